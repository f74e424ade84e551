package odata

import (
	"context"
	"iter"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Store is what the OData layer asks of whoever keeps the rows. Every method acts for the
// caller found in ctx: what he may not see does not exist in Model, Query or Write.
type Store interface {
	// Model returns the effective model of the caller.
	Model(ctx context.Context) (*edm.Model, error)
	// Query runs a bound read.
	Query(ctx context.Context, q *query.Query) (*Result, error)
	// Write applies all changes in one transaction, or none of them.
	Write(ctx context.Context, changes []Change) ([]Outcome, error)
}

// Result is the answer to a Query. Rows are ranged over once; those that nobody ranges over are let
// go of when the context of the Query ends.
type Result struct {
	// Count is set when the query asked for it.
	Count *int64
	// Rows streams; an error ends it.
	Rows iter.Seq2[query.Row, error]
}

// Operation is what a Change does.
type Operation int

// The operations.
const (
	Create Operation = iota + 1
	Update
	Delete
)

// Change is one write.
type Change struct {
	Op  Operation
	Set *edm.EntitySet
	// Key picks the row for Update and Delete: the primary or an alternate key.
	Key []query.KeyValue
	// Values holds structural properties by name, in the Go types that package edm lists.
	// A coded value is a Coded; Update touches only what is named here.
	Values map[string]any
	// Refs holds navigation properties by name: the whole new list of targets, empty for none.
	Refs map[string][]Ref
	// IfMatch is the list of ETags of an If-Match header, unquoted; nil when not sent, ["*"] for any.
	IfMatch []string
}

// Coded is a coded value as a client wrote it.
type Coded = payload.Coded

// Ref points to one entity by primary or alternate key.
type Ref = payload.Ref

// Outcome tells what became of one Change.
type Outcome struct {
	// Key is the primary key of the row written, or of the one that stood there already.
	Key []query.KeyValue
	// ETag is the row's new ETag, unquoted.
	ETag string
	// Existing is true when a Create found the very same request already done: nothing was written.
	Existing bool
	// Header holds extra response headers.
	Header map[string]string
}
