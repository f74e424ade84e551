// Package edm is the Entity Data Model as data: types, sets, properties, navigation, and the
// writer of $metadata. It must never know where rows live, nor how they are asked for.
package edm

// Model is one entity model: what a service document, $metadata and every binder start from.
// A Model is immutable once built; a caller's effective model is a cut-down copy.
type Model struct {
	Namespace string
	Types     []*EntityType
	Complexes []*ComplexType
	Enums     []*EnumType
	Sets      []*EntitySet
	// Operations are the functions and actions that are offered.
	Operations []*Operation

	sets  map[string]*EntitySet
	types map[string]*EntityType
}

// Type is the type of a property or an expression: Primitive, *ComplexType, *EnumType,
// *EntityType or, of an expression, CollectionType.
type Type interface {
	// TypeName is the qualified name on the wire, such as Edm.String or Ropewalk.SetValue.
	TypeName() string
}

// Primitive is one of the built-in types of the Entity Data Model.
type Primitive int

// The primitive types, and beside each the Go type of its values (nil is null).
const (
	Untyped        Primitive = iota // the type of the null literal
	Binary                          // []byte
	Boolean                         // bool
	Byte                            // int64
	Date                            // edm.Days: days since 1970-01-01
	DateTimeOffset                  // time.Time, UTC, whole microseconds
	Decimal                         // decimal.Decimal
	Double                          // float64
	Duration                        // time.Duration, whole microseconds
	Guid                            // uuid.UUID
	Int16                           // int64
	Int32                           // int64
	Int64                           // int64
	SByte                           // int64
	Single                          // float64, holding a float32
	String                          // string
	TimeOfDay                       // edm.Clock: microseconds since midnight
)

// Days is a value of Edm.Date: days since 1970-01-01.
type Days int64

// Clock is a value of Edm.TimeOfDay: microseconds since midnight.
type Clock int64

// ComplexType is a structured type without key.
type ComplexType struct {
	Namespace, Name string
	Base            *ComplexType
	Properties      []*Property
}

// EnumType is an enumeration; Flags allows several members at once. Values are int64 in rows.
type EnumType struct {
	Namespace, Name string
	Flags           bool
	Members         []Member
}

// Member is one member of an EnumType.
type Member struct {
	Name  string
	Value int64
}

// EntityType is a structured type with a key.
type EntityType struct {
	Namespace, Name string
	Abstract        bool
	Base            *EntityType
	// Key names the key properties (of the root type of an inheritance).
	Key []string
	// Alternate lists alternate keys; each is a list of property names.
	Alternate [][]string
	// Properties and Navigations declared here; Base's come on top.
	Properties  []*Property
	Navigations []*Navigation
	// SoftDelete names the Boolean property that marks deleted rows, which plain reads do not show; "" if none.
	SoftDelete string
	// ETag names the property whose value is the entity's ETag; "" if rows have none.
	ETag string
	// Doc is a sentence for $metadata.
	Doc string

	origin *EntityType
}

// Property is a structural property.
type Property struct {
	Name       string
	Type       Type
	Collection bool
	Nullable   bool
	// MaxLength, Precision and Scale are facets; 0 means unspecified.
	MaxLength, Precision, Scale int
	// Computed: the service sets it, what a client sends is ignored. Immutable: only on create.
	Computed, Immutable bool
	// Personal marks data about a person, which anonymisation may remove.
	Personal bool
	// Searchable marks text that $search looks into.
	Searchable bool
	// Codes makes this a coded value: stored as a small integer, shown as a complex {Id, UId, Value}.
	Codes *CodeSet
	// Doc is a sentence for $metadata.
	Doc string
}

// CodeSet is a closed list of coded values. It is cached with the model, so that
// predicates over a code's Value are decided when a query is bound.
type CodeSet struct {
	Name  string
	Codes []Code
}

// Code is one coded value.
type Code struct {
	ID    int64
	UID   string
	Value string
}

// Navigation is a navigation property.
type Navigation struct {
	Name       string
	Target     *EntityType
	Collection bool
	Nullable   bool
	// Ref names the dependent property that holds the target's key (single-valued only); "" if none.
	Ref string
	// Partner names the opposite navigation property on Target; "" if none.
	Partner string
	// ReadOnly navigations cannot be written through.
	ReadOnly bool
	Doc      string
}

// EntitySet is a named collection of entities.
type EntitySet struct {
	Name string
	Type *EntityType
	// Singleton says that this is no set but one entity, which is addressed by the name alone.
	Singleton bool
	// ReadOnly sets are computed by the service.
	ReadOnly bool
	// Bindings maps navigation property names to the set that holds their targets.
	Bindings map[string]*EntitySet
	// Delete, Insert, Update restrictions for Capabilities; only looked at when not ReadOnly.
	NoInsert, NoUpdate, NoDelete bool
	// NeedsETag sets refuse changes without an If-Match header.
	NeedsETag bool
	Doc       string
}
