package conn

import (
	"context"
	"database/sql"
	"sync"
)

// maxReady bounds the statements that are kept compiled.
const maxReady = 500

// ready keeps the statements that SQLite reads again and again, compiled on each connection
// that ran them: to compile one takes longer than to run it. PostgreSQL's driver does the same itself.
type ready struct {
	db *sql.DB
	mu sync.Mutex
	// known has nil for a statement that was seen once: one that never comes again is not kept.
	known map[string]*sql.Stmt
}

func newReady(db *sql.DB) *ready { return &ready{db: db, known: map[string]*sql.Stmt{}} }

// find gives the compiled statement; nil if there is none. again says that it is worth to make one.
func (c *ready) find(text string) (stmt *sql.Stmt, again bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	stmt, seen := c.known[text]
	if !seen {
		c.keep(text, nil)
	}
	return stmt, seen && stmt == nil
}

// add compiles statements. It takes a connection, so whoever holds one gives it back before: else
// those who hold all of them would wait for each other.
func (c *ready) add(ctx context.Context, texts []string) {
	for _, text := range texts {
		stmt, err := c.db.PrepareContext(ctx, text)
		if err != nil {
			continue // whoever runs it is told
		}
		c.mu.Lock()
		c.keep(text, stmt)
		c.mu.Unlock()
	}
}

func (c *ready) keep(text string, stmt *sql.Stmt) {
	drop(c.known, text)
	for other := range c.known {
		if len(c.known) < maxReady {
			break
		}
		drop(c.known, other)
	}
	c.known[text] = stmt
}

// drop forgets a statement. Those whose rows are open finish undisturbed.
func drop(known map[string]*sql.Stmt, text string) {
	if stmt := known[text]; stmt != nil {
		_ = stmt.Close()
	}
	delete(known, text)
}
