package entities

import (
	"time"

	"github.com/shopspring/decimal"
)

// Identity is a person or a technical holder of access.
type Identity struct {
	Object         `odata:"Identity,words" doc:"A person or technical holder of access." indexes:"IDENTITYSTATUS+LASTNAME"`
	IdentityID     string           `odata:"IDENTITYID,business,search" validate:"required,max=100"`
	FirstName      string           `odata:"FIRSTNAME,personal,search" validate:"max=200"`
	LastName       string           `odata:"LASTNAME,personal,search,index" validate:"max=200"`
	Email          string           `odata:"EMAIL,personal,search,index" validate:"max=320"`
	Email2         string           `odata:"EMAIL2,personal,search" validate:"max=320"`
	JobTitle       string           `odata:"JOBTITLE,search" validate:"max=200"`
	EmployeeID     string           `odata:"EMPLOYEEID,personal,search,sparse" validate:"max=100"`
	Status         IdentityStatus   `odata:"IDENTITYSTATUS,filled" doc:"Locked is sticky: only a revocation ends it."`
	Category       IdentityCategory `odata:"IDENTITYCATEGORY,filled"`
	Type           IdentityType     `odata:"IDENTITYTYPE"`
	ValidFrom      *time.Time       `odata:"VALIDFROM,sparse"`
	ValidTo        *time.Time       `odata:"VALIDTO,sparse"`
	OrgUnit        *int64           `odata:"OUREF,ref=Orgunit,partner=Members"`
	PrimaryContext *int64           `odata:"PRIMARYCONTEXTTYPE,ref=Contexttype,sparse"`
	Managers       []int64          `odata:"MANAGER,refs=Identity"`
	ManagerGroups  []int64          `odata:"MANAGERGROUP,refs=Usergroup"`
	Owner          *int64           `odata:"IDENTITYOWNER,ref=Identity,sparse" doc:"The person who answers for a technical identity."`
	ExplicitOwners []int64          `odata:"EXPLICITOWNER,refs=Identity"`
	Tags           []int64          `odata:"CLT_TAGS,refs=Classificationtag"`
	RiskScore      *decimal.Decimal `odata:"RISKSCORE,computed"`
	RiskLevel      RiskLevel        `odata:"RISKLEVEL,computed"`
	RelaunchSod    bool             `odata:"IDENT_RELAUNCHSOD"`
	OdwBusinessKey string           `odata:"ODWBUSIKEY" validate:"max=200"`
	BreakGlass     bool             `odata:"BREAKGLASS" doc:"Automated lockouts of this identity wait for a person."`
	Previous       *int64           `odata:"PREVIOUSREF,ref=Identity,sparse" doc:"The deleted object that this one follows."`
	_              struct{}         `odata:"Managers,inverse=Manager.Identity"`
	_              struct{}         `odata:"Users,inverse=User.IDENTITYREF"`
	_              struct{}         `odata:"Assignments,inverse=Resourceassignment.IDENTITYREF"`
	_              struct{}         `odata:"ContextAssignments,inverse=Contextassignment.CA_IDENTITY"`
	_              struct{}         `odata:"CalculatedAssignments,inverse=CalculatedAssignment.Identity"`
	_              struct{}         `odata:"Violations,inverse=Violation.Identity"`
	_              struct{}         `odata:"Evaluations,inverse=Evaluation.IDENTITYREF"`
	_              struct{}         `odata:"EffectiveContexts,inverse=EffectiveContext.Identity"`
	_              struct{}         `odata:"ActualAccounts,inverse=ActualAccount.Identity"`
	_              struct{}         `odata:"LockHolds,inverse=LockHold.Identity"`
	_              struct{}         `odata:"CalculationRuns,inverse=CalculationRun.Identity"`
}
