package entities

import "github.com/ropewalk/ropewalk/odata/edm"

// DelegationScope says which tasks a delegation is about. Beside All, each value is the name of the
// process that asks.
type DelegationScope int64

// The values of DelegationScope.
const (
	DelegateAll DelegationScope = iota + 1
	DelegateLockout
	DelegateMembership
	DelegateEvaluation
	DelegateSurvey
)

var setDelegationScope = set("DelegationScope", "All", "Lockout", "Membership", "Evaluation", "Survey")

// Set implements Code.
func (DelegationScope) Set() *edm.CodeSet { return setDelegationScope }

// String is the value on the wire.
func (c DelegationScope) String() string { return Text(c) }
