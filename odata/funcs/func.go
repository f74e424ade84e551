// Package funcs is the one table of operators and canonical functions: the types they take
// and give, their text in the SQL of each database, and their meaning in memory. It knows
// nothing of a concrete entity, of URLs or of connections.
package funcs

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Nulls says what null operands do to a function.
type Nulls int

// The ways with null.
const (
	// Propagate: the result is null if an operand is.
	Propagate Nulls = iota
	// Equality: null is a value like any other; the result is never null.
	Equality
	// Ordering: the result is false if an operand is null.
	Ordering
)

// Func is one operator or function for one list of operand types. Operands of several
// types are several rows of one name; binding takes the first row that fits, after numeric
// promotion. In SQL texts $1, $2… stand for the operands.
type Func struct {
	Name string
	// In are the types of the operands; Any stands for every comparable type, the same at each Any.
	In []edm.Primitive
	// Out is the type of the result.
	Out edm.Primitive
	// Postgres and SQLite are the texts. They must be right for null operands too.
	Postgres, SQLite string
	// Scalar names the function that SQLite lacks and that Eval stands in for; see Scalars.
	// SQLite is then a call of it, unless it is given.
	Scalar string
	// Plain is a shorter text that both databases understand. It may stand where no operand is
	// null, and where nobody asks whether the result is false or null.
	Plain string
	Nulls Nulls
	// Gaps marks what may be null though no operand is.
	Gaps bool
	// Fails marks what a database may refuse for some operands, in whatever order it looks at rows.
	Fails bool
	// Eval is the meaning, for operands that are not null unless Nulls is Equality.
	Eval func(args []any) (any, error)
}

// Any in Func.In stands for every comparable type.
const Any = edm.Untyped

// Many in Func.In and Func.Out stands for a collection of primitive values, the same at each Many.
const Many edm.Primitive = -1

// ErrRange says that a result does not fit its type.
var ErrRange = errors.New("numeric value out of range")

// Apply gives the meaning with the treatment of null.
func (f *Func) Apply(args []any) (any, error) {
	if f.Nulls == Equality {
		return f.Eval(args)
	}
	for _, a := range args {
		if a == nil {
			if f.Nulls == Ordering {
				return false, nil
			}
			return nil, nil
		}
	}
	return f.Eval(args)
}

// Named gives the rows of a name in the order of the table; names are lower case.
func Named(name string) []*Func { return byName[name] }

var byName = index(table())

func table() []Func {
	var all []Func
	for _, part := range [][]Func{comparisons, texts, patterns, collections, numbers, times, clocks, durations, casts, textCasts, parses} {
		all = append(all, part...)
	}
	return all
}

func index(rows []Func) map[string][]*Func {
	m := map[string][]*Func{}
	for i := range rows {
		rows[i].complete()
		m[rows[i].Name] = append(m[rows[i].Name], &rows[i])
	}
	return m
}

// complete writes the SQLite text of a row that is served by a scalar function, and the
// texts of a row for which the plain one always holds.
func (f *Func) complete() {
	if f.Plain != "" && f.Postgres == "" {
		f.Postgres = f.Plain
	}
	if f.SQLite != "" {
		return
	}
	if f.Scalar == "" {
		f.SQLite = f.Plain
		return
	}
	marks := make([]string, len(f.In))
	for i := range marks {
		marks[i] = "$" + strconv.Itoa(i+1)
	}
	f.SQLite = f.Scalar + "(" + strings.Join(marks, ", ") + ")"
}

// Names lists the names of the table.
func Names() []string {
	return slices.Sorted(maps.Keys(byName))
}
