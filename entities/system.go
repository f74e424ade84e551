package entities

import (
	"time"

	"github.com/shopspring/decimal"
)

// System is a connected system: where accounts and resources live.
type System struct {
	Object             `odata:"System" doc:"A connected system."`
	SystemID           string           `odata:"SYSTEMID,business,search" validate:"max=100"`
	Name               string           `odata:"NAME,search,index" validate:"required,max=200"`
	Description        string           `odata:"DESCRIPTION,search" validate:"max=2000"`
	Owners             []int64          `odata:"OWNERREF,refs=Identity"`
	OwnerGroups        []int64          `odata:"OWNERGROUP,refs=Usergroup"`
	Folder             *int64           `odata:"ROLEFOLDER,ref=Resourcefolder,sparse"`
	Tags               []int64          `odata:"CLT_TAGS,refs=Classificationtag"`
	AutoCreateAccount  bool             `odata:"AUTOCREATEACCOUNT"`
	Provisioning       ProvisioningType `odata:"PROVISIONINGTYPE,filled"`
	ConnectorConfig    string           `odata:"CONNECTORCONFIG" validate:"omitempty,json,max=20000" doc:"Settings of the connector as JSON."`
	ImportMaxCreated   *decimal.Decimal `odata:"IMPORTMAXCREATED" doc:"Percentage of created objects above which an import is suspended."`
	ImportMaxChanged   *decimal.Decimal `odata:"IMPORTMAXCHANGED"`
	ImportMaxDeleted   *decimal.Decimal `odata:"IMPORTMAXDELETED"`
	ImportFloor        *int64           `odata:"IMPORTFLOOR" validate:"omitempty,min=0" doc:"Number of objects below which the percentages do not count."`
	ProvisioningMax    *int64           `odata:"PROVISIONINGMAX" validate:"omitempty,min=0" doc:"Operations within the interval above which provisioning is suspended."`
	ProvisioningWindow *int64           `odata:"PROVISIONINGINTERVAL" validate:"omitempty,min=1" doc:"The interval in minutes."`
	ClaimDays          *int64           `odata:"CLAIMEXPIRYDAYS,filled" validate:"omitempty,min=-1" doc:"Days that a provisioning claim holds; -1 is for ever."`
	NoDelete           bool             `odata:"NODELETE" doc:"The system cannot delete accounts; a disabled one counts as gone."`
	RiskScore          *decimal.Decimal `odata:"RISKSCORE,computed"`
	RiskLevel          RiskLevel        `odata:"RISKLEVEL,computed"`
	_                  struct{}         `odata:"Resources,inverse=Resource.SYSTEMREF"`
	_                  struct{}         `odata:"ActualAccounts,inverse=ActualAccount.System"`
	_                  struct{}         `odata:"ProvisioningTasks,inverse=ProvisioningTask.System"`
}

// claimDays is how long a provisioning claim holds unless a system says otherwise.
const claimDays = 2

// Describe implements Describer.
func (s *System) Describe() (string, string) { return s.Name, first(s.SystemID, s.Name) }

// Prepare implements Preparer.
func (s *System) Prepare(time.Time) {
	if s.Provisioning == 0 {
		s.Provisioning = ProvisioningNone
	}
	if s.ClaimDays == nil {
		days := int64(claimDays)
		s.ClaimDays = &days
	}
}
