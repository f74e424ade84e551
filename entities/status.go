package entities

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// machine is the statuses of one type of object and the ways between them. What is not in it does
// not happen: neither by hand nor by the passing of time. Processes are not held against it, since
// they choose the status themselves.
type machine[S Code] struct {
	// thing names an object of the type in messages, property holds its status.
	thing, property string
	// given are the statuses that a new object may be written with.
	given []S
	rows  []transition[S]
}

// transition is one row of a machine.
type transition[S Code] struct {
	from, to []S
	// by tells who does it by hand.
	by actors
	// at is the edge of the validity at which time alone does it.
	at edge
	// dates, if given, must hold for the object as it would be after the change.
	dates func(Phase) bool
	// remedy is told when the dates do not fit.
	remedy string
}

// actors are those who may do something by hand. The zero value is whoever may write the object.
type actors struct {
	// groups lists whose members they are.
	groups []string
	// right names a right that is needed instead, other what is told to those without it.
	right, other string
}

// edge is an edge of a validity.
type edge int

const (
	begin edge = iota + 1 // VALIDFROM was reached
	end                   // VALIDTO has passed
)

// passed tells whether an edge lies behind, and the other one does not.
func (e edge) passed(p Phase) bool { return e == begin && p == Within || e == end && p == Over }

// within, ahead and notOver are what dates can be asked for.
func within(p Phase) bool  { return p == Within }
func ahead(p Phase) bool   { return p == Ahead }
func notOver(p Phase) bool { return p != Over }

// insert holds the status of a new object against the machine.
func (m machine[S]) insert(status S, c Change) error {
	if c.System || slices.Contains(m.given, status) {
		return nil
	}
	return refuse(http.StatusConflict, "InvalidTransition", m.property,
		fmt.Sprintf("%s does not begin as %s; write it as %s and change it then", m.thing, Text(status), m.list(m.given)))
}

// pass is the status that time alone makes of one.
func (m machine[S]) pass(status S, p Phase) S {
	for _, t := range m.rows {
		if t.at.passed(p) && slices.Contains(t.from, status) {
			return t.to[0]
		}
	}
	return status
}

// update holds one change of the status against the machine.
func (m machine[S]) update(from, to S, phase Phase, c Change) error {
	if from == to || c.System {
		return nil
	}
	var refused error
	for _, t := range m.rows {
		if !slices.Contains(t.from, from) || !slices.Contains(t.to, to) {
			continue
		}
		err := m.judge(t, from, to, phase, c)
		if err == nil {
			return nil
		}
		if refused == nil {
			refused = err
		}
	}
	if refused != nil {
		return refused
	}
	return m.conflict(from, to, m.ways(from))
}

func (m machine[S]) judge(t transition[S], from, to S, phase Phase, c Change) error {
	switch {
	case t.by.right != "" && !c.May(t.by.right):
		return refuse(http.StatusForbidden, "Forbidden", m.property, t.by.other)
	case len(t.by.groups) > 0 && !c.In(t.by.groups...):
		return refuse(http.StatusForbidden, "Forbidden", m.property, fmt.Sprintf("only members of %s may set %s from %s to %s",
			strings.Join(t.by.groups, " and "), m.thing, Text(from), Text(to)))
	case t.dates != nil && !t.dates(phase):
		return m.conflict(from, to, "its validity says otherwise: "+t.remedy+"; "+m.ways(from))
	}
	return nil
}

func (m machine[S]) conflict(from, to S, why string) error {
	return refuse(http.StatusConflict, "InvalidTransition", m.property,
		fmt.Sprintf("%s does not go from %s to %s; %s", m.thing, Text(from), Text(to), why))
}

// ways tells where an object can go by hand.
func (m machine[S]) ways(from S) string {
	var to []S
	for _, t := range m.rows {
		if slices.Contains(t.from, from) {
			to = append(to, t.to...)
		}
	}
	slices.Sort(to)
	to = slices.DeleteFunc(slices.Compact(to), func(s S) bool { return s == from })
	if len(to) == 0 {
		return Text(from) + " is final"
	}
	return "from " + Text(from) + " it goes to " + m.list(to)
}

func (m machine[S]) list(statuses []S) string {
	names := make([]string, len(statuses))
	for i, s := range statuses {
		names[i] = Text(s)
	}
	return strings.Join(names, ", ")
}
