package rope

import (
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// judge gives the validity of a ground and the period in which it is shown at all: some days
// before and after, where it is disabled.
func (c *calculation) judge(r *calc.Resource, others calc.Period) (valid, shown calc.Period) {
	set := c.World.Settings
	others = narrow(others, r.Valid)
	around := widen(others, set.PreValidityDays, r.PostDays, set.Zone)
	identity := c.Subject.Valid
	tail := c.tailed(c.tail(r))
	if isAccount(r) {
		valid = narrow(identity, others)
	} else {
		valid = narrow(c.stretched(identity, tail), others)
	}
	shown = narrow(tail, around)
	c.edges.pass(valid)
	c.edges.pass(shown)
	c.edges.pass(others)
	return valid, shown
}

// stretched is the validity of an identity for its permissions: before its first day and after
// its last one it reaches over the days around, so that permissions are not taken away.
func (c *calculation) stretched(identity, tail calc.Period) calc.Period {
	if identity.From != nil && c.now.Before(*identity.From) {
		identity.From = tail.From
	}
	if identity.To != nil && c.now.After(*identity.To) {
		identity.To = tail.To
	}
	return identity
}

// tailed is the validity of the identity with the days before and a number of days after it.
func (c *calculation) tailed(days int) calc.Period {
	tail, known := c.tails[days]
	if !known {
		set := c.World.Settings
		tail = widen(c.Subject.Valid, set.PreValidityDays, days, set.Zone)
		if c.tails == nil {
			c.tails = map[int]calc.Period{}
		}
		c.tails[days] = tail
	}
	return tail
}

// tail is the number of days after an identity's end: those of the account that a resource
// hangs on, or of any account if it hangs on none.
func (c *calculation) tail(r *calc.Resource) int {
	if isAccount(r) {
		return r.PostDays
	}
	own, any, found := 0, r.PostDays, false
	for _, a := range c.homes {
		any = max(any, a.PostDays)
		if _, fits := common(r.AccountTypes, a.AccountTypes); r.System != 0 && a.System == r.System && fits {
			own, found = max(own, a.PostDays), true
		}
	}
	if found {
		return own
	}
	return any
}

// outdated resources give no access at all unless their dates put them into the days around
// their validity (G-01).
func (c *calculation) outdated(r *calc.Resource) bool {
	switch entities.ResourceStatus(r.Status) {
	case entities.ResourceObsolete:
		return r.Valid.To == nil || !c.now.After(*r.Valid.To)
	case entities.ResourceInactive:
		return r.Valid.From == nil || !c.now.Before(*r.Valid.From)
	}
	return false
}

func resourceDisabled(r *calc.Resource) bool {
	s := entities.ResourceStatus(r.Status)
	return s == entities.ResourceDisabled || s == entities.ResourceDeleted
}
