package store

import (
	"errors"
	"fmt"
	"reflect"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/odata"
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
	object, err := w.made(t, c, properties, condition != nil)
	if err != nil {
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

// made is the new object that a change describes, held against the rules of its type and of the
// links that it comes with.
func (w *writer) made(t *entities.Type, c odata.Change, properties []string, ruled bool) (any, error) {
	object, wrong := newObject(t), &faults{}
	if err := w.assign(t, object, c, ruled, wrong); err != nil {
		return nil, err
	}
	if err := w.prepare(t, object, properties, wrong); err != nil {
		return nil, err
	}
	v := reflect.ValueOf(object).Elem()
	next := &row{kind: t, values: valuesOf(t, v), links: linksOf(t, v)}
	if err := w.mayLink(t, nil, next); err != nil {
		return nil, err
	}
	if err := w.holding(t, nil, next); err != nil {
		return nil, err
	}
	return object, w.leaning(object, w.change(properties))
}

// right gives the condition under which the caller may do op with these properties, nil for any
// row; it is an error if he may not at all.
func (w *writer) right(t *entities.Type, op access.Op, properties ...string) (query.Expr, error) {
	rights := w.tx.store.rights
	condition, allowed, err := rights.Rule(t.Edm, op, w.caller, properties...)
	if err != nil || allowed {
		return condition, err
	}
	if rights.May(t.Edm, op, w.caller) {
		for _, name := range properties {
			if !rights.May(t.Edm, op, w.caller, name) {
				return nil, &odata.Error{
					Status: 403, Code: "Forbidden", Target: name,
					Message: fmt.Sprintf("you may not %s %s of this %s; leave it out", op, name, t.Name),
				}
			}
		}
	}
	return nil, forbidden(t, op)
}

// prepare fills in defaults and holds the new object against the rules of its type.
func (w *writer) prepare(t *entities.Type, object any, properties []string, wrong *faults) error {
	if a, ok := object.(entities.Authored); ok && w.caller.User != 0 {
		a.SetAuthor(w.caller.User)
	}
	if p, ok := object.(entities.Preparer); ok {
		p.Prepare(w.tx.now)
	}
	if err := validate(object, wrong); err != nil {
		return err
	}
	if check, ok := object.(entities.InsertChecker); ok {
		if err := check.CheckInsert(w.change(properties)); err != nil {
			return err
		}
	}
	return w.sighted(object, nil, nil)
}

// same finds the row of the very same request, if it was made before.
func (w *writer) same(t *entities.Type, object any) (*row, error) {
	request, ok := object.(entities.Requested)
	if !ok || request.SameRequest() == "" {
		return nil, nil
	}
	key := request.SameRequest()
	for _, f := range t.Fields {
		if !f.Unique || fieldValue(f.Edm, reflect.ValueOf(object).Elem().FieldByIndex(f.Index)) != key {
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

func (w *writer) update(t *entities.Type, c odata.Change) (odata.Outcome, error) {
	old, err := w.locate(t, c)
	if err != nil {
		return odata.Outcome{}, err
	}
	operation, op := kindOf(c, old)
	properties := named(t, c)
	if len(properties) == 0 {
		return outcome(c, old), nil
	}
	condition, err := w.needs(t, c, op, properties)
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
	if operation == OpDelete {
		if err := w.unheld(t, []int64{old.id}); err != nil {
			return odata.Outcome{}, err
		}
	}
	replace := func() error { return w.tx.replace(old, next, operation) }
	if err := w.tx.actingFor(next.principal, func() error { return w.tx.within(next, replace) }); err != nil {
		return odata.Outcome{}, err
	}
	return outcome(c, next), w.must(t, old.id, condition, op)
}

// needs gives the condition of the right that a change needs. Who deletes or restores and writes
// other properties at the same time needs the right to that as well.
func (w *writer) needs(t *entities.Type, c odata.Change, op access.Op, properties []string) (query.Expr, error) {
	if c.Op == odata.Delete {
		return w.right(t, op)
	}
	condition, err := w.right(t, op, properties...)
	if err != nil || op == access.Update || op == access.Create || len(properties) == 1 {
		return condition, err
	}
	others := slices.DeleteFunc(slices.Clone(properties), func(name string) bool { return name == "Deleted" })
	more, err := w.right(t, access.Update, others...)
	switch {
	case more == nil || err != nil:
		return condition, err
	case condition == nil:
		return more, nil
	}
	return &query.Logic{Args: []query.Expr{condition, more}}, nil
}

// next is the state of the row after the change, held against the rules of the type.
func (w *writer) next(t *entities.Type, old *row, c odata.Change, properties []string, ruled bool) (*row, error) {
	var principal int64
	next, err := w.advance(t, old, properties, func(object any, wrong *faults) (err error) {
		if principal, err = w.depute(object, old, properties); err != nil {
			return err
		}
		return w.assign(t, object, c, ruled, wrong)
	})
	if err != nil {
		return nil, err
	}
	next.principal = principal
	if err := w.mayLink(t, old, next); err != nil || gone(next) {
		return next, err
	}
	if err := w.holding(t, old, next); err != nil {
		return nil, err
	}
	return next, w.leaningRow(next, w.change(properties))
}

// advance is the state of the row after assign, held against the rules of the type.
func (w *writer) advance(t *entities.Type, old *row, properties []string, assign func(object any, wrong *faults) error) (*row, error) {
	before, err := old.object()
	if err != nil {
		return nil, err
	}
	object, err := old.object()
	if err != nil {
		return nil, err
	}
	wrong := &faults{}
	if err := assign(object, wrong); err != nil {
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
	if err := validate(object, wrong); err != nil {
		return nil, err
	}
	if err := checkUpdate(before, object, change); err != nil {
		return nil, err
	}
	v := reflect.ValueOf(object).Elem()
	next := *old
	next.values, next.links = valuesOf(t, v), linksOf(t, v)
	if err := errors.Join(next.rename(), immutable(t, old, &next)); err != nil {
		return nil, err
	}
	return &next, w.sighted(object, old, &next)
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
