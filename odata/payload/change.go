package payload

import (
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Entity is what a request body says about one entity.
type Entity struct {
	// Values holds structural properties by name, in the Go types that package edm lists.
	// A coded value is a Coded, a complex value a map[string]any, a collection a []any.
	Values map[string]any
	// Refs holds navigation properties by name: the whole new list of targets, empty for none.
	// A dependent property (OUREFId) is turned into the navigation that it stands for.
	Refs map[string][]Ref
	// ETag is the @odata.etag of the body; empty if it had none.
	ETag string
}

// Coded is a coded value as a client wrote it; at least one part is set and all must agree.
type Coded struct {
	ID    *int64
	UID   *string
	Value *string
}

// Ref points to one entity by primary or alternate key. If both were given, Key holds the
// properties of both and they must lead to the same row.
type Ref struct {
	Set *edm.EntitySet // nil when only the target type is known
	Key []query.KeyValue
	// Of, if not 0, stands in place of Key: the target is what the change of this number in the same
	// Write wrote; the first has number 1.
	Of int
}
