// Package sqlgen writes a bound query as SQL text and arguments, for PostgreSQL and SQLite.
// It opens no connection, runs nothing and decodes nothing; identifiers come from the Schema
// only, every value is an argument.
//
// A row that a rule hides is as if it were not there, at every step of every path: its key over
// the navigation property (UNIT/Id) is null, and UNIT eq null holds. The dependent property
// (UNITId) is a plain column of the row that refers, and shows the key of a hidden target too:
// who may read the row may know where it points. A model that must not tell this masks the property.
package sqlgen

import (
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Dialect is a database.
type Dialect int

// The dialects.
const (
	Postgres Dialect = iota
	SQLite
)

// Options say for which database, over which tables and with whose rights a statement is written.
type Options struct {
	Dialect Dialect
	Schema  *Schema
	// Rule gives the row rule for a type, nil for none. It is ANDed at the root and at every
	// navigation step; inside a rule no further rules apply. A nil Rule is no rules.
	Rule func(*edm.EntityType) query.Expr
	// Params holds the values of query.Param by name; a list is a slice.
	Params map[string]any
	// Late leaves literals in slots, parameters and paging open, so that the statement serves
	// every run of a Shape with the same Variant: Statement.Values gives the arguments of a run.
	Late bool
	// Guard, if not "", is a condition on the statement as a whole, such as that whoever asks still may:
	// SQL that names no column of its rows, so that it holds for all of them or for none. Each ? in it is
	// an argument that a run brings, in Input.Guard; so it needs Late. Select has it; counts and expands do not.
	Guard string
}

// Statement is SQL text with its arguments, encoded for the driver. With Options.Late some are
// known only when it runs: take them from Values.
type Statement struct {
	SQL  string
	Args []any
}
