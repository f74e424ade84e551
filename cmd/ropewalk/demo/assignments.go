package demo

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// writePolicies gives everybody the accounts of the house, each department its group, and
// Finance the right to read the enterprise planning.
func (w *world) writePolicies(tx *store.Tx) error {
	birthright := &entities.Assignmentpolicy{
		Name: "Birthright", Description: "Everybody has a directory and a mail account.",
		Contexts:     []int64{w.id("unit", company)},
		Resources:    []int64{w.id("resource", "AD-ACCOUNT"), w.id("resource", "MAIL-ACCOUNT")},
		AccountTypes: []int64{w.id("accounttype", personal)},
	}
	if err := tx.Create(birthright); err != nil {
		return err
	}
	for _, d := range departments() {
		p := &entities.Assignmentpolicy{
			Name: d + " group", Contexts: []int64{w.id("unit", d)}, DirectOnly: true,
			Resources:    []int64{w.id("resource", "AD-"+d)},
			AccountTypes: []int64{w.id("accounttype", personal)},
		}
		if err := tx.Create(p); err != nil {
			return err
		}
	}
	return tx.Create(&entities.Assignmentpolicy{
		Name: "Finance reads the books", Contexts: []int64{w.id("unit", "Finance")},
		Filter:    "IDENTITYCATEGORY/Value eq 'Employee'",
		Resources: []int64{w.id("resource", "ERP-Reader")},
	})
}

// writeAssignments gives every second person the role of the department, and every third one
// permission and the account it hangs on.
func (w *world) writeAssignments(tx *store.Tx, n int) error {
	p, id := personAt(n), w.persons[n]
	if n%2 == 0 && n >= len(units()) {
		if err := w.assign(tx, id, "ROLE-"+p.unit, "role of the department"); err != nil {
			return err
		}
	}
	if n%3 != 0 {
		return nil
	}
	s := systems[1+n%2]
	if err := w.assign(tx, id, s.name+"-ACCOUNT", "asked for by the manager"); err != nil {
		return err
	}
	return w.assign(tx, id, permission(s.name, levels[n%4].verb, n%len(s.objects)), "asked for by the manager")
}

func (w *world) assign(tx *store.Tx, identity int64, resource, reason string) error {
	return tx.Create(&entities.Resourceassignment{
		Identity: &identity, Resource: w.ref("resource", resource), ValidFrom: day(0), Reason: reason,
	})
}

// account is an account that a connected system reports.
func (w *world) account(tx *store.Tx, system, resource, name string, identity *int64) (*entities.ActualAccount, error) {
	accounts := []entities.ActualAccount{{
		System: w.id("system", system), AccountName: name, AccountType: w.ref("accounttype", personal),
		Identity: identity, Resource: w.ref("resource", resource), Enabled: true,
	}}
	err := calc.PutAccounts(tx.Context(), tx, accounts)
	return &accounts[0], err
}

// writeActual is what the directory, the mail system and the enterprise planning report of a person.
func (w *world) writeActual(tx *store.Tx, n int) error {
	p, id := personAt(n), w.persons[n]
	directory, err := w.account(tx, "AD", "AD-ACCOUNT", p.account(), &id)
	if err != nil {
		return err
	}
	if !p.leads {
		if err := w.holds(tx, directory, "AD-"+p.unit); err != nil {
			return err
		}
	}
	if _, err := w.account(tx, "MAIL", "MAIL-ACCOUNT", p.mail, &id); err != nil {
		return err
	}
	if n%6 != 0 {
		return nil
	}
	_, err = w.account(tx, "ERP", "ERP-ACCOUNT", p.account(), &id)
	return err
}

// holds says that an account has a permission in its system.
func (w *world) holds(tx *store.Tx, a *entities.ActualAccount, resource string) error {
	return calc.PutAssignments(tx.Context(), tx, []entities.ActualAssignment{{
		Account: a.ID, System: a.System, Identity: a.Identity, Resource: w.id("resource", resource),
		Direct: true, Enabled: true,
	}})
}

// writeStrays is what nobody asked for: an account without an owner, and a person who may
// approve payments although nobody ever approved that.
func (w *world) writeStrays(tx *store.Tx) error {
	unresolved := &entities.Identity{}
	if err := findOne(tx, unresolved, "IDENTITYID eq 'UNRESOLVED'"); err != nil {
		return err
	}
	orphan, err := w.account(tx, "ERP", "ERP-ACCOUNT", "legacy-batch", &unresolved.ID)
	if err != nil {
		return err
	}
	if err := w.holds(tx, orphan, permission("ERP", "Read", 0)); err != nil {
		return err
	}
	toxic := len(units()) + 11
	a, err := w.account(tx, "ERP", "ERP-ACCOUNT", personAt(toxic).account(), &w.persons[toxic])
	if err != nil {
		return err
	}
	return w.holds(tx, a, permission("ERP", "Approve", 0))
}

func findOne(tx *store.Tx, dst *entities.Identity, filter string) error {
	var found []entities.Identity
	if err := tx.Find(&found, filter, nil); err != nil {
		return err
	}
	if len(found) != 1 {
		return fmt.Errorf("%d identities where %s", len(found), filter)
	}
	*dst = found[0]
	return nil
}
