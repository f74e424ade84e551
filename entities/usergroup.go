package entities

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
