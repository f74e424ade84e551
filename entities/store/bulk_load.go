package store

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// loadMany is load, with a lock, for many rows. A row that this transaction has already written
// is refused: its version would end in the same instant.
func (tx *Tx) loadMany(t *entities.Type, ids []int64) (map[int64]*row, error) {
	found := make(map[int64]*row, len(ids))
	if len(ids) == 0 {
		return found, nil
	}
	from := t.Table + " v WHERE v.id " + inList(tx.conn.Dialect, "$1") + " ORDER BY v.id"
	if tx.conn.Dialect == conn.Postgres {
		from += " FOR NO KEY UPDATE OF v"
	}
	rows, err := readRows(tx.ctx, tx.conn, t, from, ids)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		if tx.wrote(r.id) {
			return nil, fmt.Errorf("%s %d was written before in the same transaction", t.Name, r.id)
		}
		found[r.id] = r
	}
	links, err := loadLinks(tx.ctx, tx.conn, t, ids)
	for id, r := range found {
		r.links = links[id]
	}
	return found, err
}
