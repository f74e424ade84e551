package main

import (
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics holds what /metrics shows about HTTP; labels never carry data of a caller.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.HistogramVec
	inFlight *prometheus.GaugeVec
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "ropewalk_http_request_seconds",
			Help:    "Time from the first byte read to the last byte written, by method, kind of resource and class of status.",
			Buckets: prometheus.ExponentialBuckets(0.0005, 2, 16),
		}, []string{"method", "resource", "status"}),
		inFlight: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: "ropewalk_http_in_flight", Help: "Requests being answered now: reads, writes, and exports of whole sets.",
		}, []string{"does"}),
	}
	for _, does := range []string{"read", "write", "export"} {
		m.inFlight.WithLabelValues(does)
	}
	m.registry.MustRegister(m.requests, m.inFlight,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// begin counts a request as being answered until end is called. begun is to see the head of the
// answer, which tells an export from other reads.
func (m *metrics) begin(r *http.Request) (begun func(http.Header), end func()) {
	does := doing(r)
	m.inFlight.WithLabelValues(does).Inc()
	begun = func(h http.Header) {
		if exports(h) {
			m.inFlight.WithLabelValues(does).Dec()
			does = "export"
			m.inFlight.WithLabelValues(does).Inc()
		}
	}
	return begun, func() { m.inFlight.WithLabelValues(does).Dec() }
}

// exports tells by the head of an answer that it holds a whole set.
func exports(h http.Header) bool {
	for applied := range strings.SplitSeq(h.Get("Preference-Applied"), ", ") {
		if strings.HasSuffix(applied, "maxpagesize=0") {
			return true
		}
	}
	return false
}

// request counts a request that was answered.
func (m *metrics) request(r *http.Request, status int, took time.Duration) {
	m.requests.WithLabelValues(method(r.Method), resourceKind(r.URL.Path), statusClass(status)).Observe(took.Seconds())
}

// statusClass is 2xx for 204.
func statusClass(status int) string {
	if status < 100 || status > 599 {
		return "other"
	}
	return strconv.Itoa(status/100) + "xx"
}

// method bounds the label to the methods that mean something here.
func method(m string) string {
	switch m {
	case http.MethodGet, http.MethodPost, http.MethodPatch, http.MethodPut, http.MethodDelete, http.MethodHead:
		return m
	}
	return "other"
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// forwarding are the headers by which a proxy says that a request came from elsewhere.
var forwarding = []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip"}

// loopbackOnly answers 404 to callers on other machines, also where a proxy on this one stands between.
func loopbackOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.RemoteAddr)
		forwarded := slices.ContainsFunc(forwarding, func(name string) bool { return r.Header.Get(name) != "" })
		if ip := net.ParseIP(host); err != nil || ip == nil || !ip.IsLoopback() || forwarded {
			http.NotFound(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
