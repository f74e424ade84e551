package rope

import (
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// noAccount warns of access that has no account to hang on.
const noAccount = "NoAccount"

// autoAccount finds accounts that access in a system needs: where the system or the type of a
// resource lets accounts be made, and none of a type that fits is there, one is desired for as long
// as any such access is (R-350, G-33). An account that was made so stays desired; one that the
// system had before is left as it was found.
func autoAccount(c *calculation) {
	c.accounts = c.hangers()
	for _, h := range c.held.all {
		if isAccount(h.resource) || h.resource.System == 0 || !h.has(entities.StateDesired) {
			continue
		}
		if k, needs := c.need(h); needs {
			c.needed = append(c.needed, k)
		}
	}
	for _, k := range c.needed {
		c.desire(k)
	}
}

// need is the account that access asks for. It notes where there is none and none can be made.
func (c *calculation) need(h *holding) (claim, bool) {
	home, known := c.home(h), c.known(h.resource.System, h.account) != nil
	if home != nil && (home.has(entities.StateDesired) || c.reviewed(home)) {
		return claim{}, false
	}
	resource := c.autoResource(h.resource, h.types())
	if !h.resource.AutoAccount || resource == nil {
		if !known && home == nil {
			h.warning = noAccount
		}
		return claim{}, false
	}
	if home != nil {
		resource = home.resource
	}
	if ours := resource.Exclusive && !c.orphan(h); known && !ours && !c.wasDesired(resource, h.account) {
		return claim{}, false // the system had it already: it is left as found
	}
	return claim{
		reason: calc.Reason{
			Type: int64(entities.ReasonAutoAccount), Cause: h.resource.System,
			Description: "Access in the system needs an account",
		},
		resource: resource, account: h.account, valid: h.span(), by: h,
	}, true
}

// wasDesired tells whether an account was desired before, and so is managed, under its name or
// before it had one. One that is still held without a name is another account.
func (c *calculation) wasDesired(account *calc.Resource, name string) bool {
	at := place{account.ID, name}
	was, known := c.made[at]
	if !known {
		was = c.Subject.Before[AssignmentKey(c.Subject.UID, account.UID, name)] ||
			c.held.at(place{account.ID, ""}) == nil && c.Subject.Before[AssignmentKey(c.Subject.UID, account.UID, "")]
		if c.made == nil {
			c.made = map[place]bool{}
		}
		c.made[at] = was
	}
	return was
}

// span is the period around all desired grounds.
func (h *holding) span() calc.Period {
	var out calc.Period
	first := true
	for i := range h.grounds {
		g := &h.grounds[i]
		if g.state != entities.StateDesired {
			continue
		}
		if p := (calc.Period{From: g.From, To: g.To}); first {
			out, first = p, false
		} else {
			out = envelope(out, p)
		}
	}
	return out
}

// autoResource is the account resource in the system of a resource that new accounts are made of:
// one of a type that is asked for, the default type first.
func (c *calculation) autoResource(r *calc.Resource, types []int64) *calc.Resource {
	if len(types) == 0 && c.World.Settings.AccountType != 0 {
		types = []int64{c.World.Settings.AccountType}
	}
	var best *calc.Resource
	for _, id := range c.World.Accounts[r.System] {
		a := c.World.Resources[id]
		if a == nil || c.outdated(a) || resourceDisabled(a) {
			continue
		}
		if _, fits := common(types, a.AccountTypes); fits && (best == nil || c.prefers(a, best)) {
			best = a
		}
	}
	return best
}

func (c *calculation) prefers(a, b *calc.Resource) bool {
	standard := func(r *calc.Resource) bool { return slices.Contains(r.AccountTypes, c.World.Settings.AccountType) }
	if standard(a) != standard(b) {
		return standard(a)
	}
	return a.ID < b.ID
}
