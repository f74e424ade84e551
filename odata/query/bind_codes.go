package query

import (
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// decide turns a predicate that depends on nothing but the value of one coded property into
// the list of codes for which it is true. Everything else stays as it is.
func decide(e Expr) (Expr, error) {
	if e.Type() != edm.Boolean {
		return e, nil
	}
	coded, ok := onlyCoded(e, nil)
	if !ok || coded == nil {
		return e, nil
	}
	result := &InCodes{Prop: coded.Prop, IDs: []int64{}}
	for _, c := range coded.Prop.Last().Codes.Codes {
		v, err := worth(e, coded, c.ID)
		if err != nil {
			return nil, err
		}
		if v == true {
			result.IDs = append(result.IDs, c.ID)
		}
	}
	v, err := worth(e, nil, 0)
	if err != nil {
		return nil, err
	}
	if holds, ok := v.(bool); ok {
		result.Null = &holds
	}
	return result, nil
}

// onlyCoded finds the one coded property that an expression depends on; ok is false if it
// depends on anything else too, or on the number alone, which the database has itself.
func onlyCoded(e Expr, found *Coded) (coded *Coded, ok bool) {
	switch n := e.(type) {
	case *Const:
		return found, true
	case *Coded:
		if n.Part == "Id" || (found != nil && !sameProp(found.Prop, n.Prop)) {
			return nil, false
		}
		return n, true
	case *Call:
		for _, a := range n.Args {
			if found, ok = onlyCoded(a, found); !ok {
				return nil, false
			}
		}
		return found, true
	case *In:
		return onlyCoded(n.X, found)
	}
	return nil, false
}

func sameProp(a, b *Prop) bool {
	return a.Property == b.Property && a.Place.Var == b.Place.Var &&
		slices.Equal(a.Place.Steps, b.Place.Steps) && slices.Equal(a.Sub, b.Sub)
}

// worth computes an expression of constants, calls, lists and the property of coded, which
// stands for the code id; a nil coded stands for null.
func worth(e Expr, coded *Coded, id int64) (any, error) {
	switch n := e.(type) {
	case *Const:
		return n.Value, nil
	case *Coded:
		if coded == nil {
			return nil, nil
		}
		return CodePart(n.Prop.Last().Codes, n.Part, id), nil
	case *Call:
		args := make([]any, len(n.Args))
		for i, a := range n.Args {
			v, err := worth(a, coded, id)
			if err != nil {
				return nil, err
			}
			args[i] = v
		}
		return n.Func.Apply(args)
	case *In:
		return worthIn(n, coded, id)
	}
	return nil, fmt.Errorf("%T is not constant", e)
}

func worthIn(n *In, coded *Coded, id int64) (any, error) {
	x, err := worth(n.X, coded, id)
	if err != nil {
		return nil, err
	}
	for _, item := range n.Items {
		if same, err := comparison("eq").Apply([]any{x, item.Value}); err != nil || same == true {
			return same, err
		}
	}
	return false, nil
}

// CodePart gives the part Id, UId or Value of a code; nil for a number that is no code.
func CodePart(set *edm.CodeSet, part string, id int64) any {
	if part == "Id" {
		return id
	}
	c, ok := set.ByID(id)
	if !ok {
		return nil
	}
	if part == "Value" {
		return c.Value
	}
	uid, err := uuid.Parse(c.UID)
	if err != nil {
		return nil
	}
	return uid
}
