package access

import "github.com/ropewalk/ropewalk/entities"

// The built-in groups.
const (
	SystemAdministrators    = entities.SystemAdministrators
	OperationAdministrators = entities.OperationAdministrators
	DataAdministrators      = entities.DataAdministrators
	SecurityOfficers        = entities.SecurityOfficers
	SurveyAdministrators    = entities.SurveyAdministrators
	Auditors                = entities.Auditors
	Readers                 = entities.Readers
	ServiceDesk             = entities.ServiceDesk
	PlatformAdministrators  = entities.PlatformAdministrators
	Integration             = entities.Integration
)
