package entities

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/odata/query"
)

// Calculationrequest has identities calculated because somebody wants it.
type Calculationrequest struct {
	Object    `odata:"Calculationrequest,noupdate,nodelete" doc:"Writing one queues an identity, or all that a filter finds, for calculation."`
	Identity  *int64        `odata:"IDENTITYREF,ref=Identity,sparse" doc:"The one identity to calculate."`
	Filter    string        `odata:"FILTER" validate:"max=4000" doc:"A filter over Identity; true means everybody."`
	Reason    string        `odata:"REASON,search" validate:"max=2000"`
	Queued    *int64        `odata:"QUEUED,computed" doc:"How many identities were queued."`
	Status    TriggerStatus `odata:"REQUESTSTATUS,computed,filled,index"`
	Result    string        `odata:"REQUESTRESULT,computed" validate:"max=100"`
	Process   *int64        `odata:"PROCESSREF,computed,ref=Process,sparse"`
	Error     string        `odata:"ERRORTEXT,computed" validate:"max=4000"`
	CreatedBy *int64        `odata:"CREATEDBY,computed,ref=User"`
}

// Describe implements Describer.
func (r *Calculationrequest) Describe() (string, string) {
	if r.Identity == nil {
		return "Calculation of " + r.Filter, r.Filter
	}
	key := pair(r.Identity, nil)
	return "Calculation of " + key, key
}

// Prepare implements Preparer.
func (r *Calculationrequest) Prepare(time.Time) {
	r.Status, r.Filter = TriggerNew, strings.TrimSpace(r.Filter)
}

// SetAuthor implements Authored.
func (r *Calculationrequest) SetAuthor(user int64) { r.CreatedBy = author(r.CreatedBy, user) }

// CheckInsert implements InsertChecker: who is meant must be said, and said once; everybody is
// never meant by leaving something out.
func (r *Calculationrequest) CheckInsert(Change) error {
	if (r.Identity == nil) == (r.Filter == "") {
		return refuse(http.StatusBadRequest, "ScopeRequired", "FILTER",
			`say who is to be calculated, by IDENTITYREF or by a FILTER over Identity, not both; "true" means everybody`)
	}
	return checkFilter("Identity", "FILTER", r.Filter)
}

// Asks implements Asking: how many were queued is shown.
func (r *Calculationrequest) Asks() []Question {
	return []Question{{Type: "Identity", Filter: r.Filter, Property: "FILTER"}}
}

// checkFilter refuses a text that is no filter over a type; an empty one is none to speak of.
func checkFilter(typ, target, filter string) error {
	if filter = strings.TrimSpace(filter); filter == "" {
		return nil
	}
	if _, err := query.ParseFilter(Model(), BuiltInCatalog().ByName(typ).Edm, filter, nil); err != nil {
		return refuse(http.StatusBadRequest, "InvalidCondition", target, fmt.Sprintf("%s is no filter over %s: %s", target, typ, err))
	}
	return nil
}
