package rope_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
)

// restart starts an engine on what another one left, ends it, and has it do what it left behind.
func (w *town) restart(days int) {
	w.t.Helper()
	w.engine = rope.New(w.s, rope.Options{PreValidityDays: &days})
	require.NoError(w.t, w.engine.Start(w.ctx))
	w.engine.Stop()
	w.drain()
}

// resettled is how often people were calculated since settings had changed.
func (w *town) resettled() int {
	w.t.Helper()
	var runs []entities.CalculationRun
	require.NoError(w.t, w.s.Read(w.ctx, &runs, "Source eq 'settings'", nil))
	return len(runs)
}

// results by other settings than those of the engine that is started are made anew, whoever made
// them: one that was never started, or one that went on beside the last that was.
func TestOtherSettings(t *testing.T) {
	eachTown(t, func(w *town) {
		w.queueAs(rope.Normal, "test")
		w.drain()
		old := w.engine
		w.restart(7)
		people := w.resettled()
		require.NotZero(w.t, people)
		w.restart(7)
		require.Equal(w.t, people, w.resettled(), "not once more")

		w.engine = old
		w.queueAs(rope.Normal, "test")
		w.drain()
		w.restart(7)
		require.Equal(w.t, 2*people, w.resettled(), "the old one went on for a while")
		w.restart(7)
		require.Equal(w.t, 2*people, w.resettled())
		w.restart(3)
		require.Equal(w.t, 3*people, w.resettled())
	})
}
