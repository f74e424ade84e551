package triggers

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/engine/provision"
	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// lockoutProcess is the name of the built-in lockout process.
const lockoutProcess = "Lockout"

var (
	lockoutRequested     = onInsert("Lockout requested", "Lockoutrequest", "", lockoutProcess)
	incidentLockout      = onInsert("Incident asks for lockout", "Incidenttrigger", "ACTION/Value eq 'Lockout'", lockoutProcess)
	incidentLockoutLater = onAction("Incident changed to lockout", "ACTION/Value eq 'Lockout'", lockoutProcess)
)

// lockout locks one identity out of everything: nothing is destroyed, a hold is laid over it. The
// lock is a step of its own, before anything that a target system could make fail.
func (s *Service) lockout() process.Definition {
	return process.Definition{
		Name: lockoutProcess, Title: "Emergency lockout",
		Doc:   "Locks an identity, disables all its accounts and access, and starts provisioning with top priority.",
		Ended: s.lockoutEnded, Steps: []process.Step{
			step("Find identity", s.clearLockout),
			step("Lock", lock),
			step("Disable accounts", disableAccounts),
			step("Finish", func(_ context.Context, r *process.Run, st *state) (process.Next, error) {
				return finish(r, st)
			}),
		},
	}
}

// clearLockout checks the right to lock, and asks a person where one has to be asked.
func (s *Service) clearLockout(ctx context.Context, r *process.Run, st *state) (process.Next, error) {
	identity, err := subject(r)
	if err != nil {
		return process.Next{}, err
	}
	allowed, err := mayLock(r.Tx, r.Process.StartedBy, identity.ID, st.Automated)
	if err != nil {
		return process.Next{}, err
	}
	switch {
	case !allowed:
		return process.Reject("NotAllowed", "Whoever asked may not, or may no longer, lock this identity."), nil
	case r.Process.DryRun:
		return dryRun(r, identity)
	}
	item, ask, err := s.question(r, st, identity)
	if err != nil {
		return process.Next{}, err
	}
	if ask {
		return hold(r, st, item)
	}
	r.Process.Entry = entities.EntryLockout
	return process.Continue(), nil
}

// lock opens a hold; the database sets the status with it.
func lock(_ context.Context, r *process.Run, st *state) (process.Next, error) {
	yes, err := approved(r, st)
	if err != nil {
		return process.Next{}, err
	}
	if !yes {
		return process.Complete("NotLocked"), nil
	}
	identity, err := subject(r)
	if err != nil {
		return process.Next{}, err
	}
	st.Outcome = "Locked"
	if identity.Status == entities.IdentityLocked {
		st.Outcome = "AlreadyLocked"
	}
	if err := r.Tx.OpenHold(identity.ID, holdSource(r.Process), r.Process.Reason, r.Process.ID); err != nil {
		return process.Next{}, fmt.Errorf("open hold on %d: %w", identity.ID, err)
	}
	r.Process.Entry = entities.EntryLockout
	r.Process.Hold, err = latestHold(r, identity.ID)
	return process.Continue(), err
}

// holdSource says who is behind a hold: the system that reported the incident, or a person's request.
func holdSource(p *entities.Process) string {
	if p.Source != "" {
		return p.Source
	}
	return "process"
}

// latestHold finds the hold just opened: the identity is locked for this transaction, so nobody
// else opened one after it.
func latestHold(r *process.Run, identity int64) (*int64, error) {
	holds, err := openHolds(r.Tx, identity)
	if err != nil || len(holds) == 0 {
		return nil, err
	}
	return &holds[len(holds)-1].ID, nil
}

// disableAccounts sends what the lock means to the target systems and to the engine, and waits
// until the access of the identity is calculated anew.
func disableAccounts(ctx context.Context, r *process.Run, _ *state) (process.Next, error) {
	identity := *r.Process.Subject
	tasks, err := provision.DisableAccounts(ctx, r.Tx, identity, r.Process.ID, job.Emergency)
	if err != nil {
		return process.Next{}, fmt.Errorf("disable accounts of %d: %w", identity, err)
	}
	r.Step.Details = fmt.Sprintf("%d disable tasks", tasks)
	if err := tellOwnedTechnical(r, identity); err != nil {
		return process.Next{}, err
	}
	return awaitCalculation(ctx, r, "Lockout")
}

func awaitCalculation(ctx context.Context, r *process.Run, source string) (process.Next, error) {
	waiter := &calc.Waiter{Kind: process.StepKind, Process: r.Process.ID}
	if err := rope.Queue(ctx, r.Tx, *r.Process.Subject, job.Emergency, source, waiter); err != nil {
		return process.Next{}, fmt.Errorf("queue identity %d: %w", *r.Process.Subject, err)
	}
	return process.Wait(process.Calculation), nil
}

// tellOwnedTechnical has the Security Officers look at the technical identities of a locked
// person: locking those by themselves could stop a business, so people decide.
func tellOwnedTechnical(r *process.Run, identity int64) error {
	var owned []entities.Identity
	err := r.Tx.Find(&owned, "IDENTITYOWNERId eq @owner and IDENTITYCATEGORY/Value eq 'Technical'", map[string]any{"owner": identity})
	if err != nil || len(owned) == 0 {
		return err
	}
	text := "The locked person owns technical identities that were not locked:"
	for i := range owned {
		text += " " + owned[i].IdentityID
	}
	return r.Ask(process.Item{
		Title: "Technical identities of a locked person", Question: text,
		Choices: []string{"Done"}, Group: access.SecurityOfficers,
	})
}
