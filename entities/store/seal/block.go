package seal

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// BlockSize is how many events a block holds at most.
const BlockSize = 500

// block is one link of the chain.
type block struct {
	number         int64
	first, last    place
	count          int64
	previous, hash []byte
}

const blockColumns = "number, first_era, first_xid, first_event, last_era, last_xid, last_event, count, previous, hash"

func scanBlock(row interface{ Scan(...any) error }) (b block, err error) {
	err = row.Scan(&b.number, &b.first.era, &b.first.xid, &b.first.id, &b.last.era, &b.last.xid, &b.last.id, &b.count, &b.previous, &b.hash)
	return b, err
}

// genesis stands before the first block.
var genesis = block{previous: make([]byte, 32), hash: make([]byte, 32)}

// after makes the next block over leaves.
func (b block) after(events []Event) block {
	next := block{number: b.number + 1, previous: b.hash, count: int64(len(events)), first: events[0].place(), last: events[len(events)-1].place()}
	next.hash = next.sum(events)
	return next
}

func (b block) sum(events []Event) []byte {
	h := sha256.New()
	h.Write(number([]byte("ropewalk block 1"), b.number))
	h.Write(b.previous)
	h.Write(number(nil, int64(len(events))))
	for _, e := range events {
		leaf := e.leaf()
		h.Write(leaf[:])
	}
	return h.Sum(nil)
}

// sealable leaves out events of transactions that others may still be under way beside: on
// PostgreSQL a slow one would otherwise be skipped for ever. SQLite has one writer.
func sealable(d conn.Dialect) string {
	if d == conn.SQLite {
		return ""
	}
	return ` AND (era < (SELECT max(era) FROM audit_eras) OR xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint)`
}

// Seal appends one block over the events that are ready, and gives their number. If another
// process was faster it does nothing.
func Seal(ctx context.Context, db *conn.DB) (int, error) {
	last, err := lastBlock(ctx, db)
	if err != nil {
		return 0, fmt.Errorf("seal audit: %w", err)
	}
	var events []Event
	err = each(ctx, db, last.last, sealable(db.Dialect), BlockSize, func(e Event) error {
		events = append(events, e)
		return nil
	})
	if err != nil || len(events) == 0 {
		return 0, err
	}
	b := last.after(events)
	_, err = db.Exec(ctx, "INSERT INTO audit_blocks ("+blockColumns+", sealed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "+db.Clock()+")",
		b.number, b.first.era, b.first.xid, b.first.id, b.last.era, b.last.xid, b.last.id, b.count, b.previous, b.hash)
	if conn.IsUnique(err) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("seal audit: %w", err)
	}
	return len(events), nil
}

func lastBlock(ctx context.Context, q conn.Querier) (block, error) {
	b, err := scanBlock(q.QueryRow(ctx, "SELECT "+blockColumns+" FROM audit_blocks ORDER BY number DESC LIMIT 1"))
	if errors.Is(err, conn.ErrNoRows) {
		return genesis, nil
	}
	return b, err
}
