package entities

// The table of statuses: every way from one status to another, with who goes it by hand and the edge
// at which time goes it. The comment of a row names what else does it: dates that are moved by
// whoever may write them, a process, an import.

var (
	byData      = actors{groups: []string{DataAdministrators}}
	byOperators = actors{groups: []string{DataAdministrators, OperationAdministrators}}
	byLockers   = actors{right: "LockDirect", other: "you may not set an identity to Locked directly; write a Lockoutrequest, or an Incidenttrigger as a service client"}
)

const (
	moveFrom = "move VALIDFROM"
	moveTo   = "move VALIDTO ahead"
)

// identityStatuses is the machine of identities. Leaving Locked is not in it: a revocation does
// that, or an Operation Administrator who overrides.
var identityStatuses = machine[IdentityStatus]{
	thing: "an identity", property: "IDENTITYSTATUS",
	given: []IdentityStatus{IdentityActive, IdentityInactive, IdentityPending},
	rows: []transition[IdentityStatus]{
		{ // approved, by a process as well
			from: []IdentityStatus{IdentityPending}, to: []IdentityStatus{IdentityActive, IdentityInactive}, by: byData,
		},
		{from: []IdentityStatus{IdentityInactive}, to: []IdentityStatus{IdentityActive}, by: byData, at: begin},
		{ // VALIDFROM is moved ahead
			from: []IdentityStatus{IdentityActive}, to: []IdentityStatus{IdentityInactive}, by: byData, dates: ahead, remedy: moveFrom + " ahead",
		},
		{ // missing from its feed, too, which moves VALIDTO
			from: []IdentityStatus{IdentityActive, IdentityInactive, IdentityDisabled, IdentityPending},
			to:   []IdentityStatus{IdentityTerminated}, by: byData, at: end,
		},
		{
			from: []IdentityStatus{IdentityActive, IdentityInactive, IdentityPending}, to: []IdentityStatus{IdentityDisabled}, by: byOperators,
		},
		{
			from: []IdentityStatus{IdentityDisabled}, to: []IdentityStatus{IdentityActive, IdentityInactive, IdentityPending}, by: byOperators,
		},
		{ // hired again: VALIDTO is moved ahead
			from: []IdentityStatus{IdentityTerminated}, to: []IdentityStatus{IdentityActive, IdentityInactive}, by: byData, dates: notOver, remedy: moveTo,
		},
		{ // lockout process
			from: []IdentityStatus{IdentityActive, IdentityInactive, IdentityPending, IdentityDisabled, IdentityTerminated},
			to:   []IdentityStatus{IdentityLocked}, by: byLockers,
		},
	},
}

// resourceStatuses is the machine of resources. Disabled is for people alone; a status is never
// taken from the target, but for Deleted.
var resourceStatuses = machine[ResourceStatus]{
	thing: "a resource", property: "RESOURCESTATUS",
	given: []ResourceStatus{ResourceActive, ResourceInactive, ResourceObsolete, ResourceDisabled},
	rows: []transition[ResourceStatus]{
		{from: []ResourceStatus{ResourceInactive}, to: []ResourceStatus{ResourceActive}, dates: within, remedy: moveFrom, at: begin},
		{ // VALIDFROM is moved ahead
			from: []ResourceStatus{ResourceActive, ResourceDisabled, ResourceObsolete, ResourceDeleted}, to: []ResourceStatus{ResourceInactive},
			dates: ahead, remedy: moveFrom + " ahead",
		},
		{from: []ResourceStatus{ResourceActive, ResourceInactive}, to: []ResourceStatus{ResourceObsolete}, at: end},
		{from: []ResourceStatus{ResourceDisabled, ResourceDeleted}, to: []ResourceStatus{ResourceObsolete}},
		{ // VALIDTO is moved ahead; import: the resource is seen again
			from: []ResourceStatus{ResourceObsolete, ResourceDisabled, ResourceDeleted}, to: []ResourceStatus{ResourceActive},
			dates: within, remedy: "move VALIDFROM or VALIDTO",
		},
		{from: []ResourceStatus{ResourceActive, ResourceInactive, ResourceObsolete, ResourceDeleted}, to: []ResourceStatus{ResourceDisabled}},
		{ // import: the resource is seen no more
			from: []ResourceStatus{ResourceActive, ResourceInactive, ResourceDisabled, ResourceObsolete}, to: []ResourceStatus{ResourceDeleted},
		},
	},
}

// assignmentStatuses is the machine of direct assignments. Disabled and Locked are for people
// alone; what was turned down stays so.
var assignmentStatuses = machine[AssignmentStatus]{
	thing: "an assignment", property: "ROLEASSNSTATUS",
	given: []AssignmentStatus{
		AssignmentActive, AssignmentInactive, AssignmentObsolete, AssignmentPending, AssignmentDisabled, AssignmentLocked,
	},
	rows: []transition[AssignmentStatus]{
		{
			from: []AssignmentStatus{AssignmentInactive}, to: []AssignmentStatus{AssignmentActive},
			dates: within, remedy: moveFrom, at: begin,
		},
		{ // VALIDTO is moved ahead; process: approved
			from: []AssignmentStatus{AssignmentObsolete, AssignmentPending, AssignmentDisabled, AssignmentLocked},
			to:   []AssignmentStatus{AssignmentActive}, dates: within, remedy: "move VALIDFROM or VALIDTO",
		},
		{ // VALIDFROM is moved ahead; process: approved
			from: []AssignmentStatus{AssignmentActive, AssignmentObsolete, AssignmentPending, AssignmentDisabled, AssignmentLocked},
			to:   []AssignmentStatus{AssignmentInactive}, dates: ahead, remedy: moveFrom + " ahead",
		},
		{from: []AssignmentStatus{AssignmentActive, AssignmentInactive}, to: []AssignmentStatus{AssignmentObsolete}, at: end},
		{
			from: []AssignmentStatus{AssignmentPending, AssignmentDisabled, AssignmentLocked}, to: []AssignmentStatus{AssignmentObsolete},
		},
		{ // process: turned down
			from: []AssignmentStatus{AssignmentPending}, to: []AssignmentStatus{AssignmentRejected},
		},
		{
			from: []AssignmentStatus{AssignmentActive, AssignmentInactive, AssignmentPending, AssignmentLocked}, to: []AssignmentStatus{AssignmentDisabled},
		},
		{
			from: []AssignmentStatus{AssignmentActive, AssignmentInactive, AssignmentPending, AssignmentDisabled}, to: []AssignmentStatus{AssignmentLocked},
		},
	},
}
