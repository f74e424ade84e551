package entities

import "time"

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
