package query

import (
	"reflect"
	"slices"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// Slot says where the value of a slot comes from: from the literal of this number in a
// grammar.Pattern, as a value of this type.
type Slot struct {
	Literal int
	Type    edm.Type
}

// SlotValue gives the value that a literal has in a slot of type t. It reports false where the
// literal has none; then the URL has to be bound by itself, which may fail or mean something else.
func SlotValue(kind grammar.LiteralKind, text string, t edm.Type) (any, bool) {
	from := literalTypes[kind]
	if from == edm.String && t == edm.String {
		return text, true
	}
	v, err := edm.Parse(from, text)
	if err != nil {
		return nil, false
	}
	if sameType(from, t) {
		return v, true
	}
	return convertValue(v, t)
}

// origin is the literal that a value comes from: the number of a Cutout of the URL's pattern, 0
// for a value that has no such literal. Whatever computes a new value from the value of a literal
// leaves the origin behind, so that the literal is found to be used up.
type origin int

// use counts how often the value of a literal is asked for; an alias may be named more than once.
func (b *binder) use(l *grammar.Literal) origin {
	if b.uses == nil {
		b.uses = map[origin]int{}
	}
	b.uses[origin(l.Cut)]++
	return origin(l.Cut)
}

// pinTexts pins literal texts that were read as values of another type to fit a row of the table of
// functions: another text may fit another row.
func (b *binder) pinTexts(args, fitted []Expr) {
	for i, a := range args {
		if c, ok := a.(*Const); ok && c.from > 0 && c.T == edm.String && fitted[i] != a {
			b.uses[c.from]++
		}
	}
}

// slots turns those literals of the URL that reached the query as they are into slots. All others
// are pinned: they had a part in what the query became, or none in it at all.
func (b *binder) slots(r *Request) {
	if len(b.env.Literals) == 0 {
		return
	}
	found := &images{values: map[origin][]*Const{}, keys: map[origin][]*KeyValue{}}
	for q := r.Query; q != nil; q = q.parent() {
		found.query(q)
	}
	for i := range b.env.Literals {
		n := origin(i + 1)
		if count := found.count(n); count == 0 || count != b.uses[n] || !found.follow(n, &b.env.Literals[i]) {
			r.Pinned = append(r.Pinned, int(n))
			continue
		}
		for _, c := range found.values[n] {
			r.Slots = append(r.Slots, Slot{Literal: int(n), Type: c.T})
			c.Slot = len(r.Slots)
		}
		for _, k := range found.keys[n] {
			r.Slots = append(r.Slots, Slot{Literal: int(n), Type: k.Property.Type})
			k.Slot = len(r.Slots)
		}
	}
}

// parent is the query that the navigation to the rows of q starts at.
func (q *Query) parent() *Query {
	if q.From == nil {
		return nil
	}
	return q.From.Parent
}

// images are the places of a query where literals of the URL are found again.
type images struct {
	values map[origin][]*Const
	keys   map[origin][]*KeyValue
}

func (f *images) query(q *Query) {
	for i := range q.Key {
		k := &q.Key[i]
		f.keys[k.from] = append(f.keys[k.from], k)
	}
	f.expr(q.Filter)
}

func (f *images) expr(e Expr) {
	if c, ok := e.(*Const); ok && c.from > 0 && !slices.Contains(f.values[c.from], c) {
		f.values[c.from] = append(f.values[c.from], c)
	}
	for _, below := range operands(e) {
		f.expr(below)
	}
}

func (f *images) count(n origin) int { return len(f.values[n]) + len(f.keys[n]) }

// follow tells whether the value in each place follows from the text of the literal alone.
func (f *images) follow(n origin, literal *grammar.Cutout) bool {
	text, ok := literal.Text()
	for _, c := range f.values[n] {
		v, fits := SlotValue(literal.Kind, text, c.T)
		ok = ok && fits && reflect.DeepEqual(v, c.Value)
	}
	for _, k := range f.keys[n] {
		v, fits := SlotValue(literal.Kind, text, k.Property.Type)
		ok = ok && fits && reflect.DeepEqual(v, k.Value)
	}
	return ok
}

// Again makes the request of another URL of the same pattern, with the texts of its literals. r
// stays as it is. It reports false where a text has no value in its slot.
func (r *Request) Again(literals []grammar.Cutout) (*Request, bool) {
	values := make([]any, len(r.Slots))
	for i, s := range r.Slots {
		text, ok := literals[s.Literal-1].Text()
		if !ok {
			return nil, false
		}
		if values[i], ok = SlotValue(literals[s.Literal-1].Kind, text, s.Type); !ok {
			return nil, false
		}
	}
	again := *r
	again.Query = r.Query.again(values)
	return &again, true
}

func (q *Query) again(values []any) *Query {
	run := *q
	run.Literals = values
	run.Key = slices.Clone(q.Key)
	for i, k := range run.Key {
		if k.Slot > 0 {
			run.Key[i].Value = values[k.Slot-1]
		}
	}
	if q.From != nil {
		from := *q.From
		from.Parent = from.Parent.again(values)
		run.From = &from
	}
	return &run
}
