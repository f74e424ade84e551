package conn_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/pgtest"
)

// TestEndless: the time for a statement is lifted for one reading, and for that alone.
func TestEndless(t *testing.T) {
	db := open(t, pgtest.Database(t, pgtest.Template{}), conn.Options{MaxConns: 1})
	for _, c := range []struct {
		how  conn.Reading
		want string
	}{
		{conn.Reading{}, "30s"},
		{conn.Reading{Snapshot: true, Endless: true}, "0"},
		{conn.Reading{Snapshot: true}, "30s"},
	} {
		p, err := db.Pipe(t.Context(), c.how)
		require.NoError(t, err)
		var b conn.Batch
		b.Add("SELECT current_setting('statement_timeout')")
		require.NoError(t, p.Send(&b, false))
		rows, err := p.Next()
		require.NoError(t, err)
		var got string
		require.NoError(t, conn.First(rows).Scan(&got))
		require.Equal(t, c.want, got)
		p.Close()
	}
}
