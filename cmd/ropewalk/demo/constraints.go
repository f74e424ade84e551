package demo

import (
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// tempted is the person who may enter payments and turns out to be able to approve them as well.
const tempted = 33

// writeConstraints keeps apart who enters and who approves payments, and who prepares and who releases
// the payroll, and says what makes up for it where that cannot be.
func (w *world) writeConstraints(tx *store.Tx) error {
	payments := &entities.Constraint{
		Name: "Payments: enter or approve", Description: "Nobody approves what he entered himself.", Risk: entities.RiskHigh,
		Owners:         []int64{w.persons[30]},
		LeftResources:  []int64{w.id("resource", permission("ERP", "Edit", 0))},
		RightResources: []int64{w.id("resource", permission("ERP", "Approve", 0))},
	}
	if err := tx.Create(payments); err != nil {
		return err
	}
	control := &entities.Compensatingcontrol{Name: "Monthly review of payments", Description: "The head of Finance looks through all payments of the month."}
	if err := tx.Create(control); err != nil {
		return err
	}
	return w.writePayroll(tx)
}

func (w *world) writePayroll(tx *store.Tx) error {
	prepare := &entities.Businessprocess{ProcessID: "HR-01", Name: "Payroll preparation", Resources: []int64{w.id("resource", permission("HRM", "Edit", 1))}}
	release := &entities.Businessprocess{ProcessID: "HR-02", Name: "Payroll release", Resources: []int64{w.id("resource", permission("HRM", "Approve", 1))}}
	for _, p := range []*entities.Businessprocess{prepare, release} {
		if err := tx.Create(p); err != nil {
			return err
		}
	}
	return tx.Create(&entities.Constraint{
		Name: "Payroll: prepare or release", Risk: entities.RiskMedium,
		LeftProcesses: []int64{prepare.ID}, RightProcesses: []int64{release.ID},
	})
}

// writeTemptation has the enterprise planning report that somebody who may enter payments can approve
// them too.
func (w *world) writeTemptation(tx *store.Tx) error {
	account := []entities.ActualAccount{w.account("ERP", "ERP-ACCOUNT", personAt(tempted).account(), w.persons[tempted])}
	if err := calc.PutAccounts(tx.Context(), tx, account); err != nil {
		return err
	}
	return calc.PutAssignments(tx.Context(), tx, []entities.ActualAssignment{
		w.held(account[0], permission("ERP", "Edit", 0)), w.held(account[0], permission("ERP", "Approve", 0)),
	})
}
