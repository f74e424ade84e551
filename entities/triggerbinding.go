package entities

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/odata/query"
)

// Triggerbinding says which written object starts which process.
type Triggerbinding struct {
	Object      `odata:"Triggerbinding" doc:"Says which written object starts which process."`
	Name        string       `odata:"NAME,business,search" validate:"required,max=200"`
	Description string       `odata:"DESCRIPTION,search" validate:"max=2000"`
	Type        string       `odata:"ONTYPE,index" validate:"required,max=100" doc:"Name of the object type."`
	Event       BindingEvent `odata:"ONEVENT,filled"`
	Properties  string       `odata:"ONPROPERTIES" validate:"max=1000" doc:"Properties whose update counts, separated by commas."`
	Condition   string       `odata:"CONDITION" validate:"max=4000" doc:"A filter on the written object; none means always."`
	Template    string       `odata:"TEMPLATE" validate:"required,max=100" doc:"Name of the process."`
	Confirm     bool         `odata:"CONFIRM" doc:"A person confirms before anything is done."`
	ConfirmBy   *int64       `odata:"CONFIRMGROUP,ref=Usergroup" doc:"Who confirms; none means the manager, then the security officers."`
	Automatic   bool         `odata:"AUTOMATIC" doc:"A revocation runs by itself if the source has the right to revoke."`
	MaxPerHour  *int64       `odata:"MAXPERHOUR" validate:"omitempty,min=0" doc:"Automated lockouts of one source within an hour; none means the setting of the service."`
	Priority    *int64       `odata:"PRIORITY,filled" validate:"omitempty,min=0,max=3"`
	Active      *bool        `odata:"ACTIVE,filled"`
}

// emergency is the highest priority.
const emergency = 3

// Describe implements Describer.
func (b *Triggerbinding) Describe() (string, string) { return b.Name, b.Name }

// Prepare implements Preparer.
func (b *Triggerbinding) Prepare(time.Time) {
	b.Active = yes(b.Active)
	if b.Event == 0 {
		b.Event = OnInsert
	}
	if b.Priority == nil {
		priority := int64(emergency)
		b.Priority = &priority
	}
}

// CheckInsert implements InsertChecker.
func (b *Triggerbinding) CheckInsert(Change) error { return b.check() }

// CheckUpdate implements UpdateChecker.
func (b *Triggerbinding) CheckUpdate(any, Change) error { return b.check() }

// Asks implements Asking.
func (b *Triggerbinding) Asks() []Question {
	with := asking(b.Object, b.Active, []string{"ONTYPE"}, "ONEVENT", "ONPROPERTIES", "TEMPLATE")
	return []Question{{Type: b.Type, Filter: b.Condition, Property: "CONDITION", With: with}}
}

// check refuses a binding that could not be evaluated: it stands in place of the built-in ones, so
// a slip in it would keep every row of its type, lockouts too, from being acted on.
func (b *Triggerbinding) check() error {
	t := BuiltInCatalog().ByName(b.Type)
	if t == nil || t.Computed {
		return refuse(http.StatusBadRequest, "UnknownType", "ONTYPE", fmt.Sprintf("there is no object type %q; the names of sets that can be written are legal", b.Type))
	}
	if err := checkProperties(t, b.Properties); err != nil {
		return err
	}
	condition := strings.TrimSpace(b.Condition)
	if condition == "" {
		return nil
	}
	if _, err := query.ParseFilter(Model(), t.Edm, condition, nil); err != nil {
		return refuse(http.StatusBadRequest, "InvalidCondition", "CONDITION", "the condition is no filter on "+b.Type+": "+err.Error())
	}
	return nil
}

// checkProperties refuses names, separated by commas, that are no properties of a type: a binding
// on one would wait for ever.
func checkProperties(t *Type, names string) error {
	for _, name := range strings.Split(names, ",") {
		name = strings.TrimSpace(name)
		if name == "" || t.Edm.Property(name) != nil || t.Edm.Navigation(name) != nil {
			continue
		}
		return refuse(http.StatusBadRequest, "UnknownProperty", "ONPROPERTIES", fmt.Sprintf("%s has no property %q", t.Name, name))
	}
	return nil
}
