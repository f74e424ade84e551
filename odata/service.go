// Package odata is the HTTP face of an OData 4.01 service: routes, headers, preferences,
// paging, errors. It serves any model given as data through the small Store interface that it
// declares, and must never know an entity of the product or a database.
//
// A request passes: handler (limits, protocol version, service root) → dispatch (service
// document, $metadata, resource) → grammar.Parse → query.Bind → Store → payload. Nothing is
// buffered on the way: rows stream into the answer. A read whose URL differs from earlier ones in
// its literals only is neither parsed nor bound again: see plan.go.
//
// Between limits and dispatch stand two ways to outlive the connection: a request that names itself is
// done once, however often it arrives (repeat.go), and one that need not be waited for is kept and run
// later (later.go).
//
// A path may end in a function or an action. These are no part of the Store but values of the
// configuration, with what they do: see operate.
//
// A batch is one request that holds others. Each of these passes as if it had come alone; those of a
// change set are one Write: see sequence.
//
// An error before the first byte of the body becomes an OData error. After it the body ends
// where it stands and the connection is broken, so that no client takes it for complete.
package odata

import (
	"context"
	"net/http"
	"net/url"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/payload"
)

type service struct {
	store  Store
	config Config
	// exports holds a token for each export that is under way.
	exports chan struct{}
	plans   *plans
	// operations are the functions and actions of the configuration.
	operations operations
}

func newService(store Store, config Config) *service {
	return &service{
		store: store, config: config, exports: make(chan struct{}, maxExports),
		plans: newPlans(config.MaxPlans, config.MaxPlanBytes), operations: newOperations(config.Operations, config.Whole()),
	}
}

// handler leads every request below a root to serve; longer roots first, since "/odata/" is
// the beginning of others.
func (s *service) handler() http.Handler {
	roots := longestFirst(s.config.Roots)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := r.URL.EscapedPath()
		for _, root := range roots {
			if below, ok := root.below(path); ok {
				s.serve(w, r, root, below, (*exchange).attempt)
				return
			}
		}
		s.serve(w, r, s.config.Roots[0], "", (*exchange).nowhere)
	})
}

// serve guards one exchange: whatever happens below, the client gets an OData answer or a
// broken connection, and the process lives on. The path is what follows the root.
func (s *service) serve(w http.ResponseWriter, r *http.Request, root Root, path string, attempt func(*exchange) error) {
	x := s.exchange(w, r, root, path)
	defer x.recover()
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	x.timeout = time.AfterFunc(s.config.Timeout, cancel)
	defer x.timeout.Stop()
	x.r = r.WithContext(ctx)
	if err := x.run(attempt); err != nil {
		x.fail(err)
	}
}

// attempt answers a request below a root.
func (x *exchange) attempt() error {
	if err := x.admit(); err != nil {
		return err
	}
	return x.once(x.dispatch)
}

// nowhere answers what is asked beside all roots.
func (x *exchange) nowhere() error {
	return &Error{Status: http.StatusNotFound, Code: "ResourceNotFound", Message: "nothing is served here; the service root is " + x.base}
}

// recover turns a panic into an answer without details; they go to the log.
func (x *exchange) recover() {
	fault := recover()
	if fault == nil {
		return
	}
	if fault == http.ErrAbortHandler {
		panic(fault)
	}
	x.config.Log.ErrorContext(x.r.Context(), "panic in a request", "fault", fault, "path", x.r.URL.Path, "stack", string(debug.Stack()))
	x.fail(&Error{Status: http.StatusInternalServerError, Code: "InternalError", Message: internalMessage})
}

// exchange is one request and its answer.
type exchange struct {
	*service
	w    *answer
	r    *http.Request
	root Root
	// base is the absolute URL of the root that was asked; all links begin with it.
	base string
	// path is what follows the root, still percent-encoded.
	path    string
	prefs   preferences
	version string
	media   media
	// omit leaves properties out that are null.
	omit bool
	// timeout ends the request, unless it is stopped.
	timeout *time.Timer
	// body is the body of the request, once it was read; sent is what it came as, if that was looked at.
	body, sent *body
	// proven says that the store saw to it that the caller is who he was, written that it changed
	// something for him: then the request cannot be run again.
	proven, written bool
	// refs, if not nil, resolves what stands for an entity that an earlier request of the same batch
	// wrote: an id that begins with "$", in a body or at the beginning of the path. Where both are
	// parts of one Write, the reference is an Of.
	refs func(id string) (payload.Ref, bool)
	// made is the entity that the path begins with, if an earlier part of the same Write makes it.
	made *payload.Ref
	// inner is set where the exchange is a part of a batch.
	inner *inner
	// limits are those of the grammar, whose other standards hold.
	limits grammar.Limits
}

func (s *service) exchange(w http.ResponseWriter, r *http.Request, root Root, path string) *exchange {
	x := &exchange{service: s, w: &answer{ResponseWriter: w}, r: r, root: root, path: path, version: version40, limits: grammar.Limits{Text: s.config.MaxURL}}
	x.base = s.publicURL(r) + root.Path
	x.prefs = parsePreferences(r.Header.Values("Prefer"))
	return x
}

func (s *service) publicURL(r *http.Request) string {
	if s.config.PublicURL != "" {
		return strings.TrimSuffix(s.config.PublicURL, "/")
	}
	return asked(r)
}

// asked is the scheme and host that a request came to.
func asked(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || r.URL.Scheme == "https" { // the latter is set by whoever trusts a proxy
		scheme = "https"
	}
	return (&url.URL{Scheme: scheme, Host: r.Host}).String()
}

// answer remembers whether the head of the response is gone.
type answer struct {
	http.ResponseWriter
	begun bool
	// status is what the head says once the body comes; 0 is OK.
	status int
	// patience is how long one write may take; 0 is as long as the server allows for all of them.
	patience time.Duration
}

// WriteHeader implements http.ResponseWriter.
func (a *answer) WriteHeader(status int) {
	a.begun = true
	a.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (a *answer) Write(b []byte) (int, error) {
	if !a.begun && a.status != 0 {
		a.ResponseWriter.WriteHeader(a.status)
	}
	a.begun = true
	if a.patience > 0 {
		a.allow(a.patience)
	}
	return a.ResponseWriter.Write(b)
}

// Sized says in the head how long the body is, so that it need not come in chunks. It implements payload.Sized.
func (a *answer) Sized(bytes int) {
	if !a.begun {
		a.Header()["Content-Length"] = []string{strconv.Itoa(bytes)}
	}
}

// Unwrap is for http.ResponseController.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
