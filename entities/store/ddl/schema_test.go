package ddl_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/ddl"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// TestMigratedSchemaFitsTypes reads every column of every type from its table or view, and the
// past of every data object, on both databases: what the model says is there must be there.
func TestMigratedSchemaFitsTypes(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		for _, typ := range append(entities.Types(), entities.BuiltInCatalog().Base()) {
			table := entities.Schema().Tables[typ.Edm]
			var columns []string
			for _, f := range typ.Fields {
				columns = append(columns, table.Columns[f.Property])
			}
			probe(t, s, columns, table.Name)
			for _, j := range table.Joins {
				if j.Link != "" {
					probe(t, s, []string{j.LinkOwner, j.LinkTarget}, j.Link)
				}
			}
			if typ.Computed || typ == entities.BuiltInCatalog().Base() {
				continue
			}
			probe(t, s, append(columns, "effective_from", "effective_to", "closed_by"), table.Name+"_versions")
		}
	})
}

func probe(t *testing.T, s *store.Store, columns []string, table string) {
	t.Helper()
	_, err := s.DB().Exec(context.Background(), "SELECT "+strings.Join(columns, ", ")+" FROM "+table+" WHERE 1 = 0")
	require.NoError(t, err, table)
}

// TestMigrationIsWhatTheTypesSay holds the shipped migration against the generator, so that a
// changed property cannot be forgotten in the schema.
func TestMigrationIsWhatTheTypesSay(t *testing.T) {
	for _, d := range []*ddl.Dialect{ddl.Postgres, ddl.SQLite} {
		t.Run(d.Name, func(t *testing.T) {
			shipped := migration(t, d.Name, "00002_objects.sql")
			for _, typ := range entities.Types() {
				if typ.Computed {
					continue
				}
				for _, statement := range ddl.Create(d, typ) {
					require.Contains(t, shipped, statement+";\n", typ.Name)
				}
			}
			require.Contains(t, shipped, ddl.Base(d, entities.BuiltInCatalog().Base(), entities.Types())+";\n")
			for _, typ := range entities.Types() {
				if typ.Words && d == ddl.Postgres {
					require.Contains(t, migration(t, d.Name, "00010_words.sql"), ddl.Words(typ)+";\n")
				}
			}
			views := migration(t, d.Name, "00005_views.sql")
			require.Contains(t, views, ddl.Versions(d, "object_versions", entities.Types())+";\n")
			require.Contains(t, views, ddl.Changes(d, "object_changes", entities.Types())+";\n")
		})
	}
}
