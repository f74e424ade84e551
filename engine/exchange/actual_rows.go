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
	c.rows = append(c.rows, r)
}

// find gives the numbers of the objects that a column names: one query for all rows.
func find[T any, P interface {
	*T
	entities.Entity
}](c *reported, column, property string) error {
	var names []string
	seen := map[string]bool{}
	for _, r := range c.rows {
		if name := r.text(column); name != "" && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
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
	for _, one := range []error{
		find[entities.System](c, systemKey, "SYSTEMID"), find[entities.Identity](c, "Identity/IDENTITYID", "IDENTITYID"),
		find[entities.Resource](c, resourceKey, "ROLEID"), find[entities.Accounttype](c, "AccountType/NAME", "NAME"),
	} {
		if one != nil {
			return one
		}
	}
	unresolved, err := c.unresolved()
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	var list []entities.ActualAccount
	for _, r := range c.rows {
		a, err := c.account(r, unresolved)
		if err != nil {
			return err
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
	c.report.Changed += int64(len(list))
	return c.Report(c.tx.Context(), c.tx, list, func([]entities.ActualAccount) []entities.ActualAssignment { return nil })
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
	a.LastLogon, a.LastPasswordChange = moment(r.values["LastLogon"]), moment(r.values["LastPasswordChange"])
	owner := c.known["Identity/IDENTITYID"][r.text("Identity/IDENTITYID")]
	if owner == 0 {
		owner = unresolved
		c.tell(r.number, &odata.Error{
			Status: 400, Code: "UnknownOwner", Target: "Identity/IDENTITYID", Message: "the owner of the account cannot be found, so it belongs to " + entities.Unresolved,
		}, true)
	}
	a.Identity = &owner
	var err error
	a.AccountType, err = c.accountType(r.text("AccountType/NAME"))
	return a, err
}

func moment(v any) *time.Time {
	if t, ok := v.(time.Time); ok {
		return &t
	}
	return nil
}

// accountType gives the number of an account type; one that nobody knows is made.
func (c *reported) accountType(name string) (*int64, error) {
	if name == "" {
		return nil, nil
	}
	id := c.known["AccountType/NAME"][name]
	if id == 0 {
		t := &entities.Accounttype{Name: name}
		if err := c.tx.Create(t); err != nil {
			return nil, err
		}
		id = t.ID
		c.known["AccountType/NAME"][name] = id
	}
	return &id, nil
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
	if err := find[entities.System](c, systemKey, "SYSTEMID"); err != nil {
		return err
	}
	if err := find[entities.Resource](c, resourceKey, "ROLEID"); err != nil {
		return err
	}
	known, err := c.reportedAccounts()
	if err != nil {
		return err
	}
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
		account, found := known[fmt.Sprint(one.System, " ", r.text(accountName))]
		if !found {
			c.tell(r.number, &odata.Error{
				Status: 400, Code: "UnknownReference", Target: accountName, Message: "the system has reported no such account; import " + ActualAccounts + " first",
			}, false)
			continue
		}
		key := fmt.Sprint(account.ID, one.Resource, one.Direct)
		if seen[key] {
			c.tell(r.number, &odata.Error{Status: 409, Code: "DuplicateRow", Message: "an earlier row says the same; leave one of them out"}, false)
			continue
		}
		seen[key] = true
		one.Account, one.Identity = account.ID, account.Identity
		list = append(list, one)
	}
	c.report.Changed += int64(len(list))
	return c.Report(c.tx.Context(), c.tx, nil, func([]entities.ActualAccount) []entities.ActualAssignment { return list })
}

// reportedAccounts finds the accounts that the rows name, by system and name.
func (c *reported) reportedAccounts() (map[string]entities.ActualAccount, error) {
	var systems []int64
	for _, id := range c.known[systemKey] {
		systems = append(systems, id)
	}
	names := make([]string, len(c.rows))
	for i, r := range c.rows {
		names[i] = r.text(accountName)
	}
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
