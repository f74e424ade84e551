package store

import (
	"errors"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// holdType is the name under which holds stand in the audit.
const holdType = "LockHold"

// OpenHold locks an identity: it gets one more hold, and the status Locked if it is not locked yet.
func (tx *Tx) OpenHold(identity int64, source, reason string, process int64) error {
	if err := tx.withReason(reason, process, func() error { return tx.lockOut(identity, source) }); err != nil {
		return fmt.Errorf("open hold on identity %d: %w", identity, err)
	}
	return nil
}

// withReason writes the events of f with another reason and process than the origin's.
func (tx *Tx) withReason(reason string, process int64, f func() error) error {
	before, o := tx.ctx, OriginOf(tx.ctx)
	if reason != "" {
		o.Reason = reason
	}
	if process != 0 {
		o.Process = process
	}
	tx.ctx = WithOrigin(tx.ctx, o)
	err := f()
	tx.ctx = before
	return err
}

func (tx *Tx) lockOut(identity int64, source string) error {
	old, err := tx.lockedIdentity(identity)
	if err != nil {
		return err
	}
	if old.get("IDENTITYSTATUS") == int64(entities.IdentityLocked) {
		return tx.insertHold(old.id, old.get("IDENTITYSTATUS"), source)
	}
	next := old.with("IDENTITYSTATUS", int64(entities.IdentityLocked))
	tx.holdSource = source
	return tx.replace(old, next, OpUpdate)
}

func (tx *Tx) lockedIdentity(id int64) (*row, error) {
	return tx.load(tx.store.catalog.ByName("Identity"), id, true)
}

// with is a copy of the row in which one property differs.
func (r *row) with(property string, v any) *row {
	next := *r
	next.values = append([]any{}, r.values...)
	next.set(property, v)
	return &next
}

// beforeUpdate keeps holds and status in step, in the order that the triggers of the database
// expect: the identity row is locked, its old version is in the history, then the hold, then the row.
func (tx *Tx) beforeUpdate(old, next *row) error {
	if old.kind.Name != "Identity" {
		return nil
	}
	was, is := old.get("IDENTITYSTATUS"), next.get("IDENTITYSTATUS")
	locked := int64(entities.IdentityLocked)
	if was != locked && is == locked {
		source := tx.holdSource
		tx.holdSource = ""
		if source == "" {
			source = "direct"
		}
		return tx.insertHold(old.id, was, source)
	}
	if was == locked && is != locked && OriginOf(tx.ctx).Override {
		return tx.endHolds(old.id, nil)
	}
	return nil
}

// insertLocked writes a new identity that is Locked from the start: the row first, then the hold,
// whose trigger sets the status.
func (tx *Tx) insertLocked(r *row) error {
	stored := r.stored()
	stored["identitystatus"] = int64(entities.IdentityActive)
	if err := tx.conn.Insert(tx.ctx, r.kind.Table, stored); err != nil {
		return err
	}
	return tx.insertHold(r.id, nil, "direct")
}

func isLocked(r *row) bool {
	return r.kind.Name == "Identity" && r.get("IDENTITYSTATUS") == int64(entities.IdentityLocked)
}

const insertHold = `INSERT INTO lock_holds (identity_id, source, opened_by, opened_at, open_cause, status_before)
	VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`

func (tx *Tx) insertHold(identity int64, before any, source string) error {
	e, err := tx.event(holdType, OpCreate)
	if err != nil {
		return err
	}
	return tx.insertHoldIn(e, identity, before, source)
}

// insertHoldIn opens a hold as part of an event.
func (tx *Tx) insertHoldIn(e *event, identity int64, before any, source string) error {
	by := orNull(access.From(tx.ctx).User)
	var id int64
	if err := tx.conn.QueryRow(tx.ctx, insertHold, identity, source, by, tx.now, e.id, before).Scan(&id); err != nil {
		return err
	}
	sum, err := openedHold(hold{
		id: id, identity: identity, source: source, openedBy: by, openedAt: tx.now, openCause: e.id, before: before,
	}).Sum()
	if err != nil {
		return err
	}
	e.digest.Add(id, sum)
	return nil
}

// hold is a row of lock_holds.
type hold struct {
	id, identity       int64
	source             string
	openedBy, closedBy any
	openedAt           time.Time
	openCause          int64
	before             any
	closedAt           time.Time
	closeCause         int64
}

// openedHold and closedHold are the two versions of a hold in the form that digests are taken of.
func openedHold(h hold) seal.Version {
	return seal.Version{Type: holdType, ID: h.id, Event: h.openCause, From: h.openedAt, Values: []seal.Value{
		{Property: "Identity", V: h.identity},
		{Property: "Source", V: h.source},
		{Property: "OpenedBy", V: h.openedBy},
		{Property: "StatusBefore", V: h.before},
	}}
}

func closedHold(h hold) seal.Version {
	return seal.Version{Type: holdType, ID: h.id, Event: h.closeCause, From: h.closedAt, Values: []seal.Value{
		{Property: "Identity", V: h.identity}, {Property: "ClosedBy", V: h.closedBy},
	}}
}

// CloseHolds ends one hold on an identity, or all of them if hold is nil. The answer is the status
// after it: Locked while another hold is open, else Disabled or Pending if that was the status
// before the first hold, else what the dates say.
func (tx *Tx) CloseHolds(identity int64, hold *int64, reason string) (status string, err error) {
	err = tx.withReason(reason, 0, func() error {
		status, err = tx.release(identity, hold)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("close holds on identity %d: %w", identity, err)
	}
	return status, nil
}

func (tx *Tx) release(identity int64, hold *int64) (string, error) {
	old, err := tx.lockedIdentity(identity)
	if err != nil {
		return "", err
	}
	open, err := tx.openHolds(identity)
	if err != nil {
		return "", err
	}
	last := true
	for _, h := range open {
		if hold != nil && h != *hold {
			last = false
		}
	}
	if !last || len(open) == 0 {
		return statusText(old), tx.endHolds(identity, hold)
	}
	before, err := tx.statusBefore(identity)
	if err != nil {
		return "", err
	}
	next := old.with("IDENTITYSTATUS", int64(statusAfter(old, before, tx.now)))
	if err := tx.version(old, next, OpUpdate); err != nil {
		return "", err
	}
	if err := tx.endHolds(identity, hold); err != nil {
		return "", err
	}
	return statusText(next), tx.finishUpdate(old, next)
}

func statusText(r *row) string {
	id, _ := r.get("IDENTITYSTATUS").(int64)
	return entities.IdentityStatus(id).String()
}

func (tx *Tx) openHolds(identity int64) (ids []int64, err error) {
	rows, err := tx.conn.Query(tx.ctx, "SELECT id FROM lock_holds WHERE identity_id = $1 AND closed_at IS NULL ORDER BY id", identity)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// statusBefore is the status before the first hold of the present lock; 0 if nobody knows.
func (tx *Tx) statusBefore(identity int64) (entities.IdentityStatus, error) {
	var status *int64
	err := tx.conn.QueryRow(tx.ctx, `SELECT status_before FROM lock_holds WHERE identity_id = $1
		AND (status_before IS NULL OR status_before <> $2) ORDER BY id DESC LIMIT 1`, identity, int64(entities.IdentityLocked)).Scan(&status)
	if errors.Is(err, conn.ErrNoRows) || err == nil && status == nil {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return entities.IdentityStatus(*status), nil
}

// statusAfter is what the lock gives way to.
func statusAfter(identity *row, before entities.IdentityStatus, now time.Time) entities.IdentityStatus {
	if before == entities.IdentityDisabled || before == entities.IdentityPending {
		return before
	}
	from, _ := identity.get("VALIDFROM").(time.Time)
	to, _ := identity.get("VALIDTO").(time.Time)
	switch entities.Standing(now, instant(from), instant(to)) {
	case entities.Over:
		return entities.IdentityTerminated
	case entities.Ahead:
		return entities.IdentityInactive
	}
	return entities.IdentityActive
}

func instant(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// endHolds closes one open hold, or all.
func (tx *Tx) endHolds(identity int64, one *int64) error {
	open, err := tx.openHolds(identity)
	if err != nil {
		return err
	}
	by := orNull(access.From(tx.ctx).User)
	for _, id := range open {
		if one != nil && id != *one {
			continue
		}
		if err := tx.endHold(hold{id: id, identity: identity, closedBy: by, closedAt: tx.now}); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) endHold(h hold) error {
	e, err := tx.event(holdType, OpUpdate)
	if err != nil {
		return err
	}
	h.closeCause = e.id
	_, err = tx.conn.Exec(tx.ctx, "UPDATE lock_holds SET closed_by = $2, closed_at = $3, close_cause = $4 WHERE id = $1",
		h.id, h.closedBy, h.closedAt, h.closeCause)
	if err != nil {
		return err
	}
	sum, err := closedHold(h).Sum()
	if err == nil {
		e.digest.Add(h.id, sum)
	}
	return err
}
