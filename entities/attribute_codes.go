package entities

import "github.com/ropewalk/ropewalk/odata/edm"

// AttributeType is the type of the values of an attribute.
type AttributeType int64

// The values of AttributeType.
const (
	AttributeBoolean AttributeType = iota + 1
	AttributeDateTime
	AttributeInteger
	AttributeString
	AttributeReference
)

var setAttributeType = set("AttributeType", "Boolean", "DateTime", "Integer", "String", "Reference")

// Set implements Code.
func (AttributeType) Set() *edm.CodeSet { return setAttributeType }

// String is the value on the wire.
func (c AttributeType) String() string { return Text(c) }

// AttributeSource is a kind of object that is involved in calculated access. The values stand in
// the order in which the objects are asked for values (G-34).
type AttributeSource int64

// The values of AttributeSource.
const (
	FromAssignment AttributeSource = iota + 1
	FromPolicy
	FromResource
	FromAccount
	FromIdentity
	FromContext
)

var setAttributeSource = set("AttributeSource", "Resource assignment", "Policy", "Resource", "Account", "Identity", "Context")

// AttributeSources lists all sources in their order.
var AttributeSources = []AttributeSource{FromAssignment, FromPolicy, FromResource, FromAccount, FromIdentity, FromContext}

// Set implements Code.
func (AttributeSource) Set() *edm.CodeSet { return setAttributeSource }

// String is the value on the wire.
func (c AttributeSource) String() string { return Text(c) }

// Type is the type of the objects of a source.
func (c AttributeSource) Type() *Type {
	names := [...]string{"Resourceassignment", "Assignmentpolicy", "Resource", "ActualAccount", "Identity", "Orgunit"}
	return BuiltInCatalog().ByName(names[c-1])
}
