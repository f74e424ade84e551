package rope

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// Explanation tells why an identity has access in one place. It is gathered from the grounds of a
// calculation after that has ended, so that it says what was concluded and not what could be thought.
type Explanation struct {
	// Assignment is the access as it was calculated, nil if nothing gives it.
	Assignment *calc.Assignment
	Reasons    []ExplainedReason
	// Statuses are what the reasons come to, with a sentence each.
	Statuses []Conclusion
	// Violations are those of constraints that the access is a part of.
	Violations []calc.Violation
	// Trace is the way of the calculation to this access.
	Trace []Traced
	// Warnings are what was wrong with the input, of the whole identity; Failure is why the calculation
	// would not be stored, "" if it would.
	Warnings []string
	Failure  string
}

// ExplainedReason is a reason with the objects that its dates and its being disabled come from.
type ExplainedReason struct {
	calc.Reason
	Source   Object
	Involved []Involved
	// BoundsStart and BoundsEnd tell whether the access begins or ends with this reason.
	BoundsStart, BoundsEnd bool
	// Why says in a sentence why the reason is in force or is not.
	Why string
}

// Object names an object that plays a part. It has a number, or a key if it is calculated access.
type Object struct {
	Type     string
	ID       int64
	Key      uuid.UUID
	Resource int64 // that the access is to
}

// Involved is an object with its part in a reason.
type Involved struct {
	Part   string // what it is to the reason, such as Policy or Membership
	Object Object
	Valid  calc.Period // its own dates
	// Counted are the dates that the validity of the reason is narrowed to; nil if they play no part.
	Counted                *calc.Period
	BoundsStart, BoundsEnd bool
	// Judged tells whether its being disabled counts at all, Disabled whether it is, Why by what.
	Judged, Disabled bool
	Why              string
}

// Conclusion is one status of access, with a sentence that says why.
type Conclusion struct {
	Property, Value, Why string
	// Since is filled in where it is known what is stored.
	Since *Since
}

// Traced is one step of the calculation: what came of it for the identity, and how many reasons of
// this access stem from it.
type Traced struct {
	Step, Outcome string
	Here          int
}

// Explain calculates an identity and tells why it has the access of a key.
func Explain(s Snapshot, key uuid.UUID) (Explanation, calc.Result) {
	c := begin(s)
	result := c.conclude()
	out := Explanation{Warnings: result.Warnings, Failure: result.Failure}
	for i := range result.Assignments {
		if result.Assignments[i].Key == key {
			out.Assignment = &result.Assignments[i]
		}
	}
	for _, v := range result.Violations {
		if slices.ContainsFunc(v.Resources, func(r calc.Violating) bool { return r.Key == key }) {
			out.Violations = append(out.Violations, v)
		}
	}
	if out.Assignment != nil {
		h := c.held.at(place{out.Assignment.Resource, out.Assignment.Account})
		out.Reasons = c.explainReasons(h, out.Assignment)
		out.Statuses = c.conclusions(h, out.Assignment, out.Reasons)
	}
	out.Trace = traceTo(result.Trace, out.Reasons)
	return out, result
}

// explainReasons finds the involved objects of each reason of an assignment.
func (c *calculation) explainReasons(h *holding, a *calc.Assignment) []ExplainedReason {
	out := make([]ExplainedReason, len(a.Reasons))
	for i, r := range a.Reasons {
		x := ExplainedReason{Reason: r}
		if dated(a, r) {
			x.BoundsStart, x.BoundsEnd = same(r.From, a.Valid.From), same(r.To, a.Valid.To)
		}
		x.Source = c.source(h, r)
		x.Involved = c.involved(h, r)
		for j := range x.Involved {
			x.Involved[j].bound(r)
		}
		x.Why = c.whyReason(h, x)
		out[i] = x
	}
	return out
}

// dated tells whether the dates of a reason count for its access: where access is desired, only
// those of desired reasons do (G-12).
func dated(a *calc.Assignment, r calc.Reason) bool {
	desired := func(r calc.Reason) bool { return r.State == int64(entities.StateDesired) }
	return desired(r) || !slices.ContainsFunc(a.Reasons, desired)
}

// bound notes whether a reason begins or ends with the object.
func (i *Involved) bound(r calc.Reason) {
	if i.Counted != nil {
		i.BoundsStart, i.BoundsEnd = same(i.Counted.From, r.From), same(i.Counted.To, r.To)
	}
}

// same tells whether both are the same instant; what is unbounded bounds nothing.
func same(a, b *time.Time) bool { return a != nil && b != nil && a.Equal(*b) }
