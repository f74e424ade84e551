package querytest

import (
	"regexp"
	"slices"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
)

// infix is what stands between the operands of the functions that are operators.
var infix = map[string]string{"add": "add", "sub": "sub", "mul": "mul", "div": "div", "divby": "divby", "mod": "mod", "equalitems": "eq"}

// apart are the rows that are no function for one to call: comparisons have their own syntax.
var apart = []string{"eq", "ne", "gt", "ge", "lt", "le", "has"}

// rows lists the rows of the table that give a value of a type, those of one name together.
func rows(t edm.Type) [][]*funcs.Func {
	var found [][]*funcs.Func
	for _, name := range funcs.Names() {
		if slices.Contains(apart, name) {
			continue
		}
		fitting := slices.DeleteFunc(slices.Clone(funcs.Named(name)), func(f *funcs.Func) bool {
			_, many := t.(edm.CollectionType)
			return class(f.Out) != t && (!many || f.Out != funcs.Many)
		})
		if len(fitting) > 0 {
			found = append(found, fitting)
		}
	}
	return found
}

// row picks a row that gives a value of a type: names are picked alike, however many rows they
// have. A wild query computes more often what may fail.
func (g *gen) row(t edm.Type) *funcs.Func {
	all, ok := g.rows[t]
	if !ok {
		all = rows(t)
		g.rows[t] = all
	}
	if len(all) == 0 {
		return nil
	}
	f := pick(g, pick(g, all))
	for range 4 {
		if g.wild && !f.Fails {
			f = pick(g, pick(g, all))
		}
	}
	return f
}

// call is an operator or a function of the table.
func (g *gen) call(t edm.Type, depth int) *Node {
	for range 3 {
		f := g.row(t)
		if f == nil {
			return nil
		}
		if args := g.operands(f, t, depth); args != nil || len(f.In) == 0 {
			n := g.spell(f, args)
			n.Type, n.Bits, n.Fixed = t, grown(f, args), len(f.In) == 0
			if f.Name == "cast" && f.Out == edm.Decimal && n.Bits > room[edm.Decimal] {
				continue // SQLite would round it
			}
			if !f.Fails || g.fits(n) {
				return n
			}
		}
	}
	return nil
}

// operands are expressions for a row; at least one of them depends on a row of the data, since
// what is constant is computed, and may fail, when the query is bound.
func (g *gen) operands(f *funcs.Func, t edm.Type, depth int) []*Node {
	types := g.types(f, t)
	args := make([]*Node, len(types))
	if len(args) == 0 {
		return nil
	}
	varies := 0
	// A pattern is always a literal, and an array of JSON alone has no type.
	if _, many := types[0].(edm.CollectionType); !many && f.Name != "matchespattern" && g.chance(20) {
		varies = g.r.IntN(len(args))
	}
	first := g.varying(types[varies], depth-1)
	if first == nil {
		return nil
	}
	for i, in := range types {
		switch {
		case i == varies:
			args[i] = first
		case f.Name == "matchespattern":
			args[i] = g.pattern(first.near)
		case g.chance(60) && in == first.Type:
			args[i] = g.literal(in, first.near, f.Fails)
		default:
			args[i] = g.value(in, depth-2, f.Fails)
		}
		if args[i] == nil || (f.Fails && !g.fits(args[i])) {
			return nil
		}
	}
	return args
}

// types are the types of the operands of a row that gives a value of type t: all collections in
// it are of the same type.
func (g *gen) types(f *funcs.Func, t edm.Type) []edm.Type {
	many := t
	if _, ok := t.(edm.CollectionType); !ok || f.Out != funcs.Many {
		many = nil
		if all := g.lists(); len(all) > 0 {
			many = pick(g, all)
		}
	}
	types := make([]edm.Type, len(f.In))
	for i, in := range f.In {
		if types[i] = class(in); in == funcs.Many {
			types[i] = many
		}
		if types[i] == nil {
			return nil
		}
	}
	return types
}

// pattern is a regular expression that finds some of the texts near.
func (g *gen) pattern(near []any) *Node {
	text := "a"
	if len(near) > 0 {
		text = g.nearText(pick(g, near).(string))
	}
	text = regexp.QuoteMeta(text)
	text = pick(g, []string{text, "^" + text, text + "$", "[a-c]" + text, text + "|b", ".", `\w`, "^$", "(A|a).?" + text, `\d+`, "^.{2,3}$"})
	return g.write(edm.String, text)
}

// spell writes a call as the language wants it.
func (g *gen) spell(f *funcs.Func, args []*Node) *Node {
	switch {
	case infix[f.Name] != "":
		return join(nil, "(", args[0], " "+g.word(infix[f.Name])+" ", args[1], ")")
	case f.Name == "neg":
		return join(nil, "(-(", args[0], "))")
	case f.Name == "cast":
		return join(nil, g.word("cast")+"(", args[0], ","+f.Out.TypeName()+")")
	}
	pieces := []any{g.word(f.Name) + "("}
	for i, a := range args {
		if i > 0 {
			pieces = append(pieces, ",")
		}
		pieces = append(pieces, a)
	}
	return join(nil, append(pieces, ")")...)
}

// instantBits bounds the years from 2000 to a computed point in time: those of the operand that
// is one, for what is added to it is small.
func instantBits(args []*Node) int {
	for _, a := range args {
		if a.Type == edm.DateTimeOffset || a.Type == edm.Date {
			return a.Bits
		}
	}
	return 64
}

// grown bounds the size of a result by the sizes of the operands.
func grown(f *funcs.Func, args []*Node) int {
	most, sum := 0, 0
	for _, a := range args {
		most, sum = max(most, a.Bits), sum+a.Bits
	}
	if f.Out == edm.DateTimeOffset || f.Out == edm.Date {
		return instantBits(args)
	}
	if f.Out == edm.Duration && len(f.In) > 0 && (f.In[0] == edm.DateTimeOffset || f.In[0] == edm.Date) {
		return most + 45 // microseconds of a year
	}
	switch f.Name {
	case "mul":
		return sum
	case "div", "divby":
		return most + 20 // the least decimal but zero is 10^-6
	case "neg", "mod", "round", "floor", "ceiling", "cast":
		return most
	case "add", "sub":
		return most + 1
	case "totalseconds":
		return most - 19
	}
	if len(f.In) > 0 && (f.In[0] == edm.String || f.In[0] == funcs.Many) && f.Name != "cast" {
		return 12
	}
	return max(most+1, 16)
}
