package store_test

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// TestWordsOfManyRows: the words that a mass write gives along for $search are those that the database
// finds itself, whatever the texts; and those of a row whose texts change are forgotten.
func TestWordsOfManyRows(t *testing.T) {
	s := storetest.Open(t, storetest.Postgres(t), store.Options{})
	ctx := access.With(context.Background(), access.System("test"))
	names := []string{"", "Ødegård-Ńowak", "o'Neill  II", "ΣΊΣΥΦΟΣ", "東京 都", strings.Repeat("ä", 70) + "x " + strings.Repeat("b", 61), "a.b@c-d_e", "1 1 01", "İI", "\u00ad", "ab ab AB"}
	const rows = 1500
	report, err := s.Bulk(ctx, store.Bulk{Set: "Identity", Mode: store.BulkCreate, Atomic: true}, peopleNamed(t, ctx, s, rows, names))
	require.NoError(t, err)
	require.EqualValues(t, rows, report.Created)

	given := sqlgen.SearchIndex("", entities.Schema().Tables[entities.BuiltInCatalog().ByName("Identity").Edm].Search)
	found := strings.Replace(given, "COALESCE(words, ", "COALESCE(NULL, ", 1)
	count := func(where string) (n int64) {
		require.NoError(t, s.DB().QueryRow(ctx, "SELECT count(*) FROM identities WHERE identityid LIKE 'W%' AND "+where).Scan(&n))
		return n
	}
	require.EqualValues(t, rows, count("words = "+found))
	require.NoError(t, s.Tx(ctx, func(tx *store.Tx) error {
		var list []entities.Identity
		if err := tx.Find(&list, "IDENTITYID eq 'W0001' or IDENTITYID eq 'W0002'", nil); err != nil {
			return err
		}
		list[0].LastName, list[1].RelaunchSod = "Quux", true
		if err := tx.Update(&list[0], "LASTNAME"); err != nil {
			return err
		}
		return tx.Update(&list[1], "IDENT_RELAUNCHSOD")
	}))
	require.EqualValues(t, 1, count("words IS NULL"), "of the row whose name changed")
	require.EqualValues(t, 1, count(given+" @@ 'quux'::tsquery"))
	require.EqualValues(t, rows, count(given+" = "+found))
}

func peopleNamed(t *testing.T, ctx context.Context, s *store.Store, rows int, names []string) iter.Seq2[store.BulkRow, error] {
	id, err := s.BulkColumn(ctx, "Identity", "IDENTITYID")
	require.NoError(t, err)
	last, err := s.BulkColumn(ctx, "Identity", "LASTNAME")
	require.NoError(t, err)
	return func(yield func(store.BulkRow, error) bool) {
		for n := range rows {
			cells := []store.BulkCell{{Column: id, Value: fmt.Sprintf("W%04d", n)}, {Column: last, Value: names[n%len(names)]}}
			if !yield(store.BulkRow{Number: int64(n + 1), Cells: cells}, nil) {
				return
			}
		}
	}
}
