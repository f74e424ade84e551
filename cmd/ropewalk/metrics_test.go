package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// scrape reads /metrics as Prometheus would, each sample under its name with labels.
func scrape(t testing.TB, h http.Handler) map[string]float64 {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	require.Equal(t, http.StatusOK, w.Code, w.Body.String())
	samples := map[string]float64{}
	for lines := bufio.NewScanner(w.Body); lines.Scan(); {
		line := lines.Text()
		if at := strings.LastIndexByte(line, ' '); at > 0 && !strings.HasPrefix(line, "#") {
			value, err := strconv.ParseFloat(line[at+1:], 64)
			require.NoError(t, err, line)
			samples[line[:at]] = value
		}
	}
	return samples
}

func (h *house) metrics() map[string]float64 {
	h.Helper()
	return scrape(h, h.front.opsHandler())
}

const incident = `{"INCIDENTID":"INC-1","SOURCESYSTEM":"SIEM","ACTION":"Lockout","SEVERITY":"High","IDENTITYID":"E000051"}`

// TestMetricsOfIncidents: each lockout counts once in each histogram, by the clock of the database:
// business time that is moved while it is under way makes no difference.
func TestMetricsOfIncidents(t *testing.T) {
	eachHouse(t, func(t *testing.T, h *house) {
		h.must(http.StatusCreated, "siem", http.MethodPost, "Incidenttrigger", incident)
		before := h.metrics()
		require.Equal(t, 1.0, before[`ropewalk_jobs{kind="trigger.dispatch",priority="3",state="ready"}`])
		require.Positive(t, before[`ropewalk_jobs_oldest_seconds{priority="3"}`])
		require.Zero(t, before[`ropewalk_jobs_oldest_seconds{priority="0"}`])
		require.NotContains(t, before, `ropewalk_incident_locked_seconds_count{by="system"}`)

		require.NoError(t, h.engine.store.SetClock(context.Background(), worldOpened.Add(time.Hour)))
		h.settle()
		for range 2 {
			after := h.metrics()
			require.NotContains(t, after, `ropewalk_jobs{kind="trigger.dispatch",priority="3",state="ready"}`)
			require.Zero(t, after[`ropewalk_jobs_oldest_seconds{priority="3"}`])
			var last float64
			for _, what := range []string{"locked", "tasks", "calculated"} {
				name := "ropewalk_incident_" + what + "_seconds"
				require.Equal(t, 1.0, after[name+`_count{by="system"}`], what)
				took := after[name+`_sum{by="system"}`]
				require.Greater(t, took, last, what)
				require.Less(t, took, 600.0, what)
				last = took
			}
		}

		h.must(http.StatusCreated, "opadmin", http.MethodPost, "Lockoutrequest", `{"IDENTITYREFId":<E000052>,"REASON":"Alarm"}`)
		h.must(http.StatusCreated, "opadmin", http.MethodPost, "Revocationrequest", `{"IDENTITYREFId":<E000051>,"REASON":"Over"}`)
		h.settle()
		after := h.metrics()
		require.Equal(t, 1.0, after[`ropewalk_incident_locked_seconds_count{by="person"}`])
		require.Equal(t, 1.0, after[`ropewalk_incident_locked_seconds_count{by="system"}`], "a revocation locks nobody")
	})
}

// TestMetricsOfTheDatabase: the gauges follow the queues, the seal and the pools.
func TestMetricsOfTheDatabase(t *testing.T) {
	eachHouse(t, func(t *testing.T, h *house) {
		ctx := access.With(context.Background(), access.System("test"))
		h.must(http.StatusCreated, "siem", http.MethodPost, "Incidenttrigger", incident)
		h.settle()
		before := h.metrics()
		require.Positive(t, before["ropewalk_seal_oldest_seconds"])
		require.Zero(t, before[`ropewalk_calculation_queue{priority="0"}`])

		for h.metrics()["ropewalk_seal_oldest_seconds"] > 0 { // whoever else is at work in the cluster may hold events back
			_, err := h.engine.store.Seal(ctx)
			require.NoError(t, err)
		}
		id, err := strconv.ParseInt(h.id["E000052"], 10, 64)
		require.NoError(t, err)
		require.NoError(t, h.engine.store.Tx(ctx, func(tx *store.Tx) error {
			return errors.Join(rope.QueueAll(ctx, tx, []int64{id}, rope.Bulk, "manual", nil),
				tx.Enqueue(queue.Job{Kind: "from the future", Priority: 1}),
				tx.Enqueue(queue.Job{Kind: "rope.fanout", Priority: 2, RunAt: time.Now().Add(time.Hour)}))
		}))
		after := h.metrics()
		require.Greater(t, after["ropewalk_seal_height"], before["ropewalk_seal_height"])
		require.Equal(t, 1.0, after[`ropewalk_calculation_queue{priority="0"}`])
		require.Positive(t, after[`ropewalk_calculation_queue_oldest_seconds{priority="0"}`])
		require.Equal(t, 1.0, after[`ropewalk_jobs{kind="other",priority="1",state="ready"}`])
		require.Equal(t, 1.0, after[`ropewalk_jobs{kind="rope.fanout",priority="2",state="delayed"}`])
		require.Zero(t, after[`ropewalk_jobs_oldest_seconds{priority="2"}`], "what is delayed does not wait")

		busy := func() (n float64) {
			for name, value := range h.metrics() {
				if strings.HasPrefix(name, "ropewalk_pool_connections{") && strings.Contains(name, `state="acquired"`) {
					n += value
				}
			}
			return n
		}
		idle := busy()
		require.NoError(t, h.engine.store.Tx(ctx, func(*store.Tx) error {
			require.Equal(t, idle+1, busy())
			return nil
		}))
	})
}

// TestMetricsOfRequests: what is being answered is told apart, and an export by what is answered.
func TestMetricsOfRequests(t *testing.T) {
	m := newMetrics()
	inFlight := func(does string) float64 {
		return scrape(t, m.handler())[`ropewalk_http_in_flight{does="`+does+`"}`]
	}
	for _, c := range []struct{ method, path, applied, before, after string }{
		{http.MethodGet, "/odata/Identity", "", "read", "read"},
		{http.MethodGet, "/odata/Identity", "maxpagesize=50", "read", "read"},
		{http.MethodGet, "/odata/Identity", "odata.include-annotations=*, odata.maxpagesize=0", "read", "export"},
		{http.MethodPost, "/odata/Identity/$query", "", "read", "read"},
		{http.MethodPatch, "/odata/Identity(5)", "", "write", "write"},
	} {
		h := withLog(slog.New(slog.NewTextHandler(io.Discard, nil)), m, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			require.Equal(t, 1.0, inFlight(c.before), c)
			w.Header().Set("Preference-Applied", c.applied)
			w.WriteHeader(http.StatusOK)
			require.Equal(t, 1.0, inFlight(c.after), c)
			require.Equal(t, 1.0, inFlight("read")+inFlight("write")+inFlight("export"))
		}))
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(c.method, c.path, nil))
		require.Zero(t, inFlight(c.after), c)
	}
}

// TestResourceKind: the label says what a path asks for in one of a few words.
func TestResourceKind(t *testing.T) {
	for path, kind := range map[string]string{
		"/odata/": "service", "/odata/$metadata": "metadata", "/odata/$batch": "batch", "/odata/Identity": "set",
		"/odata/Identity(5)": "entity", "/odata/Identity(UId=5)": "entity", "/odata/Identity(5)/LASTNAME": "member", "/odata/Identity(5)/OUREF": "member",
		"/odata/Identity/$count": "count", "/odata/Identity(5)/LASTNAME/$value": "value", "/odata/Identity(5)/MANAGER/$ref": "ref",
		"/odata/Identity/$filter(@f)/$each": "each", "/odata/Identity/$query": "query", "/odata/$all": "other",
		"/OData/DataObjects/Identity": "set", "/odata/builtin/": "service", "/livez": "other", "/odata": "other", "": "other", "/odata//": "set",
	} {
		require.Equal(t, kind, resourceKind(path), path)
	}
}

// TestMetricsAreBounded: no caller makes series, whatever he asks for.
func TestMetricsAreBounded(t *testing.T) {
	h := openHouse(t, "sqlite:"+copyFile(t, mustWorldFile(t)))
	for i := range 200 {
		n := strconv.Itoa(i)
		for _, path := range []string{"X" + n, "Identity(" + n + ")", "Identity(" + n + ")/P" + n, "$x" + n, "Identity/$filter(@" + n + ")/$each"} {
			h.send("auditor", []string{"GET", "POST", "FOO" + n, "PATCH"}[i%4], path, "{}")
		}
	}
	allowed := map[string][]string{
		"method":   {"GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "other"},
		"resource": {"service", "metadata", "batch", "set", "entity", "member", "count", "value", "ref", "each", "query", "other"},
		"status":   {"1xx", "2xx", "3xx", "4xx", "5xx", "other"},
		"does":     {"read", "write", "export"}, "by": {"system", "person", "decision"}, "priority": {"0", "1", "2", "3"},
		"pool": {"all", "read", "write"}, "state": {"ready", "delayed", "running", "acquired", "idle", "max"}, "kind": append(h.engine.gauges.kinds, "other"),
	}
	label := regexp.MustCompile(`(\w+)="([^"]*)"`)
	series := 0
	for name := range h.metrics() {
		if !strings.HasPrefix(name, "ropewalk_") {
			continue
		}
		series++
		for _, pair := range label.FindAllStringSubmatch(name, -1) {
			if pair[1] != "le" {
				require.Contains(t, allowed, pair[1], name)
				require.True(t, slices.Contains(allowed[pair[1]], pair[2]), name)
			}
		}
	}
	require.Less(t, series, 2000)
}

func mustWorldFile(t *testing.T) string {
	t.Helper()
	file, err := worldFile()
	require.NoError(t, err)
	return file
}

// TestMetricsFail: figures that cannot be read are left out and told in the log; the others stay.
func TestMetricsFail(t *testing.T) {
	h := openHouse(t, "sqlite:"+copyFile(t, mustWorldFile(t)))
	var log bytes.Buffer
	h.engine.gauges.log = slog.New(slog.NewTextHandler(&log, nil))
	_, err := h.engine.store.DB().Exec(t.Context(), "ALTER TABLE audit_blocks RENAME TO gone")
	require.NoError(t, err)
	samples := h.metrics()
	require.NotContains(t, samples, "ropewalk_seal_height")
	require.Contains(t, samples, `ropewalk_calculation_queue{priority="3"}`)
	require.Contains(t, log.String(), "metrics of the database")
}
