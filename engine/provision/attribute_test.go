package provision_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// described gives the account of the desk attributes, which its system reports otherwise.
func (a *target) described() {
	a.t.Helper()
	for _, c := range entities.CalculationTriggers() {
		a.create(c)
	}
	mail := entities.Attributedefinition{Name: "Mail", Property: "EMAIL"}
	title := entities.Attributedefinition{Name: "Title", Property: "JOBTITLE", InformationOnly: true}
	a.create(&mail, &title)
	set := entities.Attributeset{Name: "Fields", Attributes: []int64{mail.ID, title.ID}}
	a.create(&set)
	kind := entities.Resourcetype{Name: "Mailbox", AttributeSet: &set.ID, ReconcileAttribute: true}
	a.create(&kind)
	a.account.Type = &kind.ID
	a.identity.JobTitle = "Pilot"
	a.accounts[0].Attributes = `{"EMAIL":["old@x"],"JOBTITLE":["Clerk"]}`
	a.tx(func(tx *store.Tx) error {
		if err := tx.Update(&a.account, "ROLETYPEREF"); err != nil {
			return err
		}
		if err := tx.Update(&a.identity, "JOBTITLE"); err != nil {
			return err
		}
		return rope.Report(a.ctx, tx, a.accounts[:1], func([]entities.ActualAccount) []entities.ActualAssignment { return nil })
	})
	a.mail("ada@x")
}

func (a *target) mail(address string) {
	a.t.Helper()
	a.identity.Email = address
	a.tx(func(tx *store.Tx) error { return tx.Update(&a.identity, "EMAIL") })
	a.drain()
}

// sent lists the attributes of the calls so far.
func (a *target) sent() (list []map[string][]string) {
	a.t.Helper()
	for _, c := range a.calls {
		var m struct {
			Operation  string
			Attributes map[string][]string
		}
		require.NoError(a.t, json.Unmarshal(c.body, &m))
		require.Equal(a.t, "Update", m.Operation)
		list = append(list, m.Attributes)
	}
	return list
}

func (a *target) status() string {
	a.t.Helper()
	var list []entities.CalculatedAssignment
	require.NoError(a.t, a.s.Read(a.ctx, &list, "ResourceId eq @id", map[string]any{"id": a.account.ID}))
	require.Len(a.t, list, 1)
	return list[0].Provisioning.String()
}

// TestAttributesAreUpdated: the target is told of the attributes that it has otherwise, and no more,
// and is then taken to have them. What changes while a call is under way is told by the next one.
func TestAttributesAreUpdated(t *testing.T) {
	eachCalled(t, []func(http.ResponseWriter){answer(200, "ok")}, func(a *target) {
		a.described()
		require.Equal(a.t, [][3]string{{"Update", "ada", "Running"}}, a.tasks())
		require.Equal(a.t, "Pending update", a.status())
		a.mail("ada.l@x")
		a.send()
		a.send()
		require.Equal(a.t, []map[string][]string{{"EMAIL": {"ada@x"}}, {"EMAIL": {"ada.l@x"}}}, a.sent())
		require.Equal(a.t, [][3]string{{"Update", "ada", "Done"}, {"Update", "ada", "Done"}}, a.tasks())
		require.Equal(a.t, "OK", a.status())
		var accounts []entities.ActualAccount
		require.NoError(a.t, a.s.Read(a.ctx, &accounts, "AccountName eq 'ada'", nil))
		require.JSONEq(a.t, `{"EMAIL":["ada.l@x"],"JOBTITLE":["Clerk"]}`, accounts[0].Attributes)
		a.mail("")
		a.send()
		require.Equal(a.t, map[string][]string{"EMAIL": {}}, a.sent()[2], "an empty list empties it")
		require.Equal(a.t, "OK", a.status())
	})
}

// TestAnUpdateThatFailsHidesNoOther: what changed while a call was under way is told also if the target
// refuses that call for good; the old task is called off, since nobody wants that any more.
func TestAnUpdateThatFailsHidesNoOther(t *testing.T) {
	eachCalled(t, []func(http.ResponseWriter){answer(400, "no"), answer(200, "ok")}, func(a *target) {
		a.described()
		a.mail("ada.l@x")
		a.send()
		require.Equal(a.t, [][3]string{{"Update", "ada", "Cancelled"}, {"Update", "ada", "Done"}}, a.tasks())
		require.Equal(a.t, map[string][]string{"EMAIL": {"ada.l@x"}}, a.sent()[1])
		require.Equal(a.t, "OK", a.status())
	})
}

// TestANewValueAfterAFailure: an update that failed for good stands for as long as it is desired; a new value
// is told to the target by a task of its own, and so is the old one when it is desired once more.
func TestANewValueAfterAFailure(t *testing.T) {
	refuse := answer(400, "no")
	eachCalled(t, []func(http.ResponseWriter){refuse, refuse, refuse, answer(200, "ok")}, func(a *target) {
		a.described()
		a.send()
		require.Equal(a.t, [][3]string{{"Update", "ada", "Failed"}}, a.tasks())
		require.Equal(a.t, "Failed", a.status())
		a.queue()
		a.send()
		require.Len(a.t, a.calls, 1, "what failed is not begun again by itself")
		a.mail("ada.l@x")
		require.Equal(a.t, "Pending update", a.status())
		a.send()
		require.Equal(a.t, [][3]string{{"Update", "ada", "Cancelled"}, {"Update", "ada", "Failed"}}, a.tasks())
		require.Equal(a.t, "Failed", a.status())
		a.mail("ada@x")
		a.send()
		require.Equal(a.t, "Failed", a.status())
		a.mail("ada.new@x")
		a.send()
		require.Equal(a.t, []map[string][]string{{"EMAIL": {"ada@x"}}, {"EMAIL": {"ada.l@x"}}, {"EMAIL": {"ada@x"}}, {"EMAIL": {"ada.new@x"}}}, a.sent())
		require.Equal(a.t, "OK", a.status())
	})
}

func (a *target) queue() {
	a.t.Helper()
	a.tx(func(tx *store.Tx) error {
		return calc.Queue(a.ctx, tx, []int64{a.identity.ID}, calc.Entry{Priority: rope.Normal, Source: "test"})
	})
	a.drain()
}

// TestForgottenAttributes: with an identity goes what its access and its tasks say of it.
func TestForgottenAttributes(t *testing.T) {
	eachCalled(t, []func(http.ResponseWriter){answer(200, "ok")}, func(a *target) {
		a.described()
		a.tx(func(tx *store.Tx) error { return tx.Anonymise("Identity", a.identity.ID) })
		var values []entities.AssignmentAttribute
		require.NoError(a.t, a.s.Read(a.ctx, &values, "", nil))
		require.Empty(a.t, values)
		for _, task := range a.list() {
			require.Empty(a.t, task.Attributes)
		}
		var changes []entities.CalculationChange
		require.NoError(a.t, a.s.Read(a.ctx, &changes, "", nil))
		require.NotEmpty(a.t, changes)
		for _, c := range changes {
			require.Empty(a.t, c.Before+c.After)
		}
		a.drain()
		require.NoError(a.t, a.s.Read(a.ctx, &values, "Name eq 'EMAIL' and Value ne null", nil))
		require.Empty(a.t, values)
	})
}

// TestWhatIsNotForgottenComesBack: attributes that say nothing of the identity stand again after the next
// calculation, though it comes to the same as before.
func TestWhatIsNotForgottenComesBack(t *testing.T) {
	eachDesk(t, func(d *desk) {
		field := entities.Attributedefinition{Name: "Field", Property: "NAME", Source: entities.FromResource}
		d.create(&field)
		set := entities.Attributeset{Name: "Fields", Attributes: []int64{field.ID}}
		d.create(&set)
		kind := entities.Resourcetype{Name: "Mailbox", AttributeSet: &set.ID}
		d.create(&kind)
		d.group.Type = &kind.ID
		d.tx(func(tx *store.Tx) error { return tx.Update(&d.group, "ROLETYPEREF") })
		d.create(&entities.Resourceassignment{Identity: &d.identity.ID, Resource: &d.group.ID})
		d.drain()
		d.tx(func(tx *store.Tx) error { return tx.Anonymise("Identity", d.identity.ID) })
		d.tx(func(tx *store.Tx) error {
			return calc.Queue(d.ctx, tx, []int64{d.identity.ID}, calc.Entry{Priority: rope.Normal, Source: "test"})
		})
		d.drain()
		var values []entities.AssignmentAttribute
		require.NoError(d.t, d.s.Read(d.ctx, &values, "", nil))
		require.Len(d.t, values, 1)
	})
}
