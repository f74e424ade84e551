package store

import (
	"context"
	"sync"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// idBlock is how many numbers of data objects a process takes at once; the sequence of PostgreSQL steps by it.
const idBlock = 100

// ids hands out numbers of data objects. A number is never handed out twice, not even if the
// transaction that asked for it comes to nothing.
type ids struct {
	mu          sync.Mutex
	next, limit int64
}

func (i *ids) take(ctx context.Context, c *conn.Tx) (id int64, moved bool, err error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.next == i.limit {
		start, err := takeBlock(ctx, c, i.limit)
		if err != nil {
			return 0, false, err
		}
		i.next, i.limit, moved = start, start+idBlock, true
	}
	i.next++
	return i.next - 1, moved, nil
}

// takeBlock never goes below limit, where the counter of SQLite may stand after a rollback.
func takeBlock(ctx context.Context, c *conn.Tx, limit int64) (start int64, err error) {
	if c.Dialect == conn.Postgres {
		err = c.QueryRow(ctx, "SELECT nextval('object_ids')").Scan(&start)
		return start, err
	}
	const text = "UPDATE counters SET next = max(next, $1) + $2 WHERE name = 'object' RETURNING next - $2"
	err = c.QueryRow(ctx, text, limit, int64(idBlock)).Scan(&start)
	return start, err
}

// restore raises the counter of SQLite again after a rollback took it back; sequences of PostgreSQL stay.
func (i *ids) restore(ctx context.Context, db *conn.DB) error {
	if db.Dialect == conn.Postgres {
		return nil
	}
	i.mu.Lock()
	limit := i.limit
	i.mu.Unlock() // whoever has the one connection that writes may be waiting for a number
	_, err := db.Exec(ctx, "UPDATE counters SET next = max(next, $1) WHERE name = 'object'", limit)
	return err
}
