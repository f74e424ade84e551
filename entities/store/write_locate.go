package store

import (
	"errors"
	"slices"
	"strconv"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// locate finds the row that a key picks among those the caller may read, locks it, and sees to it
// that it is the version which the caller means.
func (w *writer) locate(t *entities.Type, c odata.Change) (*row, error) {
	find := w.locked
	if len(w.tx.rows)+len(w.tx.sums) > 0 { // what this transaction wrote is kept, and goes before what the database has
		find = w.kept
	}
	r, err := find(t, c)
	if errors.Is(err, ErrNotFound) || err == nil && gone(r) && !restores(c) { // it went before it was locked
		return nil, notFound(t)
	}
	if err != nil {
		return nil, err
	}
	return r, precondition(c, r)
}

func (w *writer) kept(t *entities.Type, c odata.Change) (*row, error) {
	id, err := w.visible(t, c.Key, restores(c))
	if err != nil {
		return nil, err
	}
	return w.tx.load(t, id, true)
}

// locked reads and locks the row by one statement, and its links together with it if its id is known.
func (w *writer) locked(t *entities.Type, c odata.Change) (*row, error) {
	statement, err := w.picking(t, c.Key, restores(c))
	if err != nil {
		return nil, err
	}
	var b conn.Batch
	b.Add(selectRow(t)+" WHERE t.id IN ("+statement.SQL+")"+lockRow(w.tx.conn.Dialect), statement.Args...)
	r, links := &row{kind: t}, map[int64]map[string][]int64{}
	if id, known := c.Key[0].Value.(int64); known && len(t.Links) > 0 {
		links[id] = map[string][]int64{}
		b.Add(selectLinks(w.tx.conn.Dialect, t), []int64{id})
	}
	err = w.tx.conn.Ask(w.tx.ctx, &b, func(n int, rows conn.Rows) error {
		if n == 0 {
			return r.scan(conn.First(rows))
		}
		return scanLinks(rows, t, links)
	})
	if err != nil {
		return nil, err
	}
	if links[r.id] == nil {
		if links, err = loadLinks(w.tx.ctx, w.tx.conn, t, []int64{r.id}); err != nil {
			return nil, err
		}
	}
	r.links = links[r.id]
	return r, nil
}

// visible gives the id of the row that a key picks, if the caller may read it.
func (w *writer) visible(t *entities.Type, key []query.KeyValue, deleted bool) (int64, error) {
	statement, err := w.picking(t, key, deleted)
	if err != nil {
		return 0, err
	}
	var id int64
	err = w.tx.conn.QueryRow(w.tx.ctx, statement.SQL, statement.Args...).Scan(&id)
	if errors.Is(err, conn.ErrNoRows) {
		return 0, notFound(t)
	}
	return id, err
}

// picking selects the id of the row that a key picks, if the caller may read it.
func (w *writer) picking(t *entities.Type, key []query.KeyValue, deleted bool) (sqlgen.Statement, error) {
	q := query.ByKey(w.tx.store.catalog.Model, &edm.EntitySet{Type: t.Edm}, own(t, key))
	q.Columns, q.Shown, q.IncludeDeleted = q.Type.KeyProperties()[:1], []bool{true}, deleted
	return sqlgen.Select(q, w.options)
}

// own gives the key in terms of the whole model, whatever cut-down copy it was bound to.
func own(t *entities.Type, key []query.KeyValue) []query.KeyValue {
	out := make([]query.KeyValue, len(key))
	for i, k := range key {
		out[i] = query.KeyValue{Property: t.Edm.Property(k.Property.Name), Value: k.Value}
	}
	return out
}

// precondition compares the ETags of If-Match and If-None-Match with the version that stands.
func precondition(c odata.Change, r *row) error {
	version, _ := r.get("CurrentVersionId").(int64)
	names := func(tags []string) bool {
		return slices.Contains(tags, "*") || slices.Contains(tags, strconv.FormatInt(version, 10))
	}
	if names(c.IfNoneMatch) {
		return &odata.Error{
			Status: 412, Code: "PreconditionFailed", Target: "If-None-Match",
			Message: "the object is there already; leave the header out to change it",
		}
	}
	if c.IfMatch == nil || names(c.IfMatch) {
		return nil
	}
	return &odata.Error{
		Status: 412, Code: "PreconditionFailed", Target: "If-Match",
		Message: "the object was changed meanwhile; read it again and repeat the change with its new ETag",
	}
}
