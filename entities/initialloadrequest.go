package entities

import (
	"net/http"
	"time"
)

// longestLoad is for how many days an initial load may approve what a system reports.
const longestLoad = 3650

// Initialloadrequest approves what a new system reports, before anybody has reviewed it.
type Initialloadrequest struct {
	Object    `odata:"Initialloadrequest,noupdate,nodelete" doc:"Writing one makes a direct assignment of all access in a system that nobody has approved."`
	System    *int64          `odata:"SYSTEMREF,ref=System" validate:"required"`
	Mode      InitialLoadMode `odata:"MODE,filled" validate:"required" doc:"ShortValidity approves for DAYS, until the first review; ApproveAll without an end."`
	Days      *int64          `odata:"DAYS" doc:"Days after today on which the approval still holds; for ShortValidity only."`
	Reason    string          `odata:"REASON,search" validate:"max=2000"`
	Assigned  *int64          `odata:"ASSIGNED,computed" doc:"How many assignments were made."`
	Status    TriggerStatus   `odata:"REQUESTSTATUS,computed,filled,index"`
	Result    string          `odata:"REQUESTRESULT,computed" validate:"max=100"`
	Process   *int64          `odata:"PROCESSREF,computed,ref=Process,sparse"`
	Error     string          `odata:"ERRORTEXT,computed" validate:"max=4000"`
	CreatedBy *int64          `odata:"CREATEDBY,computed,ref=User"`
	_         struct{}        `odata:"Assignments,inverse=Resourceassignment.INITIALLOAD"`
}

// Describe implements Describer.
func (r *Initialloadrequest) Describe() (string, string) {
	key := pair(r.System, nil)
	return "Initial load of system " + key, key
}

// Prepare implements Preparer.
func (r *Initialloadrequest) Prepare(time.Time) { r.Status = TriggerNew }

// SetAuthor implements Authored.
func (r *Initialloadrequest) SetAuthor(user int64) { r.CreatedBy = author(r.CreatedBy, user) }

// CheckInsert implements InsertChecker: an approval without an end is never given by leaving
// something out, nor by a number of days that means next to none or for ever.
func (r *Initialloadrequest) CheckInsert(Change) error {
	switch {
	case r.Mode == ModeApproveAll && r.Days != nil:
		return refuse(http.StatusBadRequest, "UnexpectedDays", "DAYS", "ApproveAll has no end; leave DAYS out, or choose the MODE ShortValidity")
	case r.Mode == ModeShortValidity && r.Days == nil:
		return refuse(http.StatusBadRequest, "DaysRequired", "DAYS", "say for how many DAYS the access is approved, such as 90")
	case r.Days != nil && (*r.Days < 1 || *r.Days > longestLoad):
		return refuse(http.StatusBadRequest, "InvalidDays", "DAYS", "DAYS is a number from 1 to 3650; to approve without an end choose the MODE ApproveAll")
	}
	return nil
}
