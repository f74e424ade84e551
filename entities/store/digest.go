package store

import (
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// digest adds every version that the transaction made to its event, as it was written in the end.
func (tx *Tx) digest() error {
	for _, e := range tx.order {
		slices.Sort(e.ids)
		for _, id := range e.ids {
			sum, err := tx.rows[id].sealed(e.id).Sum()
			if err != nil {
				return err
			}
			e.digest.Add(id, sum)
		}
		if len(e.ids) == 1 {
			e.object = e.ids[0]
		}
	}
	return nil
}

// sealed gives the version in the form that digests are taken of.
func (r *row) sealed(event int64) seal.Version {
	v := seal.Version{Type: r.kind.Name, ID: r.id, Event: event, From: r.from, Salt: r.salt}
	for i, f := range r.kind.Fields {
		if value, kept := sealedValue(f, r.values[i]); kept {
			v.Values = append(v.Values, seal.Value{Property: f.Property, V: value, Personal: personal(r.kind, f)})
		}
	}
	for _, l := range r.kind.Links {
		v.Links = append(v.Links, seal.Link{Property: l.Nav, Targets: r.links[l.Nav]})
	}
	return v
}

// sealedValue leaves out what the encoding leaves out.
func sealedValue(f entities.Field, v any) (any, bool) {
	if v == nil || v == false && !f.Edm.Nullable {
		return nil, false
	}
	return v, true
}
