package access

import "slices"

// Filters that several rules share; each begins at the row, or at what a path before it leads to.
const (
	managed  = "Managers/any(m:m/PersonId eq @me)"
	owned    = "OWNERREF/any(o:o/Id eq @me)"
	started  = "STARTEDBYId eq @user"
	assigned = "ASSIGNEE/any(a:a/Id eq @me) or ASSIGNEEGROUP/NAME in @groups"
	// deputed holds for work items that whoever was asked has delegated to the caller for now.
	deputed = "Delegations/any(d:d/DelegateId eq @me and d/ValidFrom le @now and d/ValidTo ge @now)"
	// decides holds for work items that the caller can decide.
	decides = assigned + " or " + deputed
)

// Sets of groups.
var (
	// seeAll read everything that governance is about.
	seeAll = []string{
		SystemAdministrators, OperationAdministrators, DataAdministrators, SecurityOfficers,
		SurveyAdministrators, Auditors, ServiceDesk, PlatformAdministrators,
	}
	// operate read how the service runs.
	operate = []string{SystemAdministrators, OperationAdministrators, SecurityOfficers, Auditors, PlatformAdministrators}
	// maintain write master data.
	maintain = []string{SystemAdministrators, DataAdministrators}
)

var (
	read  = []Op{Read}
	write = []Op{Create, Update, Delete}
	keep  = []Op{Create, Update, Delete, Restore}
)

// catalogue lists the types that everybody may look up: names without which nothing could be chosen or shown.
var catalogue = []string{
	"Orgunit", "Contexttype", "Resourcetype", "Attributedefinition", "Attributeset", "Resourcefolder", "Accounttype",
	"Classificationtag", "Classificationtagcategory", "Risklevelthreshold", "Usergroup", "Processtemplate", "Surveytemplate",
}

// masterData lists the types that data administrators write, without a process between.
var masterData = []string{
	"Orgunit", "Contexttype", "Contextassignment", "System", "Resourcetype", "Attributedefinition", "Attributeset", "Resourcefolder", "Resource", "Accounttype",
	"Accounttypepolicy", "Resourceassignment", "Assignmentpolicy", "Classificationtag", "Classificationtagcategory", "Risklevelthreshold",
	"Constraint", "Businessprocess", "Compensatingcontrol",
}

// governed lists the types that the groups of seeAll read completely.
var governed = []string{
	"Identity", "Contextassignment", "System", "Resource", "Accounttypepolicy", "Resourceassignment", "Assignmentpolicy", "Calculationtrigger", "User", "DataObject",
	"CalculatedAssignment", "CalculatedReason", "AssignmentAttribute", "Manager", "EffectiveContext", "ActualAccount", "ActualAssignment",
	"Constraint", "Businessprocess", "Compensatingcontrol", "Violation", "ViolatingResource",
	"Verdict", "RiskSummand", "ResourceRiskSummand",
}

// operations lists the types that the groups of operate read completely.
var operations = []string{
	"Incidenttrigger", "Triggerbinding", "Lockoutrequest", "Revocationrequest", "Calculationrequest", "Verdictexpiryrequest",
	"Membershiprequest", "Initialloadrequest", "Provisioningtaskrequest", "Process", "Processstep", "Workitem",
	"Evaluation", "Constraintdecision", "Resourcedecision", "Violationresetrequest",
	"Delegation", "DelegatedWorkitem", "DelegationMaker", "CalculationQueueEntry", "CalculationRun", "CalculationChange", "ProvisioningTask", "OpenJob", "LockHold",
	"AuditEvent", "AuditCheckpoint", "ImportRun",
}

// Rules is the permission matrix.
var Rules = slices.Concat(
	each(catalogue, Rule{Ops: read}),
	each(governed, Rule{Groups: seeAll, Ops: read}),
	each(operations, Rule{Groups: operate, Ops: read}),
	each(masterData, Rule{Groups: maintain, Ops: keep}),
	identityRules,
	accessRules,
	constraintRules,
	incidentRules,
	processRules,
	evaluationRules,
	delegationRules,
	calculationRules,
	requestRules,
	surveyRules,
	auditRules,
	historyRules(),
)

// identityRules: people see themselves, whom they manage and whom they answer for.
var identityRules = []Rule{
	{Type: "Identity", Ops: read, Filter: "Id eq @me or IDENTITYOWNERId eq @me or " + managed},
	{Type: "Identity", Ops: read, Groups: []string{Integration}},
	{Type: "Identity", Ops: keep, Groups: []string{DataAdministrators}, Except: []string{"BREAKGLASS"}},
	{Type: "Identity", Ops: keep, Groups: []string{SystemAdministrators}},
	{
		Type: "Identity", Ops: []Op{Update}, Groups: []string{OperationAdministrators},
		Only: []string{"IDENTITYSTATUS", "BREAKGLASS", "IDENT_RELAUNCHSOD"},
	},
	// A service client keeps what describes a person up to date; what decides about access is not its business.
	{
		Type: "Identity", Ops: []Op{Update}, Groups: []string{Integration},
		Only: []string{"IDENTITYSTATUS", "FIRSTNAME", "LASTNAME", "EMAIL", "EMAIL2", "JOBTITLE", "EMPLOYEEID"},
	},
	{Type: "User", Ops: read, Filter: "Id eq @user"},
	{Type: "User", Ops: keep, Groups: []string{SystemAdministrators}},
	{Type: "Usergroup", Ops: keep, Groups: []string{SystemAdministrators}},
	{Type: "Manager", Ops: read, Filter: "IdentityId eq @me or PersonId eq @me"},
	{Type: "EffectiveContext", Ops: read, Filter: "IdentityId eq @me or Identity/" + managed},
	{Type: "Contextassignment", Ops: read, Filter: "CA_IDENTITYId eq @me or CA_IDENTITY/" + managed + " or CA_CONTEXT/" + owned},
	{Type: "Contextassignment", Ops: write, Filter: "CA_CONTEXT/" + owned},
	{Type: "DataObject", Ops: read, Filter: "Id eq @me or Processes/any(p:p/" + started + ") or StartedProcesses/any(p:p/" + started + ")"},
}

// accessRules: who holds access, who manages the holder and who owns the resource or system may see it.
var accessRules = []Rule{
	{Type: "System", Ops: read, Filter: owned + " or ActualAccounts/any(a:a/IdentityId eq @me or a/Identity/" + managed + ")"},
	{Type: "System", Ops: read, Groups: []string{Integration}},
	{
		Type: "Resource", Ops: read,
		Filter: owned + " or SYSTEMREF/" + owned + " or CalculatedAssignments/any(c:c/IdentityId eq @me or c/Identity/" + managed + ")",
	},
	{Type: "Resource", Ops: read, Groups: []string{Integration}},
	{
		Type: "Resourceassignment", Ops: read,
		Filter: "IDENTITYREFId eq @me or IDENTITYREF/" + managed + " or ROLEREF/" + owned + " or ROLEREF/SYSTEMREF/" + owned,
	},
	{Type: "Assignmentpolicy", Ops: read, Filter: owned},
	{Type: "CalculatedAssignment", Ops: read, Filter: heldAccess("")},
	{Type: "CalculatedAssignment", Ops: read, Groups: []string{Integration}},
	{Type: "CalculatedReason", Ops: read, Filter: heldAccess("Assignment/")},
	{Type: "CalculatedReason", Ops: read, Groups: []string{Integration}},
	{Type: "AssignmentAttribute", Ops: read, Filter: heldAccess("Assignment/")},
	{Type: "AssignmentAttribute", Ops: read, Groups: []string{Integration}},
	{Type: "ActualAccount", Ops: read, Filter: "IdentityId eq @me or Identity/" + managed + " or System/" + owned},
	{Type: "ActualAssignment", Ops: read, Filter: "IdentityId eq @me or Identity/" + managed + " or System/" + owned},
}

// constraintRules: who manages somebody sees what he violates, who owns a constraint who violates it. To name what
// makes up for a violation, everybody may look up the controls.
var constraintRules = []Rule{
	{Type: "Constraint", Ops: read, Filter: owned + " or Violations/any(v:v/IdentityId eq @me or v/Identity/" + managed + ")"},
	{Type: "Businessprocess", Ops: read, Filter: owned},
	{Type: "Compensatingcontrol", Ops: read},
	{Type: "Violation", Ops: read, Filter: violated("")},
	{Type: "ViolatingResource", Ops: read, Filter: violated("Violation/")},
}

// incidentRules: who may have somebody locked out, and who may end that.
var incidentRules = []Rule{
	{Type: "Incidenttrigger", Ops: []Op{Create}, Groups: []string{Integration, OperationAdministrators}},
	{Type: "Incidenttrigger", Ops: []Op{Read, Update}, Groups: []string{Integration}, Filter: "CREATEDBYId eq @user"},
	{Type: "Incidenttrigger", Ops: []Op{Update}, Groups: []string{OperationAdministrators}},
	// Who writes a binding can switch the emergency lockout off: that is no master data.
	{Type: "Triggerbinding", Ops: keep, Groups: []string{SystemAdministrators, OperationAdministrators}},
	{Type: "Triggerbinding", Ops: read, Groups: []string{DataAdministrators}},
	{Type: "Lockoutrequest", Ops: []Op{Create}, Groups: []string{OperationAdministrators, SecurityOfficers}},
	{Type: "Lockoutrequest", Ops: []Op{Create}, Filter: "IDENTITYREFId ne @me and IDENTITYREF/" + managed},
	{Type: "Lockoutrequest", Ops: read, Filter: "CREATEDBYId eq @user"},
	{Type: "Revocationrequest", Ops: []Op{Create}, Groups: []string{OperationAdministrators}},
	{Type: "Revocationrequest", Ops: []Op{Create}, Filter: "IDENTITYREFId ne @me and IDENTITYREF/" + managed},
	{Type: "Revocationrequest", Ops: read, Filter: "CREATEDBYId eq @user"},
	{Type: "LockHold", Ops: read, Filter: "IdentityId ne @me and Identity/" + managed + " or Process/" + started},
	{Type: "LockHold", Ops: read, Groups: []string{ServiceDesk}},
	{Type: "LockoutEntry", Ops: read, Groups: []string{OperationAdministrators, SecurityOfficers, Auditors}},
	{Type: "MyLockoutEntry", Ops: read, Filter: "MadeById eq @user"},
}

// processRules: who started a run sees all of it; who is asked to decide, or stands in for him, sees
// what he decides about. Operation Administrators only hand on what others were asked.
var processRules = []Rule{
	{Type: "Process", Ops: read, Filter: started + " or WorkItems/any(w:" + throughVariable("w", decides) + ")"},
	{Type: "Processstep", Ops: read, Filter: "PROCESSREF/" + started},
	{Type: "Workitem", Ops: read, Filter: decides + " or PROCESSREF/" + started},
	{Type: "Workitem", Ops: []Op{Update}, Filter: decides, Only: []string{"DECISION", "REASON"}},
	// What a survey asks is handed on by its administrators (G-49).
	{Type: "Workitem", Ops: []Op{Update}, Groups: []string{OperationAdministrators}, Only: []string{"ASSIGNEE"}, Filter: "PROCESSREF/TEMPLATE ne 'Survey'"},
	{Type: "CalculationRun", Ops: read, Filter: "Process/" + started},
	{Type: "CalculationChange", Ops: read, Filter: "Run/Process/" + started},
	{Type: "ProvisioningTask", Ops: read, Filter: "Process/" + started + " or System/" + owned},
}

// asked holds for rows of a process that the caller is, or was, asked about; whom it is about is left out.
var asked = "IDENTITYREFId ne @me and PROCESSREF/WorkItems/any(w:" + throughVariable("w", decides) + ")"

// evaluates holds while the caller is asked to evaluate; a path leads to the evaluation.
func evaluates(path string) string {
	return "IDENTITYREFId ne @me and " + path + "EVALUATIONSTAGE/Value eq 'Evaluate' and " + path + "WORKITEMREF/WORKITEMSTATUS/Value eq 'Open' and (" +
		throughVariable(path+"WORKITEMREF", decides) + ")"
}

// evaluationRules: who is asked to evaluate or to review what somebody violates sees what is decided. Only who is
// asked to evaluate decides, until he submits it. To have it evaluated anew is for those who help people.
var evaluationRules = []Rule{
	{Type: "Evaluation", Ops: read, Filter: asked},
	{Type: "Constraintdecision", Ops: read, Filter: asked},
	{Type: "Resourcedecision", Ops: read, Filter: asked},
	{Type: "Evaluation", Ops: []Op{Update}, Filter: evaluates(""), Only: []string{"EXPIRATIONDATE", "REVOKEBLOCKED"}},
	{Type: "Constraintdecision", Ops: []Op{Update}, Filter: evaluates("EVALUATIONREF/"), Only: []string{"ACTION", "CONTROLREF", "JUSTIFICATION"}},
	{Type: "Resourcedecision", Ops: []Op{Update}, Filter: evaluates("EVALUATIONREF/"), Only: []string{"DECISION", "CONTROLREF", "REASON"}},
	// Who writes a template says who decides, and whether it takes two: that is no master data.
	{Type: "Processtemplate", Ops: keep, Groups: []string{SystemAdministrators}},
	{Type: "Violationresetrequest", Ops: []Op{Create}, Groups: []string{ServiceDesk, OperationAdministrators, SystemAdministrators}},
	{Type: "Violationresetrequest", Ops: read, Filter: "CREATEDBYId eq @user"},
}

// delegationRules: people delegate what they are asked themselves. For others the Operation Administrators do,
// but never to themselves. A delegate has nothing to pass on: his right hangs on the delegator's, and is no task.
var delegationRules = []Rule{
	{Type: "Delegation", Ops: read, Filter: "FROMREFId eq @me or TOREFId eq @me"},
	{Type: "Delegation", Ops: write, Filter: "FROMREFId eq @me"},
	{Type: "Delegation", Ops: write, Groups: []string{OperationAdministrators}, Filter: "TOREFId ne @me"},
	{Type: "DelegationMaker", Ops: read, Filter: "Delegation/FROMREFId eq @me or Delegation/TOREFId eq @me"},
	{Type: "DelegatedWorkitem", Ops: read, Filter: "DelegatorId eq @me or DelegateId eq @me and ValidFrom le @now and ValidTo ge @now"},
}

// calculationRules: who runs the service has access calculated, and says what has it calculated by itself.
var calculationRules = []Rule{
	{Type: "Calculationrequest", Ops: []Op{Create}, Groups: []string{SystemAdministrators, OperationAdministrators}},
	{Type: "Verdictexpiryrequest", Ops: []Op{Create}, Groups: []string{OperationAdministrators, PlatformAdministrators}},
	{Type: "Verdictexpiryrequest", Ops: read, Filter: "CREATEDBYId eq @user"},
	{Type: "Calculationtrigger", Ops: []Op{Update}, Groups: []string{SystemAdministrators, OperationAdministrators}, Only: []string{"ONPROPERTIES"}},
}

// aboutOthers leaves out tasks about the caller's own access.
const aboutOthers = "(TASKREF/IdentityId eq null or TASKREF/IdentityId ne @me)"

// requestRules: membership is asked for by who wants it, by his managers and by whoever maintains it. An
// initial load approves in one go what would have to be assigned one by one, by the same people. What
// became of a task is known to those who own the system, and to who keeps the service running; nobody
// says so of a task about himself.
var requestRules = []Rule{
	{Type: "Membershiprequest", Ops: []Op{Create}, Groups: maintain},
	{Type: "Membershiprequest", Ops: []Op{Create}, Filter: "IDENTITYREFId eq @me or IDENTITYREF/" + managed + " or CONTEXTREF/" + owned},
	{Type: "Membershiprequest", Ops: read, Filter: "CREATEDBYId eq @user or IDENTITYREFId eq @me or CONTEXTREF/" + owned},
	{Type: "Initialloadrequest", Ops: []Op{Create}, Groups: maintain},
	{Type: "Initialloadrequest", Ops: read, Filter: "CREATEDBYId eq @user or SYSTEMREF/" + owned},
	{Type: "Provisioningtaskrequest", Ops: []Op{Create}, Groups: []string{SystemAdministrators, OperationAdministrators}, Filter: aboutOthers},
	{Type: "Provisioningtaskrequest", Ops: []Op{Create}, Filter: aboutOthers + " and TASKREF/System/" + owned},
	{Type: "Provisioningtaskrequest", Ops: read, Filter: "CREATEDBYId eq @user or TASKREF/System/" + owned},
}

// auditRules: everybody may see what he did himself and what followed from it.
var auditRules = []Rule{
	{Type: "AuditEvent", Ops: read, Filter: "UserId eq @user or Process/" + started},
	{Type: "ImportRun", Ops: read, Filter: "UserId eq @user"},
}

// Masks lists what only some may see.
var Masks = []Mask{
	{Type: "System", Properties: []string{"CONNECTORCONFIG"}, Groups: []string{SystemAdministrators, DataAdministrators, Auditors}},
	{Type: "Process", Properties: []string{"DATA", "RUNKEY"}, Groups: operate},
	{Type: "Identity", Properties: []string{"BREAKGLASS"}, Groups: operate},
	{Type: "Incidenttrigger", Properties: []string{"REQUESTKEY"}, Groups: operate},
}

// Links lists the references that hand out power: who manages or owns something, who is where in
// the organisation, who belongs to what, who signs in as whom, and who has which access.
var Links = []Link{
	{Type: "Identity", Navs: []string{"OUREF", "PRIMARYCONTEXTTYPE", "MANAGER", "MANAGERGROUP", "IDENTITYOWNER", "EXPLICITOWNER"}, Groups: maintain},
	{Type: "Orgunit", Navs: []string{"PARENTOU", "MANAGER", "MANAGERGROUP", "OWNERREF"}, Groups: maintain},
	{Type: "System", Navs: []string{"OWNERREF", "OWNERGROUP"}, Groups: maintain},
	{Type: "Resource", Navs: []string{"OWNERREF", "EXPLICITOWNER", "MANUALOWNER", "CHILDROLES"}, Groups: maintain},
	{Type: "Constraint", Navs: []string{"OWNERREF"}, Groups: maintain},
	{Type: "Businessprocess", Navs: []string{"OWNERREF"}, Groups: maintain},
	{Type: "Compensatingcontrol", Navs: []string{"OWNERREF"}, Groups: maintain},
	{Type: "Assignmentpolicy", Navs: []string{"OWNERREF", "ROLEREF", "CONTEXTREF"}, Groups: maintain},
	{Type: "Classificationtagcategory", Navs: []string{"OWNERREF"}, Groups: maintain},
	{Type: "Resourceassignment", Navs: []string{"IDENTITYREF", "ROLEREF"}, Groups: maintain},
	{Type: "Contextassignment", Navs: []string{"CA_CONTEXT"}, Groups: maintain, Target: owned},
	{Type: "User", Navs: []string{"IDENTITYREF"}, Groups: []string{SystemAdministrators}},
	{Type: "Usergroup", Navs: []string{"MEMBERS"}, Groups: []string{SystemAdministrators}},
	{Type: "Workitem", Navs: []string{"ASSIGNEE"}, Groups: []string{OperationAdministrators}},
}
