package odata

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/odata/batch"
)

// alike drafts as many of the next requests as are updates of one shape: of different entities of
// one set, by the same kind of key, with the same properties, and with nothing to show. These do not
// depend on each other, so that whether they are done together or one by one makes no difference but
// that of time: a Store does many alike at once.
func (s *sequence) alike(next []batch.Request) []*drafted {
	if partsOf(s.ctx) != nil {
		return nil // its Writes are numbered, so that each must hold the same whenever they are made
	}
	var run []*drafted
	keys := map[string]bool{}
	for i := range next {
		d := s.peek(&next[i])
		if d == nil {
			break
		}
		c := &d.edit.changes[0]
		key := fmt.Sprint(c.Key)
		if len(run) > 0 && (keys[key] || shape(c) != shape(&run[0].edit.changes[0])) {
			s.ahead = d
			break
		}
		keys[key] = true
		run = append(run, d)
	}
	return run
}

// peek drafts a request if it can be one of several alike; nil if not.
func (s *sequence) peek(r *batch.Request) *drafted {
	if d := s.ahead; d != nil && d.r == r {
		s.ahead = nil
		return d
	}
	if !s.mergeable(r) {
		return nil
	}
	s.looking = true
	d, err := s.draft(r)
	s.looking = false
	if err != nil || len(d.edit.changes) != 1 { // it has an answer of its own when its turn comes
		return nil
	}
	if p := &d.x.prefs; p.value("return") == "representation" || p.find("respond-async") != nil || d.x.proven {
		return nil // what it would show, or has read by now, depends on the requests before it
	}
	c := &d.edit.changes[0]
	if c.Op != Update || c.Each != nil || c.Of != 0 || c.Upsert || len(c.Links) > 0 {
		return nil
	}
	return d
}

// mergeable tells from its text whether a request can be one of several alike.
func (s *sequence) mergeable(r *batch.Request) bool {
	if r.Method != http.MethodPatch || r.Group != nil || r.Err != nil || r.If != nil || len(r.After) > 0 || strings.HasPrefix(r.URL, "$") {
		return false
	}
	own := append([]string{repeatID}, s.x.config.PartHeaders...)
	return !strings.HasPrefix(r.Header.Get("If-Match"), "$") && !slices.ContainsFunc(own, func(name string) bool { return r.Header.Values(name) != nil })
}

// shape is what updates have in common that can be done together.
func shape(c *Change) string {
	var names []string
	for name := range c.Values {
		names = append(names, name)
	}
	for name := range c.Refs {
		names = append(names, "/"+name)
	}
	slices.Sort(names)
	for _, k := range c.Key {
		names = append(names, "("+k.Property.Name)
	}
	return c.Set.Name + " " + strings.Join(names, " ")
}

// maxFaults is how many of several requests alike may fail before the rest is made one by one.
const maxFaults = 3

// merge makes requests that are alike in one Write. If one of them fails, nothing was done: those
// before it are made without it, it is answered with its error, and those behind it come next. So
// each answer tells what became of the request, as if it had been made in its turn.
func (s *sequence) merge(run []*drafted) (failed bool, err error) {
	for faults := 0; len(run) > 0; faults++ {
		if faults == maxFaults {
			return s.oneByOne(run, failed)
		}
		outcomes, fault := s.writeRun(run)
		if fault == nil {
			return failed, s.answerRun(run, outcomes)
		}
		if errors.Is(fault, ErrStale) {
			return s.oneByOne(run, failed)
		}
		at, known := blame(fault, len(run))
		if !known {
			return true, s.failRun(run, fault)
		}
		before, err := s.merge(run[:at])
		if err != nil || before && !s.persist {
			return true, err
		}
		failed = true
		fault = run[at].edit.placed(&ChangeError{Err: fault})
		if err := s.failRun(run[at:at+1], fault); err != nil || !s.persist {
			return true, err
		}
		run = run[at+1:]
	}
	return failed, nil
}

func (s *sequence) writeRun(run []*drafted) ([]Outcome, error) {
	changes := make([]Change, len(run))
	for i, d := range run {
		changes[i] = d.edit.changes[0]
	}
	return run[0].x.write(changes)
}

func (s *sequence) answerRun(run []*drafted, outcomes []Outcome) error {
	for i, d := range run {
		if _, err := s.answer(d, outcomes[i:i+1]); err != nil {
			return err
		}
	}
	return nil
}

// failRun answers requests that were not done for a fault of one of them, or of the service.
func (s *sequence) failRun(run []*drafted, fault error) error {
	for _, d := range run {
		d.x.fail(fault)
		if _, err := s.end(d.x, d.r, d.out); err != nil || !s.persist {
			return err
		}
	}
	return nil
}

func (s *sequence) oneByOne(run []*drafted, failed bool) (bool, error) {
	for _, d := range run {
		one, err := s.single(d.r)
		if failed = failed || one; err != nil || one && !s.persist {
			return true, err
		}
	}
	return failed, nil
}
