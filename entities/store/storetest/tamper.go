package storetest

import (
	"crypto/ed25519"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// errUndo ends a transaction of which nothing shall stay.
var errUndo = errors.New("undo")

// touched are the tables that tampering changes.
var touched = []string{
	"identities", "identities_history", "identities_manager_history", "audit_events", "audit_blocks", "audit_checkpoints", "lock_holds", "orgunits",
	"api_keys", "anonymised_values", "calculated_assignments", "calculated_assignments_history", "object_salts",
	"violation_decisions", "verdicts", "resourceassignments", "resourceassignments_history", "workitems", "workitems_history",
}

func (w world) exec(sql string) {
	w.Helper()
	_, err := w.s.DB().Exec(w.ctx, sql)
	require.NoError(w, err, sql)
}

// disarm takes the triggers away, as somebody with the rights of the owner could.
func (w world) disarm() {
	w.Helper()
	if w.s.DB().Pool != nil {
		for _, table := range touched {
			w.exec("ALTER TABLE " + table + " DISABLE TRIGGER USER")
		}
		return
	}
	for _, name := range w.names("SELECT name FROM sqlite_master WHERE type = 'trigger'") {
		w.exec("DROP TRIGGER " + name)
	}
}

func (w world) names(sql string) (names []string) {
	w.Helper()
	rows, err := w.s.DB().Query(w.ctx, sql)
	require.NoError(w, err)
	defer rows.Close()
	for rows.Next() {
		var name string
		require.NoError(w, rows.Scan(&name))
		names = append(names, name)
	}
	return names
}

func (w world) bytes(sql string, args ...any) (b []byte) {
	w.Helper()
	require.NoError(w, w.s.DB().QueryRow(w.ctx, sql, args...).Scan(&b), sql)
	return slices.Clone(b)
}

// together runs statements in one transaction.
func (w world) together(statements ...string) {
	w.Helper()
	w.tx(func(tx *store.Tx) error {
		for _, sql := range statements {
			_, err := tx.Conn().Exec(w.ctx, sql)
			require.NoError(w, err, sql)
		}
		return nil
	})
}

// snapshot copies the tables and gives the way back.
func (w world) snapshot() (undo func()) {
	w.Helper()
	var there, back []string
	for _, table := range touched {
		columns := strings.Join(w.columns(table), ", ")
		there = append(there, "CREATE TABLE copy_of_"+table+" AS SELECT * FROM "+table)
		if table == "identities" { // children go before their parents and come back after them
			back = append(back, "DELETE FROM lock_holds")
		}
		back = append(back, "DELETE FROM "+table,
			"INSERT INTO "+table+" ("+columns+") SELECT "+columns+" FROM copy_of_"+table, "DROP TABLE copy_of_"+table)
	}
	w.together(there...)
	return func() {
		w.Helper()
		w.together(back...)
	}
}

func (w world) columns(table string) []string {
	w.Helper()
	if w.s.DB().Pool != nil {
		return w.names("SELECT column_name::text FROM information_schema.columns WHERE table_name = '" + table + "' ORDER BY ordinal_position")
	}
	return w.names("SELECT name FROM pragma_table_info('" + table + "')")
}

// checkpoint signs the last block, as the sealer does, and hands out what is kept elsewhere.
func (w world) checkpoint() *seal.Checkpoint {
	w.Helper()
	public, private, err := ed25519.GenerateKey(nil)
	require.NoError(w, err)
	c, err := w.s.Checkpoint(w.ctx, private)
	require.NoError(w, err)
	require.NotNil(w, c)
	require.True(w, c.Valid(public))
	return c
}

// tamper runs a statement behind the back of the service, checks that it is found, and takes it back.
func (w world) tamper(c *seal.Checkpoint, sql string) {
	w.Helper()
	w.forged(c, sql, func() { w.exec(sql) })
}

func (w world) forged(c *seal.Checkpoint, name string, f func()) {
	w.Helper()
	undo := w.snapshot()
	f()
	require.NotEmpty(w, w.verify(c).Findings, "undetected: %s", name)
	undo()
}

// calculate saves assignments of an identity as the engine does.
func (w world) calculate(identity int64, list ...calc.Assignment) {
	w.Helper()
	w.tx(func(tx *store.Tx) error {
		return calc.Queue(w.ctx, tx, []int64{identity}, calc.Entry{Source: "test"})
	})
	claims, err := calc.Take(w.ctx, w.s, 10, 0, 7, time.Minute)
	require.NoError(w, err)
	require.Len(w, claims, 1)
	w.tx(func(tx *store.Tx) error {
		_, err = calc.Save(w.ctx, tx, []calc.Outcome{{
			Claim: claims[0], At: tx.Now(), Input: []byte{1},
			Result: calc.Result{Identity: identity, Assignments: list},
		}})
		return err
	})
}

// provable leaves versions of all kinds that the audit covers.
func (w world) provable() {
	w.Helper()
	a, _ := w.busy()
	for _, name := range []string{"one", "two", "three"} {
		w.tx(func(tx *store.Tx) error {
			hash := make([]byte, 32)
			copy(hash, name)
			return tx.AddKey(access.Key{Prefix: "rw_" + name, Hash: hash, User: 5, Name: name, Created: tx.Now()})
		})
	}
	w.tx(func(tx *store.Tx) error { return tx.RevokeKey("rw_two") })
	one := calc.Assignment{Key: uuid.UUID{1}, Resource: 11, Account: "jo", Enabled: true, Compliance: 1}
	two := calc.Assignment{Key: uuid.UUID{2}, Resource: 12, Compliance: 2, DisabledBy: "Expired"}
	w.calculate(a.ID, one, two)
	one.Enabled, one.DisabledBy = false, "IdentityLocked"
	w.calculate(a.ID, one, two)
	w.calculate(a.ID, one)
	w.judge(a.ID)
}

// judge leaves what people decide about access: each of its kinds one that stands and one that was ended.
func (w world) judge(identity int64) {
	w.Helper()
	for _, allowed := range []bool{true, false} {
		w.tx(func(tx *store.Tx) error {
			return calc.PutDecisions(w.ctx, tx, []calc.Decided{{
				Decision: calc.Decision{Constraint: 31, Resource: 11, Account: "jo", Allowed: allowed, Expiry: tx.Now().AddDate(0, 0, 180)},
				Identity: identity, By: 5, At: tx.Now(), Reason: "looked at it", Control: 41,
			}})
		})
	}
	w.tx(func(tx *store.Tx) error {
		kept := calc.Kept{Key: uuid.UUID{1}, Identity: identity, Resource: 11, Account: "jo", By: 5, Decided: tx.Now(), Comment: "needed", Expiry: tx.Now().AddDate(1, 0, 0)}
		return calc.PutVerdicts(w.ctx, tx, []calc.Kept{kept, kept})
	})
	w.tx(func(tx *store.Tx) error {
		var key uuid.UUID
		if err := tx.Conn().QueryRow(w.ctx, "SELECT verdict_key FROM verdicts ORDER BY id LIMIT 1").Scan(&key); err != nil {
			return err
		}
		_, ended, err := calc.ExpireVerdict(w.ctx, tx, key, tx.Now(), 6, "left the project")
		require.True(w, ended)
		return err
	})
}

// tamperings are what an operator may try to hide. Each leaves a database that looks well by itself.
var tamperings = []string{
	// values of rows
	"UPDATE identities SET jobtitle = 'forged'",
	"UPDATE identities SET lastname = 'forged'",
	"UPDATE identities SET lastname = NULL",
	"UPDATE identities SET identitystatus = 1 WHERE identitystatus = 4",
	"DELETE FROM orgunits WHERE id = (SELECT max(id) FROM orgunits)",
	"DELETE FROM object_salts WHERE object_id = (SELECT min(object_id) FROM object_salts)",
	// history
	"UPDATE identities_history SET jobtitle = 'forged'",
	"UPDATE identities_history SET effective_to = effective_from",
	"DELETE FROM identities_history WHERE version_id = (SELECT min(version_id) FROM identities_history)",
	"DELETE FROM identities_manager_history",
	// events
	"UPDATE audit_events SET reason = 'forged' WHERE id = 2",
	"UPDATE audit_events SET actor_id = 99 WHERE id = 3",
	"UPDATE audit_events SET digest = (SELECT digest FROM audit_events WHERE id = 1) WHERE id = 2",
	"DELETE FROM audit_events WHERE operation = 'Denied'",
	"DELETE FROM audit_events WHERE id = (SELECT max(id) FROM audit_events)",
	"DELETE FROM audit_events WHERE id > 5",
	// blocks
	"UPDATE audit_blocks SET count = count - 1",
	"UPDATE audit_blocks SET hash = previous WHERE number = 2",
	"DELETE FROM audit_blocks",
	"DELETE FROM audit_blocks WHERE number = 2",
	"DELETE FROM audit_blocks WHERE number = (SELECT max(number) FROM audit_blocks)",
	// holds
	"UPDATE lock_holds SET source = 'forged'",
	"UPDATE lock_holds SET status_before = 2",
	"UPDATE lock_holds SET closed_by = 99 WHERE closed_at IS NOT NULL",
	"DELETE FROM lock_holds WHERE closed_at IS NOT NULL",
	// API keys
	"UPDATE api_keys SET user_id = 1",
	"UPDATE api_keys SET expires_at = created_at",
	"UPDATE api_keys SET revoked = (1 = 0), closed_by = NULL",
	"DELETE FROM api_keys WHERE revoked",
	// calculated assignments
	"UPDATE calculated_assignments SET status = (1 = 1), disabled_reason = NULL",
	"UPDATE calculated_assignments SET identity_id = identity_id + 1",
	"UPDATE calculated_assignments SET resource_id = 99",
	"DELETE FROM calculated_assignments",
	"UPDATE calculated_assignments_history SET account_name = 'forged'",
	"UPDATE calculated_assignments_history SET effective_to = effective_from",
	"DELETE FROM calculated_assignments_history",
	// decisions about violations
	"UPDATE violation_decisions SET allowed = NOT allowed",
	"UPDATE violation_decisions SET decided_by_id = 99",
	"UPDATE violation_decisions SET expiry = decided_time",
	"UPDATE violation_decisions SET reason = NULL",
	"UPDATE violation_decisions SET control_id = NULL WHERE ended_time IS NULL",
	"UPDATE violation_decisions SET ended_time = NULL, closed_by = NULL",
	"UPDATE violation_decisions SET ended_time = decided_time WHERE ended_time IS NULL",
	"UPDATE violation_decisions SET closed_by = version_id WHERE ended_time IS NOT NULL",
	"DELETE FROM violation_decisions WHERE ended_time IS NULL",
	"DELETE FROM violation_decisions WHERE ended_time IS NOT NULL",
	"INSERT INTO violation_decisions (decision_key, identity_id, constraint_id, resource_id, allowed, decided_time, expiry, version_id) " +
		"SELECT i.uid, d.identity_id, 32, d.resource_id, NOT d.allowed, d.decided_time, d.expiry, d.version_id " +
		"FROM violation_decisions d JOIN identities i ON i.id = d.identity_id WHERE d.ended_time IS NULL",
	// verdicts of reviews
	"UPDATE verdicts SET decided_by_id = 99 WHERE closed_by IS NULL",
	"UPDATE verdicts SET expiry = decided_time, granted_expiry = decided_time WHERE closed_by IS NULL",
	"UPDATE verdicts SET expiry = decided_time WHERE closed_by IS NULL",
	"UPDATE verdicts SET expiry = granted_expiry, expired_time = NULL, expired_by_id = NULL, expire_reason = NULL, closed_by = NULL",
	"UPDATE verdicts SET expired_by_id = 99 WHERE closed_by IS NOT NULL",
	"UPDATE verdicts SET assignment_key = verdict_key",
	"DELETE FROM verdicts WHERE closed_by IS NULL",
}
