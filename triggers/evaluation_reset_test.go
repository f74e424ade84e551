package triggers_test

import (
	"context"
	"io"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/triggers"
)

// what somebody approves after a reset, before the evaluation has heard of that, does not count.
func TestNothingCountsOfAnEvaluationThatWasReset(t *testing.T) {
	kept(t, 2, func(w *apart) {
		w.keepApart(0)
		_, constraints, _ := w.sheet()
		w.allow(constraints[0], nil)
		w.answer("manager", process.Submit)
		review, ada, all := w.open(), w.people["ada"], w.pool
		w.pool = w.withoutResets()
		w.create(&entities.Violationresetrequest{Identity: &ada})
		w.drain()
		w.decideAs(review, "secofficer", process.Approve)
		w.drain()
		w.pool = all
		w.drain()
		require.Equal(w.t, []string{"Evaluation pending - usage allowed", "Evaluation pending - usage allowed"}, w.says())
		runs := w.evaluations()
		require.Len(w.t, runs, 2)
		require.Equal(w.t, "Reset", runs[0].Outcome)
		require.Equal(w.t, process.Submit, w.open().Choices)
		w.proven()
	})
}

// withoutResets are jobs among which no evaluation is told of a reset, as if others kept overtaking that.
func (w *apart) withoutResets() *job.Pool {
	service, err := triggers.New(triggers.Options{})
	require.NoError(w.t, err)
	handlers, err := job.Join(service.Handlers(), w.rope.Handlers())
	require.NoError(w.t, err)
	step := handlers[process.StepKind]
	handlers[process.StepKind] = func(ctx context.Context, tx *store.Tx, j queue.Job) error {
		if strings.Contains(string(j.Payload), `"notice":"reset"`) {
			return nil
		}
		return step(ctx, tx, j)
	}
	return job.New(w.store, handlers, job.Options{
		OnDead: service.OnDead, Origin: triggers.Origin, Backoff: time.Nanosecond, MaxBackoff: time.Nanosecond,
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
}
