package entities

import (
	"fmt"
	"net/http"
	"strings"
)

// Calculationtrigger says which properties of a type have identities calculated when they change.
// There is one for each type whose objects bear on access.
type Calculationtrigger struct {
	Object     `odata:"Calculationtrigger,noinsert,nodelete" doc:"The properties of a type whose change has identities calculated."`
	Type       string `odata:"ONTYPE,business,immutable" validate:"required,max=100" doc:"Name of the object type."`
	Properties string `odata:"ONPROPERTIES" validate:"max=4000" doc:"Properties, separated by commas. Those that the filter of an assignment policy or an attribute reads count in any case."`
}

// Describe implements Describer.
func (t *Calculationtrigger) Describe() (string, string) { return t.Type, t.Type }

// CheckUpdate implements UpdateChecker: a name that is no property would wait for ever.
func (t *Calculationtrigger) CheckUpdate(any, Change) error {
	typ := BuiltInCatalog().ByName(t.Type)
	if typ == nil || typ.Computed {
		return refuse(http.StatusBadRequest, "UnknownType", "ONTYPE", fmt.Sprintf("there is no object type %q", t.Type))
	}
	return checkProperties(typ, t.Properties)
}

// CalculationTriggers lists what bears on access as long as nobody changes it, made new on each call.
func CalculationTriggers() []*Calculationtrigger {
	on := func(typ string, properties ...string) *Calculationtrigger {
		return &Calculationtrigger{Type: typ, Properties: strings.Join(properties, ",")}
	}
	return []*Calculationtrigger{
		on("Identity", "IDENTITYID", "FIRSTNAME", "LASTNAME", "VALIDFROM", "VALIDTO", "IDENTITYSTATUS", "IDENTITYCATEGORY",
			"OUREF", "EXPLICITOWNER", "ODWBUSIKEY", "CLT_TAGS", "PRIMARYCONTEXTTYPE"),
		on("Orgunit", "PARENTOU", "OUTYPE", "VALIDFROM", "VALIDTO", "CLT_TAGS"),
		on("Contextassignment", "CA_IDENTITY", "CA_CONTEXT", "VALIDFROM", "VALIDTO"),
		on("Delegation", "FROMREF", "TOREF", "VALIDFROM", "VALIDTO", "SCOPE"),
		on("Resourceassignment", "IDENTITYREF", "ROLEREF", "ROLEASSNSTATUS", "VALIDFROM", "VALIDTO", "CONTEXTREF", "ACCOUNTKEY",
			"ACCOUNTTYPE", "ATTRIBUTES"),
		on("Resource", "NAME", "RESOURCESTATUS", "VALIDFROM", "VALIDTO", "SYSTEMREF", "ROLETYPEREF", "ROLECATEGORY", "CHILDROLES",
			"ACCOUNTTYPE", "RISKSCORE"),
		on("Assignmentpolicy", "NAME", "ROLEREF", "CONTEXTREF", "DIRECTMEMBERSONLY", "IDENTITYFILTER", "ACCOUNTTYPE", "VALIDFROM",
			"VALIDTO", "ACTIVE"),
		on("Resourcetype", "ROLECATEGORY", "POSTVALIDITY", "AUTOCREATEACCOUNT", "EXCLUSIVELYMANAGED",
			"ATTRIBUTESET", "ATTRIBUTERECONCILIATION"),
		on("Attributedefinition", "PROPERTY", "ATTRIBUTETYPE", "SOURCE", "RULE", "COLLECTALL", "INFORMATIONONLY", "MANDATORY"),
		on("Attributeset", "NAME", "ATTRIBUTES"),
		on("Constraint", "CONSTRAINTSTATUS", "CONSTRAINTLEVEL", "ROLEREF", "LEFTROLEREF", "RIGHTROLEREF", "BUSINESSPROCESS",
			"LEFTBUSINESSPROCESS", "RIGHTBUSINESSPROCESS"),
		on("Businessprocess", "PARENTPROCESS", "ROLEREF"),
		on("System", "AUTOCREATEACCOUNT"),
		on("Classificationtag", "CATEGORY", "NAME", "RISKVALUE"),
		on("Classificationtagcategory", "RISKWEIGHT", "RISKRELEVANT"),
	}
}
