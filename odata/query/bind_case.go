package query

import (
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// cases binds case(condition:value,…): the value of the first branch whose condition is true, null
// if there is none. An unknown condition is not true. All values are of one type, that of the
// first branch that can be; true as a condition ends the list.
func (b *binder) cases(n *grammar.Case) (Expr, error) {
	result := &Case{}
	var at []int
	decided := false
	for _, branch := range n.When {
		condition, err := b.boolean("case", branch.If)
		if err != nil {
			return nil, err
		}
		value, err := b.expr(branch.Then)
		if err != nil {
			return nil, err
		}
		known, _ := condition.(*Const)
		constant := known != nil && known.from == 0
		if decided || constant && known.Value != true {
			continue
		}
		decided = constant
		result.When, at = append(result.When, When{If: condition, Then: value}), append(at, branch.Then.Pos())
	}
	if err := b.oneType(result, at); err != nil {
		return nil, err
	}
	if result.T == edm.Untyped {
		return &Const{T: edm.Untyped}, nil
	}
	return result, nil
}

// oneType gives all values of a case one type: the first that all others can be converted to.
func (b *binder) oneType(c *Case, at []int) error {
	c.T = edm.Untyped
	for _, candidate := range c.When {
		t := candidate.Then.Type()
		fitted := make([]Expr, len(c.When))
		ok := true
		for i, w := range c.When {
			var fits bool
			fitted[i], fits = convert(w.Then, t)
			ok = ok && fits
		}
		if !ok || t == edm.Untyped {
			continue
		}
		for i := range c.When {
			c.When[i].Then = fitted[i]
		}
		c.T = t
		return nil
	}
	var first edm.Type
	for i, w := range c.When {
		t := w.Then.Type()
		if first == nil && t != edm.Untyped {
			first = t
		}
		if _, ok := convert(w.Then, first); first != nil && !ok {
			return b.fail(at[i], "case", "the values of case must be of one type, got %s and %s", first.TypeName(), t.TypeName())
		}
	}
	return nil
}
