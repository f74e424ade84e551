package rope_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// settle calculates and does what that leaves behind until nothing is left to do.
func (w *town) settle() {
	w.t.Helper()
	for range 4 {
		w.drain()
	}
}

// report has the mail system tell that ada has an account with a permission.
func (w *town) report() entities.CalculatedAssignment {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error {
		a := []entities.ActualAccount{{System: w.system.ID, AccountName: "ada", Identity: &w.ada.ID, Enabled: true}}
		return rope.Report(w.ctx, tx, a, func(known []entities.ActualAccount) []entities.ActualAssignment {
			return []entities.ActualAssignment{{
				Account: known[0].ID, System: w.system.ID, Identity: &w.ada.ID, Resource: w.permission.ID, Direct: true, Enabled: true,
			}}
		})
	})
	w.settle()
	list := w.assignments(w.ada.ID)
	require.Len(w.t, list, 1)
	require.Equal(w.t, entities.ComplianceNotApproved, list[0].Compliance)
	return list[0]
}

// TestReviewsRemoveAccess: what a system just reports is ours to take away once a review said that it is to go,
// also if an earlier one kept it; a later one that keeps it holds again.
func TestReviewsRemoveAccess(t *testing.T) {
	eachTown(t, func(w *town) {
		key := []uuid.UUID{w.report().AssignmentKey}
		say := func(what func(tx *store.Tx) error, want entities.ComplianceStatus) {
			w.t.Helper()
			w.tx(what)
			w.settle()
			require.Equal(w.t, want, w.assignments(w.ada.ID)[0].Compliance)
		}
		keep := func(tx *store.Tx) error {
			return rope.Keep(w.ctx, tx, rope.Decision{Keys: key, Expiry: tx.Now().AddDate(0, 0, 9)})
		}
		remove := func(tx *store.Tx) error { return rope.Remove(w.ctx, tx, rope.Decision{Keys: key, Comment: "moved on"}) }
		say(remove, entities.CompliancePendingDeprovisioning)
		say(keep, entities.ComplianceExplicitlyApproved)
		say(remove, entities.CompliancePendingDeprovisioning)
		said := map[string]int{}
		var verdicts []entities.Verdict
		require.NoError(w.t, w.s.Read(w.ctx, &verdicts, "", nil))
		for _, v := range verdicts {
			said[v.Decision+", "+v.ExpireReason]++
		}
		require.Equal(w.t, map[string]int{"Remove, ": 2, "Keep, moved on": 1}, said, "what kept it has ended")
	})
}

// TestVerdictsKeepAccessAndCanBeEnded writes the verdict of a review, and ends it by a request.
func TestVerdictsKeepAccessAndCanBeEnded(t *testing.T) {
	eachTown(t, func(w *town) {
		reported := w.report()
		w.tx(func(tx *store.Tx) error {
			return rope.Keep(w.ctx, tx, rope.Decision{
				Keys: []uuid.UUID{reported.AssignmentKey, uuid.New()}, Expiry: tx.Now().AddDate(11, 0, 0), Comment: "needed",
			})
		})
		w.settle()
		kept := w.assignments(w.ada.ID)[0]
		require.Equal(w.t, entities.ComplianceExplicitlyApproved, kept.Compliance)
		require.True(w.t, kept.Status)
		require.True(w.t, kept.IsManaged)
		var verdicts []entities.Verdict
		require.NoError(w.t, w.s.Read(w.ctx, &verdicts, "", nil))
		require.Len(w.t, verdicts, 1)
		require.Equal(w.t, reported.AssignmentKey, verdicts[0].AssignmentKey)

		ask := func(key uuid.UUID) entities.Verdictexpiryrequest {
			r := entities.Verdictexpiryrequest{Verdict: &key, Reason: "no longer needed"}
			w.create(&r)
			w.settle()
			w.tx(func(tx *store.Tx) error { return tx.Get(&r, r.ID) })
			return r
		}
		require.Equal(w.t, "Expired", ask(verdicts[0].Key).Result)
		over := w.assignments(w.ada.ID)[0]
		require.False(w.t, over.Status)
		require.Equal(w.t, entities.CompliancePendingDeprovisioning, over.Compliance)
		require.Equal(w.t, "AlreadyExpired", ask(verdicts[0].Key).Result)
		lost := ask(uuid.New())
		require.Equal(w.t, "NoSuchVerdict", lost.Result)
		require.Equal(w.t, entities.TriggerFailed, lost.Status)
		require.NoError(w.t, w.s.Read(w.ctx, &verdicts, "", nil))
		require.Equal(w.t, "no longer needed", verdicts[0].ExpireReason)
	})
}

// TestRiskScoresFollow tags a system and a resource, an identity and its unit, and changes a weight
//
func TestRiskScoresFollow(t *testing.T) {
	eachTown(t, func(w *town) {
		number := func(text string) *decimal.Decimal { d := decimal.RequireFromString(text); return &d }
		half := entities.Classificationtagcategory{Name: "Criticality", RiskRelevant: true, RiskWeight: number("0.5")}
		full := entities.Classificationtagcategory{Name: "Privileges", RiskRelevant: true, RiskWeight: number("1")}
		mute := entities.Classificationtagcategory{Name: "Colour", RiskRelevant: true}
		w.create(&half, &full, &mute)
		tag := func(name, value string, of *entities.Classificationtagcategory) entities.Classificationtag {
			t := entities.Classificationtag{Name: name, RiskValue: number(value), Category: &of.ID}
			w.create(&t)
			return t
		}
		uncritical, write, secret := tag("Non-critical", "1", &half), tag("Write", "75", &full), tag("Confidential", "50", &full)
		ten, green := tag("Ten", "10", &full), tag("Green", "900", &mute)
		for _, row := range entities.RiskLevelThresholds() {
			w.create(row)
		}
		w.system.Tags = []int64{uncritical.ID}
		w.update(&w.system, "CLT_TAGS")
		w.permission.Tags = []int64{write.ID, secret.ID, green.ID}
		w.update(&w.permission, "CLT_TAGS")
		w.ada.Tags = []int64{ten.ID}
		w.update(&w.ada, "CLT_TAGS")
		w.create(&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &w.permission.ID})
		w.settle()
		scores := func() (resource, identity string) {
			var r entities.Resource
			var i entities.Identity
			w.tx(func(tx *store.Tx) error {
				if err := tx.Get(&r, w.permission.ID); err != nil {
					return err
				}
				return tx.Get(&i, w.ada.ID)
			})
			require.Equal(w.t, entities.RiskHigh, r.RiskLevel)
			require.Equal(w.t, entities.RiskHigh, i.RiskLevel)
			return r.RiskScore.String(), i.RiskScore.String()
		}
		resource, identity := scores()
		require.Equal(w.t, "125.5", resource)
		require.Equal(w.t, "135.5", identity)
		require.Equal(w.t, "135.5", w.explained().String(), "the summands give the score")

		half.RiskWeight = number("2.25")
		w.update(&half, "RISKWEIGHT")
		w.settle()
		resource, identity = scores()
		require.Equal(w.t, "127.25", resource)
		require.Equal(w.t, "137.25", identity)
		w.queue(w.ada.ID, rope.Normal)
		before := len(w.runs(w.ada.ID))
		w.settle()
		require.Len(w.t, w.runs(w.ada.ID), before+1, "scores call for no calculation of their own")
	})
}

// explained is the sum of what explains ada's score.
func (w *town) explained() (sum decimal.Decimal) {
	w.t.Helper()
	var parts []entities.RiskSummand
	require.NoError(w.t, w.s.Read(w.ctx, &parts, "IdentityId eq @id", map[string]any{"id": w.ada.ID}))
	require.Len(w.t, parts, 2)
	for _, p := range parts {
		sum = sum.Add(p.Summand)
	}
	var own []entities.ResourceRiskSummand
	require.NoError(w.t, w.s.Read(w.ctx, &own, "ResourceId eq @id", map[string]any{"id": w.permission.ID}))
	require.Len(w.t, own, 3, "the category without a weight does not count (R-813)")
	return sum
}

// TestRunsTellStepsAndWarnings reads the trace and the warnings of a run; a calculation without new
// input leaves none.
func TestRunsTellStepsAndWarnings(t *testing.T) {
	eachTown(t, func(w *town) {
		w.role.Children = append(w.role.Children, w.role.ID)
		w.update(&w.role, "CHILDROLES")
		w.create(&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &w.role.ID})
		w.drain()
		w.queue(w.ada.ID, rope.Normal)
		w.drain()
		runs := w.runs(w.ada.ID)
		told, quiet := runs[len(runs)-2], runs[len(runs)-1]
		require.Contains(w.t, told.Trace, "direct assignments: 1\nassignment policies: 0\n")
		require.Contains(w.t, told.Trace, "\ndelta and tasks: 2 added, 0 changed, 0 removed")
		require.Contains(w.t, told.Warnings, "roles contain each other")
		require.Empty(w.t, quiet.Trace)
		require.Empty(w.t, quiet.Warnings)
	})
}

// TestBatchSizesAgree calculates the same world in batches of 1, 7 and 1,000: the size of a batch
// decides nothing.
func TestBatchSizesAgree(t *testing.T) {
	eachTown(t, func(w *town) {
		w.system.AutoCreateAccount = true
		w.update(&w.system, "AUTOCREATEACCOUNT")
		account := entities.Resource{Name: "Account", Category: entities.RoleAccount, System: &w.system.ID}
		w.create(&account)
		w.create(&entities.Assignmentpolicy{Name: "P", Resources: []int64{w.role.ID, w.permission.ID}, Contexts: []int64{w.unit.ID}})
		ids := []int64{w.ada.ID}
		until := time.Now().AddDate(0, 0, 9)
		for i := range 20 {
			p := entities.Identity{IdentityID: string(rune('a' + i)), FirstName: "P", LastName: "P", OrgUnit: &w.below.ID}
			w.create(&p)
			w.create(&entities.Resourceassignment{Identity: &p.ID, Resource: []*int64{&w.leaf.ID, &account.ID, &w.role.ID}[i%3], ValidTo: &until})
			ids = append(ids, p.ID)
		}
		w.settle()
		standing := func() (all []entities.CalculatedAssignment) {
			for _, id := range ids {
				all = append(all, w.assignments(id)...)
			}
			return all
		}
		first := standing()
		require.Greater(w.t, len(first), 60)
		for _, size := range []int{1, 7, 1000} {
			w.engine = rope.New(w.s, rope.Options{Thorough: true})
			for _, id := range ids {
				w.queue(id, rope.Normal)
			}
			w.jobs()
			for w.engine.Work(w.ctx, size, rope.Bulk) > 0 {
			}
			require.Equal(w.t, first, standing(), "batches of %d", size)
		}
	})
}

// TestClaimsWaitForAnImport has a task made an account: it counts until the claim expires, the next
// task claims it anew, and an import confirms it.
func TestClaimsWaitForAnImport(t *testing.T) {
	eachTown(t, func(w *town) {
		account := entities.Resource{Name: "Account", Category: entities.RoleAccount, System: &w.system.ID}
		w.create(&account)
		w.create(&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &account.ID, AccountKey: "ada"})
		w.settle()
		after := func(days int64) entities.ProvisioningStatus {
			w.tx(func(tx *store.Tx) error {
				return calc.Claimed(w.ctx, tx, calc.Task{
					Operation: "Create", System: w.system.ID, Identity: w.ada.ID, Resource: account.ID, AccountName: "ada", ClaimDays: days,
				})
			})
			w.queue(w.ada.ID, rope.Normal)
			w.settle()
			return w.assignments(w.ada.ID)[0].Provisioning
		}
		require.Equal(w.t, entities.ProvisionPendingProvisioning, w.assignments(w.ada.ID)[0].Provisioning)
		require.Equal(w.t, entities.ProvisionPendingConfirmation, after(2))
		require.Equal(w.t, entities.ProvisionPendingProvisioning, after(0), "it has expired: the task is issued again")
		require.Equal(w.t, entities.ProvisionPendingConfirmation, after(2), "and claims it anew")
		w.tx(func(tx *store.Tx) error {
			seen := []entities.ActualAccount{{
				System: w.system.ID, AccountName: "ada", Identity: &w.ada.ID, Resource: &account.ID, Enabled: true,
			}}
			return rope.Report(w.ctx, tx, seen, func([]entities.ActualAccount) []entities.ActualAssignment { return nil })
		})
		w.settle()
		require.Equal(w.t, entities.ProvisionOK, w.assignments(w.ada.ID)[0].Provisioning)
	})
}

// TestAdditionsAreCalculated gives access by a rule of the installation; another name has everybody
// calculated anew.
func TestAdditionsAreCalculated(t *testing.T) {
	eachTown(t, func(w *town) {
		rule := func(name string, gives ...rope.Gift) map[int64]bool {
			w.engine = rope.New(w.s, rope.Options{Additions: []rope.Addition{{
				Name: name, Resources: []int64{w.permission.ID}, Give: func(rope.Snapshot) []rope.Gift { return gives },
			}}})
			w.queue(w.ada.ID, rope.Normal)
			w.drain()
			return w.access(w.ada.ID)
		}
		require.Equal(w.t, map[int64]bool{w.permission.ID: true}, rule("one", rope.Gift{Resource: w.permission.ID, Description: "House rule"}))
		require.Empty(w.t, rule("two"))
	})
}
