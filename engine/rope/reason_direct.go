package rope

import (
	"strconv"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// direct finds access by resource assignments. Those waiting for approval or rejected give none;
// all others count inside their validity and the days around it (G-02).
func direct(c *calculation) {
	for i := range c.Subject.Direct {
		d := &c.Subject.Direct[i]
		resource := c.World.Resources[d.Resource]
		if resource == nil || !grants(d) {
			continue
		}
		context, member := c.membership(d.Context)
		c.desire(claim{
			reason: calc.Reason{
				Type: int64(entities.ReasonDirect), Cause: d.ID, Context: d.Context,
				Description: c.texts.join("Direct assignment ", strconv.FormatInt(d.ID, 10), " (", entities.AssignmentStatus(d.Status).String(), ")"),
			},
			resource: resource,
			account:  d.Account,
			types:    limit(d.AccountType),
			valid:    narrow(d.Valid, context),
			disabled: disables(d) || !member,
		})
	}
}

func grants(d *calc.Direct) bool {
	s := entities.AssignmentStatus(d.Status)
	return s != entities.AssignmentPending && s != entities.AssignmentRejected
}

func disables(d *calc.Direct) bool {
	switch entities.AssignmentStatus(d.Status) {
	case entities.AssignmentDisabled, entities.AssignmentLocked, entities.AssignmentObsolete:
		return true
	}
	return false
}

func limit(accountType int64) []int64 {
	if accountType == 0 {
		return nil
	}
	return []int64{accountType}
}

// membership narrows access that was given in a context. Who is no longer a member, or whose
// context has ended, keeps it disabled at once.
func (c *calculation) membership(context int64) (calc.Period, bool) {
	if context == 0 {
		return calc.Period{}, true
	}
	found := c.World.Contexts[context]
	if found == nil || !holds(found.Valid, c.now) {
		return calc.Period{}, false
	}
	var span calc.Period
	member := false
	for _, m := range c.Subject.Memberships {
		if m.Context != context || !holds(m.Valid, c.now) {
			continue
		}
		if member {
			span = envelope(span, m.Valid)
		} else {
			span, member = m.Valid, true
		}
	}
	return narrow(found.Valid, span), member
}
