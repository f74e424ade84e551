package storetest

import (
	"fmt"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
)

// testWriteTogether: changes of one shape are written together, and leave what they would leave one by one.
func testWriteTogether(w world) {
	w.s.SetWatches(func() []store.Watch { return []store.Watch{{Type: "Identity", Kind: "watched"}} })
	admin := w.as(4, 0, access.DataAdministrators)
	var changes []odata.Change
	for n := range 5 {
		changes = append(changes, created("Identity", map[string]any{"IDENTITYID": fmt.Sprint("T", n)}))
	}
	done, err := admin.write(changes...)
	require.NoError(w, err)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM audit_events"))
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM jobs WHERE kind = 'watched'"))
	id := func(n int) int64 { return idOf(done[n]) }
	require.True(w, done[4].Created)

	// What was written together can change again: it is one version for each row.
	changes = nil
	for _, name := range []string{"JOBTITLE", "LASTNAME", "JOBTITLE"} {
		for n := range 5 {
			changes = append(changes, updated("Identity", id(n), map[string]any{name: fmt.Sprint(name, len(changes))}))
		}
	}
	again, err := admin.write(changes...)
	require.NoError(w, err)
	require.Equal(w, again[0].ETag, again[14].ETag)
	require.EqualValues(w, 2, w.number("SELECT count(*) FROM audit_events"))
	require.EqualValues(w, 5, w.number("SELECT count(*) FROM identities_history"))
	got := w.reload(&entities.Identity{Object: entities.Object{ID: id(4)}})
	require.Equal(w, "JOBTITLE14 LASTNAME9", got.JobTitle+" "+got.LastName)
	w.proven()

	// A key that one change frees is there for the next, in whatever order.
	rename := func(n int, to string) odata.Change {
		return updated("Identity", id(n), map[string]any{"IDENTITYID": to})
	}
	_, err = admin.write(rename(1, "free"), rename(0, "T1"), rename(2, "T0"), rename(3, "T2"))
	require.NoError(w, err)
	_, err = admin.write(rename(3, "x"), rename(2, "T2"), rename(1, "T0"), rename(0, "free"), rename(4, "T1"))
	require.NoError(w, err)
	at, e := admin.faultAt(rename(3, "y"), rename(2, "T3"), rename(1, "T4"), rename(0, "T2"), rename(4, "T4"))
	require.Equal(w, "4 Conflict IDENTITYID", fmt.Sprint(at, " ", e.Code, " ", e.Target))
	w.proven()

	// A later change that depends on an earlier one sees it.
	refer := func(n, to int) odata.Change {
		c := updated("Identity", id(n), map[string]any{"Deleted": true})
		c.Refs = map[string][]odata.Ref{"MANAGER": refsTo("Identity", id(to))}
		return c
	}
	at, e = admin.faultAt(refer(0, 4), refer(1, 0))
	require.Equal(w, "1 UnknownReference MANAGER", fmt.Sprint(at, " ", e.Code, " ", e.Target))
	stale := updated("Identity", id(2), map[string]any{"JOBTITLE": "x"})
	stale.IfMatch = []string{"1"}
	at, e = admin.faultAt(updated("Identity", id(1), map[string]any{"JOBTITLE": "x"}), stale, updated("Identity", id(3), map[string]any{"JOBTITLE": "x"}))
	require.Equal(w, "1 412", fmt.Sprint(at, " ", e.Status))
	w.lock(id(3))
	status := func(n int) odata.Change {
		return updated("Identity", id(n), map[string]any{"IDENTITYSTATUS": odata.Coded{Value: text("Disabled")}})
	}
	at, e = admin.faultAt(status(1), status(2), status(3), status(4))
	require.Equal(w, "2 IdentityLocked", fmt.Sprint(at, " ", e.Code))
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM audit_events WHERE operation = 'Denied' AND object_id = $1", id(3)), "it is the one that was refused")
	w.proven()
}
