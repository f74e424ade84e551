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
	// Declared is the type of the rows before they were cast to Type: a row that is hidden as one of
	// it is hidden. It is nil if there was no cast.
	Declared *edm.EntityType
	// From is nil for rows of Set itself, else the navigation by which they are reached.
	From *From
	// Key, if given, picks one row of Set (or of the navigation's result).
	Key []KeyValue
	// Filter is nil or Boolean.
	Filter Expr
	// OrderBy is total: it always ends with the key properties.
	OrderBy []Order
	// Columns are the structural properties to read, in the order of Row.Cells. It always has
	// the key and what Expand needs to join; Shown tells what the client asked to see.
	Columns []*edm.Property
	// Shown is parallel to Columns: false for a column read for the service's own use.
	Shown []bool
	// Computed holds the expressions behind those Columns that $compute defined.
	Computed map[*edm.Property]Expr
	// Derived tells of those Computed that are properties of a type derived from Type.
	Derived map[*edm.Property]Derived
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
	// Export says that all rows are wanted, however many they are and however long they take.
	Export bool
	// Shape, if not nil, is shared by all runs of this query text; what is made of the query may be
	// kept there. Such a query differs from run to run only in Literals, Top, Skip, Limit and After.
	Shape *Shape
	// Literals are the values of the slots of Const and KeyValue, slot 1 first.
	Literals []any
	// Parts says what $select shows of a property of Columns, if it does not show it whole.
	Parts map[*edm.Property]*Part
	// Links are the navigation properties that $select named: their links are shown.
	Links []*edm.Navigation
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
	// Slot says that Query.Literals[Slot-1] holds the value of a run; 0 means that it is Value.
	Slot int
	from origin
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
	// Levels is how often the navigation is followed, this level included; the levels behind it are
	// expanded in Query.
	Levels int
	// Ref is $expand=Nav/$ref, CountOnly is $expand=Nav/$count.
	Ref, CountOnly bool
	// Stub marks what the client did not ask for: the service shows references inline by it.
	Stub bool
}

// Row is one result row. Its memory and that of its expanded rows may be used again once the next
// row is asked for or the rows have ended: Clone makes one that lasts.
type Row struct {
	// Cells is parallel to Query.Columns.
	Cells []Cell
	// Extra is parallel to Query.Extra.
	Extra []Cell
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
	// Code is the stable word for the fault, where it has one of its own.
	Code string
}

// Error implements error. Positions are counted from 1 for people.
func (e *Error) Error() string {
	if e.Option == "" {
		return fmt.Sprintf("at position %d: %s", e.At+1, e.Msg)
	}
	return fmt.Sprintf("%s, at position %d: %s", e.Option, e.At+1, e.Msg)
}
