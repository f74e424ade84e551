package main

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/triggers"
)

// maxNoted is how many lockouts are kept for the next reading of the metrics; where nobody reads
// them, further ones are not counted.
const maxNoted = 10_000

// lockoutBuckets tell from 10 ms to a minute.
var lockoutBuckets = []float64{0.01, 0.02, 0.035, 0.05, 0.075, 0.1, 0.15, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2, 3.5, 5, 7.5, 10, 15, 20, 30, 45, 60}

// lockouts shows how long incidents take to have effect. Each lockout is counted by the replica on
// which it ended, when the metrics are next read: its moments stand in the database, by the clock
// of which they are told apart, so that a restart or another replica in between makes no difference.
type lockouts struct {
	store                     *store.Store
	log                       *slog.Logger
	locked, calculated, tasks *prometheus.HistogramVec

	mu sync.Mutex
	// ended are the lockouts that were not counted yet.
	ended map[int64]triggers.Way
}

func newLockouts(s *store.Store, log *slog.Logger) *lockouts {
	histogram := func(name, help string) *prometheus.HistogramVec {
		return prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: name, Help: help + ", by who decided: the system that reported it, the person who asked, or one who was asked.", Buckets: lockoutBuckets,
		}, []string{"by"})
	}
	return &lockouts{
		store: s, log: log, ended: map[int64]triggers.Way{},
		locked:     histogram("ropewalk_incident_locked_seconds", "Time from the incident to the lock of the identity"),
		calculated: histogram("ropewalk_incident_calculated_seconds", "Time from the incident to the calculated access without what is locked"),
		tasks:      histogram("ropewalk_incident_tasks_seconds", "Time from the incident to the tasks that disable the accounts"),
	}
}

// note keeps a lockout that ended for the next reading.
func (l *lockouts) note(process int64, way triggers.Way) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.ended) < maxNoted {
		l.ended[process] = way
	}
}

// take gives the lockouts to count, each of them once.
func (l *lockouts) take() map[int64]triggers.Way {
	l.mu.Lock()
	defer l.mu.Unlock()
	taken := l.ended
	l.ended = map[int64]triggers.Way{}
	return taken
}

// Describe implements prometheus.Collector.
func (l *lockouts) Describe(to chan<- *prometheus.Desc) {
	for _, h := range []*prometheus.HistogramVec{l.locked, l.calculated, l.tasks} {
		h.Describe(to)
	}
}

// Collect implements prometheus.Collector.
func (l *lockouts) Collect(to chan<- prometheus.Metric) {
	l.count()
	for _, h := range []*prometheus.HistogramVec{l.locked, l.calculated, l.tasks} {
		h.Collect(to)
	}
}

// count reads the moments of the lockouts that ended. Those that cannot be read now are kept.
func (l *lockouts) count() {
	ended := l.take()
	if len(ended) == 0 {
		return
	}
	ids := make([]int64, 0, len(ended))
	for id := range ended {
		ids = append(ids, id)
	}
	ctx, cancel := context.WithTimeout(context.Background(), gaugeTimeout)
	defer cancel()
	all, err := calc.ReadMilestones(ctx, l.store, ids)
	if err != nil {
		l.log.Warn("metrics of lockouts", "error", err)
		for id, way := range ended {
			l.note(id, way)
		}
		return
	}
	for _, m := range all {
		by := string(ended[m.Process])
		since(l.locked, by, m.Asked, m.Locked)
		since(l.calculated, by, m.Asked, m.Calculated)
		since(l.tasks, by, m.Asked, m.Tasks)
	}
}

// since counts the time to a moment, if it came.
func since(h *prometheus.HistogramVec, by string, from, to time.Time) {
	if !to.IsZero() {
		h.WithLabelValues(by).Observe(max(0, to.Sub(from).Seconds()))
	}
}
