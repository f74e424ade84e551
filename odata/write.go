package odata

import (
	"errors"
	"net/http"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// draftCreate drafts a POST to a set or to a collection of related entities.
func (x *exchange) draftCreate(req *query.Request, url *grammar.URL) (*edit, error) {
	if err := x.negotiateJSON(url.Options.Format); err != nil {
		return nil, err
	}
	e, err := x.readBody(req, true)
	if err != nil {
		return nil, err
	}
	if err := x.hang(req.Query.From, e); err != nil {
		return nil, err
	}
	c := Change{Op: Create, Set: req.Query.Set, Values: e.Values, Refs: e.Refs}
	return &edit{changes: []Change{c}, answer: func(o []Outcome) error { return x.created(req, url, o[0]) }}, nil
}

// hang links a new entity to the one in whose collection it is created.
func (x *exchange) hang(from *query.From, e *payload.Entity) error {
	if from == nil {
		return nil
	}
	key, err := x.parentKey(from)
	if err != nil {
		return err
	}
	nav := back(from)
	if _, given := e.Refs[nav.Name]; given {
		return badRequest("InvalidReference", nav.Name, "the reference follows from the URL; leave it out of the body")
	}
	e.Refs[nav.Name] = []Ref{{Set: from.Parent.Set, Key: key}}
	return nil
}

// back is the navigation property by which members point to where they hang; nil if they cannot.
func back(from *query.From) *edm.Navigation {
	if from.Nav.Partner == "" {
		return nil
	}
	nav := from.Nav.Target.Navigation(from.Nav.Partner)
	if nav == nil || nav.ReadOnly {
		return nil
	}
	return nav
}

// primaryKey takes the key out of a row.
func primaryKey(q *query.Query, row query.Row) []query.KeyValue {
	var key []query.KeyValue
	for _, p := range q.Type.KeyProperties() {
		for i, column := range q.Columns {
			if column == p {
				key = append(key, query.KeyValue{Property: p, Value: row.Cells[i].Value(p.Type)})
			}
		}
	}
	return key
}

// created answers with the new entity as a read would show it, or with the one that was there.
func (x *exchange) created(req *query.Request, url *grammar.URL, o Outcome) error {
	id := x.entityID(req.Query.Set, o.Key)
	h := x.head()
	for name, value := range o.Header {
		h.Set(name, value)
	}
	h.Set("Location", id)
	status := http.StatusCreated
	if o.Existing {
		status = http.StatusOK
	}
	if x.returns("representation") == "minimal" {
		return x.noContent(id, o)
	}
	return x.represent(req, url, o, status)
}

// represent reads an entity back through the reading door, with the caller's rights to read. If
// these are no longer what they were, by the write itself perhaps, with those he has now.
func (x *exchange) represent(req *query.Request, url *grammar.URL, o Outcome, status int) error {
	err := x.readBack(req, url, o, status)
	if !errors.Is(err, ErrStale) || x.w.begun {
		return err
	}
	again, err := x.rebound(url)
	if err != nil { // he may not even know any more what he wrote
		return x.noContent(x.entityID(req.Query.Set, o.Key), o)
	}
	return x.readBack(again, url, o, status)
}

// rebound binds the URL for who calls now.
func (x *exchange) rebound(url *grammar.URL) (*query.Request, error) {
	if err := x.renew(); err != nil {
		return nil, err
	}
	model, err := x.store.Model(x.r.Context())
	if err != nil {
		return nil, err
	}
	req, err := x.bind(model, url, nil)
	if err != nil {
		return nil, err
	}
	return req, x.negotiateJSON(url.Options.Format)
}

func (x *exchange) readBack(req *query.Request, url *grammar.URL, o Outcome, status int) error {
	q := *req.Query
	q.Key, q.From, q.Filter, q.Top, q.Skip = o.Key, nil, nil, nil, nil
	row, err := x.one(&q)
	if err != nil {
		return err
	}
	if row == nil {
		return x.noContent(x.entityID(q.Set, o.Key), o)
	}
	return x.sendEntity(x.writer(&q, url), &q, *row, status)
}

func (x *exchange) noContent(id string, o Outcome) error {
	h := x.head()
	h.Set("OData-EntityId", id)
	if o.ETag != "" {
		h.Set("ETag", payload.ETag(o.ETag))
	}
	x.w.WriteHeader(http.StatusNoContent)
	return nil
}

// entityID is the absolute id of an entity.
func (x *exchange) entityID(set *edm.EntitySet, key []query.KeyValue) string {
	props, values := make([]*edm.Property, len(key)), make([]any, len(key))
	for i, k := range key {
		props[i], values[i] = k.Property, k.Value
	}
	return x.base + payload.EntityID(set, props, values)
}

// draftUpdate drafts a PATCH or PUT of one entity.
func (x *exchange) draftUpdate(req *query.Request, url *grammar.URL) (*edit, error) {
	if err := x.negotiateJSON(url.Options.Format); err != nil {
		return nil, err
	}
	e, err := x.readBody(req, false)
	if err != nil {
		return nil, err
	}
	if x.r.Method == http.MethodPut {
		if err := replace(req.Query.Type, e); err != nil {
			return nil, err
		}
	}
	ifMatch := etags(x.r.Header.Values("If-Match"))
	if ifMatch == nil && e.ETag != "" {
		ifMatch = []string{unquote(e.ETag)}
	}
	key, err := x.changeKey(req)
	if err != nil {
		return nil, err
	}
	if err := needsETag(req.Query.Set, ifMatch); err != nil {
		return nil, err
	}
	c := Change{
		Op: Update, Set: req.Query.Set, Key: key, Values: e.Values, Refs: e.Refs, Upsert: ifMatch == nil && upsertable(req.Query),
		IfMatch: ifMatch, IfNoneMatch: etags(x.r.Header.Values("If-None-Match")),
	}
	return &edit{changes: []Change{c}, answer: func(o []Outcome) error { return x.updated(req, url, o[0]) }}, nil
}

// updated answers a PATCH or PUT.
func (x *exchange) updated(req *query.Request, url *grammar.URL, o Outcome) error {
	switch {
	case o.Created:
		return x.created(req, url, o)
	case x.returns("minimal") == "representation":
		return x.represent(req, url, o, http.StatusOK)
	}
	return x.noContent(x.entityID(req.Query.Set, o.Key), o)
}

// changeKey is the key of the entity to change; where the URL does not say it, the row does.
func (x *exchange) changeKey(req *query.Request) ([]query.KeyValue, error) {
	if q := req.Query; q.From == nil && len(q.Key) > 0 {
		return q.Key, nil
	}
	row, err := x.one(req.Query)
	if err != nil {
		return nil, err
	}
	if row == nil {
		return nil, notFound(req.Query)
	}
	return primaryKey(req.Query, *row), nil
}

// upsertable tells whether clients give the keys of the set, so that an update of what is not
// there creates it. Where the service makes keys, it must fail.
func upsertable(q *query.Query) bool {
	if q.From != nil || q.Set == nil || q.Set.NoInsert || len(q.Key) != len(q.Type.KeyNames()) {
		return false
	}
	for i, name := range q.Type.KeyNames() {
		if p := q.Key[i].Property; p.Name != name || p.Computed {
			return false
		}
	}
	return true
}

// draftDelete drafts a DELETE of one entity.
func (x *exchange) draftDelete(req *query.Request) (*edit, error) {
	key, err := x.changeKey(req)
	if err != nil {
		return nil, err
	}
	ifMatch := etags(x.r.Header.Values("If-Match"))
	if err := needsETag(req.Query.Set, ifMatch); err != nil {
		return nil, err
	}
	c := Change{Op: Delete, Set: req.Query.Set, Key: key, IfMatch: ifMatch, IfNoneMatch: etags(x.r.Header.Values("If-None-Match"))}
	return &edit{changes: []Change{c}, answer: func([]Outcome) error {
		x.head()
		x.w.WriteHeader(http.StatusNoContent)
		return nil
	}}, nil
}
