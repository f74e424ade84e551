package odata

import (
	"context"
	"net/http"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Witness is a Store that keeps what was refused. A Store knows itself of what it refuses; a write
// that is not even tried, since the caller has no right to any like it, is told to it.
type Witness interface {
	Deny(ctx context.Context, c Change, refused *Error) error
}

// ops are what the methods that write do.
var ops = map[string]Op{
	http.MethodPost: Create, http.MethodPatch: Update, http.MethodPut: Update, http.MethodDelete: Delete,
}

// forbid refuses what the caller has no right to. Who tried to write hears of it only when it is kept.
func (x *exchange) forbid(set *edm.EntitySet, key []query.KeyValue) error {
	refused := forbidden(set.Name)
	witness, keeps := x.store.(Witness)
	op, writes := ops[x.r.Method]
	if !keeps || !writes || x.inner != nil && x.inner.sequence.looking {
		return refused
	}
	if err := witness.Deny(x.r.Context(), Change{Op: op, Set: set, Key: key}, refused); err != nil {
		return err
	}
	return refused
}
