package odata

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Operation is a function or an action: its signature and what it does.
type Operation struct {
	Def *edm.Operation
	// Call runs the operation for the caller found in ctx, whose rights are its own affair; it refuses
	// by an *Error. It gives a primitive value in the Go type that package edm lists, a Record, a []any
	// of these, or nil for null or for nothing.
	Call func(ctx context.Context, c Call) (any, error)
}

// Call is what an operation is called with.
type Call struct {
	// Key is the primary key of the entity that the operation is bound to, by property name. The entity
	// was read before: the caller may see it.
	Key map[string]any
	// Of is the collection that the operation is bound to, ready to be given to the Store, without a
	// limit of rows; nil if it is bound to none.
	Of *query.Query
	// Args are the values of the parameters by name, in the Go types that package edm lists, a []any for
	// a collection and a Record for a complex value. What was left out is absent.
	Args map[string]any
}

// Record is a complex value, or an entity told by its key: values by property name. A complex property
// holds another Record, a collection a []any.
type Record = map[string]any

// operations are what the service offers beside the rows. They are no part of the models of the store:
// only a path that may name one of them is bound to a model that has them.
type operations struct {
	defs  []*edm.Operation
	calls map[*edm.Operation]func(context.Context, Call) (any, error)
	names map[string]bool
}

// newOperations registers operations. One that does not fit the whole model, which may be nil if it is
// not known, is a fault of the program.
func newOperations(list []Operation, whole *edm.Model) operations {
	o := operations{calls: map[*edm.Operation]func(context.Context, Call) (any, error){}, names: map[string]bool{}}
	for _, op := range list {
		if op.Def == nil || op.Call == nil {
			panic(fmt.Sprintf("odata: an operation without signature or function: %+v", op.Def))
		}
		o.defs = append(o.defs, op.Def)
		o.calls[op.Def] = op.Call
		o.names[op.Def.Name] = true
	}
	if whole != nil && len(list) > 0 {
		if err := o.fit(whole); err != nil {
			panic("odata: " + err.Error())
		}
	}
	return o
}

// fit tells whether the whole model has a place for each operation, and stays what it should be.
func (o *operations) fit(whole *edm.Model) error {
	model := whole.With(o.defs)
	for _, def := range o.defs {
		same := func(taken *edm.Operation) bool { return taken.Origin() == def }
		if !slices.ContainsFunc(model.Operations, same) {
			return fmt.Errorf("operation %s: the model lacks the type, the property or the set that it names", def.Name)
		}
	}
	return model.Validate()
}

// named tells from the text of a path whether it may name an operation.
func (o *operations) named(path string) bool {
	if len(o.defs) == 0 {
		return false
	}
	for segment := range strings.SplitSeq(path, "/") {
		if strings.Contains(segment, "%") {
			segment, _ = url.PathUnescape(segment)
		}
		name, _, _ := strings.Cut(segment, "(")
		if o.names[name[strings.LastIndexByte(name, '.')+1:]] {
			return true
		}
	}
	return false
}

// offered is a model with the operations that it has a place for.
func (o *operations) offered(model *edm.Model) *edm.Model {
	if len(o.defs) == 0 {
		return model
	}
	return model.With(o.defs)
}

// actions lists the actions of the entities that a query reads.
func (o *operations) actions(q *query.Query) []*edm.Operation {
	return o.offered(q.Model).ActionsOf(q.Type)
}
