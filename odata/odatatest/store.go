package odatatest

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Store keeps rows in memory and answers by package eval, the reference for all databases.
// It meets odata.Store.
type Store struct {
	// Effective is the model of the caller; Whole that of the firm.
	Effective func(context.Context) *edm.Model
	whole     *edm.Model
	mu        sync.Mutex
	rows      map[string][]*object // by name of the set
	last      int64                // id given last
	version   int64                // version given last
	// Now is what the store writes as time of deletion.
	Now time.Time
	// Fault, if not nil, ends the rows of every query after the given number of rows.
	Fault error
	After int
	// Wait, if not nil, is called before the first row of every query.
	Wait func(context.Context)
}

// NewStore makes an empty store for a model.
func NewStore(m *edm.Model) *Store {
	return &Store{
		whole: m, rows: map[string][]*object{}, version: 100, Now: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC),
		Effective: func(context.Context) *edm.Model { return m },
	}
}

// object is one row. References hold the targets themselves.
type object struct {
	store  *Store
	set    *edm.EntitySet
	values map[string]any
	refs   map[string][]*object
}

// Value implements eval.Object.
func (o *object) Value(name string) any { return o.values[name] }

// Type implements eval.Typed.
func (o *object) Type() *edm.EntityType { return o.set.Type }

// Related implements eval.Object: the targets, or those who point back.
func (o *object) Related(name string) []eval.Object {
	var found []eval.Object
	nav := o.set.Type.Navigation(name)
	if nav != nil && nav.ReadOnly && nav.Partner != "" {
		for _, other := range o.store.all() {
			for _, target := range other.refs[nav.Partner] {
				if target == o {
					found = append(found, other)
				}
			}
		}
		return found
	}
	for _, target := range o.refs[name] {
		found = append(found, target)
	}
	return found
}

// Objects implements eval.Source.
func (s *Store) Objects(set *edm.EntitySet) []eval.Object {
	list := make([]eval.Object, 0, len(s.rows[set.Name]))
	for _, o := range s.rows[set.Name] {
		list = append(list, o)
	}
	return list
}

func (s *Store) all() []*object {
	var list []*object
	for _, set := range s.whole.Sets {
		list = append(list, s.rows[set.Name]...)
	}
	return list
}

// Model implements odata.Store.
func (s *Store) Model(ctx context.Context) (*edm.Model, error) { return s.Effective(ctx), nil }

// Query implements odata.Store.
func (s *Store) Query(ctx context.Context, q *query.Query) (*odata.Result, error) {
	s.mu.Lock()
	rows, count, err := eval.Run(q, s, eval.Options{})
	s.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return &odata.Result{Count: count, Rows: func(yield func(query.Row, error) bool) {
		if s.Wait != nil {
			s.Wait(ctx)
		}
		for i, row := range rows {
			if s.Fault != nil && i == s.After {
				yield(query.Row{}, s.Fault)
				return
			}
			if !yield(row, nil) {
				return
			}
		}
	}}, nil
}

// Write implements odata.Store: all changes, or none.
func (s *Store) Write(_ context.Context, changes []odata.Change) ([]odata.Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	undo := s.snapshot()
	var outcomes []odata.Outcome
	for i, c := range changes {
		outcome, err := s.apply(c)
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
		before[o] = object{o.store, o.set, maps.Clone(o.values), maps.Clone(o.refs)}
	}
	return func() {
		s.rows = rows
		for o, was := range before {
			*o = was
		}
	}
}

func (s *Store) apply(c odata.Change) (odata.Outcome, error) {
	if c.Op == odata.Create {
		return s.create(c)
	}
	o := s.find(c.Set, c.Key)
	if o == nil && c.Upsert {
		c.Values = maps.Clone(c.Values)
		for _, k := range c.Key {
			c.Values[k.Property.Name] = k.Value
		}
		return s.create(c)
	}
	if o == nil || o.values["Deleted"] == true {
		return odata.Outcome{}, refuse(http.StatusNotFound, "NotFound", c.Set.Name, "there is no such row; list the set to find one")
	}
	if c.IfNoneMatch != nil && matches(c.IfNoneMatch, o) {
		return odata.Outcome{}, refuse(http.StatusPreconditionFailed, "PreconditionFailed", "If-None-Match", "the entity is there already; leave the header out to change it")
	}
	if !matches(c.IfMatch, o) {
		return odata.Outcome{}, refuse(http.StatusPreconditionFailed, "PreconditionFailed", "If-Match", "the row has changed; read it again")
	}
	if c.Op == odata.Delete {
		return s.remove(o), nil
	}
	if err := s.assign(o, c); err != nil {
		return odata.Outcome{}, err
	}
	return s.saved(o), nil
}

func (s *Store) create(c odata.Change) (odata.Outcome, error) {
	if c.Set.Name == "Signal" {
		for _, o := range s.rows[c.Set.Name] {
			if o.values["SOURCE"] == c.Values["SOURCE"] {
				return odata.Outcome{Key: key(o), ETag: etag(o), Existing: true, Header: map[string]string{"Test-Duplicate": "true"}}, nil
			}
		}
	}
	o := &object{store: s, set: s.whole.Set(c.Set.Name), values: map[string]any{}, refs: map[string][]*object{}}
	if o.set.Type.Property("Id") != nil {
		s.last++
		o.values["Id"] = s.last
		o.values["UId"] = uuid.NewSHA1(uuid.NameSpaceOID, fmt.Appendf(nil, "%s/%d", c.Set.Name, s.last))
		o.values["Deleted"] = false
	}
	if err := s.assign(o, c); err != nil {
		return odata.Outcome{}, err
	}
	if err := s.complete(o); err != nil {
		return odata.Outcome{}, err
	}
	s.rows[c.Set.Name] = append(s.rows[c.Set.Name], o)
	outcome := s.saved(o)
	outcome.Created = true
	return outcome, nil
}

// complete checks what a new row must have.
func (s *Store) complete(o *object) error {
	for _, p := range o.set.Type.AllProperties() {
		if !p.Nullable && !p.Computed && o.values[p.Name] == nil {
			return refuse(http.StatusBadRequest, "MissingProperty", p.Name, "a new row needs a value here")
		}
	}
	var own []query.KeyValue
	for _, p := range o.set.Type.KeyProperties() {
		own = append(own, query.KeyValue{Property: p, Value: o.values[p.Name]})
	}
	if s.find(o.set, own) != nil {
		return refuse(http.StatusConflict, "Duplicate", o.set.Name, "there is a row with this key; change that one")
	}
	return nil
}

func (s *Store) assign(o *object, c odata.Change) error {
	for name, v := range c.Values {
		if coded, ok := v.(odata.Coded); ok {
			v = codeID(o.set.Type.Property(name).Codes, coded)
		}
		o.values[name] = v
	}
	for name, refs := range c.Refs {
		nav := o.set.Type.Navigation(name)
		var targets []*object
		for _, ref := range refs {
			target := s.target(ref)
			if target == nil {
				return refuse(http.StatusBadRequest, "InvalidReference", name, "there is no such "+nav.Target.Name+"; refer to one that is there")
			}
			targets = append(targets, target)
		}
		o.refs[name] = targets
		if nav.Ref != "" {
			o.values[nav.Ref] = nil
			if len(targets) == 1 {
				o.values[nav.Ref] = targets[0].values["Id"]
			}
		}
	}
	return nil
}

func (s *Store) target(ref odata.Ref) *object {
	if ref.Set == nil {
		return nil
	}
	return s.find(ref.Set, ref.Key)
}

// saved gives a row its new version and what follows from its values.
func (s *Store) saved(o *object) odata.Outcome {
	if o.set.Type.ETagProperty() != nil {
		s.version++
		o.values["Version"] = s.version
		o.values["DisplayName"] = o.values["Name"]
		o.values["KeyValue"] = fmt.Sprint(o.values["Id"])
	}
	return odata.Outcome{Key: key(o), ETag: etag(o)}
}

func (s *Store) remove(o *object) odata.Outcome {
	if o.set.Type.SoftDeleteProperty() != "" {
		o.values["Deleted"] = true
		o.values["DeleteTime"] = s.Now
		return s.saved(o)
	}
	list := s.rows[o.set.Name]
	for i := range list {
		if list[i] == o {
			s.rows[o.set.Name] = append(list[:i:i], list[i+1:]...)
			break
		}
	}
	return odata.Outcome{Key: key(o)}
}

func (s *Store) find(set *edm.EntitySet, key []query.KeyValue) *object {
	if len(key) == 0 {
		return nil
	}
next:
	for _, o := range s.rows[set.Name] {
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
	for _, p := range o.set.Type.KeyProperties() {
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
	if ifMatch == nil {
		return true
	}
	for _, tag := range ifMatch {
		if tag == "*" || tag == etag(o) {
			return true
		}
	}
	return false
}

func codeID(set *edm.CodeSet, c odata.Coded) any {
	for _, code := range set.Codes {
		if c.Value != nil && *c.Value == code.Value || c.ID != nil && *c.ID == code.ID || c.UID != nil && *c.UID == code.UID {
			return code.ID
		}
	}
	return nil
}

func refuse(status int, code, target, message string) *odata.Error {
	return &odata.Error{Status: status, Code: code, Target: target, Message: message}
}
