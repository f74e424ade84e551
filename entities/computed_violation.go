package entities

import (
	"time"

	"github.com/google/uuid"
)

// Violation is a constraint that an identity violates now.
type Violation struct {
	Computed   `odata:"Violation,set=Violations,table=violations,etag=CurrentVersionId" doc:"A constraint that an identity violates now, and what was decided about it."`
	Key        uuid.UUID        `odata:"ViolationKey,key" doc:"The same in every calculation."`
	Identity   int64            `odata:"Identity,ref=Identity,filled,partner=Violations"`
	Constraint int64            `odata:"Constraint,ref=Constraint,filled,partner=Violations"`
	System     *int64           `odata:"System,ref=System" doc:"Of the account, if the constraint is about single accounts."`
	Account    string           `odata:"AccountName" doc:"The account, if the constraint is about single accounts."`
	Status     EvaluationStatus `odata:"Status,filled"`
	Since      time.Time        `odata:"Since"`
	ChangeTime time.Time        `odata:"ChangeTime"`
	Version    int64            `odata:"CurrentVersionId"`
	_          struct{}         `odata:"Resources,inverse=ViolatingResource.Violation"`
}

// ViolatingResource is access by which an identity violates a constraint.
type ViolatingResource struct {
	Computed      `odata:"ViolatingResource,set=ViolatingResources,table=violating_resources" doc:"Access by which an identity violates a constraint."`
	ID            int64           `odata:"Id,key"`
	Violation     uuid.UUID       `odata:"Violation,ref=Violation,by=ViolationKey,filled,partner=Resources"`
	Resource      int64           `odata:"Resource,ref=Resource,filled"`
	AssignmentKey uuid.UUID       `odata:"Assignment,ref=CalculatedAssignment,by=AssignmentKey,filled"`
	Account       string          `odata:"AccountName"`
	Status        ViolationStatus `odata:"Status,filled" doc:"What this constraint says of it; the access itself carries what all say together."`
}
