package store

import (
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// Anonymise removes for ever what a data object says of a person: the personal columns of the row
// and of its history are emptied and the salt of the object is deleted. What stood in the digests
// for the values is kept, so that the audit still verifies; nothing leads back from it to a value.
// With an identity go what calculation keeps of its values, the values that its assignments bring along, and
// what the service wrote about it by name; its access is calculated anew, without them.
// Only while the anonymisation is open in this transaction do the guards of the history let these
// columns change.
func (tx *Tx) Anonymise(kind string, id int64) error {
	t := tx.store.catalog.ByName(kind)
	if t == nil || t.Computed || !t.HasPersonal() {
		return fmt.Errorf("anonymise %s %d: the type holds nothing personal", kind, id)
	}
	err := tx.anonymise(t, id)
	if err == nil && t.Name == "Identity" {
		err = tx.anonymiseAround(id)
	}
	if err != nil {
		return fmt.Errorf("anonymise %s %d: %w", kind, id, err)
	}
	return nil
}

// around are the objects that say of an identity who it is, beside its own row: what its assignments bring
// along, what people were asked about it, and what was reported of it.
var around = []struct{ kind, condition string }{
	{"Resourceassignment", "identityref_id = $1"},
	{"Workitem", "subjectref_id = $1"},
	{"Surveyquestion", "identityref_id = $1"},
	{"Incidenttrigger", "identityref_id = $1 OR processref_id IN (SELECT id FROM processes WHERE subjectref_id = $1)"},
}

// anonymiseAround takes away what others keep of an identity.
func (tx *Tx) anonymiseAround(identity int64) error {
	if err := calc.Forget(tx.ctx, tx, identity); err != nil {
		return err
	}
	for _, of := range around {
		t := tx.store.catalog.ByName(of.kind)
		if err := tx.anonymiseAll(t, of.condition, identity); err != nil {
			return err
		}
	}
	return calc.Queue(tx.ctx, tx, []int64{identity}, calc.Entry{Source: OpAnonymise, Cause: tx.last, Hops: OriginOf(tx.ctx).Hops})
}

// anonymiseAll takes what is personal from all objects of a type that a condition on one of their versions
// finds. Those without a salt hold nothing of the kind, or not any more.
func (tx *Tx) anonymiseAll(t *entities.Type, condition string, argument int64) error {
	rows, err := tx.conn.Query(tx.ctx, "SELECT DISTINCT v.id FROM "+t.Table+"_versions v JOIN object_salts s ON s.object_id = v.id WHERE "+condition+" ORDER BY v.id", argument)
	if err != nil {
		return err
	}
	ids, err := scanNumbers(rows)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := tx.anonymise(t, id); err != nil {
			return fmt.Errorf("anonymise %s %d: %w", t.Name, id, err)
		}
	}
	return nil
}

func (tx *Tx) anonymise(t *entities.Type, id int64) error {
	r, err := tx.load(t, id, true)
	if err != nil {
		return err
	}
	if r.event != nil {
		return fmt.Errorf("it was changed in the same transaction; anonymise it in one of its own")
	}
	e, err := tx.anonymisation(t, id)
	if err != nil {
		return err
	}
	if err := tx.keepCodes(t, id); err != nil {
		return err
	}
	if _, err := tx.conn.Exec(tx.ctx, "INSERT INTO anonymisations (id, object_id, event_id, xid, open) VALUES ($1, $2, $1, $3, $4)", e.id, id, tx.xid, true); err != nil {
		return err
	}
	for _, text := range []string{
		"UPDATE " + t.Table + " SET " + emptied(t) + " WHERE id = $1",
		"UPDATE " + t.Table + "_history SET " + emptied(t) + " WHERE id = $1",
		"DELETE FROM object_salts WHERE object_id = $1",
	} {
		if _, err := tx.conn.Exec(tx.ctx, text, id); err != nil {
			return err
		}
	}
	_, err = tx.conn.Exec(tx.ctx, "UPDATE anonymisations SET open = $1 WHERE id = $2", false, e.id)
	return err
}

// anonymisation is the event of one object, which opens its history to this transaction.
func (tx *Tx) anonymisation(t *entities.Type, id int64) (*event, error) {
	o := OriginOf(tx.ctx)
	e, err := tx.openEvent(eventKey{t.Name, OpAnonymise, o.Reason, o.Process, o.OnBehalf})
	if err != nil {
		return nil, err
	}
	e.object = id
	tx.order = append(tx.order, e)
	return e, nil
}

// keepCodes keeps, for every version that was not anonymised before, what stands in its digest for
// personal values.
func (tx *Tx) keepCodes(t *entities.Type, id int64) error {
	v := &verifier{q: tx.conn}
	for _, table := range []string{t.Table, t.Table + "_history"} {
		versions, err := v.rows(tx.ctx, t, table, "id = $1 ORDER BY version_id", id)
		if err != nil {
			return err
		}
		known, err := v.anonymised(tx.ctx, versions)
		if err != nil {
			return err
		}
		for _, r := range versions {
			if known[[2]int64{id, r.version()}] != nil {
				continue
			}
			if err := tx.keepCodesOf(r); err != nil {
				return err
			}
		}
	}
	return nil
}

func (tx *Tx) keepCodesOf(r *row) error {
	for _, one := range r.sealed(r.version()).Values {
		if !one.Personal {
			continue
		}
		mac, err := seal.MAC(r.salt, one.V)
		if err != nil {
			return err
		}
		_, err = tx.conn.Exec(tx.ctx, "INSERT INTO anonymised_values (object_id, version_id, property, mac) VALUES ($1, $2, $3, $4)",
			r.id, r.version(), one.Property, mac)
		if err != nil {
			return err
		}
	}
	return nil
}

// emptied lists the personal columns with what is left in them.
func emptied(t *entities.Type) string {
	var list []string
	for _, f := range t.Fields {
		switch {
		case !t.Personal(f):
		case f.Edm.Nullable:
			list = append(list, f.Column+" = NULL")
		default:
			list = append(list, f.Column+" = ''")
		}
	}
	return strings.Join(list, ", ")
}
