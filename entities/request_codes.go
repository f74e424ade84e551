package entities

import "github.com/ropewalk/ropewalk/odata/edm"

// InitialLoadMode is how an initial load approves what a system reports.
type InitialLoadMode int64

// The values of InitialLoadMode.
const (
	ModeShortValidity InitialLoadMode = iota + 1
	ModeApproveAll
)

var setInitialLoadMode = set("InitialLoadMode", "ShortValidity", "ApproveAll")

// Set implements Code.
func (InitialLoadMode) Set() *edm.CodeSet { return setInitialLoadMode }

// String is the value on the wire.
func (c InitialLoadMode) String() string { return Text(c) }

// TaskAction is what people say about a provisioning task.
type TaskAction int64

// The values of TaskAction.
const (
	TaskDone TaskAction = iota + 1
	TaskFailed
	TaskRetry
)

var setTaskAction = set("TaskAction", "Done", "Failed", "Retry")

// Set implements Code.
func (TaskAction) Set() *edm.CodeSet { return setTaskAction }

// String is the value on the wire.
func (c TaskAction) String() string { return Text(c) }
