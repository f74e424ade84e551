package entities

import "github.com/ropewalk/ropewalk/odata/edm"

// ProcessStatus is the status of a run; from Completed on it is final.
type ProcessStatus int64

// The values of ProcessStatus.
const (
	ProcessRunning ProcessStatus = iota + 1
	ProcessWaiting
	ProcessCompleted
	ProcessCompletedWithErrors
	ProcessRejected
	ProcessTerminated
	ProcessFailed
)

var setProcessStatus = set("ProcessStatus", "Running", "Waiting", "Completed", "CompletedWithErrors", "Rejected", "Terminated", "Failed")

// Set implements Code.
func (ProcessStatus) Set() *edm.CodeSet { return setProcessStatus }

// String is the value on the wire.
func (c ProcessStatus) String() string { return Text(c) }

// StepStatus is the status of one step of a run.
type StepStatus int64

// The values of StepStatus.
const (
	StepRunning StepStatus = iota + 1
	StepWaiting
	StepCompleted
	StepFailed
	StepSkipped
)

var setStepStatus = set("StepStatus", "Running", "Waiting", "Completed", "Failed", "Skipped")

// Set implements Code.
func (StepStatus) Set() *edm.CodeSet { return setStepStatus }

// String is the value on the wire.
func (c StepStatus) String() string { return Text(c) }

// WorkitemStatus is the status of a work item.
type WorkitemStatus int64

// The values of WorkitemStatus.
const (
	WorkitemOpen WorkitemStatus = iota + 1
	WorkitemCompleted
	WorkitemCancelled
)

var setWorkitemStatus = set("WorkitemStatus", "Open", "Completed", "Cancelled")

// Set implements Code.
func (WorkitemStatus) Set() *edm.CodeSet { return setWorkitemStatus }

// String is the value on the wire.
func (c WorkitemStatus) String() string { return Text(c) }

// EntryType is what a run shows as in the view of lockouts and revocations; null if it does not show.
type EntryType int64

// The values of EntryType.
const (
	EntryLockout EntryType = iota + 1
	EntryRevocation
)

var setEntryType = set("EntryType", "Lockout", "Revocation")

// Set implements Code.
func (EntryType) Set() *edm.CodeSet { return setEntryType }

// String is the value on the wire.
func (c EntryType) String() string { return Text(c) }
