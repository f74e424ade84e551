package odata

import (
	"encoding/json"
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
	brief := t.x.returns("representation") == "minimal"
	told := t.pieces
	if brief {
		told = nil
		for _, p := range t.pieces {
			if p.err != nil {
				told = append(told, p)
			}
		}
		if told == nil {
			return t.x.nothing(nil)
		}
	}
	q := *t.req.Query
	q.Key, q.From, q.Filter, q.Top, q.Skip, q.Count = nil, nil, nil, nil, nil, false
	w := t.x.writer(&q, t.url)
	t.x.head().Set("Content-Type", t.x.media.contentType())
	w.BeginSet(payload.Context(t.x.base, &q, false)+"/$delta", nil)
	for len(told) > 0 {
		n := min(len(told), reportRows)
		if err := t.tell(w, q, told[:n]); err != nil {
			return err
		}
		told = told[n:]
	}
	return w.EndSet("")
}

// tell writes some items, whose entities it reads in one go.
func (t *delta) tell(w *payload.Writer, q query.Query, pieces []piece) error {
	rows, err := t.rows(w, q, pieces)
	if err != nil {
		return err
	}
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

// id is the path of the entity that an item wrote.
func (t *delta) id(p piece) string {
	return strings.TrimPrefix(t.x.entityID(t.req.Query.Set, p.outcome.Key), t.x.base)
}

// rows reads the entities that items wrote, by their paths.
func (t *delta) rows(w *payload.Writer, q query.Query, pieces []piece) (map[string]query.Row, error) {
	var keys [][]query.KeyValue
	for _, p := range pieces {
		if p.err == nil && p.main > 0 {
			keys = append(keys, p.outcome.Key)
		}
	}
	if keys == nil {
		return nil, nil
	}
	q.Among(keys)
	result, err := t.x.query(&q)
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
