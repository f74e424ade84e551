package pgtest

import (
	"context"
	"runtime"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
)

// TestServerStaysWhileInUse: the watchdog may stop the server once nobody holds the users' lock.
func TestServerStaysWhileInUse(t *testing.T) {
	Database(t, Template{})
	if using == nil {
		t.Log("the server was given: others look after it")
		return
	}
	runtime.GC()
	runtime.GC()
	s := shared{dir: baseDir()}
	_, err := s.lock("users.lock", syscall.LOCK_EX|syscall.LOCK_NB)
	require.ErrorIs(t, err, syscall.EWOULDBLOCK)
}

// TestDropEndsSessions: what a test left open keeps nothing alive, whoever opened it.
func TestDropEndsSessions(t *testing.T) {
	ctx := context.Background()
	var dsn string
	t.Run("leaves sessions open", func(t *testing.T) {
		dsn = Database(t, Template{})
		c, err := pgx.Connect(ctx, dsn)
		require.NoError(t, err)
		require.NoError(t, c.Ping(ctx))
		at := *server.admin
		at.Path = c.Config().Database
		other, err := pgx.Connect(ctx, at.String())
		require.NoError(t, err, "a session that only a superuser may end")
		require.NoError(t, other.Ping(ctx))
	})
	_, err := pgx.Connect(ctx, dsn)
	require.ErrorContains(t, err, "does not exist")
}
