package entities

import "time"

// Incidenttrigger is what a security system writes to have something done about an identity.
type Incidenttrigger struct {
	Object      `odata:"Incidenttrigger" doc:"A security incident; writing one starts the bound process."`
	IncidentID  string         `odata:"INCIDENTID,search,index,immutable" validate:"required,max=200"`
	Source      string         `odata:"SOURCESYSTEM,search,immutable" validate:"required,max=200"`
	Severity    Severity       `odata:"SEVERITY"`
	Action      IncidentAction `odata:"ACTION" validate:"required"`
	Identity    *int64         `odata:"IDENTITYREF,immutable,ref=Identity"`
	IdentityID  string         `odata:"IDENTITYID,immutable" validate:"max=100" doc:"Looks the identity up."`
	Email       string         `odata:"EMAIL,immutable,personal" validate:"max=320" doc:"Looks the identity up."`
	AccountName string         `odata:"ACCOUNTNAME,immutable,personal" validate:"max=320" doc:"Looks the identity up, together with SYSTEMREF."`
	System      *int64         `odata:"SYSTEMREF,immutable,ref=System"`
	Context     string         `odata:"CONTEXT" validate:"max=100000" doc:"What the source knows, as text or JSON."`
	DetectedAt  *time.Time     `odata:"DETECTEDAT"`
	DryRun      bool           `odata:"DRYRUN,immutable" doc:"Only report what would be done."`
	Status      TriggerStatus  `odata:"TRIGGERSTATUS,computed,filled,index"`
	Result      string         `odata:"TRIGGERRESULT,computed" validate:"max=100"`
	Process     *int64         `odata:"PROCESSREF,computed,ref=Process,sparse"`
	Error       string         `odata:"ERRORTEXT,computed" validate:"max=4000"`
	CreatedBy   *int64         `odata:"CREATEDBY,computed,ref=User"`
	RequestKey  string         `odata:"REQUESTKEY,computed,unique" validate:"max=100" doc:"Equal in a trigger that says the same again."`
}
