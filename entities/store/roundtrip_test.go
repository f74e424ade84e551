package store_test

import (
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/url"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// wire stands between a store and PostgreSQL and counts how often the client waits for the server.
type wire struct {
	waits atomic.Int64
	// meanwhile, if there is one, runs before a statement is passed on.
	meanwhile atomic.Pointer[func()]
}

// through gives the DSN of the same database behind the wire.
func (w *wire) through(t *testing.T, dsn string) string {
	t.Helper()
	config, err := pgx.ParseConfig(dsn)
	require.NoError(t, err)
	network, address := pgconn.NetworkAddress(config.Host, config.Port)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial(network, address)
			if err != nil {
				_ = client.Close()
				return
			}
			go relay(client, server, nil)
			go relay(server, client, w)
		}
	}()
	u := &url.URL{
		Scheme: "postgres", User: url.UserPassword(config.User, config.Password), Host: listener.Addr().String(),
		Path: "/" + config.Database, RawQuery: "sslmode=disable",
	}
	return u.String()
}

// relay copies the messages of one side to the other, and counts those after which the client
// waits: Sync and simple queries.
func relay(to io.WriteCloser, from io.ReadCloser, w *wire) {
	defer to.Close()
	defer from.Close()
	if w == nil {
		_, _ = io.Copy(to, from)
		return
	}
	for head, startup := make([]byte, 5), true; ; startup = false {
		lead := head
		if startup { // the first message has no type
			lead = head[:4]
		}
		if _, err := io.ReadFull(from, lead); err != nil {
			return
		}
		body := make([]byte, binary.BigEndian.Uint32(lead[len(lead)-4:])-4)
		if _, err := io.ReadFull(from, body); err != nil {
			return
		}
		switch {
		case startup:
		case lead[0] == 'S' || lead[0] == 'Q':
			w.waits.Add(1)
		case lead[0] == 'B':
			if run := w.meanwhile.Load(); run != nil {
				(*run)()
			}
		}
		if _, err := to.Write(append(lead[:len(lead):len(lead)], body...)); err != nil {
			return
		}
	}
}

// TestRoundTrips: what one request of a caller who is known costs in waits for PostgreSQL. All
// statements that can travel together do, the gate, if it is none of them, and the ends of a snapshot.
func TestRoundTrips(t *testing.T) {
	dsn := storetest.Postgres(t)
	var w wire
	d := newDesk(t, storetest.Open(t, w.through(t, dsn), store.Options{MaxConns: 1}), storetest.Open(t, dsn, store.Options{}))
	for _, c := range []struct {
		path  string
		waits int64
	}{
		{fmt.Sprintf("Identity(%d)", d.identity.ID), 1},
		{"Identity", 1},
		{"Identity?$filter=LASTNAME eq 'Nobody'", 1},
		{"Identity?$count=true", 1},
		{"Identity/$count", 1},
		{"Identity?$expand=Users,OUREF", 2},
		{"Identity?$count=true&$expand=Users($expand=Groups;$count=true),OUREF", 3},
		{"Identity?$filter=ChangeTime le now()", 2},
		{"$metadata", 1},
		{"", 1},
	} {
		for range 3 { // the statements are prepared, the plan is made
			status, answer := d.ask("GET", c.path, "")
			require.Equal(t, 200, status, answer)
		}
		before := w.waits.Load()
		status, answer := d.ask("GET", c.path, "")
		require.Equal(t, 200, status, answer)
		require.Equal(t, c.waits, w.waits.Load()-before, c.path)
	}
	d.join(access.Auditors, true)
	before := w.waits.Load()
	status, answer := d.ask("GET", "Identity/$count", "")
	require.Equal(t, 200, status, answer)
	require.Equal(t, int64(6), w.waits.Load()-before, "the gate, then who calls, then once more")
}

// TestRightsMoveBehindTheGate: a read that asks for the time passes the gate before its rows. If what a caller
// may do changes between the two, he gets what he may see by then: not nothing, as if there were nothing.
func TestRightsMoveBehindTheGate(t *testing.T) {
	dsn := storetest.Postgres(t)
	var w wire
	d := newDesk(t, storetest.Open(t, w.through(t, dsn), store.Options{MaxConns: 1}), storetest.Open(t, dsn, store.Options{}))
	for _, path := range []string{
		fmt.Sprintf("Identity(%d)?$select=IDENTITYID,Young&$compute=ChangeTime gt now() as Young", d.identity.ID),
		"Identity?$filter=ChangeTime le now()&$select=IDENTITYID", "Identity/$count?$filter=ChangeTime le now()",
		"Identity?$filter=ChangeTime le now()&$count=true&$top=0",
	} {
		var want string
		for range 3 { // the statements are prepared, the plan is made
			var status int
			status, want = d.ask("GET", path, "")
			require.Equal(t, 200, status, want)
		}
		before, moved := w.waits.Load(), 0
		meanwhile := func() {
			if w.waits.Load()-before == 1 && moved == 0 {
				moved++
				d.join(access.Auditors, true)
				d.join(access.Auditors, false)
			}
		}
		w.meanwhile.Store(&meanwhile)
		status, answer := d.ask("GET", path, "")
		w.meanwhile.Store(nil)
		require.Equal(t, 200, status, answer)
		require.Equal(t, want, answer, path)
		require.Equal(t, 1, moved, path)
	}
}
