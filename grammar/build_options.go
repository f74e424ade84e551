package grammar

import (
	"strconv"
	"strings"

	"github.com/ropewalk/ropewalk/grammar/internal/gen"
)

func (b *builder) orderBy(t *node) []OrderItem {
	items := each(t, func(item *node) OrderItem {
		o := OrderItem{At: start(item), Expr: b.expr(item.child(0))}
		o.Desc = item.count > 1 && kindOf(item.child(1)) == gen.ODataDESC
		return o
	})
	if len(items) > b.lim.OrderBy {
		fail(exceeded(items[b.lim.OrderBy].At, "$orderby items", b.lim.OrderBy))
	}
	return items
}

func (b *builder) compute(t *node) []ComputeItem {
	return each(t, func(item *node) ComputeItem {
		return ComputeItem{At: start(item), Expr: b.expr(item.child(0)), Name: leaf(item.child(2)).text}
	})
}

func (b *builder) selects(t *node) []SelectItem {
	items := each(t, b.selectItem)
	if len(items) > b.lim.Select {
		fail(exceeded(items[b.lim.Select].At, "$select items", b.lim.Select))
	}
	return items
}

func (b *builder) selectItem(t *node) SelectItem {
	item := SelectItem{At: b.node(start(t))}
	for c := t.first; c != nil; c = c.next {
		switch {
		case c.is(gen.ODataRULE_options_):
			item.Options = b.options(c)
		case c.is(gen.ODataRULE_itemStep):
			item.Path = append(item.Path, step(c))
		default:
			b.selectToken(&item, leaf(c))
		}
	}
	return item
}

// selectToken takes what stands in a $select item outside of steps and options.
func (b *builder) selectToken(item *SelectItem, t *token) {
	switch t.kind {
	case gen.ODataSTAR:
		item.Star = true
	case gen.ODataQSTAR:
		item.Path = []Step{{At: t.start, Name: t.text}}
	case gen.ODataNAME:
		if len(item.Path) == 0 || !strings.Contains(item.Path[len(item.Path)-1].Name, ".") {
			fail(syntax(t.start, "unexpected %q: expected a query option", clip(t.text)))
		}
		item.Params = append(item.Params, t.text)
	}
}

// step reads one step of a $select or $expand path.
func step(t *node) Step {
	name := leaf(t.child(0))
	return Step{At: name.start, Name: name.text}
}

func (b *builder) expand(t *node) []ExpandItem {
	return within(&b.expandDepth, b.lim.ExpandDepth, "$expand depth", start(t), func() []ExpandItem {
		return each(t, b.expandItem)
	})
}

func (b *builder) expandItem(t *node) ExpandItem {
	item := ExpandItem{At: start(t)}
	if b.expands++; b.expands > b.lim.Expand {
		fail(exceeded(item.At, "$expand items", b.lim.Expand))
	}
	for c := t.first; c != nil; c = c.next {
		switch {
		case c.is(gen.ODataRULE_options_):
			item.Options = b.options(c)
		case c.is(gen.ODataRULE_itemStep):
			item.mustGoOn(start(c))
			item.Path = append(item.Path, step(c))
		default:
			item.token(leaf(c))
		}
	}
	return item
}

// token takes *, $ref, $count and $value, which end the path; only $ref may stand behind *.
func (i *ExpandItem) token(t *token) {
	switch t.kind {
	case gen.ODataSTAR:
		i.mustGoOn(t.start)
		i.Star = true
	case gen.ODataREF:
		if i.Ref || i.Count {
			fail(syntax(t.start, "nothing may follow $ref or $count"))
		}
		i.Ref = true
	case gen.ODataCOUNT:
		i.mustGoOn(t.start)
		i.Count = true
	case gen.ODataVALUE:
		i.Path = append(i.Path, Step{At: t.start, Name: t.text})
	}
}

func (i *ExpandItem) mustGoOn(at int) {
	if i.Star || i.Ref || i.Count {
		fail(syntax(at, "nothing may follow *, $ref or $count"))
	}
}

// options reads the options in parentheses behind an item.
func (b *builder) options(t *node) *Options {
	o := &Options{}
	seen := map[string]bool{}
	rules(t, func(option *node) {
		name := leaf(option.child(0))
		key := name.text
		if name.kind != gen.ODataALIAS {
			key = optionName(key)
		}
		if seen[key] {
			fail(syntax(name.start, "%q stands twice", clip(key)))
		}
		seen[key] = true
		b.option(o, name, option.child(2))
	})
	return o
}

// option reads the value of one option into o.
func (b *builder) option(o *Options, name *token, value *node) {
	switch name.kind {
	case gen.ODataFILTER:
		o.Filter = b.expr(value)
	case gen.ODataORDERBY:
		o.OrderBy = b.orderBy(value)
	case gen.ODataSELECT:
		o.Select = b.selects(value)
	case gen.ODataEXPAND:
		o.Expand = b.expand(value)
	case gen.ODataCOMPUTE:
		o.Compute = b.compute(value)
	case gen.ODataSEARCH:
		b.terms = 0
		o.Search = b.search(value)
	case gen.ODataALIAS:
		b.alias(o, name, value)
	default:
		b.plainOption(o, name.kind, leaf(value))
	}
}

func (b *builder) alias(o *Options, name *token, value *node) {
	if o.Aliases == nil {
		o.Aliases = map[string]Expr{}
	}
	o.Aliases[name.text] = b.expr(value)
}

// plainOption reads an option whose value is a single token.
func (b *builder) plainOption(o *Options, kind int, value *token) {
	switch kind {
	case gen.ODataTOP:
		o.Top = number("$top", value)
	case gen.ODataSKIPROWS:
		o.Skip = number("$skip", value)
	case gen.ODataCOUNT:
		count := value.kind == gen.ODataTRUE
		o.Count = &count
	case gen.ODataLEVELS:
		o.Levels = levels(value)
	case gen.ODataAPPLY:
		text := value.text
		o.Apply = &text
	}
}

// number reads a whole number that is not negative.
func number(option string, value *token) *int64 {
	n, err := whole(option, value.start, value.text)
	if err != nil {
		fail(err)
	}
	return &n
}

// whole is the number that the text of an option stands for.
func whole(option string, at int, text string) (int64, *SyntaxError) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || countDigits(text) != len(text) {
		return 0, syntax(at, "%s wants a whole number from 0, not %q", option, clip(text))
	}
	return n, nil
}

// levels reads the number of $levels, or -1 for max.
func levels(value *token) *int64 {
	if lower(value.text) == "max" {
		all := int64(-1)
		return &all
	}
	n, err := whole("$levels", value.start, value.text)
	if err != nil || n == 0 {
		fail(syntax(value.start, "$levels wants a number from 1 or max, not %q", clip(value.text)))
	}
	return &n
}

// search reads the rules search and searchAnd.
func (b *builder) search(t *node) Search {
	op, read := "or", b.search
	if t.is(gen.ODataRULE_searchAnd) {
		op, read = "and", b.term
	}
	if t.count == 1 {
		return read(t.child(0))
	}
	n := &SearchLogic{At: start(t), Op: op}
	n.Args = deeper(b, n.At, func() []Search { return each(t, read) })
	return n
}

func (b *builder) term(t *node) Search {
	first := leaf(t.child(0))
	switch first.kind {
	case gen.ODataNOTWORD:
		n := &SearchNot{At: first.start}
		n.X = deeper(b, n.At, func() Search { return b.term(t.child(1)) })
		return n
	case gen.ODataOPEN:
		return b.search(t.child(1))
	}
	if b.terms++; b.terms > b.lim.Search {
		fail(exceeded(first.start, "$search terms", b.lim.Search))
	}
	return &Term{At: first.start, Text: first.text, Phrase: first.kind == gen.ODataPHRASE}
}
