package entities

import "github.com/ropewalk/ropewalk/odata/edm"

// SurveyStatus tells how far a survey is: its questions are made, looked at, and then asked.
type SurveyStatus int64

// The values of SurveyStatus.
const (
	SurveyDraft SurveyStatus = iota + 1
	SurveyGenerated
	SurveyPreview
	SurveyLaunched
	SurveyCompleted
)

var setSurveyStatus = set("SurveyStatus", "Draft", "Generated", "Preview", "Launched", "Completed")

// Set implements Code.
func (SurveyStatus) Set() *edm.CodeSet { return setSurveyStatus }

// String is the value on the wire.
func (c SurveyStatus) String() string { return Text(c) }

// SurveyRespondent tells whom a survey asks about access.
type SurveyRespondent int64

// The values of SurveyRespondent.
const (
	AskManager SurveyRespondent = iota + 1
	AskResourceOwner
)

var setSurveyRespondent = set("SurveyRespondent", "Manager", "ResourceOwner")

// Set implements Code.
func (SurveyRespondent) Set() *edm.CodeSet { return setSurveyRespondent }

// String is the value on the wire.
func (c SurveyRespondent) String() string { return Text(c) }

// QuestionStatus tells how far a question of a survey is.
type QuestionStatus int64

// The values of QuestionStatus.
const (
	QuestionUnassigned QuestionStatus = iota + 1
	QuestionOpen
	QuestionAnswered
	QuestionSubmitted
	QuestionClosed
)

var setQuestionStatus = set("QuestionStatus", "Unassigned", "Open", "Answered", "Submitted", "Closed")

// Set implements Code.
func (QuestionStatus) Set() *edm.CodeSet { return setQuestionStatus }

// String is the value on the wire.
func (c QuestionStatus) String() string { return Text(c) }

// SurveyAction is what a respondent says of access.
type SurveyAction int64

// The values of SurveyAction.
const (
	ActionKeep SurveyAction = iota + 1
	ActionRemove
)

var setSurveyAction = set("SurveyAction", "Keep", "Remove")

// Set implements Code.
func (SurveyAction) Set() *edm.CodeSet { return setSurveyAction }

// String is the value on the wire.
func (c SurveyAction) String() string { return Text(c) }

// QuestionOutcome tells what came of an answer.
type QuestionOutcome int64

// The values of QuestionOutcome.
const (
	OutcomeKept QuestionOutcome = iota + 1
	OutcomeVerdict
	OutcomeEnded
	OutcomeRouted
	OutcomeEndedAndRouted
	OutcomeGone
)

var setQuestionOutcome = set("QuestionOutcome", "Kept", "Verdict", "Ended", "Routed", "EndedAndRouted", "Gone")

// Set implements Code.
func (QuestionOutcome) Set() *edm.CodeSet { return setQuestionOutcome }

// String is the value on the wire.
func (c QuestionOutcome) String() string { return Text(c) }
