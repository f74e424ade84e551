package entities

import (
	"net/http"
	"time"
)

// Violationresetrequest has all that an identity violates evaluated anew.
type Violationresetrequest struct {
	Object      `odata:"Violationresetrequest,noupdate,nodelete" doc:"Writing one ends what evaluations said of an identity, and has its violations evaluated anew."`
	Identity    *int64        `odata:"IDENTITYREF,ref=Identity" validate:"required"`
	BlockAtOnce bool          `odata:"BLOCKATONCE" doc:"Blocks all of it until the new evaluation is approved; else what is in use stays so. For Operation Administrators."`
	Reason      string        `odata:"REASON,search" validate:"max=2000"`
	Status      TriggerStatus `odata:"REQUESTSTATUS,computed,filled,index"`
	Result      string        `odata:"REQUESTRESULT,computed" validate:"max=100" doc:"Reset, or why it could not be."`
	Process     *int64        `odata:"PROCESSREF,computed,ref=Process,sparse"`
	Error       string        `odata:"ERRORTEXT,computed" validate:"max=4000"`
	CreatedBy   *int64        `odata:"CREATEDBY,computed,ref=User"`
}

// Describe implements Describer.
func (r *Violationresetrequest) Describe() (string, string) {
	key := number(r.Identity)
	return "Reset of violations " + key, key
}

// Prepare implements Preparer.
func (r *Violationresetrequest) Prepare(time.Time) { r.Status = TriggerNew }

// Preconditions implements Conditional: nobody answers for the accounts without an owner together.
func (r *Violationresetrequest) Preconditions() []Precondition {
	return []Precondition{{
		Filter: "IDENTITYREF/IDENTITYCATEGORY/Value ne 'Unresolved'",
		Status: http.StatusConflict, Code: "NobodyMeant", Target: "IDENTITYREF",
		Message: "the owner of accounts without an owner violates nothing; name an identity that stands for somebody",
	}}
}

// SetAuthor implements Authored.
func (r *Violationresetrequest) SetAuthor(user int64) { r.CreatedBy = author(r.CreatedBy, user) }

// CheckInsert implements InsertChecker: who does not run the service has nobody's access stopped.
func (r *Violationresetrequest) CheckInsert(c Change) error {
	if r.BlockAtOnce && !c.System && !c.In(OperationAdministrators) {
		return refuse(http.StatusForbidden, "Forbidden", "BLOCKATONCE", "only Operation Administrators block access at once; leave BLOCKATONCE out")
	}
	return nil
}
