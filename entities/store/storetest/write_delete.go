package storetest

import (
	"fmt"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
)

// testWriteDelete: references to what is deleted stay, unless what refers cannot be without.
func testWriteDelete(w world) {
	admin := w.as(4, 0, access.DataAdministrators)
	unit := &entities.Orgunit{OrgUnitID: "U", Name: "Unit"}
	w.create(unit)
	i := w.identity()
	_, err := admin.write(updated("Identity", i.ID, map[string]any{"OUREFId": unit.ID}), deleted("Orgunit", unit.ID))
	require.NoError(w, err)
	require.Equal(w, unit.ID, *w.reload(i).OrgUnit)
	require.Equal(w, 404, admin.refused(deleted("Orgunit", unit.ID)).Status, "once is enough")
	require.Equal(w, 404, admin.refused(updated("Orgunit", unit.ID, map[string]any{"NAME": "x"})).Status)
	require.Equal(w, 404, admin.refused(updated("Orgunit", unit.ID, map[string]any{"Deleted": true})).Status)
	require.Equal(w, "UnknownReference", admin.refused(updated("Identity", w.identity().ID, map[string]any{"OUREFId": unit.ID})).Code)

	category := &entities.Classificationtagcategory{Name: "C"}
	w.create(category)
	tag := &entities.Classificationtag{Name: "T", Category: &category.ID}
	w.create(tag)
	for name, change := range map[string]odata.Change{
		"delete": deleted("Classificationtagcategory", category.ID),
		"patch":  updated("Classificationtagcategory", category.ID, map[string]any{"Deleted": true}),
		"each":   w.onEach("Classificationtagcategory", "NAME eq 'C'", odata.Change{Op: odata.Delete}),
	} {
		e := admin.refused(change)
		require.Equal(w, "409 StillReferenced Classificationtag.CATEGORY", fmt.Sprint(e.Status, " ", e.Code, " ", e.Target), name)
	}
	_, err = admin.write(deleted("Classificationtag", tag.ID), deleted("Classificationtagcategory", category.ID))
	require.NoError(w, err)
	back := updated("Classificationtag", tag.ID, map[string]any{"Deleted": false})
	require.Equal(w, "DeletedReference", admin.refused(back).Code)
	_, err = admin.write(updated("Classificationtagcategory", category.ID, map[string]any{"Deleted": false}), back)
	require.NoError(w, err)
	w.proven()
}

// testWriteHolds: of one who deletes what another is about to need, and that other one, the later is refused.
func testWriteHolds(w world) {
	admin := w.as(4, 0, access.DataAdministrators)
	for n := range 20 {
		category := &entities.Classificationtagcategory{Name: fmt.Sprint("H", n)}
		w.create(category)
		results := make(chan error)
		go func() {
			_, err := admin.write(created("Classificationtag", map[string]any{"NAME": fmt.Sprint("H", n), "CATEGORYId": category.ID}))
			results <- err
		}()
		go func() {
			_, err := admin.write(deleted("Classificationtagcategory", category.ID))
			results <- err
		}()
		first, second := <-results, <-results
		require.True(w, (first == nil) != (second == nil), "%v, %v", first, second)
	}
	require.Zero(w, w.number(`SELECT count(*) FROM classificationtags t JOIN classificationtagcategories c ON c.id = t.category_id WHERE c.deleted AND NOT t.deleted`))
}

// testWriteRestore: who administers data brings a deleted object back, as it was.
func testWriteRestore(w world) {
	w.s.SetWatches(func() []store.Watch {
		return []store.Watch{{Type: "Identity", Ops: []string{store.OpUpdate}, Properties: []string{"Deleted"}, Kind: "watched"}}
	})
	i := w.identityNamed("RESTORE")
	admin := w.as(4, 0, access.DataAdministrators)
	_, err := admin.write(deleted("Identity", i.ID))
	require.NoError(w, err)
	require.NotNil(w, w.reload(i).DeleteTime)
	back := updated("Identity", i.ID, map[string]any{"Deleted": false})
	require.Equal(w, 403, w.as(5, 0, access.OperationAdministrators).refused(back).Status)
	require.Equal(w, 403, w.as(5, 0, access.Integration).refused(back).Status)
	require.Equal(w, 404, w.as(5, 0).refused(back).Status)
	back.Values["BREAKGLASS"] = true
	require.Equal(w, "UnknownProperty", admin.refused(back).Code)
	delete(back.Values, "BREAKGLASS")

	twin := w.identityNamed("restore")
	e := admin.refused(back)
	require.Equal(w, "409 Conflict IDENTITYID", fmt.Sprint(e.Status, " ", e.Code, " ", e.Target), "its key is taken")
	_, err = admin.write(deleted("Identity", twin.ID), back)
	require.NoError(w, err)
	got := w.reload(i)
	require.False(w, got.Deleted)
	require.Nil(w, got.DeleteTime)
	require.Equal(w, entities.IdentityActive, got.Status)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM audit_events WHERE operation = 'Restore' AND object_id = $1 AND id = $2", i.ID, got.CurrentVersionID))
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM jobs WHERE kind = 'watched'"), "it is seen as an update of Deleted")
	require.EqualValues(w, 2, w.number("SELECT count(*) FROM identities_history WHERE id = $1", i.ID))
	_, err = admin.write(back)
	require.NoError(w, err)
	require.Equal(w, got.CurrentVersionID, w.reload(i).CurrentVersionID, "what is there needs no restoring")
	w.lock(i.ID)
	require.Equal(w, "IdentityLocked", admin.refused(deleted("Identity", i.ID)).Code)
	w.release(i.ID, nil)
	w.agrees()
	w.proven()
}

// testWriteFaults: all that is wrong with an object is told at once, one detail for each property.
func testWriteFaults(w world) {
	admin := w.as(4, 0, access.DataAdministrators)
	bad := created("Identity", map[string]any{
		"LASTNAME": long(201), "EMAIL": "a\x00b", "IDENTITYCATEGORY": odata.Coded{Value: text("Nope")}, "IDENT_RELAUNCHSOD": nil, "OUREFId": int64(1),
	})
	bad.Refs = map[string][]odata.Ref{"MANAGER": refsTo("Identity", 1)}
	e := admin.refused(bad)
	require.Equal(w, 400, e.Status)
	var got []string
	for _, d := range e.Details {
		require.NotEmpty(w, d.Message)
		got = append(got, d.Code+" "+d.Target)
	}
	require.ElementsMatch(w, []string{
		"RequiredProperty IDENTITYID", "InvalidValue LASTNAME", "InvalidValue EMAIL", "InvalidValue IDENTITYCATEGORY",
		"NotNullable IDENT_RELAUNCHSOD", "UnknownReference OUREF", "UnknownReference MANAGER",
	}, got)
	require.Equal(w, e.Details[0].Code+e.Details[0].Target, e.Code+e.Target)
	one := admin.refused(created("Identity", map[string]any{"IDENTITYID": "x", "LASTNAME": long(201)}))
	require.Empty(w, one.Details)
	at, e := admin.faultAt(updated("Identity", w.identity().ID, map[string]any{"LASTNAME": "x", "EMAIL": "x"}), updated("Identity", w.identity().ID, map[string]any{"LASTNAME": long(201), "EMAIL": long(321)}))
	require.Equal(w, "1 2", fmt.Sprint(at, " ", len(e.Details)), "together too")
}

func long(n int) string { return fmt.Sprintf("%0*d", n, 0) }

// testWriteTwins: of those who claim a key at the same time one gets it, and the others are told
// which property to change and nothing of who has it.
func testWriteTwins(w world) {
	admin := w.as(4, 0, access.DataAdministrators)
	results := make(chan error)
	const writers = 6
	for range writers {
		go func() {
			_, err := admin.write(created("Identity", map[string]any{"IDENTITYID": "TWIN"}))
			results <- err
		}()
	}
	won := 0
	for range writers {
		err := <-results
		var refused *odata.Error
		if err == nil {
			won++
			continue
		}
		require.ErrorAs(w, err, &refused)
		require.Equal(w, "409 Conflict IDENTITYID", fmt.Sprint(refused.Status, " ", refused.Code, " ", refused.Target))
	}
	require.Equal(w, 1, won)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM identities WHERE identityid = 'TWIN'"))
	w.proven()
}
