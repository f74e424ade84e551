package payload

import (
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Entity is what a request body says about one entity.
type Entity struct {
	// Type is that of the reader, or the one derived from it that the body names.
	Type *edm.EntityType
	// Set is where the entity belongs; nil if that is not known.
	Set *edm.EntitySet
	// Key holds the parts of the primary and of alternate keys that the body gives.
	Key []query.KeyValue
	// ID is what the @odata.id of the body refers to; nil if it has none.
	ID *Ref
	// Values holds structural properties by name, in the Go types that package edm lists.
	// A coded value is a Coded, a complex value a map[string]any or a Patch, a collection a []any or
	// an Append.
	Values map[string]any
	// Refs holds navigation properties by name: the whole new list of targets, empty for none.
	// A dependent property (OUREFId) is turned into the navigation that it stands for.
	Refs map[string][]Ref
	// Related holds the navigation properties with which more is to be done than to refer, in the
	// order of the body.
	Related []Related
	// ETag is the @odata.etag of the body; empty if it had none.
	ETag string
	// Place is the path from the body to the entity, with a slash at its end; empty for the body itself.
	Place string
}

// Related is what a body says of the entities at the other end of a navigation property.
type Related struct {
	Nav *edm.Navigation
	// Delta says that Items change the collection; else they are all of it.
	Delta bool
	Items []Item
	// Place is the path from the body to the property.
	Place string
}

// Item is one related entity, or one item of a delta payload: the reference to an entity, an entity
// to write, or a link. With Removed it goes away.
type Item struct {
	Ref     *Ref
	Entity  *Entity
	Link    *Link
	Removed Removal
	// Place is the path from the body to the item.
	Place string
	// Source is the item as it was sent; only items of a delta payload have one.
	Source string
	// Err is what is wrong with an item of a delta payload.
	Err error
}

// Link is a link between two entities that a delta payload adds or removes.
type Link struct {
	Source Ref
	Nav    *edm.Navigation
	Target Ref
}

// Removal tells how an item goes away.
type Removal string

// The ways to go away: to leave the collection, or to exist no longer.
const (
	Kept    Removal = ""
	Changed Removal = "changed"
	Deleted Removal = "deleted"
)

// Patch is the change of a complex value: what it names is set, in a value that is null in a new
// one, and the rest stays. A Patch within it is the change of a complex value again.
type Patch map[string]any

// Append adds values to the end of a collection.
type Append []any

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
