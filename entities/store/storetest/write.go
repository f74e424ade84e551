package storetest

import (
	"strconv"
	"strings"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

func set(name string) *edm.EntitySet { return entities.Model().Set(name) }

func key(setName, property string, v any) []query.KeyValue {
	return []query.KeyValue{{Property: set(setName).Type.Property(property), Value: v}}
}

func text(s string) *string { return &s }

func (w world) write(changes ...odata.Change) ([]odata.Outcome, error) {
	return w.s.Write(w.ctx, changes)
}

// refused writes and gives the refusal.
func (w world) refused(c odata.Change) *odata.Error {
	w.Helper()
	_, err := w.write(c)
	var refused *odata.Error
	require.ErrorAs(w, err, &refused)
	return refused
}

func testWriteValues(w world) {
	w = w.as(1, 0, access.DataAdministrators)
	good := map[string]any{"IDENTITYID": "W1", "FIRSTNAME": "Wil", "IDENTITYSTATUS": odata.Coded{Value: text("Pending")}, "Id": int64(5), "UId": uuid.New()}
	done, err := w.write(odata.Change{Op: odata.Create, Set: set("Identity"), Values: good})
	require.NoError(w, err)
	id := done[0].Key[0].Value.(int64)
	require.NotEqual(w, int64(5), id, "computed values are ignored")
	got := w.reload(&entities.Identity{Object: entities.Object{ID: id}})
	require.Equal(w, entities.IdentityPending, got.Status)
	require.Equal(w, strconv.FormatInt(got.CurrentVersionID, 10), done[0].ETag)

	for name, c := range map[string]struct {
		values map[string]any
		status int
		target string
	}{
		"no key":           {map[string]any{"FIRSTNAME": "x"}, 400, "IDENTITYID"},
		"too long":         {map[string]any{"IDENTITYID": "W2", "LASTNAME": strings.Repeat("x", 201)}, 400, "LASTNAME"},
		"unknown code":     {map[string]any{"IDENTITYID": "W2", "IDENTITYSTATUS": odata.Coded{Value: text("Foo")}}, 400, "IDENTITYSTATUS"},
		"parts disagree":   {map[string]any{"IDENTITYID": "W2", "IDENTITYSTATUS": odata.Coded{Value: text("Active"), ID: new(int64)}}, 400, "IDENTITYSTATUS"},
		"nul":              {map[string]any{"IDENTITYID": "W\x00"}, 400, "IDENTITYID"},
		"unknown property": {map[string]any{"IDENTITYID": "W2", "NOPE": "x"}, 400, "NOPE"},
		"key in use":       {map[string]any{"IDENTITYID": "W1"}, 409, "IDENTITYID"},
		"key like another": {map[string]any{"IDENTITYID": "w1"}, 409, "IDENTITYID"},
	} {
		e := w.refused(odata.Change{Op: odata.Create, Set: set("Identity"), Values: c.values})
		require.Equal(w, c.status, e.Status, "%s: %v", name, e)
		require.Equal(w, c.target, e.Target, name)
	}
	foo := w.refused(odata.Change{Op: odata.Update, Set: set("Identity"), Key: key("Identity", "Id", id), Values: map[string]any{"IDENTITYSTATUS": odata.Coded{Value: text("Foo")}}})
	require.Contains(w, foo.Message, "Active, Disabled", "the legal values are named")
}

func testWriteRights(w world) {
	i := w.identity()
	rename := odata.Change{Op: odata.Update, Set: set("Identity"), Key: key("Identity", "Id", i.ID), Values: map[string]any{"JOBTITLE": "x"}}
	remove := odata.Change{Op: odata.Delete, Set: set("Identity"), Key: key("Identity", "Id", i.ID)}
	stranger, self, auditor := w.as(1, 0), w.as(2, i.ID), w.as(3, 0, access.Auditors)
	require.Equal(w, 404, stranger.refused(rename).Status, "what one may not read does not exist")
	require.Equal(w, 404, stranger.refused(remove).Status)
	require.Equal(w, 403, self.refused(rename).Status)
	require.Equal(w, 403, auditor.refused(remove).Status)
	require.Equal(w, 403, auditor.refused(odata.Change{Op: odata.Create, Set: set("Identity"), Values: map[string]any{"IDENTITYID": "x"}}).Status)
	require.EqualValues(w, 3, w.number("SELECT count(*) FROM audit_events WHERE operation = 'Denied' AND type = 'Identity' AND reason = 'Forbidden'"))
	admin := w.as(4, 0, access.DataAdministrators)
	_, err := admin.write(rename, remove)
	require.NoError(w, err)
	require.True(w, w.reload(i).Deleted)
	_, err = admin.write(odata.Change{Op: odata.Update, Set: set("Identity"), Key: key("Identity", "Id", i.ID), Values: map[string]any{"Deleted": false}})
	require.NoError(w, err, "a data administrator may restore")
	require.False(w, w.reload(i).Deleted)
	require.Equal(w, 405, admin.refused(odata.Change{Op: odata.Delete, Set: set("LockHolds"), Key: key("LockHolds", "Id", int64(1))}).Status)
}

// testWriteScope: a right to some rows is neither a way to take in others nor one to give them away.
func testWriteScope(w world) {
	owner := w.identity()
	mine := &entities.Orgunit{OrgUnitID: "MINE", Name: "Mine", Owners: []int64{owner.ID}}
	other := &entities.Orgunit{OrgUnitID: "OTHER", Name: "Other"}
	w.create(mine)
	w.create(other)
	w = w.as(1, owner.ID)
	create := func(context int64) odata.Change {
		return odata.Change{Op: odata.Create, Set: set("Contextassignment"), Values: map[string]any{"CA_IDENTITYId": owner.ID, "CA_CONTEXTId": context}}
	}
	require.Equal(w, 403, w.refused(create(other.ID)).Status)
	done, err := w.write(create(mine.ID))
	require.NoError(w, err)
	move := odata.Change{Op: odata.Update, Set: set("Contextassignment"), Key: done[0].Key, Values: map[string]any{"CA_CONTEXTId": other.ID}}
	require.Equal(w, 403, w.refused(move).Status)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM contextassignments WHERE ca_context_id = $1", mine.ID))
}

func testWriteETag(w world) {
	i := w.identity()
	w = w.as(4, 0, access.DataAdministrators)
	change := odata.Change{Op: odata.Update, Set: set("Identity"), Key: key("Identity", "UId", i.UID), Values: map[string]any{"JOBTITLE": "x"}, IfMatch: []string{"0"}}
	require.Equal(w, 412, w.refused(change).Status)
	change.IfMatch = []string{"1", strconv.FormatInt(i.CurrentVersionID, 10)}
	_, err := w.write(change)
	require.NoError(w, err)
	change.IfMatch, change.Values = []string{"*"}, map[string]any{"JOBTITLE": "y"}
	_, err = w.write(change)
	require.NoError(w, err)
	change.Key = key("Identity", "UId", uuid.New())
	require.Equal(w, 404, w.refused(change).Status)
}

func testWriteReferences(w world) {
	boss, i := w.identity(), w.identity()
	unit := &entities.Orgunit{OrgUnitID: "U1", Name: "Unit", Managers: []int64{boss.ID}}
	w.create(unit)
	admin := w.as(4, 0, access.DataAdministrators)
	ref := func(id int64) []odata.Ref { return []odata.Ref{{Key: key("Orgunit", "Id", id)}} }
	update := func(refs map[string][]odata.Ref, values map[string]any) odata.Change {
		return odata.Change{Op: odata.Update, Set: set("Identity"), Key: key("Identity", "Id", i.ID), Refs: refs, Values: values}
	}
	_, err := admin.write(update(map[string][]odata.Ref{"OUREF": ref(unit.ID), "MANAGER": {{Key: key("Identity", "UId", boss.UID)}}}, nil))
	require.NoError(w, err)
	got := w.reload(i)
	require.Equal(w, unit.ID, *got.OrgUnit)
	require.Equal(w, []int64{boss.ID}, got.Managers)
	unknown := admin.refused(update(map[string][]odata.Ref{"OUREF": ref(1)}, nil))
	require.Equal(w, "UnknownReference", unknown.Code)
	require.Equal(w, "OUREF", unknown.Target)
	require.Equal(w, "UnknownReference", admin.refused(update(nil, map[string]any{"OUREFId": int64(1)})).Code)
	_, err = admin.write(update(nil, map[string]any{"OUREFId": nil}))
	require.NoError(w, err)
	require.Nil(w, w.reload(i).OrgUnit)

	lock := func(id int64) odata.Change {
		return odata.Change{Op: odata.Create, Set: set("Lockoutrequest"), Values: map[string]any{"REASON": "why", "IDENTITYREFId": id}}
	}
	person := w.as(5, w.identity().ID)
	hidden, none := person.refused(lock(i.ID)), person.refused(lock(1))
	require.Equal(w, 403, hidden.Status, "a stranger and an id that does not exist answer the same")
	require.Equal(w, *hidden, *none)
	officer := w.as(6, 0, access.SecurityOfficers)
	require.Equal(w, 400, officer.refused(lock(1)).Status)
	_, err = officer.write(lock(i.ID))
	require.NoError(w, err)
	revoke := odata.Change{Op: odata.Create, Set: set("Revocationrequest"), Values: map[string]any{"REASON": "why", "IDENTITYREFId": i.ID}}
	notLocked := w.as(7, 0, access.OperationAdministrators).refused(revoke)
	require.Equal(w, 409, notLocked.Status)
	require.Equal(w, "NotLocked", notLocked.Code)
}

func testWriteRepeat(w world) {
	i := w.identity()
	w = w.as(8, 0, access.Integration)
	trigger := odata.Change{Op: odata.Create, Set: set("Incidenttrigger"), Values: map[string]any{
		"INCIDENTID": "INC-1", "SOURCESYSTEM": "siem", "ACTION": odata.Coded{Value: text("Lockout")}, "IDENTITYID": i.IdentityID,
	}}
	first, err := w.write(trigger)
	require.NoError(w, err)
	require.False(w, first[0].Existing)
	again, err := w.write(trigger)
	require.NoError(w, err)
	require.True(w, again[0].Existing)
	require.Equal(w, first[0].Key[0].Value, again[0].Key[0].Value)
	require.Equal(w, "true", again[0].Header["Ropewalk-Duplicate"])
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM incidenttriggers"))

	results := make(chan error)
	trigger.Values = map[string]any{"INCIDENTID": "INC-2", "SOURCESYSTEM": "siem", "ACTION": odata.Coded{Value: text("Lockout")}, "IDENTITYID": i.IdentityID}
	for range 6 {
		go func() {
			_, err := w.write(trigger)
			results <- err
		}()
	}
	for range 6 {
		require.NoError(w, <-results)
	}
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM incidenttriggers WHERE incidentid = 'INC-2'"))
}
