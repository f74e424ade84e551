package entities

import (
	"time"

	"github.com/google/uuid"
)

// Verdictexpiryrequest ends a verdict before its time.
type Verdictexpiryrequest struct {
	Object    `odata:"Verdictexpiryrequest,noupdate,nodelete" doc:"Writing one ends what a review approved, and calculates the identity anew."`
	Verdict   *uuid.UUID    `odata:"VERDICTKEY" validate:"required" doc:"VerdictKey of one of the Verdicts."`
	Reason    string        `odata:"REASON,search" validate:"required,max=2000"`
	Status    TriggerStatus `odata:"REQUESTSTATUS,computed,filled,index"`
	Result    string        `odata:"REQUESTRESULT,computed" validate:"max=100" doc:"Expired, AlreadyExpired or NoSuchVerdict."`
	CreatedBy *int64        `odata:"CREATEDBY,computed,ref=User"`
}

// Describe implements Describer.
func (r *Verdictexpiryrequest) Describe() (string, string) {
	key := ""
	if r.Verdict != nil {
		key = r.Verdict.String()
	}
	return "Expiry of verdict " + key, key
}

// Prepare implements Preparer.
func (r *Verdictexpiryrequest) Prepare(time.Time) { r.Status = TriggerNew }

// SetAuthor implements Authored.
func (r *Verdictexpiryrequest) SetAuthor(user int64) { r.CreatedBy = author(r.CreatedBy, user) }

// CheckInsert implements InsertChecker.
func (r *Verdictexpiryrequest) CheckInsert(Change) error { return needReason(r.Reason) }
