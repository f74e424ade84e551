package access_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// office is a boss who was asked something about a client, and his deputy, to whom he delegates his tasks. All of
// it may be changed before it is written.
type office struct {
	boss, deputy, third, client entities.Identity
	bossUser, deputyUser        entities.User
	process                     entities.Process
	item                        entities.Workitem
	delegation                  entities.Delegation
	// made is who makes the delegation; then is what happens after.
	made func(o *office) access.Principal
	then func(o *office, tx *store.Tx) error
}

func newOffice(n int, now time.Time) *office {
	name := func(who string) string { return fmt.Sprint(who, n) }
	from, to := now.Add(-time.Hour), now.Add(time.Hour)
	return &office{
		boss: entities.Identity{IdentityID: name("boss")}, deputy: entities.Identity{IdentityID: name("deputy")},
		third: entities.Identity{IdentityID: name("third")}, client: entities.Identity{IdentityID: name("client")},
		bossUser: entities.User{UserName: name("boss")}, deputyUser: entities.User{UserName: name("deputy")},
		process:    entities.Process{Template: "Lockout", Status: entities.ProcessWaiting, Start: now},
		item:       entities.Workitem{Title: "Lock?", Choices: "Approve,Reject", Status: entities.WorkitemOpen},
		delegation: entities.Delegation{ValidFrom: &from, ValidTo: &to},
	}
}

// people writes who is there; what refers to them can be set from then on.
func (o *office) people(tx *store.Tx) error {
	for _, i := range []*entities.Identity{&o.boss, &o.deputy, &o.third, &o.client} {
		if err := tx.Create(i); err != nil {
			return err
		}
	}
	o.bossUser.Identity, o.deputyUser.Identity = &o.boss.ID, &o.deputy.ID
	if err := tx.Create(&o.bossUser); err != nil {
		return err
	}
	o.process.Subject, o.item.Subject = &o.client.ID, &o.client.ID
	o.item.Assignees = []int64{o.boss.ID}
	o.delegation.From, o.delegation.To = &o.boss.ID, &o.deputy.ID
	return tx.Create(&o.deputyUser)
}

// task writes what the boss is asked.
func (o *office) task(tx *store.Tx) error {
	if err := tx.Create(&o.process); err != nil {
		return err
	}
	o.item.Process = &o.process.ID
	return tx.Create(&o.item)
}

// open writes the office, which change may rearrange once its people are there.
func (o *office) open(t *testing.T, s *store.Store, change func(*office, *store.Tx) error) {
	t.Helper()
	ctx := access.With(context.Background(), access.System("test"))
	require.NoError(t, s.Tx(ctx, func(tx *store.Tx) error {
		if err := o.people(tx); err != nil {
			return err
		}
		if err := change(o, tx); err != nil {
			return err
		}
		return o.task(tx)
	}))
	maker := access.System("test")
	if o.made != nil {
		maker = o.made(o)
	}
	require.NoError(t, s.Tx(access.With(ctx, maker), func(tx *store.Tx) error { return tx.Create(&o.delegation) }))
	if o.then != nil {
		require.NoError(t, s.Tx(ctx, func(tx *store.Tx) error { return o.then(o, tx) }))
	}
}

// as is the principal of a writing person, so that the audit names him.
func as(user, identity int64) access.Principal {
	return access.Principal{User: user, Identity: identity, System: true}
}

// status gives a person another status once all is written.
func status(of func(*office) *entities.Identity, to entities.IdentityStatus) func(*office, *store.Tx) error {
	return func(o *office, _ *store.Tx) error {
		o.then = func(o *office, tx *store.Tx) error {
			of(o).Status = to
			return tx.Update(of(o), "IDENTITYSTATUS")
		}
		return nil
	}
}

func theBoss(o *office) *entities.Identity   { return &o.boss }
func theDeputy(o *office) *entities.Identity { return &o.deputy }

// delegations lists what may make a delegation come to nothing.
var delegations = map[string]struct {
	change func(o *office, tx *store.Tx) error
	want   bool
}{
	"as it should be":  {func(*office, *store.Tx) error { return nil }, true},
	"it has not begun": {func(o *office, tx *store.Tx) error { return o.period(tx.Now(), time.Minute, time.Hour) }, false},
	"it is over":       {func(o *office, tx *store.Tx) error { return o.period(tx.Now(), -time.Hour, -time.Minute) }, false},
	"it was taken back": {func(o *office, _ *store.Tx) error {
		o.then = func(o *office, tx *store.Tx) error { return tx.Delete(&o.delegation) }
		return nil
	}, false},
	"it is about this":     {func(o *office, _ *store.Tx) error { o.delegation.Scope = entities.DelegateLockout; return nil }, true},
	"it is about another":  {func(o *office, _ *store.Tx) error { o.delegation.Scope = entities.DelegateMembership; return nil }, false},
	"to end a lock":        {func(o *office, _ *store.Tx) error { o.process.Template = "Revocation"; return nil }, false},
	"the boss is locked":   {status(theBoss, entities.IdentityLocked), false},
	"the boss is disabled": {status(theBoss, entities.IdentityDisabled), false},
	"the boss has left":    {status(theBoss, entities.IdentityTerminated), false},
	"the deputy is locked": {status(theDeputy, entities.IdentityLocked), false},
	"the deputy has left":  {status(theDeputy, entities.IdentityTerminated), false},
	"the boss is deleted": {func(o *office, _ *store.Tx) error {
		o.then = func(o *office, tx *store.Tx) error { return tx.Delete(&o.boss) }
		return nil
	}, false},
	"the boss may not sign in": {func(o *office, tx *store.Tx) error {
		no := false
		o.bossUser.Active = &no
		return tx.Update(&o.bossUser, "ACTIVE")
	}, false},
	"the boss may not sign in any more": {func(o *office, tx *store.Tx) error {
		over := tx.Now().Add(-time.Minute)
		o.bossUser.ValidTo = &over
		return tx.Update(&o.bossUser, "VALIDTO")
	}, false},
	"the boss may not sign in yet": {func(o *office, tx *store.Tx) error {
		begin := tx.Now().Add(time.Minute)
		o.bossUser.ValidFrom = &begin
		return tx.Update(&o.bossUser, "VALIDFROM")
	}, false},
	"the boss never signs in": {func(o *office, tx *store.Tx) error {
		o.bossUser.Identity = &o.third.ID
		return tx.Update(&o.bossUser, "IDENTITYREF")
	}, true},
	"a technical boss": {func(o *office, tx *store.Tx) error {
		o.boss.Category = entities.CategoryTechnical
		return tx.Update(&o.boss, "IDENTITYCATEGORY")
	}, false},
	"about the boss":                    {func(o *office, _ *store.Tx) error { o.item.Subject = &o.boss.ID; return nil }, false},
	"about the deputy":                  {func(o *office, _ *store.Tx) error { o.item.Subject = &o.deputy.ID; return nil }, false},
	"about nobody":                      {func(o *office, _ *store.Tx) error { o.item.Subject = nil; return nil }, true},
	"about what the boss answers for":   {func(o *office, tx *store.Tx) error { return o.owned(tx, o.boss.ID) }, false},
	"about what the deputy answers for": {func(o *office, tx *store.Tx) error { return o.owned(tx, o.deputy.ID) }, false},
	"about what a third answers for":    {func(o *office, tx *store.Tx) error { return o.owned(tx, o.third.ID) }, true},
	"the deputy asked for it":           {func(o *office, _ *store.Tx) error { o.process.StartedBy = &o.deputyUser.ID; return nil }, false},
	"the boss asked for it":             {func(o *office, _ *store.Tx) error { o.process.StartedBy = &o.bossUser.ID; return nil }, false},
	"what the boss answers for asked":   {func(o *office, tx *store.Tx) error { return o.automaton(tx, o.boss.ID) }, false},
	"what the deputy answers for asked": {func(o *office, tx *store.Tx) error { return o.automaton(tx, o.deputy.ID) }, false},
	"what a third answers for asked":    {func(o *office, tx *store.Tx) error { return o.automaton(tx, o.third.ID) }, true},
	"made by what he answers for that it is about": {func(o *office, tx *store.Tx) error {
		o.made = func(o *office) access.Principal { return as(1, o.third.ID) }
		o.third.Category, o.third.Owner = entities.CategoryTechnical, &o.client.ID
		return tx.Update(&o.third, "IDENTITYCATEGORY", "IDENTITYOWNER")
	}, false},
	"made by a third": {func(o *office, _ *store.Tx) error {
		o.made = func(o *office) access.Principal { return as(1, o.third.ID) }
		return nil
	}, true},
	"made by whom it is about": {func(o *office, _ *store.Tx) error {
		o.made = func(o *office) access.Principal { return as(1, o.client.ID) }
		return nil
	}, false},
	"made by whose it is that it is about": {func(o *office, tx *store.Tx) error {
		o.made = func(o *office) access.Principal { return as(1, o.third.ID) }
		return o.owned(tx, o.third.ID)
	}, false},
	"asked of the boss's group only": {func(o *office, tx *store.Tx) error {
		o.item.Assignees = nil
		return o.group(tx, o.bossUser.ID)
	}, false},
	"the deputy is asked as well": {func(o *office, _ *store.Tx) error {
		o.item.Assignees = append(o.item.Assignees, o.deputy.ID)
		return nil
	}, false},
	"the deputy is asked with his group":   {func(o *office, tx *store.Tx) error { return o.group(tx, o.deputyUser.ID) }, false},
	"the boss has decided":                 {func(o *office, _ *store.Tx) error { return o.decided(&o.bossUser.ID, nil) }, false},
	"the boss was asked before, not now":   {func(o *office, _ *store.Tx) error { o.item.Assignees = []int64{o.third.ID}; return nil }, false},
	"decided in his place, by this":        {func(o *office, _ *store.Tx) error { return o.decided(&o.deputyUser.ID, &o.delegation.ID) }, true},
	"decided in his place, by an earlier":  {func(o *office, _ *store.Tx) error { earlier := int64(1); return o.decided(&o.deputyUser.ID, &earlier) }, false},
	"decided by whom it was given to then": {func(o *office, _ *store.Tx) error { return o.decided(&o.bossUser.ID, &o.delegation.ID) }, false},
	"passed on by who has it himself": {func(o *office, _ *store.Tx) error {
		o.delegation.From, o.delegation.To = &o.third.ID, &o.deputy.ID
		o.then = func(o *office, tx *store.Tx) error {
			first := o.delegation
			first.From, first.To = &o.boss.ID, &o.third.ID
			return tx.Create(&first)
		}
		return nil
	}, false},
}

func (o *office) period(now time.Time, from, to time.Duration) error {
	begin, end := now.Add(from), now.Add(to)
	o.delegation.ValidFrom, o.delegation.ValidTo = &begin, &end
	return nil
}

// owned makes the client a technical identity that somebody answers for.
func (o *office) owned(tx *store.Tx, owner int64) error {
	o.client.Category, o.client.Owner = entities.CategoryTechnical, &owner
	return tx.Update(&o.client, "IDENTITYCATEGORY", "IDENTITYOWNER")
}

// automaton has the process asked for by a technical identity that somebody answers for.
func (o *office) automaton(tx *store.Tx, owner int64) error {
	robot := &entities.Identity{IdentityID: o.boss.IdentityID + "'s robot", Category: entities.CategoryTechnical, Owner: &owner}
	if err := tx.Create(robot); err != nil {
		return err
	}
	u := &entities.User{UserName: robot.IdentityID, Identity: &robot.ID}
	if err := tx.Create(u); err != nil {
		return err
	}
	o.process.StartedBy = &u.ID
	return nil
}

// group asks a group of one user.
func (o *office) group(tx *store.Tx, member int64) error {
	g := &entities.Usergroup{Name: o.boss.IdentityID + "'s group", Members: []int64{member}}
	if err := tx.Create(g); err != nil {
		return err
	}
	o.item.Group = &g.ID
	return nil
}

// decided closes the item once all is written.
func (o *office) decided(by, delegation *int64) error {
	o.then = func(o *office, tx *store.Tx) error {
		o.item.Status, o.item.Decision, o.item.DecidedBy = entities.WorkitemCompleted, "Approve", by
		if delegation != nil {
			o.item.ActFor(o.boss.ID, *delegation)
		}
		return tx.Update(&o.item, "WORKITEMSTATUS", "DECISION", "DECIDEDBY", "DECIDEDFOR", "DELEGATIONREF")
	}
	return nil
}

// concerned says that the deputy sees the item anyway: he was asked himself, or asked for it.
func (o *office) concerned() bool {
	return len(o.item.Assignees) > 1 || o.process.StartedBy == &o.deputyUser.ID
}

// TestWhatADelegationComesTo: a deputy sees and decides what his boss was asked, unless something speaks against it.
func TestWhatADelegationComesTo(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		v, n := &village{store: s}, 0
		now, err := s.Now(context.Background())
		require.NoError(t, err)
		for name, c := range delegations {
			t.Run(name, func(t *testing.T) {
				n++
				o := newOffice(n, now)
				o.open(t, s, c.change)
				deputy := access.Principal{User: o.deputyUser.ID, Identity: o.deputy.ID}
				third := access.Principal{User: 1, Identity: o.third.ID}
				want := []any{}
				if c.want {
					want = append(want, o.item.ID)
				}
				require.Equal(t, want, v.see(t, deputy, "DelegatedWorkItems", "WorkItemId"))
				if !o.concerned() {
					require.Equal(t, want, v.see(t, deputy, "Workitem", "Id"))
				}
				require.NotContains(t, v.see(t, third, "DelegatedWorkItems", "DelegateId"), o.deputy.ID, "others hear of nothing")
			})
		}
	})
}

// TestNoFileDecidesInThePlaceOfSomebody: the event of an import could not say for whom each row was decided.
func TestNoFileDecidesInThePlaceOfSomebody(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		now, err := s.Now(context.Background())
		require.NoError(t, err)
		o := newOffice(1, now)
		o.open(t, s, func(*office, *store.Tx) error { return nil })
		decide := func(user, identity int64) []string {
			ctx := access.With(context.Background(), access.Principal{User: user, Identity: identity})
			by, err := s.BulkColumn(ctx, "Workitem", "Id")
			require.NoError(t, err)
			decision, err := s.BulkColumn(ctx, "Workitem", "DECISION")
			require.NoError(t, err)
			faults := []string{}
			file := store.Bulk{Set: "Workitem", Mode: store.BulkUpdate, Key: "Id", Fault: func(f store.BulkFault) { faults = append(faults, f.Code) }}
			_, err = s.Bulk(ctx, file, func(yield func(store.BulkRow, error) bool) {
				yield(store.BulkRow{Number: 1, Cells: []store.BulkCell{{Column: by, Value: o.item.ID}, {Column: decision, Value: "Reject"}}}, nil)
			})
			require.NoError(t, err)
			return faults
		}
		require.Equal(t, []string{"DelegatedTask"}, decide(o.deputyUser.ID, o.deputy.ID))
		require.Equal(t, []string{"NotFound"}, decide(1, o.third.ID))
		require.Empty(t, decide(o.bossUser.ID, o.boss.ID), "who was asked may")
	})
}
