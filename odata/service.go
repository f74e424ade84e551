// Package odata is the HTTP face of an OData 4.01 service: routes, headers, preferences,
// paging, errors. It serves any model given as data through the small Store interface that it
// declares, and must never know an entity of the product or a database.
//
// A request passes: handler (limits, protocol version, service root) → dispatch (service
// document, $metadata, resource) → grammar.Parse → query.Bind → Store → payload. Nothing is
// buffered on the way: rows stream into the answer.
//
// An error before the first byte of the body becomes an OData error. After it the body ends
// where it stands and the connection is broken, so that no client takes it for complete.
package odata

import (
	"context"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"

	"github.com/gorilla/mux"
)

type service struct {
	store  Store
	config Config
}

func newService(store Store, config Config) *service {
	return &service{store: store, config: config}
}

// handler routes every request below a root to serve; longer roots first, since "/odata/" is
// the beginning of others.
func (s *service) handler() http.Handler {
	router := mux.NewRouter().SkipClean(true).UseEncodedPath()
	for _, root := range longestFirst(s.config.Roots) {
		router.MatcherFunc(root.matches).HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			s.serve(w, r, root)
		})
	}
	router.NotFoundHandler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x := s.exchange(w, r, s.config.Roots[0])
		x.fail(&Error{Status: http.StatusNotFound, Code: "ResourceNotFound", Message: "nothing is served here; the service root is " + x.base})
	})
	return router
}

// serve guards one exchange: whatever happens below, the client gets an OData answer or a
// broken connection, and the process lives on.
func (s *service) serve(w http.ResponseWriter, r *http.Request, root Root) {
	x := s.exchange(w, r, root)
	defer x.recover()
	ctx, cancel := context.WithTimeout(r.Context(), s.config.Timeout)
	defer cancel()
	x.r = r.WithContext(ctx)
	err := x.admit()
	if err == nil {
		err = x.dispatch()
	}
	if err != nil {
		x.fail(err)
	}
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
}

func (s *service) exchange(w http.ResponseWriter, r *http.Request, root Root) *exchange {
	path := r.URL.EscapedPath()
	x := &exchange{service: s, w: &answer{ResponseWriter: w}, r: r, root: root, version: version40}
	if len(path) > len(root.Path) {
		x.path = path[len(root.Path):]
	}
	x.base = s.publicURL(r) + root.Path
	x.prefs = parsePreferences(r.Header.Values("Prefer"))
	return x
}

func (s *service) publicURL(r *http.Request) string {
	if s.config.PublicURL != "" {
		return strings.TrimSuffix(s.config.PublicURL, "/")
	}
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
}

// WriteHeader implements http.ResponseWriter.
func (a *answer) WriteHeader(status int) {
	a.begun = true
	a.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (a *answer) Write(b []byte) (int, error) {
	a.begun = true
	return a.ResponseWriter.Write(b)
}

// Unwrap is for http.ResponseController.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
