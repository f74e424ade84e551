package rope

import "github.com/ropewalk/ropewalk/entities"

// Reason is one way in which access comes about.
type Reason struct {
	Type entities.ReasonType
	// Step is the part of the calculation that it belongs to, as the trace tells it.
	Step string
	// Find adds what it finds to the calculation. It may build on what stands before it in Reasons.
	Find func(*calculation)
}

// Reasons lists the reasons in the order in which they are looked for.
var Reasons = []Reason{
	{entities.ReasonDirect, "direct assignments", direct},
	{entities.ReasonPolicy, "assignment policies", policy},
	{entities.ReasonAdditional, "additional", additional},
	{entities.ReasonChildResource, "child resources", child},
	{entities.ReasonActualDirect, "actual assignments", actualDirect},
	{entities.ReasonActualIndirect, "actual assignments", actualIndirect},
	{entities.ReasonUnconfirmedActual, "provisioning claims", unconfirmed},
	{entities.ReasonImplicitAssignment, "implicit roles", implicitAssignment},
	{entities.ReasonImplicitChild, "implicit roles", implicitChild},
	{entities.ReasonAutoAccount, "auto accounts", autoAccount},
	{entities.ReasonReviewOK, "verdicts", reviewOK},
}
