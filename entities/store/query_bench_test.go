package store_test

import (
	"context"
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// BenchmarkQuery measures the way of rows from the database to the wire: a query that is bound
// and planned, run and written as JSON.
func BenchmarkQuery(b *testing.B) {
	for name, dsn := range map[string]string{"sqlite": storetest.SQLite(b), "postgres": storetest.Postgres(b)} {
		s := storetest.Open(b, dsn, store.Options{})
		ctx := access.With(context.Background(), access.System("bench"))
		id := crowd(b, s, ctx)
		for _, c := range []struct{ name, path, options string }{
			{"point", fmt.Sprintf("Identity(%d)", id), ""},
			{"page", "Identity", "$top=50&$orderby=LASTNAME"},
			{"large", "Identity", "$top=1000"},
			{"expand", "Orgunit", "$top=10&$expand=Members($select=IDENTITYID,LASTNAME,IDENTITYSTATUS;$expand=OUREF($select=NAME))"},
		} {
			b.Run(name+"/"+c.name, func(b *testing.B) {
				model, err := s.Model(ctx)
				require.NoError(b, err)
				url, err := grammar.Parse(c.path, c.options, grammar.Limits{})
				require.NoError(b, err)
				bound, err := query.Bind(model, url, query.Env{})
				require.NoError(b, err)
				bound.Query.Shape = new(query.Shape)
				b.ReportAllocs()
				for b.Loop() {
					read(b, s, ctx, bound.Query)
				}
			})
		}
	}
}

func read(b *testing.B, s *store.Store, ctx context.Context, q *query.Query) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	result, err := s.Query(ctx, q)
	require.NoError(b, err)
	w := payload.NewWriter(io.Discard, q, payload.Format{})
	w.BeginSet("c", nil)
	for row, err := range result.Rows {
		require.NoError(b, err)
		require.NoError(b, w.Row(row))
	}
	require.NoError(b, w.EndSet(""))
}

// crowd writes a thousand people in ten units and gives one of them.
func crowd(b *testing.B, s *store.Store, ctx context.Context) (id int64) {
	require.NoError(b, s.Tx(ctx, func(tx *store.Tx) error {
		units := make([]entities.Orgunit, 10)
		for i := range units {
			units[i] = entities.Orgunit{OrgUnitID: fmt.Sprint("U", i), Name: fmt.Sprint("Unit ", i)}
			if err := tx.Create(&units[i]); err != nil {
				return err
			}
		}
		for n := range 1000 {
			person := entities.Identity{IdentityID: fmt.Sprintf("E%06d", n), FirstName: "Anna", LastName: fmt.Sprint("Example ", n%97), OrgUnit: &units[n%10].ID}
			if err := tx.Create(&person); err != nil {
				return err
			}
			id = person.ID
		}
		return nil
	}))
	return id
}
