package rope_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// TestUnchangedInputsAreNotCalculatedAgain counts what is skipped, and what must not be.
func TestUnchangedInputsAreNotCalculatedAgain(t *testing.T) {
	eachTown(t, func(w *town) {
		w.create(&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &w.role.ID})
		var last calc.Standing
		w.engine = rope.New(w.s, rope.Options{Observe: func(s calc.Standing) { last = s }})
		w.drain()
		require.True(w.t, last.Changed)
		require.False(w.t, last.Skipped)
		w.queue(w.ada.ID, rope.Normal)
		w.drain()
		require.True(w.t, last.Skipped)
		runs := w.runs(w.ada.ID)
		require.Equal(w.t, "Unchanged", runs[len(runs)-1].State, "it is in the record all the same (R-301)")
		steps := []struct {
			name   string
			change func()
		}{
			{"a child of a role", func() { w.leaf.Name = "Leaf 2"; w.update(&w.leaf, "NAME") }},
			{"the status of a resource", func() { w.role.Status = entities.ResourceDisabled; w.update(&w.role, "RESOURCESTATUS") }},
			{"a context above", func() { end := time.Now().AddDate(1, 0, 0); w.unit.ValidTo = &end; w.update(&w.unit, "VALIDTO") }},
			{"a new policy for everybody", func() {
				w.create(&entities.Assignmentpolicy{Name: "All", Resources: []int64{w.permission.ID}})
			}},
			{"a role above what is held", func() {
				w.create(&entities.Resource{Name: "Above", Category: entities.RoleRole, Children: []int64{w.role.ID}})
			}},
			{"an account resource in a system of what is held", func() {
				w.create(&entities.Resource{Name: "Account", Category: entities.RoleAccount, System: &w.system.ID})
			}},
			{"the identity", func() { w.ada.LastName = "M"; w.update(&w.ada, "LASTNAME") }},
		}
		for _, s := range steps {
			s.change()
			w.queue(w.ada.ID, rope.Normal)
			w.drain()
			require.False(w.t, last.Skipped, s.name)
		}
		apart := entities.Orgunit{Name: "Apart"}
		w.create(&apart)
		w.create(&entities.Assignmentpolicy{Name: "Others", Resources: []int64{w.permission.ID}, Contexts: []int64{apart.ID}})
		w.queue(w.ada.ID, rope.Normal)
		w.drain()
		require.True(w.t, last.Skipped, "a policy for others")
	})
}

// TestSkippingChangesNothing makes random changes and moves the clock; an engine that skips nothing
// must then find nothing to change.
func TestSkippingChangesNothing(t *testing.T) {
	for name, dsn := range map[string]func(testing.TB) string{"sqlite": storetest.SQLite, "postgres": storetest.Postgres} {
		t.Run(name, func(t *testing.T) {
			o := store.Options{TestClock: true, Watches: func() []store.Watch { return rope.Watches }}
			s := storetest.Open(t, dsn(t), o)
			w := &town{t: t, s: s, ctx: access.With(context.Background(), access.System("test"))}
			w.build()
			m := &mutations{town: w, start: time.Now().UTC()}
			w.engine = rope.New(s, rope.Options{Observe: m.observe})
			m.build()
			w.drain()
			deadline := time.Now().Add(6 * time.Second)
			rapid.Check(t, func(r *rapid.T) {
				if time.Now().Before(deadline) {
					m.step(r)
				}
			})
			require.Positive(t, m.skipped, "something was skipped")
			require.Positive(t, m.changed, "something changed")
		})
	}
}

// mutations changes a town at random.
type mutations struct {
	*town
	start            time.Time
	number           int
	people           []entities.Identity
	assignments      []entities.Resourceassignment
	policies         []entities.Assignmentpolicy
	extra            *entities.Resource
	split            *entities.Constraint
	skipped, changed int
	field            entities.Attributedefinition
	fields           entities.Attributeset
	kind             entities.Resourcetype
}

func (m *mutations) observe(s calc.Standing) {
	if s.Skipped {
		m.skipped++
	}
	if s.Changed {
		m.changed++
	}
}

func (m *mutations) build() {
	m.extra = m.resource("Extra")
	m.split = m.apart("Split", m.leaf.ID, m.extra.ID)
	for i := range 4 {
		p := entities.Identity{IdentityID: fmt.Sprint("p", i), FirstName: "P", LastName: fmt.Sprint(i), OrgUnit: &m.below.ID}
		m.create(&p)
		m.people = append(m.people, p)
		a := entities.Resourceassignment{Identity: &p.ID, Resource: &m.role.ID}
		more := entities.Resourceassignment{Identity: &p.ID, Resource: &m.extra.ID}
		m.create(&a, &more)
		m.assignments = append(m.assignments, a, more)
	}
	p := entities.Assignmentpolicy{Name: "P", Resources: []int64{m.permission.ID}, Contexts: []int64{m.unit.ID}}
	m.create(&p)
	m.policies = append(m.policies, p)
	m.field = entities.Attributedefinition{Name: "F", Property: "EMAIL"}
	m.create(&m.field)
	m.fields = entities.Attributeset{Name: "S", Attributes: []int64{m.field.ID}}
	m.create(&m.fields)
	m.kind = entities.Resourcetype{Name: "T", AttributeSet: &m.fields.ID, ReconcileAttribute: true}
	m.create(&m.kind)
	m.role.Type, m.permission.Type = &m.kind.ID, &m.kind.ID
	m.update(&m.role, "ROLETYPEREF")
	m.update(&m.permission, "ROLETYPEREF")
}

// step makes some changes, lets the engine follow, and has an engine that skips nothing look.
func (m *mutations) step(r *rapid.T) {
	for range rapid.IntRange(1, 3).Draw(r, "changes") {
		m.change(r)
	}
	m.drain()
	ids := []int64{m.ada.ID}
	for _, p := range m.people {
		ids = append(ids, p.ID)
	}
	all := func() {
		m.tx(func(tx *store.Tx) error { return rope.QueueAll(m.ctx, tx, ids, rope.Bulk, "all", nil) })
		m.jobs()
	}
	all()
	m.drain()
	all()
	thorough := rope.New(m.s, rope.Options{Thorough: true, Observe: func(s calc.Standing) {
		require.False(r, s.Changed, "identity %d stands as it should", s.Claim.Identity)
	}})
	for thorough.Work(m.ctx, 50, rope.Bulk) > 0 {
	}
}

func (m *mutations) change(r *rapid.T) {
	at := func() *time.Time {
		days := rapid.IntRange(-4, 8).Draw(r, "days")
		if days < -2 {
			return nil
		}
		t := m.start.AddDate(0, 0, days)
		return &t
	}
	person := &m.people[rapid.IntRange(0, len(m.people)-1).Draw(r, "person")]
	assignment := &m.assignments[rapid.IntRange(0, len(m.assignments)-1).Draw(r, "assignment")]
	switch rapid.IntRange(0, 12).Draw(r, "what") {
	case 0:
		require.NoError(r, m.s.SetClock(m.ctx, m.start.Add(time.Duration(rapid.IntRange(0, 10*24).Draw(r, "clock"))*time.Hour)))
		require.NoError(r, m.engine.QueueDue(m.ctx))
	case 1:
		assignment.ValidTo = at()
		m.update(assignment, "VALIDTO")
	case 2:
		m.role.Children = rapid.SampledFrom([][]int64{nil, {m.leaf.ID}, {m.leaf.ID, m.permission.ID}}).Draw(r, "children")
		m.update(&m.role, "CHILDROLES")
	case 3:
		m.unit.ValidTo = at()
		m.update(&m.unit, "VALIDTO")
	case 4:
		person.OrgUnit = rapid.SampledFrom([]*int64{nil, &m.unit.ID, &m.below.ID}).Draw(r, "unit")
		m.update(person, "OUREF")
	case 5:
		p := &m.policies[0]
		p.DirectOnly = !p.DirectOnly
		p.Filter = rapid.SampledFrom([]string{"", "LASTNAME eq '1'", "JOBTITLE eq 'x'"}).Draw(r, "filter")
		m.update(p, "DIRECTMEMBERSONLY", "IDENTITYFILTER")
	case 6:
		person.JobTitle = rapid.SampledFrom([]string{"x", "y"}).Draw(r, "title")
		m.update(person, "JOBTITLE")
	case 7:
		m.number++
		a := []entities.ActualAccount{{
			System: m.system.ID, AccountName: fmt.Sprint("a", m.number%3), Identity: &person.ID, Resource: &m.permission.ID, Enabled: m.number%2 == 0,
			Attributes: []string{``, `{"EMAIL":["a@x"]}`}[m.number%2],
		}}
		m.tx(func(tx *store.Tx) error { return calc.PutAccounts(m.ctx, tx, a) })
	case 8:
		person.Email = rapid.SampledFrom([]string{"", "a@x", "b@x"}).Draw(r, "mail")
		m.update(person, "EMAIL")
	case 9:
		m.field.Rule = rapid.SampledFrom([]string{"", "JOBTITLE", "concat(JOBTITLE,LASTNAME)"}).Draw(r, "rule")
		m.field.CollectAll = !m.field.CollectAll
		m.update(&m.field, "RULE", "COLLECTALL")
	case 10:
		m.kind.ReconcileAttribute = !m.kind.ReconcileAttribute
		m.fields.Attributes = rapid.SampledFrom([][]int64{nil, {m.field.ID}}).Draw(r, "fields")
		m.update(&m.kind, "ATTRIBUTERECONCILIATION")
		m.update(&m.fields, "ATTRIBUTES")
	case 11:
		m.split.Status = rapid.SampledFrom([]entities.ConstraintStatus{entities.ConstraintActive, entities.ConstraintDisabled}).Draw(r, "looked at")
		m.update(m.split, "CONSTRAINTSTATUS")
	case 12:
		m.tx(func(tx *store.Tx) error { return rope.Decide(m.ctx, tx, []calc.Decided{m.decision(r, person.ID)}) })
	}
}

// decision allows or blocks access of a person under the constraint, until some day.
func (m *mutations) decision(r *rapid.T, person int64) calc.Decided {
	return calc.Decided{Identity: person, At: m.start, Decision: calc.Decision{
		Constraint: m.split.ID, Resource: rapid.SampledFrom([]int64{m.leaf.ID, m.extra.ID}).Draw(r, "decided"),
		Allowed: rapid.Bool().Draw(r, "allowed"), Expiry: m.start.AddDate(0, 0, rapid.IntRange(-1, 8).Draw(r, "until")),
	}}
}
