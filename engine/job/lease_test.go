package job

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// observed has the pool tell how its attempts ended.
func observed(o *Options) *[]Event {
	all := &[]Event{}
	o.Observe = func(e Event) { *all = append(*all, e) }
	return all
}

// A lease that is renewed just when its job commits finds no job any more: that is no loss.
func TestTheEndOfAJobIsNoLoss(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		enqueue(t, s, queue.Job{Kind: "test.write"})
		o := quick()
		events := observed(&o)
		var p *Pool
		committed := false
		write := func(ctx context.Context, tx *store.Tx, j queue.Job) error {
			tx.OnCommit(func() {
				committed = true
				require.ErrorIs(t, s.Queue().Heartbeat(ctx, j, o.Lease), queue.ErrLost)
				p.leases.lose(j) // as renew does, if it asked before the commit and was answered after it
				require.NoError(t, ctx.Err())
				require.Empty(t, p.leases.list(), "there is nothing left to renew")
			})
			return tx.Create(&entities.Usergroup{Name: "once"})
		}
		p = New(s, map[string]Handler{"test.write": write}, o)
		require.NoError(t, p.Drain(system()))
		require.True(t, committed)
		require.Len(t, *events, 1)
		require.NoError(t, (*events)[0].Err)
		require.Equal(t, 1, groups(t, s, "once"))
		require.Empty(t, p.leases.held)
	})
}

// So does one that is renewed when its job goes back into the queue, or is buried.
func TestAFailedJobIsNoLoss(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		enqueue(t, s, queue.Job{Kind: "test.poison"})
		o := quick()
		o.Attempts = 2
		told := 0
		var p *Pool
		o.OnDead = func(ctx context.Context, _ *store.Tx, j queue.Job, _ error) error {
			told++
			p.leases.lose(j)
			require.NoError(t, ctx.Err())
			return nil
		}
		p = New(s, map[string]Handler{"test.poison": func(context.Context, *store.Tx, queue.Job) error { return errWrong }}, o)
		require.NoError(t, p.Drain(system()))
		require.Equal(t, 1, told)
		require.Zero(t, waiting(t, s))
	})
}

// A completion that the database took back is none: the job can be lost again until it is completed anew.
func TestACompletionTakenBack(t *testing.T) {
	l := newLeases()
	ctx, cancel := context.WithCancel(context.Background())
	j := queue.Job{ID: 1, Token: 1}
	l.add(j, cancel)
	l.end(j, true)
	l.lose(j)
	require.NoError(t, ctx.Err())
	l.end(j, false)
	require.Equal(t, []queue.Job{j}, l.list())
	l.end(queue.Job{ID: 1, Token: 2}, true)
	l.lose(queue.Job{ID: 1, Token: 2})
	require.NoError(t, ctx.Err(), "another lease says nothing about this one")
	l.lose(j)
	require.Error(t, ctx.Err())
}

// A handler whose job went to somebody else is cancelled, whether that one is still at it or has finished.
func TestATakenJobIsALoss(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		for _, finished := range []bool{false, true} {
			enqueue(t, s, queue.Job{Kind: "test.call"})
			o := quick()
			o.Lease, o.Heartbeat = time.Microsecond, time.Hour
			events := observed(&o)
			other := New(s, map[string]Handler{"test.call": func(context.Context, *store.Tx, queue.Job) error { return nil }}, quick())
			var p *Pool
			o.Effects = map[string]Effect{"test.call": func(ctx context.Context, _ *store.Store, _ queue.Job) (Handler, error) {
				p.renew(ctx)
				require.NoError(t, ctx.Err(), "nobody took it yet")
				heir, found, err := other.claim(ctx, Bulk)
				require.NoError(t, err)
				require.True(t, found)
				if finished {
					other.run(system(), heir)
				}
				p.renew(ctx)
				require.ErrorIs(t, ctx.Err(), context.Canceled)
				if !finished {
					other.run(system(), heir)
				}
				return nil, ctx.Err()
			}}
			p = New(s, nil, o)
			j, found, err := p.claim(system(), Bulk)
			require.NoError(t, err)
			require.True(t, found)
			p.run(system(), j)
			require.Len(t, *events, 1)
			require.ErrorIs(t, (*events)[0].Err, context.Canceled)
			require.Zero(t, waiting(t, s))
		}
	})
}

// A pool that claims a job whose lease it let run out cancels its own earlier attempt.
func TestAJobClaimedAnewIsALoss(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		enqueue(t, s, queue.Job{Kind: "test.call"})
		o := quick()
		o.Lease, o.Heartbeat = time.Microsecond, time.Hour
		calls := 0
		var p *Pool
		o.Effects = map[string]Effect{"test.call": func(ctx context.Context, _ *store.Store, _ queue.Job) (Handler, error) {
			if calls++; calls == 1 {
				require.NoError(t, p.Drain(system()))
				require.ErrorIs(t, ctx.Err(), context.Canceled)
				return nil, ctx.Err()
			}
			return func(_ context.Context, tx *store.Tx, _ queue.Job) error {
				return tx.Create(&entities.Usergroup{Name: "once"})
			}, nil
		}}
		p = New(s, nil, o)
		require.NoError(t, p.Drain(system()))
		require.Equal(t, 2, calls)
		require.Equal(t, 1, groups(t, s, "once"))
	})
}

// What a pool gives up when it stops is there for others at once, and does not count as an attempt.
func TestStopPutsBackWhatItCancels(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		enqueue(t, s, queue.Job{Kind: "test.call"})
		started := make(chan struct{})
		o := quick()
		o.Grace = time.Nanosecond
		o.Effects = map[string]Effect{"test.call": func(ctx context.Context, _ *store.Store, _ queue.Job) (Handler, error) {
			close(started)
			<-ctx.Done()
			return nil, ctx.Err()
		}}
		p := New(s, nil, o)
		require.NoError(t, p.Start(system()))
		<-started
		p.Stop()
		o.Effects = nil
		next := New(s, map[string]Handler{"test.call": func(_ context.Context, _ *store.Tx, j queue.Job) error {
			require.Equal(t, 1, j.Attempts)
			return nil
		}}, o)
		require.NoError(t, next.Drain(system()))
		require.Zero(t, waiting(t, s))
	})
}
