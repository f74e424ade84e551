package entities

import "github.com/ropewalk/ropewalk/odata/edm"

// ResourceStatus is the status of a resource.
type ResourceStatus int64

// The values of ResourceStatus.
const (
	ResourceActive ResourceStatus = iota + 1
	ResourceInactive
	ResourceDisabled
	ResourceObsolete
	ResourceDeleted
)

var setResourceStatus = set("ResourceStatus", "Active", "Inactive", "Disabled", "Obsolete", "Deleted")

// Set implements Code.
func (ResourceStatus) Set() *edm.CodeSet { return setResourceStatus }

// String is the value on the wire.
func (c ResourceStatus) String() string { return Text(c) }

// ResourceCategory tells what kind of access a resource is.
type ResourceCategory int64

// The values of ResourceCategory.
const (
	RoleAccount ResourceCategory = iota + 1
	RolePermission
	RoleRole
)

var setResourceCategory = set("ResourceCategory", "Account", "Permission", "Role")

// Set implements Code.
func (ResourceCategory) Set() *edm.CodeSet { return setResourceCategory }

// String is the value on the wire.
func (c ResourceCategory) String() string { return Text(c) }

// ProvisioningType tells how tasks reach a system.
type ProvisioningType int64

// The values of ProvisioningType.
const (
	ProvisioningNone ProvisioningType = iota + 1
	ProvisioningManual
	ProvisioningService
	ProvisioningWebhook
)

var setProvisioningType = set("ProvisioningType", "None", "Manual", "Service", "Webhook")

// Set implements Code.
func (ProvisioningType) Set() *edm.CodeSet { return setProvisioningType }

// String is the value on the wire.
func (c ProvisioningType) String() string { return Text(c) }
