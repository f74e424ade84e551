package rope_test

import (
	"context"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
)

// A filter that speaks of the time turns though nothing else does: exactly those are queued for whom it
// has turned, and who belong to the scope of its policy.
func TestAFilterThatTurnsQueues(t *testing.T) {
	eachTown(t, func(w *town) {
		apart := entities.Orgunit{Name: "Apart"}
		w.create(&apart)
		start := w.now()
		from := func(name string, days int, unit *int64) *entities.Identity {
			at := start.AddDate(0, 0, days)
			p := &entities.Identity{IdentityID: name, LastName: "T", OrgUnit: unit, ValidFrom: &at}
			w.create(p)
			return p
		}
		soon, later := from("soon", -9, &w.unit.ID), from("later", -6, &w.below.ID)
		from("far", -9, &apart.ID)
		policy := entities.Assignmentpolicy{
			Name: "Ten days", Resources: []int64{w.permission.ID}, Contexts: []int64{w.unit.ID}, Filter: "VALIDFROM lt now() sub duration'P10D'",
		}
		w.create(&policy)
		w.settle()
		require.Empty(w.t, w.access(soon.ID))
		who := func(days int) []string {
			require.NoError(w.t, w.s.SetClock(w.ctx, start.AddDate(0, 0, days).Add(1)))
			require.NoError(w.t, w.engine.QueueDue(w.ctx))
			defer w.settle()
			return w.queued()
		}
		require.Empty(w.t, who(0), "nothing has turned")
		require.Equal(w.t, []string{"soon"}, who(2))
		require.Equal(w.t, map[int64]bool{w.permission.ID: true}, w.access(soon.ID))
		require.Empty(w.t, who(3), "it has not turned back")
		require.Equal(w.t, []string{"later"}, who(5))
		require.Equal(w.t, map[int64]bool{w.permission.ID: true}, w.access(later.ID))

		policy.Filter = "VALIDFROM gt now() sub duration'P12D'"
		w.update(&policy, "IDENTITYFILTER")
		w.settle()
		require.Empty(w.t, w.access(soon.ID))
		require.NotEmpty(w.t, w.access(later.ID))
		require.Equal(w.t, []string{"later"}, who(7), "it ceases to hold")
		require.Empty(w.t, w.access(later.ID))
	})
}

// A worker that lost its lease keeps nothing of what a filter came to: who took over has kept a later truth.
func TestADroppedResultKeepsNoTruth(t *testing.T) {
	eachTown(t, func(w *town) {
		from := w.now().AddDate(0, 0, 2)
		w.ada.ValidFrom = &from
		w.update(&w.ada, "VALIDFROM")
		w.create(&entities.Assignmentpolicy{Name: "P", Resources: []int64{w.permission.ID}, Filter: "VALIDFROM lt now()"})
		w.settle()
		taken := false
		w.engine = rope.New(w.s, rope.Options{Match: func(context.Context, string, []int64) ([]int64, error) {
			if !taken {
				taken = true
				w.sql("UPDATE calculation_queue SET lease = NULL, lease_until = NULL")
				require.NoError(w.t, w.s.SetClock(w.ctx, from.Add(time.Hour)))
				require.Equal(w.t, 1, rope.New(w.s, rope.Options{}).Work(w.ctx, 9, rope.Bulk))
			}
			return nil, nil
		}})
		w.queue(w.ada.ID, rope.Normal)
		require.Equal(w.t, 1, w.engine.Work(w.ctx, 9, rope.Bulk))
		require.Empty(w.t, w.queued())
		require.NoError(w.t, w.engine.QueueDue(w.ctx))
		require.Empty(w.t, w.queued(), "nothing has turned since")
	})
}

// A filter that cannot be answered any more stops nobody, and takes nothing away: the policy gives
// what it gave, to nobody else, and each run warns of it.
func TestAFilterThatIsBrokenStops(t *testing.T) {
	for name, broken := range map[string]string{
		"no property": "NOPE eq 'x'", "no filter": "((", "no number": "Id mul 9223372036854775807 gt 1", "no time": "NOPE lt now()",
	} {
		t.Run(name, func(t *testing.T) {
			eachTown(t, func(w *town) {
				other := w.person("other", &w.below.ID)
				policy := entities.Assignmentpolicy{Name: "P", Resources: []int64{w.permission.ID}, Contexts: []int64{w.unit.ID}, Filter: "IDENTITYID eq 'ada'"}
				w.create(&policy)
				w.settle()
				_, err := w.s.DB().Exec(w.ctx, "UPDATE assignmentpolicies SET identityfilter = $1", broken)
				require.NoError(w.t, err)
				require.NoError(w.t, w.engine.QueueDue(w.ctx))
				for _, p := range []*entities.Identity{&w.ada, other} {
					w.queue(p.ID, rope.Normal)
				}
				w.settle()
				require.Empty(w.t, w.waiting())
				require.Equal(w.t, map[int64]bool{w.permission.ID: true}, w.access(w.ada.ID))
				require.Empty(w.t, w.access(other.ID))
				for _, p := range []*entities.Identity{&w.ada, other} {
					runs := w.runs(p.ID)
					last := runs[len(runs)-1]
					require.NotEqual(w.t, "Failed", last.State)
					require.Contains(w.t, last.Warnings, "cannot be judged")
				}
			})
		})
	}
}

// what a resource scores concerns who holds it, also if it stands for the accounts of a system.
func TestFanOutOfAScore(t *testing.T) {
	eachTown(t, func(w *town) {
		bob := w.person("bob", nil)
		account := entities.Resource{Name: "Account", Category: entities.RoleAccount, System: &w.system.ID}
		kind := entities.Classificationtagcategory{Name: "Kind", RiskRelevant: true, RiskWeight: amount("1")}
		w.create(&account, &kind)
		tag := entities.Classificationtag{Name: "Tag", Category: &kind.ID, RiskValue: amount("50")}
		w.create(&tag, &entities.Resourceassignment{Identity: &bob.ID, Resource: &w.permission.ID}, &entities.Resourceassignment{Identity: &w.ada.ID, Resource: &account.ID})
		w.settle()
		var list []entities.Calculationtrigger
		require.NoError(w.t, w.s.Read(w.ctx, &list, "ONTYPE eq 'Resource'", nil))
		require.Contains(w.t, list[0].Properties, "RISKSCORE")
		_, err := w.s.DB().Exec(w.ctx, "UPDATE calculationtriggers SET onproperties = 'RISKSCORE,NAME' WHERE ontype = 'Resource'")
		require.NoError(w.t, err)
		w.expect([]change{
			{"its tags make a score", func() { account.Tags = []int64{tag.ID}; w.update(&account, "CLT_TAGS") }, []string{"ada"}},
			{"its name is more than a score", func() { account.Name = "Account 2"; w.update(&account, "NAME") }, []string{"ada", "bob"}},
		})
	})
}

func amount(text string) *decimal.Decimal {
	d := decimal.RequireFromString(text)
	return &d
}
