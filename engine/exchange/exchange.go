// Package exchange carries rows between files and sets: it reads one CSV or JSON-lines stream into
// a set through the write door, and writes the rows of a query as such a stream. It knows the two
// formats, their limits, how a header maps to properties, and what it means that a list of what a
// connected system has is whole. It must never know a database, nor what follows from a row.
package exchange

import (
	"context"
	"iter"

	"github.com/ropewalk/ropewalk/entities/store"
)

// Format is how rows stand in a file.
type Format string

// The formats.
const (
	CSV   Format = "csv"
	Lines Format = "jsonl"
)

// The limits of a file that is read.
const (
	// MaxLine is the largest size of a row in bytes.
	MaxLine = 64 << 10
	// MaxRows is the largest number of rows unless an Import says otherwise.
	MaxRows = 1_000_000
)

// Door is what an import asks of the store.
type Door interface {
	// BulkColumn gives the meaning of a column, as far as the caller may know of it.
	BulkColumn(ctx context.Context, set, name string) (*store.BulkColumn, error)
	// Bulk writes rows for the caller.
	Bulk(ctx context.Context, o store.Bulk, rows iter.Seq2[store.BulkRow, error]) (*store.BulkReport, error)
}

// Error is a file that cannot be read on: where, and what is wrong there.
type Error struct {
	Line int64
	Msg  string
}
