//go:build bench

package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// crowd is a population of identities with so many assignments each, and how the assignments come
// about: an account in each of five systems, two roles of ten permissions each where there is room
// for them, a fifth by policies, the rest direct. All of it is reported by the systems as well, as
// it is once provisioning has done its work.
type crowd struct {
	identities, each int
	store            *store.Store
	divisions        []entities.Assignmentpolicy
}

const (
	crowdSystems   = 5
	crowdDivisions = 2
	crowdUnits     = 50 // in each division
	crowdRoles     = 50
	roleSize       = 10
	// permissions are those given directly, then those of the roles, then those of the policies.
	directPool = 800
	rolePool   = crowdRoles * roleSize
	policyPool = 200
)

func (c *crowd) roles() int   { return c.each / 50 }
func (c *crowd) policed() int { return c.each / 10 } // by each of the two policies that concern one
func (c *crowd) direct() int {
	return c.each - crowdSystems - c.roles()*(1+roleSize) - 2*c.policed()
}

// world makes what everybody shares, which is of the same size for any number of identities.
func (c *crowd) world(t *testing.T, ctx context.Context) {
	require.NoError(t, c.store.Tx(ctx, func(tx *store.Tx) error {
		systems, permissions := c.systems(t, tx), make([]int64, directPool+rolePool+policyPool)
		for n := range permissions {
			r := entities.Resource{RoleID: fmt.Sprintf("P%04d", n), Name: fmt.Sprint("Permission ", n), Category: entities.RolePermission, System: &systems[n%crowdSystems]}
			require.NoError(t, tx.Create(&r))
			permissions[n] = r.ID
		}
		for n := range crowdRoles {
			from := directPool + n*roleSize
			r := entities.Resource{RoleID: fmt.Sprintf("R%04d", n), Name: fmt.Sprint("Role ", n), Category: entities.RoleRole, Children: permissions[from : from+roleSize]}
			require.NoError(t, tx.Create(&r))
		}
		c.units(t, tx, permissions[directPool+rolePool:])
		return nil
	}))
}

func (c *crowd) systems(t *testing.T, tx *store.Tx) []int64 {
	var ids []int64
	for n := range crowdSystems {
		s := entities.System{SystemID: fmt.Sprint("S", n), Name: fmt.Sprint("System ", n), AutoCreateAccount: true}
		require.NoError(t, tx.Create(&s))
		require.NoError(t, tx.Create(&entities.Resource{RoleID: fmt.Sprint("A", n), Name: fmt.Sprint("Account ", n), Category: entities.RoleAccount, System: &s.ID}))
		ids = append(ids, s.ID)
	}
	return ids
}

// units makes divisions with units, each with a policy; those of divisions reach into their units.
func (c *crowd) units(t *testing.T, tx *store.Tx, pool []int64) {
	given := func(n int) []int64 {
		from := n * c.policed() % (len(pool) - c.policed())
		return pool[from : from+c.policed()]
	}
	for d := range crowdDivisions {
		division := entities.Orgunit{OrgUnitID: fmt.Sprint("D", d), Name: fmt.Sprint("Division ", d)}
		require.NoError(t, tx.Create(&division))
		all := entities.Assignmentpolicy{Name: fmt.Sprint("All of division ", d), Contexts: []int64{division.ID}, Resources: pool[len(pool)-c.policed()*(d+1) : len(pool)-c.policed()*d]}
		require.NoError(t, tx.Create(&all))
		c.divisions = append(c.divisions, all)
		for u := range crowdUnits {
			unit := entities.Orgunit{OrgUnitID: fmt.Sprintf("U%03d", u*crowdDivisions+d), Name: fmt.Sprintf("Unit %d of %d", u, d), Parent: &division.ID}
			require.NoError(t, tx.Create(&unit))
			require.NoError(t, tx.Create(&entities.Assignmentpolicy{Name: "All of " + unit.Name, Contexts: []int64{unit.ID}, Resources: given(u % 5), DirectOnly: true}))
		}
	}
}

// fill makes the people and what they have by statements over whole tables, whose indexes are made
// anew behind them: that takes seconds for what would take an hour through the service.
func (c *crowd) fill(t *testing.T, ctx context.Context) {
	tables := []string{"identities", "resourceassignments", "actual_accounts", "actual_assignments"}
	restore := c.unindexed(t, ctx, tables)
	for _, text := range []string{peopleSQL, saltsSQL, directSQL, rolesSQL, accountsSQL, "ANALYZE " + strings.Join(tables, ", "), reportedSQL} {
		c.exec(t, ctx, text)
	}
	restore()
	c.exec(t, ctx, "SELECT setval('object_ids', 1000000000)")
	for _, table := range tables {
		c.exec(t, ctx, "VACUUM ANALYZE "+table)
	}
}

func (c *crowd) exec(t *testing.T, ctx context.Context, text string) {
	_, err := c.store.DB().Exec(ctx, c.written(text))
	require.NoError(t, err, text)
}

// unindexed takes the indexes of some tables away; what it gives puts them back.
func (c *crowd) unindexed(t *testing.T, ctx context.Context, tables []string) (restore func()) {
	var texts []string
	rows, err := c.store.DB().Query(ctx, `SELECT x.indexname, x.indexdef FROM pg_indexes x WHERE x.tablename = ANY($1::text[])
AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conname = x.indexname)`, tables)
	require.NoError(t, err)
	var names []string
	for rows.Next() {
		var name, text string
		require.NoError(t, rows.Scan(&name, &text))
		names, texts = append(names, name), append(texts, text)
	}
	require.NoError(t, rows.Err())
	rows.Close()
	for _, name := range names {
		c.exec(t, ctx, "DROP INDEX "+name)
	}
	return func() {
		for _, text := range texts {
			c.exec(t, ctx, text)
		}
	}
}
