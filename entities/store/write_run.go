package store

import (
	"errors"
	"reflect"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/odata"
)

// run gives how many of the next changes are of one shape: creations, or updates or deletions of
// rows by the same key property, in one set, that name the same properties. To write them together
// means the same as to write one after the other.
func (w *writer) run(changes []odata.Change) int {
	if w.tx.store.options.apart || !alike(changes[0], changes[0]) {
		return 1
	}
	n := 1
	for n < len(changes) && n < DefaultChunk && alike(changes[0], changes[n]) {
		n++
	}
	return n
}

func alike(a, b odata.Change) bool {
	if a.Op != b.Op || a.Set != b.Set || a.Type != b.Type || b.Of != 0 || b.Each != nil || a.Values["Deleted"] != b.Values["Deleted"] {
		return false
	}
	if a.Op != odata.Create && (len(a.Key) != 1 || len(b.Key) != 1 || a.Key[0].Property.Name != b.Key[0].Property.Name) {
		return false
	}
	return slices.Equal(mentioned(a), mentioned(b))
}

// together applies a run of changes by statements for all of them. Where that cannot mean the same
// as to apply them one by one, or something is wrong with one of them, each half is tried by
// itself: so the change at fault is found, and what went before it counts as if it was alone.
func (w *writer) together(changes []odata.Change) error {
	if len(changes) == 1 {
		return w.one(changes[0])
	}
	outcomes, err := w.merged(changes)
	if err == nil {
		w.done = append(w.done, outcomes...)
		return nil
	}
	var refused *odata.Error
	if !errors.Is(err, errApart) && (!errors.As(explain(err), &refused) || refused.Status >= 500) {
		return &odata.ChangeError{Index: len(w.done), Err: err}
	}
	half := len(changes) / 2
	if err := w.together(changes[:half]); err != nil {
		return err
	}
	return w.together(changes[half:])
}

// errApart says that some changes cannot be applied together.
var errApart = errors.New("these changes do not go together")

// merged applies changes of one shape, or none of them.
func (w *writer) merged(changes []odata.Change) ([]odata.Outcome, error) {
	t, err := w.writable(changes[0])
	if err != nil {
		return nil, err
	}
	if !w.steady(t, changes[0]) {
		return nil, errApart
	}
	defer w.forget()
	gather := w.gatherOld
	if changes[0].Op == odata.Create {
		gather = w.gatherNew
	}
	g, err := gather(t, changes)
	if err != nil {
		return nil, err
	}
	if err := w.undoable(g); err != nil {
		return nil, err
	}
	outcomes := make([]odata.Outcome, len(g.items))
	for i, one := range g.items {
		outcomes[i] = one.outcome()
	}
	return outcomes, nil
}

// undoable writes a group, or nothing of it. The numbers of its events are taken before: they would
// be given again if they went back with it.
func (w *writer) undoable(g *group) error {
	for _, one := range g.items {
		if one.old != nil && len(one.changed) == 0 {
			continue
		}
		if _, err := w.tx.event(g.kind.Name, one.operation); err != nil {
			return err
		}
	}
	before := w.tx.stand()
	if err := w.tx.conn.Savepoint(w.tx.ctx, "run"); err != nil {
		return err
	}
	err := g.deliver()
	if err == nil {
		err = w.tx.conn.Flush(w.tx.ctx)
	}
	if err == nil {
		return w.tx.conn.Keep(w.tx.ctx, "run")
	}
	w.tx.back(before)
	return errors.Join(err, w.tx.conn.UndoTo(w.tx.ctx, "run"))
}

// gatherOld finds, locks and prepares the rows of updates or deletions.
func (w *writer) gatherOld(t *entities.Type, changes []odata.Change) (*group, error) {
	ids, err := w.located(t, changes)
	if err != nil {
		return nil, err
	}
	if err := w.lookUp(t, changes); err != nil {
		return nil, err
	}
	if w.refersTo(t, ids) {
		return nil, errApart
	}
	rows, err := w.tx.loadMany(t, ids)
	if err != nil {
		return nil, err
	}
	g := w.group(t, changes[0])
	for i, c := range changes {
		r := rows[ids[i]]
		if r == nil || gone(r) && !restores(c) {
			return nil, errApart
		}
		g.add(c, r)
	}
	if len(g.properties) == 0 && changes[0].Op == odata.Update {
		return nil, errApart
	}
	if err := g.prepare(); err != nil {
		return nil, err
	}
	if len(g.alone) > 0 {
		return nil, errApart
	}
	return g, nil
}

// located gives the ids of the rows that the changes pick, which must be as many and new to the transaction.
func (w *writer) located(t *entities.Type, changes []odata.Change) ([]int64, error) {
	values := make([]any, len(changes))
	for i, c := range changes {
		values[i] = c.Key[0].Value
	}
	property := changes[0].Key[0].Property.Name
	found, err := w.among(t, property, values, w.options.Rule, restores(changes[0]))
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(changes))
	for i, v := range values {
		id, known := found[v]
		if !known || w.tx.wrote(id) || len(found) < len(values) {
			return nil, errApart
		}
		ids[i] = id
	}
	return ids, nil
}

// gatherNew prepares new rows.
func (w *writer) gatherNew(t *entities.Type, changes []odata.Change) (*group, error) {
	if !plainly(t) {
		return nil, errApart
	}
	if err := w.lookUp(t, changes); err != nil {
		return nil, err
	}
	g := w.group(t, changes[0])
	condition, err := w.right(t, access.Create, g.properties...)
	if err != nil {
		return nil, err
	}
	g.conditions[access.Create] = condition
	ids, moved, err := w.tx.store.ids.takeMany(w.tx.ctx, w.tx.conn, len(changes))
	w.tx.idsMoved = w.tx.idsMoved || moved
	if err != nil {
		return nil, err
	}
	for i, c := range changes {
		object, err := w.made(t, c, g.properties, condition != nil)
		if err != nil {
			return nil, err
		}
		r, err := w.tx.newRow(t, object, ids[i])
		if err != nil {
			return nil, err
		}
		if isLocked(r) {
			return nil, errApart
		}
		g.items = append(g.items, &item{change: c, next: r, operation: OpCreate, op: access.Create})
	}
	return g, nil
}

// plainly says that new rows of a type depend on nothing that is found out by writing them.
func plainly(t *entities.Type) bool {
	object := reflect.New(t.Go).Interface()
	_, requested := object.(entities.Requested)
	_, conditional := object.(entities.Conditional)
	return !requested && !conditional
}

// refersTo says that one of the changes refers to a row that they are about, and so depends on what becomes of that.
func (w *writer) refersTo(t *entities.Type, ids []int64) bool {
	about := make(map[int64]bool, len(ids))
	for _, id := range ids {
		about[id] = true
	}
	for of, id := range w.known {
		if of.kind == t && about[id] {
			return true
		}
	}
	return false
}
