package odata

import (
	"net/http"

	"github.com/ropewalk/ropewalk/odata/batch"
)

// done is what became of a request or a group.
type done struct {
	status int
	// path leads from a root to the entity that was written or asked for, etag is the entity's.
	path, etag string
}

func (d *done) ok() bool { return d.status >= 200 && d.status < 300 }

func (s *sequence) note(r *batch.Request, d *done) {
	if r.ID != "" {
		s.done[r.ID] = d
	}
}

// noteGroup notes what became of an atomicity group. Change sets have no names.
func (s *sequence) noteGroup(g *batch.Group, status int) {
	if g.Name != "" {
		s.done[g.Name] = &done{status: status}
	}
}

// blocked tells whether what a request depends on forbids to make it: what did not succeed, or a
// condition that does not hold.
func (s *sequence) blocked(r *batch.Request) bool {
	if r.Err != nil {
		return false // it has an answer of its own
	}
	if r.If != nil {
		return !r.If.Holds(s.status)
	}
	for _, name := range r.After {
		if status := s.status(name); status < 200 || status > 299 {
			return true
		}
	}
	return false
}

// status is how a request was answered. Those of the change set that is being made count as done, or
// nothing of it is.
func (s *sequence) status(name string) int {
	if d := s.done[name]; d != nil {
		return d.status
	}
	if _, member := s.members[name]; member {
		return http.StatusOK
	}
	return http.StatusFailedDependency
}

// failedDependency says that a request was not made for what became of others.
func failedDependency(r *batch.Request) *Error {
	return &Error{
		Status: http.StatusFailedDependency, Code: "FailedDependency", Target: r.ID,
		Message: "the request was not made, since another one that it depends on failed or its condition does not hold; mend that one and send both again",
	}
}
