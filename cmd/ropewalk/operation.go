package main

import (
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// operations are the functions that the service offers beside the rows. None of them writes anything.
func (e *engine) operations() []odata.Operation {
	s := shapes{}
	return []odata.Operation{
		e.explain(s),
		e.simulateAssignment(s),
		e.simulateLockout(s),
		e.simulatePolicy(s),
		e.simulateConstraint(s),
		e.simulateViolations(s),
	}
}

// given takes a parameter; what was left out or null is the zero value.
func given[T any](c odata.Call, name string) T {
	v, _ := c.Args[name].(T)
	return v
}

// chosen takes a parameter for which it makes a difference whether it was given.
func chosen[T any](c odata.Call, name string) *T {
	if v, some := c.Args[name].(T); some {
		return &v
	}
	return nil
}

// numbers takes a list of ids; nil if it was left out.
func numbers(c odata.Call, name string) []int64 {
	list, some := c.Args[name].([]any)
	if !some {
		return nil
	}
	out := make([]int64, 0, len(list))
	for _, v := range list {
		if id, whole := v.(int64); whole {
			out = append(out, id)
		}
	}
	return out
}

// date takes a point in time; nil if it was left out.
func date(c odata.Call, name string) *time.Time { return chosen[time.Time](c, name) }

func parameter(name string, t edm.Primitive) *edm.Parameter {
	return &edm.Parameter{Name: name, Type: t}
}

func optional(name string, t edm.Primitive) *edm.Parameter {
	return &edm.Parameter{Name: name, Type: t, Nullable: true}
}

// list is a parameter with many values that may be left out.
func list(name string, t edm.Primitive) *edm.Parameter {
	return &edm.Parameter{Name: name, Type: t, Collection: true, Nullable: true}
}

// targets are the parameters that name what may be unknown.
var targets = map[string]string{"identity": "IdentityId", "resource": "ResourceId", "context": "ContextId", "policy": "PolicyId"}

// refusal is what a client is told of an error of the engine.
func refusal(err error) error {
	var unknown *rope.UnknownError
	var many *rope.TooManyError
	switch {
	case errors.As(err, &unknown) && targets[unknown.What] != "":
		return unknownReference(targets[unknown.What])
	case errors.As(err, &unknown):
		return &odata.Error{Status: http.StatusNotFound, Code: "NotFound", Message: "there is no such access any more; list the set to find one", Err: err}
	case errors.As(err, &many):
		return &odata.Error{
			Status: http.StatusBadRequest, Code: "LimitExceeded", Err: err,
			Message: fmt.Sprintf("this concerns more than %d identities; ask for one part after the other, by fewer contexts or a narrower filter", many.Most),
		}
	}
	return err
}

func unknownReference(parameter string) error {
	return &odata.Error{
		Status: http.StatusBadRequest, Code: "UnknownReference", Target: parameter,
		Message: parameter + " refers to no object that you can see; name another",
	}
}
