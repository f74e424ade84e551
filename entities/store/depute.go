package store

import (
	"fmt"
	"strconv"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata"
)

// depute finds out whether the caller changes a row in the place of somebody who delegated that to him, tells
// the row, and says in whose: 0 if he was asked himself. A version has one event, which could not say both: so
// he does not decide for somebody in a transaction in which he wrote to the row for himself.
func (w *writer) depute(object any, old *row, properties []string) (principal int64, err error) {
	task, ok := object.(entities.Deputed)
	if !ok || w.caller.System || w.caller.Identity == 0 || !task.Deputes(w.change(properties)) {
		return 0, nil
	}
	var found []entities.DelegatedWorkitem
	err = w.tx.Find(&found, "WorkItemId eq @item and DelegateId eq @me and ValidFrom le @now and ValidTo ge @now",
		map[string]any{"item": task.Task(), "me": w.caller.Identity, "now": w.tx.now})
	if err != nil || len(found) == 0 {
		return 0, err
	}
	if old.event != nil && old.event.key.behalf == "" {
		return 0, delegated("you wrote to it in your own name just before; decide it by a request that does nothing else with it")
	}
	task.ActFor(found[0].Delegator, found[0].Delegation)
	return found[0].Delegator, nil
}

// actingFor writes the events of f as those of a caller who acts for somebody; 0 is for nobody but himself.
// Persons stand in the audit by number only, so that they can be forgotten.
func (tx *Tx) actingFor(principal int64, f func() error) error {
	if principal == 0 {
		return f()
	}
	before, o := tx.ctx, OriginOf(tx.ctx)
	o.OnBehalf = "Identity " + strconv.FormatInt(principal, 10)
	tx.ctx = WithOrigin(tx.ctx, o)
	err := f()
	tx.ctx = before
	return err
}

// inPerson refuses the rows of an import that somebody would decide in the place of another one: the event of
// an import is about many rows, and could not say for whom each of them was decided.
func (c *chunk) inPerson() error {
	if _, deputed := newObject(c.kind).(entities.Deputed); !deputed {
		return nil
	}
	for _, p := range c.good(isOld) {
		object, err := p.old.object()
		if err != nil {
			return err
		}
		principal, err := c.depute(object, p.old, p.naming.properties)
		if err != nil {
			return fmt.Errorf("find delegations: %w", err)
		}
		if principal != 0 {
			p.fault = delegated("decide it by a request, not by a file")
		}
	}
	return nil
}

// delegated refuses a decision that would not be told apart from one of the caller's own.
func delegated(remedy string) *odata.Error {
	return &odata.Error{
		Status: 409, Code: "DelegatedTask", Target: "DECISION",
		Message: "this was asked of somebody else, who delegated it to you: " + remedy,
	}
}
