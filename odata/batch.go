package odata

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/batch"
)

// batchPath is where batches are sent, below any root.
const batchPath = "$batch"

// sequence is a batch that is being answered. Its requests are made one after the other, each with
// the rights that the caller has by then: nobody's rights grow or last longer within a batch. The
// batch is read whole before the first is made. It ends at the first error, unless the client
// prefers continue-on-error.
type sequence struct {
	// x is the exchange of the batch itself. It is proven before the first request is made, and is
	// never run again after that.
	x *exchange
	// ctx is that of the caller as he was last found.
	ctx      context.Context
	requests []batch.Request
	// roots are those of the service, the longest first; public is what its URLs begin with.
	roots  []Root
	public string
	out    *batch.Writer
	// done tells what became of requests, and of groups, by name.
	done map[string]*done
	// persist says that errors do not end the batch.
	persist bool
	// members are the drafts of the change set that is being made, by the ids of their requests; nil
	// stands for one that is yet to be drafted.
	members map[string]*drafted
	// pattern is the memory in which paths are read, path the one that was understood last.
	pattern grammar.Pattern
	path    path
	// looking says that a request is looked at before its turn: if it is refused then, that is kept
	// when its turn comes. ahead is the draft of one that was looked at and not yet made.
	looking bool
	ahead   *drafted
}

// batch answers a batch.
func (x *exchange) batch() error {
	if x.inner != nil {
		return badRequest("NestedBatch", batchPath, "a batch holds no batches; put the requests of the inner one into the outer one")
	}
	if x.r.Method != http.MethodPost {
		return x.methodNotAllowed([]string{http.MethodPost})
	}
	s, err := x.sequence()
	if err != nil {
		return err
	}
	if err := x.prove(); err != nil {
		return err
	}
	x.allowBatch()
	s.ctx = x.r.Context()
	x.head().Set("Content-Type", s.out.ContentType())
	x.w.WriteHeader(http.StatusOK)
	s.out.Begin()
	if err := s.run(); err != nil {
		return err
	}
	return s.out.End()
}

// sequence reads the batch.
func (x *exchange) sequence() (*sequence, error) {
	form, boundary := batch.FormOf(x.r.Header.Get("Content-Type"))
	if form == 0 {
		return nil, &Error{
			Status: http.StatusUnsupportedMediaType, Code: "UnsupportedMediaType", Target: "Content-Type",
			Message: "a batch is sent as multipart/mixed;boundary=… or as application/json in UTF-8",
		}
	}
	body, err := x.bodyBytes()
	if err != nil {
		return nil, err
	}
	requests, err := batch.Read(form, boundary, body, batch.Limits{Requests: x.config.MaxRequests})
	if err != nil {
		return nil, err
	}
	answer, err := x.batchForm(form, requests)
	if err != nil {
		return nil, err
	}
	return &sequence{
		x: x, requests: requests, out: batch.NewWriter(x.w, answer), done: map[string]*done{}, persist: x.continues(),
		roots: longestFirst(x.config.Roots), public: x.publicURL(x.r),
	}, nil
}

// batchForm picks the form of the answer: that of the batch, unless the client accepts the other
// one only, or likes it better. In JSON each answer needs the id of its request.
func (x *exchange) batchForm(form batch.Form, requests []batch.Request) (batch.Form, error) {
	ranges := x.accepted(x.format())
	weights := map[batch.Form]float64{batch.Multipart: wanted(ranges, "multipart/mixed"), batch.JSON: wanted(ranges, "application/json")}
	other := batch.JSON
	if form == batch.JSON {
		other = batch.Multipart
	}
	if weights[other] > weights[form] {
		form = other
	}
	if weights[form] == 0 {
		return 0, notAcceptable("multipart/mixed or application/json")
	}
	for i := range requests {
		if form == batch.JSON && requests[i].ID == "" {
			return 0, notAcceptable("multipart/mixed, or give each request a Content-ID")
		}
	}
	return form, nil
}

// allowBatch gives the batch its own time, and the client time to read what is made meanwhile.
func (x *exchange) allowBatch() {
	if x.timeout != nil {
		x.timeout.Reset(x.config.BatchTimeout)
	}
	x.w.allow(x.config.BatchTimeout + batchStall)
}

// batchStall is how long the answer of a batch waits for a client who does not read on.
const batchStall = 30 * time.Second

// run makes all requests, or those up to the first error.
func (s *sequence) run() error {
	for i := 0; i < len(s.requests); {
		atPlace(s.ctx, i)
		n, failed, err := s.step(s.requests[i:])
		if err != nil {
			return err
		}
		if failed && !s.persist {
			return nil
		}
		i += n
	}
	return nil
}

// step makes the first of some requests, with those that belong to it, and tells how many that were.
func (s *sequence) step(next []batch.Request) (n int, failed bool, err error) {
	r := &next[0]
	if r.Group != nil {
		n = 1
		for n < len(next) && next[n].Group == r.Group {
			n++
		}
		failed, err = s.group(next[:n])
		return n, failed, err
	}
	run := s.alike(next)
	if len(run) == 0 {
		failed, err = s.single(r)
		return 1, failed, err
	}
	failed, err = s.merge(run)
	return len(run), failed, err
}

// single makes one request by itself.
func (s *sequence) single(r *batch.Request) (failed bool, err error) {
	if s.blocked(r) {
		return s.refuse(r, failedDependency(r))
	}
	x, err := s.exchange(r)
	if err != nil {
		return s.refuse(r, err)
	}
	out := s.attach(x, r)
	x.answerPart()
	return s.end(x, r, out)
}

// attach lets an exchange answer a request of the batch.
func (s *sequence) attach(x *exchange, r *batch.Request) *batch.Answer {
	out := s.out.Answer(r)
	x.w = &answer{ResponseWriter: out}
	return out
}

// answerPart answers a request of a batch as if it had come alone.
func (x *exchange) answerPart() {
	defer x.recover()
	if err := x.run((*exchange).attempt); err != nil {
		x.fail(err)
	}
}

// end ends the answer of a request and notes what became of it.
func (s *sequence) end(x *exchange, r *batch.Request, out *batch.Answer) (failed bool, err error) {
	if err := out.End(); err != nil {
		return true, err
	}
	d := &done{status: out.Status(), path: x.path, etag: out.Header().Get("ETag")}
	for _, name := range []string{"OData-EntityId", "Location"} {
		if id, ok := strings.CutPrefix(out.Header().Get(name), x.base); ok {
			d.path = id
		}
	}
	s.note(r, d)
	return d.status >= http.StatusBadRequest, nil
}

// refuse answers a request that is not made. What failed only since its condition does not hold is
// no error that ends the batch.
func (s *sequence) refuse(r *batch.Request, err error) (failed bool, fault error) {
	out := s.out.Answer(r)
	e := translate(err)
	s.x.log(e)
	e.write(out, s.x.version)
	s.note(r, &done{status: e.Status})
	return r.If == nil || e.Status != http.StatusFailedDependency, out.End()
}

// recall finds out anew who sends the batch, for one of its requests; the later ones know it then.
func (s *sequence) recall() (context.Context, error) {
	if s.x.config.Renew == nil {
		return nil, ErrStale
	}
	ctx, err := s.x.config.Renew(s.x.r)
	if err == nil {
		s.ctx = ctx
	}
	return ctx, err
}

// batchError is how a fault of a batch is told.
func batchError(e *batch.Error) *Error {
	status := http.StatusBadRequest
	switch {
	case e.TooLarge:
		status = http.StatusRequestEntityTooLarge
	case e.NotImplemented:
		status = http.StatusNotImplemented
	}
	return &Error{Status: status, Code: e.Code, Target: e.Target, Message: e.Message}
}

// blame finds the change that made a Write fail; ok is false where no change of it did: then nobody
// knows what the database did, and nothing is tried again.
func blame(err error, changes int) (index int, ok bool) {
	var fault *ChangeError
	if !errors.As(err, &fault) || fault.Index < 0 || fault.Index >= changes {
		return 0, false
	}
	return fault.Index, true
}
