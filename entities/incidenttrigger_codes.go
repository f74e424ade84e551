package entities

import "github.com/ropewalk/ropewalk/odata/edm"

// Severity is the weight of an incident.
type Severity int64

// The values of Severity.
const (
	SeverityLow Severity = iota + 1
	SeverityMedium
	SeverityHigh
	SeverityCritical
)

var setSeverity = set("Severity", "Low", "Medium", "High", "Critical")

// Set implements Code.
func (Severity) Set() *edm.CodeSet { return setSeverity }

// String is the value on the wire.
func (c Severity) String() string { return Text(c) }

// IncidentAction is what a trigger asks for.
type IncidentAction int64

// The values of IncidentAction.
const (
	ActionLockout IncidentAction = iota + 1
	ActionRevoke
	ActionReview
	ActionNotifyOnly
)

var setIncidentAction = set("IncidentAction", "Lockout", "Revoke", "Review", "NotifyOnly")

// Set implements Code.
func (IncidentAction) Set() *edm.CodeSet { return setIncidentAction }

// String is the value on the wire.
func (c IncidentAction) String() string { return Text(c) }

// TriggerStatus tells how far a trigger or request got.
type TriggerStatus int64

// The values of TriggerStatus.
const (
	TriggerNew TriggerStatus = iota + 1
	TriggerMatched
	TriggerHeld
	TriggerRunning
	TriggerCompleted
	TriggerRejected
	TriggerFailed
	TriggerDuplicate
)

var setTriggerStatus = set("TriggerStatus", "New", "Matched", "Held", "Running", "Completed", "Rejected", "Failed", "Duplicate")

// Set implements Code.
func (TriggerStatus) Set() *edm.CodeSet { return setTriggerStatus }

// String is the value on the wire.
func (c TriggerStatus) String() string { return Text(c) }

// BindingEvent is what a binding waits for.
type BindingEvent int64

// The values of BindingEvent.
const (
	OnInsert BindingEvent = iota + 1
	OnUpdate
)

var setBindingEvent = set("BindingEvent", "Insert", "Update")

// Set implements Code.
func (BindingEvent) Set() *edm.CodeSet { return setBindingEvent }

// String is the value on the wire.
func (c BindingEvent) String() string { return Text(c) }
