package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/ropewalk/ropewalk/entities/access"
)

// Import is one file on its way into a set, as ImportRuns shows it from its beginning on. The numbers
// there are those of what stands, whatever becomes of the process: they change in the transactions
// that write the rows.
type Import struct {
	store   *Store
	id      int64
	release func()
}

// importing is what an import holds while it lives.
const importing = "import"

// BeginImport shows an import as Running. Who imports and why is taken from ctx.
func (s *Store) BeginImport(ctx context.Context, set, source, mode string) (*Import, error) {
	i := &Import{store: s}
	err := s.Once(ctx, func(tx *Tx) error {
		if err := tx.closeImports(); err != nil {
			return err
		}
		const text = `INSERT INTO import_runs (entity_set, source, mode, state, start_time, row_count, created, changed, deleted, unchanged, failed, warnings, user_id, reason)
			VALUES ($1, $2, $3, 'Running', $4, 0, 0, 0, 0, 0, 0, 0, $5, nullif($6, '')) RETURNING id`
		err := tx.conn.QueryRow(ctx, text, set, source, mode, tx.now, orNull(access.From(ctx).User), OriginOf(ctx).Reason).Scan(&i.id)
		if err == nil {
			// Held before anybody can see it, so that nobody takes it for one that broke off.
			i.release, err = s.db.Hold(ctx, importing, i.id)
		}
		return err
	})
	if err != nil {
		if i.release != nil {
			i.release()
		}
		return nil, fmt.Errorf("begin import: %w", err)
	}
	return i, nil
}

// Number is that of the row in ImportRuns; a later import has a higher one.
func (i *Import) Number() int64 { return i.id }

// Keep puts down what stands once the transaction is committed.
func (i *Import) Keep(tx *Tx, r BulkReport) error {
	const text = `UPDATE import_runs SET row_count = $1, created = $2, changed = $3, deleted = $4, unchanged = $5, failed = $6, warnings = $7 WHERE id = $8`
	_, err := tx.conn.Exec(tx.ctx, text, r.Rows, r.Created, r.Changed, r.Deleted, r.Unchanged, r.Failed, r.Warnings, i.id)
	if err != nil {
		return fmt.Errorf("keep what was imported: %w", err)
	}
	return nil
}

// End tells what became of the whole file. The numbers of an import of which nothing stands are those
// of what was read. It is told whatever became of the session of who imports: the rows may have moved
// his rights.
func (i *Import) End(ctx context.Context, r BulkReport, state, faults string) error {
	defer i.release()
	ctx = access.With(ctx, access.From(ctx))
	err := i.store.Tx(ctx, func(tx *Tx) error {
		_, err := tx.conn.Exec(ctx, "UPDATE import_runs SET state = $1, end_time = $2, faults = nullif($3, '') WHERE id = $4", state, tx.now, faults, i.id)
		return errors.Join(err, i.Keep(tx, r))
	})
	if err != nil {
		return fmt.Errorf("end import: %w", err)
	}
	return nil
}

// closeImports ends the imports whose process ended without a word. What their numbers say stands:
// of a file that was to be written as a whole that is all of it, or nothing.
func (tx *Tx) closeImports() error {
	text := "UPDATE import_runs SET state = CASE WHEN mode = 'Atomic' AND row_count > 0 THEN 'Written' ELSE 'Aborted' END, end_time = $1 WHERE state = 'Running' AND " +
		tx.store.db.Unheld(importing, "id")
	_, err := tx.conn.Exec(tx.ctx, text, tx.now)
	return err
}
