package rope

import "github.com/ropewalk/ropewalk/entities"

// Reason is one way in which access comes about.
type Reason struct {
	Type entities.ReasonType
	// Find adds what it finds to the calculation. It may build on what stands before it in Reasons.
	Find func(*calculation)
}

// Reasons lists the reasons in the order in which they are looked for.
var Reasons = []Reason{
	{entities.ReasonDirect, direct},
	{entities.ReasonPolicy, policy},
	{entities.ReasonChildResource, child},
	{entities.ReasonActualDirect, actual},
}
