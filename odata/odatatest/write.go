package odatatest

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/query"
)

// transaction is one Write while it runs.
type transaction struct {
	*Store
	// written are the rows that each change wrote.
	written []*object
}

// Write implements odata.Store: all changes, or none.
func (s *Store) Write(ctx context.Context, changes []odata.Change) ([]odata.Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.once(ctx, changes, func() ([]odata.Outcome, error) { return s.write(changes) })
}

func (s *Store) write(changes []odata.Change) ([]odata.Outcome, error) {
	undo := s.snapshot()
	w := &transaction{Store: s}
	var outcomes []odata.Outcome
	for i, c := range changes {
		outcome, err := w.apply(c)
		if err != nil {
			undo()
			return nil, &odata.ChangeError{Index: i, Err: err}
		}
		outcomes = append(outcomes, outcome)
	}
	return outcomes, nil
}

// snapshot remembers all rows and gives the way back to them.
func (s *Store) snapshot() (undo func()) {
	rows, before := map[string][]*object{}, map[*object]object{}
	for name, list := range s.rows {
		rows[name] = slices.Clone(list)
	}
	for _, o := range s.all() {
		before[o] = object{o.store, o.set, o.typ, maps.Clone(o.values), maps.Clone(o.refs)}
	}
	return func() {
		s.rows = rows
		for o, was := range before {
			*o = was
		}
	}
}

// apply does one change.
func (w *transaction) apply(c odata.Change) (odata.Outcome, error) {
	if c.Op == odata.Create {
		return w.create(c)
	}
	if c.Each != nil {
		w.written = append(w.written, nil)
		return w.each(c)
	}
	o := w.picked(c)
	if o == nil && c.Upsert {
		c.Values = maps.Clone(c.Values)
		for _, k := range c.Key {
			c.Values[k.Property.Name] = k.Value
		}
		return w.create(c)
	}
	w.written = append(w.written, o)
	if o == nil || o.values["Deleted"] == true {
		return odata.Outcome{}, refuse(http.StatusNotFound, "NotFound", c.Set.Name, "there is no such row; list the set to find one")
	}
	if err := precondition(c, o); err != nil {
		return odata.Outcome{}, err
	}
	return w.change(o, c)
}

// picked is the row that a change picks by its key or by the number of an earlier change.
func (w *transaction) picked(c odata.Change) *object {
	o := w.row(c.Set.Name, c.Key, c.Of)
	if o != nil && c.Type != nil && !o.typ.Is(c.Type.Origin()) {
		return nil
	}
	return o
}

func precondition(c odata.Change, o *object) error {
	if c.IfNoneMatch != nil && matches(c.IfNoneMatch, o) {
		return refuse(http.StatusPreconditionFailed, "PreconditionFailed", "If-None-Match", "the entity is there already; leave the header out to change it")
	}
	if !matches(c.IfMatch, o) {
		return refuse(http.StatusPreconditionFailed, "PreconditionFailed", "If-Match", "the row has changed; read it again")
	}
	return nil
}

// each does the same to all rows that a query finds.
func (w *transaction) each(c odata.Change) (odata.Outcome, error) {
	found, err := eval.Find(c.Each, w.Store, eval.Options{})
	if err != nil {
		return odata.Outcome{}, err
	}
	for _, o := range found {
		if _, err := w.change(o.(*object), c); err != nil {
			return odata.Outcome{}, err
		}
	}
	return odata.Outcome{Rows: int64(len(found))}, nil
}

// change updates or deletes a row.
func (w *transaction) change(o *object, c odata.Change) (odata.Outcome, error) {
	if c.Op == odata.Delete {
		return w.remove(o), nil
	}
	if err := w.assign(o, c); err != nil {
		return odata.Outcome{}, err
	}
	if err := w.complete(o); err != nil {
		return odata.Outcome{}, err
	}
	if len(c.Values)+len(c.Refs)+len(c.Links) == 0 { // a mere precondition
		return odata.Outcome{Key: key(o), ETag: etag(o)}, nil
	}
	return w.saved(o), nil
}

func (w *transaction) create(c odata.Change) (odata.Outcome, error) {
	if c.Set.Name == "Signal" {
		for _, o := range w.rows[c.Set.Name] {
			if o.values["SOURCE"] == c.Values["SOURCE"] {
				w.written = append(w.written, o)
				return odata.Outcome{Key: key(o), ETag: etag(o), Existing: true, Header: map[string]string{"Test-Duplicate": "true"}}, nil
			}
		}
	}
	set := w.whole.Set(c.Set.Name)
	o := &object{store: w.Store, set: set, typ: set.Type, values: map[string]any{}, refs: map[string][]*object{}}
	if c.Type != nil {
		o.typ = c.Type.Origin()
	}
	w.number(o)
	if err := w.assign(o, c); err != nil {
		return odata.Outcome{}, err
	}
	if err := w.complete(o); err != nil {
		return odata.Outcome{}, err
	}
	if w.find(set.Name, key(o)) != nil {
		return odata.Outcome{}, refuse(http.StatusConflict, "Duplicate", set.Name, "there is a row with this key; change that one")
	}
	w.rows[set.Name] = append(w.rows[set.Name], o)
	w.written = append(w.written, o)
	outcome := w.saved(o)
	outcome.Created = true
	return outcome, nil
}

// number gives a new row its generated keys.
func (s *Store) number(o *object) {
	if o.typ.Property("Id") == nil {
		return
	}
	s.last++
	o.values["Id"] = s.last
	o.values["UId"] = uuid.NewSHA1(uuid.NameSpaceOID, fmt.Appendf(nil, "%s/%d", o.set.Name, s.last))
	o.values["Deleted"] = false
}

// complete checks what a row must have.
func (s *Store) complete(o *object) error {
	for _, p := range o.typ.AllProperties() {
		if !p.Nullable && !p.Computed && o.values[p.Name] == nil {
			return refuse(http.StatusBadRequest, "MissingProperty", p.Name, "a row needs a value here")
		}
	}
	return nil
}

// saved gives a row its new version and what follows from its values.
func (s *Store) saved(o *object) odata.Outcome {
	if o.typ.ETagProperty() != nil {
		s.version++
		o.values["Version"] = s.version
		o.values["DisplayName"] = o.values["Name"]
		o.values["KeyValue"] = fmt.Sprint(o.values["Id"])
	}
	return odata.Outcome{Key: key(o), ETag: etag(o)}
}

func (s *Store) remove(o *object) odata.Outcome {
	if o.typ.SoftDeleteProperty() != "" {
		o.values["Deleted"] = true
		o.values["DeleteTime"] = s.Now
		return s.saved(o)
	}
	s.rows[o.set.Name] = slices.DeleteFunc(slices.Clone(s.rows[o.set.Name]), func(other *object) bool { return other == o })
	return odata.Outcome{Key: key(o)}
}

// row is the row with a key, or the one that an earlier change wrote.
func (w *transaction) row(set string, key []query.KeyValue, of int) *object {
	if of == 0 {
		return w.find(set, key)
	}
	if of > len(w.written) {
		return nil
	}
	return w.written[of-1]
}

func (s *Store) find(set string, key []query.KeyValue) *object {
	if len(key) == 0 {
		if found := s.whole.Set(set); found != nil && found.Singleton && len(s.rows[set]) == 1 {
			return s.rows[set][0]
		}
		return nil
	}
next:
	for _, o := range s.rows[set] {
		for _, part := range key {
			if o.values[part.Property.Name] != part.Value {
				continue next
			}
		}
		return o
	}
	return nil
}

func key(o *object) []query.KeyValue {
	var parts []query.KeyValue
	for _, p := range o.typ.KeyProperties() {
		parts = append(parts, query.KeyValue{Property: p, Value: o.values[p.Name]})
	}
	return parts
}

func etag(o *object) string {
	if v, ok := o.values["Version"]; ok {
		return fmt.Sprint(v)
	}
	return ""
}

func matches(ifMatch []string, o *object) bool {
	return ifMatch == nil || slices.Contains(ifMatch, "*") || slices.Contains(ifMatch, etag(o))
}

func refuse(status int, code, target, message string) *odata.Error {
	return &odata.Error{Status: status, Code: code, Target: target, Message: message}
}
