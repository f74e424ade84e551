package odata

import (
	"io"
	"net/http"
	"strconv"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// read answers GET and HEAD.
func (x *exchange) read(req *query.Request, url *grammar.URL) error {
	format := url.Options.Format
	switch req.Kind {
	case query.KindCount:
		return x.readCount(req, format)
	case query.KindValue:
		return x.readRaw(req, format)
	}
	if err := x.negotiateJSON(format); err != nil {
		return err
	}
	x.omit = req.Kind != query.KindProperty && x.omitNulls()
	switch req.Kind {
	case query.KindEntities, query.KindRefs:
		return x.readSet(req, url)
	case query.KindProperty:
		return x.readProperty(req)
	}
	return x.readEntity(req, url)
}

// writer makes a writer of rows in the form that was negotiated.
func (x *exchange) writer(q *query.Query, url *grammar.URL) *payload.Writer {
	return payload.NewWriter(x.w, q, payload.Format{
		Metadata: x.media.level, IEEE754: x.media.ieee754, OmitNulls: x.omit,
		Style: x.root.style, Root: x.base, Actions: x.operations.actions,
		Next: func(parent string, path []string) string { return x.nestedLink(url, parent, path) },
	})
}

// one reads the single row that a query leads to; nil if there is none.
func (x *exchange) one(q *query.Query) (*query.Row, error) {
	result, err := x.query(q)
	if err != nil {
		return nil, err
	}
	for row, err := range result.Rows {
		if err != nil {
			return nil, err
		}
		row = row.Clone()
		return &row, nil
	}
	return nil, nil
}

// found reads the single row and says what it means if there is none: an empty reference is no
// content, an unknown key is not found.
func (x *exchange) found(req *query.Request) (*query.Row, error) {
	row, err := x.one(req.Query)
	if row != nil || err != nil {
		return row, err
	}
	from := req.Query.From
	if from == nil || len(req.Query.Key) > 0 || req.Kind != query.KindEntity || req.Query.Declared != nil {
		return nil, notFound(req.Query)
	}
	_, err = x.parentKey(from)
	return nil, err
}

func notFound(q *query.Query) *Error {
	name := q.Type.Name
	if q.Set != nil {
		name = q.Set.Name
	}
	return &Error{
		Status: http.StatusNotFound, Code: "NotFound", Target: name,
		Message: "there is no " + name + " with this key, or you may not see it; list " + name + " to find the one you mean",
	}
}

func (x *exchange) readEntity(req *query.Request, url *grammar.URL) error {
	row, err := x.found(req)
	if err != nil {
		return err
	}
	if row == nil {
		x.head()
		x.w.WriteHeader(http.StatusNoContent)
		return nil
	}
	w := x.writer(req.Query, url)
	etag := w.RowETag(*row)
	if done, err := x.conditional(etag); done || err != nil {
		return err
	}
	if req.Kind == query.KindRef {
		x.head().Set("Content-Type", x.media.contentType())
		return w.EntityRef(x.base+"$metadata#$ref", *row)
	}
	return x.sendEntity(w, req.Query, *row, http.StatusOK)
}

func (x *exchange) sendEntity(w *payload.Writer, q *query.Query, row query.Row, status int) error {
	h := x.head()
	h.Set("Content-Type", x.media.contentType())
	if etag := w.RowETag(row); etag != "" {
		h.Set(etagKey, etag)
	}
	x.w.status = status
	return w.Entity(payload.Context(x.base, q, true), row)
}

// conditional answers a GET with If-None-Match or If-Match.
func (x *exchange) conditional(etag string) (done bool, err error) {
	if etag == "" || x.r.Method != http.MethodGet && x.r.Method != http.MethodHead {
		return false, nil
	}
	if list := etags(x.r.Header.Values("If-None-Match")); matchesETag(list, etag) {
		x.head().Set(etagKey, etag)
		x.w.WriteHeader(http.StatusNotModified)
		return true, nil
	}
	if list := etags(x.r.Header.Values("If-Match")); list != nil && !matchesETag(list, etag) {
		return false, preconditionFailed()
	}
	return false, nil
}

func (x *exchange) readCount(req *query.Request, format *string) error {
	if err := x.negotiate(format, "text/plain"); err != nil {
		return err
	}
	n, err := x.number(req)
	if err != nil {
		return err
	}
	x.head().Set("Content-Type", "text/plain")
	_, err = io.WriteString(x.w, strconv.FormatInt(n, 10))
	return err
}

// number counts entities, or the values of a property of one entity.
func (x *exchange) number(req *query.Request) (int64, error) {
	q := req.Query
	if req.Property != nil {
		row, err := x.found(req)
		if err != nil {
			return 0, err
		}
		return row.Cells[0].N, nil
	}
	if q.From != nil {
		if _, err := x.parentKey(q.From); err != nil {
			return 0, err
		}
	}
	q.Count, q.CountOnly = true, true
	result, err := x.query(q)
	if err != nil {
		return 0, err
	}
	return *result.Count, nil
}

// readProperty answers …/Property; null is no content.
func (x *exchange) readProperty(req *query.Request) error {
	row, err := x.found(req)
	if err != nil {
		return err
	}
	value, shape := propertyValue(req, *row)
	h := x.head()
	if value == nil {
		x.w.WriteHeader(http.StatusNoContent)
		return nil
	}
	w := x.writer(req.Query, &grammar.URL{})
	h.Set("Content-Type", x.media.contentType())
	context := x.base + "$metadata#" + w.ID(*row) + "/" + req.Property.Name
	for _, sub := range req.Sub {
		context += "/" + sub.Name
	}
	if req.Part != "" {
		context += "/" + req.Part
	}
	return w.Property(context, shape, value)
}

func (x *exchange) readRaw(req *query.Request, format *string) error {
	if err := x.negotiate(format, "text/plain"); err != nil {
		return err
	}
	row, err := x.found(req)
	if err != nil {
		return err
	}
	value, shape := propertyValue(req, *row)
	if value == nil {
		x.head()
		x.w.WriteHeader(http.StatusNoContent)
		return nil
	}
	x.head().Set("Content-Type", "text/plain;charset=utf-8")
	text := payload.RawText(shape, value)
	_, err = x.w.Write(text)
	return err
}

// propertyValue picks the value that the path leads to, and the property that describes it.
func propertyValue(req *query.Request, row query.Row) (any, *edm.Property) {
	p := req.Property
	var value any
	for i, column := range req.Query.Columns {
		if column == p {
			value = row.Cells[i].Value(p.Type)
		}
	}
	for _, sub := range req.Sub {
		inner, _ := value.(map[string]any)
		value, p = inner[sub.Name], sub
	}
	if req.Part == "" || value == nil {
		return value, p
	}
	return codePart(p.Codes, value, req.Part)
}

func codePart(codes *edm.CodeSet, value any, part string) (any, *edm.Property) {
	id, _ := value.(int64)
	code, _ := codes.ByID(id)
	switch part {
	case "Id":
		return code.ID, &edm.Property{Name: part, Type: edm.Int64}
	case "UId":
		return code.UID, &edm.Property{Name: part, Type: edm.String}
	}
	return code.Value, &edm.Property{Name: part, Type: edm.String}
}
