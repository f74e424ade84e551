package query

import (
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
)

// Expr is a bound expression: names are resolved and types are known and fit together.
// The nodes are the structs of this file; whoever works on them switches over these.
type Expr interface {
	// Type is the type of the value; edm.Untyped for the null literal.
	Type() edm.Type
}

// Var is a range variable: the row a query speaks about, named $it, or the variable of a
// lambda or of a filtered count. Two variables are the same if the pointers are.
type Var struct {
	Name string
	Type *edm.EntityType
}

// Place is a row that an expression speaks about: a variable's, or the one reached from
// there over single-valued navigation properties. It may be no row at all.
type Place struct {
	Var   *Var
	Steps []*edm.Navigation
}

type (
	// Const is a value of one of the Go types that package edm lists; nil is null.
	Const struct {
		Value any
		T     edm.Type
	}
	// Param is a value that is known when the query runs, such as @me. A List may only stand
	// on the right side of in.
	Param struct {
		Name string
		T    edm.Type
		List bool
	}
	// Prop is a structural property; Sub leads into complex values.
	Prop struct {
		Place    Place
		Property *edm.Property
		Sub      []*edm.Property
	}
	// Coded is one part of a coded property: Id, UId or Value.
	Coded struct {
		Prop *Prop
		Part string
	}
	// InCodes is a predicate over a coded property that was decided for each code when it was
	// bound: true for the codes in IDs, false for the others, Null where the property is null.
	InCodes struct {
		Prop *Prop
		IDs  []int64
		Null *bool
	}
	// Present tells whether there is a row at the end of Place.
	Present struct{ Place Place }
	// Call is an operator or a function of the table in package funcs.
	Call struct {
		Func *funcs.Func
		Args []Expr
		T    edm.Type
	}
	// Logic is an n-ary and, or an or if Or is set.
	Logic struct {
		Or   bool
		Args []Expr
	}
	// Not negates.
	Not struct{ X Expr }
	// In tells whether X equals one of Items, or one of the values of Param if that is given.
	// Items are constants of the type of X or null.
	In struct {
		X     Expr
		Items []*Const
		Param *Param
	}
	// Lambda is any, or all if All is set, over the targets of Nav from Place. Body is nil in any().
	Lambda struct {
		Place Place
		Nav   *edm.Navigation
		All   bool
		Var   *Var
		Body  Expr
	}
	// Count is the number of targets of Nav from Place for which Filter, if any, holds.
	Count struct {
		Place  Place
		Nav    *edm.Navigation
		Var    *Var
		Filter Expr
	}
)

// Type implements Expr.
func (e *Const) Type() edm.Type { return e.T }

// Type implements Expr.
func (e *Param) Type() edm.Type { return e.T }

// Type implements Expr.
func (e *Prop) Type() edm.Type { return e.Last().Type }

// Last is the innermost property of the path.
func (e *Prop) Last() *edm.Property {
	if len(e.Sub) > 0 {
		return e.Sub[len(e.Sub)-1]
	}
	return e.Property
}

// Type implements Expr.
func (e *Coded) Type() edm.Type {
	switch e.Part {
	case "Id":
		return edm.Int64
	case "UId":
		return edm.Guid
	}
	return edm.String
}

// Type implements Expr.
func (e *InCodes) Type() edm.Type { return edm.Boolean }

// Type implements Expr.
func (e *Present) Type() edm.Type { return edm.Boolean }

// Type implements Expr.
func (e *Call) Type() edm.Type { return e.T }

// Type implements Expr.
func (e *Logic) Type() edm.Type { return edm.Boolean }

// Type implements Expr.
func (e *Not) Type() edm.Type { return edm.Boolean }

// Type implements Expr.
func (e *In) Type() edm.Type { return edm.Boolean }

// Type implements Expr.
func (e *Lambda) Type() edm.Type { return edm.Boolean }

// Type implements Expr.
func (e *Count) Type() edm.Type { return edm.Int64 }
