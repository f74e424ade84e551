package odata

import (
	"net/http"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// dispatch finds out what is asked.
func (x *exchange) dispatch() error {
	model, err := x.store.Model(x.r.Context())
	if err != nil {
		return err
	}
	if err := x.longQuery(); err != nil {
		return err
	}
	switch x.path {
	case "":
		return x.serviceDocument(x.operations.offered(model))
	case "$metadata":
		return x.metadata(x.operations.offered(model))
	case batchPath:
		return x.batch()
	}
	req, url, err := x.request(model)
	if err != nil {
		return err
	}
	return x.resource(req, url)
}

func (x *exchange) parse(path, rawQuery string) (*grammar.URL, error) {
	return grammar.Parse(path, rawQuery, x.limits)
}

// unoffered are the resources of OData that this service does not have.
var unoffered = []string{"$all", "$crossjoin"}

// known refuses a set that is not in the caller's model: 403 if everybody may know that it
// exists, else 404 with the name that may have been meant.
func (x *exchange) known(model *edm.Model, url *grammar.URL) error {
	if len(url.Path) == 0 {
		return nil
	}
	name := url.Path[0].Name
	if model.Set(name) != nil || len(model.Imports(name)) > 0 {
		return nil
	}
	if slices.Contains(unoffered, name) {
		return &Error{Status: http.StatusNotImplemented, Code: "NotImplemented", Target: name, Message: name + " is not supported; ask the sets one by one"}
	}
	if whole := x.config.Whole(); whole != nil && whole.Set(name) != nil {
		return x.forbid(whole.Set(name), nil)
	}
	e := &Error{Status: http.StatusNotFound, Code: "UnknownSet", Target: name, Message: "there is no entity set " + name}
	if near := edm.Nearest(name, model.SetNames()); near != "" {
		e.Message += "; did you mean " + near + "?"
	} else {
		e.Message += "; the service document lists them: " + x.base
	}
	return e
}

// resource answers by method.
func (x *exchange) resource(req *query.Request, url *grammar.URL) error {
	if req.Kind == query.KindOperation {
		return x.operate(req, url)
	}
	if allowed := allowed(req, req.Query.Set); !slices.Contains(allowed, x.r.Method) {
		return x.refuseMethod(allowed)
	}
	if url.Options.ID != nil && x.r.Method != http.MethodDelete {
		return badRequest("InvalidQuery", "$id", "$id names the link to take away by DELETE; address what you want to read or write by its own URL")
	}
	switch x.r.Method {
	case http.MethodGet, http.MethodHead:
		return x.read(req, url)
	case http.MethodPost, http.MethodPatch, http.MethodPut, http.MethodDelete:
		return x.edit(req, url)
	}
	return x.options(allowed(req, req.Query.Set))
}

// refuseMethod tells a caller who lacks a right from one who asks for what nobody can do: the latter
// would not be possible in the whole model either.
func (x *exchange) refuseMethod(possible []string) error {
	whole := x.config.Whole()
	if whole == nil {
		return x.methodNotAllowed(possible)
	}
	open, _, err := x.fresh(whole)
	if err != nil || !slices.Contains(allowed(open, open.Query.Set), x.r.Method) {
		return x.methodNotAllowed(possible)
	}
	return x.forbid(subjected(open))
}

func forbidden(set string) *Error {
	return &Error{
		Status: http.StatusForbidden, Code: "Forbidden", Target: set,
		Message: "you have no right to do this with " + set + "; ask an administrator for it",
	}
}

func (x *exchange) methodNotAllowed(allowed []string) error {
	return &Error{
		Status: http.StatusMethodNotAllowed, Code: "MethodNotAllowed", Target: x.r.Method,
		Message: x.r.Method + " is not possible here; use one of " + strings.Join(allowed, ", "),
		Header:  map[string]string{"Allow": strings.Join(allowed, ", ")},
	}
}

// readOnlyMethods refuses everything but reading.
func (x *exchange) readOnlyMethods() error {
	if x.r.Method == http.MethodGet || x.r.Method == http.MethodHead {
		return nil
	}
	return x.methodNotAllowed([]string{http.MethodGet, http.MethodHead})
}
