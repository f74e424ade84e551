// Package querytest makes random typed queries as the text of URLs, over any model and with
// values that its rows hold. What it writes must bind: it is made from the types of the model and
// from the table of functions, so that a new row there is asked for without a line here. It knows
// neither rows' places nor databases, and runs nothing; whoever runs a query that fails finds a
// smaller one with Shrink.
package querytest

import (
	"math/rand/v2"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
)

// Maker makes queries over one model.
type Maker struct {
	// Model must have a set for each type that queries begin at.
	Model *edm.Model
	// Values gives the values that the rows of a type hold in a property, nulls left out.
	Values func(*edm.EntityType, *edm.Property) []any
	// Sets names the sets that queries begin at.
	Sets []string

	// What was found out before, by what it was asked for.
	paths map[pathKey][]*Node
	rows  map[edm.Type][][]*funcs.Func
	held  map[*edm.EntityType][]collection
}

// NewMaker gives a maker of queries that begin at the named sets. It serves one goroutine.
func NewMaker(m *edm.Model, values func(*edm.EntityType, *edm.Property) []any, sets ...string) *Maker {
	return &Maker{Model: m, Values: values, Sets: sets, paths: map[pathKey][]*Node{}, rows: map[edm.Type][][]*funcs.Func{}, held: map[*edm.EntityType][]collection{}}
}

// Query makes the query of a seed; the same seed makes the same query. A wild one computes with
// extremes, so that it may overflow; a tame one cannot fail.
func (m *Maker) Query(seed uint64, wild bool) *Query {
	g := &gen{Maker: m, r: rand.New(rand.NewPCG(seed, 11)), wild: wild}
	g.loose = g.chance(10)
	return g.query()
}

// gen makes one query.
type gen struct {
	*Maker
	r *rand.Rand
	// roots are the rows that a path can begin at, the innermost last.
	roots []root
	wild  bool
	// loose has names of options without "$", and names of options, operators and functions in any case.
	loose   bool
	lambdas int
	expands int
	// steps counts the paths over navigation properties: a request is allowed some 30.
	steps   int
	aliases int
	// computed are the properties that $compute adds to the rows at hand.
	computed []*Node
	// nested is set within the options of an item of $expand, where $it is not to be had.
	nested bool
}

// root is a row that paths begin at, under the text that names it: empty for the row that bare
// names belong to. One without kind is an item of a collection of values, itself the whole path.
type root struct {
	prefix string
	kind   *edm.EntityType
	item   edm.Type
	// bits is the extent of such items.
	bits int
}

func (g *gen) chance(percent int) bool { return g.r.IntN(100) < percent }

// word is the name of an operator or a function as this query spells it.
func (g *gen) word(name string) string {
	if !g.loose || g.chance(50) {
		return name
	}
	return spelt(name)
}

func pick[T any](g *gen, from []T) T { return from[g.r.IntN(len(from))] }

// weighted is one way to go on and how often it is gone.
type weighted struct {
	weight int
	make   func() *Node
}

// choose goes one of several ways; one that gives nil is not open here, and another is taken.
func (g *gen) choose(ways ...weighted) *Node {
	for len(ways) > 0 {
		total := 0
		for _, w := range ways {
			total += w.weight
		}
		at, left := 0, g.r.IntN(total)
		for left >= ways[at].weight {
			left -= ways[at].weight
			at++
		}
		if n := ways[at].make(); n != nil {
			return n
		}
		ways = append(append([]weighted{}, ways[:at]...), ways[at+1:]...)
	}
	return nil
}
