package main

import (
	"time"

	"github.com/google/uuid"
)

// objectRef names an object. Of one that the caller may not read it tells the type alone.
type objectRef struct {
	_           struct{}   `odata:"ObjectReference"`
	Type        string     `doc:"The type of the object."`
	ID          *int64     `odata:"Id"`
	Key         *uuid.UUID `doc:"AssignmentKey, if it is calculated access."`
	DisplayName string
}

// accessExplanation tells why an identity has access.
type accessExplanation struct {
	_             struct{} `odata:"AccessExplanation"`
	AssignmentKey uuid.UUID
	Identity      objectRef
	Resource      objectRef
	AccountName   string
	Time          time.Time       `doc:"The business time that the explanation goes by."`
	IsHeld        bool            `doc:"Whether anything gives the access now."`
	Statuses      []accessStatus  `doc:"What the reasons come to."`
	Reasons       []accessReason  `doc:"Why the access is held."`
	Violations    []accessBreach  `doc:"The violations of constraints that the access is a part of."`
	Trace         []traceStep     `doc:"The steps of the calculation, in their order."`
	Warnings      []string        `doc:"What was wrong with the input of the calculation; only for who may read calculation runs."`
	Failure       string          `doc:"Why the calculation would not be stored; only for who may read calculation runs."`
	IsStored      bool            `doc:"Whether what is stored says the same as the explanation."`
	Difference    *accessDelta    `doc:"What a calculation would change in what is stored."`
	Queued        *queuedIdentity `doc:"The entry by which the identity waits to be calculated; only for who may read it."`
}

// accessStatus is one thing that is said of access, with why and since when.
type accessStatus struct {
	_          struct{} `odata:"AccessStatus"`
	Property   string
	Value      string
	Why        string
	SinceTime  *time.Time `doc:"When it became so; null if it is not stored so."`
	SinceEvent *int64     `doc:"Number of the audit event that made it so."`
	SinceRun   *int64     `doc:"Number of the calculation run that made it so; only for who may read it."`
}

// accessReason is one reason with the objects that are involved.
type accessReason struct {
	_           struct{} `odata:"AccessReason"`
	Type        string
	State       string
	Description string
	Source      objectRef `doc:"The object that causes it."`
	Disabled    bool
	Why         string
	ValidFrom   *time.Time
	ValidTo     *time.Time
	BoundsStart bool `doc:"The access begins with this reason."`
	BoundsEnd   bool `doc:"The access ends with this reason."`
	Involved    []involvedObject
}

// involvedObject is an object with its part in a reason.
type involvedObject struct {
	_                 struct{} `odata:"InvolvedObject"`
	Part              string   `doc:"What it is to the reason."`
	Object            objectRef
	ValidFrom         *time.Time `doc:"Its own dates, like Why only for who may read it."`
	ValidTo           *time.Time
	CountsForValidity bool       `doc:"Whether its dates narrow those of the reason."`
	CountedFrom       *time.Time `doc:"Where it narrows the start to: other than ValidFrom where the days around count."`
	CountedTo         *time.Time
	BoundsStart       bool `doc:"The reason begins with it."`
	BoundsEnd         bool `doc:"The reason ends with it."`
	CountsForDisabled bool `doc:"Whether its being disabled disables the reason or the access."`
	Disabled          bool
	Why               string `doc:"By what it is disabled."`
}

// accessBreach is a violation that access is a part of.
type accessBreach struct {
	_          struct{} `odata:"AccessViolation"`
	Constraint objectRef
	Status     string
}

type traceStep struct {
	_       struct{} `odata:"TraceStep"`
	Step    string
	Outcome string `doc:"What came of it for the identity; only for who may read that."`
	Reasons int64  `doc:"How many reasons of this access it found."`
}

type queuedIdentity struct {
	_          struct{} `odata:"QueuedIdentity"`
	Priority   int64
	Source     string
	QueuedTime time.Time
	Attempts   int64
	Error      string
}

// accessDelta is access that would come, go or be otherwise.
type accessDelta struct {
	_             struct{} `odata:"AccessDifference"`
	Kind          string   `doc:"Added, Removed or Changed."`
	AssignmentKey *uuid.UUID
	Identity      objectRef
	Resource      objectRef
	AccountName   string
	Changes       []propertyDelta
	Reasons       []reasonDelta
}

type propertyDelta struct {
	_        struct{} `odata:"PropertyDifference"`
	Property string
	Before   string
	After    string
}

type reasonDelta struct {
	_           struct{} `odata:"ReasonDifference"`
	Kind        string   `doc:"Added, Removed or Changed."`
	Type        string
	State       string
	Description string
	Source      objectRef
	Disabled    bool
}

// lockoutForecast is what a lockout would do.
type lockoutForecast struct {
	_           struct{} `odata:"LockoutForecast"`
	Differences []accessDelta
	Tasks       []foreseenTask `doc:"The tasks that would be written."`
	CalledOff   []foreseenTask `doc:"Waiting tasks that would not be done."`
}

type foreseenTask struct {
	_           struct{} `odata:"ForeseenTask"`
	ID          *int64   `odata:"Id" doc:"Its number, if it is there already."`
	Operation   string
	System      objectRef
	Account     *objectRef
	Resource    *objectRef
	AccountName string
	State       string
}

// massForecast is what a change would do to many identities.
type massForecast struct {
	_           struct{}      `odata:"MassForecast"`
	Concerned   int64         `doc:"How many identities were calculated."`
	Differing   int64         `doc:"How many of them would have other access."`
	Added       int64         `doc:"How many differences are access that comes."`
	Removed     int64         `doc:"How many are access that goes."`
	Changed     int64         `doc:"How many are access that stays, otherwise than before."`
	IsComplete  bool          `doc:"Whether all differences are shown."`
	Differences []accessDelta `doc:"The first differences, in order of identity."`
}

// breachForecast is a violation that there would be.
type breachForecast struct {
	_           struct{} `odata:"ViolationForecast"`
	Identity    objectRef
	Constraint  *objectRef `doc:"Null for the one that is simulated."`
	System      *objectRef `doc:"Of the account, if the constraint is about single accounts."`
	AccountName string
	Status      string
	IsNew       bool `doc:"Whether the identity does not violate the constraint already."`
	Resources   []breachingAccess
}

// breachingAccess is access by which a constraint would be violated.
type breachingAccess struct {
	_               struct{} `odata:"ViolatingAccess"`
	Resource        objectRef
	AccountName     string
	ViolationStatus string
}

// constraintForecast is who would violate a constraint.
type constraintForecast struct {
	_           struct{}         `odata:"ConstraintForecast"`
	Concerned   int64            `doc:"How many identities were calculated: all who hold two of the resources."`
	Violating   int64            `doc:"How many violations there would be."`
	Violations  []breachForecast `doc:"The first violations, in order of identity."`
	Differing   int64            `doc:"How many identities would have other access."`
	IsComplete  bool             `doc:"Whether all violations and differences are shown."`
	Differences []accessDelta    `doc:"The first differences, in order of identity."`
}
