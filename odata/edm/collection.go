package edm

// CollectionType is the type of a collection of primitive values. Its Go type is []any; such a
// collection is never null, but may be empty.
type CollectionType struct{ Of Type }

// TypeName implements Type.
func (t CollectionType) TypeName() string { return "Collection(" + t.Of.TypeName() + ")" }
