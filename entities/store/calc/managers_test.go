package calc_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// people is a database with identities and units, by name.
type people struct {
	t   *testing.T
	ctx context.Context
	s   *store.Store
}

func eachPeople(t *testing.T, f func(*people)) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		p := &people{t, access.With(context.Background(), access.System("test")), s}
		p.create(&entities.Contexttype{Name: entities.OrgUnitType, Supervisor: "MANAGER", Membership: "OUREF"})
		f(p)
	})
}

func (p *people) create(objects ...any) {
	p.t.Helper()
	for _, o := range objects {
		require.NoError(p.t, p.s.Tx(p.ctx, func(tx *store.Tx) error { return tx.Create(o) }))
	}
}

func (p *people) person(name string) *entities.Identity {
	p.t.Helper()
	i := &entities.Identity{IdentityID: name, FirstName: name, LastName: name}
	p.create(i)
	return i
}

// after recomputes what a change of some objects concerns.
func (p *people) after(objects string, properties []string, ids ...int64) {
	p.t.Helper()
	require.NoError(p.t, p.s.Tx(p.ctx, func(tx *store.Tx) error {
		return calc.ManagersAfter(p.ctx, tx, objects, ids, properties)
	}))
}

// of lists who manages somebody, by way.
func (p *people) of(identity *entities.Identity) map[int64]string {
	p.t.Helper()
	var list []entities.Manager
	require.NoError(p.t, p.s.Read(p.ctx, &list, "IdentityId eq @id", map[string]any{"id": identity.ID}))
	out := map[int64]string{}
	for _, m := range list {
		out[m.Person] = m.Via
	}
	return out
}

func TestManagers(t *testing.T) {
	eachPeople(t, func(p *people) {
		boss, lead, chief := p.person("boss"), p.person("lead"), p.person("chief")
		top := &entities.Orgunit{Name: "Top", Managers: []int64{chief.ID}}
		p.create(top)
		team := &entities.Orgunit{Name: "Team", Parent: &top.ID, Managers: []int64{lead.ID}}
		empty := &entities.Orgunit{Name: "Empty", Parent: &top.ID}
		p.create(team, empty)
		worker := func(name string, unit *int64, managers ...int64) *entities.Identity {
			i := &entities.Identity{IdentityID: name, FirstName: name, LastName: name, OrgUnit: unit, Managers: managers}
			p.create(i)
			p.after("Identity", nil, i.ID)
			return i
		}
		require.Equal(p.t, map[int64]string{boss.ID: "MANAGER"}, p.of(worker("own", &team.ID, boss.ID)))
		require.Equal(p.t, map[int64]string{lead.ID: "Context"}, p.of(worker("unit", &team.ID)))
		require.Equal(p.t, map[int64]string{chief.ID: "Context above"}, p.of(worker("above", &empty.ID)))
		require.Empty(p.t, p.of(worker("nobody", nil)))

		lead.OrgUnit = &team.ID
		require.NoError(p.t, p.s.Tx(p.ctx, func(tx *store.Tx) error { return tx.Update(lead, "OUREF") }))
		p.after("Identity", []string{"OUREFId"}, lead.ID)
		require.Equal(p.t, map[int64]string{chief.ID: "Context above"}, p.of(lead), "nobody manages himself (R-382)")
	})
}

func TestManagersOfATechnicalIdentity(t *testing.T) {
	eachPeople(t, func(p *people) {
		owner, boss := p.person("owner"), p.person("boss")
		robot := &entities.Identity{
			IdentityID: "robot", FirstName: "R", LastName: "R", Category: entities.CategoryTechnical,
			Owner: &owner.ID, Managers: []int64{boss.ID},
		}
		p.create(robot)
		p.after("Identity", nil, robot.ID)
		require.Equal(p.t, map[int64]string{owner.ID: "IDENTITYOWNER"}, p.of(robot), "R-383")
	})
}

// TestSupervisorsByContextType: which property of an identity names its supervisors is said by its primary
// context type; one that says none leaves it to the context.
func TestSupervisorsByContextType(t *testing.T) {
	eachPeople(t, func(p *people) {
		boss, owner, lead := p.person("boss"), p.person("owner"), p.person("lead")
		project := &entities.Contexttype{Name: "Project", Supervisor: "EXPLICITOWNER"}
		p.create(project)
		work := &entities.Orgunit{Name: "Work", Type: &project.ID, Managers: []int64{lead.ID}}
		p.create(work)
		i := &entities.Identity{
			IdentityID: "i", FirstName: "I", LastName: "I", Managers: []int64{boss.ID}, ExplicitOwners: []int64{owner.ID}, PrimaryContext: &project.ID,
		}
		p.create(i)
		p.create(&entities.Contextassignment{Identity: &i.ID, Context: &work.ID})
		p.after("Identity", nil, i.ID)
		supervisors := func(property string) map[int64]string {
			project.Supervisor = property
			require.NoError(p.t, p.s.Tx(p.ctx, func(tx *store.Tx) error { return tx.Update(project, "SUPERVISORPROPERTY") }))
			return p.of(i)
		}
		require.Equal(p.t, map[int64]string{owner.ID: "EXPLICITOWNER"}, p.of(i))
		require.Equal(p.t, map[int64]string{boss.ID: "MANAGER"}, supervisors("MANAGER"))
		require.Equal(p.t, map[int64]string{lead.ID: "Context"}, supervisors("IDENTITYOWNER"), "nobody is named by it")
		require.Equal(p.t, map[int64]string{lead.ID: "Context"}, supervisors(""))
	})
}

func TestManagersFollowUnitsGroupsAndLoops(t *testing.T) {
	eachPeople(t, func(p *people) {
		first, second := p.person("first"), p.person("second")
		top := &entities.Orgunit{Name: "Top"}
		p.create(top)
		team := &entities.Orgunit{Name: "Team", Parent: &top.ID}
		p.create(team)
		i := &entities.Identity{IdentityID: "i", FirstName: "I", LastName: "I", OrgUnit: &team.ID}
		p.create(i)

		top.Parent = &team.ID
		require.NoError(p.t, p.s.Tx(p.ctx, func(tx *store.Tx) error { return tx.Update(top, "PARENTOU") }))
		p.after("Orgunit", []string{"PARENTOUId"}, top.ID)
		require.Empty(p.t, p.of(i), "a loop ends")

		top.Managers = []int64{first.ID}
		require.NoError(p.t, p.s.Tx(p.ctx, func(tx *store.Tx) error { return tx.Update(top, "MANAGER") }))
		p.after("Orgunit", []string{"MANAGER"}, top.ID)
		require.Equal(p.t, map[int64]string{first.ID: "Context above"}, p.of(i))

		user := &entities.User{UserName: "second", Identity: &second.ID}
		p.create(user)
		group := &entities.Usergroup{Name: "Heads"}
		p.create(group)
		team.ManagerGroups = []int64{group.ID}
		require.NoError(p.t, p.s.Tx(p.ctx, func(tx *store.Tx) error { return tx.Update(team, "MANAGERGROUP") }))
		group.Members = []int64{user.ID}
		require.NoError(p.t, p.s.Tx(p.ctx, func(tx *store.Tx) error { return tx.Update(group, "MEMBERS") }))
		p.after("Usergroup", []string{"MEMBERS"}, group.ID)
		require.Equal(p.t, map[int64]string{second.ID: "Context"}, p.of(i), "the members of a group manage, too")
	})
}

func TestEffectiveContexts(t *testing.T) {
	eachPeople(t, func(p *people) {
		project := &entities.Contexttype{Name: "Project"}
		p.create(project)
		unit, work := &entities.Orgunit{Name: "Unit"}, &entities.Orgunit{Name: "Work", Type: &project.ID}
		p.create(unit, work)
		i := &entities.Identity{IdentityID: "i", FirstName: "I", LastName: "I", OrgUnit: &unit.ID}
		p.create(i)
		end := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
		p.create(&entities.Contextassignment{Identity: &i.ID, Context: &work.ID, ValidTo: &end})
		var list []entities.EffectiveContext
		require.NoError(p.t, p.s.Read(p.ctx, &list, "IdentityId eq @id", map[string]any{"id": i.ID}))
		require.Len(p.t, list, 2)
		got := map[int64]entities.EffectiveContext{list[0].Context: list[0], list[1].Context: list[1]}
		require.Equal(p.t, "Membership", got[unit.ID].Origin)
		require.True(p.t, got[unit.ID].IsPrimary)
		require.Equal(p.t, "Direct", got[work.ID].Origin)
		require.False(p.t, got[work.ID].IsPrimary)
		require.Equal(p.t, end, *got[work.ID].ValidTo)
	})
}

// TestColumns reads every type that the tables of this package stand for, so that a column that
// is missing or of another type shows.
func TestColumns(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		for _, dst := range []any{
			&[]entities.CalculatedAssignment{}, &[]entities.CalculatedReason{}, &[]entities.CalculationQueueEntry{},
			&[]entities.CalculationRun{}, &[]entities.CalculationChange{}, &[]entities.Manager{}, &[]entities.EffectiveContext{},
			&[]entities.ActualAccount{}, &[]entities.ActualAssignment{}, &[]entities.ProvisioningTask{},
		} {
			require.NoError(t, s.Read(context.Background(), dst, "", nil), "%T", dst)
		}
	})
}
