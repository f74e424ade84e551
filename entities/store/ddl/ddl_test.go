package ddl_test

import (
	"io/fs"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/ddl"
	"github.com/ropewalk/ropewalk/migrations"
)

func migration(t *testing.T, dialect, name string) string {
	t.Helper()
	text, err := fs.ReadFile(migrations.FS, dialect+"/"+name)
	require.NoError(t, err)
	return string(text)
}

func TestCreateWritesHistoryAndLinks(t *testing.T) {
	group := entities.BuiltInCatalog().ByName("Usergroup")
	require.Contains(t, ddl.Create(ddl.SQLite, group), `CREATE TABLE usergroups_members (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID`)
	require.Contains(t, ddl.Create(ddl.Postgres, group), "CREATE UNIQUE INDEX usergroups_key ON usergroups (name) WHERE NOT deleted")
	require.Contains(t, ddl.Create(ddl.Postgres, group),
		"CREATE TRIGGER usergroups_history_refuse BEFORE UPDATE OR DELETE ON usergroups_history FOR EACH ROW EXECUTE FUNCTION rw_history('id')")
}

func TestSortedIndexesOfNullableColumns(t *testing.T) {
	identity := entities.BuiltInCatalog().ByName("Identity")
	require.Contains(t, ddl.Create(ddl.Postgres, identity),
		"CREATE INDEX identities_identitystatus_lastname ON identities (identitystatus, lastname NULLS FIRST, id, deleted)")
	require.Contains(t, ddl.Create(ddl.SQLite, identity),
		"CREATE INDEX identities_identitystatus_lastname ON identities (identitystatus, lastname, id, deleted)")
}
