package rope_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// what a calculation that is under way will give cannot be seen yet. A change that concerns people by
// what they were calculated to have takes them along, so that no result of what was before it stands.
func TestAChangeConcernsWhoIsUnderWay(t *testing.T) {
	eachTown(t, func(w *town) {
		account := entities.Resource{Name: "Account", Category: entities.RoleAccount, System: &w.system.ID}
		field := entities.Attributedefinition{Name: "Mail", Property: "EMAIL"}
		w.create(&account, &field)
		set := entities.Attributeset{Name: "Fields", Attributes: []int64{field.ID}}
		w.create(&set)
		kind := entities.Resourcetype{Name: "Kind", AttributeSet: &set.ID}
		process := entities.Businessprocess{Name: "Pay"}
		policy := entities.Assignmentpolicy{Name: "P", Contexts: []int64{w.unit.ID}, Resources: []int64{w.leaf.ID}, DirectOnly: true}
		w.create(&kind, &process, &policy)
		split := w.apart("Split", w.leaf.ID, w.permission.ID)
		split.Status = entities.ConstraintDisabled
		w.update(split, "CONSTRAINTSTATUS")
		w.settle()
		for name, change := range map[string]func(){
			"its system makes accounts":     func() { w.system.AutoCreateAccount = true; w.update(&w.system, "AUTOCREATEACCOUNT") },
			"what its accounts are made of": func() { account.Status = entities.ResourceDisabled; w.update(&account, "RESOURCESTATUS") },
			"its type":                      func() { kind.ReconcileAttribute = true; w.update(&kind, "ATTRIBUTERECONCILIATION") },
			"an attribute":                  func() { field.Rule = "EMAIL2"; w.update(&field, "RULE") },
			"a set of attributes":           func() { set.Attributes = nil; w.update(&set, "ATTRIBUTES") },
			"a constraint":                  func() { split.Status = entities.ConstraintActive; w.update(split, "CONSTRAINTSTATUS") },
			"a policy that gives less":      func() { off := false; policy.Active = &off; w.update(&policy, "ACTIVE") },
		} {
			w.queueAs(1, "test")
			claims := w.take(7, time.Minute)
			require.Len(w.t, claims, 1, name)
			change()
			w.jobs()
			w.tx(func(tx *store.Tx) error {
				saved, err := calc.Save(w.ctx, tx, []calc.Outcome{{Claim: claims[0], Result: calc.Result{Identity: w.ada.ID}}})
				require.Empty(w.t, saved, name)
				return err
			})
			w.settle()
		}
	})
}

// what a system reports of a resource concerns its holder before it is calculated.
func TestFanOutOfWhatIsReported(t *testing.T) {
	eachTown(t, func(w *town) {
		w.settle()
		a := []entities.ActualAccount{{System: w.system.ID, AccountName: "ada", Identity: &w.ada.ID, Resource: &w.permission.ID, Enabled: true}}
		w.tx(func(tx *store.Tx) error { return calc.PutAccounts(w.ctx, tx, a) })
		require.Empty(w.t, w.queued())
		w.permission.Status = entities.ResourceDisabled
		w.update(&w.permission, "RESOURCESTATUS")
		require.Equal(w.t, []string{"ada"}, w.queued())
	})
}
