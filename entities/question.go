package entities

import "slices"

// Asking rows keep filters over other objects. Whom a filter finds comes to light by what is done for
// them, so the store lets nobody write one that speaks of what he may not read of all of them.
type Asking interface {
	Asks() []Question
}

// Question is a filter that a row keeps.
type Question struct {
	// Type is that of the objects asked about, Filter what is asked of them; "" asks nothing.
	Type, Filter string
	// Property holds the filter, With are others of the row that say about whom it is asked, or that it is.
	Property string
	With     []string
}

// Concerned tells whether a change of some properties lets the filter ask something else, or about others.
func (q Question) Concerned(changed []string) bool {
	return overlap(changed, append([]string{q.Property}, q.With...))
}

// asking are the properties of a row by which its filter comes to be asked: those that say about whom and, of
// a row that is in force, those that brought it there. So anybody may switch one off, but not on.
func asking(o Object, active *bool, about []string, force ...string) []string {
	if o.Deleted || active != nil && !*active {
		return about
	}
	return slices.Concat(about, []string{"Deleted", "ACTIVE"}, force)
}
