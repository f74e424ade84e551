package rope

import (
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// compliance says how access stands to what is desired; the first that fits holds (G-10).
func (c *calculation) compliance(h *holding, f facts, a calc.Assignment) entities.ComplianceStatus {
	switch {
	case c.orphan(h):
		return entities.ComplianceOrphanAssignment
	case !f.desired && a.Managed:
		return entities.CompliancePendingDeprovisioning
	case !f.actual && !a.Enabled:
		return entities.ComplianceNone
	case f.explicit:
		return entities.ComplianceExplicitlyApproved
	case f.desired:
		return entities.ComplianceImplicitlyApproved
	case f.implicit:
		return entities.ComplianceImplicitlyAssigned
	}
	return entities.ComplianceNotApproved
}

// provisioning says what the target still has to do.
func provisioning(f facts, a calc.Assignment) entities.ProvisioningStatus {
	switch {
	case !a.Managed:
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
