package storetest

import (
	"context"
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
	w.provable()
	w.sealed()
	w.identity()
	w.sealed()
	w.identity()
	w.sealed()
	c := w.checkpoint()
	require.Empty(w, w.verify(c).Findings)
	w.refuses("Immutable", "UPDATE calculated_assignments_history SET status = "+w.yes())
	w.refuses("Immutable", "DELETE FROM calculated_assignments_history")
	for _, table := range []string{"violation_decisions", "verdicts"} {
		w.refuses("Immutable", "UPDATE "+table+" SET decided_by_id = NULL")
		w.refuses("Immutable", "DELETE FROM "+table)
	}
	w.disarm()
	for _, sql := range tamperings {
		w.tamper(c, sql)
	}
	w.forged(c, "an event of no transaction", func() {
		w.exec("INSERT INTO audit_events SELECT id + 100000, era, xid, recorded_at, at, channel, actor_id, identity_id, actor, on_behalf, type, operation, " +
			"object_id, count, cause, hops, process_id, reason, request_id, digest FROM audit_events WHERE operation = 'Denied'")
		w.exec("UPDATE audit_events SET id = (SELECT max(id) + 1 FROM audit_events) WHERE operation = 'Update' AND id = (SELECT min(id) FROM audit_events WHERE operation = 'Update')")
	})
	w.forged(c, "two events change places", func() {
		w.exec("UPDATE audit_events SET id = -1 WHERE id = 2")
		w.exec("UPDATE audit_events SET id = 2, xid = (SELECT xid FROM audit_events WHERE id = -1) WHERE id = 3")
		w.exec("UPDATE audit_events SET id = 3 WHERE id = -1")
	})
	w.forged(c, "a chain without its last events, sealed anew", func() {
		w.exec("DELETE FROM audit_blocks")
		w.exec("DELETE FROM audit_events WHERE id = (SELECT max(id) FROM audit_events)")
		w.exec("DELETE FROM identities WHERE id = (SELECT max(id) FROM identities)")
		w.sealed()
		require.Empty(w, w.verify(nil).Findings, "only the checkpoint from outside shows it")
	})
	require.Empty(w, w.verify(c).Findings, "all is undone again")
}

// testReplay puts an older state of everything back, as a file copied at the right time does.
func testReplay(w world) {
	w.provable()
	w.sealed()
	w.disarm()
	old := w.snapshot()
	w.lock(w.identity().ID)
	w.sealed()
	c := w.checkpoint()
	require.Empty(w, w.verify(c).Findings)
	old()
	require.Empty(w, w.verify(nil).Findings, "the older state is whole in itself")
	require.NotEmpty(w, w.verify(c).Findings, "the checkpoint from outside knows better")
	w.lock(w.identity().ID)
	w.sealed()
	require.NotEmpty(w, w.verify(c).Findings, "and it still does when the chain has grown again")
}

// testRewrite changes a row, then makes history, digests and hashes fit, as whoever owns the
// database and has the source can. He lacks the key, so that the checkpoint shows it.
func testRewrite(w world) {
	w.provable()
	w.sealed()
	c := w.checkpoint()
	w.disarm()
	w.exec("UPDATE audit_events SET reason = 'nobody' WHERE id = 2")
	require.NotEmpty(w, w.verify(nil).Findings)
	w.exec("DELETE FROM audit_blocks")
	w.sealed()
	require.Empty(w, w.verify(nil).Findings, "the chain is whole again")
	require.NotEmpty(w, w.verify(c).Findings)
	w.exec("DELETE FROM audit_checkpoints")
	w.exec("UPDATE audit_blocks SET number = number + 1")
	require.NotEmpty(w, w.verify(c).Findings)
	public, _, err := ed25519.GenerateKey(nil)
	require.NoError(w, err)
	require.False(w, c.Valid(public), "a checkpoint of another key is none")
}

// testOverdue: events that wait while the service is at work are an alarm; those that a process
// left when it ended are not, and the next one seals them first.
func testOverdue(w world) {
	w.identity()
	w.identity()
	r := w.verify(nil)
	require.Empty(w, r.Findings)
	require.Less(w, r.Overdue, time.Second)
	w.disarm()
	ago := "recorded_at - interval '10 seconds'"
	if w.s.DB().Pool == nil {
		ago = "recorded_at - 10000000"
	}
	w.exec("UPDATE audit_events SET recorded_at = " + ago)
	require.Empty(w, w.verify(nil).Findings, "a process that ended ten seconds ago is not to blame")
	w.exec("UPDATE audit_events SET recorded_at = " + ago + " WHERE id = (SELECT min(id) FROM audit_events)")
	r = w.verify(nil)
	require.Len(w, r.Findings, 1)
	require.Equal(w, "Unsealed", r.Findings[0].Kind)

	_, private, err := ed25519.GenerateKey(nil)
	require.NoError(w, err)
	var exported []seal.Checkpoint
	s := seal.New(w.s, seal.Options{Every: time.Hour, Key: private, Export: func(_ context.Context, c seal.Checkpoint) error {
		exported = append(exported, c)
		return nil
	}})
	w.sealed() // waits for the transactions of other tests on the server
	w.identity()
	require.EqualValues(w, 1, w.verify(nil).Unsealed)
	require.Eventually(w, func() bool {
		require.NoError(w, s.Start(w.ctx))
		defer s.Stop()
		return w.verify(nil).Unsealed == 0
	}, 20*time.Second, 10*time.Millisecond, "start seals what was left")
	require.NoError(w, s.Start(w.ctx))
	w.identity()
	require.EqualValues(w, 1, w.verify(nil).Unsealed)
	s.Stop()
	require.NotEmpty(w, exported)
	w.sealed()
	require.Empty(w, w.verify(&exported[len(exported)-1]).Findings)
}
