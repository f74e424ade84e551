package rope

import (
	"slices"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// common is what two limits to account types leave; an empty limit allows all.
func common(a, b []int64) (types []int64, possible bool) {
	if len(a) == 0 {
		return b, true
	}
	if len(b) == 0 {
		return a, true
	}
	for _, t := range a {
		if slices.Contains(b, t) {
			types = append(types, t)
		}
	}
	return types, len(types) > 0
}

// accountOf names the account that access to a resource hangs on: the one asked for, else the
// identity's account in that system of a type that fits, the default type first.
func (c *calculation) accountOf(r *calc.Resource, asked string, types []int64) string {
	if asked != "" || r.System == 0 {
		return asked
	}
	var best *calc.Account
	for i := range c.own {
		a := &c.own[i]
		fits := len(types) == 0 || a.Type == 0 || slices.Contains(types, a.Type)
		if a.System == r.System && fits && (best == nil || c.before(a, best)) {
			best = a
		}
	}
	if best == nil {
		return ""
	}
	return best.Name
}

func (c *calculation) before(a, b *calc.Account) bool {
	standard := c.World.Settings.AccountType
	if (a.Type == standard) != (b.Type == standard) {
		return a.Type == standard
	}
	return a.Name < b.Name
}

// known is the account of that name that a system reports, nil if there is none.
func (c *calculation) known(system int64, name string) *calc.Account {
	for i := range c.own {
		if a := &c.own[i]; a.System == system && a.Name == name {
			return a
		}
	}
	return nil
}

// ownAccounts lists the accounts that the identity has: not those that a task claimed to have made,
// when the claim has expired and no import has seen them. Such an account may be of no resource,
// so that nothing else looks out for the end of its claim.
func (c *calculation) ownAccounts() []calc.Account {
	out := make([]calc.Account, 0, len(c.Subject.Accounts))
	for _, a := range c.Subject.Accounts {
		if a.Unconfirmed {
			c.edges.pass(a.Valid)
		}
		if !a.Unconfirmed || holds(a.Valid, c.now) {
			out = append(out, a)
		}
	}
	return out
}

// hanger is what access hangs on: an account by name in a system.
type hanger struct {
	system  int64
	account string
}

// hangers lists where accounts are held.
func (c *calculation) hangers() map[hanger][]place {
	out := map[hanger][]place{}
	for at, h := range c.held {
		if isAccount(h.resource) {
			by := hanger{h.resource.System, at.account}
			out[by] = append(out[by], at)
		}
	}
	for _, places := range out {
		ordered(places)
	}
	return out
}

// home is the access to the account that other access hangs on: of several resources for one
// account the first that is of a type that fits, nil if there is none.
func (c *calculation) home(h *holding) *holding {
	types := h.types()
	for _, at := range c.accounts[hanger{h.resource.System, h.account}] {
		if _, fits := common(types, c.held[at].resource.AccountTypes); fits {
			return c.held[at]
		}
	}
	return nil
}

// hook finds the account that access hangs on: its type, and the key of the access to it.
func (c *calculation) hook(h *holding) (accountType int64, key uuid.UUID) {
	if a := c.known(h.resource.System, h.account); a != nil {
		accountType = a.Type
	}
	on := h
	if !isAccount(h.resource) {
		if on = c.home(h); on == nil {
			return accountType, key
		}
		key = on.key
	}
	if types := on.resource.AccountTypes; accountType == 0 && len(types) == 1 {
		accountType = types[0]
	}
	return accountType, key
}
