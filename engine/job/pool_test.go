package job

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// record remembers the keys of the jobs that ran, in order.
type record struct {
	mu   sync.Mutex
	keys []string
}

func (r *record) handle(_ context.Context, _ *store.Tx, j queue.Job) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.keys = append(r.keys, j.Key)
	return nil
}

func (r *record) list() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]string{}, r.keys...)
}

// quick are options under which a failed job is ready again at once.
func quick() Options {
	return Options{Backoff: time.Nanosecond, MaxBackoff: time.Nanosecond, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}
}

func enqueue(t *testing.T, s *store.Store, jobs ...queue.Job) {
	t.Helper()
	require.NoError(t, s.Tx(system(), func(tx *store.Tx) error {
		for _, j := range jobs {
			if err := tx.Enqueue(j); err != nil {
				return err
			}
		}
		return nil
	}))
}

func system() context.Context {
	return access.With(context.Background(), access.System("test"))
}

func groups(t *testing.T, s *store.Store, name string) int {
	t.Helper()
	var found []entities.Usergroup
	require.NoError(t, s.Read(system(), &found, "NAME eq @name", map[string]any{"name": name}))
	return len(found)
}

func TestDrainRunsTheMostUrgentFirst(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		var ran record
		enqueue(t, s,
			queue.Job{Kind: "test.a", Key: "bulk"},
			queue.Job{Kind: "test.a", Key: "emergency", Priority: Emergency},
			queue.Job{Kind: "test.a", Key: "normal", Priority: Normal},
			queue.Job{Kind: "test.other", Key: "not ours", Priority: Emergency},
			queue.Job{Kind: "test.a", Key: "later", Priority: High, RunAt: time.Now().Add(time.Hour)},
		)
		p := New(s, map[string]Handler{"test.a": ran.handle}, quick())
		require.NoError(t, p.Drain(system()))
		require.Equal(t, []string{"emergency", "normal", "bulk"}, ran.list())
		require.EqualValues(t, 2, waiting(t, s))
	})
}

func TestEffectAndCompletionAreOne(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		enqueue(t, s, queue.Job{Kind: "test.write"})
		attempts := 0
		write := func(_ context.Context, tx *store.Tx, j queue.Job) error {
			attempts++
			require.Equal(t, attempts, j.Attempts)
			if err := tx.Create(&entities.Usergroup{Name: "made by a job"}); err != nil {
				return err
			}
			if attempts < 3 {
				return errors.New("not yet")
			}
			return nil
		}
		require.NoError(t, New(s, map[string]Handler{"test.write": write}, quick()).Drain(system()))
		require.Equal(t, 3, attempts)
		require.Equal(t, 1, groups(t, s, "made by a job"))
	})
}

func TestPoisonIsBuried(t *testing.T) {
	tests := []struct {
		name    string
		handler Handler
		is      error
	}{
		{"error", func(context.Context, *store.Tx, queue.Job) error { return errWrong }, errWrong},
		{"panic", func(context.Context, *store.Tx, queue.Job) error { panic("boom") }, ErrPanic},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, s *store.Store) { poison(t, s, test.handler, test.is) })
		})
	}
}

// A job that always fails is buried even if another one of its key comes while each attempt is under way.
func TestPoisonIsBuriedThoughMoreComes(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		enqueue(t, s, queue.Job{Kind: "test.poison", Key: "k"})
		o := quick()
		dead := 0
		o.OnDead = func(context.Context, *store.Tx, queue.Job, error) error { dead++; return nil }
		more := 15
		o.Effects = map[string]Effect{"test.poison": func(context.Context, *store.Store, queue.Job) (Handler, error) {
			if more--; more > 0 {
				enqueue(t, s, queue.Job{Kind: "test.poison", Key: "k"})
			}
			return nil, errWrong
		}}
		require.NoError(t, New(s, nil, o).Drain(system()))
		require.Equal(t, 2, dead, "after ten attempts, and the rest after ten more")
		require.Zero(t, waiting(t, s))
	})
}

var errWrong = errors.New("always wrong")

func poison(t *testing.T, s *store.Store, handler Handler, is error) {
	enqueue(t, s, queue.Job{Kind: "test.poison", Priority: Emergency}, queue.Job{Kind: "test.good", Key: "good"})
	var ran record
	attempts, dead := 0, 0
	o := quick()
	o.Observe = func(e Event) {
		if e.Job.Kind == "test.poison" {
			attempts++
			require.ErrorIs(t, e.Err, is)
			require.Equal(t, attempts == 10, e.Dead)
		}
	}
	o.OnDead = func(_ context.Context, tx *store.Tx, j queue.Job, cause error) error {
		dead++
		require.ErrorIs(t, cause, is)
		return tx.Create(&entities.Usergroup{Name: "alert"})
	}
	p := New(s, map[string]Handler{"test.poison": handler, "test.good": ran.handle}, o)
	require.NoError(t, p.Drain(system()))
	require.Equal(t, 10, attempts)
	require.Equal(t, 1, dead)
	require.Equal(t, 1, groups(t, s, "alert"))
	require.Equal(t, []string{"good"}, ran.list())
}

// A failing hook must not keep a hopeless job alive.
func TestBuriedEvenIfTheHookFails(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		enqueue(t, s, queue.Job{Kind: "test.poison"})
		o := quick()
		o.Attempts = 2
		o.OnDead = func(_ context.Context, tx *store.Tx, _ queue.Job, _ error) error {
			require.NoError(t, tx.Create(&entities.Usergroup{Name: "alert"}))
			panic("hook")
		}
		bad := func(context.Context, *store.Tx, queue.Job) error { return errWrong }
		require.NoError(t, New(s, map[string]Handler{"test.poison": bad}, o).Drain(system()))
		require.Zero(t, waiting(t, s))
		require.Zero(t, groups(t, s, "alert"))
	})
}

// A worker that was frozen beyond its lease must leave nothing behind.
func TestLostLeaseLeavesNoEffect(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		enqueue(t, s, queue.Job{Kind: "test.write"})
		o := quick()
		o.Lease, o.Heartbeat = time.Microsecond, time.Hour
		write := func(_ context.Context, tx *store.Tx, _ queue.Job) error {
			return tx.Create(&entities.Usergroup{Name: "once"})
		}
		p := New(s, map[string]Handler{"test.write": write}, o)
		zombie, found, err := p.claim(system(), Bulk)
		require.NoError(t, err)
		require.True(t, found)
		heir, found, err := p.claim(system(), Bulk)
		require.NoError(t, err)
		require.True(t, found, "the lease ran out, so the job is free")
		require.NotEqual(t, zombie.Token, heir.Token)
		p.run(system(), zombie)
		require.Zero(t, groups(t, s, "once"))
		p.run(system(), heir)
		require.Equal(t, 1, groups(t, s, "once"))
	})
}

func TestReservedWorkerIsFreeForEmergencies(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		busy, release, done := make(chan struct{}), make(chan struct{}), make(chan string, 8)
		o := quick()
		o.Workers = 1
		o.Observe = func(e Event) {
			if e.Job.Key == "bulk" {
				close(busy)
				<-release
			}
			done <- e.Job.Key
		}
		nothing := func(context.Context, *store.Tx, queue.Job) error { return nil }
		p := New(s, map[string]Handler{"test.a": nothing}, o)
		require.NoError(t, p.Start(system()))
		require.Error(t, p.Start(system()), "a pool starts once")
		enqueue(t, s, queue.Job{Kind: "test.a", Key: "bulk"})
		<-busy
		enqueue(t, s, queue.Job{Kind: "test.a", Key: "normal", Priority: Normal}, queue.Job{Kind: "test.a", Key: "emergency", Priority: Emergency})
		require.Equal(t, "emergency", <-done)
		close(release)
		require.Equal(t, "bulk", <-done)
		require.Equal(t, "normal", <-done)
		p.Stop()
		p.Stop()
	})
}

// Stop lets the job under way finish.
func TestStopWaits(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		started, release := make(chan struct{}), make(chan struct{})
		slow := func(_ context.Context, tx *store.Tx, _ queue.Job) error {
			close(started)
			<-release
			return tx.Create(&entities.Usergroup{Name: "slow"})
		}
		p := New(s, map[string]Handler{"test.slow": slow}, quick())
		p.Stop()
		require.NoError(t, p.Start(system()))
		enqueue(t, s, queue.Job{Kind: "test.slow"})
		<-started
		stopped := make(chan struct{})
		go func() { p.Stop(); close(stopped) }()
		select {
		case <-stopped:
			t.Fatal("stopped while a job was under way")
		default:
		}
		close(release)
		<-stopped
		require.Equal(t, 1, groups(t, s, "slow"))
	})
}

func TestSchedulesRunAtTheStartAndAgain(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ran, ticked := make(chan struct{}, 100), make(chan struct{}, 100)
		o := quick()
		o.Schedules = []Schedule{
			{Name: "panics", Every: time.Millisecond, Run: func(context.Context) error { ran <- struct{}{}; panic("boom") }},
			Periodic(s, "test.tick", time.Hour, Normal),
		}
		tick := func(context.Context, *store.Tx, queue.Job) error { ticked <- struct{}{}; return nil }
		p := New(s, map[string]Handler{"test.tick": tick}, o)
		require.NoError(t, p.Start(system()))
		<-ran
		<-ran
		<-ticked
		go func() {
			for range ran {
			}
		}()
		p.Stop()
		close(ran)
	})
}

func TestDelayDoublesUpToTheLimit(t *testing.T) {
	p := New(nil, nil, Options{Backoff: time.Second, MaxBackoff: 10 * time.Second})
	for attempts, want := range map[int]time.Duration{1: 1, 2: 2, 3: 4, 4: 8, 5: 10, 9: 10} {
		require.Equal(t, want*time.Second, p.delay(attempts), "after %d attempts", attempts)
	}
}

func TestJoinRefusesAKindHandledTwice(t *testing.T) {
	h := func(context.Context, *store.Tx, queue.Job) error { return nil }
	all, err := Join(map[string]Handler{"a": h}, map[string]Handler{"b": h})
	require.NoError(t, err)
	require.Len(t, all, 2)
	_, err = Join(map[string]Handler{"a": h}, map[string]Handler{"a": h})
	require.ErrorContains(t, err, "a is handled twice")
}

// A pool that stops leaves no job behind that it took and did not run.
func TestStopForgetsNoJob(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		var ran record
		for round := range 20 {
			p := New(s, map[string]Handler{"test.a": ran.handle}, quick())
			require.NoError(t, p.Start(system()))
			jobs := make([]queue.Job, 8)
			for i := range jobs {
				jobs[i] = queue.Job{Kind: "test.a"}
			}
			enqueue(t, s, jobs...)
			p.Stop()
			require.NoError(t, p.Drain(system()))
			require.Len(t, ran.list(), (round+1)*len(jobs))
		}
	})
}

// waiting counts the jobs that wait or run.
func waiting(t *testing.T, s *store.Store) (n int64) {
	t.Helper()
	depths, err := s.Queue().Depths(system())
	require.NoError(t, err)
	for _, d := range depths {
		n += d.Jobs
	}
	return n
}
