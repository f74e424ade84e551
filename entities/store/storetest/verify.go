package storetest

import (
	"crypto/ed25519"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/seal"
	"github.com/ropewalk/ropewalk/odata"
)

// busy leaves all kinds of traces.
func (w world) busy() (a, b *entities.Identity) {
	a, b = w.identity(), w.identity()
	a.Managers, a.JobTitle = []int64{b.ID}, "x"
	update(w, a, "MANAGER", "JOBTITLE")
	a.Managers = nil
	update(w, a, "MANAGER")
	w.lock(a.ID)
	w.lock(a.ID)
	w.release(a.ID, nil)
	w.lock(b.ID)
	w.as(7, 0, access.Auditors).refused(odata.Change{Op: odata.Delete, Set: set("Identity"), Key: key("Identity", "Id", a.ID)})
	w.tx(func(tx *store.Tx) error {
		for range 3 {
			if err := tx.Create(&entities.Orgunit{Name: "Unit", OrgUnitID: time.Now().String()}); err != nil {
				return err
			}
		}
		return nil
	})
	return a, b
}

func (w world) verify(anchor *seal.Checkpoint) *store.Report {
	w.Helper()
	r, err := w.s.Verify(w.ctx, anchor)
	require.NoError(w, err)
	return r
}

// sealed seals until nothing is left: on PostgreSQL other databases of the server may hold the edge back.
func (w world) sealed() {
	w.Helper()
	require.Eventually(w, func() bool {
		_, err := w.s.Seal(w.ctx)
		require.NoError(w, err)
		return w.verify(nil).Unsealed == 0
	}, 20*time.Second, 10*time.Millisecond)
}

func testVerify(w world) {
	_, private, err := ed25519.GenerateKey(nil)
	require.NoError(w, err)
	w.busy()
	r := w.verify(nil)
	require.Empty(w, r.Findings)
	require.Positive(w, r.Unsealed)
	w.sealed()
	c, err := w.s.Checkpoint(w.ctx, private)
	require.NoError(w, err)
	require.True(w, c.Valid(private.Public().(ed25519.PublicKey)))
	w.identity()
	r = w.verify(c)
	require.Empty(w, r.Findings)
	require.EqualValues(w, 1, r.Unsealed)
	require.EqualValues(w, 1, r.Unanchored)
	again, err := w.s.Checkpoint(w.ctx, private)
	require.NoError(w, err)
	require.Nil(w, again, "nothing new to sign")
	var one, two int64
	held, err := w.s.Queue().Lease(w.ctx, "x", &one, time.Minute)
	require.NoError(w, err)
	require.True(w, held)
	held, err = w.s.Queue().Lease(w.ctx, "x", &two, time.Minute)
	require.NoError(w, err)
	require.False(w, held)
	held, err = w.s.Queue().Lease(w.ctx, "x", &one, -time.Minute)
	require.NoError(w, err)
	require.True(w, held)
	held, err = w.s.Queue().Lease(w.ctx, "x", &two, time.Minute)
	require.NoError(w, err)
	require.True(w, held)
}

// testTamper edits behind the back of the service, with the guards off as an operator could do.
func testTamper(w world) {
	_, private, err := ed25519.GenerateKey(nil)
	require.NoError(w, err)
	w.busy()
	w.sealed()
	c, err := w.s.Checkpoint(w.ctx, private)
	require.NoError(w, err)
	w.disarm()
	for _, tamper := range []string{
		"UPDATE identities SET jobtitle = 'forged'",
		"UPDATE identities SET lastname = 'forged'",
		"UPDATE identities_history SET jobtitle = 'forged'",
		"DELETE FROM identities_history WHERE version_id = (SELECT min(version_id) FROM identities_history)",
		"DELETE FROM identities_manager_history",
		"UPDATE audit_events SET reason = 'forged' WHERE id = 2",
		"UPDATE audit_events SET actor_id = 99 WHERE id = 3",
		"DELETE FROM audit_events WHERE operation = 'Denied'",
		"DELETE FROM audit_events WHERE id = (SELECT max(id) FROM audit_events)",
		"UPDATE audit_blocks SET count = count - 1",
		"DELETE FROM audit_blocks",
		"UPDATE lock_holds SET source = 'forged'",
		"UPDATE lock_holds SET closed_by = 99 WHERE closed_at IS NOT NULL",
		"UPDATE identities SET identitystatus = 1 WHERE identitystatus = 4",
		"INSERT INTO lock_holds (identity_id, source, opened_at) SELECT max(id), 'forged', max(change_time) FROM identities",
		"DELETE FROM orgunits WHERE id = (SELECT max(id) FROM orgunits)",
	} {
		w.tampered(tamper, c)
	}
	require.Empty(w, w.verify(c).Findings, "all is undone again")
}

// tampered runs a statement in a transaction of its own, which verify sees, and takes it back.
func (w world) tampered(sql string, c *seal.Checkpoint) {
	w.Helper()
	undo := w.snapshot()
	_, err := w.s.DB().Exec(w.ctx, sql)
	require.NoError(w, err, sql)
	require.NotEmpty(w, w.verify(c).Findings, "undetected: %s", sql)
	undo()
}
