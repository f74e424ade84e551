package store

import (
	"fmt"
	"time"

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
	text := "SELECT " + columns(t, "t.") + ", t.effective_from, (SELECT s.salt FROM object_salts s WHERE s.object_id = t.id) FROM " +
		t.Table + " t WHERE t.id " + inList(tx.conn.Dialect, "$1") + " ORDER BY t.id"
	if tx.conn.Dialect == conn.Postgres {
		text += " FOR NO KEY UPDATE OF t"
	}
	rows, err := tx.conn.Query(tx.ctx, text, ids)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var from time.Time
	var salt []byte
	for cells := newScanner(t, conn.Time(&from), &salt); rows.Next(); {
		values, err := cells.scan(rows)
		if err != nil {
			return nil, err
		}
		r := &row{kind: t, values: values, from: from, salt: salt}
		r.id, _ = r.get("Id").(int64)
		if tx.rows[r.id] != nil {
			return nil, fmt.Errorf("%s %d was written before in the same transaction", t.Name, r.id)
		}
		found[r.id] = r
		salt = nil
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	rows.Close()
	links, err := loadLinks(tx.ctx, tx.conn, t, ids)
	for id, r := range found {
		r.links = links[id]
	}
	return found, err
}
