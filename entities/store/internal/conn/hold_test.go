package conn_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// TestHolds: what this process holds is not taken for what somebody left, until it lets go of it.
func TestHolds(t *testing.T) {
	eachPipe(t, func(t *testing.T, db *conn.DB) {
		left := func() (n int64) {
			text := "SELECT count(*) FROM (SELECT 5 AS id UNION ALL SELECT 6) x WHERE " + db.Unheld("test", "id")
			require.NoError(t, db.QueryRow(t.Context(), text).Scan(&n))
			return n
		}
		require.EqualValues(t, 2, left())
		five, err := db.Hold(t.Context(), "test", 5)
		require.NoError(t, err)
		six, err := db.Hold(t.Context(), "test", 6)
		require.NoError(t, err)
		other, err := db.Hold(t.Context(), "other", 6)
		require.NoError(t, err)
		require.EqualValues(t, 0, left())
		five()
		require.EqualValues(t, 1, left())
		six()
		require.EqualValues(t, 2, left(), "other things are other things")
		other()
		again, err := db.Hold(t.Context(), "test", 5)
		require.NoError(t, err)
		require.EqualValues(t, 1, left())
		again()
	})
}
