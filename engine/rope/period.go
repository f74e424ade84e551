package rope

import (
	"time"

	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// narrow is the common part of periods: the largest start and the smallest end.
func narrow(periods ...calc.Period) calc.Period {
	var out calc.Period
	for _, p := range periods {
		if p.From != nil && (out.From == nil || p.From.After(*out.From)) {
			out.From = p.From
		}
		if p.To != nil && (out.To == nil || p.To.Before(*out.To)) {
			out.To = p.To
		}
	}
	return out
}

// envelope is the smallest period around both.
func envelope(a, b calc.Period) calc.Period {
	if a.From != nil && (b.From == nil || b.From.Before(*a.From)) {
		a.From = b.From
	}
	if a.To != nil && (b.To == nil || b.To.After(*a.To)) {
		a.To = b.To
	}
	return a
}

// holds tells whether t lies inside, edges included.
func holds(p calc.Period, t time.Time) bool {
	return (p.From == nil || !t.Before(*p.From)) && (p.To == nil || !t.After(*p.To))
}

// widen moves the edges outward by calendar days of the configured zone (G-35).
func widen(p calc.Period, pre, post int, zone *time.Location) calc.Period {
	if p.From != nil {
		p.From = shift(*p.From, -pre, zone)
	}
	if p.To != nil {
		p.To = shift(*p.To, post, zone)
	}
	return p
}

func shift(t time.Time, days int, zone *time.Location) *time.Time {
	moved := t.In(zone).AddDate(0, 0, days).UTC()
	return &moved
}

// edges finds the next instant at which time alone changes a result.
type edges struct {
	now  time.Time
	next time.Time // zero for never
}

// first is that instant, nil for never.
func (e *edges) first() *time.Time {
	if e.next.IsZero() {
		return nil
	}
	next := e.next
	return &next
}

// pass notes when p begins and when it has ended.
func (e *edges) pass(p calc.Period) {
	if p.From != nil {
		e.at(*p.From)
	}
	if p.To != nil {
		e.at(p.To.Add(time.Microsecond))
	}
}

func (e *edges) at(t time.Time) {
	if t.After(e.now) && (e.next.IsZero() || t.Before(e.next)) {
		e.next = t
	}
}
