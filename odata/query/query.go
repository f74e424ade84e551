// Package query binds what package grammar has parsed to a model: the result is a typed plan
// in which every name is resolved. What cannot run does not bind. It knows no SQL and no HTTP,
// and none of the entities that a model may describe.
package query

import (
	"fmt"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Query is a bound read: every name is resolved, every expression typed. What cannot run
// does not bind, so the layers behind accept a Query without questions.
type Query struct {
	Model *edm.Model
	// Set is what the answer is a part of; nil in an Expand whose target is in no set.
	Set *edm.EntitySet
	// Type is the type of the rows, after casts.
	Type *edm.EntityType
	// From is nil for rows of Set itself, else the navigation by which they are reached.
	From *From
	// Key, if given, picks one row of Set (or of the navigation's result).
	Key []KeyValue
	// Filter is nil or Boolean.
	Filter Expr
	// OrderBy is total: it always ends with the key properties.
	OrderBy []Order
	// Columns are the structural properties to read, in the order of Row.Values. It always has
	// the key and what Expand needs to join; Shown tells what the client asked to see.
	Columns []*edm.Property
	// Shown is parallel to Columns: false for a column read for the service's own use.
	Shown []bool
	// Expand holds the expanded navigation properties, in the order of Row.Expanded.
	Expand []*Expand
	// Top and Skip are the client's; Limit (0 = none) is the number of rows that the service
	// wants at most, by paging or by $top, whichever is smaller.
	Top, Skip *int64
	Limit     int64
	// After holds, parallel to OrderBy, the values of the last row of the page before.
	After []any
	// Count asks for the number of rows regardless of Top, Skip, Limit and After; CountOnly for nothing else.
	Count, CountOnly bool
	// IncludeDeleted shows soft-deleted rows too.
	IncludeDeleted bool
	// Parts lists, for a coded or complex property of Columns, the parts that $select named;
	// a property that is not in it is shown whole.
	Parts map[*edm.Property][]string
}

// From says that the rows are the targets of a navigation from one row.
type From struct {
	// Parent picks the one row to start at (its Set, Key and perhaps its own From).
	Parent *Query
	Nav    *edm.Navigation
}

// KeyValue is one part of a key: the primary key or an alternate one.
type KeyValue struct {
	Property *edm.Property
	Value    any
}

// Order is one sort item.
type Order struct {
	Expr Expr
	Desc bool
}

// Expand is one expanded navigation property. Query.Limit counts per parent.
type Expand struct {
	Nav   *edm.Navigation
	Query *Query
	// Ref is $expand=Nav/$ref, CountOnly is $expand=Nav/$count.
	Ref, CountOnly bool
	// Stub marks what the client did not ask for: the service shows references inline by it.
	Stub bool
}

// Row is one result row. Values are parallel to Query.Columns and of the Go types
// that package edm lists; nil is null.
type Row struct {
	Values []any
	// Extra is parallel to Query.Extra.
	Extra []any
	// Expanded is parallel to Query.Expand.
	Expanded []Expanded
}

// Expanded is what one expanded navigation property holds for one row.
type Expanded struct {
	// Rows has at most one element for a single-valued navigation.
	Rows []Row
	// Count is set when the expand asked for a count.
	Count *int64
	// More is true when Limit cut the rows short.
	More bool
}

// Error is a binding error: At is the position in the option's text.
type Error struct {
	// Option is "$filter", "$select", "path"…
	Option string
	At     int
	Msg    string
	// Target is the property or option that the message is about.
	Target string
	// NotImplemented marks what is valid OData but not offered (501); NotFound a path that
	// leads nowhere (404).
	NotImplemented, NotFound bool
	// Limit names the limit that was exceeded.
	Limit string
}

// Error implements error. Positions are counted from 1 for people.
func (e *Error) Error() string {
	if e.Option == "" {
		return fmt.Sprintf("at position %d: %s", e.At+1, e.Msg)
	}
	return fmt.Sprintf("%s, at position %d: %s", e.Option, e.At+1, e.Msg)
}
