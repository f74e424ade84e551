package odata

import (
	"context"
	"fmt"
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
	// Write applies all changes in order in one transaction, or none of them. An error that one of
	// them caused is, or wraps, a *ChangeError.
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

// Op is what a Change does.
type Op int

// The ways to change a row.
const (
	Create Op = iota + 1
	Update
	Delete
)

// Change is one write. A Create makes a row; an Update or a Delete picks rows by one of Key, Of and
// Each.
type Change struct {
	Op  Op
	Set *edm.EntitySet
	// Type is a type derived from that of the Set: of the new row, or what the row must be to be
	// found. It is nil where the type of the Set is meant.
	Type *edm.EntityType
	// Key picks the row for Update and Delete: the primary or an alternate key.
	Key []query.KeyValue
	// Of picks the row that the change of this number in the same Write wrote; the first has number 1.
	Of int
	// Each picks all rows that a query finds, as the caller may see them, in one go.
	Each *query.Query
	// Upsert lets an Update whose Key picks no row create it, with the values of the key.
	Upsert bool
	// Values holds structural properties by name, in the Go types that package edm lists.
	// A coded value is a Coded, the change of a complex one a Patch, what comes behind the values of a
	// collection an Append; Update touches only what is named here.
	Values map[string]any
	// Refs holds navigation properties by name: the whole new list of targets, empty for none.
	Refs map[string][]Ref
	// Links adds to and takes from the targets of collections by name, and leaves the others.
	Links map[string]Links
	// IfMatch is the list of ETags of an If-Match header, unquoted; nil when not sent, ["*"] for any.
	IfMatch []string
	// IfNoneMatch is the same of an If-None-Match header: a row that is there with one of these
	// ETags is not written.
	IfNoneMatch []string
	// Show, if not nil, is how the caller wants to see the row once everything is written; the store
	// adds its key. It reads one row by one statement.
	Show *query.Query
}

// Links is how a collection of references changes. To add what is in it, or to take what is not,
// changes nothing.
type Links struct {
	Add, Remove []Ref
}

// Coded is a coded value as a client wrote it.
type Coded = payload.Coded

// Patch is the change of a complex value.
type Patch = payload.Patch

// Append is what comes behind the values of a collection.
type Append = payload.Append

// Ref points to one entity, by primary or alternate key or as what another change writes.
type Ref = payload.Ref

// Outcome tells what became of one Change.
type Outcome struct {
	// Key is the primary key of the row written, or of the one that stood there already.
	Key []query.KeyValue
	// ETag is the row's new ETag, unquoted.
	ETag string
	// Created is true when the row is new; Existing when a Create found the very same request
	// already done: nothing was written.
	Created, Existing bool
	// Rows is how many rows a change with Each has written.
	Rows int64
	// Header holds extra response headers.
	Header map[string]string
	// Row is what Show asks for, good for ever. A store may leave it to be read.
	Row *query.Row
}

// ChangeError tells which change of a Write failed: nothing of any of them stands.
type ChangeError struct {
	// Index counts from 0.
	Index int
	Err   error
}

// Error implements error.
func (e *ChangeError) Error() string { return fmt.Sprintf("change %d: %s", e.Index+1, e.Err) }

// Unwrap gives the cause.
func (e *ChangeError) Unwrap() error { return e.Err }
