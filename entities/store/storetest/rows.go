package storetest

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

func testCreate(w world) {
	i := w.identity()
	require.NotZero(w, i.ID)
	require.NotEqual(w, uuid.Nil, i.UID)
	require.EqualValues(w, 7, i.UID.Version())
	require.Equal(w, "Jo Doe", i.DisplayName)
	require.Equal(w, i.IdentityID, i.KeyValue)
	require.NotZero(w, i.CurrentVersionID)
	require.WithinDuration(w, time.Now(), i.CreateTime, time.Minute)
	require.Equal(w, *i, *w.reload(i))
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM audit_events WHERE id = $1 AND count = 1 AND object_id = $2", i.CurrentVersionID, i.ID))
}

func testUpdate(w world) {
	i := w.identity()
	first := i.CurrentVersionID
	i.JobTitle, i.LastName = "Boss", "Roe"
	w.tx(func(tx *store.Tx) error { return tx.Update(i, "JOBTITLE") })
	got := w.reload(i)
	require.Equal(w, "Boss", got.JobTitle)
	require.Equal(w, "Doe", got.LastName, "only what was named is written")
	require.Greater(w, got.CurrentVersionID, first)
	require.Equal(w, got.CurrentVersionID, i.CurrentVersionID)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM identities_history WHERE id = $1 AND version_id = $2 AND closed_by = $3 AND effective_from < effective_to",
		i.ID, first, got.CurrentVersionID))
	require.EqualValues(w, 2, w.number("SELECT count(*) FROM identities_versions WHERE id = $1", i.ID))
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM identities_history h JOIN identities i ON i.id = h.id AND i.effective_from = h.effective_to WHERE i.id = $1", i.ID))
}

func testNoChange(w world) {
	i := w.identity()
	events := w.number("SELECT count(*) FROM audit_events")
	w.tx(func(tx *store.Tx) error { return tx.Update(i) })
	require.Equal(w, events, w.number("SELECT count(*) FROM audit_events"))
	require.Zero(w, w.number("SELECT count(*) FROM identities_history"))
}

func testClockBack(w world) {
	i := w.identity()
	_, err := w.s.DB().Exec(w.ctx, "UPDATE clock SET offset_micros = -3600000000")
	require.NoError(w, err)
	for _, title := range []string{"one", "two"} {
		i.JobTitle = title
		update(w, i, "JOBTITLE")
	}
	require.EqualValues(w, 2, w.number("SELECT count(*) FROM identities_history WHERE id = $1 AND effective_from < effective_to", i.ID))
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM identities_history a JOIN identities_history b ON b.id = a.id AND b.effective_from = a.effective_to WHERE a.id = $1", i.ID))
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM identities_history h JOIN identities i ON i.id = h.id AND i.effective_from = h.effective_to WHERE i.id = $1", i.ID))
}

func testAmend(w world) {
	i := w.identity()
	w.tx(func(tx *store.Tx) error {
		i.JobTitle = "one"
		if err := tx.Update(i, "JOBTITLE"); err != nil {
			return err
		}
		i.FirstName = "two"
		return tx.Update(i, "FIRSTNAME")
	})
	got := w.reload(i)
	require.Equal(w, "one", got.JobTitle)
	require.Equal(w, "two Doe", got.DisplayName)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM identities_history"))
	require.EqualValues(w, 2, w.number("SELECT count(*) FROM audit_events"))
}

func testLinks(w world) {
	a, b, c := w.identity(), w.identity(), w.identity()
	a.Managers = []int64{c.ID, b.ID, c.ID}
	w.tx(func(tx *store.Tx) error { return tx.Update(a, "MANAGER") })
	require.Equal(w, []int64{b.ID, c.ID}, w.reload(a).Managers)
	a.Managers = []int64{c.ID}
	w.tx(func(tx *store.Tx) error { return tx.Update(a, "MANAGER") })
	got := w.reload(a)
	require.Equal(w, []int64{c.ID}, got.Managers)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM identities_manager_history WHERE owner_id = $1 AND target_id = $2 AND closed_by = $3",
		a.ID, b.ID, got.CurrentVersionID))
	require.EqualValues(w, 2, w.number("SELECT count(*) FROM identities_history WHERE id = $1", a.ID))
}

func testDelete(w world) {
	i := w.identity()
	w.tx(func(tx *store.Tx) error { return tx.Delete(i) })
	got := w.reload(i)
	require.True(w, got.Deleted)
	require.NotNil(w, got.DeleteTime)
	var found []entities.Identity
	require.NoError(w, w.s.Read(w.ctx, &found, "Id eq @id", map[string]any{"id": i.ID}))
	require.Empty(w, found)
	again := &entities.Identity{IdentityID: i.IdentityID, FirstName: "Jo"}
	w.create(again)
	require.NotEqual(w, i.ID, again.ID)
	require.Error(w, w.s.Tx(w.ctx, func(tx *store.Tx) error { return tx.Create(&entities.Identity{IdentityID: i.IdentityID}) }))
}

func testRollback(w world) {
	boom := errors.New("boom")
	var lost []int64
	for range 120 {
		i := &entities.Identity{IdentityID: "gone"}
		err := w.s.Tx(w.ctx, func(tx *store.Tx) error {
			require.NoError(w, tx.Create(i))
			return boom
		})
		require.ErrorIs(w, err, boom)
		lost = append(lost, i.ID)
	}
	require.NotContains(w, lost, w.identity().ID)
	require.IsIncreasing(w, lost)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM audit_events"))
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM object_salts"))
}

func testFind(w world) {
	a, b := w.identity(), w.identity()
	a.Managers = []int64{b.ID}
	w.tx(func(tx *store.Tx) error { return tx.Update(a, "MANAGER") })
	var got []entities.Identity
	w.tx(func(tx *store.Tx) error {
		return tx.Find(&got, "MANAGER/any(m:m/Id eq @m) and IDENTITYSTATUS/Value eq 'Active'", map[string]any{"m": b.ID})
	})
	require.Len(w, got, 1)
	require.Equal(w, *w.reload(a), got[0])
	require.NoError(w, w.s.Read(w.ctx, &got, "Id in @ids", map[string]any{"ids": []int64{b.ID, a.ID, 7}}))
	require.Len(w, got, 2)
	require.Equal(w, a.ID, got[0].ID)
	require.Error(w, w.s.Read(w.ctx, &got, "NOPE eq 1", nil))
}

func testImmutable(w world) {
	i := w.identity()
	i.JobTitle = "x"
	w.tx(func(tx *store.Tx) error { return tx.Update(i, "JOBTITLE") })
	for _, sql := range []string{
		"UPDATE audit_events SET reason = 'x'", "DELETE FROM audit_events",
		"UPDATE identities_history SET jobtitle = 'y'", "UPDATE identities_history SET firstname = 'y'", "DELETE FROM identities_history",
	} {
		w.refuses("Immutable", sql)
	}
}

func testWatches(w world) {
	watching := func() []store.Watch {
		return []store.Watch{
			{Type: "Identity", Ops: []string{store.OpCreate}, Kind: "created", Priority: 1},
			{Type: "Identity", Ops: []string{store.OpUpdate}, Properties: []string{"JOBTITLE", "OUREF"}, Kind: "changed", Priority: 2},
		}
	}
	w.s.SetWatches(watching)
	i := w.identity()
	i.FirstName = "unwatched"
	w.tx(func(tx *store.Tx) error { return tx.Update(i, "FIRSTNAME") })
	i.JobTitle = "watched"
	w.tx(func(tx *store.Tx) error { return tx.Update(i, "JOBTITLE") })
	jobs, err := w.s.Queue().Claim(w.ctx, 10, 0, []string{"created", "changed"}, time.Minute)
	require.NoError(w, err)
	require.Len(w, jobs, 2)
	var change store.Change
	require.NoError(w, json.Unmarshal(jobs[0].Payload, &change))
	require.Equal(w, store.Change{Type: "Identity", Op: "Update", Event: i.CurrentVersionID, IDs: []int64{i.ID}, Properties: []string{"JOBTITLE"}}, change)
	require.Equal(w, i.CurrentVersionID, jobs[0].Cause)
	require.Equal(w, "created", jobs[1].Kind)
}
