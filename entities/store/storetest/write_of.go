package storetest

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
)

// faultAt writes and gives the refusal, and the number of the change that it is about.
func (w world) faultAt(changes ...odata.Change) (int, *odata.Error) {
	w.Helper()
	_, err := w.write(changes...)
	var at *odata.ChangeError
	require.ErrorAs(w, err, &at)
	var refused *odata.Error
	require.True(w, errors.As(err, &refused), "%v", err)
	return at.Index, refused
}

func created(set string, values map[string]any) odata.Change {
	return odata.Change{Op: odata.Create, Set: entities.Model().Set(set), Values: values}
}

func updated(set string, id int64, values map[string]any) odata.Change {
	return odata.Change{Op: odata.Update, Set: entities.Model().Set(set), Key: key(set, "Id", id), Values: values}
}

func deleted(set string, id int64) odata.Change {
	return odata.Change{Op: odata.Delete, Set: entities.Model().Set(set), Key: key(set, "Id", id)}
}

func refsTo(set string, ids ...int64) (refs []odata.Ref) {
	for _, id := range ids {
		refs = append(refs, odata.Ref{Key: key(set, "Id", id)})
	}
	return refs
}

// idOf is the number of the row that a change wrote.
func idOf(o odata.Outcome) int64 { return o.Key[0].Value.(int64) }

// testWriteOf: a change may speak of what an earlier one of the same Write wrote, as far as its
// caller may read it.
func testWriteOf(w world) {
	admin := w.as(4, 0, access.DataAdministrators)
	unit := created("Orgunit", map[string]any{"OUID": "U", "NAME": "Unit"})
	member := created("Identity", map[string]any{"IDENTITYID": "M"})
	member.Refs = map[string][]odata.Ref{"OUREF": {{Of: 1}}}
	lead := odata.Change{Op: odata.Update, Set: set("Orgunit"), Of: 1, Refs: map[string][]odata.Ref{"MANAGER": {{Of: 2}}}}
	done, err := admin.write(unit, member, lead)
	require.NoError(w, err)
	require.Equal(w, idOf(done[0]), idOf(done[2]))
	require.Equal(w, idOf(done[0]), *w.find("IDENTITYID eq 'M'")[0].OrgUnit)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM orgunits_manager WHERE owner_id = $1 AND target_id = $2", idOf(done[0]), idOf(done[1])))
	require.Zero(w, w.number("SELECT count(*) FROM orgunits_history"), "one version for one transaction")

	member.Values = map[string]any{"IDENTITYID": "N"}
	for name, of := range map[string]int{"itself": 1, "a later one": 2, "none": -1, "beyond": 9} {
		member.Refs = map[string][]odata.Ref{"OUREF": {{Of: of}}}
		at, e := admin.faultAt(member, unit)
		require.Equal(w, "0 UnknownReference OUREF", fmt.Sprint(at, " ", e.Code, " ", e.Target), name)
	}
	gone := odata.Change{Op: odata.Delete, Set: set("Identity"), Of: 1}
	at, e := admin.faultAt(created("Identity", map[string]any{"IDENTITYID": "O"}), gone, odata.Change{Op: odata.Update, Set: set("Identity"), Of: 1, Values: map[string]any{"JOBTITLE": "x"}})
	require.Equal(w, "2 404", fmt.Sprint(at, " ", e.Status), "it is deleted by then")
	at, e = admin.faultAt(created("Orgunit", map[string]any{"OUID": "P", "NAME": "P"}), odata.Change{Op: odata.Update, Set: set("Identity"), Of: 1, Values: map[string]any{"JOBTITLE": "x"}})
	require.Equal(w, "1 404", fmt.Sprint(at, " ", e.Status), "it is none of that type")

	// Whoever may create an incident may not read its identity: the reference is as if it led nowhere.
	source := w.as(9, 0, access.OperationAdministrators)
	_, e = source.faultAt(created("Identity", map[string]any{"IDENTITYID": "Q"}))
	require.Equal(w, 403, e.Status)
	w.proven()
}

// testWriteLinks: a collection of references is added to and taken from.
func testWriteLinks(w world) {
	a, b, c, i := w.identity(), w.identity(), w.identity(), w.identity()
	admin := w.as(4, 0, access.DataAdministrators)
	link := func(links odata.Links) odata.Change {
		change := updated("Identity", i.ID, nil)
		change.Links = map[string]odata.Links{"MANAGER": links}
		return change
	}
	_, err := admin.write(link(odata.Links{Add: refsTo("Identity", a.ID, b.ID)}))
	require.NoError(w, err)
	_, err = admin.write(link(odata.Links{Add: []odata.Ref{{Key: key("Identity", "UId", c.UID)}}, Remove: refsTo("Identity", a.ID)}))
	require.NoError(w, err)
	require.Equal(w, []int64{b.ID, c.ID}, w.reload(i).Managers)
	before := w.reload(i).CurrentVersionID
	_, err = admin.write(link(odata.Links{Add: refsTo("Identity", b.ID), Remove: refsTo("Identity", a.ID)}))
	require.NoError(w, err)
	require.Equal(w, before, w.reload(i).CurrentVersionID, "what is there is not added, what is not there not taken")

	_, err = admin.write(deleted("Identity", b.ID))
	require.NoError(w, err)
	require.Equal(w, "UnknownReference", admin.refused(link(odata.Links{Add: refsTo("Identity", b.ID)})).Code, "deleted")
	require.Equal(w, "UnknownReference", admin.refused(link(odata.Links{Add: refsTo("Identity", 1)})).Code)
	_, err = admin.write(link(odata.Links{Remove: refsTo("Identity", b.ID)}))
	require.NoError(w, err, "a link to what is deleted can go")
	require.Equal(w, []int64{c.ID}, w.reload(i).Managers)

	change := updated("Identity", i.ID, nil)
	for nav, code := range map[string]string{"OUREF": "InvalidValue", "Assignments": "ReadOnlyProperty", "NOPE": "UnknownProperty"} {
		change.Links = map[string]odata.Links{nav: {Add: refsTo("Orgunit", 1)}}
		require.Equal(w, code, admin.refused(change).Code, nav)
	}
	person := w.as(5, i.ID)
	require.Equal(w, 403, person.refused(link(odata.Links{Add: refsTo("Identity", i.ID)})).Status)
	w.proven()
}

// testWriteLinkRights: who hands out power by a reference needs a right at its other end too, and
// what he may not see is as if it was not there.
func testWriteLinkRights(w world) {
	owner, stranger := w.identity(), w.identity()
	mine := &entities.Orgunit{OrgUnitID: "MINE", Name: "Mine", Owners: []int64{owner.ID}}
	also := &entities.Orgunit{OrgUnitID: "ALSO", Name: "Also", Owners: []int64{owner.ID}}
	w.create(mine)
	w.create(also)
	person := w.as(1, owner.ID)
	done, err := person.write(created("Contextassignment", map[string]any{"CA_IDENTITYId": owner.ID, "CA_CONTEXTId": mine.ID}))
	require.NoError(w, err)
	_, err = person.write(updated("Contextassignment", idOf(done[0]), map[string]any{"CA_CONTEXTId": also.ID}))
	require.NoError(w, err, "both ends are his")
	hidden := person.refused(created("Contextassignment", map[string]any{"CA_IDENTITYId": stranger.ID, "CA_CONTEXTId": mine.ID}))
	none := person.refused(created("Contextassignment", map[string]any{"CA_IDENTITYId": int64(1), "CA_CONTEXTId": mine.ID}))
	require.Equal(w, *hidden, *none)

	item := &entities.Workitem{Title: "t", Status: entities.WorkitemOpen, Assignees: []int64{owner.ID}, Process: w.process()}
	w.create(item)
	hand := updated("Workitem", item.ID, nil)
	hand.Links = map[string]odata.Links{"ASSIGNEE": {Remove: refsTo("Identity", owner.ID)}}
	e := person.refused(hand)
	require.Equal(w, "403 ASSIGNEE", fmt.Sprint(e.Status, " ", e.Target))
	hand.Links["ASSIGNEE"] = odata.Links{Add: refsTo("Identity", stranger.ID), Remove: refsTo("Identity", owner.ID)}
	_, err = w.as(2, 0, access.OperationAdministrators).write(hand)
	require.NoError(w, err)
}

func (w world) process() *int64 {
	w.Helper()
	run := &entities.Process{Template: "P", Status: entities.ProcessRunning, RunKey: fmt.Sprint("run", counter.Add(1))}
	w.create(run)
	return &run.ID
}

// testWriteMasks: what a caller may not see does not exist for him, and what he may not write is
// named, on every way.
func testWriteMasks(w world) {
	i := w.identity()
	hidden := []world{w.as(1, 0, access.DataAdministrators), w.as(2, 0, access.Integration)}
	for _, caller := range hidden {
		for name, change := range map[string]odata.Change{
			"update": updated("Identity", i.ID, map[string]any{"BREAKGLASS": true}),
			"create": created("Identity", map[string]any{"IDENTITYID": "x", "BREAKGLASS": true}),
			"each":   w.onEach("Identity", "Id gt 0", odata.Change{Op: odata.Update, Values: map[string]any{"BREAKGLASS": true}}),
		} {
			e := caller.refused(change)
			require.Equal(w, "UnknownProperty BREAKGLASS", e.Code+" "+e.Target, name)
		}
		at, e := caller.faultAt(updated("Identity", i.ID, map[string]any{"BREAKGLASS": true}), updated("Identity", w.identity().ID, map[string]any{"BREAKGLASS": true}))
		require.Equal(w, "0 UnknownProperty BREAKGLASS", fmt.Sprint(at, " ", e.Code, " ", e.Target))
	}
	source := w.as(3, 0, access.Integration)
	one, two := updated("Identity", i.ID, map[string]any{"JOBTITLE": "x", "ODWBUSIKEY": "x"}), updated("Identity", w.identity().ID, map[string]any{"JOBTITLE": "x", "ODWBUSIKEY": "x"})
	move := updated("Identity", i.ID, nil)
	move.Links = map[string]odata.Links{"CLT_TAGS": {Remove: refsTo("Classificationtag", 1)}}
	for name, changes := range map[string][]odata.Change{
		"ODWBUSIKEY": {one}, "ODWBUSIKEY together": {one, two}, "CLT_TAGS": {move},
		"ODWBUSIKEY each": {w.onEach("Identity", "Id gt 0", odata.Change{Op: odata.Update, Values: map[string]any{"ODWBUSIKEY": "x"}})},
	} {
		_, e := source.faultAt(changes...)
		require.Equal(w, "403 Forbidden", fmt.Sprint(e.Status, " ", e.Code), name)
		require.Contains(w, name, e.Target)
	}
	require.Empty(w, w.reload(i).JobTitle)
}

// testWriteUpsert: keys of data objects are made by the service, so that nothing is created by key.
func testWriteUpsert(w world) {
	change := odata.Change{Op: odata.Update, Set: set("Orgunit"), Key: key("Orgunit", "UId", uuid.New()), Upsert: true, Values: map[string]any{"NAME": "x"}}
	require.Equal(w, 404, w.as(4, 0, access.DataAdministrators).refused(change).Status)
	require.Zero(w, w.number("SELECT count(*) FROM orgunits"))
	change.Key = nil
	require.Equal(w, 404, w.as(4, 0, access.DataAdministrators).refused(change).Status, "no key picks no row")
}

// onEach is a change of the rows that a filter finds.
func (w world) onEach(set, filter string, c odata.Change) odata.Change {
	w.Helper()
	c.Set, c.Each = entities.Model().Set(set), w.bind(set, "$filter="+url.QueryEscape(filter))
	return c
}

// testWriteEach: what a query finds is written in one go, as the caller may see and write it.
func testWriteEach(w world) {
	w.s.SetWatches(func() []store.Watch {
		return []store.Watch{{Type: "Identity", Ops: []string{store.OpUpdate}, Kind: "watched"}}
	})
	for n := range 5 {
		w.identityNamed("E" + strconv.Itoa(n))
	}
	admin := w.as(4, 0, access.DataAdministrators)
	events := w.number("SELECT count(*) FROM audit_events")
	done, err := admin.write(w.onEach("Identity", "startswith(IDENTITYID,'E')", odata.Change{Op: odata.Update, Values: map[string]any{"JOBTITLE": "x"}}))
	require.NoError(w, err)
	require.Equal(w, []odata.Outcome{{Rows: 5}}, done)
	require.Len(w, w.find("JOBTITLE eq 'x'"), 5)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM audit_events")-events)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM jobs WHERE kind = 'watched'"))
	require.EqualValues(w, 5, w.number("SELECT count(*) FROM identities_history"))

	unit := &entities.Orgunit{OrgUnitID: "U", Name: "Unit"}
	w.create(unit)
	move := w.onEach("Identity", "startswith(IDENTITYID,'E')", odata.Change{Op: odata.Update, Refs: map[string][]odata.Ref{"OUREF": refsTo("Orgunit", unit.ID)}})
	move.Links = map[string]odata.Links{"MANAGER": {Add: refsTo("Identity", w.find("IDENTITYID eq 'E4'")[0].ID)}}
	done, err = admin.write(move)
	require.NoError(w, err)
	require.EqualValues(w, 5, done[0].Rows)
	require.Len(w, w.find("OUREFId ne null and MANAGER/any(m:m/IDENTITYID eq 'E4')"), 5)

	none := w.onEach("Identity", "IDENTITYID eq 'nobody'", odata.Change{Op: odata.Delete})
	done, err = admin.write(none)
	require.NoError(w, err)
	require.Equal(w, []odata.Outcome{{}}, done, "no row is fine")

	// A row that was written before in the same Write gets no second version.
	first := w.find("IDENTITYID eq 'E0'")[0]
	_, err = admin.write(updated("Identity", first.ID, map[string]any{"LASTNAME": "New"}),
		w.onEach("Identity", "IDENTITYID in ('E0','E1')", odata.Change{Op: odata.Update, Values: map[string]any{"JOBTITLE": "y"}}),
		updated("Identity", first.ID, map[string]any{"FIRSTNAME": "Newer"}))
	require.NoError(w, err)
	require.EqualValues(w, 3, w.number("SELECT count(*) FROM identities_history WHERE id = $1", first.ID))
	got := w.find("IDENTITYID eq 'E0'")[0]
	require.Equal(w, "Newer New y", got.FirstName+" "+got.LastName+" "+got.JobTitle)

	remove := w.onEach("Identity", "startswith(IDENTITYID,'E')", odata.Change{Op: odata.Delete})
	require.Equal(w, 403, w.as(5, 0, access.Auditors).refused(remove).Status)
	done, err = w.as(6, 0).write(remove)
	require.NoError(w, err)
	require.Zero(w, done[0].Rows, "what one may not see is not there")
	w.lock(first.ID)
	at, e := admin.faultAt(updated("Identity", w.identity().ID, map[string]any{"JOBTITLE": "z"}), remove)
	require.Equal(w, "1 IdentityLocked", fmt.Sprint(at, " ", e.Code))
	require.Len(w, w.find("startswith(IDENTITYID,'E')"), 5, "all or nothing")
	w.release(first.ID, nil)
	done, err = admin.write(remove)
	require.NoError(w, err)
	require.EqualValues(w, 5, done[0].Rows)
	require.Empty(w, w.find("startswith(IDENTITYID,'E')"))
	back := w.onEach("Identity", "startswith(IDENTITYID,'E') and Deleted eq true", odata.Change{Op: odata.Update, Values: map[string]any{"Deleted": false}})
	done, err = admin.write(back)
	require.NoError(w, err)
	require.EqualValues(w, 5, done[0].Rows)
	require.Len(w, w.find("startswith(IDENTITYID,'E')"), 5)

	same := w.onEach("Identity", "startswith(IDENTITYID,'E')", odata.Change{Op: odata.Update, Values: map[string]any{"IDENTITYID": "same"}})
	require.Equal(w, 409, admin.refused(same).Status)
	w.proven()
}

// testWriteEachLimit: a change of more rows than can be written in one go is refused as a whole.
func testWriteEachLimit(w world) {
	uid, moment := "gen_random_uuid()", "now()"
	if w.s.DB().Dialect.String() == "sqlite" {
		uid, moment = "randomblob(16)", "rw_now()"
	}
	fill := `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100001)
		INSERT INTO resourcefolders (id, uid, display_name, key_value, create_time, change_time, deleted, version_id, name, effective_from)
		SELECT 1000000 + i, ` + uid + `, 'F', 'F', ` + moment + ", " + moment + ", FALSE, 1, 'F' || i, " + moment + " FROM n"
	_, err := w.s.DB().Exec(w.ctx, fill)
	require.NoError(w, err)
	e := w.as(4, 0, access.DataAdministrators).refused(w.onEach("Resourcefolder", "startswith(NAME,'F')", odata.Change{Op: odata.Delete}))
	require.Equal(w, "413 TooManyRows", fmt.Sprint(e.Status, " ", e.Code))
	require.Zero(w, w.number("SELECT count(*) FROM resourcefolders WHERE deleted"))
}

// testWriteEachLocks: each row of a mass update that a lock begins for gets its hold.
func testWriteEachLocks(w world) {
	a, b := w.identityNamed("L1"), w.identityNamed("L2")
	w.ctx = access.With(w.ctx, access.Principal{User: 3, Groups: []string{access.Integration}, Rights: []string{access.LockDirect}})
	done, err := w.write(w.onEach("Identity", "startswith(IDENTITYID,'L')", odata.Change{Op: odata.Update, Values: map[string]any{"IDENTITYSTATUS": odata.Coded{Value: text("Locked")}}}))
	require.NoError(w, err)
	require.EqualValues(w, 2, done[0].Rows)
	for _, i := range []*entities.Identity{a, b} {
		require.Equal(w, entities.IdentityLocked, w.reload(i).Status)
		require.EqualValues(w, 1, w.number(openHolds, i.ID))
	}
	w.agrees()
	w.ctx = system()
	w.proven()
}
