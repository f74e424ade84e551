package store

import (
	"context"
	"errors"

	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Reclaim frees the work that a process which ended without a word had claimed, so that it need
// not be waited for. Only on SQLite is it known that there is no such process any more: the file
// belongs to this one. On PostgreSQL leases run out.
func (s *Store) Reclaim(ctx context.Context) error {
	return s.Tx(ctx, func(tx *Tx) error {
		if s.db.Dialect != conn.SQLite {
			return tx.closeImports()
		}
		return errors.Join(tx.closeImports(), queue.Reclaim(ctx, tx), calc.Reclaim(ctx, tx))
	})
}
