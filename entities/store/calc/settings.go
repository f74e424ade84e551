package calc

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// mixed stands for settings of which nobody knows whose results go by which.
const mixed = ""

// Resettle keeps by which settings of the installation access is calculated from now on, and tells whether
// some was calculated by others before.
func Resettle(ctx context.Context, tx Tx, settings string) (changed bool, err error) {
	before, known, err := settled(ctx, tx)
	if err == nil {
		_, err = exec(ctx, tx, `INSERT INTO calculation_settings (id, text) VALUES (1, $1)
ON CONFLICT (id) DO UPDATE SET text = excluded.text WHERE calculation_settings.text <> excluded.text`, settings)
	}
	if err != nil {
		return false, fmt.Errorf("keep settings of the calculation: %w", err)
	}
	return known && before != settings, nil
}

// Settle notes by which settings a result came about. Those of a process that goes on by others than the
// last one that was started make them mixed, so that the next one that is started has everybody calculated.
func Settle(ctx context.Context, tx Tx, settings string) error {
	before, known, err := settled(ctx, tx)
	switch {
	case err != nil:
	case !known:
		_, err = exec(ctx, tx, `INSERT INTO calculation_settings (id, text) VALUES (1, $1) ON CONFLICT (id) DO NOTHING`, settings)
	case before != mixed && before != settings:
		_, err = exec(ctx, tx, `UPDATE calculation_settings SET text = $1`, mixed)
	}
	if err != nil {
		return fmt.Errorf("note settings of the calculation: %w", err)
	}
	return nil
}

// settled is what is kept, if anything is.
func settled(ctx context.Context, tx Tx) (before string, known bool, err error) {
	err = each(ctx, tx, func(r conn.Rows) error {
		known = true
		return r.Scan(&before)
	}, `SELECT text FROM calculation_settings`)
	return before, known, err
}
