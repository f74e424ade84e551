package entities

// Surveytemplate is a kind of survey: whom it asks, and what it proposes to whoever starts one.
type Surveytemplate struct {
	Object      `odata:"Surveytemplate,noinsert,noupdate,nodelete" doc:"A kind of survey that can be started."`
	Name        string           `odata:"NAME,business,search" validate:"required,max=200"`
	Title       string           `odata:"TITLE,search" validate:"max=200"`
	Description string           `odata:"DESCRIPTION,search" validate:"max=2000"`
	Respondent  SurveyRespondent `odata:"RESPONDENT,filled" doc:"Who is asked about access: the manager of whoever has it, or the owner of the resource."`
	Scope       string           `odata:"SCOPE" validate:"max=4000" doc:"The filter over CalculatedAssignments that a survey without a SCOPE of its own has."`
	ExpiryDays  *int64           `odata:"EXPIRYDAYS" doc:"For how many days verdicts hold, unless the survey says otherwise."`
}

// Describe implements Describer.
func (t *Surveytemplate) Describe() (string, string) { return first(t.Title, t.Name), t.Name }

// SystemPermissionType is the name of the resource type whose resources are what systems need for themselves.
const SystemPermissionType = "System permission"

// proposedScope leaves out what a review does not decide about, or would cover up.
const proposedScope = "Reasons/any(r:r/Type/Value eq 'Direct') and Compliance/Value ne 'Orphan assignment'" +
	" and not (Identity/IDENTITYCATEGORY/Value in ('Technical','Unresolved'))" +
	" and not (Resource/ROLETYPEREF/NAME eq '" + SystemPermissionType + "')"

// proposedExpiry is for how many days verdicts hold if nobody says otherwise: they are on record, and
// over at once.
const proposedExpiry = 0

// SurveyTemplates lists the kinds of surveys that are shipped, made new on each call.
func SurveyTemplates() []*Surveytemplate {
	review := func(name, title, description string, who SurveyRespondent) *Surveytemplate {
		days := int64(proposedExpiry)
		return &Surveytemplate{Name: name, Title: title, Description: description, Respondent: who, Scope: proposedScope, ExpiryDays: &days}
	}
	return []*Surveytemplate{
		review("AccessReviewManager", "Access review for managers",
			"Managers say which access their people keep; about access within a context its owner is asked.", AskManager),
		review("AccessReviewResourceOwner", "Access review for resource owners",
			"Owners of resources say who keeps access to them.", AskResourceOwner),
	}
}
