package rope

import (
	"cmp"
	"slices"
	"sort"
	"strings"

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
	own := c.ownIn(r.System)
	for i := range own {
		a := &own[i]
		fits := len(types) == 0 || a.Type == 0 || slices.Contains(types, a.Type)
		if fits && (best == nil || c.before(a, best)) {
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
	own := c.ownIn(system)
	i := sort.Search(len(own), func(i int) bool { return own[i].Name >= name })
	if i == len(own) || own[i].Name != name {
		return nil
	}
	return &own[i]
}

// ownIn lists the accounts that the identity has in a system.
func (c *calculation) ownIn(system int64) []calc.Account {
	from := sort.Search(len(c.own), func(i int) bool { return c.own[i].System >= system })
	to := from
	for to < len(c.own) && c.own[to].System == system {
		to++
	}
	return c.own[from:to]
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
	slices.SortStableFunc(out, func(a, b calc.Account) int {
		return cmp.Or(cmp.Compare(a.System, b.System), strings.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// hanger is what access hangs on: an account by name in a system.
type hanger struct {
	system  int64
	account string
}

// hangers lists where accounts are held.
func (c *calculation) hangers() []*holding {
	out := c.accounts[:0]
	for _, h := range c.held.all {
		if isAccount(h.resource) {
			out = append(out, h)
		}
	}
	slices.SortFunc(out, func(a, b *holding) int {
		return cmp.Or(cmp.Compare(a.resource.System, b.resource.System), strings.Compare(a.account, b.account), cmp.Compare(a.place.resource, b.place.resource))
	})
	return out
}

// home is the access to the account that other access hangs on: of several resources for one
// account the first that is of a type that fits, nil if there is none.
func (c *calculation) home(h *holding) *holding {
	from := sort.Search(len(c.accounts), func(i int) bool {
		at := c.accounts[i]
		return cmp.Or(cmp.Compare(at.resource.System, h.resource.System), strings.Compare(at.account, h.account)) >= 0
	})
	types := h.types()
	for _, at := range c.accounts[from:] {
		if at.resource.System != h.resource.System || at.account != h.account {
			break
		}
		if _, fits := common(types, at.resource.AccountTypes); fits {
			return at
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
