package job

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// TestEffectBeforeItsRecord: the effect comes first, once more after each failure, and what it
// leaves is kept in one transaction with the end of the job.
func TestEffectBeforeItsRecord(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		enqueue(t, s, queue.Job{Kind: "test.call"})
		calls, kept := 0, 0
		effect := func(_ context.Context, _ *store.Store, j queue.Job) (Handler, error) {
			switch calls++; calls {
			case 1:
				return nil, errors.New("no answer")
			case 2:
				panic("broken")
			}
			return func(_ context.Context, tx *store.Tx, _ queue.Job) error {
				kept++
				if err := tx.Create(&entities.Usergroup{Name: "kept"}); err != nil || kept > 1 {
					return err
				}
				return errors.New("not this time")
			}, nil
		}
		o := quick()
		o.Effects = map[string]Effect{"test.call": effect}
		require.NoError(t, New(s, nil, o).Drain(system()))
		require.Equal(t, 4, calls)
		require.Equal(t, 2, kept)
		require.Equal(t, 1, groups(t, s, "kept"))
		require.Zero(t, waiting(t, s))
	})
}
