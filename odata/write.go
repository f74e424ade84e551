package odata

import (
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
	d := x.deep(req.Query.Model)
	at, err := d.createAt(req.Query.From, e)
	if err != nil {
		return nil, err
	}
	req, url = x.showing(req, url, e)
	x.show(&d.changes[at-1], req, "representation")
	made := d.edit(func(o []Outcome) error { return x.created(req, url, o[at-1]) })
	made.about = at - 1
	return made, nil
}

// createAt plans the creation of an entity in a set, or in the collection of another entity.
func (d *deep) createAt(from *query.From, e *payload.Entity) (number int, err error) {
	if from == nil {
		return d.create(e)
	}
	parent, err := d.x.there(from.Parent)
	if err != nil {
		return 0, err
	}
	return d.createIn(parent, from.Nav, e)
}

// createIn plans the creation of an entity in the collection of another one.
func (d *deep) createIn(parent Ref, nav *edm.Navigation, e *payload.Entity) (number int, err error) {
	if hangs(nav) {
		if err := hang(e, nav, parent); err != nil {
			return 0, err
		}
		return d.create(e)
	}
	if number, err = d.create(e); err != nil {
		return 0, err
	}
	return number, d.link(parent, nav, Ref{Set: e.Set, Of: number}, e.Place)
}

// hangs tells whether what is in a collection points to where it is by a single reference, which can
// be written with the rest of it.
func hangs(nav *edm.Navigation) bool { return nav.ReadOnly && !nav.Back().Collection }

// hang lets an entity point to the one in whose collection it stands. It may do so itself, as one that
// is sent back as it was read does.
func hang(e *payload.Entity, nav *edm.Navigation, parent Ref) error {
	back := nav.Back()
	if given, ok := e.Refs[back.Name]; ok && !same(given, parent) {
		return badRequest("InvalidReference", e.Place+back.Name, "the reference follows from where the entity stands; leave it out of the body")
	}
	e.Refs[back.Name] = []Ref{parent}
	return nil
}

// same tells whether a single reference is known to lead to an entity.
func same(refs []Ref, to Ref) bool {
	if len(refs) != 1 || to.Of != 0 {
		return len(refs) == 1 && refs[0].Of == to.Of
	}
	for _, k := range to.Key {
		for _, other := range refs[0].Key {
			if k.Property == other.Property {
				return k.Value == other.Value
			}
		}
	}
	return false
}

// back is the navigation property by which members point to where they hang; nil if they cannot.
func back(from *query.From) *edm.Navigation {
	if !from.Nav.ReadOnly {
		return nil
	}
	return from.Nav.Back()
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
	c := Change{Op: Update, Upsert: upsertable(req.Query)}
	if err := x.pick(&c, req.Query); err != nil {
		return nil, err
	}
	if err := x.conditions(&c, e.ETag); err != nil {
		return nil, err
	}
	c.Upsert = c.Upsert && c.IfMatch == nil
	d := x.deep(req.Query.Model)
	at, err := d.update(c, e)
	if err != nil {
		return nil, err
	}
	req, url = x.showing(req, url, e)
	x.show(&d.changes[at-1], req, "minimal")
	changed := d.edit(func(o []Outcome) error { return x.updated(req, url, o[at-1]) })
	changed.about = at - 1
	return changed, nil
}

// pick lets a change pick the entity that a query leads to.
func (x *exchange) pick(c *Change, q *query.Query) error {
	ref, err := x.subject(q)
	c.Set, c.Key, c.Of = q.Set, ref.Key, ref.Of
	if q.Set != nil && q.Type != q.Set.Type {
		c.Type = q.Type
	}
	return err
}

// conditions holds a change to the headers If-Match and If-None-Match; the ETag of a body stands in
// for the former.
func (x *exchange) conditions(c *Change, etag string) error {
	c.IfMatch, c.IfNoneMatch = etags(x.r.Header.Values("If-Match")), etags(x.r.Header.Values("If-None-Match"))
	if c.IfMatch == nil && etag != "" {
		c.IfMatch = []string{unquote(etag)}
	}
	return needsETag(c.Set, c.IfMatch)
}

// upsertable tells whether clients give the keys of the set, so that an update of what is not
// there creates it. Where the service makes keys, it must fail.
func upsertable(q *query.Query) bool {
	return q.From == nil && q.Declared == nil && clientKeyed(q.Set, q.Type, q.Key)
}

// clientKeyed tells whether a key is the whole primary key of a set in which clients give the keys.
func clientKeyed(set *edm.EntitySet, t *edm.EntityType, key []query.KeyValue) bool {
	if set == nil || set.NoInsert || len(key) == 0 || len(key) != len(t.KeyNames()) {
		return false
	}
	for i, name := range t.KeyNames() {
		if p := key[i].Property; p.Name != name || p.Computed {
			return false
		}
	}
	return true
}

// draftDelete drafts a DELETE of one entity.
func (x *exchange) draftDelete(req *query.Request) (*edit, error) {
	c := Change{Op: Delete}
	if err := x.pick(&c, req.Query); err != nil {
		return nil, err
	}
	if err := x.conditions(&c, ""); err != nil {
		return nil, err
	}
	return &edit{changes: []Change{c}, answer: x.nothing}, nil
}

// nothing answers a write that has nothing to show.
func (x *exchange) nothing([]Outcome) error {
	x.head()
	x.w.WriteHeader(http.StatusNoContent)
	return nil
}
