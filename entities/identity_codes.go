package entities

import "github.com/ropewalk/ropewalk/odata/edm"

// IdentityStatus is the status of an identity.
type IdentityStatus int64

// The values of IdentityStatus.
const (
	IdentityActive IdentityStatus = iota + 1
	IdentityDisabled
	IdentityInactive
	IdentityLocked
	IdentityPending
	IdentityTerminated
)

var setIdentityStatus = set("IdentityStatus", "Active", "Disabled", "Inactive", "Locked", "Pending", "Terminated")

// Set implements Code.
func (IdentityStatus) Set() *edm.CodeSet { return setIdentityStatus }

// String is the value on the wire.
func (c IdentityStatus) String() string { return Text(c) }

// IdentityCategory tells what kind of holder an identity is.
type IdentityCategory int64

// The values of IdentityCategory.
const (
	CategoryEmployee IdentityCategory = iota + 1
	CategoryContractor
	CategoryTechnical
	CategoryUnresolved
	CategoryOther
)

var setIdentityCategory = set("IdentityCategory", "Employee", "Contractor", "Technical", "Unresolved", "Other")

// Set implements Code.
func (IdentityCategory) Set() *edm.CodeSet { return setIdentityCategory }

// String is the value on the wire.
func (c IdentityCategory) String() string { return Text(c) }

// IdentityType tells the first identity of a person from further ones.
type IdentityType int64

// The values of IdentityType.
const (
	TypePrimary IdentityType = iota + 1
	TypeSecondary
	TypeShared
	TypeTest
)

var setIdentityType = set("IdentityType", "Primary", "Secondary", "Shared", "Test")

// Set implements Code.
func (IdentityType) Set() *edm.CodeSet { return setIdentityType }

// String is the value on the wire.
func (c IdentityType) String() string { return Text(c) }

// RiskLevel is the level that a risk score falls into.
type RiskLevel int64

// The values of RiskLevel.
const (
	RiskNone RiskLevel = iota + 1
	RiskLow
	RiskMedium
	RiskHigh
	RiskCritical
)

var setRiskLevel = set("RiskLevel", "None", "Low", "Medium", "High", "Critical")

// Set implements Code.
func (RiskLevel) Set() *edm.CodeSet { return setRiskLevel }

// String is the value on the wire.
func (c RiskLevel) String() string { return Text(c) }
