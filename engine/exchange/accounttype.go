package exchange

import (
	"cmp"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/query"
)

// typePolicy gives accounts their type.
type typePolicy struct {
	name, typeName string
	condition      query.Expr
}

// findTypes finds the account types that the rows and the policies of their systems name.
func (c *reported) findTypes() error {
	list, err := c.typePolicies()
	if err != nil {
		return err
	}
	names := c.names(accountType)
	c.policies = map[int64][]typePolicy{}
	for _, p := range list {
		condition, err := p.Condition()
		if err != nil {
			c.tell(0, unusable(p.Name, err), true)
			continue
		}
		c.policies[*p.System] = append(c.policies[*p.System], typePolicy{p.Name, p.TypeName, condition})
		names = append(names, p.TypeName)
	}
	return find[entities.Accounttype](c, accountType, "NAME", names)
}

// typePolicies reads the policies of the systems that the rows name, in the order in which they decide.
func (c *reported) typePolicies() ([]entities.Accounttypepolicy, error) {
	var systems []int64
	for _, id := range c.known[systemKey] {
		systems = append(systems, id)
	}
	if len(systems) == 0 {
		return nil, nil
	}
	var list []entities.Accounttypepolicy
	err := c.tx.Find(&list, "SYSTEMREFId in @systems and ACTIVE eq true and Deleted eq false", map[string]any{"systems": systems})
	slices.SortFunc(list, func(a, b entities.Accounttypepolicy) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
	})
	return list, err
}

func unusable(policy string, err error) *odata.Error {
	return &odata.Error{
		Status: 400, Code: "UnusablePolicy", Target: accountType, Message: "account-type policy " + policy + " was left out: " + err.Error(),
	}
}

// accountType gives the number of an account's type: the one that the report names, else what the
// first policy of the system says whose filter holds; nil if nobody says.
func (c *reported) accountType(r reportedRow, a entities.ActualAccount) (*int64, error) {
	name := r.text(accountType)
	for _, p := range c.policies[a.System] {
		if name != "" {
			break
		}
		holds, err := eval.Holds(p.condition, account(a), map[string]any{"now": c.tx.Now()})
		switch {
		case err != nil:
			c.tell(r.number, unusable(p.name, err), true)
		case holds:
			name = p.typeName
		}
	}
	return c.typeOf(name)
}

// typeOf gives the number of an account type; one that nobody knows is made.
func (c *reported) typeOf(name string) (*int64, error) {
	if name == "" {
		return nil, nil
	}
	id := c.known[accountType][name]
	if id == 0 {
		t := &entities.Accounttype{Name: name}
		if err := c.tx.Create(t); err != nil {
			return nil, err
		}
		id = t.ID
		c.known[accountType][name] = id
	}
	return &id, nil
}

// account is an account as the filter of a policy sees it.
type account entities.ActualAccount

// Value implements eval.Object.
func (a account) Value(name string) any {
	switch name {
	case "AccountName":
		return a.AccountName
	case "SystemId":
		return a.System
	case "Enabled":
		return a.Enabled
	case "Unsure", "Unconfirmed":
		return false
	case "IdentityId":
		return optional(a.Identity)
	case "ResourceId":
		return optional(a.Resource)
	case "LastLogon":
		return optional(a.LastLogon)
	case "LastPasswordChange":
		return optional(a.LastPasswordChange)
	}
	return nil
}

// Related implements eval.Object: nothing is known of other objects.
func (account) Related(string) []eval.Object { return nil }

func optional[T any](v *T) any {
	if v == nil {
		return nil
	}
	return *v
}
