package triggers_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/triggers"
)

// what is shipped can be listed, and a second start changes nothing, not even what people chose.
func TestPublish(t *testing.T) {
	each(t, func(w *world) {
		service, err := triggers.New(triggers.Options{})
		require.NoError(w.t, err)
		shipped := func() map[string]entities.Processtemplate {
			require.NoError(w.t, service.Publish(w.ctx, w.store))
			var rows []entities.Processtemplate
			w.read(&rows, "SHIPPED eq true", nil)
			byName := map[string]entities.Processtemplate{}
			for _, row := range rows {
				byName[row.Name] = row
			}
			return byName
		}
		first := shipped()
		require.Contains(w.t, first, "Calculation")
		require.JSONEq(w.t, `[{"name":"Find identity"},{"name":"Lock"},{"name":"Disable accounts"},{"name":"Finish"}]`, first["Lockout"].Steps)
		require.Equal(w.t, first, shipped())

		chosen := first["Evaluation"]
		chosen.Steps = `[{"name":"Evaluate","assignee":{"kind":"Group","name":"Judges"}},{"name":"Review","noControl":true},{"name":"Conclude"}]`
		w.tx(func(tx *store.Tx) error { return tx.Update(&chosen, "STEPS") })
		require.Equal(w.t, chosen.Steps, shipped()["Evaluation"].Steps)
	})
}
