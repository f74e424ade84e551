package odata

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// subject is the entity that a query leads to. Where the URL does not say its key, the row does; it
// must be there then. It is never asked for what an earlier part of the same Write makes.
func (x *exchange) subject(q *query.Query) (Ref, error) {
	if q.From == nil && x.made != nil {
		return *x.made, nil
	}
	if q.From == nil && q.Declared == nil && len(q.Key) > 0 {
		return Ref{Set: q.Set, Key: q.Key}, nil
	}
	if x.made != nil {
		return Ref{}, badRequest("InvalidReference", "path", "what a request of the same change set writes cannot be navigated yet; send this request behind the change set")
	}
	return x.there(q)
}

// there is the entity that a query leads to, which must be there if it is not just being made.
func (x *exchange) there(q *query.Query) (Ref, error) {
	if q.From == nil && x.made != nil {
		return *x.made, nil
	}
	key, err := x.rowKey(q)
	return Ref{Set: q.Set, Key: key}, err
}

// parentKey is the key of the entity that a navigation starts at, if that is there.
func (x *exchange) parentKey(from *query.From) ([]query.KeyValue, error) {
	return x.rowKey(from.Parent)
}

// rowKey reads the key of the one row that a query leads to.
func (x *exchange) rowKey(of *query.Query) ([]query.KeyValue, error) {
	q := *of
	q.Expand, q.Computed, q.Derived, q.Parts, q.Shape = nil, nil, nil, nil, nil
	q.Columns = q.Type.KeyProperties()
	q.Shown = make([]bool, len(q.Columns))
	row, err := x.one(&q)
	if err != nil {
		return nil, err
	}
	if row == nil {
		return nil, notFound(&q)
	}
	return primaryKey(&q, *row), nil
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

// referenced puts the entity that an earlier request of the batch wrote in place of $1 at the
// beginning of a path. One that is yet to be written has no key: a stand-in lets the path be bound.
func (x *exchange) referenced(url *grammar.URL) error {
	if x.refs == nil || len(url.Path) == 0 || !strings.HasPrefix(url.Path[0].Name, "$") {
		return nil
	}
	ref, found := x.refs(url.Path[0].Name)
	if !found {
		return nil
	}
	named, err := grammar.ParsePath(x.address(ref), grammar.Limits{})
	if err != nil {
		return err
	}
	url.Path = append(named, url.Path[1:]...)
	if ref.Of != 0 {
		x.made = &ref
	}
	return nil
}

// standIns are values of the types that keys have, besides numbers.
var standIns = map[edm.Type]any{edm.String: "", edm.Guid: uuid.UUID{}, edm.Date: edm.Days(0), edm.DateTimeOffset: time.Time{}}

// address is the path of a referenced entity below a root.
func (x *exchange) address(ref Ref) string {
	key := ref.Key
	if ref.Of != 0 {
		for _, p := range ref.Set.Type.KeyProperties() {
			value, ok := standIns[p.Type]
			if !ok {
				value = int64(0)
			}
			key = append(key, query.KeyValue{Property: p, Value: value})
		}
	}
	return strings.TrimPrefix(x.entityID(ref.Set, key), x.base)
}
