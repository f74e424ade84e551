package rope_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// apart lets a constraint keep resources apart, each from each.
func (w *town) apart(name string, resources ...int64) *entities.Constraint {
	w.t.Helper()
	c := &entities.Constraint{Name: name, Resources: resources}
	w.create(c)
	return c
}

func (w *town) violations() []entities.Violation {
	w.t.Helper()
	var list []entities.Violation
	require.NoError(w.t, w.s.Read(w.ctx, &list, "", nil))
	return list
}

// guilty lists the access by which ada violates constraints: resource → what they say of it.
func (w *town) guilty() map[int64]entities.ViolationStatus {
	w.t.Helper()
	var list []entities.ViolatingResource
	require.NoError(w.t, w.s.Read(w.ctx, &list, "", nil))
	out := map[int64]entities.ViolationStatus{}
	for _, r := range list {
		out[r.Resource] = r.Status
	}
	return out
}

// resource makes a permission that no role contains.
func (w *town) resource(name string) *entities.Resource {
	w.t.Helper()
	r := &entities.Resource{Name: name, Category: entities.RolePermission, System: &w.system.ID}
	w.create(r)
	return r
}

// use gives ada resources and lets the engine follow.
func (w *town) use(resources ...*entities.Resource) {
	w.t.Helper()
	for _, r := range resources {
		w.create(&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &r.ID})
	}
	w.drain()
}

func (w *town) decide(c *entities.Constraint, r *entities.Resource, allowed bool, until time.Time) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error {
		return rope.Decide(w.ctx, tx, []calc.Decided{{
			Decision: calc.Decision{Constraint: c.ID, Resource: r.ID, Allowed: allowed, Expiry: until},
			Identity: w.ada.ID, At: tx.Now(), Reason: "because",
		}})
	})
	w.drain()
}

// settled finds nothing to change by calculating ada anew, and nothing that the audit could not prove.
func (w *town) settled() {
	w.t.Helper()
	thorough := rope.New(w.s, rope.Options{Thorough: true, Observe: func(s calc.Standing) { require.False(w.t, s.Changed) }})
	before := w.violations()
	w.queue(w.ada.ID, rope.Normal)
	require.Positive(w.t, thorough.Work(w.ctx, 10, rope.Bulk))
	require.Equal(w.t, before, w.violations())
	report, err := w.s.Verify(w.ctx, nil)
	require.NoError(w.t, err)
	require.Empty(w.t, report.Findings)
}

// A violation goes its way: it is found, decided about, evaluated anew when that expires, and gone
// with its constraint. Each state stands however often it is calculated.
func TestViolationLives(t *testing.T) {
	eachTown(t, func(w *town) {
		post := w.resource("Post")
		w.use(&w.permission)
		c := w.apart("Split", w.permission.ID, post.ID)
		w.use(post)
		require.Equal(w.t, map[int64]bool{w.permission.ID: true, post.ID: false}, w.access(w.ada.ID), "what is new has to wait (R-602)")
		require.Equal(w.t, map[int64]entities.ViolationStatus{
			w.permission.ID: entities.ViolationEvaluationPendingUsageAllowed, post.ID: entities.ViolationEvaluationPendingUsagePrevented,
		}, w.guilty())
		found := w.violations()
		require.Len(w.t, found, 1)
		require.Equal(w.t, []int64{w.ada.ID, c.ID, int64(entities.EvaluationPending)}, []int64{found[0].Identity, found[0].Constraint, int64(found[0].Status)})
		w.settled()

		day := w.now().AddDate(0, 0, 1)
		w.decide(c, &w.permission, false, day)
		w.decide(c, post, true, day)
		require.Equal(w.t, map[int64]bool{w.permission.ID: false, post.ID: true}, w.access(w.ada.ID))
		require.Equal(w.t, map[int64]entities.ViolationStatus{w.permission.ID: entities.ViolationBlocked, post.ID: entities.ViolationOverridden}, w.guilty())
		resolved := w.violations()
		require.Equal(w.t, entities.EvaluationResolved, resolved[0].Status)
		require.Equal(w.t, []any{found[0].Key, found[0].Since}, []any{resolved[0].Key, resolved[0].Since}, "it goes on")
		w.settled()

		w.decide(c, &w.permission, true, day)
		require.Equal(w.t, entities.EvaluationAllowed, w.violations()[0].Status, "the next decision ends the one before")

		require.Empty(w.t, w.passTo(day.Add(-time.Minute)))
		due := w.passTo(day.Add(time.Microsecond))
		require.Len(w.t, due, 1, "the end of decisions is an edge (R-308, R-610)")
		w.drain()
		require.Equal(w.t, entities.EvaluationPending, w.violations()[0].Status)
		require.Equal(w.t, map[int64]bool{w.permission.ID: true, post.ID: true}, w.access(w.ada.ID), "what was in use stays so")
		w.settled()

		c.Status = entities.ConstraintDisabled
		w.update(c, "CONSTRAINTSTATUS")
		w.drain()
		require.Empty(w.t, w.violations())
		require.Empty(w.t, w.guilty())
		w.settled()
	})
}

// A lock leaves what constraints say, and the revocation brings back exactly what was there.
func TestViolationOutlivesALock(t *testing.T) {
	eachTown(t, func(w *town) {
		post := w.resource("Post")
		w.use(&w.permission, post)
		w.apart("Split", w.permission.ID, post.ID)
		w.drain()
		before := w.guilty()
		require.Equal(w.t, entities.ViolationEvaluationPendingUsageAllowed, before[post.ID], "a constraint over existing access (R-371)")
		w.tx(func(tx *store.Tx) error { return tx.OpenHold(w.ada.ID, "test", "why", 0) })
		w.drain()
		require.Equal(w.t, map[int64]bool{w.permission.ID: false, post.ID: false}, w.access(w.ada.ID))
		require.Equal(w.t, before, w.guilty())
		w.settled()
		w.tx(func(tx *store.Tx) error { _, err := tx.CloseHolds(w.ada.ID, nil, "over"); return err })
		w.drain()
		require.Equal(w.t, map[int64]bool{w.permission.ID: true, post.ID: true}, w.access(w.ada.ID))
		require.Equal(w.t, before, w.guilty())
	})
}

// What stands as violated is proven by the audit: nobody lifts it behind the back of the service.
func TestViolationIsProven(t *testing.T) {
	eachTown(t, func(w *town) {
		w.apart("Split", w.permission.ID, w.leaf.ID)
		w.use(&w.permission, &w.leaf)
		w.settled()
		_, err := w.s.DB().Exec(w.ctx, "UPDATE violations SET status = 2")
		require.NoError(w.t, err)
		report, err := w.s.Verify(w.ctx, nil)
		require.NoError(w.t, err)
		require.NotEmpty(w.t, report.Findings)
	})
}

// An identity that is deleted violates nothing any more.
func TestViolationEndsWithItsIdentity(t *testing.T) {
	eachTown(t, func(w *town) {
		w.apart("Split", w.permission.ID, w.leaf.ID)
		w.use(&w.permission, &w.leaf)
		require.Len(w.t, w.violations(), 1)
		w.tx(func(tx *store.Tx) error { return tx.Delete(&w.ada) })
		w.drain()
		require.Empty(w.t, w.violations())
		require.Empty(w.t, w.guilty())
	})
}

// Blocked access is taken out of its system, although nobody ever wanted it there.
func TestBlockedAccessHasATask(t *testing.T) {
	eachTown(t, func(w *town) {
		reported := w.report()
		post := w.resource("Post")
		c := w.apart("Split", reported.Resource, post.ID)
		w.use(post)
		require.Equal(w.t, entities.ViolationEvaluationPendingUsageAllowed, w.guilty()[reported.Resource])
		w.decide(c, &w.permission, false, w.now().AddDate(0, 0, 1))
		w.tx(func(tx *store.Tx) error { _, err := calc.Plan(w.ctx, tx, []int64{w.ada.ID}, 1, 0, 0); return err })
		var tasks []entities.ProvisioningTask
		require.NoError(w.t, w.s.Read(w.ctx, &tasks, "", nil))
		require.Len(w.t, tasks, 1)
		require.Equal(w.t, "Remove", tasks[0].Operation)
	})
}

// a constraint concerns who violates it and who holds both sides; a business process the
// same by the constraints about it or about what it is part of.
func TestFanOutOfConstraints(t *testing.T) {
	eachTown(t, func(w *town) {
		bob, eve := w.person("bob", nil), w.person("eve", nil)
		w.person("far", nil)
		w.use(&w.permission, &w.leaf)
		w.create(&entities.Resourceassignment{Identity: &bob.ID, Resource: &w.permission.ID}, &entities.Resourceassignment{Identity: &eve.ID, Resource: &w.role.ID})
		above := entities.Businessprocess{ProcessID: "A", Name: "Above"}
		w.create(&above)
		part := entities.Businessprocess{ProcessID: "P", Name: "Part", Parent: &above.ID, Resources: []int64{w.permission.ID}}
		other := entities.Businessprocess{ProcessID: "O", Name: "Other", Resources: []int64{w.leaf.ID}}
		w.create(&part, &other)
		w.drain()
		var c *entities.Constraint
		between := &entities.Constraint{Name: "Between", LeftProcesses: []int64{above.ID}, RightProcesses: []int64{other.ID}}
		w.expect([]change{
			{"who holds both sides", func() { c = w.apart("Split", w.permission.ID, w.leaf.ID) }, []string{"ada"}},
			{"its text bears on nothing", func() { c.Description = "why"; w.update(c, "DESCRIPTION") }, []string{}},
			{"who violated what it was", func() { c.Resources = []int64{w.role.ID, w.permission.ID}; w.update(c, "ROLEREF") }, []string{"ada"}},
			{"who holds a role and what it gives", func() { c.Resources = []int64{w.role.ID, w.leaf.ID}; w.update(c, "ROLEREF") }, []string{"ada", "eve"}},
			{"it is deleted", func() { w.tx(func(tx *store.Tx) error { return tx.Delete(c) }) }, []string{"ada", "eve"}},
			{"processes, with those below", func() { w.create(between) }, []string{"ada"}},
			{"a process loses its resource", func() { part.Resources = nil; w.update(&part, "ROLEREF") }, []string{"ada"}},
			{"and has it again", func() { part.Resources = []int64{w.permission.ID}; w.update(&part, "ROLEREF") }, []string{"ada"}},
			{"its text bears on nothing", func() { part.Name = "Part 2"; w.update(&part, "NAME") }, []string{}},
			{"it is part of nothing any more", func() { part.Parent = nil; w.update(&part, "PARENTPROCESS") }, []string{"ada"}},
			{"so it is about nobody", func() { part.Resources = nil; w.update(&part, "ROLEREF") }, []string{}},
		})
	})
}

// A batch reads the constraints that its resources stand in, and no others; without any, it does not
// read how access stands.
func TestConstraintsAreReadWhereTheyTouch(t *testing.T) {
	eachTown(t, func(w *town) {
		w.use(&w.permission, &w.leaf)
		load := func() (batch *calc.Batch) {
			require.NoError(w.t, calc.Read(w.ctx, w.s, func(tx calc.Tx) (err error) {
				batch, err = calc.Load(w.ctx, tx, calc.Settings{Zone: time.UTC}, []int64{w.ada.ID})
				return err
			}))
			return batch
		}
		far, away := w.resource("Far"), w.resource("Away")
		w.apart("Elsewhere", far.ID, away.ID)
		none := load()
		require.Empty(w.t, none.World.Constraints)
		require.Empty(w.t, none.Subjects[0].Stood)

		c := w.apart("Split", w.permission.ID, w.leaf.ID, far.ID)
		some := load()
		require.Equal(w.t, []calc.Constraint{{ID: c.ID, UID: c.UID, Name: "Split", Sides: []calc.Side{
			{ID: w.permission.ID, Resources: []int64{w.permission.ID}}, {ID: w.leaf.ID, Resources: []int64{w.leaf.ID}},
		}}}, some.World.Constraints)
		require.Len(w.t, some.Subjects[0].Stood, 2)
		inputs, plain := calc.NewInputs(some.World, ""), calc.NewInputs(none.World, "")
		require.NotEqual(w.t, plain.Of(none.Subjects[0]), inputs.Of(some.Subjects[0]), "a constraint is an input")
	})
}
