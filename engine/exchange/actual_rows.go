package exchange

import (
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
)

// reported is a chunk of what systems report.
type reported struct {
	*load
	tx   *store.Tx
	rows []reportedRow
	// known are the numbers of objects by the column that names them and their business key.
	known map[string]map[string]int64
	// policies give accounts their type, by system.
	policies map[int64][]typePolicy
}

type reportedRow struct {
	number int64
	values map[string]any
}

func (r reportedRow) text(column string) string {
	text, _ := r.values[column].(string)
	return text
}

// take keeps a row that could be read and names what it is about.
func (c *reported) take(row store.BulkRow) {
	if row.Fault != nil {
		c.tell(row.Number, row.Fault, false)
		return
	}
	r := reportedRow{row.Number, map[string]any{}}
	for _, cell := range row.Cells {
		r.values[cell.Column.Name] = cell.Value
	}
	for _, name := range []string{systemKey, accountName} {
		if r.text(name) == "" {
			c.tell(row.Number, &odata.Error{Status: 400, Code: "RequiredProperty", Target: name, Message: name + " is required"}, false)
			return
		}
	}
	if c.Full != "" && r.text(systemKey) != c.Full {
		c.tell(row.Number, otherSystem(systemKey, c.Full), false)
		return
	}
	c.rows = append(c.rows, r)
}

// otherSystem refuses a row of a full list that is about another system.
func otherSystem(column, full string) *odata.Error {
	return &odata.Error{
		Status: 400, Code: "OtherSystem", Target: column, Message: fmt.Sprintf("the list is of all that %s has; import the rows of other systems by themselves", full),
	}
}

// names lists what a column of the rows names, each once.
func (c *reported) names(column string) []string {
	var names []string
	seen := map[string]bool{}
	for _, r := range c.rows {
		if name := r.text(column); name != "" && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}

// find gives the numbers of the objects that have the names of a column: one query for all of them.
func find[T any, P interface {
	*T
	entities.Entity
}](c *reported, column, property string, names []string) error {
	c.known[column] = map[string]int64{}
	if len(names) == 0 {
		return nil
	}
	var found []T
	err := c.tx.Find(&found, property+" in @names and Deleted eq false", map[string]any{"names": names})
	for i := range found {
		base := P(&found[i]).Base()
		c.known[column][base.KeyValue] = base.ID
	}
	return err
}

// must gives the number of what a column of a row names; 0, and a fault, if there is no such object.
func (c *reported) must(r reportedRow, column string) int64 {
	id := c.known[column][r.text(column)]
	if id == 0 {
		c.tell(r.number, &odata.Error{
			Status: 400, Code: "UnknownReference", Target: column, Message: column + " names no object; write that one first, or name another",
		}, false)
	}
	return id
}

func (c *reported) accounts() error {
	for _, step := range []func() error{
		func() error { return find[entities.System](c, systemKey, "SYSTEMID", c.names(systemKey)) },
		func() error { return find[entities.Identity](c, ownerKey, "IDENTITYID", c.names(ownerKey)) },
		func() error { return find[entities.Resource](c, resourceKey, "ROLEID", c.names(resourceKey)) },
		c.findTypes,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	list, err := c.accountList()
	if err != nil {
		return err
	}
	seen, err := c.Report.Accounts(c.tx.Context(), c.tx, list, c.Run)
	c.count(seen)
	return err
}

// accountList makes the accounts of the rows that are in order.
func (c *reported) accountList() ([]entities.ActualAccount, error) {
	unresolved, err := c.unresolved()
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	var list []entities.ActualAccount
	for _, r := range c.rows {
		a, err := c.account(r, unresolved)
		if err != nil {
			return nil, err
		}
		if a == nil {
			continue
		}
		key := fmt.Sprint(a.System, " ", a.AccountName)
		if seen[key] {
			c.tell(r.number, &odata.Error{Status: 409, Code: "DuplicateRow", Message: "an earlier row is about the same account; leave one of them out"}, false)
			continue
		}
		seen[key] = true
		list = append(list, *a)
	}
	return list, nil
}

// account makes the account of a row; nil if the row is at fault.
func (c *reported) account(r reportedRow, unresolved int64) (*entities.ActualAccount, error) {
	a := &entities.ActualAccount{System: c.must(r, systemKey), AccountName: r.text(accountName), Enabled: r.values["Enabled"] != false}
	if a.System == 0 {
		return nil, nil
	}
	if r.text(resourceKey) != "" {
		id := c.must(r, resourceKey)
		if id == 0 {
			return nil, nil
		}
		a.Resource = &id
	}
	var legal bool
	if a.Attributes, legal = c.attributes(r); !legal {
		return nil, nil
	}
	a.LastLogon, a.LastPasswordChange = moment(r.values["LastLogon"]), moment(r.values["LastPasswordChange"])
	owner := c.known[ownerKey][r.text(ownerKey)]
	if owner == 0 {
		owner = unresolved
		c.tell(r.number, &odata.Error{
			Status: 400, Code: "UnknownOwner", Target: ownerKey, Message: "the owner of the account cannot be found, so it belongs to " + entities.Unresolved,
		}, true)
	}
	a.Identity = &owner
	var err error
	a.AccountType, err = c.accountType(r, *a)
	return a, err
}

func moment(v any) *time.Time {
	if t, ok := v.(time.Time); ok {
		return &t
	}
	return nil
}

// unresolved is the identity that owns the accounts without owner.
func (c *reported) unresolved() (int64, error) {
	var found []entities.Identity
	err := c.tx.Find(&found, "IDENTITYID eq @id and Deleted eq false", map[string]any{"id": entities.Unresolved})
	if err == nil && len(found) != 1 {
		err = fmt.Errorf("there are %d identities %s", len(found), entities.Unresolved)
	}
	if err != nil {
		return 0, err
	}
	return found[0].ID, nil
}

// assignments reports what accounts have; the accounts must have been reported before.
func (c *reported) assignments() error {
	if err := find[entities.System](c, systemKey, "SYSTEMID", c.names(systemKey)); err != nil {
		return err
	}
	if err := find[entities.Resource](c, resourceKey, "ROLEID", c.names(resourceKey)); err != nil {
		return err
	}
	known, err := c.reportedAccounts()
	if err != nil {
		return err
	}
	seen, err := c.Report.Assignments(c.tx.Context(), c.tx, c.assignmentList(known), c.Run)
	c.count(seen)
	return err
}

// assignmentList makes the access of the rows that are in order.
func (c *reported) assignmentList(known map[string]entities.ActualAccount) []entities.ActualAssignment {
	var list []entities.ActualAssignment
	seen := map[string]bool{}
	for _, r := range c.rows {
		one := entities.ActualAssignment{
			System: c.must(r, systemKey), Direct: r.values["Direct"] != false, Enabled: r.values["Enabled"] != false,
		}
		if one.System == 0 {
			continue
		}
		if one.Resource = c.must(r, resourceKey); one.Resource == 0 {
			continue
		}
		var legal bool
		if one.Attributes, legal = c.attributes(r); !legal {
			continue
		}
		account, found := known[fmt.Sprint(one.System, " ", r.text(accountName))]
		if !found {
			c.tell(r.number, &odata.Error{
				Status: 400, Code: "UnknownReference", Target: accountName, Message: "the system has reported no such account; import " + ActualAccounts + " first",
			}, false)
			continue
		}
		key := fmt.Sprint(account.ID, " ", one.Resource, one.Direct)
		if seen[key] {
			c.tell(r.number, &odata.Error{Status: 409, Code: "DuplicateRow", Message: "an earlier row says the same; leave one of them out"}, false)
			continue
		}
		seen[key] = true
		one.Account, one.Identity = account.ID, account.Identity
		list = append(list, one)
	}
	return list
}

// reportedAccounts finds the accounts that the rows name, by system and name.
func (c *reported) reportedAccounts() (map[string]entities.ActualAccount, error) {
	var systems []int64
	for _, id := range c.known[systemKey] {
		systems = append(systems, id)
	}
	names := c.names(accountName)
	found := map[string]entities.ActualAccount{}
	if len(systems) == 0 || len(names) == 0 {
		return found, nil
	}
	var list []entities.ActualAccount
	err := c.tx.Find(&list, "SystemId in @systems and AccountName in @names", map[string]any{"systems": systems, "names": names})
	for _, a := range list {
		found[fmt.Sprint(a.System, " ", a.AccountName)] = a
	}
	return found, err
}
