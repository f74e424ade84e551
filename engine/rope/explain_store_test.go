package rope_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// TestExplanationAgreesWithWhatIsStored explains all access of a small town: nothing differs from what
// stands, and each status has the version and the run that made it so.
func TestExplanationAgreesWithWhatIsStored(t *testing.T) {
	eachTown(t, func(w *town) {
		w.policy("Everybody in Head", "", w.unit.ID)
		w.policy("Named Ada", "FIRSTNAME eq 'Ada'", w.below.ID)
		w.create(&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &w.role.ID})
		w.drain()
		list := w.assignments(w.ada.ID)
		require.Len(t, list, 3)
		run := w.runs(w.ada.ID)[0].ID
		for _, a := range list {
			x, err := w.engine.Explain(w.ctx, a.AssignmentKey)
			require.NoError(t, err)
			require.Nil(t, x.Drift)
			require.Nil(t, x.Queue)
			require.Equal(t, a.Status, x.Assignment.Enabled)
			require.Equal(t, int64(a.Compliance), x.Assignment.Compliance)
			for _, s := range x.Statuses {
				require.NotNil(t, s.Since, s.Property)
				require.Equal(t, rope.Since{Version: a.Version, Time: a.ChangeTime, Run: run}, *s.Since, s.Property)
			}
		}
	})
}

// TestExplanationTellsWhatIsNotCalculatedYet looks at a person who waits.
func TestExplanationTellsWhatIsNotCalculatedYet(t *testing.T) {
	eachTown(t, func(w *town) {
		w.create(&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &w.permission.ID})
		w.drain()
		first := w.assignments(w.ada.ID)[0]
		w.ada.Status = entities.IdentityLocked
		w.update(&w.ada, "IDENTITYSTATUS")
		w.jobs()

		x, err := w.engine.Explain(w.ctx, first.AssignmentKey)
		require.NoError(t, err)
		require.Equal(t, "Identity Update", x.Queue.Source)
		require.Equal(t, rope.Changed, x.Drift.Kind)
		require.Contains(t, x.Drift.Changes, rope.Change{Property: "Status", Before: "true", After: "false"})
		require.Nil(t, x.Statuses[1].Since, "it does not stand so")
		require.NotNil(t, x.Statuses[0].Since, "the dates do")

		w.drain()
		x, err = w.engine.Explain(w.ctx, first.AssignmentKey)
		require.NoError(t, err)
		require.Nil(t, x.Drift)
		require.Equal(t, first.Version, x.Statuses[0].Since.Version, "the dates are those of before")
		require.Greater(t, x.Statuses[1].Since.Version, first.Version)
		require.Greater(t, x.Statuses[1].Since.Run, x.Statuses[0].Since.Run)

		_, err = w.engine.Explain(w.ctx, uuid.New())
		var unknown *rope.UnknownError
		require.ErrorAs(t, err, &unknown)
	})
}

// TestQuestionsWriteNothing asks everything that can be asked, and counts all rows before and after.
func TestQuestionsWriteNothing(t *testing.T) {
	eachTown(t, func(w *town) {
		w.policy("Everybody in Head", "", w.unit.ID)
		w.drain()
		rows := w.rows()
		key := w.assignments(w.ada.ID)[0].AssignmentKey
		ask := func(_ any, err error) { t.Helper(); require.NoError(t, err) }
		ask(w.engine.Explain(w.ctx, key))
		ask(w.engine.SimulateAssignment(w.ctx, w.ada.ID, calc.Direct{Resource: w.role.ID}))
		ask(w.engine.SimulateLockout(w.ctx, w.ada.ID))
		ask(w.engine.SimulatePolicy(w.ctx, rope.PolicyDraft{Resources: []int64{w.role.ID}}))
		ask(w.engine.SimulateConstraint(w.ctx, rope.ConstraintDraft{Sides: [][]int64{{w.role.ID}, {w.permission.ID}}}))
		ask(w.engine.SimulateViolations(w.ctx, w.ada.ID, []int64{w.role.ID}))
		require.Equal(t, rows, w.rows())
		require.Empty(t, w.queued())
	})
}

// TestSimulatedPolicyIsTheWrittenOne simulates a policy, writes it, and finds the access that was said.
func TestSimulatedPolicyIsTheWrittenOne(t *testing.T) {
	eachTown(t, func(w *town) {
		w.create(&entities.Identity{IdentityID: "bob", FirstName: "Bob", LastName: "M", OrgUnit: &w.below.ID},
			&entities.Identity{IdentityID: "eve", FirstName: "Eve", LastName: "N", OrgUnit: &w.unit.ID})
		w.drain()
		filter := "FIRSTNAME ne 'Bob' and (VALIDFROM eq null or VALIDFROM lt now())"
		said, err := w.engine.SimulatePolicy(w.ctx, rope.PolicyDraft{Resources: []int64{w.role.ID}, Contexts: []int64{w.unit.ID}, Filter: &filter})
		require.NoError(t, err)
		direct := true
		fewer, err := w.engine.SimulatePolicy(w.ctx, rope.PolicyDraft{Resources: []int64{w.role.ID}, Contexts: []int64{w.unit.ID}, DirectOnly: &direct})
		require.NoError(t, err)
		require.Equal(t, 1, fewer.Concerned, "only Eve is in the unit itself")

		w.create(&entities.Assignmentpolicy{Name: "All but Bob", Resources: []int64{w.role.ID}, Contexts: []int64{w.unit.ID}, Filter: filter})
		w.drain()
		found := map[uuid.UUID]bool{}
		for _, a := range w.everything() {
			found[a.AssignmentKey] = a.Status
		}
		require.NotEmpty(t, found)
		require.Len(t, said.Shown, len(found))
		require.Equal(t, said.Added, len(found))
		for _, d := range said.Shown {
			require.Equal(t, rope.Added, d.Kind)
			require.Contains(t, found, d.Key)
		}
		var policies []entities.Assignmentpolicy
		require.NoError(t, w.s.Read(w.ctx, &policies, "", nil))
		gone, err := w.engine.SimulatePolicy(w.ctx, rope.PolicyDraft{ID: policies[0].ID, Resources: []int64{}})
		require.NoError(t, err)
		require.Equal(t, said.Added, gone.Removed)
		same, err := w.engine.SimulatePolicy(w.ctx, rope.PolicyDraft{ID: policies[0].ID})
		require.NoError(t, err)
		require.Zero(t, same.Differing)
	})
}

// TestSimulationsAreBounded asks about more people than may be asked about at once.
func TestSimulationsAreBounded(t *testing.T) {
	eachTown(t, func(w *town) {
		w.create(&entities.Identity{IdentityID: "bob", FirstName: "Bob", LastName: "M", OrgUnit: &w.below.ID})
		few := rope.New(w.s, rope.Options{MaxConcerned: 1})
		_, err := few.SimulatePolicy(w.ctx, rope.PolicyDraft{Resources: []int64{w.role.ID}})
		var many *rope.TooManyError
		require.ErrorAs(t, err, &many)
		require.Equal(t, 1, many.Most)
		filter := "FIRSTNAME eq 'Bob'"
		one, err := few.SimulatePolicy(w.ctx, rope.PolicyDraft{Resources: []int64{w.role.ID}, Filter: &filter})
		require.NoError(t, err)
		require.Equal(t, 1, one.Concerned)
	})
}

// TestSimulatedLockoutOrdersWhatALockoutOrders simulates a lockout and carries it out.
func TestSimulatedLockoutOrdersWhatALockoutOrders(t *testing.T) {
	eachTown(t, func(w *town) {
		w.account("ada", true)
		w.account("ada-old", false)
		w.create(&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &w.permission.ID})
		w.drain()
		said, err := w.engine.SimulateLockout(w.ctx, w.ada.ID)
		require.NoError(t, err)
		require.Len(t, said.Tasks, 1, "the account that is enabled")
		require.Equal(t, "ada", said.Tasks[0].Name)
		require.Equal(t, "Disable", said.Tasks[0].Operation)
		require.Len(t, said.Differences, 1)
		w.ada.Status = entities.IdentityLocked
		w.update(&w.ada, "IDENTITYSTATUS")
		w.drain()
		require.False(t, w.access(w.ada.ID)[w.permission.ID])
	})
}

func (w *town) policy(name, filter string, context int64) {
	w.t.Helper()
	w.create(&entities.Assignmentpolicy{Name: name, Filter: filter, Contexts: []int64{context}, Resources: []int64{w.permission.ID}})
}

// account is one that the mail system reports.
func (w *town) account(name string, enabled bool) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error {
		accounts := []entities.ActualAccount{{System: w.system.ID, AccountName: name, Identity: &w.ada.ID, Enabled: enabled, SeenTime: tx.Now()}}
		none := func([]entities.ActualAccount) []entities.ActualAssignment { return nil }
		return rope.Report(w.ctx, tx, accounts, none)
	})
}

func (w *town) everything() []entities.CalculatedAssignment {
	w.t.Helper()
	var list []entities.CalculatedAssignment
	require.NoError(w.t, w.s.Read(w.ctx, &list, "", nil))
	return list
}

// rows counts what leaves a trace: audit events, versions, access, runs, jobs and those who wait.
func (w *town) rows() map[string]int {
	w.t.Helper()
	out := map[string]int{}
	count(w, out, "audit", []entities.AuditEvent{})
	count(w, out, "versions", []entities.ObjectVersion{})
	count(w, out, "access", []entities.CalculatedAssignment{})
	count(w, out, "reasons", []entities.CalculatedReason{})
	count(w, out, "runs", []entities.CalculationRun{})
	count(w, out, "changes", []entities.CalculationChange{})
	count(w, out, "queue", []entities.CalculationQueueEntry{})
	count(w, out, "tasks", []entities.ProvisioningTask{})
	count(w, out, "violations", []entities.Violation{})
	count(w, out, "jobs", []entities.OpenJob{})
	return out
}

func count[T any](w *town, out map[string]int, name string, list []T) {
	w.t.Helper()
	require.NoError(w.t, w.s.Read(w.ctx, &list, "", nil))
	out[name] = len(list)
}
