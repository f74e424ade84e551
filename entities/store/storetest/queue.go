package storetest

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

func (w world) enqueue(jobs ...queue.Job) {
	w.Helper()
	w.tx(func(tx *store.Tx) error {
		for _, j := range jobs {
			if err := tx.Enqueue(j); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w world) claim(n, minPriority int, lease time.Duration) []queue.Job {
	w.Helper()
	jobs, err := w.s.Queue().Claim(w.ctx, n, minPriority, []string{"a", "b"}, lease)
	require.NoError(w, err)
	return jobs
}

func testQueue(w world) {
	heard, stop := w.s.Queue().Subscribe()
	defer stop()
	w.enqueue(queue.Job{Kind: "a", Payload: json.RawMessage(`{"n":1}`)}, queue.Job{Kind: "b", Priority: 3}, queue.Job{Kind: "other", Priority: 3},
		queue.Job{Kind: "a", Priority: 2, RunAt: time.Now().Add(time.Hour)})
	select {
	case <-heard:
	default:
		w.Error("a commit that leaves jobs must ring")
	}
	urgent := w.claim(5, 3, time.Minute)
	require.Len(w, urgent, 1)
	require.Equal(w, "b", urgent[0].Kind)
	require.Equal(w, 1, urgent[0].Attempts)
	rest := w.claim(5, 0, time.Minute)
	require.Len(w, rest, 1, "what is leased, not due, or of another kind stays")
	require.JSONEq(w, `{"n":1}`, string(rest[0].Payload))
	require.Empty(w, w.claim(5, 0, time.Minute))

	require.NoError(w, w.s.Queue().Heartbeat(w.ctx, rest[0], -time.Second), "a lease of the past runs out at once")
	taken := w.claim(5, 0, time.Minute)
	require.Len(w, taken, 1)
	require.Equal(w, 2, taken[0].Attempts)
	require.ErrorIs(w, w.s.Queue().Heartbeat(w.ctx, rest[0], time.Minute), queue.ErrLost)
	zombie := w.s.Tx(w.ctx, func(tx *store.Tx) error { return queue.Done(w.ctx, tx, rest[0]) })
	require.ErrorIs(w, zombie, queue.ErrLost)
	w.tx(func(tx *store.Tx) error { return queue.Done(w.ctx, tx, taken[0]) })
	again := w.s.Tx(w.ctx, func(tx *store.Tx) error { return queue.Done(w.ctx, tx, taken[0]) })
	require.ErrorIs(w, again, queue.ErrLost)
}

func testQueueKeys(w world) {
	w.enqueue(queue.Job{Kind: "a", Key: "k", Priority: 1, Payload: json.RawMessage(`1`)}, queue.Job{Kind: "a", Key: "k", Priority: 2})
	first := w.claim(5, 0, time.Minute)
	require.Len(w, first, 1)
	require.Equal(w, 2, first[0].Priority)
	w.enqueue(queue.Job{Kind: "a", Key: "k"})
	require.EqualValues(w, 2, w.number("SELECT count(*) FROM jobs"), "a claimed job does not take in another one")
	boom := errors.New("boom")
	require.NoError(w, w.s.Queue().Retry(w.ctx, first[0], boom, 0))
	second := w.claim(5, 0, time.Minute)
	require.Len(w, second, 1, "the one that waited by then does the work of both")
	require.NoError(w, w.s.Queue().Retry(w.ctx, second[0], boom, time.Hour))
	require.Empty(w, w.claim(5, 0, time.Minute))
	w.enqueue(queue.Job{Kind: "a", Key: "k"})
	third := w.claim(5, 0, time.Minute)
	require.Len(w, third, 1, "a new job of the same key brings the moment forward")
	w.tx(func(tx *store.Tx) error { return queue.Bury(w.ctx, tx, third[0], boom) })
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM dead_jobs WHERE error = 'boom'"))
	require.Zero(w, w.number("SELECT count(*) FROM jobs"))
}

// testQueuePutBack: a job that goes back into the queue beside another one of its key hands on what made it
// urgent and how often it failed, and one that was given up is as good as never claimed.
func testQueuePutBack(w world) {
	w.enqueue(queue.Job{Kind: "a", Key: "k", Priority: 3})
	urgent := w.claim(1, 3, time.Minute)
	require.Len(w, urgent, 1)
	w.enqueue(queue.Job{Kind: "a", Key: "k", RunAt: time.Now().Add(time.Hour)})
	require.Empty(w, w.claim(1, 0, time.Minute))
	require.NoError(w, w.s.Queue().Retry(w.ctx, urgent[0], errors.New("boom"), 0))
	heir := w.claim(2, 3, time.Minute)
	require.Len(w, heir, 1, "the other one is as urgent now, and as early")
	require.Equal(w, 2, heir[0].Attempts, "and failed as often")

	require.NoError(w, w.s.Queue().Release(w.ctx, heir[0]))
	require.ErrorIs(w, w.s.Queue().Release(w.ctx, heir[0]), queue.ErrLost)
	again := w.claim(2, 3, time.Minute)
	require.Len(w, again, 1)
	require.Equal(w, 2, again[0].Attempts)
	require.Greater(w, again[0].Token, heir[0].Token)
}

// testQueueMeeting: while a job goes back into the queue, another transaction leaves one of the same key.
func testQueueMeeting(w world) {
	w.enqueue(queue.Job{Kind: "a", Key: "k"})
	mine := w.claim(1, 0, time.Minute)
	require.Len(w, mine, 1)
	back := make(chan error, 1)
	w.tx(func(tx *store.Tx) error {
		if err := queue.Put(w.ctx, tx, queue.Job{Kind: "a", Key: "k"}); err != nil {
			return err
		}
		require.NoError(w, tx.Conn().Flush(w.ctx))
		go func() { back <- w.s.Queue().Retry(w.ctx, mine[0], errors.New("boom"), 0) }()
		w.awaitBlocked(tx)
		return nil
	})
	require.NoError(w, <-back)
	require.Len(w, w.claim(5, 0, time.Minute), 1)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM jobs"))
}

// awaitBlocked returns once another transaction waits for the end of tx. On SQLite all wait for the one writer,
// wherever they stand.
func (w world) awaitBlocked(tx *store.Tx) {
	w.Helper()
	for blocked := tx.Conn().Dialect == conn.SQLite; !blocked; {
		text := "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid)"
		require.NoError(w, tx.Conn().QueryRow(w.ctx, text).Scan(&blocked))
	}
}
