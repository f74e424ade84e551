package odata

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// laterPath is where the answers of requests are found that were sent with respond-async, below
// any root: $async and the id of the request, which nobody can guess.
const laterPath = "$async/"

// Deferrer is a Store that keeps requests whose clients do not want to wait, and sees to it that
// each is run, once, for who sent it, with the rights that he has by then. It outlives the process.
type Deferrer interface {
	// Defer keeps a request of the caller in ctx and gives the id that he finds the answer by.
	Defer(ctx context.Context, d *Deferred) (id string, err error)
	// Look gives what became of a request of the caller in ctx; nil if there is none.
	Look(ctx context.Context, id string) (*Progress, error)
	// Await is Look, once the request is answered or ctx ends.
	Await(ctx context.Context, id string) (*Progress, error)
	// Cancel forgets a request: what it has not done by now it never does. It is false if there is none.
	Cancel(ctx context.Context, id string) (bool, error)
}

// Deferred is a request to be run later.
type Deferred struct {
	Method string
	// URL is absolute and holds no credentials.
	URL string
	// Header holds what bears on the answer; credentials do not stand in it.
	Header http.Header
	Body   []byte
	// Set is the entity set that the path begins with, or whatever stands there.
	Set string
}

// Progress is what became of a deferred request.
type Progress struct {
	// Answer is nil until there is one.
	Answer *Answer
}

// deferredHeaders are the headers that bear on what a request does and how it is answered.
var deferredHeaders = []string{
	"Accept", "Accept-Charset", "Accept-Language", "Content-Type", "Content-Encoding", "If-Match", "If-None-Match",
	"OData-Version", "OData-MaxVersion", "OData-Isolation", "Isolation", "Prefer",
}

// defers tells whether requests can be run later.
func (x *exchange) defers() bool {
	_, ok := x.store.(Deferrer)
	return ok
}

// later answers a request that is to be run later, or lets run answer it now.
func (x *exchange) later(run func() error) error {
	store, ok := x.store.(Deferrer)
	if !ok {
		return run()
	}
	if id, found := strings.CutPrefix(x.path, laterPath); found {
		return x.monitor(store, id)
	}
	if x.config.Deferred || x.prefs.find("respond-async") == nil {
		return run()
	}
	if err := x.prove(); err != nil {
		return err
	}
	d, err := x.deferred()
	if err != nil {
		return err
	}
	id, err := store.Defer(nextPart(x.r.Context(), nil), d)
	told(x.r.Context(), err)
	if err != nil {
		return err
	}
	x.written = true
	if done, err := x.await(store, id); done || err != nil {
		return err
	}
	return x.accept(id)
}

// deferred is the request as it is kept.
func (x *exchange) deferred() (*Deferred, error) {
	body, err := x.sentBytes()
	if err != nil {
		return nil, err
	}
	d := &Deferred{Method: x.r.Method, URL: asked(x.r) + x.r.URL.EscapedPath(), Header: http.Header{}, Body: body}
	if query := x.shownQuery(); query != "" {
		d.URL += "?" + query
	}
	if _, err := url.Parse(d.URL); err != nil || !utf8.ValidString(d.URL) {
		return nil, badRequest("InvalidURL", "URL", "the URL cannot be kept; write its host as a name and what is not ASCII percent-encoded, in UTF-8")
	}
	d.Set, _, _ = strings.Cut(x.path, "/")
	d.Set, _, _ = strings.Cut(d.Set, "(")
	for _, name := range deferredHeaders {
		if values := x.r.Header.Values(name); values != nil {
			d.Header[http.CanonicalHeaderKey(name)] = slices.Clone(values)
		}
	}
	if d.Header["Prefer"] = presently(d.Header["Prefer"]); len(d.Header["Prefer"]) == 0 {
		delete(d.Header, "Prefer")
	}
	return d, nil
}

// presently takes from Prefer headers what is for now and not for later.
func presently(headers []string) []string {
	var kept []string
	for _, header := range headers {
		for _, item := range splitQuoted(header, ',') {
			one := parsePreferences([]string{item})
			if len(one.list) > 0 && !slices.Contains([]string{"respond-async", "wait", "callback"}, one.list[0].name) {
				kept = append(kept, strings.TrimSpace(item))
			}
		}
	}
	return kept
}

// await answers in place of the monitor if there is an answer within the time that the client
// gives with wait.
func (x *exchange) await(store Deferrer, id string) (done bool, err error) {
	seconds := x.patience()
	if seconds == 0 {
		return false, nil
	}
	ctx, cancel := x.waiting(seconds)
	defer cancel()
	p, err := store.Await(ctx, id)
	if err != nil || p == nil || p.Answer == nil {
		return false, err
	}
	// Nobody knows the id, so nobody asks for the answer again.
	if _, err := store.Cancel(context.WithoutCancel(x.r.Context()), id); err != nil {
		x.config.Log.WarnContext(x.r.Context(), "forget answer", "error", err)
	}
	return true, x.replay(p.Answer)
}

// patience is for how many seconds the client is ready to wait; 0 without wait. The requests of a
// batch do not wait: one after the other they would take too long.
func (x *exchange) patience() int {
	n, err := strconv.Atoi(x.prefs.value("wait"))
	if err != nil || n <= 0 || x.inner != nil {
		return 0
	}
	return min(n, int(x.config.MaxWait/time.Second))
}

// waiting bounds a wait; the time that it takes is not that of the request.
func (x *exchange) waiting(seconds int) (context.Context, context.CancelFunc) {
	wait := time.Duration(seconds) * time.Second
	x.timeout.Reset(x.config.Timeout + wait)
	return context.WithTimeout(x.r.Context(), wait)
}

// accept tells where the answer will be.
func (x *exchange) accept(id string) error {
	if asked := x.prefs.find("respond-async"); asked != nil {
		asked.honours = asked.sent
	}
	h := x.head()
	h.Set("Location", x.base+laterPath+id)
	h.Set("Retry-After", "1")
	x.w.WriteHeader(http.StatusAccepted)
	return nil
}

// monitor answers who asks what became of his request. Requests of others are not there for him.
func (x *exchange) monitor(store Deferrer, id string) error {
	if err := x.prove(); err != nil {
		return err
	}
	switch x.r.Method {
	case http.MethodDelete:
		found, err := store.Cancel(x.r.Context(), id)
		if err == nil && !found {
			err = noMonitor()
		}
		if err != nil {
			return err
		}
		x.head()
		x.w.WriteHeader(http.StatusNoContent)
		return nil
	case http.MethodGet, http.MethodHead:
		p, err := store.Look(x.r.Context(), id)
		switch {
		case err != nil:
			return err
		case p == nil:
			return noMonitor()
		case p.Answer == nil:
			return x.accept(id)
		}
		return x.deliver(p.Answer)
	}
	return x.methodNotAllowed([]string{http.MethodGet, http.MethodHead, http.MethodDelete})
}

func noMonitor() *Error {
	return &Error{
		Status: http.StatusNotFound, Code: "NotFound", Target: "$async",
		Message: "no request of yours waits here; it was cancelled, or answered more than 24 hours ago: send it again",
	}
}

// deliver gives the answer of a request that ran later: wrapped as an HTTP message for those who
// accept that or, in version 4.0, say nothing of what they accept; else by itself, with its status
// in AsyncResult.
func (x *exchange) deliver(a *Answer) error {
	if x.wantsMessage() {
		x.head().Set("Content-Type", "application/http")
		x.w.Header().Set("Content-Transfer-Encoding", "binary")
		_, err := x.w.Write(a.message())
		return err
	}
	status := a.Status
	x.head().Set("AsyncResult", strconv.Itoa(status))
	plain := *a
	plain.Status = http.StatusOK
	return x.replay(&plain)
}

func (x *exchange) wantsMessage() bool {
	if x.r.Header.Values("Accept") == nil {
		return x.version == version40
	}
	return slices.ContainsFunc(x.accepted(nil), func(r mediaRange) bool { return r.name == "application/http" && r.weight > 0 })
}

// message writes an answer as HTTP does.
func (a *Answer) message() []byte {
	var b strings.Builder
	b.WriteString("HTTP/1.1 " + strconv.Itoa(a.Status) + " " + http.StatusText(a.Status) + "\r\n")
	// Only an unwritable destination fails.
	_ = a.Header.Write(&b)
	b.WriteString("\r\n")
	b.Write(a.Body)
	return []byte(b.String())
}
