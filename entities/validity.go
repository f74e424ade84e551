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

// DayStart is the first instant of a day, what a VALIDFROM without a time means.
func DayStart(year int, month time.Month, day int, zone *time.Location) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, zone).UTC()
}

// DayEnd is the last instant of a day, what a VALIDTO without a time means. The day after is
// looked up in the calendar, since a day of a clock change has not 24 hours.
func DayEnd(year int, month time.Month, day int, zone *time.Location) time.Time {
	return DayStart(year, month, day+1, zone).Add(-time.Microsecond)
}
