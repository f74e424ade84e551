package conn_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

func count(t *testing.T, q conn.Querier) (n int64) {
	t.Helper()
	require.NoError(t, q.QueryRow(t.Context(), "SELECT count(*) FROM numbers").Scan(&n))
	return n
}

func begin(t *testing.T, db *conn.DB) *conn.Tx {
	t.Helper()
	tx, err := db.Begin(t.Context())
	require.NoError(t, err)
	t.Cleanup(tx.Rollback)
	return tx
}

// TestLater proves that what was put off is done before the next statement and before the end.
func TestLater(t *testing.T) {
	eachPipe(t, func(t *testing.T, db *conn.DB) {
		tx := begin(t, db)
		require.NoError(t, tx.Later(t.Context(), "INSERT INTO numbers VALUES ($1)", int64(4)))
		require.EqualValues(t, 4, count(t, tx))
		require.NoError(t, tx.Insert(t.Context(), "numbers", map[string]any{"n": int64(5)}))
		require.NoError(t, tx.Commit())
		require.EqualValues(t, 5, count(t, db))
		tx.Rollback()

		tx = begin(t, db)
		require.NoError(t, tx.Later(t.Context(), "DELETE FROM numbers"))
		tx.Rollback()
		require.EqualValues(t, 5, count(t, db), "nothing of it is done")

		tx = begin(t, db)
		require.NoError(t, tx.Commit(), "there is nothing to do")
	})
}

// TestLaterFails proves that an error of what was put off is told at the next statement or at the
// end, and that nothing stands then.
func TestLaterFails(t *testing.T) {
	eachPipe(t, func(t *testing.T, db *conn.DB) {
		_, err := db.Exec(t.Context(), "CREATE UNIQUE INDEX once ON numbers (n)")
		require.NoError(t, err)
		twice := func(tx *conn.Tx) error { return tx.Later(t.Context(), "INSERT INTO numbers VALUES (9), (9)") }

		tx := begin(t, db)
		err = errors.Join(twice(tx), tx.Flush(t.Context()))
		require.True(t, conn.IsUnique(err), "%v", err)
		tx.Rollback()

		tx = begin(t, db)
		if err = twice(tx); err == nil {
			err = tx.Commit()
			var undone *conn.Undone
			require.ErrorAs(t, err, &undone)
		}
		require.True(t, conn.IsUnique(err), "%v", err)
		tx.Rollback()
		require.EqualValues(t, 3, count(t, db))
	})
}

// TestSavepoints proves that only what was written since is taken back, also what was put off.
func TestSavepoints(t *testing.T) {
	eachPipe(t, func(t *testing.T, db *conn.DB) {
		_, err := db.Exec(t.Context(), "CREATE UNIQUE INDEX once ON numbers (n)")
		require.NoError(t, err)
		tx := begin(t, db)
		ctx := t.Context()
		require.NoError(t, tx.Later(ctx, "INSERT INTO numbers VALUES (4)"))
		require.NoError(t, tx.Savepoint(ctx, "here"))
		require.NoError(t, tx.Later(ctx, "INSERT INTO numbers VALUES (5)"))
		_ = errors.Join(tx.Later(ctx, "INSERT INTO numbers VALUES (1)"), tx.Flush(ctx))
		require.NoError(t, tx.Later(ctx, "DELETE FROM numbers WHERE n > 100"))
		require.NoError(t, tx.UndoTo(ctx, "here"))
		require.EqualValues(t, 4, count(t, tx))
		require.NoError(t, tx.Savepoint(ctx, "here"))
		require.NoError(t, tx.Later(ctx, "INSERT INTO numbers VALUES (6)"))
		require.NoError(t, tx.Keep(ctx, "here"))
		require.NoError(t, tx.Commit())
		require.EqualValues(t, 5, count(t, db))
	})
}

// TestAsk proves that several queries are answered in their order, behind what was put off.
func TestAsk(t *testing.T) {
	eachPipe(t, func(t *testing.T, db *conn.DB) {
		tx := begin(t, db)
		require.NoError(t, tx.Later(t.Context(), "INSERT INTO numbers VALUES (4)"))
		b := batch("SELECT n FROM numbers ORDER BY n", "SELECT n FROM numbers WHERE n > 99", "SELECT max(n) FROM numbers")
		var got [3][]int64
		ask := func(fail error) error {
			return tx.Ask(t.Context(), b, func(n int, rows conn.Rows) error {
				for rows.Next() {
					var one int64
					if err := rows.Scan(&one); err != nil {
						return err
					}
					got[n] = append(got[n], one)
				}
				return fail
			})
		}
		require.NoError(t, ask(nil))
		require.Equal(t, [3][]int64{{1, 2, 3, 4}, nil, {4}}, got)
		enough := errors.New("enough")
		require.ErrorIs(t, ask(enough), enough)
		require.EqualValues(t, 4, count(t, tx), "the connection is free again")
		err := tx.Ask(t.Context(), batch("SELECT n FROM nowhere", "SELECT 1"), func(_ int, rows conn.Rows) error {
			for rows.Next() {
			}
			return rows.Err()
		})
		require.Error(t, err)
		require.NotErrorIs(t, err, enough)
	})
}
