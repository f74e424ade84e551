package triggers

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// candidates gives the triggers for a type and event: those that customers bound, else the
// built-in ones. They are read each time, so that a changed binding holds from the next row on.
func candidates(tx *store.Tx, typ string, event entities.BindingEvent) ([]Trigger, error) {
	var rows []entities.Triggerbinding
	err := tx.Find(&rows, "ONTYPE eq @type and ONEVENT/Value eq @event and ACTIVE eq true",
		map[string]any{"type": typ, "event": event.String()})
	if err != nil {
		return nil, fmt.Errorf("read bindings of %s: %w", typ, err)
	}
	if len(rows) > 0 {
		bound := make([]Trigger, len(rows))
		for i := range rows {
			bound[i] = fromBinding(&rows[i])
		}
		return bound, nil
	}
	return slices.DeleteFunc(slices.Clone(All), func(t Trigger) bool {
		return t.On.Type != typ || t.On.Event != event
	}), nil
}

func fromBinding(b *entities.Triggerbinding) Trigger {
	t := Trigger{
		Name: b.Name, On: On{Type: b.Type, Event: b.Event}, When: strings.TrimSpace(b.Condition),
		Process: b.Template, Confirm: b.Confirm, ConfirmGroup: b.ConfirmBy,
		Automatic: b.Automatic, MaxPerHour: b.MaxPerHour, Priority: job.Emergency,
	}
	for _, name := range strings.Split(b.Properties, ",") {
		if name = strings.TrimSpace(name); name != "" {
			t.On.Properties = append(t.On.Properties, name)
		}
	}
	if b.Priority != nil {
		t.Priority = int(*b.Priority)
	}
	return t
}

// wants says whether the trigger waits for a change of one of these properties.
func (o On) wants(changed []string) bool {
	if o.Event == entities.OnInsert || len(o.Properties) == 0 {
		return true
	}
	return slices.ContainsFunc(o.Properties, func(p string) bool { return slices.Contains(changed, p) })
}

// choose gives the first trigger that wants the change and whose condition holds, or nil.
func choose(tx *store.Tx, from source, event entities.BindingEvent, c store.Change) (*Trigger, error) {
	all, err := candidates(tx, c.Type, event)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if !all[i].On.wants(c.Properties) {
			continue
		}
		yes, err := from.matches(tx, c.IDs[0], all[i].When)
		if err != nil {
			return nil, fmt.Errorf("trigger %s: %w", all[i].Name, err)
		}
		if yes {
			return &all[i], nil
		}
	}
	return nil, nil
}
