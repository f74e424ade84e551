package store

import (
	"errors"
	"fmt"
	"maps"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// plan is what all reads of one shape have in common that are done with the same rights: the
// statements without their values, and how their rows are read.
type plan struct {
	rows, count statement
	// layout is that of the columns, then of the sort items that are none.
	layout  *conn.Layout
	columns int
	levels  []*level
}

// level is one expanded navigation property.
type level struct {
	expand         *query.Expand
	targets, count statement
	// key is the column of the parents that leads to the targets, keyType its type.
	key     int
	keyType edm.Primitive
	// layout is the key of the parent with the columns of the target, pair the key with a count.
	layout, pair *conn.Layout
	levels       []*level
}

// planKey tells the plans of one shape apart. The rules are named by the effective model, which
// callers share who are under the same rules.
type planKey struct {
	store   *Store
	rights  *edm.Model
	guard   int // 1 + the number of the gate among the guards, 0 without
	variant sqlgen.Variant
}

// plan finds the plan of a query or makes it.
func (r *reader) plan(q *query.Query) (*plan, error) {
	key := planKey{r.store, r.store.rights.Model(r.session), r.guarded, sqlgen.VariantOf(q)}
	if found, ok := q.Shape.Get(key); ok {
		return found.(*plan), nil
	}
	p, err := r.makePlan(q)
	if err == nil {
		q.Shape.Keep(key, p)
	}
	return p, err
}

// late are the options under which the values of a run are left open, those of parameters too:
// only their types matter.
func (r *reader) late() sqlgen.Options {
	o := r.options
	o.Late, o.Params = true, maps.Clone(o.Params)
	if _, known := o.Params["now"]; !known {
		o.Params["now"] = time.Time{}
	}
	return o
}

func (r *reader) makePlan(q *query.Query) (p *plan, err error) {
	p = &plan{columns: len(q.Columns), layout: conn.NewLayout(append(types(q.Columns), sortTypes(q.Extra())...)...)}
	o := r.late()
	if q.Count || q.CountOnly {
		p.count, err = newStatement(o, func(o sqlgen.Options, run *query.Query, _ []any) (sqlgen.Statement, error) {
			return sqlgen.Count(run, o)
		}, q)
	}
	if err != nil || q.CountOnly {
		return p, err
	}
	p.rows, err = newStatement(o, func(o sqlgen.Options, run *query.Query, _ []any) (sqlgen.Statement, error) {
		return sqlgen.Select(run, o)
	}, q)
	if err != nil {
		return p, err
	}
	p.levels, err = makeLevels(q, o)
	return p, err
}

func makeLevels(parent *query.Query, o sqlgen.Options) (levels []*level, err error) {
	for _, e := range parent.Expand {
		l, err := makeLevel(parent, e, o)
		if err != nil {
			return nil, fmt.Errorf("expand %s: %w", e.Nav.Name, err)
		}
		levels = append(levels, l)
	}
	return levels, nil
}

func makeLevel(parent *query.Query, e *query.Expand, o sqlgen.Options) (l *level, err error) {
	l = &level{expand: e}
	if l.key, err = sqlgen.ParentColumn(parent, e, o.Schema); err != nil {
		return nil, err
	}
	l.keyType = primitive(parent.Columns[l.key])
	l.pair = conn.NewLayout(l.keyType, edm.Int64)
	l.layout = conn.NewLayout(append([]edm.Primitive{l.keyType}, types(e.Query.Columns)...)...)
	if e.CountOnly || e.Query.Count {
		l.count, err = newStatement(o, func(o sqlgen.Options, run *query.Query, keys []any) (sqlgen.Statement, error) {
			return sqlgen.ExpandCount(parent, ofRun(e, run), keys, o)
		}, parent)
	}
	if err != nil || e.CountOnly {
		return l, err
	}
	l.targets, err = newStatement(o, func(o sqlgen.Options, run *query.Query, keys []any) (sqlgen.Statement, error) {
		return sqlgen.Expand(parent, ofRun(e, run), keys, o)
	}, parent)
	if err != nil {
		return nil, err
	}
	l.levels, err = makeLevels(e.Query, o)
	return l, err
}

// ofRun gives an expand the literals of a run.
func ofRun(e *query.Expand, run *query.Query) *query.Expand {
	own, rows := *e, *e.Query
	rows.Literals = run.Literals
	own.Query = &rows
	return &own
}

// statement is SQL that serves all runs of a plan but those with odd values.
type statement struct {
	shared sqlgen.Statement
	write  wording
}

// wording writes a statement for the values of one run.
type wording func(o sqlgen.Options, run *query.Query, keys []any) (sqlgen.Statement, error)

func newStatement(o sqlgen.Options, write wording, q *query.Query) (statement, error) {
	shared, err := write(o, q, nil)
	return statement{shared, write}, err
}

// values gives the text and the arguments of one run. A run whose values want another text, such
// as a prefix without an upper bound, gets one of its own.
func (r *reader) values(s *statement, keys keys) (text string, args []any, err error) {
	args, err = s.shared.Values(&sqlgen.Input{Query: r.query, Params: r.options.Params, Keys: keys.argument(), Guard: r.guard})
	if !errors.Is(err, sqlgen.ErrVariant) {
		return s.shared.SQL, args, err
	}
	if !r.passed {
		if err := r.time(); err != nil {
			return "", nil, err
		}
		return r.values(s, keys)
	}
	own, err := s.write(r.options, r.query, keys.boxed())
	return own.SQL, own.Args, err
}

// types are those in which columns are stored.
func types(columns []*edm.Property) []edm.Primitive {
	list := make([]edm.Primitive, len(columns))
	for i, p := range columns {
		list[i] = primitive(p)
	}
	return list
}

// sortTypes are the types of sort items that are no columns.
func sortTypes(items []query.Expr) []edm.Primitive {
	list := make([]edm.Primitive, len(items))
	for i, e := range items {
		list[i] = edm.Int64 // an enumeration
		if t, ok := e.Type().(edm.Primitive); ok {
			list[i] = t
		}
	}
	return list
}
