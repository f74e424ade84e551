// Package calc holds the named statements of the calculation engine: the queue of identities,
// the fan-out of changes, the loading of snapshots, the writing of deltas, derived managers and
// provisioning tasks. It knows tables, columns and both dialects, and speaks upward in plain
// values. It must never know what a reason means or how access is concluded, and it opens no
// connection: every statement runs in the transaction that the caller hands in.
package calc

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Tx is a transaction of the write door, or a snapshot to read from.
type Tx interface {
	Conn() *conn.Tx
}

// spellings holds what the two databases write differently. A text says {1} for "is one of
// the numbers bound to $1", {2} for those bound to $2, {keys} for the first with UUIDs,
// {names} for "is one of the texts bound to $2", and {those}( … {)} for "is one of those that a
// selection finds", which are found first and then looked up: PostgreSQL knows no better than to read
// a whole table where it cannot tell how few they are.
var spellings = map[conn.Dialect]*strings.Replacer{
	conn.SQLite: strings.NewReplacer(
		"{1}", "IN (SELECT value FROM json_each($1))",
		"{2}", "IN (SELECT value FROM json_each($2))",
		"{names}", "IN (SELECT value FROM json_each($2))",
		"{keys}", "IN (SELECT unhex(value) FROM json_each($1))",
		"{list}", "json_group_array", "{uid}", "hex(o.uid)",
		"{those}(", "IN (", "{)}", ")",
		"{clock}", conn.SQLite.Now(),
		"{microsecond}", "1",
		"{greatest}", "max",
		"{skip locked}", "",
		"{for update}", "",
		"{true}", "1", "{false}", "0",
	),
	conn.Postgres: strings.NewReplacer(
		"{1}", "= ANY($1::bigint[])",
		"{2}", "= ANY($2::bigint[])",
		"{names}", "= ANY($2::text[])",
		"{keys}", "= ANY($1::uuid[])",
		"{list}", "json_agg", "{uid}", "CAST(o.uid AS text)",
		"{those}(", "= ANY(ARRAY(", "{)}", "))",
		"{clock}", conn.Postgres.Now(),
		"{microsecond}", "interval '1 microsecond'",
		"{greatest}", "greatest",
		"{skip locked}", "FOR UPDATE SKIP LOCKED",
		"{for update}", "FOR UPDATE",
		"{true}", "true", "{false}", "false",
	),
}

// exec runs a statement written in the neutral form of this package.
func exec(ctx context.Context, tx Tx, text string, args ...any) (int64, error) {
	c := tx.Conn()
	return c.Exec(ctx, spellings[c.Dialect].Replace(text), args...)
}

// later is exec for a statement whose answer nobody needs: it may wait for the next one.
func later(ctx context.Context, tx Tx, text string, args ...any) error {
	c := tx.Conn()
	return c.Later(ctx, spellings[c.Dialect].Replace(text), args...)
}

// each runs a query in neutral form and hands every row to scan.
func each(ctx context.Context, tx Tx, scan func(conn.Rows) error, text string, args ...any) error {
	c := tx.Conn()
	return walk(scan)(c.Query(ctx, spellings[c.Dialect].Replace(text), args...))
}

// walk hands every row of a query to scan.
func walk(scan func(conn.Rows) error) func(conn.Rows, error) error {
	return func(rows conn.Rows, err error) error {
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			if err := scan(rows); err != nil {
				return err
			}
		}
		return rows.Err()
	}
}

// numbers runs a statement in neutral form that gives one number for each row.
func numbers(ctx context.Context, tx Tx, text string, args ...any) ([]int64, error) {
	var out []int64
	err := each(ctx, tx, func(r conn.Rows) error {
		var n int64
		err := r.Scan(&n)
		out = append(out, n)
		return err
	}, text, args...)
	return out, err
}

// moment scans a time that may be null.
func moment(dst **time.Time) sql.Scanner { return momentScanner{dst} }

type momentScanner struct{ dst **time.Time }

// Scan implements sql.Scanner.
func (s momentScanner) Scan(src any) error {
	*s.dst = nil
	if src == nil {
		return nil
	}
	t := new(time.Time)
	if err := conn.Time(t).Scan(src); err != nil {
		return err
	}
	*s.dst = t
	return nil
}

// number scans an id that may be null into 0.
func number(dst *int64) sql.Scanner { return numberScanner{dst} }

type numberScanner struct{ dst *int64 }

// Scan implements sql.Scanner.
func (s numberScanner) Scan(src any) error {
	var n sql.NullInt64
	err := n.Scan(src)
	*s.dst = n.Int64
	return err
}

// guid scans a UUID of either database.
func guid(dst *uuid.UUID) sql.Scanner { return guidScanner{dst} }

type guidScanner struct{ dst *uuid.UUID }

// Scan implements sql.Scanner.
func (s guidScanner) Scan(src any) error { return s.dst.Scan(src) }
