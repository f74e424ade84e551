package store

import (
	"errors"
	"reflect"
	"slices"
	"strconv"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

func newObject(t *entities.Type) any { return reflect.New(t.Go).Interface() }

// create writes a new row: values, rules of the type, row, right on the new state, preconditions.
func (w *writer) create(t *entities.Type, c odata.Change) (odata.Outcome, error) {
	properties := named(t, c)
	condition, err := w.right(t, access.Create, properties...)
	if err != nil {
		return odata.Outcome{}, err
	}
	object := newObject(t)
	if err := w.assign(t, object, c, condition != nil); err != nil {
		return odata.Outcome{}, err
	}
	if err := w.prepare(t, object, properties); err != nil {
		return odata.Outcome{}, err
	}
	if first, err := w.same(t, object); err != nil || first != nil {
		return existing(c, first), err
	}
	if err := w.tx.insert(t, reflect.ValueOf(object).Elem(), object); err != nil {
		return odata.Outcome{}, err
	}
	id := object.(entities.Entity).Base().ID
	if err := w.must(t, id, condition, access.Create); err != nil {
		return odata.Outcome{}, err
	}
	o := outcome(c, w.tx.rows[id])
	o.Created = true
	return o, w.preconditions(t, id, object)
}

// right gives the condition under which the caller may do op with these properties, nil for any
// row; it is an error if he may not at all.
func (w *writer) right(t *entities.Type, op access.Op, properties ...string) (query.Expr, error) {
	condition, allowed, err := w.tx.store.rights.Rule(t.Edm, op, w.caller, properties...)
	if err == nil && !allowed {
		err = forbidden(t, op)
	}
	return condition, err
}

// prepare fills in defaults and holds the new object against the rules of its type.
func (w *writer) prepare(t *entities.Type, object any, properties []string) error {
	if a, ok := object.(entities.Authored); ok && w.caller.User != 0 {
		a.SetAuthor(w.caller.User)
	}
	if p, ok := object.(entities.Preparer); ok {
		p.Prepare(w.tx.now)
	}
	if err := w.tx.store.validate(t, object); err != nil {
		return err
	}
	if check, ok := object.(entities.InsertChecker); ok {
		return check.CheckInsert(w.change(properties))
	}
	return nil
}

// same finds the row of the very same request, if it was made before.
func (w *writer) same(t *entities.Type, object any) (*row, error) {
	request, ok := object.(entities.Requested)
	if !ok || request.SameRequest() == "" {
		return nil, nil
	}
	key := request.SameRequest()
	for _, f := range t.Fields {
		if !f.Unique || fieldValue(f, reflect.ValueOf(object).Elem().FieldByIndex(f.Index)) != key {
			continue
		}
		var id int64
		err := w.tx.conn.QueryRow(w.tx.ctx, "SELECT coalesce(min(id), 0) FROM "+t.Table+" WHERE "+f.Column+" = $1", key).Scan(&id)
		if err != nil || id == 0 {
			return nil, err
		}
		return w.tx.load(t, id, false)
	}
	return nil, nil
}

func existing(c odata.Change, first *row) odata.Outcome {
	if first == nil {
		return odata.Outcome{}
	}
	o := outcome(c, first)
	o.Existing = true
	o.Header = map[string]string{"Ropewalk-Duplicate": "true"}
	return o
}

// must refuses unless the row meets the condition of a right.
func (w *writer) must(t *entities.Type, id int64, condition query.Expr, op access.Op) error {
	holds, err := w.holds(t, id, condition)
	if err == nil && !holds {
		return forbidden(t, op)
	}
	return err
}

// holds asks the database whether the row meets a condition, as it stands in this transaction.
func (w *writer) holds(t *entities.Type, id int64, condition query.Expr) (yes bool, err error) {
	if condition == nil {
		return true, nil
	}
	key := []query.KeyValue{{Property: t.Edm.Property("Id"), Value: id}}
	statement, err := sqlgen.Condition(t.Edm, key, condition, sqlgen.Options{
		Dialect: w.options.Dialect, Schema: w.options.Schema, Params: w.params,
	})
	if err != nil {
		return false, err
	}
	err = w.tx.conn.QueryRow(w.tx.ctx, statement.SQL, statement.Args...).Scan(&yes)
	return yes, err
}

// preconditions must hold for a new row right after it was written.
func (w *writer) preconditions(t *entities.Type, id int64, object any) error {
	conditional, ok := object.(entities.Conditional)
	if !ok {
		return nil
	}
	for _, p := range conditional.Preconditions() {
		condition, err := w.tx.store.filters.bind(w.tx.store.catalog, t, p.Filter, nil)
		if err != nil {
			return err
		}
		holds, err := w.holds(t, id, condition)
		if err != nil {
			return err
		}
		if !holds {
			return &odata.Error{Status: p.Status, Code: p.Code, Target: p.Target, Message: p.Message}
		}
	}
	return nil
}

// locate finds the row that a key picks among those the caller may read, locks it, and sees to it
// that it is the version which the caller means.
func (w *writer) locate(t *entities.Type, c odata.Change) (*row, error) {
	_, restores := c.Values["Deleted"]
	id, err := w.visible(t, c.Key, restores && c.Op == odata.Update)
	if err != nil {
		return nil, err
	}
	r, err := w.tx.load(t, id, true)
	if errors.Is(err, ErrNotFound) {
		return nil, notFound(t)
	}
	if err != nil {
		return nil, err
	}
	return r, precondition(c, r)
}

// visible gives the id of the row that a key picks, if the caller may read it.
func (w *writer) visible(t *entities.Type, key []query.KeyValue, deleted bool) (int64, error) {
	q := query.ByKey(w.tx.store.catalog.Model, &edm.EntitySet{Type: t.Edm}, own(t, key))
	q.Columns, q.Shown, q.IncludeDeleted = q.Type.KeyProperties()[:1], []bool{true}, deleted
	statement, err := sqlgen.Select(q, w.options)
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

// own gives the key in terms of the whole model, whatever cut-down copy it was bound to.
func own(t *entities.Type, key []query.KeyValue) []query.KeyValue {
	out := make([]query.KeyValue, len(key))
	for i, k := range key {
		out[i] = query.KeyValue{Property: t.Edm.Property(k.Property.Name), Value: k.Value}
	}
	return out
}

func (w *writer) update(t *entities.Type, c odata.Change) (odata.Outcome, error) {
	old, err := w.locate(t, c)
	if err != nil {
		return odata.Outcome{}, err
	}
	operation, op := updateKind(c)
	properties := named(t, c)
	if len(properties) == 0 {
		return outcome(c, old), nil
	}
	condition, err := w.right(t, op, properties...)
	if err != nil {
		return odata.Outcome{}, err
	}
	if err := w.must(t, old.id, condition, op); err != nil {
		return odata.Outcome{}, err
	}
	next, err := w.next(t, old, c, properties, condition != nil)
	if err != nil {
		return odata.Outcome{}, err
	}
	if err := w.tx.replace(old, next, operation); err != nil {
		return odata.Outcome{}, err
	}
	return outcome(c, next), w.must(t, old.id, condition, op)
}

// updateKind tells a plain update from one that deletes.
func updateKind(c odata.Change) (string, access.Op) {
	if c.Values["Deleted"] == true {
		return OpDelete, access.Delete
	}
	return OpUpdate, access.Update
}

// next is the state of the row after the change, held against the rules of the type.
func (w *writer) next(t *entities.Type, old *row, c odata.Change, properties []string, ruled bool) (*row, error) {
	return w.advance(t, old, properties, func(object any) error { return w.assign(t, object, c, ruled) })
}

// advance is the state of the row after assign, held against the rules of the type.
func (w *writer) advance(t *entities.Type, old *row, properties []string, assign func(object any) error) (*row, error) {
	before, err := old.object()
	if err != nil {
		return nil, err
	}
	object, err := old.object()
	if err != nil {
		return nil, err
	}
	if err := assign(object); err != nil {
		return nil, err
	}
	base := object.(entities.Entity).Base()
	if base.Deleted && base.DeleteTime == nil {
		now := w.tx.now
		base.DeleteTime = &now
	} else if !base.Deleted {
		base.DeleteTime = nil
	}
	change := w.change(properties)
	if r, ok := object.(entities.Refresher); ok {
		r.Refresh(before, change)
	}
	if err := w.tx.store.validate(t, object); err != nil {
		return nil, err
	}
	if err := checkUpdate(before, object, change); err != nil {
		return nil, err
	}
	v := reflect.ValueOf(object).Elem()
	next := *old
	next.values, next.links = valuesOf(t, v), linksOf(t, v)
	return &next, errors.Join(next.rename(), immutable(t, old, &next))
}

func checkUpdate(before, object any, change entities.Change) error {
	if check, ok := object.(entities.UpdateChecker); ok {
		if err := check.CheckUpdate(before, change); err != nil {
			return err
		}
	}
	if check, ok := object.(entities.DeleteChecker); ok && object.(entities.Entity).Base().Deleted {
		return check.CheckDelete(change)
	}
	return nil
}

// immutable refuses another value for what may only be given to a new object.
func immutable(t *entities.Type, old, next *row) error {
	for i, f := range t.Fields {
		if f.Edm.Immutable && !same(old.values[i], next.values[i]) {
			return &odata.Error{
				Status: 400, Code: "ImmutableProperty", Target: f.Property,
				Message: f.Property + " cannot change once the object is made; leave it out",
			}
		}
	}
	return nil
}

func (w *writer) delete(t *entities.Type, c odata.Change) (odata.Outcome, error) {
	old, err := w.locate(t, c)
	if err != nil {
		return odata.Outcome{}, err
	}
	condition, err := w.right(t, access.Delete)
	if err != nil {
		return odata.Outcome{}, err
	}
	if err := w.must(t, old.id, condition, access.Delete); err != nil {
		return odata.Outcome{}, err
	}
	object, err := old.object()
	if err != nil {
		return odata.Outcome{}, err
	}
	if check, ok := object.(entities.DeleteChecker); ok {
		if err := check.CheckDelete(w.change([]string{"Deleted"})); err != nil {
			return odata.Outcome{}, err
		}
	}
	if isLocked(old) {
		return odata.Outcome{}, locked(nil)
	}
	if err := w.tx.Delete(object); err != nil {
		return odata.Outcome{}, err
	}
	return outcome(c, w.tx.rows[old.id]), nil
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
