package triggers

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
)

// membershipProcess is the name of the built-in process by which people become members of a context.
const membershipProcess = "Membership"

var membershipRequested = Trigger{
	Name: "Membership requested", On: On{Type: "Membershiprequest", Event: entities.OnInsert},
	Process: membershipProcess, Priority: job.Normal,
}

// membership has the owner of a context decide who belongs to it, and for how long.
func membership() process.Definition {
	return process.Definition{
		Name: membershipProcess, Title: "Membership in a context",
		Doc:   "Asks the owners of a context whether an identity becomes a member of it, and makes it one.",
		Ended: settleEnded, Steps: []process.Step{
			step("Ask owner", askOwner),
			step("Join", join),
		},
	}
}

// askOwner leaves the request to who decides about the context, unless whoever asked is barred by now.
func askOwner(_ context.Context, r *process.Run, st *state) (process.Next, error) {
	identity, err := subject(r)
	if err != nil {
		return process.Next{}, err
	}
	if allowed, err := mayAsk(r.Tx, r.Process.StartedBy); err != nil || !allowed {
		return process.Reject("NotAllowed", "Whoever asked may no longer ask."), err
	}
	row, where, err := wanted(r)
	if err != nil {
		return process.Next{}, err
	}
	item, err := approver(r.Tx, where.ID, identity.ID)
	if err != nil {
		return process.Next{}, err
	}
	item.Title = fmt.Sprintf("Is %s to be a member of %s?", identity.DisplayName, where.DisplayName)
	item.Question = row.Reason
	item.Choices = []string{process.Approve, process.Decline}
	return hold(r, st, item)
}

// join makes the identity a member for the time that was asked for, as the world is by then.
func join(_ context.Context, r *process.Run, st *state) (process.Next, error) {
	yes, err := approved(r, st)
	if err != nil {
		return process.Next{}, err
	}
	if !yes {
		return process.Complete("Declined"), nil
	}
	identity, err := subject(r)
	if err != nil {
		return process.Next{}, err
	}
	row, where, err := wanted(r)
	if err != nil {
		return process.Next{}, err
	}
	now := r.Tx.Now()
	switch {
	case identity.Deleted:
		return process.Reject("IdentityGone", "The identity was deleted before the request was approved."), nil
	case where.Deleted || entities.Standing(now, nil, where.ValidTo) == entities.Over:
		return process.Reject("ContextEnded", "The context ended before the request was approved."), nil
	case entities.Standing(now, nil, row.ValidTo) == entities.Over:
		return process.Reject("ValidityOver", "The membership would have ended before the request was approved."), nil
	}
	already, err := member(r, row)
	if err != nil || already {
		return process.Complete("AlreadyMember"), err
	}
	a := &entities.Contextassignment{
		Identity: row.Identity, Context: row.Context, ValidFrom: row.ValidFrom, ValidTo: row.ValidTo, Origin: entities.OriginDirect,
	}
	if err := r.Tx.Create(a); err != nil {
		return process.Next{}, err
	}
	row.Membership = &a.ID
	return process.Complete("Member"), r.Tx.Update(row, "MEMBERSHIPREF")
}

// wanted reads the request and the context that it names.
func wanted(r *process.Run) (*entities.Membershiprequest, *entities.Orgunit, error) {
	row, where := &entities.Membershiprequest{}, &entities.Orgunit{}
	if err := r.Tx.Get(row, *r.Process.Trigger); err != nil {
		return nil, nil, fmt.Errorf("read membership request %d: %w", *r.Process.Trigger, err)
	}
	if err := r.Tx.Get(where, *row.Context); err != nil {
		return nil, nil, fmt.Errorf("read context %d: %w", *row.Context, err)
	}
	return row, where, nil
}

// member says whether the identity is a member for all of that time already. The lock on the identity
// makes two requests about it follow each other.
func member(r *process.Run, row *entities.Membershiprequest) (bool, error) {
	var known []entities.Contextassignment
	err := r.Tx.Find(&known, "CA_IDENTITYId eq @identity and CA_CONTEXTId eq @context",
		map[string]any{"identity": *row.Identity, "context": *row.Context})
	if err != nil {
		return false, fmt.Errorf("find memberships of %d: %w", *row.Identity, err)
	}
	for _, a := range known {
		begun := a.ValidFrom == nil || row.ValidFrom != nil && !row.ValidFrom.Before(*a.ValidFrom) ||
			row.ValidFrom == nil && !r.Tx.Now().Before(*a.ValidFrom)
		lasts := a.ValidTo == nil || row.ValidTo != nil && !row.ValidTo.After(*a.ValidTo)
		if begun && lasts {
			return true, nil
		}
	}
	return false, nil
}
