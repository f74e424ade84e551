package entities

import "github.com/shopspring/decimal"

// RiskSummand is one part of the risk score of an identity.
type RiskSummand struct {
	Computed `odata:"RiskSummand,set=RiskExplanations,table=risk_explanations" doc:"One part of the risk score of an identity; the score is their sum."`
	Identity int64            `odata:"Identity,ref=Identity,key,filled"`
	Part     string           `odata:"Part,key,filled" doc:"Resource (the one with the highest score), Identity or Context (tags)."`
	Object   int64            `odata:"Object,ref=DataObject,key,filled" doc:"The resource, or the tag."`
	Name     string           `odata:"Name,filled"`
	Value    *decimal.Decimal `odata:"Value"`
	Weight   *decimal.Decimal `odata:"Weight" doc:"That of the tag's category."`
	Summand  decimal.Decimal  `odata:"Summand"`
}

// ResourceRiskSummand is one part of the risk score of a resource.
type ResourceRiskSummand struct {
	Computed `odata:"ResourceRiskSummand,set=ResourceRiskExplanations,table=resource_risk_explanations" doc:"One part of the risk score of a resource; the score is their sum."`
	Resource int64            `odata:"Resource,ref=Resource,key,filled"`
	Tag      int64            `odata:"Tag,ref=Classificationtag,key,filled"`
	Part     string           `odata:"Part,filled" doc:"Where the tag stands: Resource, Folder or System."`
	Name     string           `odata:"Name,filled"`
	Value    *decimal.Decimal `odata:"Value"`
	Weight   *decimal.Decimal `odata:"Weight" doc:"That of the tag's category."`
	Summand  decimal.Decimal  `odata:"Summand"`
}
