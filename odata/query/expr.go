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
	// Type is the type of the row; nil if the variable stands for an item of a collection of
	// primitive values, which is of type Item.
	Type *edm.EntityType
	Item edm.Type
	// Root is set for a row that is named by $root/Set(key): the one of the set with that key,
	// whatever row the query speaks about.
	Root *Root
	// as is the derived type that the collection of a lambda was cast to.
	as *edm.EntityType
}

// Root names one row of a set by its key.
type Root struct {
	Set *edm.EntitySet
	Key []KeyValue
}

// Place is a row that an expression speaks about: a variable's, or the one reached from
// there over single-valued navigation properties. It may be no row at all.
type Place struct {
	Var   *Var
	Steps []Step
}

// Step leads from one row to another over a single-valued navigation property, or, if Cast is
// given, to the same row as one of a derived type: to none if it is of another type.
type Step struct {
	Nav  *edm.Navigation
	Cast *edm.EntityType
}

// Target is the type of the row behind the step.
func (s Step) Target() *edm.EntityType {
	if s.Cast != nil {
		return s.Cast
	}
	return s.Nav.Target
}

// Name is the name of the step in a path.
func (s Step) Name() string {
	if s.Cast != nil {
		return s.Cast.TypeName()
	}
	return s.Nav.Name
}

type (
	// Const is a value of one of the Go types that package edm lists; nil is null. With a Slot it
	// is the literal of one run of a Shape: the value of each run is Query.Literals[Slot-1], of
	// the same type and not null.
	Const struct {
		Value any
		T     edm.Type
		Slot  int
		from  origin
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
	// Lambda is any, or all if All is set, over the targets of Nav from Place, over all rows of
	// Set, or over the items of Values. Body is nil in any().
	Lambda struct {
		Place  Place
		Nav    *edm.Navigation
		Set    *edm.EntitySet
		Values Expr
		All    bool
		Var    *Var
		Body   Expr
	}
	// Count is the number of targets of Nav from Place, of rows of Set, or of items of Values, for
	// which Filter, if any, holds.
	Count struct {
		Place  Place
		Nav    *edm.Navigation
		Set    *edm.EntitySet
		Values Expr
		Var    *Var
		Filter Expr
	}
	// Item is the item of a collection of primitive values that Var stands for.
	Item struct{ Var *Var }
	// Case is the value of the first branch whose condition is true, or null.
	Case struct {
		When []When
		T    edm.Type
	}
	// When is one branch of a Case.
	When struct{ If, Then Expr }
)

// Type implements Expr.
func (e *Const) Type() edm.Type { return e.T }

// Type implements Expr.
func (e *Param) Type() edm.Type { return e.T }

// Type implements Expr.
func (e *Prop) Type() edm.Type {
	if last := e.Last(); last.Collection {
		return edm.CollectionType{Of: last.Type}
	}
	return e.Last().Type
}

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

// Type implements Expr.
func (e *Item) Type() edm.Type { return e.Var.Item }

// Type implements Expr.
func (e *Case) Type() edm.Type { return e.T }
