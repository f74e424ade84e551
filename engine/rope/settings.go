package rope

import (
	"context"
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// heed queues everybody if the installation has other settings now than when access was calculated: the days
// before a validity, the zone in which days begin, or rules of its own. Everything else that waits
// goes first.
func (e *Engine) heed(ctx context.Context) error {
	ctx = access.With(ctx, access.System("engine"))
	return e.store.Tx(ctx, func(tx *store.Tx) error {
		changed, err := calc.Resettle(ctx, tx, e.told())
		if err != nil || !changed {
			return err
		}
		n, err := QueueWhere(ctx, tx, "true", Bulk, "settings")
		if err == nil {
			e.options.Log.Info("other settings: everybody is calculated", "identities", n)
		}
		return err
	})
}

// told is the settings that bear on results, as a text.
func (e *Engine) told() string {
	text := fmt.Sprintf("%d days before, zone %s", *e.options.PreValidityDays, e.options.Zone)
	for _, a := range e.options.Additions {
		text += ", " + strings.TrimSpace(a.Name)
	}
	return text
}
