package grammar

import "github.com/ropewalk/ropewalk/grammar/internal/gen"

// precedence tells how tight an operator binds.
var precedence = func() (table [gen.ODataMINUS + 1]int8) {
	for level, kinds := range [][]int{
		{gen.ODataOR},
		{gen.ODataAND},
		{gen.ODataEQ, gen.ODataNE},
		{gen.ODataGT, gen.ODataGE, gen.ODataLT, gen.ODataLE},
		{gen.ODataADD, gen.ODataSUB},
		{gen.ODataMUL, gen.ODataDIV, gen.ODataDIVBY, gen.ODataMOD},
		{gen.ODataNOT, gen.ODataMINUS},
		{gen.ODataHAS, gen.ODataIN},
	} {
		for _, kind := range kinds {
			table[kind] = int8(level + 1)
		}
	}
	return table
}()

// Rules that no parser knows: what operators and operands are arranged to.
const (
	ruleLogic  = -1 - iota // operands with the same word between them, "and" or "or"
	ruleBinary             // operand, operator, operand
	ruleUnary              // "not" or "-", operand
)

// arranger puts the operators and operands of one expression in order.
type arranger struct {
	*grower
	at *node // what comes next
}

// arrange makes a tree of an expression by the precedence of its operators: of its children, which
// stand side by side, it leaves nothing but their own children in place.
func (g *grower) arrange(expr *node) *node {
	a := arranger{g, expr.first}
	return a.behind(a.operand(), 1)
}

func (a *arranger) take() *node {
	n := a.at
	a.at, n.next = n.next, nil
	return n
}

// behind goes on behind an operand with all operators that bind at least as tight as level.
func (a *arranger) behind(left *node, level int8) *node {
	for a.at != nil && precedence[a.at.token.kind] >= level {
		operator := a.take()
		tightness := precedence[operator.token.kind]
		right := a.behind(a.operand(), tightness+1)
		if left.is(ruleLogic) && left.first.next.token.kind == operator.token.kind {
			left.append(operator)
			left.append(right)
			continue
		}
		rule := ruleBinary
		if tightness <= precedence[gen.ODataAND] {
			rule = ruleLogic
		}
		left = a.join(rule, left, operator, right)
	}
	return left
}

// operand takes an operand. Operators before it bind tighter than most behind it.
func (a *arranger) operand() *node {
	n := a.take()
	if !prefix(n.first) {
		return n
	}
	operator := n.first
	n.first, operator.next = operator.next, nil
	n.count--
	n.next, a.at = a.at, n
	x := a.behind(a.operand(), precedence[gen.ODataNOT]+1)
	return a.join(ruleUnary, operator, x)
}

func prefix(n *node) bool { return kindOf(n) == gen.ODataNOT || kindOf(n) == gen.ODataMINUS }

func (g *grower) join(rule int, parts ...*node) *node {
	made := g.add(nil, node{rule: int32(rule)})
	for _, p := range parts {
		made.append(p)
	}
	return made
}
