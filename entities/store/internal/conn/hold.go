package conn

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
)

// holds are what this process claims until it lets go of it or ends, however that comes about. On
// PostgreSQL all claims stand on one connection, which is not of the pool: whoever waits for a
// connection while holding another one might wait for ever. On SQLite the file belongs to one process.
type holds struct {
	mu   sync.Mutex
	held map[hold]bool
	conn *pgx.Conn // nil while nothing is held
}

type hold struct {
	kind string
	n    int64
}

// Hold claims something for this process until it is released.
func (db *DB) Hold(ctx context.Context, kind string, n int64) (release func(), err error) {
	h := hold{kind, n}
	db.holds.mu.Lock()
	defer db.holds.mu.Unlock()
	if db.Pool != nil {
		if err := db.claim(ctx, h); err != nil {
			return nil, fmt.Errorf("hold %s %d: %w", kind, n, err)
		}
	}
	if db.holds.held == nil {
		db.holds.held = map[hold]bool{}
	}
	db.holds.held[h] = true
	return func() { db.letGo(context.WithoutCancel(ctx), h) }, nil
}

// claim tells PostgreSQL. Where the connection broke, all that was held is claimed anew. Whoever gives up
// waiting must not break it for the others.
func (db *DB) claim(ctx context.Context, h hold) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeTime)
	defer cancel()
	all := []hold{h}
	if db.holds.conn == nil || db.holds.conn.IsClosed() {
		c, err := pgx.ConnectConfig(ctx, db.Pool.Config().ConnConfig)
		if err != nil {
			return err
		}
		db.holds.conn = c
		for other := range db.holds.held {
			all = append(all, other)
		}
	}
	for _, h := range all {
		if _, err := db.holds.conn.Exec(ctx, "SELECT pg_advisory_lock(hashtextextended($1, $2))", h.kind, h.n); err != nil {
			return err
		}
	}
	return nil
}

func (db *DB) letGo(ctx context.Context, h hold) {
	db.holds.mu.Lock()
	defer db.holds.mu.Unlock()
	delete(db.holds.held, h)
	if db.holds.conn == nil {
		return
	}
	if len(db.holds.held) == 0 { // the server lets go of what a connection holds once that ends
		_ = db.holds.conn.Close(ctx)
		db.holds.conn = nil
		return
	}
	// Where the connection is gone, so is the claim.
	_, _ = db.holds.conn.Exec(ctx, "SELECT pg_advisory_unlock(hashtextextended($1, $2))", h.kind, h.n)
}

// Unheld is the SQL for that nobody holds what has the number in a column.
func (db *DB) Unheld(kind, column string) string {
	if db.Pool != nil {
		return "pg_try_advisory_xact_lock(hashtextextended('" + kind + "', " + column + "))"
	}
	db.holds.mu.Lock()
	defer db.holds.mu.Unlock()
	var numbers []string
	for h := range db.holds.held {
		if h.kind == kind {
			numbers = append(numbers, strconv.FormatInt(h.n, 10))
		}
	}
	return column + " NOT IN (" + strings.Join(numbers, ", ") + ")" // of an empty list too, on SQLite
}
