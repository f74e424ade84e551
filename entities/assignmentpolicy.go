package entities

import "time"

// Assignmentpolicy gives resources to all identities in its scope.
type Assignmentpolicy struct {
	Object       `odata:"Assignmentpolicy" doc:"Gives resources to all identities in its scope."`
	Name         string     `odata:"NAME,business,search" validate:"required,max=200"`
	Description  string     `odata:"DESCRIPTION,search" validate:"max=2000"`
	Owners       []int64    `odata:"OWNERREF,refs=Identity"`
	Resources    []int64    `odata:"ROLEREF,refs=Resource"`
	Contexts     []int64    `odata:"CONTEXTREF,refs=Orgunit"`
	DirectOnly   bool       `odata:"DIRECTMEMBERSONLY" doc:"Members of sub-contexts are left out."`
	Filter       string     `odata:"IDENTITYFILTER" validate:"max=4000" doc:"A filter over Identity; none means everybody in the contexts."`
	AccountTypes []int64    `odata:"ACCOUNTTYPE,refs=Accounttype"`
	ValidFrom    *time.Time `odata:"VALIDFROM,sparse"`
	ValidTo      *time.Time `odata:"VALIDTO,sparse"`
	Active       *bool      `odata:"ACTIVE,filled"`
}

// Describe implements Describer.
func (p *Assignmentpolicy) Describe() (string, string) { return p.Name, p.Name }

// Prepare implements Preparer.
func (p *Assignmentpolicy) Prepare(time.Time) { p.Active = yes(p.Active) }

// CheckInsert implements InsertChecker.
func (p *Assignmentpolicy) CheckInsert(Change) error { return p.check() }

// CheckUpdate implements UpdateChecker.
func (p *Assignmentpolicy) CheckUpdate(any, Change) error { return p.check() }

// Asks implements Asking.
func (p *Assignmentpolicy) Asks() []Question {
	with := asking(p.Object, p.Active, []string{"CONTEXTREF", "DIRECTMEMBERSONLY"}, "ROLEREF", "VALIDFROM", "VALIDTO")
	return []Question{{Type: "Identity", Filter: p.Filter, Property: "IDENTITYFILTER", With: with}}
}

// check refuses a policy whose scope could not be evaluated: a slip in it would keep everybody in
// its contexts from being calculated.
func (p *Assignmentpolicy) check() error {
	if err := checkFilter("Identity", "IDENTITYFILTER", p.Filter); err != nil {
		return err
	}
	return ordered(p.ValidFrom, p.ValidTo)
}
