package storetest

import (
	"fmt"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// named counts the versions of an object that still say who it is.
const named = "SELECT count(*) FROM identities_versions WHERE id = $1 AND (firstname IS NOT NULL OR lastname IS NOT NULL OR display_name <> '')"

// testAnonymise is the proof of the format: values go for ever, and the audit still verifies.
func testAnonymise(w world) {
	a, _ := w.busy()
	w.sealed()
	c := w.checkpoint()
	versions := w.number(named, a.ID)
	require.Greater(w, versions, int64(3))
	w.refuses("Immutable", "UPDATE identities_history SET lastname = NULL WHERE id = $1", a.ID)

	w.tx(func(tx *store.Tx) error { return tx.Anonymise("Identity", a.ID) })
	require.Zero(w, w.number(named, a.ID))
	require.Zero(w, w.number("SELECT count(*) FROM object_salts WHERE object_id = $1", a.ID))
	require.Zero(w, w.number("SELECT count(*) FROM anonymisations WHERE open"))
	require.Empty(w, w.verify(c).Findings)
	w.refuses("Immutable", "UPDATE identities_history SET lastname = 'back' WHERE id = $1", a.ID)
	w.refuses("Immutable", "DELETE FROM anonymised_values")

	// The object lives on; what is learned of it later can be taken away as well.
	w.tx(func(tx *store.Tx) error { return tx.Get(a, a.ID) })
	a.LastName = "Again"
	update(w, a, "LASTNAME")
	require.EqualValues(w, 1, w.number(named, a.ID))
	require.Empty(w, w.verify(c).Findings)
	w.tx(func(tx *store.Tx) error { return tx.Anonymise("Identity", a.ID) })
	require.Zero(w, w.number(named, a.ID))
	w.sealed()
	require.Empty(w, w.verify(w.checkpoint()).Findings)

	require.ErrorContains(w, w.s.Tx(w.ctx, func(tx *store.Tx) error { return tx.Anonymise("Orgunit", a.ID) }), "nothing personal")
	require.ErrorIs(w, w.s.Tx(w.ctx, func(tx *store.Tx) error { return tx.Anonymise("Identity", 1) }), store.ErrNotFound)
}

// testAnonymiseAccess: what assignments bring along of an identity goes with it, in all their versions, and
// its access is calculated anew. The values of others stay.
func testAnonymiseAccess(w world) {
	a, b := w.identity(), w.identity()
	w.tx(func(tx *store.Tx) error {
		for _, of := range []*entities.Identity{a, b} {
			resource := int64(11)
			for _, attributes := range []string{`{"EMAIL":["first@x"]}`, ""} {
				r := &entities.Resourceassignment{Identity: &of.ID, Resource: &resource, Attributes: attributes, Reason: "kept"}
				if err := tx.Create(r); err != nil {
					return err
				}
			}
		}
		return nil
	})
	const salted = "SELECT count(*) FROM object_salts s JOIN resourceassignments r ON r.id = s.object_id"
	require.EqualValues(w, 2, w.number(salted), "only what says something has a salt")
	w.tx(func(tx *store.Tx) error {
		var all []entities.Resourceassignment
		if err := tx.Find(&all, "ATTRIBUTES ne null", nil); err != nil {
			return err
		}
		for i := range all {
			all[i].Attributes = `{"EMAIL":["second@x"]}`
			if err := tx.Update(&all[i], "ATTRIBUTES"); err != nil {
				return err
			}
		}
		return nil
	})
	w.sealed()
	c := w.checkpoint()
	const told = "SELECT count(*) FROM resourceassignments_versions WHERE identityref_id = $1 AND attributes IS NOT NULL"
	require.EqualValues(w, 2, w.number(told, a.ID))
	w.refuses("Immutable", "UPDATE resourceassignments_history SET attributes = NULL")

	w.tx(func(tx *store.Tx) error { return tx.Anonymise("Identity", a.ID) })
	require.Zero(w, w.number(told, a.ID))
	require.EqualValues(w, 2, w.number(told, b.ID))
	require.EqualValues(w, 1, w.number(salted))
	require.EqualValues(w, 3, w.number("SELECT count(*) FROM resourceassignments_versions WHERE identityref_id = $1 AND reason = 'kept'", a.ID))
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM calculation_queue WHERE identity_id = $1", a.ID))
	require.Zero(w, w.number("SELECT count(*) FROM calculation_queue WHERE identity_id = $1", b.ID))
	require.Empty(w, w.verify(c).Findings)
	w.refuses("Immutable", "UPDATE resourceassignments_history SET attributes = 'back'")

	w.disarm()
	w.tamper(c, "UPDATE resourceassignments SET attributes = '{}' WHERE attributes IS NULL")
	w.tamper(c, "UPDATE resourceassignments_history SET attributes = '{}' WHERE attributes IS NULL")
	w.tamper(c, "UPDATE resourceassignments SET attributes = '{}' WHERE attributes IS NOT NULL")
}

// testAnonymiseAround: what people were asked about an identity by its name, and what was reported of it by its
// address, goes with it in all versions. What is about others, or says nothing of a person, stays.
func testAnonymiseAround(w world) {
	a, b := w.identity(), w.identity()
	item := func(about *entities.Identity) *entities.Workitem {
		i := &entities.Workitem{Process: w.processAbout(about), Subject: &about.ID, Title: "Lock Jo Doe?", Question: "Jo was rude.", Choices: "Approve", Status: entities.WorkitemOpen}
		w.create(i)
		i.Title, i.Comment = "Lock Jo Doe again?", "kept"
		update(w, i, "TITLE", "REASON")
		return i
	}
	told := func(about *entities.Identity, by *int64) *entities.Incidenttrigger {
		i := &entities.Incidenttrigger{
			IncidentID: fmt.Sprint("INC ", counter.Add(1)), Source: "SIEM", Action: entities.ActionLockout, Identity: by, Email: "jo@example.com", Process: w.processAbout(about),
		}
		process := i.Process
		w.create(i)
		i.Process = process
		update(w, i, "PROCESSREF")
		return i
	}
	ofA, ofB := item(a), item(b)
	told(a, &a.ID)
	told(a, nil)
	told(b, &b.ID)
	w.sealed()
	c := w.checkpoint()
	w.refuses("Immutable", "UPDATE workitems_history SET title = ''")
	w.refuses("Immutable", "UPDATE workitems_history SET reason = NULL")

	w.tx(func(tx *store.Tx) error { return tx.Anonymise("Identity", a.ID) })
	const named = "SELECT count(*) FROM workitems_versions WHERE id = $1 AND (title <> '' OR display_name <> '' OR question IS NOT NULL)"
	require.Zero(w, w.number(named, ofA.ID))
	require.EqualValues(w, 2, w.number(named, ofB.ID))
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM workitems WHERE id = $1 AND reason = 'kept' AND choices = 'Approve'", ofA.ID))
	require.EqualValues(w, 2, w.number("SELECT count(*) FROM incidenttriggers_versions WHERE email IS NOT NULL"), "the versions of the one about somebody else")
	require.Empty(w, w.verify(c).Findings)
	w.refuses("Immutable", "UPDATE workitems_history SET title = 'back'")

	events := w.number("SELECT count(*) FROM audit_events WHERE type <> 'Identity'")
	w.tx(func(tx *store.Tx) error { return tx.Anonymise("Identity", a.ID) })
	require.Equal(w, events, w.number("SELECT count(*) FROM audit_events WHERE type <> 'Identity'"), "there is nothing left to take away")
	w.tx(func(tx *store.Tx) error { return tx.Get(ofA, ofA.ID) })
	ofA.Decision, ofA.Status = "Approve", entities.WorkitemCompleted
	update(w, ofA, "DECISION", "WORKITEMSTATUS")
	w.sealed()
	require.Empty(w, w.verify(w.checkpoint()).Findings, "it can still be decided")
	w.tx(func(tx *store.Tx) error { return tx.Anonymise("Identity", a.ID) })
	w.sealed()
	require.Empty(w, w.verify(w.checkpoint()).Findings)

	w.disarm()
	w.tamper(c, "UPDATE workitems SET title = 'forged' WHERE title = ''")
	w.tamper(c, "UPDATE workitems_history SET question = 'forged' WHERE question IS NULL")
}

// processAbout makes a process about an identity.
func (w world) processAbout(about *entities.Identity) *int64 {
	w.Helper()
	p := &entities.Process{Template: "Test", Status: entities.ProcessWaiting, Subject: &about.ID, RunKey: fmt.Sprint("run", counter.Add(1))}
	w.create(p)
	return &p.ID
}

// testAnonymiseGuard: an open anonymisation lets the personal columns of its object change, nothing else.
func testAnonymiseGuard(w world) {
	a, b := w.busy()
	xid := "0"
	if w.s.DB().Pool != nil {
		xid = "pg_current_xact_id()::text::bigint"
	}
	during := func(sql string) error {
		return w.s.Tx(w.ctx, func(tx *store.Tx) error {
			_, err := tx.Conn().Exec(w.ctx, "INSERT INTO anonymisations (id, object_id, event_id, xid, open) VALUES (1, $1, 1, "+xid+", "+w.yes()+")", a.ID)
			require.NoError(w, err)
			if _, err = tx.Conn().Exec(w.ctx, sql, b.ID); err != nil {
				return err
			}
			return errUndo
		})
	}
	require.ErrorIs(w, during("UPDATE identities_history SET lastname = NULL WHERE id <> $1"), errUndo)
	for _, sql := range []string{
		"UPDATE identities_history SET lastname = NULL WHERE id = $1",
		"UPDATE identities_history SET jobtitle = 'x' WHERE id <> $1",
		"UPDATE identities_history SET lastname = NULL, version_id = 0 WHERE id <> $1",
		"DELETE FROM identities_history WHERE id <> $1",
	} {
		require.ErrorContains(w, during(sql), "Immutable", sql)
	}
	if w.s.DB().Pool != nil {
		xid = "1"
		require.ErrorContains(w, during("UPDATE identities_history SET lastname = NULL WHERE id <> $1"), "Immutable", "the row of another transaction opens nothing")
	}
}

// testAnonymiseForged passes changes off as anonymisations.
func testAnonymiseForged(w world) {
	a, b := w.busy()
	w.sealed()
	w.tx(func(tx *store.Tx) error { return tx.Anonymise("Identity", a.ID) })
	w.sealed()
	c := w.checkpoint()
	var codes []seal.Value
	salt := w.bytes("SELECT salt FROM object_salts WHERE object_id = $1", b.ID)
	var now entities.Identity
	w.tx(func(tx *store.Tx) error { return tx.Get(&now, b.ID) })
	for property, value := range map[string]string{"DisplayName": now.DisplayName, "FIRSTNAME": now.FirstName, "LASTNAME": now.LastName} {
		mac, err := seal.MAC(salt, value)
		require.NoError(w, err)
		codes = append(codes, seal.Value{Property: property, MAC: mac})
	}
	w.disarm()
	w.tamper(c, "UPDATE identities SET lastname = 'forged' WHERE id = (SELECT min(id) FROM identities)")
	w.tamper(c, "UPDATE identities_history SET lastname = 'forged' WHERE id = (SELECT min(id) FROM identities)")
	w.tamper(c, "DELETE FROM anonymised_values")
	w.forged(c, "codes of a real version, values of another", func() {
		for _, one := range codes {
			_, err := w.s.DB().Exec(w.ctx, "INSERT INTO anonymised_values (object_id, version_id, property, mac) VALUES ($1, $2, $3, $4)",
				b.ID, now.CurrentVersionID, one.Property, one.MAC)
			require.NoError(w, err)
		}
		w.exec("UPDATE identities SET firstname = NULL, lastname = NULL, display_name = '' WHERE id = (SELECT max(id) FROM identities)")
	})
}
