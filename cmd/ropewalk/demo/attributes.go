package demo

import (
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// mailKind is the type of mail accounts: they carry the address that the person has, and the mail
// system must know it.
const mailKind = "Mail account"

// writeAttributes writes what mail accounts carry.
func (w *world) writeAttributes(tx *store.Tx) error {
	address := &entities.Attributedefinition{
		Name: "Mail address", Property: "EMAIL", Source: entities.FromIdentity, Description: "The address that the mail system delivers to.",
	}
	if err := w.create(tx, "attribute", address.Name, address); err != nil {
		return err
	}
	set := &entities.Attributeset{Name: mailKind, Description: "What an account of the mail system carries.", Attributes: []int64{address.ID}}
	if err := w.create(tx, "attributeset", set.Name, set); err != nil {
		return err
	}
	return w.create(tx, "resourcetype", mailKind, &entities.Resourcetype{
		Name: mailKind, Category: entities.RoleAccount, PostValidity: ptr(int64(30)), AttributeSet: &set.ID, ReconcileAttribute: true,
	})
}
