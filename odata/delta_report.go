package odata

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// reportRows is how many entities of a report are read at once.
const reportRows = 500

// report answers with a delta payload: each item as it is by now, in the order of the request. A
// client that wants no representation hears of the items that failed, if there are any.
func (t *delta) report() error {
	told := t.told()
	if told == nil {
		return t.x.nothing(nil)
	}
	next := told[:min(len(told), reportRows)]
	rows := t.shown(next)
	q := t.all()
	w := t.x.writer(&q, t.url)
	t.x.head().Set("Content-Type", t.x.media.contentType())
	w.BeginSet(payload.Context(t.x.base, &q, false)+"/$delta", nil)
	for {
		if err := t.tell(w, rows, next); err != nil {
			return err
		}
		told = told[len(next):]
		if len(told) == 0 {
			return w.EndSet("")
		}
		next = told[:min(len(told), reportRows)]
		rows = t.readable(t.rows(q, next))
	}
}

// told are the items that the client hears of; nil if there is nothing to tell.
func (t *delta) told() []piece {
	if t.x.returns("representation") != "minimal" {
		return t.pieces
	}
	var failed []piece
	for _, p := range t.pieces {
		if p.err != nil {
			failed = append(failed, p)
		}
	}
	return failed
}

// all reads the whole collection, as a representation shows it.
func (t *delta) all() query.Query {
	q := *t.req.Query
	q.Key, q.From, q.Filter, q.Top, q.Skip, q.Count = nil, nil, nil, nil, nil, false
	return q
}

// tell writes some items.
func (t *delta) tell(w *payload.Writer, rows map[string]query.Row, pieces []piece) (err error) {
	for _, p := range pieces {
		if p.err == nil && p.main > 0 {
			if row, ok := rows[t.id(p)]; ok {
				err = w.Row(row)
			} else {
				err = w.Item(object("@odata.id", t.x.base+t.id(p)))
			}
		} else {
			err = w.Item(t.item(p))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// shown reads the entities that the first items wrote, in one go. If the write moved the rights of the
// caller, it does so with those he has now, which all that is told then keeps to.
func (t *delta) shown(pieces []piece) map[string]query.Row {
	rows, err := t.rows(t.all(), pieces)
	if errors.Is(err, ErrStale) {
		if err = t.rebind(); err == nil {
			rows, err = t.rows(t.all(), pieces)
		}
	}
	return t.readable(rows, err)
}

// readable is what was read, or nothing if it could not be: what is written is written, and the ids
// of the entities tell it.
func (t *delta) readable(rows map[string]query.Row, err error) map[string]query.Row {
	if err == nil {
		return rows
	}
	t.x.log(translate(err))
	return nil
}

// id is the path of the entity that an item wrote.
func (t *delta) id(p piece) string {
	return strings.TrimPrefix(t.x.entityID(t.req.Query.Set, p.outcome.Key), t.x.base)
}

// rows reads the entities that items wrote, by their paths.
func (t *delta) rows(q query.Query, pieces []piece) (map[string]query.Row, error) {
	var keys [][]query.KeyValue
	for _, p := range pieces {
		if p.err == nil && p.main > 0 {
			keys = append(keys, p.outcome.Key)
		}
	}
	if keys == nil {
		return nil, nil
	}
	w := t.x.writer(&q, t.url)
	among := q
	among.Among(keys)
	result, err := t.x.query(&among)
	if err != nil {
		return nil, err
	}
	rows := make(map[string]query.Row, len(keys))
	for row, err := range result.Rows {
		if err != nil {
			return nil, err
		}
		rows[w.ID(row)] = row.Clone()
	}
	return rows, nil
}

// item tells of an item that is no entity any more, is a link, or failed.
func (t *delta) item(p piece) []byte {
	switch {
	case p.err != nil:
		return t.exception(p)
	case p.item.Entity == nil:
		return []byte(p.item.Source)
	}
	ref, _ := existing(p.item.Entity)
	id := strings.TrimPrefix(t.x.entityID(t.req.Query.Set, ref.Key), t.x.base)
	if t.x.version == version40 {
		return object("@odata.context", t.x.base+"$metadata#"+t.req.Query.Set.Name+"/$deletedEntity", "id", id, "reason", string(p.item.Removed))
	}
	return object("@odata.removed", map[string]string{"reason": string(p.item.Removed)}, "@odata.id", id)
}

// exception is an item as it was sent, with what went wrong.
func (t *delta) exception(p piece) []byte {
	e := translate(p.err)
	t.x.log(e)
	if e.Status != http.StatusNotFound {
		e = translate(t.placed(p.err))
	}
	info := map[string]any{"code": e.Code, "message": brief(e.Message), "severity": "error"}
	if e.Target != "" {
		info["target"] = brief(e.Target)
	}
	note := object("@Org.OData.Core.V1.DataModificationException", map[string]any{
		"failedOperation": p.operation, "responseCode": e.Status, "info": info,
	})
	sent := strings.TrimSpace(strings.TrimSuffix(p.item.Source, "}"))
	if !strings.HasPrefix(sent, "{") || sent == "{" {
		return note
	}
	return append([]byte(sent+","), note[1:]...)
}

// placed tells where in the body the fault of an item lies.
func (t *delta) placed(err error) error { return (&edit{places: t.places, bare: t.bare}).placed(err) }

// object writes a JSON object of names and values, in the order given.
func object(members ...any) []byte {
	b := []byte{'{'}
	for i := 0; i < len(members); i += 2 {
		if i > 0 {
			b = append(b, ',')
		}
		name, _ := json.Marshal(members[i])
		value, _ := json.Marshal(members[i+1])
		b = append(append(append(b, name...), ':'), value...)
	}
	return append(b, '}')
}
