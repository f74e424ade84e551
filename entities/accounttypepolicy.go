package entities

import (
	"fmt"
	"net/http"
	"time"

	"github.com/ropewalk/ropewalk/odata/query"
)

// Accounttypepolicy gives imported accounts of one system their type.
type Accounttypepolicy struct {
	Object      `odata:"Accounttypepolicy" doc:"Gives the accounts that a system reports their type, as far as the report does not name one."`
	Name        string `odata:"NAME,business,search" validate:"required,max=200"`
	Description string `odata:"DESCRIPTION,search" validate:"max=2000"`
	System      *int64 `odata:"SYSTEMREF,ref=System" validate:"required"`
	Filter      string `odata:"ACCOUNTFILTER" validate:"required,max=4000" doc:"A filter over ActualAccount that speaks of the account alone, such as startswith(AccountName,'adm-')."`
	TypeName    string `odata:"ACCOUNTTYPENAME" validate:"required,max=200" doc:"Name of the account type; one that nobody knows is made."`
	Position    int64  `odata:"POSITION" doc:"The policy with the lowest position that fits decides."`
	Active      *bool  `odata:"ACTIVE,filled"`
}

// Describe implements Describer.
func (p *Accounttypepolicy) Describe() (string, string) { return p.Name, p.Name }

// Prepare implements Preparer.
func (p *Accounttypepolicy) Prepare(time.Time) { p.Active = yes(p.Active) }

// CheckInsert implements InsertChecker.
func (p *Accounttypepolicy) CheckInsert(Change) error { return p.check() }

// CheckUpdate implements UpdateChecker.
func (p *Accounttypepolicy) CheckUpdate(any, Change) error { return p.check() }

// Asks implements Asking.
func (p *Accounttypepolicy) Asks() []Question {
	with := asking(p.Object, p.Active, []string{"SYSTEMREF"})
	return []Question{{Type: "ActualAccount", Filter: p.Filter, Property: "ACCOUNTFILTER", With: with}}
}

func (p *Accounttypepolicy) check() error {
	_, err := p.Condition()
	return err
}

// Condition is the bound filter. It is asked before the account is written, so nothing can be known
// but what the report says of it.
func (p *Accounttypepolicy) Condition() (query.Expr, error) {
	e, err := query.ParseFilter(Model(), BuiltInCatalog().ByName("ActualAccount").Edm, p.Filter, nil)
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "InvalidCondition", "ACCOUNTFILTER", fmt.Sprintf("ACCOUNTFILTER is no filter over ActualAccount: %s", err))
	}
	far := ""
	query.Reads(e, func(r query.Read) {
		if r.Far || r.Type.Navigation(r.Property) != nil {
			far = r.Property
		}
	})
	if far != "" {
		return nil, refuse(http.StatusBadRequest, "InvalidCondition", "ACCOUNTFILTER",
			fmt.Sprintf("ACCOUNTFILTER reads %s, which is not known when an account is reported; let it speak of the account alone", far))
	}
	return e, nil
}
