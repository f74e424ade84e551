package entities

import "net/http"

// The built-in groups.
const (
	SystemAdministrators    = "SystemAdministrators"
	OperationAdministrators = "OperationAdministrators"
	DataAdministrators      = "DataAdministrators"
	SecurityOfficers        = "SecurityOfficers"
	SurveyAdministrators    = "SurveyAdministrators"
	Auditors                = "Auditors"
	Readers                 = "Readers"
	ServiceDesk             = "ServiceDesk"
	PlatformAdministrators  = "PlatformAdministrators"
	Integration             = "Integration"
)

// Usergroup is a group of users; rights are given to groups.
type Usergroup struct {
	Object      `odata:"Usergroup" doc:"A group of users."`
	Name        string  `odata:"NAME,business,search" validate:"required,max=200"`
	Description string  `odata:"DESCRIPTION,search" validate:"max=2000"`
	Members     []int64 `odata:"MEMBERS,refs=User,partner=Groups"`
}

// Describe implements Describer.
func (g *Usergroup) Describe() (string, string) { return g.Name, g.Name }

// CheckUpdate implements UpdateChecker: rights are given to the built-in groups by name, so
// neither loses one its name nor takes another group the name of one.
func (g *Usergroup) CheckUpdate(old any, _ Change) error {
	if before, ok := old.(*Usergroup); ok && before.Name != g.Name && (before.builtIn() || g.builtIn()) {
		return refuse(http.StatusForbidden, "BuiltIn", "NAME", "built-in groups keep their names; make a group of your own")
	}
	return nil
}

// CheckDelete implements DeleteChecker.
func (g *Usergroup) CheckDelete(Change) error {
	if g.builtIn() {
		return refuse(http.StatusForbidden, "BuiltIn", "NAME", "this group is built in and cannot be deleted; take its members out instead")
	}
	return nil
}

func (g *Usergroup) builtIn() bool {
	for _, known := range groups {
		if known.name == g.Name {
			return true
		}
	}
	return false
}
