package triggers

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// state is what the steps of a lockout or revocation hand on to each other.
type state struct {
	// Problem says why no identity was found, Lookup what was looked for.
	Problem string `json:"problem,omitempty"`
	Lookup  string `json:"lookup,omitempty"`
	// Automated is true if a system asked, Confirmed if a person did so twice.
	Automated bool `json:"automated,omitempty"`
	Confirmed bool `json:"confirmed,omitempty"`
	// Confirm, ConfirmGroup, Automatic and MaxPerHour are those of the trigger.
	Confirm      bool   `json:"confirm,omitempty"`
	ConfirmGroup *int64 `json:"confirmGroup,omitempty"`
	Automatic    bool   `json:"automatic,omitempty"`
	MaxPerHour   *int64 `json:"maxPerHour,omitempty"`
	// Hold is the one hold to end.
	Hold *int64 `json:"hold,omitempty"`
	// Asked is true once a person was asked to decide.
	Asked bool `json:"asked,omitempty"`
	// Outcome is the word that the process will end with.
	Outcome string `json:"outcome,omitempty"`
}

func newState(r request, t Trigger, problem string) state {
	return state{
		Problem: problem, Lookup: r.Lookup.String(), Automated: r.Automated, Confirmed: r.Confirmed,
		Confirm: t.Confirm, ConfirmGroup: t.ConfirmGroup, Automatic: t.Automatic, MaxPerHour: t.MaxPerHour, Hold: r.Hold,
	}
}

// stateful is a step that works on the state and the identity of its process.
type stateful func(ctx context.Context, r *process.Run, s *state) (process.Next, error)

// step makes a process step of f. It keeps the state, and does not run without an identity.
func step(name string, f stateful) process.Step {
	return process.Step{Name: name, Run: func(ctx context.Context, r *process.Run) (process.Next, error) {
		var s state
		if err := r.Load(&s); err != nil {
			return process.Next{}, err
		}
		if r.Process.Subject == nil {
			return rejectUnknown(r, s)
		}
		next, err := f(ctx, r, &s)
		if err != nil {
			return process.Next{}, err
		}
		return next, r.Keep(s)
	}}
}

// rejectUnknown ends a process for which there is not exactly one identity: nobody is guessed.
func rejectUnknown(r *process.Run, s state) (process.Next, error) {
	text := fmt.Sprintf("No identity is known by %s.", s.Lookup)
	if s.Problem == ambiguous {
		text = fmt.Sprintf("More than one identity is known by %s.", s.Lookup)
	}
	title := fmt.Sprintf("%s of incident %s has no identity", r.Process.Template, r.Process.IncidentID)
	return process.Reject(s.Problem, text), r.Alert(title, text)
}

// subject locks the identity of the process.
func subject(r *process.Run) (*entities.Identity, error) {
	identity := &entities.Identity{}
	if err := r.Tx.Lock(identity, *r.Process.Subject); err != nil {
		return nil, fmt.Errorf("lock identity %d: %w", *r.Process.Subject, err)
	}
	return identity, nil
}

// hold shows in the row that started the process that it waits for a person.
func hold(r *process.Run, s *state, item process.Item) (process.Next, error) {
	s.Asked = true
	if err := r.Ask(item); err != nil {
		return process.Next{}, err
	}
	if from, known := sources[r.Process.TriggerType]; known && r.Process.Trigger != nil {
		held := result{Status: entities.TriggerHeld, Process: &r.Process.ID, Error: item.Question}
		if err := from.settle(r.Tx, *r.Process.Trigger, held); err != nil {
			return process.Next{}, err
		}
	}
	return process.Wait(process.Decision), nil
}

// approved reads what the person said who was asked; nobody asked means yes.
func approved(r *process.Run, s *state) (bool, error) {
	if !s.Asked {
		return true, nil
	}
	item, err := r.Decided()
	return item != nil && item.Decision == process.Approve, err
}

// openHolds gives the holds that keep the identity locked, the oldest first.
func openHolds(tx *store.Tx, identity int64) ([]entities.LockHold, error) {
	var open []entities.LockHold
	err := tx.Find(&open, "IdentityId eq @identity and ClosedTime eq null", map[string]any{"identity": identity})
	if err != nil {
		return nil, fmt.Errorf("find holds of %d: %w", identity, err)
	}
	return open, nil
}

// managers gives the persons who manage the identity and can decide, himself left out.
func managers(tx *store.Tx, identity int64) ([]int64, error) {
	var rows []entities.Manager
	err := tx.Find(&rows, "IdentityId eq @identity and PersonId ne @identity", map[string]any{"identity": identity})
	if err != nil {
		return nil, fmt.Errorf("find managers of %d: %w", identity, err)
	}
	people := make([]int64, len(rows))
	for i := range rows {
		people[i] = rows[i].Person
	}
	return process.Present(tx, people)
}

// finish ends a process that did what it should; if the calculation did not come, people are told.
func finish(r *process.Run, s *state) (process.Next, error) {
	if r.Problem == "" {
		return process.Complete(s.Outcome), nil
	}
	title := fmt.Sprintf("%s of identity %d without calculation", r.Process.Template, *r.Process.Subject)
	return process.CompleteWithErrors(s.Outcome, r.Problem), r.Alert(title, r.Problem)
}
