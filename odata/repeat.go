package odata

import (
	"context"
	"crypto/sha256"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// The headers of OASIS Repeatable Requests 1.0.
const (
	repeatID     = "Repeatability-Request-ID"
	repeatClient = "Repeatability-Client-ID"
	repeatSent   = "Repeatability-First-Sent"
	repeatResult = "Repeatability-Result"
)

const (
	// RepeatLife is for how long a request may be repeated after it was first sent.
	RepeatLife = 24 * time.Hour
	// RepeatSkew is how far the clock of a client may be ahead of ours.
	RepeatSkew = 5 * time.Minute
	// maxRepeatID bounds what a client may call a request, or himself.
	maxRepeatID = 128
)

// Repeat names a request that may arrive more than once and shall have one effect: by what its
// client calls it, for one caller and one path. Every method but the safe ones can be repeated.
type Repeat struct {
	// Key is a digest of client, path and id; with the caller it is unique.
	Key [sha256.Size]byte
	// Digest is that of method, query and body: a repeat has the same.
	Digest [sha256.Size]byte
	// Sent is when the client says that he sent the request first.
	Sent time.Time
	// Part numbers the Writes of one request by where they stand in it; it is more than 0, and the
	// later part has the higher number. A part that was done is not done again, nor is one that failed
	// before later parts were done.
	Part int64
	// Changes is a digest of what the part does. A part of the same number that does something else
	// is refused with ErrSkipped.
	Changes [sha256.Size]byte
	// Persists says that the request goes on when a part fails. Then the failure is kept as well: the
	// parts behind it rest on it.
	Persists bool
}

// Repeater is a Store whose Write does a change for RepeatOf(ctx) only if it was not done before:
// what it did is kept in the very transaction that did it, so that neither a crash nor another
// replica comes between. A Write that was done before answers with the outcomes of that time.
type Repeater interface {
	// Recall gives what is kept of a request of the caller in ctx. It refuses what r.Check refuses,
	// and with ErrMismatch a request that differs from the one that had its name first.
	Recall(ctx context.Context, r *Repeat) (Recalled, error)
	// Keep keeps the answer of a request beside what it did. What is kept first stays.
	Keep(ctx context.Context, r *Repeat, a *Answer) error
}

// Recalled is what is kept of a request; the zero value is nothing.
type Recalled struct {
	// Answer is what the request was answered with; nil if that was not kept.
	Answer *Answer
	// Done is what it did, in the order in which it was done.
	Done []Done
}

// Done is what became of one Change.
type Done struct {
	Set     *edm.EntitySet
	Outcome Outcome
}

// Answer is a whole response.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// Check refuses a request that was first sent too long ago, or in the future: what was kept of it
// may be gone.
func (r *Repeat) Check(now time.Time) error {
	if age := now.Sub(r.Sent); age <= RepeatLife && age >= -RepeatSkew {
		return nil
	}
	return &Error{
		Status: http.StatusPreconditionFailed, Code: "RepeatabilityExpired", Target: repeatSent,
		Message: "the request was first sent more than 24 hours ago, or in the future, so it cannot be told whether it was done; find out what became of it, then send it with a new id and the present time",
	}
}

// ErrMismatch refuses another request under the name of an earlier one.
var ErrMismatch error = &Error{
	Status: http.StatusBadRequest, Code: "RepeatabilityMismatch", Target: repeatID,
	Message: "another request with this id, but another method, query or body, was sent to this path before; a new request needs a new id",
}

// ErrSkipped refuses a part of a request that failed when the request was first made, or did
// something else then.
var ErrSkipped error = &Error{
	Status: http.StatusConflict, Code: "FailedBefore", Target: repeatID,
	Message: "this part of the request failed when the request was first made and later parts were done, or what it did then is not what it would do now; find out what became of it, then send it by itself with a new id",
}

// once answers a request that has a name for the first time, and with the same again after that. What
// was begun at once is not deferred when it comes again.
func (x *exchange) once(run func() error) error {
	deferring := func() error { return x.later(run) }
	if x.safe() || x.r.Header.Values(repeatID) == nil {
		return deferring()
	}
	x.w.Header().Set(repeatResult, "rejected")
	if err := x.prove(); err != nil {
		return err
	}
	r, store, err := x.repeatable()
	if err != nil {
		return err
	}
	known, err := store.Recall(x.r.Context(), r)
	if err != nil {
		return err
	}
	x.w.Header().Set(repeatResult, "accepted")
	switch {
	case known.Answer != nil:
		return x.replay(known.Answer)
	case len(known.Done) > 0:
		return x.keeping(store, r, known, run)
	}
	return x.keeping(store, r, known, deferring)
}

// safe tells whether a request writes nothing, so that it can be repeated in any case.
func (x *exchange) safe() bool {
	switch x.r.Method {
	case http.MethodGet, http.MethodHead, http.MethodOptions:
		return true
	}
	_, longQuery := cutFold(x.path, "/$query")
	return longQuery
}

// repeatable reads the name of the request.
func (x *exchange) repeatable() (*Repeat, Repeater, error) {
	store, ok := x.store.(Repeater)
	if !ok {
		return nil, nil, &Error{
			Status: http.StatusNotImplemented, Code: "NotImplemented", Target: repeatID,
			Message: "requests cannot be repeated safely here; leave the header out",
		}
	}
	id, err := x.repeatName(repeatID)
	if err != nil {
		return nil, nil, err
	}
	client := ""
	if x.r.Header.Values(repeatClient) != nil {
		if client, err = x.repeatName(repeatClient); err != nil {
			return nil, nil, err
		}
	}
	sent, err := time.Parse(http.TimeFormat, strings.Join(x.r.Header.Values(repeatSent), ","))
	if err != nil {
		return nil, nil, badRequest("InvalidHeader", repeatSent, "a request with an id needs to say when it was first sent, as in %q; repeats say the same", http.TimeFormat)
	}
	body, err := x.sentBytes()
	if err != nil {
		return nil, nil, err
	}
	return &Repeat{
		Key:    digest(client, x.r.URL.EscapedPath(), id),
		Digest: digest(x.r.Method, x.shownQuery(), string(body)),
		Sent:   sent,
	}, store, nil
}

// repeatName reads a header that names a request or a client.
func (x *exchange) repeatName(header string) (string, error) {
	values := x.r.Header.Values(header)
	odd := func(c rune) bool { return c < '!' || c > '~' }
	if len(values) != 1 || values[0] == "" || len(values[0]) > maxRepeatID || strings.ContainsFunc(values[0], odd) {
		return "", badRequest("InvalidHeader", header, "send one id of at most %d visible ASCII characters, such as a UUID", maxRepeatID)
	}
	return values[0], nil
}

// digest is one of several texts, none of which can run into the next.
func digest(texts ...string) [sha256.Size]byte {
	var all []byte
	for _, text := range texts {
		all = append(strconv.AppendInt(all, int64(len(text)), 10), ':')
		all = append(all, text...)
	}
	return sha256.Sum256(all)
}

// keeping runs a request that was not answered before, as far as is known, and keeps its answer.
func (x *exchange) keeping(store Repeater, r *Repeat, known Recalled, run func() error) error {
	p := &parts{repeat: *r}
	if asked := x.prefs.find("continue-on-error"); asked != nil {
		p.repeat.Persists = asked.value != "false"
	}
	x.r = x.r.WithContext(context.WithValue(x.r.Context(), partsKey{}, p))
	rec, restore := x.record()
	defer restore()
	err := run()
	if err != nil && !p.began && len(known.Done) > 0 && translate(err).Status < http.StatusInternalServerError {
		err = x.acknowledge(known.Done)
	}
	if err != nil {
		return err
	}
	// What wrote nothing is repeated without harm, and would fill the store.
	if a := rec.answer(); a != nil && (p.began || len(known.Done) > 0) {
		// The answer is lost without harm: what was done is kept, and a repeat is answered by that.
		if err := store.Keep(context.WithoutCancel(x.r.Context()), r, a); err != nil {
			x.config.Log.WarnContext(x.r.Context(), "keep answer", "path", x.r.URL.Path, "error", err)
		}
	}
	return rec.pass()
}

// acknowledge answers a request that was done, but cannot be worked out any more, by what it did:
// the entity that it deleted is no longer where its URL leads.
func (x *exchange) acknowledge(done []Done) error {
	if last := done[len(done)-1]; len(done) == 1 && len(last.Outcome.Key) > 0 {
		id := x.entityID(last.Set, last.Outcome.Key)
		if last.Outcome.Created {
			x.head().Set("Location", id)
		}
		return x.noContent(id, last.Outcome)
	}
	x.head()
	x.w.WriteHeader(http.StatusNoContent)
	return nil
}

// replay answers as before.
func (x *exchange) replay(a *Answer) error {
	h := x.w.Header()
	for name, values := range a.Header {
		h[name] = slices.Clone(values)
	}
	x.w.WriteHeader(a.Status)
	if len(a.Body) == 0 { // some statuses allow none
		return nil
	}
	_, err := x.w.Write(a.Body)
	return err
}
