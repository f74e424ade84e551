package rope_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// malformations are what a database may hold though nobody can mean it. Each leaves a warning, or nothing
// to warn of, and a result.
var malformations = []struct {
	name    string
	do      func(*town)
	warning string
	// left says whether the access from the direct assignment is still there.
	left bool
}{
	{"roles contain each other", func(w *town) {
		other := entities.Resource{Name: "Other", Category: entities.RoleRole, Children: []int64{w.role.ID}}
		w.create(&other)
		w.role.Children = []int64{w.leaf.ID, other.ID}
		w.update(&w.role, "CHILDROLES")
	}, "roles contain each other", true},
	{"a role contains itself", func(w *town) {
		w.role.Children = []int64{w.leaf.ID, w.role.ID}
		w.update(&w.role, "CHILDROLES")
	}, "roles contain each other", true},
	{"an assignment begins after it ends", func(w *town) {
		w.sql("UPDATE resourceassignments SET validfrom = $1, validto = $2", w.now().AddDate(0, 0, 5), w.now().AddDate(0, 0, -5))
	}, "begins after it ends", false},
	{"an identity begins after it ends", func(w *town) {
		w.sql("UPDATE identities SET validfrom = $1, validto = $2 WHERE identityid = 'ada'", w.now().AddDate(0, 0, 5), w.now().AddDate(0, 0, -5))
	}, "begins after it ends", false},
	{"there is no context type", func(w *town) {
		w.tx(func(tx *store.Tx) error { return tx.Delete(&w.orgType) })
	}, "there is no primary context type", true},
	{"an assigned resource is deleted", func(w *town) {
		w.tx(func(tx *store.Tx) error { return tx.Delete(&w.role) })
	}, "which does not exist", false},
	{"an assigned resource is gone", func(w *town) {
		w.sql("UPDATE resourceassignments SET roleref_id = 404404404")
	}, "which does not exist", false},
	{"a resource of a policy is deleted", func(w *town) {
		w.tx(func(tx *store.Tx) error { return tx.Delete(&w.permission) })
	}, "", true},
	{"the context of a policy is gone", func(w *town) {
		w.sql("UPDATE assignmentpolicies_contextref SET target_id = 404404404")
	}, "", true},
	{"the context of the identity is deleted", func(w *town) {
		w.tx(func(tx *store.Tx) error { return tx.Delete(&w.below) })
	}, "does not exist", true},
	{"the context of the identity is gone", func(w *town) {
		w.sql("UPDATE identities SET ouref_id = 404404404 WHERE identityid = 'ada'")
	}, "does not exist", true},
	{"contexts are above each other", func(w *town) {
		w.unit.Parent = &w.below.ID
		w.update(&w.unit, "PARENTOU")
	}, "", true},
	{"the type of a context is gone", func(w *town) {
		w.sql("UPDATE orgunits SET outype_id = 404404404")
	}, "", true},
	{"the type of a resource is gone", func(w *town) {
		w.sql("UPDATE resources SET roletyperef_id = 404404404")
	}, "", true},
	{"the system of a resource is deleted", func(w *town) {
		w.tx(func(tx *store.Tx) error { return tx.Delete(&w.system) })
	}, "", true},
}

// sql does what no door would do.
func (w *town) sql(text string, args ...any) {
	w.t.Helper()
	_, err := w.s.DB().Exec(w.ctx, text, args...)
	require.NoError(w.t, err)
}

// Malformed input is told of in the run and harms nobody: the queue runs empty, and a second run
// changes nothing.
func TestMalformedInputOverTheDatabase(t *testing.T) {
	for _, m := range malformations {
		t.Run(m.name, func(t *testing.T) {
			eachTown(t, func(w *town) {
				far := w.person("far", nil)
				w.create(
					&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &w.role.ID}, &entities.Resourceassignment{Identity: &far.ID, Resource: &w.leaf.ID},
					&entities.Assignmentpolicy{Name: "P", Resources: []int64{w.permission.ID}, Contexts: []int64{w.unit.ID}},
				)
				w.settle()
				require.Len(w.t, w.access(w.ada.ID), 3)
				m.do(w)
				for range 2 {
					w.queue(w.ada.ID, rope.Normal)
					w.queue(far.ID, rope.Normal)
					w.settle()
					require.Empty(w.t, w.waiting())
				}
				runs := w.runs(w.ada.ID)
				last := runs[len(runs)-1]
				require.NotEqual(w.t, "Failed", last.State)
				require.Zero(w.t, last.Added+last.Changed+last.Removed, "the second run")
				_, left := w.access(w.ada.ID)[w.role.ID]
				require.Equal(w.t, m.left, left)
				warned := ""
				for _, r := range runs {
					warned += r.Warnings
				}
				require.True(w.t, strings.Contains(warned, m.warning) && (m.warning != "" || warned == ""), "warnings: %s", warned)
			})
		})
	}
}
