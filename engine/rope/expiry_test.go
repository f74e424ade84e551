package rope_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// standing is how access stands.
type standing struct {
	compliance   entities.ComplianceStatus
	provisioning entities.ProvisioningStatus
	warning      string
}

// expiries are what holds for one day. Begin gives the resource whose access depends on it.
var expiries = []struct {
	name          string
	begin         func(*town) int64
	before, after standing
}{
	{
		"a verdict", (*town).keepForADay,
		standing{entities.ComplianceExplicitlyApproved, entities.ProvisionOK, ""},
		standing{entities.CompliancePendingDeprovisioning, entities.ProvisionPendingDeprovisioning, ""},
	},
	{
		"the claim of access", (*town).grantForADay,
		standing{entities.ComplianceExplicitlyApproved, entities.ProvisionPendingConfirmation, ""},
		standing{entities.ComplianceExplicitlyApproved, entities.ProvisionPendingProvisioning, ""},
	},
	{
		"the claim of an account", func(w *town) int64 {
			account := entities.Resource{Name: "Account", Category: entities.RoleAccount, System: &w.system.ID}
			w.create(&account)
			w.create(&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &account.ID, AccountKey: "ada"})
			w.claimForADay(calc.Task{Operation: "Create", Resource: account.ID})
			return account.ID
		},
		standing{entities.ComplianceExplicitlyApproved, entities.ProvisionPendingConfirmation, ""},
		standing{entities.ComplianceExplicitlyApproved, entities.ProvisionPendingProvisioning, ""},
	},
	{
		"the claim of an account without a resource", func(w *town) int64 {
			w.create(&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &w.permission.ID})
			w.claimForADay(calc.Task{Operation: "Create"})
			return w.permission.ID
		},
		standing{entities.ComplianceExplicitlyApproved, entities.ProvisionPendingProvisioning, ""},
		standing{entities.ComplianceExplicitlyApproved, entities.ProvisionPendingProvisioning, "NoAccount"},
	},
}

// keepForADay has a review keep what was reported.
func (w *town) keepForADay() int64 {
	w.t.Helper()
	reported := w.report()
	w.tx(func(tx *store.Tx) error {
		return rope.Keep(w.ctx, tx, rope.Decision{Keys: []uuid.UUID{reported.AssignmentKey}, Expiry: tx.Now().AddDate(0, 0, 1)})
	})
	return reported.Resource
}

// grantForADay has a task claim access on the account that was reported.
func (w *town) grantForADay() int64 {
	w.t.Helper()
	w.report()
	var known []entities.ActualAccount
	require.NoError(w.t, w.s.Read(w.ctx, &known, "", nil))
	w.create(&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &w.leaf.ID})
	w.claimForADay(calc.Task{Operation: "Grant", Account: known[0].ID, Resource: w.leaf.ID})
	return w.leaf.ID
}

func (w *town) claimForADay(t calc.Task) {
	w.t.Helper()
	t.System, t.Identity, t.AccountName, t.ClaimDays = w.system.ID, w.ada.ID, "ada", 1
	w.tx(func(tx *store.Tx) error { return calc.Claimed(w.ctx, tx, t) })
}

// passTo moves the clock and gives what the time that passed has queued.
func (w *town) passTo(now time.Time) []entities.CalculationQueueEntry {
	w.t.Helper()
	require.NoError(w.t, w.s.SetClock(w.ctx, now))
	require.NoError(w.t, w.engine.QueueDue(w.ctx))
	return w.waiting()
}

// when a verdict or a claim expires, that alone queues its identity, not before and not twice.
func TestExpiryIsAnEdge(t *testing.T) {
	for _, e := range expiries {
		t.Run(e.name, func(t *testing.T) {
			eachTown(t, func(w *town) {
				start := w.now()
				resource := e.begin(w)
				day := w.now().AddDate(0, 0, 1)
				stands := func() (s standing) {
					for _, a := range w.assignments(w.ada.ID) {
						if a.Resource == resource {
							s = standing{a.Compliance, a.Provisioning, a.Warning}
						}
					}
					return s
				}
				w.queue(w.ada.ID, rope.Normal)
				w.settle()
				require.Equal(w.t, e.before, stands())
				require.Empty(w.t, w.passTo(start.AddDate(0, 0, 1).Add(-time.Minute)))

				due := w.passTo(day.Add(time.Microsecond))
				require.Len(w.t, due, 1)
				require.Equal(w.t, w.ada.ID, due[0].IdentityID)
				require.Equal(w.t, "validity", due[0].Source)
				w.settle()
				require.Equal(w.t, e.after, stands())
				require.Empty(w.t, w.passTo(day.Add(time.Hour)))
			})
		})
	}
}
