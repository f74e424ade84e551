package query

import (
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// ParseValue parses and binds an expression of any type over rows of type t that is the same at
// every time: it cannot ask for the clock.
func ParseValue(model *edm.Model, t *edm.EntityType, text string, params Params) (Expr, error) {
	tree, err := grammar.ParseExpr(text, grammar.Limits{})
	if err != nil {
		return nil, err
	}
	it := &Var{Name: It, Type: t}
	b := &binder{model: model, env: Env{Params: params, Timeless: true}, option: "expression", it: it, this: it}
	return b.expr(tree)
}
