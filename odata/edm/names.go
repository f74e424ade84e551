package edm

import "github.com/google/uuid"

var primitiveNames = [...]string{
	Untyped: "Edm.Untyped", Binary: "Edm.Binary", Boolean: "Edm.Boolean", Byte: "Edm.Byte", Date: "Edm.Date",
	DateTimeOffset: "Edm.DateTimeOffset", Decimal: "Edm.Decimal", Double: "Edm.Double", Duration: "Edm.Duration",
	Guid: "Edm.Guid", Int16: "Edm.Int16", Int32: "Edm.Int32", Int64: "Edm.Int64", SByte: "Edm.SByte",
	Single: "Edm.Single", String: "Edm.String", TimeOfDay: "Edm.TimeOfDay",
}

// TypeName implements Type.
func (p Primitive) TypeName() string {
	if p < 0 || int(p) >= len(primitiveNames) {
		return "Edm.Untyped"
	}
	return primitiveNames[p]
}

// String is TypeName, for messages.
func (p Primitive) String() string { return p.TypeName() }

// PrimitiveByName finds a primitive type by its qualified name.
func PrimitiveByName(name string) (Primitive, bool) {
	for i, n := range primitiveNames {
		if n == name {
			return Primitive(i), true
		}
	}
	return Untyped, false
}

// Integer tells whether values of the type are int64.
func (p Primitive) Integer() bool {
	switch p {
	case Byte, SByte, Int16, Int32, Int64:
		return true
	}
	return false
}

// TypeName implements Type.
func (t *ComplexType) TypeName() string { return t.Namespace + "." + t.Name }

// TypeName implements Type.
func (t *EnumType) TypeName() string { return t.Namespace + "." + t.Name }

// TypeName implements Type.
func (t *EntityType) TypeName() string { return t.Namespace + "." + t.Name }

// SetValueName is the name of the complex type as which coded values are shown.
const SetValueName = "SetValue"

// setValueSpace is the name space of the identifiers of codes that give none themselves.
var setValueSpace = uuid.MustParse("5b0d8a0e-7f6e-5c6b-9a52-3f1f3c6f0a11")

// ByID finds a code by its number.
func (s *CodeSet) ByID(id int64) (Code, bool) {
	for _, c := range s.Codes {
		if c.ID == id {
			return s.whole(c), true
		}
	}
	return Code{}, false
}

// Values lists the values in order.
func (s *CodeSet) Values() []string {
	values := make([]string, len(s.Codes))
	for i, c := range s.Codes {
		values[i] = c.Value
	}
	return values
}

// whole fills in the UID of a code that has none: it follows from the names, so that it
// is the same in every installation.
func (s *CodeSet) whole(c Code) Code {
	if c.UID == "" {
		c.UID = uuid.NewSHA1(setValueSpace, []byte(s.Name+"/"+c.Value)).String()
	}
	return c
}
