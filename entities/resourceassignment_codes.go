package entities

import "github.com/ropewalk/ropewalk/odata/edm"

// AssignmentStatus is the status of a direct assignment.
type AssignmentStatus int64

// The values of AssignmentStatus.
const (
	AssignmentActive AssignmentStatus = iota + 1
	AssignmentInactive
	AssignmentDisabled
	AssignmentLocked
	AssignmentObsolete
	AssignmentPending
	AssignmentRejected
)

var setAssignmentStatus = set("AssignmentStatus", "Active", "Inactive", "Disabled", "Locked", "Obsolete", "Pending", "Rejected")

// Set implements Code.
func (AssignmentStatus) Set() *edm.CodeSet { return setAssignmentStatus }

// String is the value on the wire.
func (c AssignmentStatus) String() string { return Text(c) }

// ContextOrigin tells how a membership in a context came about.
type ContextOrigin int64

// The values of ContextOrigin.
const (
	OriginDirect ContextOrigin = iota + 1
	OriginMembership
	OriginTransfer
)

var setContextOrigin = set("ContextOrigin", "Direct", "Membership", "Transfer")

// Set implements Code.
func (ContextOrigin) Set() *edm.CodeSet { return setContextOrigin }

// String is the value on the wire.
func (c ContextOrigin) String() string { return Text(c) }
