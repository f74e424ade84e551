package odata

import (
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/ropewalk/ropewalk/odata/batch"
	"github.com/ropewalk/ropewalk/odata/query"
)

// drafted is a request of a batch that was worked out and not yet done.
type drafted struct {
	x    *exchange
	r    *batch.Request
	out  *batch.Answer
	edit *edit
	// at is how many changes stand before its own in the Write that it is a part of.
	at int
}

// draft works out what a request of the batch wants to write.
func (s *sequence) draft(r *batch.Request) (*drafted, error) {
	x, err := s.exchange(r)
	if err != nil {
		return nil, err
	}
	d := &drafted{x: x, r: r, out: s.attach(x, r)}
	d.edit, err = x.drafted()
	return d, x.proved(err)
}

// drafted works out what the request of the exchange wants to write. Nothing else can be a part of
// one Write: what a request would read in between is not there before all of it is done.
func (x *exchange) drafted() (*edit, error) {
	if err := x.admit(); err != nil {
		return nil, err
	}
	if x.safe() {
		return nil, x.noPart("a change set holds no reads; send this request before or behind it")
	}
	if x.r.Header.Values(repeatID) != nil {
		return nil, x.noPart("a request of a change set cannot be repeated by itself; name the whole batch with " + repeatID)
	}
	model, err := x.store.Model(x.r.Context())
	if err != nil {
		return nil, err
	}
	req, url, err := x.inner.sequence.request(x, model)
	if err != nil {
		return nil, err
	}
	if req.Kind == query.KindOperation {
		return nil, &Error{
			Status: http.StatusNotImplemented, Code: "NotImplemented", Target: req.Called.Overloads[0].Name,
			Message: "an action cannot be a part of a change set yet; send this request before or behind it",
		}
	}
	if allowed := allowed(req, req.Query.Set); !slices.Contains(allowed, x.r.Method) {
		return nil, x.refuseMethod(allowed)
	}
	return x.draft(req, url)
}

// noPart refuses what cannot be a part of a change set: multipart forbids it, JSON would not.
func (x *exchange) noPart(message string) *Error {
	e := &Error{Status: http.StatusBadRequest, Code: "InvalidChangeSet", Target: x.r.Method, Message: message}
	if x.inner.request.Group != nil && x.inner.request.Group.Name != "" {
		e.Status, e.Code = http.StatusNotImplemented, "NotImplemented"
	}
	return e
}

// group makes all requests of a change set in one Write, or none. Its reads come too late, so there
// are none.
func (s *sequence) group(rs []batch.Request) (failed bool, err error) {
	s.members = map[string]*drafted{}
	defer func() { s.members = nil }()
	for i := range rs {
		if s.blocked(&rs[i]) {
			return rs[i].If == nil, s.failGroup(rs, i, failedDependency(&rs[i]))
		}
		s.members[rs[i].ID] = nil // known, with no draft yet
	}
	ds, outcomes, at, fault := s.commit(rs)
	if errors.Is(fault, ErrStale) {
		// Nothing was done: once more, for who calls now.
		if _, err := s.recall(); err == nil {
			ds, outcomes, at, fault = s.commit(rs)
		} else {
			fault = err
		}
	}
	if fault != nil {
		return true, s.failGroup(rs, at, fault)
	}
	return false, s.answerGroup(rs, ds, outcomes)
}

// commit writes the changes of all requests. A path through other entities leads where it led before
// the group. at is the request at fault, -1 if none of them is.
func (s *sequence) commit(rs []batch.Request) (ds []*drafted, outcomes []Outcome, at int, err error) {
	s.members = map[string]*drafted{}
	var changes []Change
	for i := range rs {
		d, err := s.draft(&rs[i])
		if err == nil && i > 0 {
			err = s.agree(ds[0], d)
		}
		if err != nil {
			return nil, nil, i, err
		}
		d.at = len(changes)
		changes = append(changes, shifted(d.edit.changes, d.at)...)
		ds = append(ds, d)
		if rs[i].ID != "" {
			s.members[rs[i].ID] = d
		}
	}
	outcomes, err = ds[0].x.write(changes)
	at = -1
	if index, ok := blame(err, len(changes)); ok {
		for at+1 < len(ds) && ds[at+1].at <= index {
			at++
		}
		err = ds[at].edit.placed(&ChangeError{Index: index - ds[at].at, Err: err})
	}
	return ds, outcomes, at, err
}

// agree refuses a request whose own headers would make it another Write than that of the first.
func (s *sequence) agree(first, d *drafted) error {
	for _, name := range s.x.config.PartHeaders {
		if first.x.r.Header.Get(name) != d.x.r.Header.Get(name) {
			return badRequest("InvalidChangeSet", name, "the requests of a change set are one transaction, so that all have the same %s; send it with each of them, or another change set", name)
		}
	}
	return nil
}

// shifted are the changes of a request behind as many others. Numbers of its own changes move with
// them; a negative one already counts from the first change of all.
func shifted(changes []Change, by int) []Change {
	moved := slices.Clone(changes)
	for i := range moved {
		c := &moved[i]
		c.Of = shiftedOf(c.Of, by)
		refs := map[string][]Ref{}
		for name, list := range c.Refs {
			refs[name] = shiftedRefs(list, by)
		}
		links := map[string]Links{}
		for name, l := range c.Links {
			links[name] = Links{Add: shiftedRefs(l.Add, by), Remove: shiftedRefs(l.Remove, by)}
		}
		if c.Refs != nil {
			c.Refs = refs
		}
		if c.Links != nil {
			c.Links = links
		}
	}
	return moved
}

func shiftedRefs(refs []Ref, by int) []Ref {
	moved := slices.Clone(refs)
	for i := range moved {
		moved[i].Of = shiftedOf(moved[i].Of, by)
	}
	return moved
}

func shiftedOf(number, by int) int {
	switch {
	case number < 0:
		return -number
	case number > 0:
		return number + by
	}
	return 0
}

// answerGroup lets each request of a group answer for itself.
func (s *sequence) answerGroup(rs []batch.Request, ds []*drafted, outcomes []Outcome) error {
	s.out.BeginGroup()
	for _, d := range ds {
		if _, err := s.answer(d, outcomes[d.at:d.at+len(d.edit.changes)]); err != nil {
			return err
		}
	}
	s.out.EndGroup()
	s.noteGroup(rs[0].Group, http.StatusOK)
	return nil
}

// answer lets a request answer for itself, now that its changes are done.
func (s *sequence) answer(d *drafted, outcomes []Outcome) (failed bool, err error) {
	d.x.proven, d.x.written = true, true
	d.x.answerEdit(d.edit, outcomes)
	return s.end(d.x, d.r, d.out)
}

func (x *exchange) answerEdit(e *edit, outcomes []Outcome) {
	defer x.recover()
	if err := e.answer(outcomes); err != nil {
		x.fail(err)
	}
}

// failGroup answers for a group of which nothing was done. In multipart that is one answer in
// place of all; in JSON each request has its own: the one at fault its error, the others that they
// depended on it. If none is at fault, the error is that of all.
func (s *sequence) failGroup(rs []batch.Request, at int, fault error) error {
	s.noteGroup(rs[0].Group, http.StatusFailedDependency)
	for i := range rs {
		s.note(&rs[i], &done{status: http.StatusFailedDependency})
	}
	if s.out.Form() == batch.Multipart {
		r := rs[max(at, 0)]
		_, err := s.refuse(&r, fault)
		return err
	}
	e := *translate(fault)
	s.x.log(&e)
	e.Err = nil // it is told many times, and logged once
	for i := range rs {
		told := &e
		if at >= 0 && i != at {
			told = &Error{
				Status: http.StatusFailedDependency, Code: "FailedDependency", Target: rs[i].ID,
				Message: fmt.Sprintf("nothing of the atomicity group was done, since its request %q failed; mend that one and send all again", rs[at].ID),
			}
		}
		if _, err := s.refuse(&rs[i], told); err != nil {
			return err
		}
	}
	return nil
}
