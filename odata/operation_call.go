package odata

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// operate answers a request whose path ends in an operation.
func (x *exchange) operate(req *query.Request, url *grammar.URL) error {
	if allowed := operable(req.Called); !slices.Contains(allowed, x.r.Method) {
		return x.methodNotAllowed(allowed)
	}
	if x.r.Method == http.MethodOptions {
		return x.options(operable(req.Called))
	}
	if err := x.negotiateJSON(url.Options.Format); err != nil {
		return err
	}
	if err := x.unrepeated(req.Called); err != nil {
		return err
	}
	o, args, err := req.Called.Arguments()
	if err != nil {
		return err
	}
	returned, err := req.Called.Returned(o)
	if err != nil {
		return err
	}
	c := Call{}
	if c.Args, err = x.arguments(o, args); err != nil {
		return err
	}
	if err := x.boundTo(&c, req); err != nil {
		return err
	}
	result, err := x.call(o, c)
	if err != nil {
		return err
	}
	return x.returned(o, returned, url, result)
}

// operable lists the methods by which an operation is asked for.
func operable(c *query.Called) []string {
	if c.Action() {
		return []string{http.MethodPost, http.MethodOptions}
	}
	return []string{http.MethodGet, http.MethodHead, http.MethodOptions}
}

// options answers which methods are possible.
func (x *exchange) options(allowed []string) error {
	if err := x.prove(); err != nil {
		return err
	}
	x.head().Set("Allow", strings.Join(allowed, ", "))
	x.w.WriteHeader(http.StatusNoContent)
	return nil
}

// unrepeated refuses an action under a name: what it does is not known here, so that nobody could tell
// whether it was done.
func (x *exchange) unrepeated(c *query.Called) error {
	if !c.Action() || partsOf(x.r.Context()) == nil {
		return nil
	}
	if x.r.Header.Values(repeatID) != nil {
		x.w.Header().Set(repeatResult, "rejected")
	}
	return &Error{
		Status: http.StatusNotImplemented, Code: "NotImplemented", Target: repeatID,
		Message: "actions cannot be repeated safely; find out what became of it before you send it again, without this header",
	}
}

// arguments gives the values of the parameters: those of a function come from the URL, those of an
// action from the body.
func (x *exchange) arguments(o *edm.Operation, given []query.Argument) (map[string]any, error) {
	reader := &payload.Reader{Create: true, Nulls: x.root.Profile.Nulls}
	if o.Action {
		body, err := x.bodyBytes()
		if err == nil && len(body) > 0 {
			err = x.checkContentType()
		}
		if err != nil {
			return nil, err
		}
		return reader.ReadParameters(o, body)
	}
	args := map[string]any{}
	for _, a := range given {
		value := a.Value
		if a.JSON != "" {
			var err error
			if value, err = reader.ReadParameter(a.Parameter, a.JSON); err != nil {
				return nil, err
			}
		}
		args[a.Parameter.Name] = value
	}
	return args, nil
}

// boundTo finds what an operation is bound to: who may not see an entity cannot ask anything of it.
func (x *exchange) boundTo(c *Call, req *query.Request) error {
	switch q := req.Query; {
	case q == nil:
		return x.prove()
	case !req.Called.OfMany():
		return x.boundToOne(c, q)
	case q.From != nil:
		if _, err := x.parentKey(q.From); err != nil {
			return err
		}
	}
	c.Of = req.Query
	return x.prove()
}

// boundToOne reads the key of the entity, and its version if the client wants it to be a certain one.
func (x *exchange) boundToOne(c *Call, q *query.Query) error {
	row, err := x.one(q)
	if err != nil {
		return err
	}
	if row == nil {
		return notFound(q)
	}
	wanted := etags(x.r.Header.Values("If-Match"))
	if at := slices.Index(q.Columns, q.Type.ETagProperty()); wanted != nil && at >= 0 {
		t, _ := q.Columns[at].Type.(edm.Primitive)
		if !matchesETag(wanted, string(payload.AppendText(nil, t, row.Cells[at].Value(t)))) {
			return preconditionFailed()
		}
	}
	c.Key = map[string]any{}
	for _, k := range primaryKey(q, *row) {
		c.Key[k.Property.Name] = k.Value
	}
	return nil
}

// call runs the operation. An action may have changed something, whatever it says, unless the caller
// was out of date: then nothing was begun.
func (x *exchange) call(o *edm.Operation, c Call) (any, error) {
	result, err := x.operations.calls[o.Origin()](x.r.Context(), c)
	if !errors.Is(err, ErrStale) {
		x.proven, x.written = true, x.written || o.Action
	}
	if err != nil {
		return nil, err
	}
	return conforming(o, result)
}
