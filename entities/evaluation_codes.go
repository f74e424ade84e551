package entities

import "github.com/ropewalk/ropewalk/odata/edm"

// EvaluationStage tells at whom an evaluation is.
type EvaluationStage int64

// The values of EvaluationStage.
const (
	StageEvaluate EvaluationStage = iota + 1
	StageReview
	StageEnded
)

var setEvaluationStage = set("EvaluationStage", "Evaluate", "Review", "Ended")

// Set implements Code.
func (EvaluationStage) Set() *edm.CodeSet { return setEvaluationStage }

// String is the value on the wire.
func (c EvaluationStage) String() string { return Text(c) }

// EvaluationAction is what is done about a whole constraint; null is nothing yet, which blocks.
type EvaluationAction int64

// The values of EvaluationAction.
const (
	ActionAllow EvaluationAction = iota + 1
	ActionBlock
	ActionResolve
)

var setEvaluationAction = set("EvaluationAction", "Allow", "Block", "Resolve")

// Set implements Code.
func (EvaluationAction) Set() *edm.CodeSet { return setEvaluationAction }

// String is the value on the wire.
func (c EvaluationAction) String() string { return Text(c) }

// ResourceAction is what is done about access by which a constraint is violated; null is nothing yet, which blocks.
type ResourceAction int64

// The values of ResourceAction.
const (
	AllowResource ResourceAction = iota + 1
	BlockResource
)

var setResourceAction = set("ResourceAction", "Allow", "Block")

// Set implements Code.
func (ResourceAction) Set() *edm.CodeSet { return setResourceAction }

// String is the value on the wire.
func (c ResourceAction) String() string { return Text(c) }
