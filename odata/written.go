package odata

import (
	"cmp"
	"errors"
	"net/http"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// created answers with the new entity as a read would show it, or with the one that was there.
func (x *exchange) created(req *query.Request, url *grammar.URL, o Outcome) error {
	x.settle(req.Query.Set, o)
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

// represent reads an entity back through the reading door, with the caller's rights to read. If
// these are no longer what they were, by the write itself perhaps, with those he has now. Whatever is
// wrong with the reading, the write is done: no answer may say that it failed.
func (x *exchange) represent(req *query.Request, url *grammar.URL, o Outcome, status int) error {
	if o.Row != nil {
		return x.sendWritten(req, url, o, o.Row, status)
	}
	id := x.entityID(req.Query.Set, o.Key)
	err := x.again(req, url, func(req *query.Request) error { return x.readBack(req, url, o, status) })
	if err == nil || x.w.begun {
		return err
	}
	x.unshown(err)
	return x.noContent(id, o)
}

// show asks the store to read the row that a change writes along with writing it, where the answer
// will show it and one statement reads it. Who waits for what follows wants to see that.
func (x *exchange) show(c *Change, req *query.Request, otherwise string) {
	q := req.Query
	wanted := cmp.Or(x.prefs.value("return"), otherwise) == "representation" && x.patience() == 0
	if wanted && len(q.Expand) == 0 && len(q.Computed) == 0 && !q.Count {
		c.Show = afterwards(q, nil)
		c.Show.Shape = x.writtenShape(q)
	}
}

// afterwards is the query for a row that was written.
func afterwards(q *query.Query, key []query.KeyValue) *query.Query {
	row := *q
	row.Key, row.From, row.Filter, row.Top, row.Skip = key, nil, nil, nil, nil
	return &row
}

// unshown notes that what was written cannot be shown, although the client may have preferred it.
func (x *exchange) unshown(err error) {
	x.log(translate(err))
	if wish := x.prefs.find("return"); wish != nil {
		wish.honours = ""
	}
	x.w.Header().Del("Preference-Applied")
}

// again reads what was written, for who calls now if the one who wrote it is out of date.
func (x *exchange) again(req *query.Request, url *grammar.URL, read func(*query.Request) error) error {
	err := read(req)
	if !errors.Is(err, ErrStale) || x.w.begun {
		return err
	}
	now, err := x.rebound(url)
	if err != nil {
		return err // he may not even know any more what he wrote
	}
	return read(now)
}

// rebound binds the URL for who calls now. What was settled of the answer stays: it goes on.
func (x *exchange) rebound(url *grammar.URL) (*query.Request, error) {
	prefs, version, media := x.prefs, x.version, x.media
	if err := x.renew(); err != nil {
		return nil, err
	}
	x.prefs, x.version, x.media = prefs, version, media
	model, err := x.store.Model(x.r.Context())
	if err != nil {
		return nil, err
	}
	return x.bind(model, url, nil)
}

func (x *exchange) readBack(req *query.Request, url *grammar.URL, o Outcome, status int) error {
	row, err := x.one(afterwards(req.Query, o.Key))
	if err != nil {
		return err
	}
	if row == nil {
		return x.noContent(x.entityID(req.Query.Set, o.Key), o)
	}
	return x.sendWritten(req, url, o, row, status)
}

func (x *exchange) sendWritten(req *query.Request, url *grammar.URL, o Outcome, row *query.Row, status int) error {
	q := afterwards(req.Query, o.Key)
	return x.sendEntity(x.writer(q, url), q, *row, status)
}

func (x *exchange) noContent(id string, o Outcome) error {
	h := x.head()
	h.Set("OData-EntityId", id)
	if o.ETag != "" {
		h.Set(etagKey, payload.ETag(o.ETag))
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
