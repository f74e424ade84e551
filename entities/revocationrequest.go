package entities

import "time"

// Revocationrequest is a person's request to end a lockout.
type Revocationrequest struct {
	Object    `odata:"Revocationrequest,noupdate,nodelete" doc:"Writing one ends the lockout of the identity."`
	Identity  *int64        `odata:"IDENTITYREF,ref=Identity" validate:"required"`
	Hold      *int64        `odata:"LOCKOUTREF,ref=LockHold,sparse" doc:"The one hold to end; none means all."`
	Reason    string        `odata:"REASON,search" validate:"required,max=2000"`
	Status    TriggerStatus `odata:"REQUESTSTATUS,computed,filled,index"`
	Result    string        `odata:"REQUESTRESULT,computed" validate:"max=100"`
	Process   *int64        `odata:"PROCESSREF,computed,ref=Process,sparse"`
	Error     string        `odata:"ERRORTEXT,computed" validate:"max=4000"`
	CreatedBy *int64        `odata:"CREATEDBY,computed,ref=User"`
}

// Describe implements Describer.
func (r *Revocationrequest) Describe() (string, string) {
	key := pair(r.Identity, nil)
	return "Revocation for " + key, key
}

// Prepare implements Preparer.
func (r *Revocationrequest) Prepare(time.Time) { r.Status = TriggerNew }

// SetAuthor implements Authored.
func (r *Revocationrequest) SetAuthor(user int64) { r.CreatedBy = author(r.CreatedBy, user) }

// CheckInsert implements InsertChecker.
func (r *Revocationrequest) CheckInsert(Change) error { return needReason(r.Reason) }

// Preconditions implements Conditional: only a lock that holds can end.
func (r *Revocationrequest) Preconditions() []Precondition {
	return []Precondition{{
		Filter: "IDENTITYREF/IDENTITYSTATUS/Value eq 'Locked'",
		Status: 409, Code: "NotLocked", Target: "IDENTITYREF",
		Message: "the identity is not locked, so there is nothing to revoke",
	}, {
		Filter: "LOCKOUTREFId eq null or LOCKOUTREF/IdentityId eq IDENTITYREFId and LOCKOUTREF/ClosedTime eq null",
		Status: 409, Code: "NotLocked", Target: "LOCKOUTREF",
		Message: "the hold is closed or belongs to another identity; name an open one of LockHolds, or none to end all",
	}}
}
