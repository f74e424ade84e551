package rope_test

import (
	"context"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// BenchmarkEmergency measures from the commit of a lock or its end to the commit of the result,
// for an identity with 100 calculated assignments, all of which change.
func BenchmarkEmergency(b *testing.B) {
	for name, dsn := range map[string]func(testing.TB) string{"sqlite": storetest.SQLite, "postgres": storetest.Postgres} {
		b.Run(name, func(b *testing.B) { benchmarkEmergency(b, storetest.Open(b, dsn(b), store.Options{})) })
	}
}

func benchmarkEmergency(b *testing.B, s *store.Store) {
	ctx := access.With(context.Background(), access.System("bench"))
	identity := hundred(b, ctx, s)
	saved := make(chan calc.Standing, 1)
	engine := rope.New(s, rope.Options{Log: slog.Default(), Observe: func(k calc.Standing) { saved <- k }})
	require.NoError(b, engine.Start(ctx))
	defer engine.Stop()
	var slowest, total time.Duration
	for n := 0; b.Loop(); n++ {
		err := s.Tx(ctx, func(tx *store.Tx) (err error) {
			if n%2 == 0 {
				err = tx.OpenHold(identity, "bench", "why", 0)
			} else {
				_, err = tx.CloseHolds(identity, nil, "over")
			}
			if err != nil {
				return err
			}
			return rope.Queue(ctx, tx, identity, rope.Emergency, "bench", nil)
		})
		require.NoError(b, err)
		start := time.Now()
		<-saved
		took := time.Since(start)
		total += took
		slowest = max(slowest, took)
	}
	b.ReportMetric(float64(total.Microseconds())/1000/float64(b.N), "ms/result")
	b.ReportMetric(float64(slowest.Microseconds())/1000, "ms-slowest")
}

// BenchmarkBulk measures how many identities one worker calculates in a second for the first time,
// and how many again when nothing has changed. Each has five assignments.
func BenchmarkBulk(b *testing.B) {
	for name, dsn := range map[string]func(testing.TB) string{"sqlite": storetest.SQLite, "postgres": storetest.Postgres} {
		b.Run(name, func(b *testing.B) { benchmarkBulk(b, storetest.Open(b, dsn(b), store.Options{})) })
	}
}

func benchmarkBulk(b *testing.B, s *store.Store) {
	ctx := access.With(context.Background(), access.System("bench"))
	ids := crowd(b, ctx, s, 1000)
	engine := rope.New(s, rope.Options{Log: slog.Default()})
	rate := func() float64 {
		require.NoError(b, s.Tx(ctx, func(tx *store.Tx) error { return rope.QueueAll(ctx, tx, ids, rope.Bulk, "bench", nil) }))
		start := time.Now()
		for engine.Work(ctx, 200, rope.Bulk) > 0 {
		}
		return float64(len(ids)) / time.Since(start).Seconds()
	}
	first, again, runs := rate(), 0.0, 0.0
	for b.Loop() {
		again += rate()
		runs++
	}
	b.ReportMetric(first, "first/s")
	b.ReportMetric(again/runs, "unchanged/s")
}

// crowd makes n identities with five direct assignments each.
func crowd(b *testing.B, ctx context.Context, s *store.Store, n int) []int64 {
	b.Helper()
	var ids []int64
	require.NoError(b, s.Tx(ctx, func(tx *store.Tx) error {
		unit, system := entities.Orgunit{Name: "Team"}, entities.System{Name: "Mail"}
		for _, o := range []any{&entities.Contexttype{Name: entities.OrgUnitType}, &unit, &system} {
			if err := tx.Create(o); err != nil {
				return err
			}
		}
		resources := make([]entities.Resource, 5)
		for i := range resources {
			resources[i] = entities.Resource{Name: fmt.Sprint("R", i), Category: entities.RolePermission, System: &system.ID}
			if err := tx.Create(&resources[i]); err != nil {
				return err
			}
		}
		for i := range n {
			p := entities.Identity{IdentityID: fmt.Sprint("p", i), FirstName: "P", LastName: "P", OrgUnit: &unit.ID}
			if err := tx.Create(&p); err != nil {
				return err
			}
			ids = append(ids, p.ID)
			for _, r := range resources {
				if err := tx.Create(&entities.Resourceassignment{Identity: &p.ID, Resource: &r.ID}); err != nil {
					return err
				}
			}
		}
		return nil
	}))
	return ids
}

// hundred makes an identity with 100 direct assignments.
func hundred(b *testing.B, ctx context.Context, s *store.Store) int64 {
	b.Helper()
	unit := entities.Orgunit{Name: "Team"}
	identity := entities.Identity{IdentityID: "ada", FirstName: "A", LastName: "L"}
	require.NoError(b, s.Tx(ctx, func(tx *store.Tx) error {
		system := entities.System{Name: "Mail"}
		for _, o := range []any{&entities.Contexttype{Name: entities.OrgUnitType}, &unit, &system} {
			if err := tx.Create(o); err != nil {
				return err
			}
		}
		identity.OrgUnit = &unit.ID
		if err := tx.Create(&identity); err != nil {
			return err
		}
		for n := range 100 {
			r := entities.Resource{Name: fmt.Sprint("R", n), Category: entities.RolePermission, System: &system.ID}
			if err := tx.Create(&r); err != nil {
				return err
			}
			if err := tx.Create(&entities.Resourceassignment{Identity: &identity.ID, Resource: &r.ID}); err != nil {
				return err
			}
		}
		return rope.Queue(ctx, tx, identity.ID, rope.Normal, "bench", nil)
	}))
	rope.New(s, rope.Options{}).Work(ctx, 1, rope.Bulk)
	return identity.ID
}
