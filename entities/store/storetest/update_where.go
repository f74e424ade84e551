package storetest

import (
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// testUpdateWhere: what another transaction changes before the rows are locked, so that the filter picks them no
// longer, is left alone, and holds up nothing behind it.
func testUpdateWhere(w world) {
	gone, stays := w.identity(), w.identity()
	for _, i := range []*entities.Identity{gone, stays} {
		i.JobTitle = "Rigger"
		update(w, i, "JOBTITLE")
	}
	promote := store.UpdateWhere[entities.Identity]{
		Filter: "JOBTITLE eq @was or JOBTITLE eq 'Mate'", Params: map[string]any{"was": "Rigger"}, Most: 1, Properties: []string{"JOBTITLE"},
		Change: func(i *entities.Identity) bool {
			i.JobTitle = "Bosun"
			return true
		},
	}
	all := func(tx *store.Tx) error {
		for {
			if more, err := promote.Run(tx); err != nil || !more {
				return err
			}
		}
	}
	done := make(chan error, 1)
	w.tx(func(tx *store.Tx) error {
		gone.JobTitle = "Cook"
		if err := tx.Update(gone, "JOBTITLE"); err != nil {
			return err
		}
		require.NoError(w, tx.Conn().Flush(w.ctx))
		go func() { done <- w.s.Tx(w.ctx, all) }()
		w.awaitBlocked(tx)
		return nil
	})
	require.NoError(w, <-done)
	require.Equal(w, "Cook", w.reload(gone).JobTitle)
	require.Equal(w, "Bosun", w.reload(stays).JobTitle)
}
