package rope

import (
	"maps"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// outstanding is what the target still has to do by what is known of it.
func outstanding(f facts, a calc.Assignment) entities.ProvisioningStatus {
	switch {
	case !a.Managed && a.Violation != int64(entities.ViolationBlocked):
		return entities.ProvisionOK
	case a.Enabled && !f.actual:
		return entities.ProvisionPendingProvisioning
	case a.Enabled && !f.live:
		return entities.ProvisionPendingUpdate
	case a.Enabled && !f.confirmed:
		return entities.ProvisionPendingConfirmation
	case !a.Enabled && f.live:
		return entities.ProvisionPendingDeprovisioning
	}
	return entities.ProvisionOK
}

// fallen shows on access that a task about it failed for good: what it should have done is Failed, until the
// task is tried again, is reported as done, or something else is desired.
func (c *calculation) fallen(held []*holding, made []calc.Assignment) {
	if len(c.Subject.Failures) == 0 {
		return
	}
	for i, h := range held {
		if a := &made[i]; c.failed(h, a) {
			a.Provisioning = int64(entities.ProvisionFailed)
		}
	}
}

// failed tells whether the very task that the access asks for failed for good.
func (c *calculation) failed(h *holding, a *calc.Assignment) bool {
	wanted := operation(a, isAccount(h.resource))
	return wanted != "" && slices.ContainsFunc(c.Subject.Failures, func(f calc.Failure) bool {
		about := f.Key == h.key || f.Resource == h.place.resource && f.Account == h.account
		return about && f.Operation == wanted && maps.EqualFunc(f.Changes, a.Change, sameChange)
	})
}

func sameChange(a, b calc.AttributeChange) bool {
	return slices.Equal(a.Is, b.Is) && slices.Equal(a.To, b.To)
}

// operation is the task that brings the target to what is outstanding, "" if there is none.
func operation(a *calc.Assignment, account bool) string {
	switch entities.ProvisioningStatus(a.Provisioning) {
	case entities.ProvisionPendingProvisioning:
		return either(account, "Create", "Grant")
	case entities.ProvisionPendingUpdate:
		if len(a.Change) > 0 {
			return "Update"
		}
		return either(account, "Enable", "Grant")
	case entities.ProvisionPendingDeprovisioning:
		return either(account, "Disable", "Remove")
	}
	return ""
}

func either(account bool, ofAccount, ofPermission string) string {
	if account {
		return ofAccount
	}
	return ofPermission
}
