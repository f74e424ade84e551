package store

import (
	"reflect"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata"
)

// leaning refuses an object that is not right for want of something about an object that it refers to.
func (w *writer) leaning(object any, change entities.Change) error {
	leans, ok := object.(entities.Leaning)
	if !ok {
		return nil
	}
	for _, l := range leans.Leans(change) {
		refusal, err := w.unmet(l)
		if err != nil {
			return err
		}
		if refusal != nil {
			return refusal
		}
	}
	return nil
}

// leaningRow is leaning for the state of a row.
func (w *writer) leaningRow(r *row, change entities.Change) error {
	if _, leans := newObject(r.kind).(entities.Leaning); !leans {
		return nil
	}
	object, err := r.object()
	if err != nil {
		return err
	}
	return w.leaning(object, change)
}

// unmet gives the refusal of a lean that does not hold, nil of one that does.
func (w *writer) unmet(l entities.Lean) (*odata.Error, error) {
	t := w.tx.store.catalog.ByName(l.Type)
	condition, err := w.tx.store.filters.bind(w.tx.store.catalog, t, l.Filter, nil)
	if err != nil {
		return nil, err
	}
	holds, err := w.holds(t, l.ID, condition)
	if err != nil || holds {
		return nil, err
	}
	return &odata.Error{Status: l.Status, Code: l.Code, Target: l.Target, Message: l.Message}, nil
}

// lean lets the rows of an import go on without what is not right about them, with a warning. A row that
// makes no sense without is refused.
func (c *chunk) lean() error {
	if _, leaning := newObject(c.kind).(entities.Leaning); !leaning {
		return nil
	}
	if c.scouting {
		return errHere
	}
	asked := map[leaned]*odata.Error{}
	for _, p := range c.good(func(p *pending) bool { return writes(p) && p.next != nil }) {
		if err := c.leanOne(p, asked); err != nil {
			return err
		}
	}
	return nil
}

// leaned is what many rows of an import may lean on alike.
type leaned struct {
	kind           string
	id             int64
	filter, target string
}

func (c *chunk) leanOne(p *pending, asked map[leaned]*odata.Error) error {
	object, err := p.next.object()
	if err != nil {
		return err
	}
	leaning, shed := object.(entities.Leaning), map[string]bool{}
	for _, l := range leaning.Leans(c.change(p.naming.properties)) {
		if shed[l.About] {
			continue
		}
		on := leaned{l.Type, l.ID, l.Filter, l.Target}
		refusal, known := asked[on]
		if !known {
			if refusal, err = c.unmet(l); err != nil {
				return err
			}
			asked[on] = refusal
		}
		if refusal == nil {
			continue
		}
		property := leaning.Shed(l)
		if property == "" {
			p.fault = refusal
			return nil
		}
		shed[l.About] = true
		p.warn(refusal)
		c.shed(p, object, property)
	}
	return nil
}

// warn tells of something that was left out of the row.
func (p *pending) warn(refusal *odata.Error) {
	told := *refusal
	told.Message += "; all else was taken over"
	if p.warning != nil {
		told.Message = p.warning.Message + "; " + told.Message
	}
	p.warning = &told
}

// shed takes a property anew from the object, and writes nothing if nothing is left to be changed.
func (c *chunk) shed(p *pending, object any, property string) {
	if p.object != nil {
		p.object = object
	}
	if f, known := c.kind.Field(property); known {
		i, _ := at(c.kind, property)
		p.next.values[i] = fieldValue(f.Edm, reflect.ValueOf(object).Elem().FieldByIndex(f.Index))
	}
	if p.old == nil {
		return
	}
	if p.changed = changes(p.old, p.next); len(p.changed) == 0 {
		p.op = ""
	}
}
