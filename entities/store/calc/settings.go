package calc

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Resettle keeps by which settings of the installation access is calculated from now on, and tells whether
// it was by others before.
func Resettle(ctx context.Context, tx Tx, settings string) (changed bool, err error) {
	err = each(ctx, tx, func(r conn.Rows) error {
		var before string
		err := r.Scan(&before)
		changed = before != settings
		return err
	}, `SELECT text FROM calculation_settings`)
	if err == nil {
		_, err = exec(ctx, tx, `INSERT INTO calculation_settings (id, text) VALUES (1, $1)
ON CONFLICT (id) DO UPDATE SET text = excluded.text WHERE calculation_settings.text <> excluded.text`, settings)
	}
	if err != nil {
		return false, fmt.Errorf("keep settings of the calculation: %w", err)
	}
	return changed, nil
}
