package query

import (
	"fmt"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// binder carries what binding one option needs. It is used by one goroutine for one request.
type binder struct {
	model   *edm.Model
	env     Env
	aliases map[string]grammar.Expr
	// option is the part of the URL that is being bound, for errors.
	option string
	// it is the row that $it means, this the one that bare names belong to.
	it, this *Var
	// vars are the variables of the lambdas around, the innermost last.
	vars []*Var
	// inAlias is set while the value of an alias is bound: aliases do not nest.
	inAlias bool
	// mentionsDeleted is set once a filter names the soft-delete property of its rows.
	mentionsDeleted bool
	// nested is set while the options of an item of $expand are bound.
	nested bool
	// rootless is set while options are bound that no store answers: there are no other rows to look at.
	rootless bool
	// computed are the properties that $compute defined for the rows of it.
	computed []computed
	// inlined counts the nodes that computed properties stood for.
	inlined int
	// roots are the rows that are named by $root.
	roots []*Var
	// places are the rows that expressions reach over navigation properties.
	places map[placeKey]bool
	// uses counts how often each literal of the URL's pattern was bound.
	uses map[origin]int
	// expands counts the items of all $expand options of the request.
	expands int
}

// condition binds a Boolean expression over the rows of it.
func (b *binder) condition(it *Var, e grammar.Expr) (Expr, error) {
	b.it, b.this = it, it
	return b.boolean(b.option, e)
}

// boolean binds an operand that must be Boolean; what names who asks.
func (b *binder) boolean(what string, e grammar.Expr) (Expr, error) {
	x, err := b.expr(e)
	if err != nil {
		return nil, err
	}
	if isNull(x) {
		return &Const{T: edm.Boolean}, nil
	}
	if x.Type() != edm.Boolean {
		return nil, b.fail(e.Pos(), "", "%s wants Edm.Boolean, got %s", what, x.Type().TypeName())
	}
	return x, nil
}

func (b *binder) fail(at int, target, format string, args ...any) *Error {
	return &Error{Option: b.option, At: at, Target: target, Msg: fmt.Sprintf(format, args...)}
}

func (b *binder) later(at int, what string) *Error {
	e := b.fail(at, what, "%s is not supported yet", what)
	e.NotImplemented = true
	return e
}

func (b *binder) limit(at int, name string, max int) *Error {
	e := b.fail(at, name, "at most %d %s are allowed", max, name)
	e.Limit = name
	return e
}

// unknown says that owner has no member of that name, and which one may be meant.
func (b *binder) unknown(at int, owner, kind, name string, known []string) *Error {
	msg := fmt.Sprintf("%s has no %s %q", owner, kind, name)
	if near := edm.Nearest(name, known); near != "" {
		msg += fmt.Sprintf("; did you mean %s?", near)
	}
	return b.fail(at, name, "%s", msg)
}
