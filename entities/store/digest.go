package store

import (
	"slices"
	"strings"
	"sync"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// digest adds every version that the transaction made to its event, as it was written in the end.
func (tx *Tx) digest() error {
	for _, e := range tx.order {
		slices.Sort(e.ids)
		for _, id := range e.ids {
			of, err := tx.digestOf(e, id)
			if err != nil {
				return err
			}
			e.digest.Add(id, of)
		}
		if len(e.ids) == 1 {
			e.object = e.ids[0]
		}
	}
	return nil
}

// digestOf is the digest of the version of a row that an event made.
func (tx *Tx) digestOf(e *event, id int64) ([32]byte, error) {
	if r := tx.rows[id]; r != nil {
		return r.sealed(e.id).Sum()
	}
	return tx.sums[id].of, nil
}

// sealed gives the version in the form that digests are taken of.
func (r *row) sealed(event int64) seal.Version {
	return r.sealedIn(make([]seal.Value, 0, len(r.values)), event)
}

// sealedIn is sealed where room for the values is there.
func (r *row) sealedIn(values []seal.Value, event int64) seal.Version {
	for _, f := range sealedFields(r.kind) {
		if value, kept := f.sealed(r.values[f.place]); kept {
			values = append(values, seal.Value{Property: f.property, V: value, Personal: f.personal})
		}
	}
	v := seal.Version{Type: r.kind.Name, ID: r.id, Event: event, From: r.from, Salt: r.salt, Values: values}
	for _, l := range r.kind.Links {
		if targets := r.links[l.Nav]; len(targets) > 0 {
			v.Links = append(v.Links, seal.Link{Property: l.Nav, Targets: targets})
		}
	}
	return v
}

// sealedField is a field as digests know it.
type sealedField struct {
	place              int
	property           string
	personal, nullable bool
}

// sealedOrder remembers the fields of each type in the order of their names, in which digests are taken.
var sealedOrder sync.Map

func sealedFields(t *entities.Type) []sealedField {
	if known, ok := sealedOrder.Load(t); ok {
		return known.([]sealedField)
	}
	fields := make([]sealedField, len(t.Fields))
	for i, f := range t.Fields {
		fields[i] = sealedField{i, f.Property, t.Personal(f), f.Edm.Nullable}
	}
	slices.SortFunc(fields, func(a, b sealedField) int { return strings.Compare(a.property, b.property) })
	sealedOrder.Store(t, fields)
	return fields
}

// sealed leaves out what the encoding leaves out.
func (f sealedField) sealed(v any) (any, bool) {
	if v == nil || v == false && !f.nullable {
		return nil, false
	}
	return v, true
}
