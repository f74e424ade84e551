package rope_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// settlement is a town with people who hold access in all ways.
type settlement struct {
	*town
	ids []int64
}

// settled is where access begins and ends in a settlement.
var settled = []int{-9, -1, 2, 30}

func (w *town) settlement() *settlement {
	w.t.Helper()
	w.system.AutoCreateAccount = true
	w.update(&w.system, "AUTOCREATEACCOUNT")
	account := entities.Resource{Name: "Account", Category: entities.RoleAccount, System: &w.system.ID}
	outer := entities.Resource{Name: "Outer", Category: entities.RoleRole, Children: []int64{w.role.ID, w.permission.ID}}
	w.create(&account, &outer)
	w.create(
		&entities.Assignmentpolicy{Name: "P", Resources: []int64{w.role.ID}, Contexts: []int64{w.unit.ID}},
		&entities.Assignmentpolicy{Name: "Q", Resources: []int64{outer.ID}, Contexts: []int64{w.below.ID}, Filter: "VALIDFROM lt now() sub duration'P3D'"},
		&entities.Assignmentpolicy{Name: "R", Resources: []int64{w.permission.ID}, Filter: "startswith(LASTNAME,'x')"},
	)
	c := &settlement{town: w, ids: []int64{w.ada.ID}}
	for n := range 30 {
		c.settler(n, []*int64{&w.leaf.ID, &account.ID, &w.role.ID, &outer.ID})
	}
	w.settle()
	return c
}

// settler is one of them: each differs from the one before in some way.
func (c *settlement) settler(n int, resources []*int64) {
	day := func(i int) *time.Time {
		at := c.now().AddDate(0, 0, settled[i%4]).Truncate(time.Second)
		return &at
	}
	p := entities.Identity{IdentityID: fmt.Sprint("p", n), LastName: string("xyz"[n%3]), OrgUnit: []*int64{&c.below.ID, &c.unit.ID, nil}[n/2%3], ValidFrom: day(n % 2)}
	c.create(&p)
	c.ids = append(c.ids, p.ID)
	given := entities.Resourceassignment{Identity: &p.ID, Resource: resources[n%4], ValidTo: day(n / 3)}
	if n%5 == 0 {
		given.Status = entities.AssignmentDisabled
	}
	c.create(&given)
	if n%2 == 0 {
		return
	}
	c.tx(func(tx *store.Tx) error {
		a := []entities.ActualAccount{{System: c.system.ID, AccountName: p.IdentityID, Identity: &p.ID, Resource: resources[1], Enabled: n%3 > 0}}
		return rope.Report(c.ctx, tx, a, func(known []entities.ActualAccount) []entities.ActualAssignment {
			return []entities.ActualAssignment{{Account: known[0].ID, System: c.system.ID, Identity: &p.ID, Resource: c.permission.ID, Direct: n%4 > 1, Enabled: true}}
		})
	})
}

// forget takes back all that was ever calculated.
func (c *settlement) forget() {
	c.t.Helper()
	for _, table := range []string{"calculated_assignments", "calculated_reasons", "calculation_state", "policy_truths"} {
		c.sql("DELETE FROM " + table)
	}
}

// told is the calculated access in words, with its reasons.
func (c *settlement) told() []string {
	c.t.Helper()
	var list []entities.CalculatedAssignment
	var reasons []entities.CalculatedReason
	require.NoError(c.t, c.s.Read(c.ctx, &list, "", nil))
	require.NoError(c.t, c.s.Read(c.ctx, &reasons, "", nil))
	var out []string
	for _, a := range list {
		out = append(out, fmt.Sprint(a.AssignmentKey, a.Identity, a.Resource, a.AccountName, a.Status, a.IsManaged, a.Compliance, a.Provisioning, a.DisabledReason, a.Warning, a.ValidFrom, a.ValidTo))
	}
	for _, r := range reasons {
		out = append(out, fmt.Sprint(r.AssignmentKey, r.Type, r.State, r.Description, r.Disabled, r.ValidFrom, r.ValidTo))
	}
	slices.Sort(out)
	return out
}

// who is calculated with whom, and in which order they were queued, decides nothing; and a second
// run changes nothing. Each run begins with nothing calculated before.
func TestBatchesAndOrderDecideNothing(t *testing.T) {
	eachTown(t, func(w *town) {
		c := w.settlement()
		first := c.told()
		require.Greater(w.t, len(first), 200)
		seed := rapid.SliceOfN(rapid.Permutation(c.ids), 3, 3).Example(1)
		changed := 0
		w.engine = rope.New(w.s, rope.Options{Thorough: true, Observe: func(s calc.Standing) {
			if s.Changed {
				changed++
			}
		}})
		for i, size := range []int{1, 7, 1000} {
			c.forget()
			c.run(seed[i], size)
			require.Equal(w.t, first, c.told(), "batches of %d", size)
			changed = 0
			c.run(seed[2-i], size)
			require.Zero(w.t, changed, "the second run in batches of %d", size)
		}
	})
}

// run queues everybody one after the other and calculates in batches.
func (c *settlement) run(ids []int64, size int) {
	c.t.Helper()
	for _, id := range ids {
		c.queue(id, rope.Normal)
	}
	c.jobs()
	for c.engine.Work(c.ctx, size, rope.Bulk) > 0 {
	}
	c.jobs()
}

// what an account resource contains is not given with an account that access needs, so it bears on
// nobody else: neither does it stretch the days after an end, nor does it matter who is calculated as well.
func TestWhatAnAccountContainsIsNotGiven(t *testing.T) {
	eachTown(t, func(w *town) {
		days := int64(30)
		w.system.AutoCreateAccount = true
		w.update(&w.system, "AUTOCREATEACCOUNT")
		kind := entities.Resourcetype{Name: "Late", PostValidity: &days}
		w.create(&kind)
		inner := entities.Resource{Name: "Inner", Category: entities.RoleAccount, Type: &kind.ID}
		w.create(&inner)
		w.create(&entities.Resource{Name: "Account", Category: entities.RoleAccount, System: &w.system.ID, Children: []int64{inner.ID}})
		end := w.now().AddDate(0, 0, -5)
		w.ada.ValidTo = &end
		w.update(&w.ada, "VALIDTO")
		other := w.person("other", &w.unit.ID)
		w.create(&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &w.role.ID}, &entities.Resourceassignment{Identity: &other.ID, Resource: &inner.ID})
		w.engine = rope.New(w.s, rope.Options{Thorough: true})
		w.jobs()
		for w.engine.Work(w.ctx, 1, rope.Bulk) > 0 {
		}
		alone := w.access(w.ada.ID)
		w.queue(w.ada.ID, rope.Normal)
		w.queue(other.ID, rope.Normal)
		require.Equal(w.t, 2, w.engine.Work(w.ctx, 9, rope.Bulk))
		require.Equal(w.t, alone, w.access(w.ada.ID))
	})
}
