package store

import (
	"slices"

	"github.com/ropewalk/ropewalk/entities"
)

// tie is one target of a multi-valued reference that is added or removed.
type tie struct {
	owner  *row
	target int64
}

// link brings a multi-valued reference of all rows to their new targets.
func (b *batch) link(l entities.Link) error {
	var added, removed []tie
	for i, r := range b.next {
		var old []int64
		if b.old != nil {
			old = b.old[i].links[l.Nav]
		}
		for _, target := range r.links[l.Nav] {
			if !slices.Contains(old, target) {
				added = append(added, tie{r, target})
			}
		}
		for _, target := range old {
			if !slices.Contains(r.links[l.Nav], target) {
				removed = append(removed, tie{r, target})
			}
		}
	}
	if err := b.untie(l, removed); err != nil {
		return err
	}
	columns := []string{"owner_id", "target_id", "version_id", "effective_from"}
	return b.tx.conn.Copy(b.tx.ctx, l.Table, columns, len(added), func(n int) []any {
		return []any{added[n].owner.id, added[n].target, b.event.id, added[n].owner.from}
	})
}

// untie ends links. One that this very instant made leaves no history, for it never was.
func (b *batch) untie(l entities.Link, removed []tie) error {
	if len(removed) == 0 {
		return nil
	}
	columns := []string{"owner_id", "target_id", "effective_from"}
	staged, err := b.tx.conn.Stage(b.tx.ctx, l.Table, columns)
	if err != nil {
		return err
	}
	err = b.tx.conn.Copy(b.tx.ctx, staged, columns, len(removed), func(n int) []any {
		return []any{removed[n].owner.id, removed[n].target, removed[n].owner.from}
	})
	if err != nil {
		return err
	}
	_, err = b.tx.conn.Exec(b.tx.ctx, "INSERT INTO "+l.Table+"_history (owner_id, target_id, version_id, effective_from, effective_to, closed_by) "+
		"SELECT t.owner_id, t.target_id, t.version_id, t.effective_from, s.effective_from, $1 FROM "+l.Table+" t JOIN "+staged+
		" s ON s.owner_id = t.owner_id AND s.target_id = t.target_id WHERE t.effective_from < s.effective_from", b.event.id)
	if err != nil {
		return err
	}
	_, err = b.tx.conn.Exec(b.tx.ctx, "DELETE FROM "+l.Table+" WHERE (owner_id, target_id) IN (SELECT owner_id, target_id FROM "+staged+")")
	return err
}
