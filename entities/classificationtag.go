package entities

import "github.com/shopspring/decimal"

// Classificationtagcategory is a group of tags with a common purpose and weight.
type Classificationtagcategory struct {
	Object       `odata:"Classificationtagcategory" doc:"A group of classification tags."`
	Name         string           `odata:"NAME,business,search" validate:"required,max=200"`
	Purpose      string           `odata:"PURPOSE,search" validate:"max=2000"`
	Owners       []int64          `odata:"OWNERREF,refs=Identity"`
	RiskWeight   *decimal.Decimal `odata:"RISKWEIGHT"`
	RiskRelevant bool             `odata:"RISKRELEVANT"`
	Mandatory    bool             `odata:"MANDATORY"`
	AppliesTo    string           `odata:"APPLIESTO" validate:"max=1000" doc:"Names of the types that may carry its tags, separated by commas."`
	Parent       *int64           `odata:"PARENTCATEGORY,ref=Classificationtagcategory"`
	_            struct{}         `odata:"Tags,inverse=Classificationtag.CATEGORY"`
}

// Describe implements Describer.
func (c *Classificationtagcategory) Describe() (string, string) { return c.Name, c.Name }

// Classificationtag is one tag.
type Classificationtag struct {
	Object    `odata:"Classificationtag" doc:"A tag of one category."`
	Category  *int64           `odata:"CATEGORY,ref=Classificationtagcategory,partner=Tags,holds" validate:"required"`
	Name      string           `odata:"NAME,business,search" validate:"required,max=200"`
	Purpose   string           `odata:"PURPOSE,search" validate:"max=2000"`
	RiskValue *decimal.Decimal `odata:"RISKVALUE"`
}

// Describe implements Describer.
func (t *Classificationtag) Describe() (string, string) { return t.Name, t.Name }
