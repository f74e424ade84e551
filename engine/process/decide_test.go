package process_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
)

// asked is a process that waits for one decision about the identity in subject.
func asked(subject, assignee *int64) process.Definition {
	return process.Definition{Name: "Asked", Steps: []process.Step{
		{Name: "Ask", Run: func(_ context.Context, r *process.Run) (process.Next, error) {
			item := process.Item{Title: "Really?", Choices: []string{process.Approve, process.Decline}, Group: process.OperationAdministrators}
			if *assignee != 0 {
				item.Group, item.People = "", []int64{*assignee}
			}
			r.Process.Subject = subject
			return process.Wait(process.Decision), r.Ask(item)
		}},
		{Name: "End", Run: func(_ context.Context, r *process.Run) (process.Next, error) {
			item, err := r.Decided()
			if err != nil || item == nil {
				return process.Next{}, errors.Join(err, errors.New("no decision"))
			}
			return process.Complete(item.Decision), nil
		}},
	}}
}

func TestWhoMayDecide(t *testing.T) {
	var subject, other, nobody int64
	tests := []struct {
		name     string
		assignee *int64
		as       func() access.Principal
		decision string
		code     string
	}{
		{"member of the group", &nobody, func() access.Principal {
			return access.Principal{User: 1, Groups: []string{process.OperationAdministrators}}
		}, "Approve", ""},
		{"assignee", &other, func() access.Principal { return access.Principal{User: 1, Identity: other} }, "Reject", ""},
		{"member of another group", &nobody, func() access.Principal { return access.Principal{User: 1, Groups: []string{access.Auditors}} }, "Approve", "NotAssigned"},
		{"nobody", &other, func() access.Principal { return access.Principal{} }, "Approve", "NotAssigned"},
		{"about himself", &nobody, func() access.Principal {
			return access.Principal{User: 1, Identity: subject, Groups: []string{process.OperationAdministrators}}
		}, "Approve", "OwnCase"},
		{"no such choice", &nobody, func() access.Principal {
			return access.Principal{User: 1, Groups: []string{process.OperationAdministrators}}
		}, "approve", "UnknownDecision"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := asked(&subject, test.assignee)
			each(t, func(b *bench) {
				subject, other = b.person("subject"), b.person("other")
				id := b.begin(d, process.Start{})
				b.drain()
				p := test.as()
				p.User = b.user()
				err := process.Decide(access.With(b.ctx, p), b.store, b.items(id)[0].ID, test.decision, "because")
				b.drain()
				if test.code != "" {
					var refusal *odata.Error
					require.ErrorAs(b.t, err, &refusal)
					require.Equal(b.t, test.code, refusal.Code)
					require.Equal(b.t, "Waiting", b.process(id).Status.String())
					return
				}
				require.NoError(b.t, err)
				require.Equal(b.t, test.decision, b.process(id).Outcome)
				item := b.items(id)[0]
				require.Equal(b.t, p.User, *item.DecidedBy)
				require.Equal(b.t, "because", item.Comment)
				err = process.Decide(access.With(b.ctx, p), b.store, item.ID, test.decision, "again")
				require.ErrorContains(b.t, err, "AlreadyDecided")
			}, d)
		})
	}
}

func TestReassign(t *testing.T) {
	var subject, nobody int64
	d := asked(&subject, &nobody)
	each(t, func(b *bench) {
		subject = b.person("subject")
		heir := b.person("heir")
		id := b.begin(d, process.Start{})
		b.drain()
		item := b.items(id)[0].ID
		require.ErrorContains(b.t, process.Reassign(b.ctx, b.store, item, nil), "AssigneeMissing")
		require.ErrorContains(b.t, process.Reassign(b.ctx, b.store, item, []int64{subject}), "OwnCase")
		require.ErrorContains(b.t, process.Reassign(b.ctx, b.store, item, []int64{1 << 40}), "UnknownAssignee")
		require.ErrorContains(b.t, process.Reassign(b.ctx, b.store, 1<<40, []int64{heir}), "NotFound")
		require.NoError(b.t, process.Reassign(b.ctx, b.store, item, []int64{heir}))
		now := b.items(id)[0]
		require.Equal(b.t, []int64{heir}, now.Assignees)
		require.Nil(b.t, now.Group)
	}, d)
}

func (b *bench) person(name string) int64 {
	b.t.Helper()
	p := &entities.Identity{IdentityID: name, Status: entities.IdentityActive}
	b.tx(func(tx *store.Tx) error { return tx.Create(p) })
	return p.ID
}

func (b *bench) user() int64 {
	b.t.Helper()
	u := &entities.User{UserName: "caller"}
	b.tx(func(tx *store.Tx) error { return tx.Create(u) })
	return u.ID
}
