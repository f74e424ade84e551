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
	case a.Enabled && c.toxic.pending(h):
		return entities.ComplianceInViolation
	case !f.desired && a.Managed, f.live && c.toxic.of(h) == entities.ViolationBlocked:
		return entities.CompliancePendingDeprovisioning
	case c.toxic.unapproved[h]:
		return entities.ComplianceNotApproved
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
