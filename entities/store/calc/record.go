package calc

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Record is what is known of one access beside the access itself.
type Record struct {
	// Assignment is what stands, with its reasons; nil for nothing.
	Assignment *Assignment
	// Versions are what it was, the latest first; no more than recorded.
	Versions []Recorded
	// Queue is the entry of the identity among those that wait, nil if it does not wait.
	Queue *Queued
}

// Recorded is one version of access and the run that made it.
type Recorded struct {
	Assignment
	Run int64 // 0 if no run is known
}

// Queued is an identity that waits to be calculated.
type Queued struct {
	Priority int
	Source   string
	Since    time.Time
	Attempts int
	Error    string
}

// recorded bounds how many versions of one access are read.
const recorded = 200

// Holder gives the identity that holds the access of a key, or held it last; 0 for nobody.
func Holder(ctx context.Context, tx Tx, key uuid.UUID) (identity int64, err error) {
	err = each(ctx, tx, func(r conn.Rows) error { return r.Scan(&identity) },
		`SELECT identity_id FROM calculated_assignments WHERE assignment_key = $1`, key)
	if err != nil {
		return 0, fmt.Errorf("find holder of access: %w", err)
	}
	return identity, nil
}

// RecordOf reads what is known of the access of a key.
func RecordOf(ctx context.Context, tx Tx, identity int64, key uuid.UUID) (Record, error) {
	var out Record
	all, err := standing(ctx, tx, []int64{identity})
	if err == nil {
		out.Assignment = all[identity][key]
		err = out.versions(ctx, tx, key)
	}
	if err == nil {
		err = out.runs(ctx, tx, key)
	}
	if err == nil {
		err = out.queue(ctx, tx, identity)
	}
	if err != nil {
		return out, fmt.Errorf("read record of access: %w", err)
	}
	return out, nil
}

func (o *Record) versions(ctx context.Context, tx Tx, key uuid.UUID) error {
	return each(ctx, tx, func(r conn.Rows) error {
		var v Recorded
		err := v.scan(r)
		o.Versions = append(o.Versions, v)
		return err
	}, `SELECT `+stored+` FROM calculated_assignments_versions WHERE assignment_key = $1 ORDER BY version_id DESC LIMIT $2`, key, int64(recorded))
}

// runs finds which run made each version: a run leaves one change for each version that it makes,
// in the same transaction, so that both lists run side by side.
func (o *Record) runs(ctx context.Context, tx Tx, key uuid.UUID) error {
	at := 0
	return each(ctx, tx, func(r conn.Rows) error {
		var run int64
		if err := r.Scan(&run); err != nil {
			return err
		}
		if at < len(o.Versions) {
			o.Versions[at].Run = run
		}
		at++
		return nil
	}, `SELECT run_id FROM calculation_changes WHERE assignment_key = $1 AND change <> 'Removed' ORDER BY id DESC LIMIT $2`, key, int64(recorded))
}

func (o *Record) queue(ctx context.Context, tx Tx, identity int64) error {
	return each(ctx, tx, func(r conn.Rows) error {
		var q Queued
		var cause text
		if err := r.Scan(&q.Priority, &q.Source, conn.Time(&q.Since), &q.Attempts, &cause); err != nil {
			return err
		}
		q.Error = string(cause)
		o.Queue = &q
		return nil
	}, `SELECT priority, source, queued_at, attempts, error FROM calculation_queue WHERE identity_id = $1`, identity)
}
