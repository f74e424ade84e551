package entities

import "github.com/ropewalk/ropewalk/odata/edm"

// ComplianceStatus tells how calculated access stands to what is desired.
type ComplianceStatus int64

// The values of ComplianceStatus.
const (
	ComplianceNone ComplianceStatus = iota + 1
	ComplianceExplicitlyApproved
	ComplianceImplicitlyApproved
	ComplianceNotApproved
	ComplianceOrphanAssignment
	CompliancePendingDeprovisioning
	ComplianceInViolation
	ComplianceImplicitlyAssigned
)

var setComplianceStatus = set("ComplianceStatus", "None", "Explicitly approved", "Implicitly approved", "Not approved", "Orphan assignment", "Pending deprovisioning", "In violation", "Implicitly assigned")

// Set implements Code.
func (ComplianceStatus) Set() *edm.CodeSet { return setComplianceStatus }

// String is the value on the wire.
func (c ComplianceStatus) String() string { return Text(c) }

// ViolationStatus tells what constraints say about calculated access.
type ViolationStatus int64

// The values of ViolationStatus.
const (
	ViolationOK ViolationStatus = iota + 1
	ViolationEvaluationPendingUsagePrevented
	ViolationEvaluationPendingUsageAllowed
	ViolationOverridden
	ViolationBlocked
)

var setViolationStatus = set("ViolationStatus", "OK", "Evaluation pending - usage prevented", "Evaluation pending - usage allowed", "Overridden", "Blocked")

// Set implements Code.
func (ViolationStatus) Set() *edm.CodeSet { return setViolationStatus }

// String is the value on the wire.
func (c ViolationStatus) String() string { return Text(c) }

// ProvisioningStatus tells how the target stands to calculated access.
type ProvisioningStatus int64

// The values of ProvisioningStatus.
const (
	ProvisionOK ProvisioningStatus = iota + 1
	ProvisionPendingProvisioning
	ProvisionPendingUpdate
	ProvisionPendingDeprovisioning
	ProvisionPendingConfirmation
	ProvisionFailed
)

var setProvisioningStatus = set("ProvisioningStatus", "OK", "Pending provisioning", "Pending update", "Pending deprovisioning", "Pending confirmation", "Failed")

// Set implements Code.
func (ProvisioningStatus) Set() *edm.CodeSet { return setProvisioningStatus }

// String is the value on the wire.
func (c ProvisioningStatus) String() string { return Text(c) }

// ReasonType tells why calculated access exists.
type ReasonType int64

// The values of ReasonType.
const (
	ReasonActualDirect ReasonType = iota + 1
	ReasonActualIndirect
	ReasonUnconfirmedActual
	ReasonDirect
	ReasonPolicy
	ReasonChildResource
	ReasonAutoAccount
	ReasonAdditional
	ReasonReviewOK
	ReasonImplicitAssignment
	ReasonImplicitChild
)

var setReasonType = set("ReasonType", "Actual direct", "Actual indirect", "Unconfirmed actual", "Direct", "Policy", "Child resource", "Auto account", "Additional", "Review OK", "Implicit assignment", "Implicit child")

// Set implements Code.
func (ReasonType) Set() *edm.CodeSet { return setReasonType }

// String is the value on the wire.
func (c ReasonType) String() string { return Text(c) }

// ReasonState tells which state a reason belongs to.
type ReasonState int64

// The values of ReasonState.
const (
	StateActual ReasonState = iota + 1
	StateDesired
	StateNone
)

var setReasonState = set("ReasonState", "Actual", "Desired", "None")

// Set implements Code.
func (ReasonState) Set() *edm.CodeSet { return setReasonState }

// String is the value on the wire.
func (c ReasonState) String() string { return Text(c) }
