package store

import (
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// The operations that audit events name.
const (
	OpCreate = "Create"
	OpUpdate = "Update"
	OpDelete = "Delete"
	// OpRestore takes a deletion back. Whoever watches updates sees it as one of Deleted.
	OpRestore = "Restore"
	OpDenied  = "Denied"
	// OpAnonymise makes no version: it takes away what versions say of a person.
	OpAnonymise = "Anonymise"
)

// eventKey tells the events of a transaction apart: by type and operation, by the reason if several
// were given, and by whom the caller acted for.
type eventKey struct {
	kind, operation, reason string
	process                 int64
	behalf                  string
}

// event is one audit event in the making.
type event struct {
	id     int64
	key    eventKey
	digest seal.Digest
	object int64
	// changed are the properties that changed in any row, for the outbox.
	changed map[string]bool
	ids     []int64
}

// event gives the event of this transaction for a type and an operation.
func (tx *Tx) event(kind, operation string) (*event, error) {
	o := OriginOf(tx.ctx)
	key := eventKey{kind, operation, o.Reason, o.Process, o.OnBehalf}
	if e := tx.events[key]; e != nil {
		tx.last = e.id
		return e, nil
	}
	e, err := tx.openEvent(key)
	if err != nil {
		return nil, err
	}
	tx.events[key] = e
	tx.order = append(tx.order, e)
	return e, nil
}

// openEvent begins an event; whoever asks for it writes it.
func (tx *Tx) openEvent(key eventKey) (*event, error) {
	id, err := tx.nextEvent()
	if err != nil {
		return nil, fmt.Errorf("number audit event: %w", err)
	}
	tx.last = id
	digest := seal.Digest{Type: key.kind, Operation: key.operation}
	return &event{id: id, key: key, digest: digest, changed: map[string]bool{}}, nil
}

func (tx *Tx) nextEvent() (id int64, err error) {
	if id, tx.number = tx.number, 0; id != 0 {
		return id, nil
	}
	if tx.conn.Dialect == conn.SQLite {
		err = tx.conn.QueryRow(tx.ctx, "UPDATE counters SET next = next + 1 WHERE name = 'event' RETURNING next - 1").Scan(&id)
		return id, err
	}
	const text = "SELECT nextval('audit_event_ids'), pg_current_xact_id()::text::bigint"
	err = tx.conn.QueryRow(tx.ctx, text).Scan(&id, &tx.xid)
	return id, err
}

const insertEvent = `INSERT INTO audit_events (id, era, xid, recorded_at, at, channel, actor_id, identity_id, actor, on_behalf,
	type, operation, object_id, count, cause, hops, process_id, reason, request_id, digest)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`

// writeEvent puts the event down; its digest must be complete.
func (tx *Tx) writeEvent(e *event) error {
	o, who := OriginOf(tx.ctx), access.From(tx.ctx)
	name := who.Name
	if !who.System {
		// Persons stand in the audit by number only, so that they can be forgotten.
		name = ""
	}
	err := tx.conn.Later(tx.ctx, insertEvent, e.id, tx.store.era, tx.xid, tx.recorded, tx.now, channel(o, who),
		orNull(who.User), orNull(who.Identity), name, e.key.behalf, e.key.kind, e.key.operation, orNull(e.object),
		e.digest.Count(), orNull(o.Cause), int64(o.Hops), orNull(e.key.process), e.key.reason, o.RequestID, e.digest.Sum())
	if err != nil {
		return fmt.Errorf("write audit event: %w", err)
	}
	return nil
}

func channel(o Origin, who access.Principal) string {
	switch {
	case o.Override:
		return "override"
	case o.Channel != "":
		return o.Channel
	case who.System:
		return "engine"
	}
	return "odata"
}

func orNull(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

// Event is the number of the audit event of the last write in this transaction, 0 before the first.
func (tx *Tx) Event() int64 { return tx.last }

// Record adds a version to the audit that a subpackage wrote by a statement of its own: sum is
// the digest of its canonical form. The answer is the number of the event.
func (tx *Tx) Record(kind, operation string, key []byte, sum [32]byte) (int64, error) {
	e, err := tx.event(kind, operation)
	if err != nil {
		return 0, err
	}
	e.digest.AddKey(key, sum)
	return e.id, nil
}

// EventFor is the number of the event of this transaction for a type and an operation.
func (tx *Tx) EventFor(kind, operation string) (int64, error) {
	e, err := tx.event(kind, operation)
	if err != nil {
		return 0, err
	}
	return e.id, nil
}

// Now is business time, read once for the transaction.
func (tx *Tx) Now() time.Time { return tx.now }

// Recorded is the time of the database at which the transaction began.
func (tx *Tx) Recorded() time.Time { return tx.recorded }
