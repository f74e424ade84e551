package process_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// bench is a store with an engine over some definitions.
type bench struct {
	t     *testing.T
	store *store.Store
	pool  *job.Pool
	ctx   context.Context
}

func each(t *testing.T, f func(b *bench), definitions ...process.Definition) {
	storetest.EachWith(t, store.Options{Watches: process.Watches}, func(t *testing.T, s *store.Store) {
		engine, err := process.New(definitions...)
		require.NoError(t, err)
		b := &bench{t: t, store: s, ctx: access.With(context.Background(), access.System("test"))}
		b.pool = job.New(s, engine.Handlers(), job.Options{
			OnDead: engine.Dead, Origin: process.Origin, Backoff: time.Nanosecond, MaxBackoff: time.Nanosecond,
			Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		})
		b.group(access.OperationAdministrators)
		f(b)
	})
}

func (b *bench) tx(f func(tx *store.Tx) error) {
	b.t.Helper()
	require.NoError(b.t, b.store.Tx(b.ctx, f))
}

// group makes sure that there is a group of that name.
func (b *bench) group(name string) {
	b.t.Helper()
	b.tx(func(tx *store.Tx) error {
		var found []entities.Usergroup
		if err := tx.Find(&found, "NAME eq @name", map[string]any{"name": name}); err != nil || len(found) > 0 {
			return err
		}
		return tx.Create(&entities.Usergroup{Name: name})
	})
}

func (b *bench) begin(d process.Definition, s process.Start) (id int64) {
	b.t.Helper()
	if s.Key == "" {
		s.Key = uuid.NewString()
	}
	b.tx(func(tx *store.Tx) error {
		p, err := process.Begin(tx, d, s)
		if err == nil {
			id = p.ID
		}
		return err
	})
	return id
}

func (b *bench) drain() {
	b.t.Helper()
	require.NoError(b.t, b.pool.Drain(b.ctx))
}

func (b *bench) process(id int64) (p entities.Process) {
	b.t.Helper()
	b.tx(func(tx *store.Tx) error { return tx.Get(&p, id) })
	return p
}

func (b *bench) steps(id int64) (steps []entities.Processstep) {
	b.t.Helper()
	require.NoError(b.t, b.store.Read(b.ctx, &steps, "PROCESSREFId eq @id", map[string]any{"id": id}))
	return steps
}

func (b *bench) items(id int64) (items []entities.Workitem) {
	b.t.Helper()
	require.NoError(b.t, b.store.Read(b.ctx, &items, "PROCESSREFId eq @id", map[string]any{"id": id}))
	return items
}

func (b *bench) decide(item entities.Workitem, decision string) {
	b.t.Helper()
	item.Status, item.Decision = entities.WorkitemCompleted, decision
	b.tx(func(tx *store.Tx) error { return tx.Update(&item, "WORKITEMSTATUS", "DECISION") })
}

// close closes a work item that nobody decided.
func (b *bench) close(item entities.Workitem) {
	item.Status = entities.WorkitemCancelled
	b.tx(func(tx *store.Tx) error { return tx.Update(&item, "WORKITEMSTATUS") })
}

// jobs is how many jobs wait.
func (b *bench) jobs() int {
	var open []entities.OpenJob
	require.NoError(b.t, b.store.Read(b.ctx, &open, "true", nil))
	return len(open)
}

func simply(next process.Next) func(context.Context, *process.Run) (process.Next, error) {
	return func(context.Context, *process.Run) (process.Next, error) { return next, nil }
}

func TestStepsFollowEachOther(t *testing.T) {
	type state struct{ Number int }
	count := func(_ context.Context, r *process.Run) (process.Next, error) {
		var s state
		if err := r.Load(&s); err != nil {
			return process.Next{}, err
		}
		s.Number++
		return process.Continue(), r.Keep(s)
	}
	d := process.Definition{Name: "Count", Steps: []process.Step{{Name: "One", Run: count}, {Name: "Two", Run: count}, {
		Name: "Three", Run: func(_ context.Context, r *process.Run) (process.Next, error) {
			var s state
			err := r.Load(&s)
			if s.Number != 42 {
				return process.Complete("Wrong"), err
			}
			return process.Complete("Right"), err
		},
	}}}
	each(t, func(b *bench) {
		id := b.begin(d, process.Start{Reason: "why", Incident: "I-1", Source: "SIEM", Priority: job.Emergency, Data: state{40}})
		require.Equal(b.t, entities.ProcessRunning, b.process(id).Status)
		b.drain()
		p := b.process(id)
		require.Equal(b.t, entities.ProcessCompleted, p.Status)
		require.Equal(b.t, "Right", p.Outcome)
		require.NotNil(b.t, p.End)
		require.Equal(b.t, "why", p.Reason)
		require.EqualValues(b.t, job.Emergency, p.Priority)
		steps := b.steps(id)
		require.Len(b.t, steps, 3)
		for i, s := range steps {
			require.Equal(b.t, d.Steps[i].Name, s.Name)
			require.EqualValues(b.t, i+1, s.Position)
			require.Equal(b.t, entities.StepCompleted, s.Status)
			require.NotNil(b.t, s.End)
			require.False(b.t, s.Start.Before(p.Start))
		}
	}, d)
}

func TestAFinishedListOfStepsCompletes(t *testing.T) {
	d := process.Definition{Name: "Plain", Steps: []process.Step{{Name: "Only", Run: simply(process.Continue())}}}
	each(t, func(b *bench) {
		id := b.begin(d, process.Start{})
		b.drain()
		require.Equal(b.t, entities.ProcessCompleted, b.process(id).Status)
		require.Len(b.t, b.steps(id), 1)
	}, d)
}

// Only what a process waits for wakes it, and only once.
func TestWaitingForACalculation(t *testing.T) {
	ran := 0
	d := process.Definition{Name: "Waiter", Steps: []process.Step{
		{Name: "Wait", Run: simply(process.Wait(process.Calculation))},
		{Name: "After", Run: func(context.Context, *process.Run) (process.Next, error) {
			ran++
			return process.Complete("Calculated"), nil
		}},
	}}
	each(t, func(b *bench) {
		ran = 0
		id := b.begin(d, process.Start{})
		b.drain()
		require.Equal(b.t, entities.ProcessWaiting, b.process(id).Status)
		require.Equal(b.t, entities.StepWaiting, b.steps(id)[0].Status)
		b.wake(process.Position{Process: id, Awaited: process.Decision})
		b.wake(process.Position{Process: id, Step: 1})
		require.Equal(b.t, entities.ProcessWaiting, b.process(id).Status, "something else came")
		b.wake(process.Position{Process: id})
		require.Equal(b.t, entities.ProcessCompleted, b.process(id).Status)
		b.wake(process.Position{Process: id})
		require.Equal(b.t, 1, ran)
		require.Len(b.t, b.steps(id), 2)
	}, d)
}

// wake puts the job that a calculation leaves, and runs it.
func (b *bench) wake(at process.Position) {
	b.t.Helper()
	b.tx(func(tx *store.Tx) error {
		payload, err := marshal(at)
		if err != nil {
			return err
		}
		return tx.Enqueue(queue.Job{Kind: process.StepKind, Payload: payload})
	})
	b.drain()
}

func TestADecisionWakesItsProcess(t *testing.T) {
	d := process.Definition{Name: "Ask", Steps: []process.Step{
		{Name: "Ask", Run: func(_ context.Context, r *process.Run) (process.Next, error) {
			item := process.Item{Title: "Really?", Choices: []string{process.Approve, process.Decline}, Group: access.OperationAdministrators}
			return process.Wait(process.Decision), r.Ask(item)
		}},
		{Name: "Read", Run: func(_ context.Context, r *process.Run) (process.Next, error) {
			item, err := r.Decided()
			if err != nil || item == nil {
				return process.Next{}, errors.Join(err, errors.New("no decision"))
			}
			return process.Complete(item.Decision + "d"), nil
		}},
	}}
	each(t, func(b *bench) {
		id := b.begin(d, process.Start{})
		b.drain()
		items := b.items(id)
		require.Len(b.t, items, 1)
		require.Equal(b.t, "Approve,Reject", items[0].Choices)
		require.NotNil(b.t, items[0].Group)
		require.Equal(b.t, b.steps(id)[0].ID, *items[0].Step)
		b.close(items[0])
		require.Zero(b.t, b.jobs(), "what is closed without a decision wakes nobody")
		b.decide(items[0], process.Approve)
		b.drain()
		require.Equal(b.t, "Approved", b.process(id).Outcome)
	}, d)
}

func TestEndings(t *testing.T) {
	var ended []string
	note := func(_ context.Context, r *process.Run) error {
		ended = append(ended, r.Process.Status.String())
		return nil
	}
	broken := func(context.Context, *process.Run) (process.Next, error) {
		return process.Next{}, errors.New("target is gone\nwith a stack")
	}
	panics := func(context.Context, *process.Run) (process.Next, error) { panic("boom") }
	tests := []struct {
		name    string
		run     func(context.Context, *process.Run) (process.Next, error)
		status  entities.ProcessStatus
		outcome string
		message string
		step    entities.StepStatus
		alerts  int
	}{
		{"Complete", simply(process.Complete("Done")), entities.ProcessCompleted, "Done", "", entities.StepCompleted, 0},
		{"WithErrors", simply(process.CompleteWithErrors("Done", "but")), entities.ProcessCompletedWithErrors, "Done", "but", entities.StepCompleted, 0},
		{"Reject", simply(process.Reject("NotLocked", "free")), entities.ProcessRejected, "NotLocked", "free", entities.StepCompleted, 0},
		{"Fail", simply(process.Fail("Lost", "gone")), entities.ProcessFailed, "Lost", "gone", entities.StepFailed, 0},
		{"Dead", broken, entities.ProcessFailed, "Failed", "target is gone", entities.StepFailed, 1},
		{"Panic", panics, entities.ProcessFailed, "Failed", "boom", entities.StepFailed, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := process.Definition{Name: test.name, Ended: note, Steps: []process.Step{{Name: "Only", Run: test.run}}}
			each(t, func(b *bench) {
				ended = nil
				id := b.begin(d, process.Start{})
				b.drain()
				p := b.process(id)
				require.Equal(b.t, test.status.String(), p.Status.String())
				require.Equal(b.t, test.outcome, p.Outcome)
				require.Contains(b.t, p.Error, test.message)
				require.NotContains(b.t, p.Error, "stack")
				require.NotNil(b.t, p.End)
				require.Equal(b.t, test.step, b.steps(id)[0].Status)
				require.Len(b.t, b.items(id), test.alerts)
				require.Equal(b.t, []string{test.status.String()}, ended)
			}, d)
		})
	}
}

// A process whose definition is gone must end in sight as well.
func TestUnknownDefinitionFails(t *testing.T) {
	known := process.Definition{Name: "Known", Steps: []process.Step{{Name: "Only", Run: simply(process.Continue())}}}
	gone := process.Definition{Name: "Gone", Steps: known.Steps}
	each(t, func(b *bench) {
		id := b.begin(gone, process.Start{})
		b.drain()
		p := b.process(id)
		require.Equal(b.t, entities.ProcessFailed, p.Status)
		require.Contains(b.t, p.Error, `no definition "Gone"`)
	}, known)
}

// Even without the group that should hear of it, a dead process ends in sight.
func TestAnAlertNeedsNoGroup(t *testing.T) {
	broken := func(context.Context, *process.Run) (process.Next, error) { return process.Next{}, errors.New("gone") }
	d := process.Definition{Name: "Broken", Steps: []process.Step{{Name: "Only", Run: broken}}}
	each(t, func(b *bench) {
		b.tx(func(tx *store.Tx) error {
			var groups []entities.Usergroup
			if err := tx.Find(&groups, "NAME eq @name", map[string]any{"name": access.OperationAdministrators}); err != nil {
				return err
			}
			return tx.Delete(&groups[0])
		})
		id := b.begin(d, process.Start{})
		b.drain()
		require.Equal(b.t, entities.ProcessFailed, b.process(id).Status)
		items := b.items(id)
		require.Len(b.t, items, 1)
		require.Nil(b.t, items[0].Group)
		require.True(b.t, items[0].Flagged)
	}, d)
}

// What a failed attempt of a step wrote is gone, so the step's effect is there once.
func TestAStepIsOneTransaction(t *testing.T) {
	attempts := 0
	d := process.Definition{Name: "Retry", Steps: []process.Step{{Name: "Only", Run: func(_ context.Context, r *process.Run) (process.Next, error) {
		if err := r.Alert("Look", "at this"); err != nil {
			return process.Next{}, err
		}
		if attempts++; attempts < 4 {
			return process.Next{}, errors.New("not yet")
		}
		return process.Complete("Done"), nil
	}}}}
	each(t, func(b *bench) {
		attempts = 0
		id := b.begin(d, process.Start{})
		b.drain()
		require.Equal(b.t, entities.ProcessCompleted, b.process(id).Status)
		require.Len(b.t, b.items(id), 1)
		require.EqualValues(b.t, 4, b.steps(id)[0].Attempts)
	}, d)
}

func TestNewRefusesBadDefinitions(t *testing.T) {
	d := process.Definition{Name: "A", Steps: []process.Step{{Name: "Only"}}}
	for name, list := range map[string][]process.Definition{"twice": {d, d}, "no steps": {{Name: "B"}}} {
		t.Run(name, func(t *testing.T) {
			_, err := process.New(list...)
			require.Error(t, err)
		})
	}
}

func marshal(v any) (json.RawMessage, error) { return json.Marshal(v) }

// A step that has too much to do for one transaction is run again until it is through, each time with what
// it kept before.
func TestRepeatedStep(t *testing.T) {
	events := map[int64]bool{}
	d := process.Definition{Name: "Long", Steps: []process.Step{{Name: "Count", Run: func(_ context.Context, r *process.Run) (process.Next, error) {
		var n int
		if err := r.Load(&n); err != nil {
			return process.Next{}, err
		}
		r.Step.Details = strconv.Itoa(n + 1)
		if err := r.Tx.Create(&entities.Usergroup{Name: "group " + strconv.Itoa(n)}); err != nil {
			return process.Next{}, err
		}
		events[r.Tx.Event()] = true
		if n < 3 {
			return process.Repeat(), r.Keep(n + 1)
		}
		return process.Complete("Counted"), nil
	}}}}
	each(t, func(b *bench) {
		clear(events)
		id := b.begin(d, process.Start{Data: 0})
		b.drain()
		p := &entities.Process{}
		b.tx(func(tx *store.Tx) error { return tx.Get(p, id) })
		require.Equal(b.t, "Counted", p.Outcome)
		var steps []entities.Processstep
		b.tx(func(tx *store.Tx) error { return tx.Find(&steps, "PROCESSREFId eq @id", map[string]any{"id": id}) })
		require.Len(b.t, steps, 1)
		require.Equal(b.t, "4", steps[0].Details)
		require.Equal(b.t, entities.StepCompleted, steps[0].Status)
		require.Len(b.t, events, 4, "each in a transaction of its own")
	}, d)
}
