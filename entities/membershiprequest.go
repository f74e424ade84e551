package entities

import (
	"net/http"
	"time"
)

// Membershiprequest asks for membership in a context.
type Membershiprequest struct {
	Object     `odata:"Membershiprequest,noupdate,nodelete" doc:"Writing one asks the owners of a context to make the identity a member of it."`
	Identity   *int64        `odata:"IDENTITYREF,ref=Identity" validate:"required"`
	Context    *int64        `odata:"CONTEXTREF,ref=Orgunit" validate:"required"`
	ValidFrom  *time.Time    `odata:"VALIDFROM" doc:"When the membership begins; none means when it is approved."`
	ValidTo    *time.Time    `odata:"VALIDTO" doc:"When it ends; none means never."`
	Reason     string        `odata:"REASON,search" validate:"max=2000"`
	Membership *int64        `odata:"MEMBERSHIPREF,computed,ref=Contextassignment,sparse" doc:"The membership that came of it."`
	Status     TriggerStatus `odata:"REQUESTSTATUS,computed,filled,index"`
	Result     string        `odata:"REQUESTRESULT,computed" validate:"max=100" doc:"Member, AlreadyMember or Declined, or why it could not be."`
	Process    *int64        `odata:"PROCESSREF,computed,ref=Process,sparse"`
	Error      string        `odata:"ERRORTEXT,computed" validate:"max=4000"`
	CreatedBy  *int64        `odata:"CREATEDBY,computed,ref=User"`
}

// Describe implements Describer.
func (r *Membershiprequest) Describe() (string, string) {
	key := pair(r.Identity, r.Context)
	return "Request of membership " + key, key
}

// Prepare implements Preparer.
func (r *Membershiprequest) Prepare(time.Time) { r.Status = TriggerNew }

// SetAuthor implements Authored.
func (r *Membershiprequest) SetAuthor(user int64) { r.CreatedBy = author(r.CreatedBy, user) }

// CheckInsert implements InsertChecker: nobody is asked about a membership that is over already.
func (r *Membershiprequest) CheckInsert(c Change) error {
	if err := ordered(r.ValidFrom, r.ValidTo); err != nil {
		return err
	}
	if Standing(c.Now, nil, r.ValidTo) == Over {
		return refuse(http.StatusBadRequest, "ValidityOver", "VALIDTO", "the membership would be over already; name an end that is still to come, or none")
	}
	return nil
}

// Preconditions implements Conditional: only a person or a technical identity becomes a member, and
// only of a context that has not ended.
func (r *Membershiprequest) Preconditions() []Precondition {
	return []Precondition{{
		Filter: "IDENTITYREF/IDENTITYCATEGORY/Value ne 'Unresolved'",
		Status: 409, Code: "NobodyMeant", Target: "IDENTITYREF",
		Message: "the owner of accounts without an owner is a member of nothing; name an identity that stands for somebody",
	}, {
		Filter: "CONTEXTREF/VALIDTO eq null or CONTEXTREF/VALIDTO ge CreateTime",
		Status: 409, Code: "ContextEnded", Target: "CONTEXTREF",
		Message: "the context has ended, so nobody can become a member; name one that goes on",
	}}
}
