// Package eval gives bound expressions and queries their meaning in memory. It is the
// reference for both databases and is written without a look at their SQL. It knows no
// store and no connection; rows come as Objects.
//
//	rows, count, err := eval.Run(q, src, eval.Options{})   // a whole query, with $expand
//	ok, err := eval.Holds(filter, object, params)          // one condition on one object
package eval

import (
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Object is one row in memory.
type Object interface {
	// Value gives a structural property in the Go type that package edm lists: the code's
	// number for a coded one, a map[string]any for a complex one, nil for null.
	Value(name string) any
	// Related gives the targets of a navigation property; at most one of a single-valued one.
	Related(nav string) []Object
}

// Typed is an Object that may be of a type derived from the one that its set or navigation declares.
type Typed interface {
	Object
	Type() *edm.EntityType
}

// Source holds the rows of a world in memory.
type Source interface {
	// Objects gives all rows of a set, in any order, soft-deleted ones too.
	Objects(set *edm.EntitySet) []Object
}

// Options say with whose rights a query runs; the zero value is without any limit.
type Options struct {
	// Rule gives the row rule for a type, nil for none, as sqlgen.Options does.
	Rule func(*edm.EntityType) query.Expr
	// Params holds the values of query.Param by name; a list is a slice.
	Params map[string]any
}

// Holds tells whether a condition is true (not false, not null) for one object.
func Holds(condition query.Expr, object Object, params map[string]any) (bool, error) {
	v, err := Value(condition, object, params)
	return v == true, err
}

// Value gives the value of an expression for one object; nil is null.
func Value(e query.Expr, object Object, params map[string]any) (any, error) {
	w := &world{params: params}
	return w.value(e, view{it: object})
}
