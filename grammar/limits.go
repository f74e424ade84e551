package grammar

import "fmt"

// Limits bound what a text may cost. The zero value of a field means its default.
type Limits struct {
	Text         int // bytes of one option or of the path, decoded
	Tokens       int // tokens of one option
	Nodes        int // nodes of one option's tree with aliases put in; items of lists are not counted
	Depth        int // depth of an expression, of its brackets and of its prefix operators
	Calls        int // function calls within function calls
	Lambdas      int // any and all within any and all
	List         int // items in one pair of brackets
	String       int // bytes of a string literal
	OrderBy      int // items of one $orderby
	Select       int // items of one $select
	Expand       int // items of $expand in total
	ExpandDepth  int // levels of $expand
	Search       int // words and phrases of one $search
	PathSegments int
	Aliases      int
	Options      int // query options of a URL, custom ones included
}

// defaults are the limits of a service that was told nothing else.
var defaults = Limits{
	Text: 16 << 10, Tokens: 4000, Nodes: 2000, Depth: 32, Calls: 10, Lambdas: 4, List: 1000, String: 4 << 10,
	OrderBy: 5, Select: 200, Expand: 15, ExpandDepth: 6, Search: 20, PathSegments: 16, Aliases: 32, Options: 100,
}

// withDefaults fills the fields that were left zero.
func (l Limits) withDefaults() Limits {
	fields, standard := l.fields(), defaults.fields()
	for i, f := range fields {
		if *f == 0 {
			*f = *standard[i]
		}
	}
	return l
}

func (l *Limits) fields() []*int {
	return []*int{
		&l.Text, &l.Tokens, &l.Nodes, &l.Depth, &l.Calls, &l.Lambdas, &l.List, &l.String,
		&l.OrderBy, &l.Select, &l.Expand, &l.ExpandDepth, &l.Search, &l.PathSegments, &l.Aliases, &l.Options,
	}
}

// exceeded is the error of a limit; what names it as a user would.
func exceeded(at int, what string, limit int) *SyntaxError {
	return &SyntaxError{At: at, Limit: what, Msg: fmt.Sprintf("the limit of %d for %s is exceeded", limit, what)}
}
