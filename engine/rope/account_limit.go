package rope

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// secondAccount is the warning on an account that its holder should not have beside another one.
const secondAccount = "SecondAccount"

// exceed warns of the accounts that a person has beyond one for each system and account type.
// They are kept as the system reports them: an import is never refused for it. The account that is
// desired counts as the right one, else the first by name. Technical identities and the owner of
// accounts without one may have several, and an account that is off counts for nobody. What is held stands
// in the order of the assignments made of it.
func (c *calculation) exceed(held []*holding, made []calc.Assignment) {
	if c.Subject.Category == int64(entities.CategoryTechnical) || c.Subject.Unresolved {
		return
	}
	var on []int
	for i, h := range held {
		if isAccount(h.resource) && h.resource.System != 0 && (made[i].Enabled || c.survey(h).live) {
			on = append(on, i)
		}
	}
	slices.SortFunc(on, func(a, b int) int { return cmp.Or(slot(&made[a], &made[b]), rank(held[a], held[b])) })
	for len(on) > 1 {
		n := 1
		for n < len(on) && slot(&made[on[0]], &made[on[n]]) == 0 {
			n++
		}
		c.rivals(made, on[:n])
		on = on[n:]
	}
}

// rivals warns of the accounts in one place of which there should be one, the right one first.
func (c *calculation) rivals(made []calc.Assignment, places []int) {
	right := &made[places[0]]
	var others []string
	for _, i := range places[1:] {
		if a := &made[i]; a.Account != right.Account {
			a.Warning = secondAccount
			others = append(others, a.Account)
		}
	}
	if len(others) == 0 {
		return
	}
	slices.Sort(others)
	others = slices.Compact(others)
	c.warn(fmt.Sprintf("%d accounts of account type %d in system %d: %s, %s",
		1+len(others), right.AccountType, right.System, right.Account, strings.Join(others, ", ")))
}

// slot compares where a person has at most one account.
func slot(a, b *calc.Assignment) int {
	return cmp.Or(cmp.Compare(a.System, b.System), cmp.Compare(a.AccountType, b.AccountType))
}

// rank puts desired accounts first, then goes by name.
func rank(a, b *holding) int {
	desired := func(h *holding) bool { return h.has(entities.StateDesired) }
	if desired(a) != desired(b) {
		if desired(a) {
			return -1
		}
		return 1
	}
	return strings.Compare(a.account, b.account)
}
