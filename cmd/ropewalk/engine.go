package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"time"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/provision"
	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/entities/store/seal"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/triggers"
)

// callWorkers is how many calls of connected systems are under way at once.
const callWorkers = 8

// engine is the store with everything that works behind it: jobs, processes, the calculation
// of access, provisioning and the sealing of the audit.
type engine struct {
	store *store.Store
	pool  *job.Pool
	// calls has workers of its own: a system that answers slowly must not keep a lockout waiting.
	calls *job.Pool
	// deferred runs deferred requests, if there is a front that answers any.
	deferred *job.Pool
	rope     *rope.Engine
	sealer   *seal.Sealer
	// gauges and lockouts are for /metrics.
	gauges   *gauges
	lockouts *lockouts
	// secret authenticates skip tokens.
	secret []byte
}

// newEngine opens the database and puts the parts together; start makes them work.
func newEngine(ctx context.Context, d database, c settings, testClock bool, log *slog.Logger) (*engine, error) {
	watches := append(triggers.Watches(), rope.Watches...)
	s, err := d.open(ctx, store.Options{TestClock: testClock, Log: log, Watches: func() []store.Watch { return watches }})
	if err != nil {
		return nil, err
	}
	e := &engine{store: s, lockouts: newLockouts(s, log)}
	if err := e.assemble(ctx, c, log); err != nil {
		return nil, errors.Join(fmt.Errorf("start engine: %w", err), s.Close())
	}
	return e, nil
}

func (e *engine) assemble(ctx context.Context, c settings, log *slog.Logger) (err error) {
	if err := e.store.WriteBuiltIns(ctx); err != nil {
		return err
	}
	if e.secret, err = e.store.Secret(ctx, "skiptoken"); err != nil {
		return err
	}
	zone, err := time.LoadLocation(c.Zone)
	if err != nil {
		return wrongUse("--zone %q is no time zone; give a name such as Europe/Oslo", c.Zone)
	}
	service, err := triggers.New(triggers.Options{
		MaxLockouts: c.MassLock, Window: c.MassLockTime, StrictRevocation: c.StrictRevoke, Zone: zone, Locked: e.lockouts.note,
	})
	if err != nil {
		return err
	}
	if err := service.Publish(ctx, e.store); err != nil {
		return err
	}
	if c.PreValidity != nil && *c.PreValidity < 0 {
		return wrongUse("--pre-validity %d is no number of days; give 0 or more", *c.PreValidity)
	}
	e.rope = rope.New(e.store, rope.Options{Lease: c.JobLease, Zone: zone, PreValidityDays: c.PreValidity, Log: log})
	handlers, err := job.Join(service.Handlers(), e.rope.Handlers(), provision.Handlers())
	if err != nil {
		return err
	}
	e.gauges = &gauges{store: e.store, kinds: append(slices.Sorted(maps.Keys(handlers)), provision.CallKind, store.DeferredKind), log: log}
	sealing, err := c.signing.options()
	if err != nil {
		return err
	}
	sealing.Log = log
	e.sealer = seal.New(e.store, sealing)
	e.pool = job.New(e.store, handlers, job.Options{
		Workers: c.Workers, Lease: c.JobLease, Heartbeat: c.JobHeartbeat,
		Schedules: []job.Schedule{job.Periodic(e.store, triggers.TickKind, 30*time.Second, job.High), e.forgetting()},
		OnDead:    service.OnDead, Origin: triggers.Origin, Log: log,
	})
	e.calls = job.New(e.store, nil, job.Options{
		Workers: callWorkers, Lease: c.JobLease, Heartbeat: c.JobHeartbeat, Log: log,
		Effects: provision.Effects(&provision.Webhooks{Hosts: c.WebhookHost}),
	})
	return nil
}

// forgetting lets go of what need not be kept of requests any longer.
func (e *engine) forgetting() job.Schedule {
	return job.Schedule{Name: "forget", Every: forgetEvery, Run: e.store.Forget}
}

// settled waits until nothing follows any more by itself from a new row, or ctx ends.
func (e *engine) settled(ctx context.Context, set *edm.EntitySet, key []query.KeyValue) (follows bool, err error) {
	id, ok := key[0].Value.(int64)
	if !ok || !triggers.Starts(set.Type.Name) {
		return false, nil
	}
	return true, e.store.Until(access.With(ctx, access.System("wait")), func(ctx context.Context) (bool, error) {
		return triggers.Settled(ctx, e.store, set.Type.Name, id)
	})
}

// catchUp lets statuses and access follow a moved clock at once.
func (e *engine) catchUp(ctx context.Context) error {
	ctx = access.With(ctx, access.System("engine"))
	err := e.store.Tx(ctx, func(tx *store.Tx) error {
		return tx.Enqueue(queue.Job{Kind: triggers.TickKind, Key: triggers.TickKind, Priority: job.High})
	})
	return errors.Join(err, e.rope.QueueDue(ctx))
}

// observe shows in /metrics what waits, how far the audit is sealed and how long incidents take.
func (e *engine) observe(m *metrics) {
	m.registry.MustRegister(e.gauges, e.lockouts)
}

// start begins background work.
func (e *engine) start(ctx context.Context) error {
	if err := e.store.Reclaim(ctx); err != nil {
		return err
	}
	if err := e.sealer.Start(ctx); err != nil {
		return err
	}
	if err := e.rope.Start(ctx); err != nil {
		return err
	}
	if e.deferred != nil {
		if err := e.deferred.Start(ctx); err != nil {
			return err
		}
	}
	return errors.Join(e.pool.Start(ctx), e.calls.Start(ctx))
}

// stop ends background work in reverse order, and waits for it.
func (e *engine) stop() error {
	if e.deferred != nil {
		e.deferred.Stop()
	}
	e.pool.Stop()
	e.calls.Stop()
	e.rope.Stop()
	e.sealer.Stop()
	return nil
}
