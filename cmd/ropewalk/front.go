package main

import (
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"

	"github.com/gorilla/mux"
	"github.com/klauspost/compress/gzhttp"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/odata"
)

// front is everything that answers HTTP.
type front struct {
	command *serveCommand
	engine  *engine
	log     *slog.Logger
	metrics *metrics
	callers *callers
	// draining is true from the moment the service was told to stop.
	draining atomic.Bool
}

func newFront(c *serveCommand, e *engine, log *slog.Logger) *front {
	f := &front{command: c, engine: e, log: log, metrics: newMetrics(), callers: newCallers(e.store, log)}
	e.observe(f.metrics)
	d := &deferrals{handler: f.deferred(), callers: f.callers, log: log, most: maxAnswer}
	e.deferred = d.pool(e.store, c.JobLease, c.JobHeartbeat)
	return f
}

// drain makes /readyz refuse, so that no new caller is sent here.
func (f *front) drain() { f.draining.Store(true) }

// handler routes the main listener: health and metrics are open, the rest needs a caller.
func (f *front) handler() http.Handler {
	router := mux.NewRouter().SkipClean(true).UseEncodedPath()
	router.HandleFunc("/livez", alive)
	router.HandleFunc("/readyz", f.ready)
	if f.command.OpsListen == "" {
		router.Handle("/metrics", loopbackOnly(f.metrics.handler()))
	}
	if f.command.TestClock {
		router.Handle("/admin/testclock", loopbackOnly(http.HandlerFunc(f.testClock))).Methods(http.MethodPost)
	}
	fair := newFairness(maxInFlight, maxQueueing)
	router.Handle(importPath, f.callers.admitAnew(fair.hold(http.HandlerFunc(f.importFile)))).Methods(http.MethodPost)
	data := f.callers.admit(fair.hold(f.odata()))
	router.PathPrefix("/").Handler(data)
	var h http.Handler = gzhttp.GzipHandler(first("/odata/", data, router))
	if f.command.TrustProxy {
		h = withForwarded(h)
	}
	return withExchange(withLog(f.log, f.metrics, h))
}

// first leads what lies below a path to one handler before other routes are looked at: it is asked most by
// far, and to try the others took longer than all else that is done around an answer.
func first(path string, one, others http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, path) {
			one.ServeHTTP(w, r)
			return
		}
		others.ServeHTTP(w, r)
	})
}

// opsHandler routes the listener for operators.
func (f *front) opsHandler() http.Handler {
	router := mux.NewRouter()
	router.Handle("/metrics", f.metrics.handler())
	router.HandleFunc("/livez", alive)
	router.HandleFunc("/readyz", f.ready)
	return router
}

// odata is the data service.
func (f *front) odata() http.Handler { return odata.New(f.engine.store, f.config()) }

// deferred is the data service for requests that nobody waits for.
func (f *front) deferred() http.Handler {
	c := f.config()
	c.Renew, c.Timeout, c.BatchTimeout, c.Deferred = f.callers.resumeAgain, deferredTime, deferredTime, true
	return odata.New(f.engine.store, c)
}

// config is that of the data service with its three roots.
func (f *front) config() odata.Config {
	dropIn := odata.DropIn("VALIDTO", "ValidTo")
	return odata.Config{
		Roots: []odata.Root{
			{Path: "/odata/"},
			{Path: "/odata/dataobjects/", FoldCase: true, Profile: dropIn},
			{Path: "/odata/builtin/", FoldCase: true, Profile: dropIn},
		},
		PublicURL:     f.command.PublicURL,
		Secret:        f.engine.secret,
		Caller:        access.Fingerprint,
		Renew:         f.callers.renew,
		MayExport:     access.MayExport,
		Whole:         entities.Model,
		HiddenOptions: []string{keyOption},
		PartHeaders:   []string{overrideHeader},
		Part:          withPart,
		Settled:       f.engine.settled,
		Operations:    f.engine.operations(),
		Log:           f.log,
	}
}

func alive(w http.ResponseWriter, _ *http.Request) { plainText(w, http.StatusOK, "ok\n") }

// ready tells whether requests may be sent here: the database answers and the service is not stopping.
func (f *front) ready(w http.ResponseWriter, r *http.Request) {
	if f.draining.Load() {
		plainText(w, http.StatusServiceUnavailable, "stopping\n")
		return
	}
	if _, err := f.engine.store.Now(r.Context()); err != nil {
		f.log.WarnContext(r.Context(), "not ready", "error", err)
		plainText(w, http.StatusServiceUnavailable, "the database does not answer\n")
		return
	}
	plainText(w, http.StatusOK, "ok\n")
}

func plainText(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text))
}

// withForwarded believes a proxy about the scheme and host that the client used.
func withForwarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Header.Get("X-Forwarded-Host")
		if u, err := url.Parse("//" + host); err == nil && host != "" && u.Host == host {
			r.Host = host
		}
		if strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https") {
			r.URL.Scheme = "https"
		}
		next.ServeHTTP(w, r)
	})
}
