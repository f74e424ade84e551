package demo

import (
	"errors"
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
func (w *world) writeAssignments(tx *store.Tx, from, to int) error {
	var all []*entities.Resourceassignment
	for n := from; n < to; n++ {
		all = append(all, w.assignments(n)...)
	}
	return store.CreateAll(tx, all)
}

func (w *world) assignments(n int) (list []*entities.Resourceassignment) {
	p, id := personAt(n), w.persons[n]
	if n%2 == 0 && n >= len(units()) {
		list = append(list, w.assignment(id, "ROLE-"+p.unit, "role of the department"))
	}
	if n%3 != 0 {
		return list
	}
	s := systems[1+n%2]
	return append(list,
		w.assignment(id, s.name+"-ACCOUNT", "asked for by the manager"),
		w.assignment(id, permission(s.name, levels[n%4].verb, n%len(s.objects)), "asked for by the manager"))
}

func (w *world) assignment(identity int64, resource, reason string) *entities.Resourceassignment {
	return &entities.Resourceassignment{
		Identity: &identity, Resource: w.ref("resource", resource), ValidFrom: day(0), Reason: reason,
	}
}

// account is an account that a connected system reports.
func (w *world) account(system, resource, name string, identity int64) entities.ActualAccount {
	return entities.ActualAccount{
		System: w.id("system", system), AccountName: name, AccountType: w.ref("accounttype", personal),
		Identity: &identity, Resource: w.ref("resource", resource), Enabled: true,
	}
}

// writeActual is what the directory, the mail system and the enterprise planning report of people.
func (w *world) writeActual(tx *store.Tx, from, to int) error {
	var directory, others []entities.ActualAccount
	for n := from; n < to; n++ {
		p, id := personAt(n), w.persons[n]
		directory = append(directory, w.account("AD", "AD-ACCOUNT", p.account(), id))
		mail := w.account("MAIL", "MAIL-ACCOUNT", p.mail, id)
		mail.Attributes = fmt.Sprintf(`{"EMAIL":[%q]}`, p.mail)
		others = append(others, mail)
		if n%6 == 0 {
			others = append(others, w.account("ERP", "ERP-ACCOUNT", p.account(), id))
		}
	}
	if err := errors.Join(calc.PutAccounts(tx.Context(), tx, directory), calc.PutAccounts(tx.Context(), tx, others)); err != nil {
		return err
	}
	var held []entities.ActualAssignment
	for n := from; n < to; n++ {
		if p := personAt(n); !p.leads {
			held = append(held, w.held(directory[n-from], "AD-"+p.unit))
		}
	}
	return calc.PutAssignments(tx.Context(), tx, held)
}

// held says that an account has a permission in its system.
func (w *world) held(a entities.ActualAccount, resource string) entities.ActualAssignment {
	return entities.ActualAssignment{
		Account: a.ID, System: a.System, Identity: a.Identity, Resource: w.id("resource", resource), Direct: true, Enabled: true,
	}
}

// writeStrays is what nobody asked for: an account without an owner, and a person who may
// approve payments although nobody ever approved that.
func (w *world) writeStrays(tx *store.Tx) error {
	unresolved := &entities.Identity{}
	if err := findOne(tx, unresolved, "IDENTITYID eq 'UNRESOLVED'"); err != nil {
		return err
	}
	toxic := len(units()) + 11
	strays := []entities.ActualAccount{
		w.account("ERP", "ERP-ACCOUNT", "legacy-batch", unresolved.ID),
		w.account("ERP", "ERP-ACCOUNT", personAt(toxic).account(), w.persons[toxic]),
	}
	if err := calc.PutAccounts(tx.Context(), tx, strays); err != nil {
		return err
	}
	return calc.PutAssignments(tx.Context(), tx, []entities.ActualAssignment{
		w.held(strays[0], permission("ERP", "Read", 0)), w.held(strays[1], permission("ERP", "Approve", 0)),
	})
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
