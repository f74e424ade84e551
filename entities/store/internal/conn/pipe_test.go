package conn_test

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/pgtest"
)

// eachPipe runs f on both databases with a table of the numbers 1 to 3.
func eachPipe(t *testing.T, f func(t *testing.T, db *conn.DB)) {
	for name, dsn := range map[string]func(*testing.T) string{
		"sqlite":   func(t *testing.T) string { return "sqlite:" + filepath.Join(t.TempDir(), "x.db") },
		"postgres": func(t *testing.T) string { return pgtest.Database(t, pgtest.Template{}) },
	} {
		t.Run(name, func(t *testing.T) {
			db := open(t, dsn(t), conn.Options{AllowSuperuser: true, MaxConns: 2})
			for _, text := range []string{"CREATE TABLE numbers (n bigint)", "INSERT INTO numbers VALUES (1), (2), (3)"} {
				_, err := db.Exec(t.Context(), text)
				require.NoError(t, err)
			}
			f(t, db)
		})
	}
}

func pipe(t *testing.T, db *conn.DB, snapshot bool) conn.Pipe {
	t.Helper()
	p, err := db.Pipe(t.Context(), conn.Reading{Snapshot: snapshot})
	require.NoError(t, err)
	t.Cleanup(p.Close)
	return p
}

func batch(statements ...string) *conn.Batch {
	var b conn.Batch
	for _, text := range statements {
		b.Add(text)
	}
	return &b
}

func numbers(t *testing.T, p conn.Pipe) (list []int64) {
	t.Helper()
	rows, err := p.Next()
	require.NoError(t, err)
	for rows.Next() {
		var n int64
		require.NoError(t, rows.Scan(&n))
		list = append(list, n)
	}
	require.NoError(t, rows.Err())
	return list
}

const ordered = "SELECT n FROM numbers ORDER BY n"

// TestPipe: answers come in the order of the statements, over one batch and the next, whether they
// were read to the end or not.
func TestPipe(t *testing.T) {
	eachPipe(t, func(t *testing.T, db *conn.DB) {
		for _, snapshot := range []bool{false, true} {
			p := pipe(t, db, snapshot)
			var b conn.Batch
			b.Add("SELECT COUNT(*) FROM numbers WHERE n >= $1", int64(2))
			b.Append(batch(ordered, "SELECT 7"))
			require.Equal(t, 3, b.Len())
			require.NoError(t, p.Send(&b, false))
			require.Equal(t, []int64{2}, numbers(t, p))
			rows, err := p.Next()
			require.NoError(t, err)
			require.True(t, rows.Next(), "the others are left unread")
			require.Equal(t, []int64{7}, numbers(t, p))
			_, err = p.Next()
			require.Error(t, err)
			require.NoError(t, p.Send(batch("SELECT 8", "SELECT 9"), false))
			require.Equal(t, []int64{8}, numbers(t, p))
			require.NoError(t, p.Send(batch(ordered), true), "9 is lost")
			require.Equal(t, []int64{1, 2, 3}, numbers(t, p))
			p.Close()
			p.Close()
		}
	})
}

// TestPipeSnapshot: all statements of a snapshot see one instant, whatever is written between two
// batches; and nothing of it stays on the connection.
func TestPipeSnapshot(t *testing.T) {
	eachPipe(t, func(t *testing.T, db *conn.DB) {
		p := pipe(t, db, true)
		require.NoError(t, p.Send(batch(ordered), false))
		require.Equal(t, []int64{1, 2, 3}, numbers(t, p))
		_, err := db.Exec(t.Context(), "INSERT INTO numbers VALUES (4)")
		require.NoError(t, err)
		require.NoError(t, p.Send(batch(ordered), true))
		require.Equal(t, []int64{1, 2, 3}, numbers(t, p))
		p.Close()

		p = pipe(t, db, true)
		require.NoError(t, p.Send(batch(ordered, "SELECT COUNT(*) FROM numbers"), true))
		require.Equal(t, []int64{1, 2, 3, 4}, numbers(t, p))
		require.Equal(t, []int64{4}, numbers(t, p))
	})
}

// TestPipeGivesBack: however a pipe ends, its connection serves others: of two, none is ever missing.
func TestPipeGivesBack(t *testing.T) {
	eachPipe(t, func(t *testing.T, db *conn.DB) {
		ends := map[string]func(p conn.Pipe){
			"nothing sent":  func(conn.Pipe) {},
			"nothing read":  func(p conn.Pipe) { require.NoError(t, p.Send(batch(ordered, ordered), false)) },
			"read in part":  func(p conn.Pipe) { require.NoError(t, p.Send(batch(ordered, ordered), true)); _, _ = p.Next() },
			"never ended":   func(p conn.Pipe) { require.NoError(t, p.Send(batch(ordered), false)); numbers(t, p) },
			"failed":        func(p conn.Pipe) { failing(t, p, "SELECT 1/(n-n) FROM numbers") },
			"does not read": func(p conn.Pipe) { failing(t, p, "SELECT nonsense FROM numbers") },
		}
		for name, end := range ends {
			for range 3 {
				for _, snapshot := range []bool{false, true} {
					ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
					p, err := db.Pipe(ctx, conn.Reading{Snapshot: snapshot})
					require.NoError(t, err, name)
					end(p)
					p.Close()
					cancel()
				}
			}
		}
		n := 0
		for range 4 {
			require.NoError(t, db.QueryRow(t.Context(), "SELECT COUNT(*) FROM numbers").Scan(&n))
		}
		require.Equal(t, 3, n)
	})
}

// failing sends a good statement and one that fails: on SQLite a division by zero is null.
func failing(t *testing.T, p conn.Pipe, text string) {
	t.Helper()
	if err := p.Send(batch("SELECT 1", text, "SELECT 2"), false); err != nil {
		return
	}
	for range 3 {
		rows, err := p.Next()
		if err != nil {
			return
		}
		for rows.Next() {
		}
	}
}

// TestPipeLetsGo: a long answer that nobody wants any more does not hold its connection.
func TestPipeLetsGo(t *testing.T) {
	eachPipe(t, func(t *testing.T, db *conn.DB) {
		endless := "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c"
		p := pipe(t, db, false)
		require.NoError(t, p.Send(batch(endless), true))
		rows, err := p.Next()
		require.NoError(t, err)
		require.True(t, rows.Next())
		p.Close()
	})
}

// TestPipeRunsCompiled: a statement that comes again and again gives the same, with other arguments
// and beside others, whether it was compiled for this connection, for another one or not at all.
func TestPipeRunsCompiled(t *testing.T) {
	eachPipe(t, func(t *testing.T, db *conn.DB) {
		for i := range 700 { // more than are kept
			p := pipe(t, db, i%2 == 0)
			var b conn.Batch
			b.Add("SELECT n FROM numbers WHERE n >= $1 ORDER BY n", int64(i%4))
			b.Add(fmt.Sprintf("SELECT %d FROM numbers WHERE n = $1", i/3), int64(1))
			require.NoError(t, p.Send(&b, true))
			require.Equal(t, []int64{1, 2, 3}[max(i%4, 1)-1:], numbers(t, p))
			require.Equal(t, []int64{int64(i / 3)}, numbers(t, p))
			p.Close()
		}
		var group sync.WaitGroup
		for range 6 { // more than there are connections
			group.Go(func() {
				for range 50 {
					p, err := db.Pipe(t.Context(), conn.Reading{})
					if err != nil {
						t.Error(err)
						return
					}
					_ = p.Send(batch(ordered, ordered), true)
					rows, err := p.Next()
					if err != nil || !rows.Next() {
						t.Error("no row", err)
					}
					p.Close()
				}
			})
		}
		group.Wait()
	})
}
