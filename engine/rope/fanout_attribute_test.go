package rope_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// what an attribute reads counts as long as a resource type has it; a definition or a set that
// changes concerns those who hold resources of its types.
func TestFanOutOfAttributes(t *testing.T) {
	eachTown(t, func(w *town) {
		bob, eve := w.person("bob", &w.unit.ID), w.person("eve", &w.unit.ID)
		mail, title := entities.Attributedefinition{Name: "Mail", Property: "EMAIL"}, entities.Attributedefinition{Name: "Title", Property: "JOBTITLE"}
		w.create(&mail, &title)
		set := entities.Attributeset{Name: "Fields", Attributes: []int64{mail.ID}}
		w.create(&set)
		kind := entities.Resourcetype{Name: "Kind", AttributeSet: &set.ID}
		w.create(&kind)
		w.permission.Type = &kind.ID
		w.update(&w.permission, "ROLETYPEREF")
		w.create(&entities.Resourceassignment{Identity: &bob.ID, Resource: &w.permission.ID})
		w.create(&entities.Resourceassignment{Identity: &eve.ID, Resource: &w.leaf.ID})
		w.drain()
		w.expect([]change{
			{"a property in a set", func() { bob.Email = "b@x"; w.update(bob, "EMAIL") }, []string{"bob"}},
			{"a property in none", func() { bob.JobTitle = "Pilot"; w.update(bob, "JOBTITLE") }, []string{}},
			{"a rule", func() { mail.Rule = "EMAIL2"; w.update(&mail, "RULE") }, []string{"bob"}},
			{"a description", func() { mail.Description = "why"; w.update(&mail, "DESCRIPTION") }, []string{}},
			{"what the rule reads", func() { bob.Email2 = "b2@x"; w.update(bob, "EMAIL2") }, []string{"bob"}},
			{"what it does not read any more", func() { bob.Email = "b3@x"; w.update(bob, "EMAIL") }, []string{}},
			{"a set gets another definition", func() { set.Attributes = []int64{title.ID}; w.update(&set, "ATTRIBUTES") }, []string{"bob"}},
			{"a definition in no set", func() { mail.CollectAll = true; w.update(&mail, "COLLECTALL") }, []string{}},
			{"what it reads", func() { bob.Email2 = "b4@x"; w.update(bob, "EMAIL2") }, []string{}},
			{"the other counts now", func() { bob.JobTitle = "Captain"; w.update(bob, "JOBTITLE") }, []string{"bob"}},
			{"attributes are reconciled", func() { kind.ReconcileAttribute = true; w.update(&kind, "ATTRIBUTERECONCILIATION") }, []string{"bob"}},
			{"a definition is deleted", func() { w.tx(func(tx *store.Tx) error { return tx.Delete(&title) }) }, []string{"bob"}},
			{"a set is deleted", func() { w.tx(func(tx *store.Tx) error { return tx.Delete(&set) }) }, []string{"bob"}},
		})
		var left []entities.AssignmentAttribute
		require.NoError(w.t, w.s.Read(w.ctx, &left, "", nil))
		require.Empty(w.t, left)
	})
}
