package sqlgen

import (
	"errors"
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/query"
)

// ErrVariant says that the values of a run want another text than the statement has: write it
// anew without Options.Late.
var ErrVariant = errors.New("the statement was written for other values")

// Input is what one run brings to a statement that was written with Options.Late.
type Input struct {
	// Query is the query of this run: its Literals, Top, Skip, Limit and After are read.
	Query *query.Query
	// Params holds the values of query.Param by name.
	Params map[string]any
	// Keys are the keys of the parents that Expand and ExpandCount speak about: a []int64, or a
	// []any of one type without null.
	Keys any
	// Guard holds the arguments of Options.Guard, as the driver wants them.
	Guard []any
}

// Variant is what besides its Shape and the tables decides the text of a query: two runs of a
// Shape with the same Variant may share a statement.
type Variant struct {
	// Behind tells whether the page starts behind a row, Nulls which of its sort values are null.
	Behind bool
	Nulls  uint64
	// Bounded and Skips tell whether there is a limit and an offset, Deleted whether deleted rows are shown.
	Bounded, Skips, Deleted bool
	// Limit is the limit if it is a usual one.
	Limit int64
}

// VariantOf gives the Variant of a query.
func VariantOf(q *query.Query) Variant {
	n := limit(q, 0)
	v := Variant{Behind: q.After != nil, Bounded: n >= 0, Skips: skips(q), Deleted: q.IncludeDeleted}
	if v.Bounded && usual(n) {
		v.Limit = n
	}
	for i, value := range q.After {
		if value == nil {
			v.Nulls |= 1 << i
		}
	}
	return v
}

// late gives an argument that is known when the statement runs.
type late func(in *Input) (any, error)

// Values gives the arguments of one run, encoded for the driver.
func (s Statement) Values(in *Input) ([]any, error) {
	values := make([]any, len(s.Args))
	for i, a := range s.Args {
		values[i] = a
		if get, ok := a.(late); ok {
			v, err := get(in)
			if err != nil {
				return nil, err
			}
			values[i] = v
		}
	}
	return values, nil
}

// lateArgument is an argument of a type of PostgreSQL. Null is none: it is no argument but a word of the text.
func (w *writer) lateArgument(postgresType string, get func(in *Input) (any, error)) fragment {
	d := w.Dialect
	f := fragment{text: string(mark), args: []any{late(func(in *Input) (any, error) {
		v, err := get(in)
		if err != nil {
			return nil, err
		}
		if v == nil {
			return nil, ErrVariant
		}
		return Encode(d, v)
	})}, atom: true}
	if d == Postgres {
		f.text += "::" + postgresType
	}
	return f
}

// guarded puts the condition on the statement as a whole before those on its rows.
func (w *writer) guarded(conditions []fragment) []fragment {
	if w.Guard == "" {
		return conditions
	}
	guard := fragment{text: strings.ReplaceAll(w.Guard, "?", string(mark)), atom: true}
	for n := range strings.Count(w.Guard, "?") {
		guard.args = append(guard.args, late(func(in *Input) (any, error) { return in.Guard[n], nil }))
	}
	return append([]fragment{guard}, conditions...)
}

// literal is the value that stands in a slot in this run.
func literal(slot int) func(*Input) (any, error) {
	return func(in *Input) (any, error) {
		if slot > len(in.Query.Literals) {
			return nil, fmt.Errorf("literal %d of %d is asked for", slot, len(in.Query.Literals))
		}
		return in.Query.Literals[slot-1], nil
	}
}

// valueOf is the value of a constant in the run that the statement is written for.
func (w *writer) valueOf(c *query.Const) any {
	if c.Slot > 0 && c.Slot <= len(w.literals) {
		return w.literals[c.Slot-1]
	}
	return c.Value
}

// open tells whether a constant is known only when the statement runs.
func (w *writer) open(e query.Expr) bool {
	c, ok := e.(*query.Const)
	return ok && c.Slot > 0 && w.Late
}

// operand is a constant as an argument: now, or later if it stands in a slot.
func (w *writer) operand(c *query.Const) (fragment, error) {
	v := w.valueOf(c)
	if !w.open(c) {
		return argument(w.Dialect, v)
	}
	return w.lateArgument(postgresType(v), literal(c.Slot)), nil
}

// parameter is the value of a parameter as an argument.
func (w *writer) parameter(p *query.Param) (fragment, error) {
	v, err := w.param(p)
	if err != nil || v == nil || !w.Late {
		f, failed := argument(w.Dialect, v)
		return f, errors.Join(err, failed)
	}
	name := p.Name
	return w.lateArgument(postgresType(v), func(in *Input) (any, error) { return query.ParamValue(in.Params[name]), nil }), nil
}

// among is x = one of the parents' keys, which are of one column.
func (w *writer) among(x fragment, column *edm.Property, keys []any) (fragment, error) {
	if !w.Late {
		return membership(w.Dialect, x, keys)
	}
	return w.lateMembership(x, listType(column.Type), parentKeys), nil
}

func parentKeys(in *Input) (any, error) { return in.Keys, nil }

// keyArray is the parents' keys as one array, which only PostgreSQL has.
func (w *writer) keyArray(column *edm.Property, keys []any) (fragment, error) {
	if w.Dialect != Postgres {
		return fragment{}, nil
	}
	if w.Late {
		return lateArray(listType(column.Type), parentKeys), nil
	}
	array, err := postgresArray(keys)
	return fragment{text: string(mark) + "::" + postgresName(listType(column.Type)) + "[]", args: []any{array}}, err
}

// lateMembership is x = one of values that are known when the statement runs: a []int64, or a
// []any of one type without null. The list is one argument, however long it is.
func (w *writer) lateMembership(x fragment, t edm.Primitive, get func(in *Input) (any, error)) fragment {
	if w.Dialect == SQLite {
		array := late(func(in *Input) (any, error) {
			values, err := get(in)
			if err != nil {
				return nil, err
			}
			return jsonArray(values)
		})
		return sqliteMember(x, fragment{text: string(mark), args: []any{array}}, t == edm.Guid || t == edm.Binary)
	}
	return cat(x.closed(), " = ANY(", lateArray(t, get), ")")
}

// lateArray is an array of PostgreSQL that is known when the statement runs.
func lateArray(t edm.Primitive, get func(in *Input) (any, error)) fragment {
	array := late(func(in *Input) (any, error) {
		values, err := get(in)
		if err != nil {
			return nil, err
		}
		return postgresArray(values)
	})
	return fragment{text: string(mark) + "::" + postgresName(t) + "[]", args: []any{array}}
}

func jsonArray(values any) (any, error) {
	if numbers, ok := values.([]int64); ok {
		return jsonNumbers(numbers), nil
	}
	list, ok := values.([]any)
	if !ok {
		return nil, fmt.Errorf("%T is no list", values)
	}
	return jsonList(list)
}

func postgresArray(values any) (any, error) {
	list, ok := values.([]any)
	if !ok {
		return values, nil
	}
	if len(list) == 0 {
		return "{}", nil
	}
	return arrayList(list)
}

// prefixBounds are the lowest text that begins with the text in a slot, and the first behind those.
func (w *writer) prefixBounds(slot int) (low, high fragment) {
	text := literal(slot)
	high = w.lateArgument("text", func(in *Input) (any, error) {
		v, err := text(in)
		prefix, _ := v.(string)
		if bound, bounded := funcs.PrefixRange(prefix); bounded && prefix != "" {
			return bound, err
		}
		return nil, errors.Join(err, ErrVariant)
	})
	return w.lateArgument("text", text), high
}
