package rope_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// change is one change and who is to be queued by it, nobody else.
type change struct {
	name string
	do   func()
	want []string
}

func (w *town) expect(changes []change) {
	w.t.Helper()
	for _, c := range changes {
		c.do()
		require.ElementsMatch(w.t, c.want, w.queued(), c.name)
		w.drain()
	}
}

// person makes an identity in a unit, nil for none.
func (w *town) person(name string, unit *int64) *entities.Identity {
	w.t.Helper()
	p := &entities.Identity{IdentityID: name, FirstName: name, LastName: "T", OrgUnit: unit}
	w.create(p)
	return p
}

// what becomes of an identity, a context assignment or a resource assignment concerns
// those that it was about as well.
func TestFanOutOfWhatBelongsToOne(t *testing.T) {
	eachTown(t, func(w *town) {
		bob, eve := w.person("bob", nil), w.person("eve", nil)
		w.person("far", nil)
		member := entities.Contextassignment{Identity: &bob.ID, Context: &w.unit.ID}
		given := entities.Resourceassignment{Identity: &bob.ID, Resource: &w.permission.ID, Status: entities.AssignmentPending}
		w.drain()
		w.expect([]change{
			{"owners are added", func() { w.ada.ExplicitOwners = []int64{bob.ID, eve.ID}; w.update(&w.ada, "EXPLICITOWNER") }, []string{"ada", "bob", "eve"}},
			{"an owner stays, one goes", func() { w.ada.ExplicitOwners = []int64{bob.ID}; w.update(&w.ada, "EXPLICITOWNER") }, []string{"ada", "eve"}},
			{"owners stay", func() { w.ada.LastName = "M"; w.update(&w.ada, "LASTNAME") }, []string{"ada"}},
			{"a membership", func() { w.create(&member) }, []string{"bob"}},
			{"it goes over to another identity", func() { member.Identity = &eve.ID; w.update(&member, "CA_IDENTITY") }, []string{"bob", "eve"}},
			{"what was long ago does not count", func() { member.Context = &w.below.ID; w.update(&member, "CA_CONTEXT") }, []string{"eve"}},
			{"a membership ends", func() { w.tx(func(tx *store.Tx) error { return tx.Delete(&member) }) }, []string{"eve"}},
			{"an assignment", func() { w.create(&given) }, []string{"bob"}},
			{"it goes over to another identity", func() { given.Identity = &eve.ID; w.update(&given, "IDENTITYREF") }, []string{"bob", "eve"}},
			{"a text that bears on nothing", func() { given.Reason = "why"; w.update(&given, "REASON") }, []string{}},
			{"an identity is deleted", func() { w.tx(func(tx *store.Tx) error { return tx.Delete(eve) }) }, []string{"eve"}},
			{"what it had concerns nobody more", func() { w.tx(func(tx *store.Tx) error { return tx.Delete(&given) }) }, []string{}},
		})
	})
}

// what many hold concerns those who hold it, by whatever way, and those who would.
func TestFanOutOfWhatManyHold(t *testing.T) {
	eachTown(t, func(w *town) {
		bob, eve := w.person("bob", &w.unit.ID), w.person("eve", nil)
		w.person("far", nil)
		kind := entities.Resourcetype{Name: "Kind"}
		w.create(&kind)
		w.role.Type = &kind.ID
		w.update(&w.role, "ROLETYPEREF")
		w.create(&entities.Resourceassignment{Identity: &bob.ID, Resource: &w.role.ID}, &entities.Resourceassignment{Identity: &eve.ID, Resource: &w.leaf.ID})
		days := int64(9)
		w.drain()
		w.expect([]change{
			{"what a role contains", func() { w.leaf.Name = "Leaf 2"; w.update(&w.leaf, "NAME") }, []string{"bob", "eve"}},
			{"a role: who holds it, and who holds what it contains", func() { w.role.Name = "Clerk 2"; w.update(&w.role, "NAME") }, []string{"bob", "eve"}},
			{"a resource that nobody holds", func() { w.permission.Name = "Read 2"; w.update(&w.permission, "NAME") }, []string{}},
			{"what bears on nothing", func() { w.leaf.Description = "a leaf"; w.update(&w.leaf, "DESCRIPTION") }, []string{}},
			{"a resource type", func() { kind.PostValidity = &days; w.update(&kind, "POSTVALIDITY") }, []string{"bob", "eve"}},
			{"a system", func() { w.system.AutoCreateAccount = true; w.update(&w.system, "AUTOCREATEACCOUNT") }, []string{"bob", "eve"}},
			{"what bears on nothing", func() { w.system.Description = "mail"; w.update(&w.system, "DESCRIPTION") }, []string{}},
		})
	})
}

// a resource that stands for the accounts of a system concerns everybody who has access
// in it, also in the one that it leaves, and nobody else.
func TestFanOutOfAnAccountResource(t *testing.T) {
	eachTown(t, func(w *town) {
		bob, eve := w.person("bob", nil), w.person("eve", nil)
		w.person("far", nil)
		other := entities.System{Name: "Files"}
		kind, plain := entities.Resourcetype{Name: "Accounts", Category: entities.RoleAccount}, entities.Accounttype{Name: "Plain"}
		w.create(&other, &kind, &plain)
		there := entities.Resource{Name: "Share", Category: entities.RolePermission, System: &other.ID}
		w.create(&there)
		w.create(
			&entities.Resourceassignment{Identity: &bob.ID, Resource: &w.permission.ID},
			&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &w.role.ID},
			&entities.Resourceassignment{Identity: &eve.ID, Resource: &there.ID},
		)
		account := entities.Resource{Name: "Account", System: &w.system.ID, Type: &kind.ID}
		mail, files := []string{"ada", "bob"}, []string{"eve"}
		w.drain()
		w.expect([]change{
			{"a permission that nobody holds, whatever its type", func() {
				w.create(&entities.Resource{Name: "New", Category: entities.RolePermission, System: &w.system.ID, Type: &kind.ID})
			}, []string{}},
			{"an account, by its type", func() { w.create(&account) }, mail},
			{"its account types", func() { account.AccountTypes = []int64{plain.ID}; w.update(&account, "ACCOUNTTYPE") }, mail},
			{"its text bears on nothing", func() { account.Description = "d"; w.update(&account, "DESCRIPTION") }, []string{}},
			{"it is disabled", func() { account.Status = entities.ResourceDisabled; w.update(&account, "RESOURCESTATUS") }, mail},
			{"it goes over to another system", func() { account.System = &other.ID; w.update(&account, "SYSTEMREF") }, append(mail, files...)},
			{"what was long ago does not count", func() { account.Name = "Account 2"; w.update(&account, "NAME") }, files},
			{"its type is none of accounts any more", func() { kind.Category = entities.RolePermission; w.update(&kind, "ROLECATEGORY") }, files},
			{"so it is no account", func() { account.Name = "Account 3"; w.update(&account, "NAME") }, []string{}},
			{"it becomes one by itself", func() { account.Category = entities.RoleAccount; w.update(&account, "ROLECATEGORY") }, files},
			{"and ceases to be one", func() { account.Category = entities.RolePermission; w.update(&account, "ROLECATEGORY") }, files},
			{"and is one again", func() { account.Category = entities.RoleAccount; w.update(&account, "ROLECATEGORY") }, files},
			{"it is deleted", func() { w.tx(func(tx *store.Tx) error { return tx.Delete(&account) }) }, files},
		})
	})
}

// Tags bear on the risk of those who carry them, by themselves or by where they are.
func TestFanOutOfTags(t *testing.T) {
	eachTown(t, func(w *town) {
		bob := w.person("bob", nil)
		w.person("far", nil)
		kind := entities.Classificationtagcategory{Name: "Kind", RiskRelevant: true}
		w.create(&kind)
		tag := entities.Classificationtag{Name: "Tag", Category: &kind.ID}
		w.create(&tag)
		w.drain()
		w.expect([]change{
			{"a tag that nobody carries", func() { tag.Name = "Tag 1"; w.update(&tag, "NAME") }, []string{}},
			{"an identity is tagged", func() { bob.Tags = []int64{tag.ID}; w.update(bob, "CLT_TAGS") }, []string{"bob"}},
			{"a context is tagged", func() { w.below.Tags = []int64{tag.ID}; w.update(&w.below, "CLT_TAGS") }, []string{"ada"}},
			{"a tag", func() { tag.Name = "Tag 2"; w.update(&tag, "NAME") }, []string{"ada", "bob"}},
			{"a category", func() { kind.RiskRelevant = false; w.update(&kind, "RISKRELEVANT") }, []string{"ada", "bob"}},
			{"its text bears on nothing", func() { kind.Purpose = "p"; w.update(&kind, "PURPOSE") }, []string{}},
		})
	})
}

// the scope of a policy moves from one unit to another: the members of both, whether they had
// access from it or not; who was only given something in a unit is no member.
func TestFanOutOfAPolicy(t *testing.T) {
	eachTown(t, func(w *town) {
		apart := entities.Orgunit{Name: "Apart"}
		w.create(&apart)
		w.person("bob", &w.unit.ID)
		w.person("far", &apart.ID)
		eve := w.person("eve", nil)
		w.create(&entities.Resourceassignment{Identity: &eve.ID, Resource: &w.permission.ID, Context: &apart.ID})
		policy := entities.Assignmentpolicy{Name: "P", Resources: []int64{w.role.ID}, Contexts: []int64{w.unit.ID}, Filter: "LASTNAME eq 'Z'"}
		off := false
		w.drain()
		w.expect([]change{
			{"a new one", func() { w.create(&policy) }, []string{"ada", "bob"}},
			{"another unit", func() { policy.Contexts = []int64{apart.ID}; w.update(&policy, "CONTEXTREF") }, []string{"ada", "bob", "far"}},
			{"the unit before the last does not count", func() { policy.Name = "Q"; w.update(&policy, "NAME") }, []string{"far"}},
			{"its text bears on nothing", func() { policy.Description = "d"; w.update(&policy, "DESCRIPTION") }, []string{}},
			{"a context", func() { at := w.now().AddDate(1, 0, 0); apart.ValidTo = &at; w.update(&apart, "VALIDTO") }, []string{"far", "eve"}},
			{"off", func() { policy.Active = &off; w.update(&policy, "ACTIVE") }, []string{"far"}},
		})
	})
}

// what counts is configuration; what a filter reads counts in any case, by whatever way.
func TestWhatCountsIsConfiguration(t *testing.T) {
	eachTown(t, func(w *town) {
		w.person("bob", &w.unit.ID)
		policy := entities.Assignmentpolicy{Name: "P", Resources: []int64{w.role.ID}, Contexts: []int64{w.below.ID}}
		w.create(&policy)
		job := func(title string) func() {
			return func() { w.ada.JobTitle = title; w.update(&w.ada, "JOBTITLE") }
		}
		rename := func(name string) func() {
			return func() { w.unit.Name = name; w.update(&w.unit, "NAME") }
		}
		w.drain()
		w.expect([]change{
			{"a property that bears on nothing", job("a"), []string{}},
			{"another one", rename("Head 1"), []string{}},
			{"the list grows", func() { w.affects("Identity", "FIRSTNAME,JOBTITLE") }, []string{}},
			{"so it bears on access", job("b"), []string{"ada"}},
			{"and what is not in it does not", func() { w.ada.LastName = "N"; w.update(&w.ada, "LASTNAME") }, []string{}},
			{"a filter", func() {
				policy.Filter = "OUREF/PARENTOU/NAME ne 'x' and LASTNAME ne 'x'"
				w.update(&policy, "IDENTITYFILTER")
			}, []string{"ada"}},
			{"it reads a property", func() { w.ada.LastName = "O"; w.update(&w.ada, "LASTNAME") }, []string{"ada"}},
			{"and one of another object: all in its scope", rename("Head 2"), []string{"ada"}},
		})
	})
}

// affects sets what counts of a type.
func (w *town) affects(typ, properties string) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error {
		var rows []entities.Calculationtrigger
		if err := tx.Find(&rows, "ONTYPE eq @type", map[string]any{"type": typ}); err != nil {
			return err
		}
		rows[0].Properties = properties
		return tx.Update(&rows[0], "ONPROPERTIES")
	})
}

// a set is queued by one statement, with the number of those who were.
func TestASetIsQueued(t *testing.T) {
	eachTown(t, func(w *town) {
		w.person("bob", &w.unit.ID)
		w.person("o'hara", nil)
		w.drain()
		for filter, want := range map[string][]string{
			"true":                                    {"ada", "bob", "o'hara"},
			"OUREF/NAME eq 'Head'":                    {"bob"},
			"IDENTITYID eq 'o''hara'":                 {"o'hara"},
			"startswith(IDENTITYID,'b') or false":     {"bob"},
			"IDENTITYSTATUS/Value in ('Locked')":      {},
			"VALIDFROM gt now() or OUREFId eq null":   {"o'hara"},
			"Assignments/any() or LASTNAME eq 'nope'": {},
		} {
			w.tx(func(tx *store.Tx) error {
				n, err := rope.QueueWhere(w.ctx, tx, filter, rope.Bulk, "manual")
				require.NoError(w.t, err, filter)
				require.EqualValues(w.t, len(want), n, filter)
				return nil
			})
			require.ElementsMatch(w.t, want, w.queued(), filter)
			w.drain()
		}
	})
}

func (w *town) now() time.Time {
	w.t.Helper()
	now, err := w.s.Now(w.ctx)
	require.NoError(w.t, err)
	return now
}

// a delegation concerns whom it is given to, and whom it was given to until then; never the
// one who gives it.
func TestFanOutOfADelegation(t *testing.T) {
	eachTown(t, func(w *town) {
		bob, eve := w.person("bob", nil), w.person("eve", nil)
		w.person("far", nil)
		from, to, later := w.now(), w.now().AddDate(0, 0, 5), w.now().AddDate(0, 0, 9)
		d := entities.Delegation{From: &w.ada.ID, To: &bob.ID, ValidFrom: &from, ValidTo: &to}
		w.drain()
		w.expect([]change{
			{"it is made", func() { w.create(&d) }, []string{"bob"}},
			{"it lasts longer", func() { d.ValidTo = &later; w.update(&d, "VALIDTO") }, []string{"bob"}},
			{"it is about less", func() { d.Scope = entities.DelegateLockout; w.update(&d, "SCOPE") }, []string{"bob"}},
			{"a text that bears on nothing", func() { d.Reason = "holidays"; w.update(&d, "REASON") }, []string{}},
			{"it goes over to another person", func() { d.To = &eve.ID; w.update(&d, "TOREF") }, []string{"bob", "eve"}},
			{"what was before does not count any more", func() { d.ValidTo = &to; w.update(&d, "VALIDTO") }, []string{"eve"}},
			{"it ends", func() { w.tx(func(tx *store.Tx) error { return tx.Delete(&d) }) }, []string{"eve"}},
		})
	})
}
