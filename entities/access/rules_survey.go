package access

// Filters about surveys; each begins at the row.
const (
	// administered holds for surveys that name the caller as an administrator.
	administered = "ADMINISTRATOR/any(a:a/Id eq @me)"
	// questioned holds for questions that the caller was asked, by name or by group.
	questioned = "WORKITEMREF/ASSIGNEE/any(a:a/Id eq @me) or WORKITEMREF/ASSIGNEEGROUP/NAME in @groups"
	// stoodIn holds for questions that whoever was asked has delegated to the caller for now. What is about one
	// of the two or anybody who ever wrote the delegation, and the access of technical identities, is not delegated.
	stoodIn = "IDENTITYREFId ne @me and IDENTITYREF/IDENTITYCATEGORY/Value ne 'Technical' and WORKITEMREF/Delegations/any(d:d/DelegateId eq @me" +
		" and d/ValidFrom le @now and d/ValidTo ge @now and d/DelegatorId ne IDENTITYREFId and not d/Delegation/Makers/any(m:m/IdentityId eq IDENTITYREFId))"
	// answerable holds for questions that the caller may answer: nobody decides about his own access.
	answerable = "IDENTITYREFId ne @me and (" + questioned + " or " + stoodIn + ")"
)

var (
	// survey see all surveys with all questions and answers.
	survey = []string{SystemAdministrators, OperationAdministrators, DataAdministrators, SurveyAdministrators, Auditors}
	// launch start surveys about any system.
	launch = []string{SystemAdministrators, DataAdministrators, SurveyAdministrators}
)

// surveyRules: who may start a survey also looks after it; system owners do so with those that they started
// about their own systems. Only its administrators say who answers, and who administers it. Respondents see
// and answer what they are asked.
var surveyRules = []Rule{
	{Type: "Survey", Ops: read, Groups: survey},
	{Type: "Survey", Ops: read, Filter: administered + " or CREATEDBYId eq @user or SYSTEMREF/" + owned},
	{Type: "Survey", Ops: []Op{Create}, Groups: launch},
	{Type: "Survey", Ops: []Op{Create}, Filter: "SYSTEMREF/" + owned},
	{Type: "Survey", Ops: []Op{Update}, Groups: []string{SurveyAdministrators}},
	{Type: "Survey", Ops: []Op{Update}, Groups: launch, Except: []string{"ADMINISTRATOR"}},
	{Type: "Survey", Ops: []Op{Update}, Filter: "CREATEDBYId eq @user and SYSTEMREF/" + owned, Except: []string{"ADMINISTRATOR"}},
	{Type: "Survey", Ops: []Op{Update}, Filter: administered, Except: []string{"SYSTEMREF", "SCOPE", "TEMPLATEREF"}},
	{Type: "Surveyquestion", Ops: read, Groups: survey},
	{Type: "Surveyquestion", Ops: read, Filter: questioned + " or " + stoodIn + " or SURVEYREF/" + administered},
	{Type: "Surveyquestion", Ops: []Op{Update}, Filter: answerable, Only: []string{"ACTION", "ACTIONCOMMENT", "QUESTIONSTATUS"}},
	{Type: "Surveyquestion", Ops: []Op{Update}, Groups: []string{SurveyAdministrators}, Only: []string{"RESPONDENT"}},
	{Type: "Surveyquestion", Ops: []Op{Update}, Filter: "SURVEYREF/" + administered, Only: []string{"RESPONDENT"}},
	{Type: "SurveyDecision", Ops: read, Groups: survey},
	{Type: "SurveyDecision", Ops: read, Filter: "DecidedById eq @user or Survey/" + administered},
}
