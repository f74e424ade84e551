package rope

import (
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// Addition is a rule of the installation itself that gives access beyond assignments and policies.
type Addition struct {
	// Name tells the rule from others. A rule that comes to other results needs another name, so
	// that everybody is calculated anew.
	Name string
	// Resources lists what the rule may give.
	Resources []int64
	// Give looks at a snapshot, changes nothing, and says what the identity gets. The same snapshot
	// must always give the same.
	Give func(Snapshot) []Gift
}

// Gift is access that an Addition gives.
type Gift struct {
	Resource int64
	// Valid narrows the access, beside the dates of identity and resource.
	Valid calc.Period
	// Description tells people why.
	Description string
}

// additional adds what the rules of the installation itself give. A rule that fails gives a
// warning and stops nobody.
func additional(c *calculation) {
	for _, a := range c.Additions {
		for _, g := range c.gifts(a) {
			resource := c.World.Resources[g.Resource]
			if resource == nil {
				c.warn(fmt.Sprintf("additional rule %s gives resource %d, which does not exist", a.Name, g.Resource))
				continue
			}
			c.desire(claim{
				reason: calc.Reason{
					Type: int64(entities.ReasonAdditional), Cause: g.Resource,
					Description: fmt.Sprintf("%s (%s)", g.Description, a.Name),
				},
				resource: resource,
				valid:    g.Valid,
			})
		}
	}
}

func (c *calculation) gifts(a Addition) (gifts []Gift) {
	defer func() {
		if cause := recover(); cause != nil {
			gifts = nil
			c.warn(fmt.Sprintf("additional rule %s failed: %v", a.Name, cause))
		}
	}()
	return a.Give(c.Snapshot)
}

// given lists the resources that rules may give.
func given(additions []Addition) (ids []int64) {
	for _, a := range additions {
		ids = append(ids, a.Resources...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// named is the recipe with the names of the rules.
func named(additions []Addition) string {
	name := recipe
	for _, a := range additions {
		name += " " + a.Name
	}
	return name
}
