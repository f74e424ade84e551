package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// Write applies all changes for the caller in ctx in one transaction, or none of them. What is
// refused for want of a right is in the audit before the caller hears of it.
func (s *Store) Write(ctx context.Context, changes []odata.Change) ([]odata.Outcome, error) {
	outcomes, err := s.write(ctx, changes)
	if conn.IsUnique(err) && slices.ContainsFunc(changes, s.repeatable) {
		// Somebody made the very same request at the same time: now it can be found.
		outcomes, err = s.write(ctx, changes)
	}
	if err == nil {
		return outcomes, nil
	}
	if before, known := errors.AsType[replayed](err); known {
		return nil, before.error
	}
	var refused *odata.Error
	if errors.As(err, &refused) && denial(refused) {
		if err := s.deny(ctx, atFault(changes, err), refused); err != nil {
			return nil, busy("the refusal could not be recorded; try again", err)
		}
	}
	// Only what is recorded is remembered: a refusal that is told again is not recorded again.
	if err := s.rememberFault(ctx, err); err != nil {
		return nil, err
	}
	return nil, err
}

func (s *Store) write(ctx context.Context, changes []odata.Change) ([]odata.Outcome, error) {
	var outcomes []odata.Outcome
	err := s.try(ctx, true, func(tx *Tx) (err error) {
		outcomes, err = tx.once(changes, func() ([]odata.Outcome, error) { return tx.writer().all(changes) })
		if err != nil {
			return err
		}
		return tx.show(changes, outcomes)
	})
	var at *odata.ChangeError
	if len(changes) == 1 && err != nil && !errors.As(err, &at) { // the database told it at the end only
		err = &odata.ChangeError{Err: err}
	}
	return outcomes, err
}

// repeatable says whether a change may be a request that was made before.
func (s *Store) repeatable(c odata.Change) bool {
	t := s.catalog.Of(c.Set.Type)
	if t == nil || c.Op != odata.Create {
		return false
	}
	_, yes := newObject(t).(entities.Requested)
	return yes
}

func denial(e *odata.Error) bool { return e.Status == 403 || e.Code == "IdentityLocked" }

// atFault is the change that an error is about.
func atFault(changes []odata.Change, err error) odata.Change {
	var at *odata.ChangeError
	if errors.As(err, &at) && at.Index < len(changes) {
		return changes[at.Index]
	}
	return changes[0]
}

// deny records a refusal: an event that made no version.
func (s *Store) deny(ctx context.Context, refusedChange odata.Change, refused *odata.Error) error {
	o := OriginOf(ctx)
	o.Reason = refused.Code
	ctx = access.With(context.WithoutCancel(ctx), access.From(ctx)) // it stands whatever becomes of his session
	return s.Tx(WithOrigin(ctx, o), func(tx *Tx) error {
		e, err := tx.event(refusedChange.Set.Type.Name, OpDenied)
		if err != nil {
			return err
		}
		if key := refusedChange.Key; len(key) == 1 {
			e.object, _ = key[0].Value.(int64)
		}
		return nil
	})
}

// writer applies changes with the rights of one caller.
type writer struct {
	tx      *Tx
	caller  access.Principal
	options sqlgen.Options
	params  map[string]any
	// only says that there is one change.
	only bool
	// done is what became of the changes so far.
	done []odata.Outcome
	// known are targets of references that were looked up for many changes together.
	known map[target]int64
}

func (tx *Tx) writer() *writer {
	session := access.SessionOf(tx.ctx)
	options := tx.store.rightsAt(session, tx.now)
	return &writer{tx: tx, caller: session.Principal, options: options, params: options.Params}
}

// all applies changes in their order; those of one shape that follow each other, together.
func (w *writer) all(changes []odata.Change) ([]odata.Outcome, error) {
	w.only = len(changes) == 1
	if err := w.lockAhead(changes); err != nil {
		return nil, err
	}
	for len(w.done) < len(changes) {
		rest := changes[len(w.done):]
		if err := w.together(rest[:w.run(rest)]); err != nil {
			return nil, err
		}
	}
	return w.done, nil
}

// one applies the next change.
func (w *writer) one(c odata.Change) error {
	o, err := w.apply(c)
	if err == nil && !w.only {
		err = w.tx.conn.Flush(w.tx.ctx) // what is wrong with this change must not be told of the next
	}
	if err != nil {
		return &odata.ChangeError{Index: len(w.done), Err: err}
	}
	w.done = append(w.done, o)
	return nil
}

func (w *writer) apply(c odata.Change) (odata.Outcome, error) {
	t, err := w.writable(c)
	if err != nil {
		return odata.Outcome{}, err
	}
	if c.Each != nil {
		return w.each(t, c)
	}
	if c.Of != 0 {
		if c.Key, err = w.written(c.Of, c.Set.Name); err != nil {
			return odata.Outcome{}, err
		}
	}
	if c.Op != odata.Create && len(c.Key) == 0 {
		return odata.Outcome{}, notFound(t)
	}
	if err := w.foresee(t, c); err != nil {
		return odata.Outcome{}, err
	}
	defer w.forget()
	switch c.Op {
	case odata.Create:
		return w.create(t, c)
	case odata.Update:
		return w.update(t, c)
	}
	return w.delete(t, c)
}

// writable finds the type that a change is about, if anybody can write its rows in this way and
// the caller knows of all that he names.
func (w *writer) writable(c odata.Change) (*entities.Type, error) {
	t := w.tx.store.catalog.Of(c.Set.Type)
	if t == nil || t.Computed {
		return nil, &odata.Error{
			Status: 405, Code: "ReadOnlySet", Target: c.Set.Name,
			Message: c.Set.Name + " is made by the service and cannot be written",
		}
	}
	closed := map[odata.Op]bool{odata.Create: t.EdmSet.NoInsert || c.Each != nil, odata.Update: t.EdmSet.NoUpdate, odata.Delete: t.EdmSet.NoDelete}
	if no, known := closed[c.Op]; no || !known {
		return nil, &odata.Error{
			Status: 405, Code: "OperationNotAllowed", Target: c.Set.Name,
			Message: "rows of " + c.Set.Name + " cannot be written in this way by anybody",
		}
	}
	if c.Type != nil && w.tx.store.catalog.Of(c.Type) != t {
		return nil, notFound(t)
	}
	return t, w.knows(t, c)
}

// knows refuses properties that are hidden from the caller: for him they do not exist.
func (w *writer) knows(t *entities.Type, c odata.Change) error {
	for _, name := range mentioned(c) {
		if w.tx.store.rights.Hidden(t.Edm, name, w.caller) {
			return unknown(t, name)
		}
	}
	return nil
}

// mentioned lists the properties and references that a change names, in order.
func mentioned(c odata.Change) []string {
	names := slices.AppendSeq(slices.Collect(maps.Keys(c.Values)), maps.Keys(c.Refs))
	names = slices.AppendSeq(names, maps.Keys(c.Links))
	slices.Sort(names)
	return slices.Compact(names)
}

// written gives the key of the row that an earlier change wrote.
func (w *writer) written(of int, in string) ([]query.KeyValue, error) {
	if of < 1 || of > len(w.done) || len(w.done[of-1].Key) == 0 {
		return nil, &odata.Error{
			Status: 400, Code: "UnknownReference", Target: in,
			Message: fmt.Sprintf("change %d writes no single row before this one; refer to an earlier change that does", of),
		}
	}
	return w.done[of-1].Key, nil
}

// change tells the rules of a type about the write.
func (w *writer) change(properties []string) entities.Change {
	o := OriginOf(w.tx.ctx)
	return entities.Change{
		Now: w.tx.now, Properties: properties, System: w.caller.System, Channel: channel(o, w.caller),
		Groups: w.caller.Groups, Rights: w.caller.Rights, User: w.caller.User, Identity: w.caller.Identity,
		Override: o.Override && o.Reason != "",
	}
}

func outcome(c odata.Change, r *row) odata.Outcome {
	version, _ := r.get("CurrentVersionId").(int64)
	return odata.Outcome{
		Key:  []query.KeyValue{{Property: c.Set.Type.Property("Id"), Value: r.id}},
		ETag: strconv.FormatInt(version, 10),
	}
}

func forbidden(t *entities.Type, op access.Op) error {
	return &odata.Error{
		Status: 403, Code: "Forbidden", Target: t.Set,
		Message: fmt.Sprintf("you may not %s this %s", op, t.Name),
	}
}

func notFound(t *entities.Type) error {
	return &odata.Error{Status: 404, Code: "NotFound", Target: t.Set, Message: "there is no such " + t.Name}
}
