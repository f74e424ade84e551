package grammar

import (
	"sync"

	"github.com/antlr4-go/antlr/v4"

	"github.com/ropewalk/ropewalk/grammar/internal/gen"
)

// ParseFilter reads the text of $filter, decoded. Like all functions of its kind it returns
// errors of the type *SyntaxError.
func ParseFilter(text string, lim Limits) (Expr, error) {
	return alone("$filter", text, lim, filterEntry, (*builder).expr)
}

// ParseExpr reads any expression: the value of a parameter alias, a key, an argument.
func ParseExpr(text string, lim Limits) (Expr, error) {
	return alone("", text, lim, filterEntry, (*builder).expr)
}

// ParseOrderBy reads the text of $orderby, decoded.
func ParseOrderBy(text string, lim Limits) ([]OrderItem, error) {
	return alone("$orderby", text, lim, orderEntry, (*builder).orderBy)
}

// ParseSelect reads the text of $select, decoded.
func ParseSelect(text string, lim Limits) ([]SelectItem, error) {
	return alone("$select", text, lim, selectEntry, (*builder).selects)
}

// ParseExpand reads the text of $expand, decoded.
func ParseExpand(text string, lim Limits) ([]ExpandItem, error) {
	return alone("$expand", text, lim, expandEntry, (*builder).expand)
}

// ParseCompute reads the text of $compute, decoded.
func ParseCompute(text string, lim Limits) ([]ComputeItem, error) {
	return alone("$compute", text, lim, computeEntry, (*builder).compute)
}

// ParseSearch reads the text of $search, decoded.
func ParseSearch(text string, lim Limits) (Search, error) {
	return alone("$search", text, lim, searchEntry, (*builder).search)
}

// alone reads one option by itself.
func alone[T any](option, text string, lim Limits, e entry, build func(*builder, *node) T) (T, error) {
	result, _, err := parse(text, e, lim.withDefaults(), nil, build)
	if err != nil {
		return result, err.in(option)
	}
	return result, nil
}

// machine is what one parse needs: a scanner, its tokens and an ANTLR parser that reads them.
// Machines are reused; the prediction cache behind the parser is shared by all of them.
type machine struct {
	scanner scanner
	tokens  tokens
	grower  grower
	parser  *gen.OData
}

var machines = sync.Pool{New: func() any {
	m := &machine{}
	m.parser = newParser(&m.grower)
	return m
}}

// keptTokens is the size up to which the token memory of a machine is worth keeping.
const keptTokens = 2048

// release forgets the text and the tree and gives the machine back.
func (m *machine) release() {
	m.tokens = tokens{}
	m.parser.SetTokenStream(nil)
	m.scanner.src = ""
	m.grower.forget()
	clear(m.scanner.out)
	if cap(m.scanner.out) > keptTokens {
		m.scanner.out, m.grower = nil, grower{}
	}
	machines.Put(m)
}

// rule is an entry rule of the grammar.
type rule func(*gen.OData) antlr.ParserRuleContext

// entry says how a kind of text is read.
type entry struct {
	rule   rule
	items  bool // the text lists $select or $expand items
	search bool
}

var (
	filterEntry  = entry{rule: func(p *gen.OData) antlr.ParserRuleContext { return p.FilterEntry() }}
	orderEntry   = entry{rule: func(p *gen.OData) antlr.ParserRuleContext { return p.OrderByEntry() }}
	selectEntry  = entry{rule: func(p *gen.OData) antlr.ParserRuleContext { return p.SelectEntry() }, items: true}
	expandEntry  = entry{rule: func(p *gen.OData) antlr.ParserRuleContext { return p.ExpandEntry() }, items: true}
	computeEntry = entry{rule: func(p *gen.OData) antlr.ParserRuleContext { return p.ComputeEntry() }}
	searchEntry  = entry{rule: func(p *gen.OData) antlr.ParserRuleContext { return p.SearchEntry() }, search: true}
	segmentEntry = entry{rule: func(p *gen.OData) antlr.ParserRuleContext { return p.SegmentEntry() }}
)

// scan cuts text as the entry wants it.
func (m *machine) scan(text string, e entry, lim Limits) *SyntaxError {
	if e.search {
		return m.scanner.scanSearch(text, lim)
	}
	return m.scanner.scan(text, e.items, lim)
}

// parse reads text by an entry rule and lets build make nodes of its tree; cuts are the literals
// in it that a Pattern has cut out. Errors travel as panics of *SyntaxError from bail and from the
// builder, and end here.
func parse[T any](text string, e entry, lim Limits, cuts []place, build func(*builder, *node) T) (result T, c cost, err *SyntaxError) {
	m := machines.Get().(*machine)
	if err := m.scan(text, e, lim); err != nil {
		m.release()
		return result, c, err
	}
	defer func() {
		if thrown := recover(); thrown != nil {
			err = caught(thrown) // and the machine, stopped in the middle of its work, is not used again
		}
	}()
	m.tokens = tokens{all: m.scanner.out}
	m.parser.SetTokenStream(&m.tokens)
	b := &builder{src: text, tree: &m.grower, lim: lim, cuts: cuts}
	m.grower.ready(len(m.scanner.out))
	e.rule(m.parser)
	result = build(b, m.grower.grow(m.scanner.out).first)
	m.release()
	return result, b.cost, nil
}

// caught gives back the error that was thrown; any other panic goes on.
func caught(thrown any) *SyntaxError {
	err, ok := thrown.(*SyntaxError)
	if !ok {
		panic(thrown)
	}
	return err
}
