package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/odata"
)

const (
	// deferredWorkers is how many deferred requests are run at once. What follows from them is the
	// work of others, so that long ones keep no lockout waiting.
	deferredWorkers = 2
	// deferredTime bounds one deferred request.
	deferredTime = 10 * time.Minute
	// maxAnswer bounds the answer of a deferred request.
	maxAnswer = 8 << 20
	// busyAttempts is how often a deferred request is tried for which the service has no time.
	busyAttempts = 5
	// forgetEvery is how often answers are looked for that need not be kept any longer.
	forgetEvery = 10 * time.Minute
)

// deferrals runs deferred requests through the handler that answers all others.
type deferrals struct {
	handler http.Handler
	callers *callers
	log     *slog.Logger
	// most bounds an answer.
	most int
}

// pool makes the workers of deferred requests.
func (d *deferrals) pool(s *store.Store, lease, heartbeat time.Duration) *job.Pool {
	return job.New(s, nil, job.Options{
		Workers: deferredWorkers, Lease: lease, Heartbeat: heartbeat, Log: d.log,
		Effects: map[string]job.Effect{store.DeferredKind: d.run}, OnDead: d.dead,
	})
}

// run runs the request of a job. A crash before its answer is kept runs it again, and then what it
// wrote is not written again: its id names it as a repeatable request.
func (d *deferrals) run(ctx context.Context, s *store.Store, j queue.Job) (job.Handler, error) {
	id, err := deferredID(j)
	if err != nil {
		return nil, err
	}
	asked, err := s.Deferred(ctx, id)
	if err != nil {
		return nil, err
	}
	if asked == nil { // it was cancelled
		return func(context.Context, *store.Tx, queue.Job) error { return nil }, nil
	}
	a, rights, err := d.answer(ctx, s, id, asked)
	if err != nil {
		return nil, err
	}
	d.log.InfoContext(ctx, "deferred request", "id", asked.Origin.RequestID, "user", asked.User, "method", asked.Method, "status", a.Status)
	if a.Status == http.StatusServiceUnavailable && j.Attempts < busyAttempts {
		return nil, errors.New("the service was busy")
	}
	return func(_ context.Context, tx *store.Tx, _ queue.Job) error { return tx.AnswerDeferred(id, a, rights) }, nil
}

func deferredID(j queue.Job) (id string, err error) {
	if err := json.Unmarshal(j.Payload, &id); err != nil {
		return "", fmt.Errorf("read job %d: %w", j.ID, err)
	}
	return id, nil
}

// answer runs the request for who sent it, with the rights that he has now, which it tells.
func (d *deferrals) answer(ctx context.Context, s *store.Store, id string, asked *store.DeferredRequest) (a *odata.Answer, rights string, err error) {
	ctx = store.WithOrigin(store.WithDeferred(ctx, id), asked.Origin)
	r, err := http.NewRequestWithContext(ctx, asked.Method, asked.URL, strings.NewReader(string(asked.Body)))
	if err != nil {
		return nil, "", fmt.Errorf("make deferred request: %w", err)
	}
	r.RequestURI, r.Header = r.URL.RequestURI(), asked.Header
	now, err := s.Now(ctx)
	if err != nil {
		return nil, "", err
	}
	r.Header.Set("Repeatability-Request-ID", id)
	r.Header.Set("Repeatability-Client-ID", "$async")
	r.Header.Set("Repeatability-First-Sent", now.UTC().Format(http.TimeFormat))
	w := &buffer{header: http.Header{}, status: http.StatusOK, most: d.most}
	if ctx, err = d.callers.resume(r, asked); err != nil {
		odata.WriteError(w, err)
		return w.answer(), "", nil
	}
	ctx = context.WithValue(ctx, resumedKey{}, asked)
	if err := d.serve(w, r.WithContext(ctx)); err != nil {
		return nil, "", err
	}
	return w.answer(), access.Fingerprint(ctx), nil
}

// serve lets the handler answer; an answer that breaks off is an error, one that grows too large
// is replaced by one that says so.
func (d *deferrals) serve(w *buffer, r *http.Request) (err error) {
	defer func() {
		switch fault := recover(); {
		case fault == http.ErrAbortHandler:
			err = errors.New("the answer broke off")
		case fault != nil:
			panic(fault)
		case w.full:
			*w = buffer{header: http.Header{}, most: maxAnswer}
			odata.WriteError(w, &odata.Error{
				Status: http.StatusInsufficientStorage, Code: "AnswerTooLarge",
				Message: fmt.Sprintf("the answer is larger than %d bytes, which is all that is kept of one; what the request was to write is written, to read so much ask page by page", d.most),
			})
		}
	}()
	d.handler.ServeHTTP(w, r)
	return nil
}

// dead answers a request that could not be run.
func (d *deferrals) dead(ctx context.Context, tx *store.Tx, j queue.Job, cause error) error {
	id, err := deferredID(j)
	if err != nil {
		return err
	}
	w := &buffer{header: http.Header{}, most: maxAnswer}
	odata.WriteError(w, fmt.Errorf("run deferred request: %w", cause))
	return tx.AnswerDeferred(id, w.answer(), "")
}

type resumedKey struct{}

// resume makes the context of a deferred request: whoever sent it is admitted again, without his
// key, by what his admission rested on.
func (c *callers) resume(r *http.Request, asked *store.DeferredRequest) (context.Context, error) {
	session, err := access.Resume(r.Context(), c.keys, asked.Prefix, asked.Hash)
	if err != nil {
		return nil, c.refusal(r, err)
	}
	return access.Admit(r.Context(), session), nil
}

// resumeAgain is resume for a request that is under way.
func (c *callers) resumeAgain(r *http.Request) (context.Context, error) {
	return c.resume(r, r.Context().Value(resumedKey{}).(*store.DeferredRequest))
}

// buffer keeps an answer up to its limit.
type buffer struct {
	header http.Header
	status int
	body   []byte
	most   int
	full   bool
}

// Header implements http.ResponseWriter.
func (b *buffer) Header() http.Header { return b.header }

// WriteHeader implements http.ResponseWriter.
func (b *buffer) WriteHeader(status int) { b.status = status }

// Write implements http.ResponseWriter. It fails never: what is still to be written to the database
// does not hang on how much is to be shown.
func (b *buffer) Write(p []byte) (int, error) {
	if b.full = b.full || len(b.body)+len(p) > b.most; !b.full {
		b.body = append(b.body, p...)
	}
	return len(p), nil
}

func (b *buffer) answer() *odata.Answer {
	b.header.Del("Repeatability-Result")
	return &odata.Answer{Status: b.status, Header: b.header, Body: b.body}
}
