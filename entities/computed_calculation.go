package entities

import (
	"time"

	"github.com/google/uuid"
)

// CalculatedAssignment is access that the engine concluded.
type CalculatedAssignment struct {
	Computed       `odata:"CalculatedAssignment,set=CalculatedAssignments,table=calculated_assignments,etag=CurrentVersionId" doc:"Access that the engine concluded, and why."`
	AssignmentKey  uuid.UUID          `odata:"AssignmentKey,key" doc:"The same in every calculation."`
	Identity       int64              `odata:"Identity,ref=Identity,filled,partner=CalculatedAssignments"`
	Resource       int64              `odata:"Resource,ref=Resource,filled,partner=CalculatedAssignments"`
	System         *int64             `odata:"System,ref=System"`
	ResourceType   *int64             `odata:"ResourceType,ref=Resourcetype"`
	AccountType    *int64             `odata:"AccountType,ref=Accounttype"`
	Context        *int64             `odata:"Context,ref=Orgunit"`
	AccountKey     *uuid.UUID         `odata:"AccountKey" doc:"AssignmentKey of the account that the access hangs on."`
	AccountName    string             `odata:"AccountName,search"`
	Status         bool               `odata:"Status" doc:"Whether the access is enabled."`
	IsManaged      bool               `odata:"IsManaged"`
	ValidFrom      *time.Time         `odata:"ValidFrom"`
	ValidTo        *time.Time         `odata:"ValidTo"`
	Compliance     ComplianceStatus   `odata:"Compliance,filled"`
	Violation      ViolationStatus    `odata:"ViolationStatus"`
	Provisioning   ProvisioningStatus `odata:"ProvisioningStatus"`
	DisabledReason string             `odata:"DisabledReason" doc:"Why the access is disabled."`
	Warning        string             `odata:"Warning" doc:"What is wrong with it; NoAccount: it has no account to hang on."`
	NoContext      bool               `odata:"NoPrimaryContext"`
	ChangeTime     time.Time          `odata:"ChangeTime"`
	Version        int64              `odata:"CurrentVersionId"`
	PendingUpdate  string             `odata:"PendingAttributes" column:"attribute_change" doc:"JSON: the attributes that the target does not have as they should be, by name, each with what it is there and what it shall be."`
	_              struct{}           `odata:"Reasons,inverse=CalculatedReason.Assignment"`
	_              struct{}           `odata:"Attributes,inverse=AssignmentAttribute.Assignment"`
}

// CalculatedReason is one reason of calculated access.
type CalculatedReason struct {
	Computed      `odata:"CalculatedReason,set=CalculatedReasons,table=calculated_reasons" doc:"One reason of calculated access."`
	ID            int64       `odata:"Id,key"`
	AssignmentKey uuid.UUID   `odata:"Assignment,ref=CalculatedAssignment,by=AssignmentKey,filled,partner=Reasons"`
	Type          ReasonType  `odata:"Type,filled"`
	State         ReasonState `odata:"State,filled"`
	Description   string      `odata:"Description,filled"`
	Disabled      bool        `odata:"Disabled"`
	ValidFrom     *time.Time  `odata:"ValidFrom"`
	ValidTo       *time.Time  `odata:"ValidTo"`
	Source        *int64      `odata:"Source,ref=DataObject" doc:"The object that caused it."`
	ParentKey     *uuid.UUID  `odata:"ParentKey" doc:"AssignmentKey of the role that gives it."`
}

// CalculationQueueEntry is an identity that waits to be calculated.
type CalculationQueueEntry struct {
	Computed   `odata:"CalculationQueueEntry,set=CalculationQueue,table=calculation_queue" doc:"An identity that waits to be calculated."`
	IdentityID int64     `odata:"Identity,ref=Identity,key,filled"`
	Priority   int64     `odata:"Priority"`
	Source     string    `odata:"Source,filled"`
	QueuedTime time.Time `odata:"QueuedTime" column:"queued_at"`
	Attempts   int64     `odata:"Attempts"`
	Available  time.Time `odata:"AvailableTime" column:"available_at" doc:"When it is tried; ahead after a failure."`
	Error      string    `odata:"Error" doc:"Why the last attempt failed."`
}

// CalculationRun is one calculation of one identity.
type CalculationRun struct {
	Computed    `odata:"CalculationRun,set=CalculationRuns,table=calculation_runs" doc:"One calculation of one identity."`
	ID          int64      `odata:"Id,key"`
	Identity    int64      `odata:"Identity,ref=Identity,filled,partner=CalculationRuns"`
	Source      string     `odata:"Source,filled" doc:"The event that queued it."`
	SourceEvent *int64     `odata:"SourceEvent" doc:"Number of the audit event that queued it."`
	Priority    int64      `odata:"Priority"`
	QueuedTime  time.Time  `odata:"QueuedTime"`
	StartTime   time.Time  `odata:"StartTime"`
	EndTime     *time.Time `odata:"EndTime"`
	State       string     `odata:"State,filled" doc:"Completed, Unchanged or Failed."`
	Error       string     `odata:"Error"`
	Attempts    int64      `odata:"Attempts"`
	Added       int64      `odata:"Added"`
	Changed     int64      `odata:"Changed"`
	Removed     int64      `odata:"Removed"`
	Trace       string     `odata:"Trace" doc:"The steps, in order, one on each line; empty if no input had changed."`
	Warnings    string     `odata:"Warnings" doc:"What was wrong with the input, one on each line."`
	Process     *int64     `odata:"Process,ref=Process,partner=CalculationRuns"`
	_           struct{}   `odata:"Changes,inverse=CalculationChange.Run"`
}

// CalculationChange is what one calculation changed in one calculated assignment.
type CalculationChange struct {
	Computed      `odata:"CalculationChange,set=CalculationChanges,table=calculation_changes" doc:"What a calculation changed."`
	ID            int64     `odata:"Id,key"`
	Run           int64     `odata:"Run,ref=CalculationRun,filled,partner=Changes"`
	AssignmentKey uuid.UUID `odata:"AssignmentKey"`
	Resource      *int64    `odata:"Resource,ref=Resource"`
	Change        string    `odata:"Change,filled" doc:"Added, Changed or Removed."`
	Before        string    `odata:"Before" doc:"JSON."`
	After         string    `odata:"After" doc:"JSON."`
}

// Manager says that a person manages an identity, and by what way.
type Manager struct {
	Computed `odata:"Manager,set=Managers,table=managers" doc:"Who manages whom."`
	Identity int64  `odata:"Identity,ref=Identity,key,filled,partner=Managers"`
	Person   int64  `odata:"Person,ref=Identity,key,filled"`
	Via      string `odata:"Via" doc:"What made the person manager."`
}

// EffectiveContext is a context that an identity is a member of, by whatever way.
type EffectiveContext struct {
	Computed    `odata:"EffectiveContext,set=EffectiveContexts,table=effective_contexts" doc:"A context that an identity is a member of."`
	Identity    int64      `odata:"Identity,ref=Identity,key,filled,partner=EffectiveContexts"`
	Context     int64      `odata:"Context,ref=Orgunit,key,filled"`
	Origin      string     `odata:"Origin,key,filled" doc:"Direct, Membership or Transfer."`
	ContextType *int64     `odata:"ContextType,ref=Contexttype"`
	IsPrimary   bool       `odata:"IsPrimary"`
	ValidFrom   *time.Time `odata:"ValidFrom"`
	ValidTo     *time.Time `odata:"ValidTo"`
}
