package entities

import "github.com/ropewalk/ropewalk/odata/edm"

// ConstraintStatus tells whether a constraint is looked at.
type ConstraintStatus int64

// The values of ConstraintStatus.
const (
	ConstraintActive ConstraintStatus = iota + 1
	ConstraintDisabled
)

var setConstraintStatus = set("ConstraintStatus", "Active", "Disabled")

// Set implements Code.
func (ConstraintStatus) Set() *edm.CodeSet { return setConstraintStatus }

// String is the value on the wire.
func (c ConstraintStatus) String() string { return Text(c) }

// ConstraintLevel tells what counts together.
type ConstraintLevel int64

// The values of ConstraintLevel.
const (
	LevelIdentity ConstraintLevel = iota + 1
	LevelAccount
)

var setConstraintLevel = set("ConstraintLevel", "Identity", "Account")

// Set implements Code.
func (ConstraintLevel) Set() *edm.CodeSet { return setConstraintLevel }

// String is the value on the wire.
func (c ConstraintLevel) String() string { return Text(c) }

// EvaluationStatus tells what was decided about a violation as a whole.
type EvaluationStatus int64

// The values of EvaluationStatus.
const (
	EvaluationPending EvaluationStatus = iota + 1
	EvaluationAllowed
	EvaluationBlocked
	EvaluationResolved
)

var setEvaluationStatus = set("EvaluationStatus", "Evaluation pending", "Allowed", "Blocked", "Resolved")

// Set implements Code.
func (EvaluationStatus) Set() *edm.CodeSet { return setEvaluationStatus }

// String is the value on the wire.
func (c EvaluationStatus) String() string { return Text(c) }
