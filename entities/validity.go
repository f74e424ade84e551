package entities

import "time"

// Phase tells where an instant lies against a validity.
type Phase int

// The phases.
const (
	Within Phase = iota
	Ahead
	Over
)

// Standing tells where now lies. Both edges belong to the validity; a missing one is open.
func Standing(now time.Time, from, to *time.Time) Phase {
	switch {
	case to != nil && now.After(*to):
		return Over
	case from != nil && now.Before(*from):
		return Ahead
	}
	return Within
}

// byPhase picks the status for where an instant lies against the validity.
func byPhase[S any](p Phase, within, ahead, over S) S {
	switch p {
	case Ahead:
		return ahead
	case Over:
		return over
	}
	return within
}

// span is a validity as it is written on an object.
type span struct{ from, to *time.Time }

// moved tells how dates differ from those before: at all, and at the end.
func (s span) moved(before span) (either, end bool) {
	end = !sameTime(s.to, before.to)
	return end || !sameTime(s.from, before.from), end
}

// follow is the status that an object comes to when its dates move. What is Active or Inactive
// goes by both dates; what is over begins again only if its end moves. A status that people set,
// or that the same write names, stays.
func follow[S comparable](now time.Time, status, before S, dates, was span, active, inactive, over S) S {
	either, end := dates.moved(was)
	if status != before || !(either && (status == active || status == inactive) || end && status == over) {
		return status
	}
	return byPhase(Standing(now, dates.from, dates.to), active, inactive, over)
}

func sameTime(a, b *time.Time) bool {
	return a == b || a != nil && b != nil && a.Equal(*b)
}
