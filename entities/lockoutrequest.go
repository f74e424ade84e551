package entities

import "time"

// Lockoutrequest is a person's request to lock an identity out.
type Lockoutrequest struct {
	Object    `odata:"Lockoutrequest,noupdate,nodelete" doc:"Writing one locks the identity out of all systems."`
	Identity  *int64        `odata:"IDENTITYREF,ref=Identity" validate:"required"`
	Reason    string        `odata:"REASON,search" validate:"required,max=2000"`
	Confirmed bool          `odata:"CONFIRMED" doc:"Second confirmation, needed for a break-glass identity."`
	Status    TriggerStatus `odata:"REQUESTSTATUS,computed,filled,index"`
	Result    string        `odata:"REQUESTRESULT,computed" validate:"max=100"`
	Process   *int64        `odata:"PROCESSREF,computed,ref=Process,sparse"`
	Error     string        `odata:"ERRORTEXT,computed" validate:"max=4000"`
	CreatedBy *int64        `odata:"CREATEDBY,computed,ref=User"`
}

// Describe implements Describer.
func (r *Lockoutrequest) Describe() (string, string) {
	key := pair(r.Identity, nil)
	return "Lockout of " + key, key
}

// Prepare implements Preparer.
func (r *Lockoutrequest) Prepare(time.Time) { r.Status = TriggerNew }

// SetAuthor implements Authored.
func (r *Lockoutrequest) SetAuthor(user int64) { r.CreatedBy = author(r.CreatedBy, user) }

// CheckInsert implements InsertChecker.
func (r *Lockoutrequest) CheckInsert(Change) error { return needReason(r.Reason) }
