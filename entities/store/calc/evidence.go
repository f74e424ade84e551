package calc

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// Recorder is a transaction of the write door that adds versions to its audit events.
type Recorder interface {
	Tx
	// EventFor is the number of the audit event of this transaction for a type and an operation.
	EventFor(kind, operation string) (int64, error)
	// Record adds a version to that event by the digest of its canonical form.
	Record(kind, operation string, key []byte, sum [32]byte) (int64, error)
}

// What people decided about access is evidence, unlike what follows from it: it is nowhere else, and no
// calculation brings it back. So it has two versions that the audit proves: how it was made, and how it ended.

// recordDeed adds a version of what was decided to the audit. It gives the number of the event.
func recordDeed(tx Recorder, operation string, key uuid.UUID, v seal.Version) (int64, error) {
	event, err := tx.EventFor(v.Type, operation)
	if err != nil {
		return 0, err
	}
	v.Event = event
	sum, err := v.Sum()
	if err != nil {
		return 0, err
	}
	return tx.Record(v.Type, operation, key[:], sum)
}

// stated leaves out values that say nothing.
func stated(list ...seal.Value) (out []seal.Value) {
	for _, one := range list {
		if one.V != "" && one.V != int64(0) && one.V != false {
			out = append(out, one)
		}
	}
	return out
}

// proveDeed hands a version to f, as the event that made it has it. Event 0 is one that nobody recorded.
func proveDeed(key uuid.UUID, event int64, v seal.Version, f func(Version)) error {
	v.Event = event
	sum, err := v.Sum()
	if err == nil {
		f(Version{Key: key, Made: event, Sum: sum})
	}
	return err
}

// proveAll runs a query of which scan proves every row.
func proveAll(ctx context.Context, q conn.Querier, what, text string, scan func(conn.Rows) error) error {
	if err := walk(scan)(q.Query(ctx, text)); err != nil {
		return fmt.Errorf("read %s: %w", what, err)
	}
	return nil
}
