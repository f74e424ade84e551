package provision_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/provision"
	"github.com/ropewalk/ropewalk/entities/store"
)

// TestTwoWhoSeeTheSameNeedWriteOneTask: the process of a lockout and the planning after a
// calculation may both ask for the disable tasks before either has committed; each account still
// gets one. The first holds its transaction open until the second is through or stands waiting.
func TestTwoWhoSeeTheSameNeedWriteOneTask(t *testing.T) {
	eachDesk(t, func(d *desk) {
		d.lock()
		ask := func(tx *store.Tx) error {
			_, err := provision.DisableAccounts(d.ctx, tx, d.identity.ID, 0, 3)
			return err
		}
		second := make(chan error, 1)
		d.tx(func(tx *store.Tx) error {
			err := ask(tx)
			done := make(chan struct{})
			go func() {
				second <- d.s.Tx(d.ctx, ask)
				close(done)
			}()
			select {
			case <-done:
			case <-time.After(200 * time.Millisecond):
			}
			return err
		})
		require.NoError(d.t, <-second)
		d.drain()
		require.Equal(d.t, [][3]string{{"Disable", "ada", "Waiting"}, {"Disable", "never-approved", "Waiting"}}, d.tasks())
	})
}
