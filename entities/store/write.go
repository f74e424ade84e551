package store

import (
	"context"
	"errors"
	"fmt"
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
	var refused *odata.Error
	if errors.As(err, &refused) && denial(refused) {
		if err := s.deny(ctx, changes, refused); err != nil {
			return nil, busy("the refusal could not be recorded; try again", err)
		}
	}
	return nil, err
}

func (s *Store) write(ctx context.Context, changes []odata.Change) ([]odata.Outcome, error) {
	var outcomes []odata.Outcome
	err := s.Tx(ctx, func(tx *Tx) error {
		outcomes = outcomes[:0]
		w := tx.writer()
		for i, c := range changes {
			o, err := w.apply(c)
			if err != nil {
				return &odata.ChangeError{Index: i, Err: err}
			}
			outcomes = append(outcomes, o)
		}
		return nil
	})
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

// deny records a refusal: an event that made no version.
func (s *Store) deny(ctx context.Context, changes []odata.Change, refused *odata.Error) error {
	o := OriginOf(ctx)
	o.Reason = refused.Code
	ctx = access.With(context.WithoutCancel(ctx), access.From(ctx)) // it stands whatever becomes of his session
	return s.Tx(WithOrigin(ctx, o), func(tx *Tx) error {
		kind := ""
		if len(changes) > 0 {
			kind = changes[0].Set.Type.Name
		}
		e, err := tx.event(kind, OpDenied)
		if err != nil {
			return err
		}
		if len(changes) == 1 && len(changes[0].Key) == 1 {
			e.object, _ = changes[0].Key[0].Value.(int64)
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
}

func (tx *Tx) writer() *writer {
	p := access.From(tx.ctx)
	return &writer{tx: tx, caller: p, options: tx.store.rightsOf(p, tx.now), params: access.Params(p, tx.now)}
}

func (w *writer) apply(c odata.Change) (odata.Outcome, error) {
	t := w.tx.store.catalog.Of(c.Set.Type)
	if t == nil || t.Computed {
		return odata.Outcome{}, &odata.Error{
			Status: 405, Code: "ReadOnlySet", Target: c.Set.Name,
			Message: c.Set.Name + " is made by the service and cannot be written",
		}
	}
	switch {
	case c.Op == odata.Create && !t.EdmSet.NoInsert:
		return w.create(t, c)
	case c.Op == odata.Update && !t.EdmSet.NoUpdate:
		return w.update(t, c)
	case c.Op == odata.Delete && !t.EdmSet.NoDelete:
		return w.delete(t, c)
	}
	return odata.Outcome{}, &odata.Error{
		Status: 405, Code: "OperationNotAllowed", Target: c.Set.Name,
		Message: "rows of " + c.Set.Name + " cannot be written in this way by anybody",
	}
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
