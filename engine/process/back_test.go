package process_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// A process can go back to a step that was taken, heed a notice while it waits, and be ended by one; what was
// decided in a step that is over decides nothing.
func TestGoingBackAndNotices(t *testing.T) {
	d := process.Definition{
		Name: "Round", Steps: []process.Step{
			{Name: "Ask", Run: func(_ context.Context, r *process.Run) (process.Next, error) {
				return process.Wait(process.Decision), r.Ask(process.Item{Title: "Again?", Choices: []string{"Again", "Enough"}})
			}},
			{Name: "Look", Run: func(_ context.Context, r *process.Run) (process.Next, error) {
				item, err := r.Decided()
				if err != nil || item.Decision == "Again" {
					return process.Back("Ask"), err
				}
				return process.Complete("Enough"), nil
			}},
		},
		Noticed: func(_ context.Context, _ *process.Run, notice string) (process.Next, error) {
			switch notice {
			case "over":
				return process.Terminate("Over", "It is over."), nil
			case "anew":
				return process.Back("Ask"), nil
			}
			return process.Stay(), nil
		},
	}
	each(t, func(b *bench) {
		notify := func(id int64, notice string) {
			b.tx(func(tx *store.Tx) error { return process.Notify(tx, id, notice, queue.Job{}) })
			b.drain()
		}
		names := func(id int64) (list []string) {
			for _, s := range b.steps(id) {
				list = append(list, s.Name)
			}
			return list
		}
		id := b.begin(d, process.Start{})
		b.drain()
		notify(id, "whatever")
		require.Equal(b.t, []string{"Ask"}, names(id))
		b.decide(b.items(id)[0], "Again")
		b.drain()
		require.Equal(b.t, []string{"Ask", "Look", "Ask"}, names(id))
		require.Equal(b.t, entities.ProcessWaiting, b.process(id).Status)
		b.wake(process.Position{Process: id, Awaited: process.Decision})
		require.Equal(b.t, []string{"Ask", "Look", "Ask"}, names(id), "the decision was on the first question")
		notify(id, "anew")
		require.Equal(b.t, []string{"Ask", "Look", "Ask", "Ask"}, names(id))
		b.decide(b.items(id)[2], "Enough")
		b.drain()
		require.Equal(b.t, "Enough", b.process(id).Outcome)
		notify(id, "over")
		require.Equal(b.t, entities.ProcessCompleted, b.process(id).Status, "what has ended heeds nothing")

		id = b.begin(d, process.Start{})
		b.tx(func(tx *store.Tx) error { return process.Notify(tx, id, "over", queue.Job{Priority: job.Emergency}) })
		b.drain()
		require.Equal(b.t, entities.ProcessWaiting, b.process(id).Status, "it came before the first step")
		waiting, err := b.store.Queue().Depths(b.ctx)
		require.NoError(b.t, err)
		require.Contains(b.t, waiting, queue.Depth{Kind: process.StepKind, Priority: job.Emergency, State: queue.Delayed, Jobs: 1}, "and comes again")

		id = b.begin(d, process.Start{})
		notify(id, "over")
		require.Equal(b.t, entities.ProcessTerminated, b.process(id).Status)
		require.Equal(b.t, "Over", b.process(id).Outcome)
	}, d)
}
