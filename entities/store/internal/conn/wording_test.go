package conn_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// TestSingleRows: values reach the columns that they were given for, whichever columns a row names, and
// also by a statement that was written for another row.
func TestSingleRows(t *testing.T) {
	eachPipe(t, func(t *testing.T, db *conn.DB) {
		_, err := db.Exec(t.Context(), "CREATE TABLE things (id bigint PRIMARY KEY, b text, a text)")
		require.NoError(t, err)
		tx, err := db.Begin(t.Context())
		require.NoError(t, err)
		defer tx.Rollback()
		for id := range int64(2) {
			require.NoError(t, tx.Insert(t.Context(), "things", map[string]any{"id": id, "a": "A", "b": nil}))
			require.NoError(t, tx.Update(t.Context(), "things", id, map[string]any{"b": "B"}))
		}
		require.NoError(t, tx.Insert(t.Context(), "things", map[string]any{"id": int64(2), "b": "b"}))
		require.NoError(t, tx.Update(t.Context(), "things", 0, map[string]any{"b": "2", "a": "1"}))
		rows, err := tx.Query(t.Context(), "SELECT coalesce(a, '-'), coalesce(b, '-') FROM things ORDER BY id")
		require.NoError(t, err)
		defer rows.Close()
		var found [][2]string
		for rows.Next() {
			var pair [2]string
			require.NoError(t, rows.Scan(&pair[0], &pair[1]))
			found = append(found, pair)
		}
		require.NoError(t, rows.Err())
		require.Equal(t, [][2]string{{"1", "2"}, {"A", "B"}, {"-", "b"}}, found)
	})
}
