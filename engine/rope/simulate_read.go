package rope

import (
	"context"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// Lockout is what a lockout would do.
type Lockout struct {
	Differences []Difference
	// Tasks are those that it would have written, CalledOff those that wait and would not be done.
	Tasks, CalledOff []calc.Foreseen
}

// SimulateAssignment tells what a resource assignment would do that is not written.
func (e *Engine) SimulateAssignment(ctx context.Context, identity int64, d calc.Direct) ([]Difference, error) {
	var out []Difference
	also := calc.Also{Resources: []int64{d.Resource}}
	if d.Context != 0 {
		also.Contexts = []int64{d.Context}
	}
	err := calc.Read(ctx, e.store, func(tx calc.Tx) error {
		batch, err := e.study(ctx, tx, []int64{identity}, also)
		if err != nil {
			return err
		}
		if err := known(batch, d); err != nil {
			return err
		}
		d.Status = int64(dictated(d.Valid, batch.World.Now))
		before, after, err := e.compare(batch, batch.Subjects[0], Assign(d))
		out = Diff(before, after)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("simulate assignment of identity %d: %w", identity, err)
	}
	return out, nil
}

// known refuses what an assignment cannot be made of.
func known(batch *calc.Batch, d calc.Direct) error {
	switch {
	case len(batch.Subjects) == 0:
		return &UnknownError{"identity"}
	case batch.World.Resources[d.Resource] == nil:
		return &UnknownError{"resource"}
	case d.Context != 0 && batch.World.Contexts[d.Context] == nil:
		return &UnknownError{"context"}
	}
	return nil
}

// dictated is the status that the dates of a new assignment dictate.
func dictated(valid calc.Period, now time.Time) entities.AssignmentStatus {
	a := entities.Resourceassignment{ValidFrom: valid.From, ValidTo: valid.To}
	a.Prepare(now)
	return a.Status
}

// SimulateLockout tells what a lockout of an identity would do.
func (e *Engine) SimulateLockout(ctx context.Context, identity int64) (*Lockout, error) {
	out := &Lockout{}
	err := calc.Read(ctx, e.store, func(tx calc.Tx) error {
		batch, err := e.study(ctx, tx, []int64{identity}, calc.Also{})
		if err != nil {
			return err
		}
		if len(batch.Subjects) == 0 {
			return &UnknownError{"identity"}
		}
		before, after, err := e.compare(batch, batch.Subjects[0], Lock)
		if err != nil {
			return err
		}
		out.Differences = Diff(before, after)
		return out.foresee(ctx, tx, identity, after)
	})
	if err != nil {
		return nil, fmt.Errorf("simulate lockout of identity %d: %w", identity, err)
	}
	return out, nil
}

// foresee finds the tasks. What access asked for before is called off, unless it asks for the same
// while the identity is locked.
func (l *Lockout) foresee(ctx context.Context, tx calc.Tx, identity int64, locked calc.Result) (err error) {
	if l.Tasks, err = calc.ForeseeLock(ctx, tx, identity); err != nil {
		return err
	}
	waiting, err := calc.CallableOff(ctx, tx, identity)
	if err != nil {
		return err
	}
	held := byKey(locked.Assignments)
	for _, t := range waiting {
		if a := held[t.Key]; a == nil || !stillWanted(t, a) {
			l.CalledOff = append(l.CalledOff, t)
		}
	}
	return nil
}

func stillWanted(t calc.Foreseen, a *calc.Assignment) bool {
	status := entities.ProvisioningStatus(a.Provisioning)
	return status == entities.ProvisionFailed || t.Operation == "Disable" && status == entities.ProvisionPendingDeprovisioning
}

// compare calculates an identity as it is and as it would be.
func (e *Engine) compare(batch *calc.Batch, s *calc.Subject, change WhatIf) (before, after calc.Result, err error) {
	will := change(e.snapshot(batch, s))
	if before, err = safely(newAtlas(batch.World, e.options.Additions), s); err == nil {
		after, err = safely(newAtlas(will.World, will.Additions), will.Subject)
	}
	return before, after, err
}
