package storetest

import (
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// testReclaim: on SQLite, where the file has one owner, what a process that was killed had
// claimed is free at the next start; elsewhere its lease has to run out.
func testReclaim(w world) {
	require.NoError(w, w.s.Tx(w.ctx, func(tx *store.Tx) error { return tx.Enqueue(queue.Job{Kind: "test.reclaim"}) }))
	claim := func() int {
		jobs, err := w.s.Queue().Claim(w.ctx, 1, 0, []string{"test.reclaim"}, time.Hour)
		require.NoError(w, err)
		return len(jobs)
	}
	require.Equal(w, 1, claim())
	require.Zero(w, claim(), "it is leased")
	require.NoError(w, w.s.Reclaim(w.ctx))
	want := 0
	if w.s.DB().Pool == nil {
		want = 1
	}
	require.Equal(w, want, claim())
}
