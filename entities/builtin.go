package entities

// Row is a data object that every installation has, and the filter that finds it.
type Row struct {
	Filter string
	Object Entity
}

// groups tells what the members of the built-in groups do.
var groups = []struct{ name, description string }{
	{SystemAdministrators, "Set up the service: users, groups, types, connectors."},
	{OperationAdministrators, "Keep the service running; lock and revoke any identity."},
	{DataAdministrators, "Maintain master data."},
	{SecurityOfficers, "Compliance and security: lock any identity, revoke none."},
	{SurveyAdministrators, "Run surveys."},
	{Auditors, "Read everything."},
	{Readers, "Read what they own."},
	{ServiceDesk, "Help people: look up identities and access."},
	{PlatformAdministrators, "Run the platform."},
	{Integration, "Service clients that report incidents."},
}

// BuiltInRows lists the objects that must be there before anybody works; made new on each call.
func BuiltInRows() []Row {
	rows := []Row{
		{Filter: "NAME eq '" + OrgUnitType + "'", Object: &Contexttype{
			Name: OrgUnitType, Hierarchic: true, Supervisor: "MANAGER", Membership: "OUREF",
			Description: "The built-in context type.",
		}},
		{Filter: "IDENTITYID eq '" + Unresolved + "'", Object: &Identity{
			IdentityID: Unresolved, LastName: "Unresolved", Category: CategoryUnresolved,
		}},
	}
	for _, g := range groups {
		rows = append(rows, Row{Filter: "NAME eq '" + g.name + "'", Object: &Usergroup{Name: g.name, Description: g.description}})
	}
	for _, t := range RiskLevelThresholds() {
		name, _ := t.Describe()
		rows = append(rows, Row{Filter: "KeyValue eq '" + name + "' and Deleted in (true,false)", Object: t})
	}
	for _, t := range CalculationTriggers() {
		rows = append(rows, Row{Filter: "ONTYPE eq '" + t.Type + "'", Object: t})
	}
	for _, t := range SurveyTemplates() {
		rows = append(rows, Row{Filter: "NAME eq '" + t.Name + "'", Object: t})
	}
	return rows
}
