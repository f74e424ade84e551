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
