package odata

import (
	"mime"
	"net/http"
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// pathOf is the way to the property that a request leads to.
func pathOf(req *query.Request) payload.Path {
	return payload.Path{Property: req.Property, Sub: req.Sub, Part: req.Part}
}

// draftProperty drafts the write of one property: PUT sets it, PATCH changes the parts of a complex
// value that are named, DELETE makes it null or empty, POST adds to a collection.
func (x *exchange) draftProperty(req *query.Request, url *grammar.URL) (*edit, error) {
	if req.Kind == query.KindProperty {
		if err := x.negotiateJSON(url.Options.Format); err != nil {
			return nil, err
		}
	}
	e, err := x.propertyBody(req)
	if err != nil {
		return nil, err
	}
	c := Change{Op: Update, Values: e.Values, Refs: e.Refs}
	if err := x.pick(&c, req.Query); err != nil {
		return nil, err
	}
	if err := x.conditions(&c, ""); err != nil {
		return nil, err
	}
	return &edit{changes: []Change{c}, answer: func(o []Outcome) error { return x.assigned(req, url, o[0]) }}, nil
}

// propertyBody reads what a property is to become.
func (x *exchange) propertyBody(req *query.Request) (*payload.Entity, error) {
	reader, path := x.reader(req.Query, false), pathOf(req)
	switch {
	case x.r.Method == http.MethodDelete:
		return reader.ReadNull(path)
	case req.Kind == query.KindValue:
		return x.rawBody(reader, path)
	}
	body, err := x.jsonBytes()
	if err != nil {
		return nil, err
	}
	if x.r.Method == http.MethodPost {
		return reader.ReadAppend(path, body)
	}
	return reader.ReadProperty(path, body)
}

// rawBody reads the bare value: text, or for a binary property its bytes.
func (x *exchange) rawBody(reader *payload.Reader, path payload.Path) (*payload.Entity, error) {
	sent := x.r.Header.Get("Content-Type")
	name, params, err := mime.ParseMediaType(sent)
	charset := strings.ToLower(params["charset"])
	text := name == "text/plain" && (charset == "" || charset == "utf-8" || charset == "us-ascii")
	binary := name == "application/octet-stream" && path.Leaf().Type == edm.Binary
	if err != nil || !text && !binary {
		return nil, &Error{
			Status: http.StatusUnsupportedMediaType, Code: "UnsupportedMediaType", Target: "Content-Type",
			Message: "a bare value is sent as text/plain in UTF-8, that of a binary property also as application/octet-stream",
		}
	}
	body, err := x.bodyBytes()
	switch {
	case err != nil:
		return nil, err
	case binary:
		return reader.ReadBytes(path, body)
	}
	return reader.ReadText(path, body)
}

// assigned answers the write of a property: with its new value if that is asked for and can be read.
func (x *exchange) assigned(req *query.Request, url *grammar.URL, o Outcome) error {
	show := req.Kind == query.KindProperty && x.returns("minimal") == "representation"
	h := x.head()
	if o.ETag != "" {
		h.Set(etagKey, payload.ETag(o.ETag))
	}
	if show {
		err := x.again(req, url, func(req *query.Request) error { return x.readAssigned(req, o) })
		if err == nil || x.w.begun {
			return err
		}
		x.unshown(err)
	}
	x.w.WriteHeader(http.StatusNoContent)
	return nil
}

// readAssigned answers with the value of the property that was written.
func (x *exchange) readAssigned(req *query.Request, o Outcome) error {
	q := *req.Query
	q.Key, q.From, q.Filter = o.Key, nil, nil
	after := *req
	after.Query = &q
	return x.readProperty(&after)
}
