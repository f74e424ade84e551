package query

import (
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
)

// search binds $search over the rows that v stands for: a word or a phrase is in a row if it is
// in one of the texts that the model marks as searchable, as far as the caller has them (G-45).
// Nothing is unknown to a search: where there is no text there is no word.
func (b *binder) search(v *Var, n grammar.Search) (Expr, error) {
	texts := searchable(v.Type)
	if len(texts) == 0 {
		e := b.fail(0, v.Type.Name, "%s has no text to search in; use $filter", v.Type.Name)
		e.NotImplemented = true
		return nil, e
	}
	return b.searchNode(v, texts, n)
}

func searchable(t *edm.EntityType) []*edm.Property {
	var texts []*edm.Property
	for _, p := range t.AllProperties() {
		if p.Searchable && p.Type == edm.String && !p.Collection {
			texts = append(texts, p)
		}
	}
	return texts
}

func (b *binder) searchNode(v *Var, texts []*edm.Property, n grammar.Search) (Expr, error) {
	switch n := n.(type) {
	case *grammar.Term:
		return b.term(v, texts, n)
	case *grammar.SearchNot:
		x, err := b.searchNode(v, texts, n.X)
		return &Not{X: x}, err
	case *grammar.SearchLogic:
		result := &Logic{Or: n.Op == "or"}
		for _, arg := range n.Args {
			x, err := b.searchNode(v, texts, arg)
			if err != nil {
				return nil, err
			}
			result.Args = append(result.Args, x)
		}
		return result, nil
	}
	return nil, b.fail(n.Pos(), "", "this search is not understood")
}

// term looks for one word or phrase in all texts. A word matches words that begin with it; one
// that is cut by other characters, such as an address, is looked for as adjacent words.
func (b *binder) term(v *Var, texts []*edm.Property, n *grammar.Term) (Expr, error) {
	pattern, ok := funcs.Pattern(n.Text, n.Phrase)
	if !ok {
		return nil, b.fail(n.At, n.Text, "%q holds no letter and no digit to look for", n.Text)
	}
	found := &Search{Pattern: pattern}
	for _, p := range texts {
		found.Texts = append(found.Texts, &Prop{Place: Place{Var: v}, Property: p})
	}
	return found, nil
}

// Search tells whether Pattern, as package funcs makes it of a word or phrase, is among the words
// of one of Texts. It is true or false, never null.
type Search struct {
	Texts   []*Prop
	Pattern string
}

// Type implements Expr.
func (e *Search) Type() edm.Type { return edm.Boolean }
