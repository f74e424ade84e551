package main

import (
	"context"
	"log/slog"
	"slices"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// gaugeTimeout bounds what the database is asked for metrics.
const gaugeTimeout = 5 * time.Second

// What stands in the database or in its pools, as it is when the metrics are read. On several
// replicas each shows the same queues, and its own pools.
var (
	jobsDesc = prometheus.NewDesc("ropewalk_jobs", "Jobs in the queue: ready to be taken, delayed, or running.", []string{"kind", "priority", "state"}, nil)
	jobsWait = prometheus.NewDesc("ropewalk_jobs_oldest_seconds", "How long the oldest job of a priority could have been taken already.", []string{"priority"}, nil)

	calculationDesc = prometheus.NewDesc("ropewalk_calculation_queue", "Identities that wait for the calculation of their access, or are under way.", []string{"priority"}, nil)
	calculationWait = prometheus.NewDesc("ropewalk_calculation_queue_oldest_seconds", "How long the first of them has waited.", []string{"priority"}, nil)

	sealHeight = prometheus.NewDesc("ropewalk_seal_height", "Number of the last block of the audit.", nil, nil)
	sealAge    = prometheus.NewDesc("ropewalk_seal_oldest_seconds", "Age of the oldest audit event that stands in no block; 0 if all do.", nil, nil)

	poolDesc   = prometheus.NewDesc("ropewalk_pool_connections", "Connections to the database: acquired, idle, and how many there may be.", []string{"pool", "state"}, nil)
	poolWaits  = prometheus.NewDesc("ropewalk_pool_waits_total", "How often a connection was not to be had at once.", []string{"pool"}, nil)
	poolWaited = prometheus.NewDesc("ropewalk_pool_wait_seconds_total", "Time that was waited for connections.", []string{"pool"}, nil)
)

// gauges reads them.
type gauges struct {
	store *store.Store
	// kinds are those of the jobs that this program does.
	kinds []string
	log   *slog.Logger
}

// Describe implements prometheus.Collector.
func (g *gauges) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{
		jobsDesc, jobsWait, calculationDesc, calculationWait, sealHeight, sealAge, poolDesc, poolWaits, poolWaited,
	} {
		to <- d
	}
}

// Collect implements prometheus.Collector. What cannot be read is left out, so that nobody takes
// an old figure for a new one.
func (g *gauges) Collect(to chan<- prometheus.Metric) {
	g.pools(to)
	ctx, cancel := context.WithTimeout(context.Background(), gaugeTimeout)
	defer cancel()
	for _, read := range []func(context.Context, chan<- prometheus.Metric) error{g.jobs, g.calculations, g.seal} {
		if err := read(ctx, to); err != nil {
			g.log.Warn("metrics of the database", "error", err)
		}
	}
}

func gauge(to chan<- prometheus.Metric, d *prometheus.Desc, value float64, labels ...string) {
	to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
}

func (g *gauges) jobs(ctx context.Context, to chan<- prometheus.Metric) error {
	depths, err := g.store.Queue().Depths(ctx)
	if err != nil {
		return err
	}
	counts, oldest := map[[3]string]int64{}, map[int]time.Duration{0: 0, 1: 0, 2: 0, 3: 0}
	for _, d := range depths {
		counts[[3]string{g.kind(d.Kind), strconv.Itoa(d.Priority), d.State}] += d.Jobs
		oldest[d.Priority] = max(oldest[d.Priority], d.Oldest)
	}
	for labels, n := range counts {
		gauge(to, jobsDesc, float64(n), labels[:]...)
	}
	for priority, wait := range oldest {
		gauge(to, jobsWait, wait.Seconds(), strconv.Itoa(priority))
	}
	return nil
}

// kind bounds the label to the kinds of this program: the queue may hold those of a newer one.
func (g *gauges) kind(of string) string {
	if slices.Contains(g.kinds, of) {
		return of
	}
	return "other"
}

func (g *gauges) calculations(ctx context.Context, to chan<- prometheus.Metric) error {
	depths, err := calc.Depths(ctx, g.store)
	if err != nil {
		return err
	}
	all := map[int]calc.Depth{0: {}, 1: {}, 2: {}, 3: {}}
	for _, d := range depths {
		all[d.Priority] = d
	}
	for priority, d := range all {
		gauge(to, calculationDesc, float64(d.Identities), strconv.Itoa(priority))
		gauge(to, calculationWait, d.Oldest.Seconds(), strconv.Itoa(priority))
	}
	return nil
}

func (g *gauges) seal(ctx context.Context, to chan<- prometheus.Metric) error {
	height, oldest, err := seal.Backlog(ctx, g.store)
	if err != nil {
		return err
	}
	gauge(to, sealHeight, float64(height))
	gauge(to, sealAge, oldest.Seconds())
	return nil
}

func (g *gauges) pools(to chan<- prometheus.Metric) {
	for _, u := range g.store.Uses() {
		gauge(to, poolDesc, float64(u.Acquired), u.Pool, "acquired")
		gauge(to, poolDesc, float64(u.Idle), u.Pool, "idle")
		gauge(to, poolDesc, float64(u.Max), u.Pool, "max")
		to <- prometheus.MustNewConstMetric(poolWaits, prometheus.CounterValue, float64(u.Waits), u.Pool)
		to <- prometheus.MustNewConstMetric(poolWaited, prometheus.CounterValue, u.Waited.Seconds(), u.Pool)
	}
}
