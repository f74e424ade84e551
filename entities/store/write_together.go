package store

import (
	"fmt"
	"maps"

	"github.com/ropewalk/ropewalk/entities"
)

// sum is the digest of a version that this transaction made without keeping the row in memory.
type sum struct {
	event *event
	of    [32]byte
}

// wrote says that the transaction made a version of the row.
func (tx *Tx) wrote(id int64) bool {
	_, summed := tx.sums[id]
	return summed || tx.rows[id] != nil
}

// writeTogether is writeBatch as a part of the event that the transaction has for the type and the
// operation, so that later changes can go on with the rows. They are let go of: what the event
// needs of them is their digests.
func (tx *Tx) writeTogether(kind *entities.Type, operation string, next, old []*row, changed [][]string) error {
	if len(next) == 0 {
		return nil
	}
	e, err := tx.event(kind.Name, operation)
	if err != nil {
		return err
	}
	b := &batch{tx: tx, kind: kind, event: e, next: next, old: old, changed: changed, sums: map[int64]sum{}}
	if err := b.write(); err != nil {
		return fmt.Errorf("%s %d rows of %s: %w", operation, len(next), kind.Name, err)
	}
	maps.Copy(tx.sums, b.sums)
	tx.last = e.id
	return nil
}

// stand is where the events of a transaction stood, to go back to.
type stand struct {
	ids     map[*event]int
	changed map[*event]map[string]bool
	last    int64
}

func (tx *Tx) stand() stand {
	s := stand{ids: map[*event]int{}, changed: map[*event]map[string]bool{}, last: tx.last}
	for _, e := range tx.order {
		s.ids[e], s.changed[e] = len(e.ids), maps.Clone(e.changed)
	}
	return s
}

// back forgets what was written since. Events stay open: their numbers are taken.
func (tx *Tx) back(s stand) {
	for _, e := range tx.order {
		for _, id := range e.ids[s.ids[e]:] {
			delete(tx.sums, id)
		}
		e.ids, e.changed = e.ids[:s.ids[e]], maps.Clone(s.changed[e])
	}
	tx.last = s.last
}
