package demo_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/cmd/ropewalk/demo"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// TestLoad writes the world and counts it; a second time nothing is written.
func TestLoad(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		require.NoError(t, s.WriteBuiltIns(ctx))
		loaded, err := demo.Load(ctx, s, demo.Options{})
		require.NoError(t, err)
		require.True(t, loaded)
		require.Len(t, read[entities.Identity](t, s, ""), demo.DefaultIdentities)
		require.Len(t, read[entities.Orgunit](t, s, ""), 20)
		require.Len(t, read[entities.System](t, s, ""), 8)
		require.Len(t, read[entities.Resource](t, s, ""), 150)
		require.Len(t, read[entities.Identity](t, s, "IDENTITYCATEGORY/Value eq 'Technical' and IDENTITYOWNER ne null"), 2)
		require.Len(t, read[entities.ActualAccount](t, s, "Identity/IDENTITYID eq 'UNRESOLVED'"), 1, "the orphan")
		require.Len(t, read[entities.Constraint](t, s, ""), 2)
		require.Len(t, read[entities.User](t, s, "IDENTITYREF/IDENTITYSTATUS/Value eq 'Active' or SERVICE eq true"), len(demo.Users()))
		managed := read[entities.Manager](t, s, "Person/Users/any(u:u/USERNAME eq 'manager')")
		require.GreaterOrEqual(t, len(managed), 5)

		again, err := demo.Load(ctx, s, demo.Options{})
		require.NoError(t, err)
		require.False(t, again)
	})
}

// TestIdentityIDsAreUnique looks at more people than the demo has, as the generator scales.
func TestIdentityIDsAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for n := range 5000 {
		require.False(t, seen[demo.IdentityID(n)], "person %d", n)
		seen[demo.IdentityID(n)] = true
	}
}

func read[T any](t *testing.T, s *store.Store, filter string) []T {
	t.Helper()
	var rows []T
	require.NoError(t, s.Read(context.Background(), &rows, filter, nil))
	return rows
}
