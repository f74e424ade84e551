package triggers_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/triggers"
)

// what is shipped can be listed, and a second start changes nothing.
func TestPublish(t *testing.T) {
	each(t, func(w *world) {
		service, err := triggers.New(triggers.Options{})
		require.NoError(w.t, err)
		require.NoError(w.t, service.Publish(w.ctx, w.store))
		var first, second []entities.Processtemplate
		w.read(&first, "SHIPPED eq true", nil)
		require.Len(w.t, first, 9)
		require.Equal(w.t, "Calculation", first[0].Name)
		require.JSONEq(w.t, `[{"name":"Find identity"},{"name":"Lock"},{"name":"Disable accounts"},{"name":"Finish"}]`, first[3].Steps)
		require.NoError(w.t, service.Publish(w.ctx, w.store))
		w.read(&second, "SHIPPED eq true", nil)
		require.Equal(w.t, first, second)
	})
}
