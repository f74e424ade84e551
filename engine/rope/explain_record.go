package rope

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// Account is the explanation of access together with what is stored of it.
type Account struct {
	Explanation
	Identity int64
	Key      uuid.UUID
	// Now is the business time that the explanation goes by.
	Now time.Time
	// Stored is what stands, nil if nothing does.
	Stored *calc.Assignment
	// Drift is what the explanation says otherwise than what is stored; nil if it agrees with it.
	Drift *Difference
	// Queue is the entry by which the identity waits to be calculated, nil if it does not wait.
	Queue *calc.Queued
}

// Since is the version with which a status became what it is, and the run that made it.
type Since struct {
	Version int64 // the audit event
	Time    time.Time
	Run     int64 // 0 if no run is known
}

// UnknownError says that there is nothing of the number or key that was given.
type UnknownError struct{ What string }

// Error implements error.
func (e *UnknownError) Error() string { return "there is no such " + e.What }

// Explain calculates anew, in memory, whoever holds the access of a key, and tells why he has it and
// since when. All is read at one instant, and nothing is written.
func (e *Engine) Explain(ctx context.Context, key uuid.UUID) (*Account, error) {
	var out *Account
	err := calc.Read(ctx, e.store, func(tx calc.Tx) error {
		identity, err := calc.Holder(ctx, tx, key)
		if err != nil {
			return err
		}
		if identity == 0 {
			return &UnknownError{"access"}
		}
		record, err := calc.RecordOf(ctx, tx, identity, key)
		if err != nil {
			return err
		}
		batch, err := e.study(ctx, tx, []int64{identity}, calc.Also{})
		if err != nil {
			return err
		}
		out, err = e.account(batch, record, identity, key)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("explain access %s: %w", key, err)
	}
	return out, nil
}

// account puts the explanation and the record side by side. Who is gone holds nothing.
func (e *Engine) account(batch *calc.Batch, record calc.Record, identity int64, key uuid.UUID) (out *Account, err error) {
	out = &Account{Identity: identity, Key: key, Now: batch.World.Now, Stored: record.Assignment, Queue: record.Queue}
	if len(batch.Subjects) > 0 {
		defer rescue(identity, &err)
		out.Explanation, _ = Explain(e.snapshot(batch, batch.Subjects[0]), key)
	}
	if d, differs := drift(record.Assignment, out.Assignment); differs {
		d.Identity = identity
		out.Drift = &d
	}
	for i := range out.Statuses {
		out.Statuses[i].Since = since(record.Versions, out.Assignment, out.Statuses[i].Property)
	}
	return out, nil
}

// drift compares what is stored with what was calculated.
func drift(stored, calculated *calc.Assignment) (Difference, bool) {
	if stored == nil && calculated == nil {
		return Difference{}, false
	}
	return differ(stored, calculated)
}

// shownBy lists the properties that a conclusion is about.
func shownBy(conclusion string) []string {
	if conclusion == validity {
		return []string{"ValidFrom", "ValidTo"}
	}
	return []string{conclusion}
}

// since finds the version with which a status became what it is now; nil if it is not stored so.
func since(versions []calc.Recorded, now *calc.Assignment, conclusion string) *Since {
	var first *Since
	for i := range versions {
		v := &versions[i]
		if !agree(&v.Assignment, now, shownBy(conclusion)) {
			break
		}
		first = &Since{v.Version, v.Began, v.Run}
	}
	return first
}

func agree(a, b *calc.Assignment, names []string) bool {
	for _, p := range properties {
		for _, name := range names {
			if p.name == name && p.text(a) != p.text(b) {
				return false
			}
		}
	}
	return true
}

// study reads what bears on the access of some identities at the instant of a snapshot, with whom
// the filters of policies let in.
func (e *Engine) study(ctx context.Context, tx calc.Tx, ids []int64, also calc.Also) (*calc.Batch, error) {
	batch, err := calc.LoadWith(ctx, tx, e.settings(), ids, also)
	if err != nil {
		return nil, err
	}
	return batch, match(batch,
		func(filter string) ([]int64, error) { return e.matching(ctx, tx, filter, batch.World.Now, ids) },
		func(policy int64) ([]int64, error) { return calc.HadFrom(ctx, tx, policy, ids) })
}

// matching lists those of some identities that a filter lets in at the instant of a snapshot.
func (e *Engine) matching(ctx context.Context, tx calc.Tx, filter string, now time.Time, ids []int64) ([]int64, error) {
	text, args, err := e.store.Selection(entities.Identity{}, filter, map[string]any{"now": now})
	if err != nil {
		return nil, err
	}
	return calc.Matching(ctx, tx, text, args, ids)
}

func (e *Engine) snapshot(batch *calc.Batch, s *calc.Subject) Snapshot {
	return Snapshot{World: batch.World, Subject: s, Additions: e.options.Additions}
}

// rescue turns a panic of a calculation into an error.
func rescue(identity int64, err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("calculate identity %d: %v", identity, cause)
	}
}
