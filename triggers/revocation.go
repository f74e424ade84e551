package triggers

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/engine/provision"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
)

// revocationProcess is the name of the built-in revocation process.
const revocationProcess = "Revocation"

var (
	revocationRequested = onInsert("Revocation requested", "Revocationrequest", "", revocationProcess)
	incidentRevoke      = onInsert("Incident asks for revocation", "Incidenttrigger", "ACTION/Value eq 'Revoke'", revocationProcess)
	incidentRevokeLater = onAction("Incident changed to revocation", "ACTION/Value eq 'Revoke'", revocationProcess)
)

// revocation ends the lock of one identity. What was off before for another reason stays off: the
// hold goes, the calculation says what remains, and only then are accounts switched on.
func (s *Service) revocation() process.Definition {
	return process.Definition{
		Name: revocationProcess, Title: "Revoke emergency lockout",
		Doc:   "Ends a lock, calculates the identity anew and gives the accounts back in the targets.",
		Ended: settleEnded, Steps: []process.Step{
			step("Find identity", s.clearRevocation),
			step("Revoke", revoke),
			step("Enable accounts", enableAccounts),
		},
	}
}

// clearRevocation checks the right to revoke; what a system asks for becomes a proposal to people
// unless it was given the right and the binding lets it.
func (s *Service) clearRevocation(_ context.Context, r *process.Run, st *state) (process.Next, error) {
	identity, err := subject(r)
	if err != nil {
		return process.Next{}, err
	}
	if identity.Status != entities.IdentityLocked {
		return notLocked(), nil
	}
	if st.Automated {
		return propose(r, st, identity)
	}
	allowed, err := s.mayEnd(r, st, identity.ID)
	if err != nil {
		return process.Next{}, err
	}
	if !allowed {
		return process.Reject("NotAllowed", "Whoever asked may not, or may no longer, end this lock."), nil
	}
	return process.Continue(), nil
}

func notLocked() process.Next {
	return process.Reject("NotLocked", "The identity is not locked, so there is nothing to revoke.")
}

func propose(r *process.Run, st *state, identity *entities.Identity) (process.Next, error) {
	alone, err := mayRevokeAlone(r.Tx, r.Process.StartedBy)
	if err != nil {
		return process.Next{}, err
	}
	if st.Automatic && alone {
		return process.Continue(), nil
	}
	item := process.Item{Group: access.OperationAdministrators}
	group, err := boundGroup(r, st)
	if err != nil {
		return process.Next{}, err
	}
	if group != "" {
		item.Group = group
	}
	item.Title = "End the lock of " + identity.DisplayName + "?"
	item.Question = fmt.Sprintf("%s says of incident %s that it is over.", r.Process.Source, r.Process.IncidentID)
	item.Choices = []string{process.Approve, process.Decline}
	return hold(r, st, item)
}

// mayEnd says whether the requester may still end the lock. Under the strict setting a manager
// ends only what a manager began.
func (s *Service) mayEnd(r *process.Run, st *state, identity int64) (bool, error) {
	allowed, err := mayRevoke(r.Tx, r.Process.StartedBy, identity)
	if err != nil || !allowed || !s.options.StrictRevocation || r.Process.StartedBy == nil {
		return allowed, err
	}
	operator, err := isUser(r.Tx, *r.Process.StartedBy, anyGroup(access.OperationAdministrators))
	if err != nil || operator {
		return operator, err
	}
	return openedByManagers(r, st, identity)
}

// openedByManagers says whether every hold that would end was asked for by a manager of the identity.
func openedByManagers(r *process.Run, st *state, identity int64) (bool, error) {
	holds, err := openHolds(r.Tx, identity)
	if err != nil {
		return false, err
	}
	for i := range holds {
		if st.Hold != nil && holds[i].ID != *st.Hold {
			continue
		}
		if holds[i].Process == nil {
			return false, nil
		}
		began := &entities.Process{}
		if err := r.Tx.Get(began, *holds[i].Process); err != nil {
			return false, fmt.Errorf("find lockout: %w", err)
		}
		if began.StartedBy == nil {
			return false, nil
		}
		if manager, err := isManager(r.Tx, *began.StartedBy, identity); err != nil || !manager {
			return false, err
		}
	}
	return true, nil
}

// revoke closes one hold or all, and waits until the access of the identity is calculated anew.
func revoke(ctx context.Context, r *process.Run, st *state) (process.Next, error) {
	yes, err := approved(r, st)
	if err != nil {
		return process.Next{}, err
	}
	if !yes {
		return process.Complete("NotRevoked"), nil
	}
	identity, err := subject(r)
	if err != nil {
		return process.Next{}, err
	}
	if identity.Status != entities.IdentityLocked {
		return notLocked(), nil
	}
	open, err := anyOpen(r, st, identity.ID)
	if err != nil {
		return process.Next{}, err
	}
	if !open {
		return process.Reject("AlreadyRevoked", "The hold is closed already."), nil
	}
	status, err := r.Tx.CloseHolds(identity.ID, st.Hold, r.Process.Reason)
	if err != nil {
		return process.Next{}, fmt.Errorf("close holds on %d: %w", identity.ID, err)
	}
	st.Outcome = "Revoked"
	if status == entities.IdentityLocked.String() {
		st.Outcome = "StillLocked"
	}
	r.Process.Entry = entities.EntryRevocation
	return awaitCalculation(ctx, r, "Revocation")
}

// anyOpen finds out whether there is a hold to end, and ties the revocation to the lockout it ends.
func anyOpen(r *process.Run, st *state, identity int64) (bool, error) {
	holds, err := openHolds(r.Tx, identity)
	if err != nil {
		return false, err
	}
	for i := range holds {
		if st.Hold == nil || holds[i].ID == *st.Hold {
			r.Process.Hold = &holds[i].ID
			return true, nil
		}
	}
	return false, nil
}

// enableAccounts gives back in the targets what the lock took, if the identity is free and active
// now: it may have been locked anew, or its dates may have run out under the lock.
func enableAccounts(ctx context.Context, r *process.Run, st *state) (process.Next, error) {
	identity, err := subject(r)
	if err != nil {
		return process.Next{}, err
	}
	if identity.Status != entities.IdentityActive {
		r.Step.Details = "no enable tasks, since the identity is " + identity.Status.String()
		return finish(r, st)
	}
	tasks, err := provision.EnableAccounts(ctx, r.Tx, identity.ID, r.Process.ID, job.Emergency)
	if err != nil {
		return process.Next{}, fmt.Errorf("enable accounts of %d: %w", identity.ID, err)
	}
	r.Step.Details = fmt.Sprintf("%d enable tasks", tasks)
	return finish(r, st)
}
