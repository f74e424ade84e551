package rope_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// town is a small world on a database.
type town struct {
	t      *testing.T
	ctx    context.Context
	s      *store.Store
	engine *rope.Engine

	unit, below            entities.Orgunit
	orgType                entities.Contexttype
	system                 entities.System
	ada                    entities.Identity
	permission, role, leaf entities.Resource
}

func eachTown(t *testing.T, f func(*town)) {
	o := store.Options{TestClock: true, Watches: func() []store.Watch { return rope.Watches }}
	storetest.EachWith(t, o, func(t *testing.T, s *store.Store) {
		w := &town{t: t, s: s, ctx: access.With(context.Background(), access.System("test")), engine: rope.New(s, rope.Options{})}
		w.build()
		f(w)
	})
}

func (w *town) build() {
	w.orgType = entities.Contexttype{Name: entities.OrgUnitType, Supervisor: "MANAGER", Membership: "OUREF"}
	w.unit = entities.Orgunit{Name: "Head"}
	w.system = entities.System{Name: "Mail", Provisioning: entities.ProvisioningManual}
	w.create(&w.orgType, &w.unit, &w.system)
	for _, t := range entities.CalculationTriggers() {
		w.create(t)
	}
	w.below = entities.Orgunit{Name: "Team", Parent: &w.unit.ID}
	w.permission = entities.Resource{Name: "Read", Category: entities.RolePermission, System: &w.system.ID}
	w.leaf = entities.Resource{Name: "Leaf", Category: entities.RolePermission, System: &w.system.ID}
	w.create(&w.below, &w.permission, &w.leaf)
	w.role = entities.Resource{Name: "Clerk", Category: entities.RoleRole, Children: []int64{w.leaf.ID}}
	w.ada = entities.Identity{IdentityID: "ada", FirstName: "Ada", LastName: "L", OrgUnit: &w.below.ID}
	w.create(&w.role, &w.ada)
}

func (w *town) tx(f func(tx *store.Tx) error) {
	w.t.Helper()
	require.NoError(w.t, w.s.Tx(w.ctx, f))
}

func (w *town) create(objects ...any) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error {
		for _, o := range objects {
			if err := tx.Create(o); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *town) update(object any, properties ...string) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error { return tx.Update(object, properties...) })
}

// drain does the jobs of this package and calculates until nothing waits.
func (w *town) drain() {
	w.t.Helper()
	w.jobs()
	for w.engine.Work(w.ctx, 50, rope.Bulk) > 0 {
	}
}

// jobs does what the fan-out has to do and throws the rest away.
func (w *town) jobs() {
	w.t.Helper()
	handlers := w.engine.Handlers()
	for {
		list, err := w.s.Queue().Claim(w.ctx, 50, 0, []string{rope.FanOutKind, rope.CalculateKind, rope.ScoreKind, rope.VerdictKind, "provision.plan"}, time.Minute)
		require.NoError(w.t, err)
		if len(list) == 0 {
			return
		}
		for _, j := range list {
			w.tx(func(tx *store.Tx) error {
				if h := handlers[j.Kind]; h != nil {
					if err := h(w.ctx, tx, j); err != nil {
						return err
					}
				}
				return queue.Done(w.ctx, tx, j)
			})
		}
	}
}

// queued lists who waits, by name.
func (w *town) queued() []string {
	w.t.Helper()
	w.jobs()
	var entries []entities.CalculationQueueEntry
	require.NoError(w.t, w.s.Read(w.ctx, &entries, "", nil))
	out := []string{}
	for _, e := range entries {
		var found []entities.Identity
		require.NoError(w.t, w.s.Read(w.ctx, &found, "Id eq @id and Deleted ne null", map[string]any{"id": e.IdentityID}))
		out = append(out, found[0].IdentityID)
	}
	return out
}

// access lists an identity's calculated access as resource:status.
func (w *town) access(identity int64) map[int64]bool {
	w.t.Helper()
	out := map[int64]bool{}
	for _, a := range w.assignments(identity) {
		out[a.Resource] = a.Status
	}
	return out
}

func (w *town) assignments(identity int64) []entities.CalculatedAssignment {
	w.t.Helper()
	var list []entities.CalculatedAssignment
	require.NoError(w.t, w.s.Read(w.ctx, &list, "IdentityId eq @id", map[string]any{"id": identity}))
	return list
}

func (w *town) runs(identity int64) []entities.CalculationRun {
	w.t.Helper()
	var list []entities.CalculationRun
	require.NoError(w.t, w.s.Read(w.ctx, &list, "IdentityId eq @id", map[string]any{"id": identity}))
	return list
}

func (w *town) queue(identity int64, priority int) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error { return rope.Queue(w.ctx, tx, identity, priority, "test", nil) })
}
