// Package pgtest gives tests a PostgreSQL: the server that ROPEWALK_TEST_POSTGRES names, or a
// throwaway cluster that it starts from an installed one and that ends by itself when the last
// test binary using it has gone. It knows servers, clusters and databases. It must never know a
// table: whoever asks brings the preparation of the template along.
package pgtest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
)

// Template is a database that is prepared once and copied for each test.
type Template struct {
	// Name must change whenever Prepare would do something else.
	Name string
	// Prepare fills the empty database at dsn.
	Prepare func(ctx context.Context, dsn string) error
}

var (
	preparing sync.Mutex
	prepared  = map[string]bool{}
)

// Database makes a database for t alone, a copy of the template, and gives its DSN. It fails the
// test when no PostgreSQL can be had.
func Database(t testing.TB, template Template) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	server, err := Server(ctx)
	if err != nil {
		t.Fatalf("no PostgreSQL for this test: %v", err)
	}
	source := "template1"
	if template.Prepare != nil {
		if source, err = server.prepare(ctx, template); err != nil {
			t.Fatalf("prepare template database: %v", err)
		}
	}
	name := "rw_" + strings.ReplaceAll(uuid.NewString(), "-", "")
	if err := server.create(ctx, name, source); err != nil {
		t.Fatalf("create database: %v", err)
	}
	t.Cleanup(func() {
		if err := server.drop(name); err != nil {
			t.Errorf("drop database: %v", err)
		}
	})
	return server.dsn(name)
}

// create copies files, where the server can be told to: for a small template that takes two
// thirds of the time that copying through the log takes.
func (c *Cluster) create(ctx context.Context, name, source string) error {
	conn, err := pgx.Connect(ctx, c.base.String())
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	var version int
	if err := conn.QueryRow(ctx, "SELECT current_setting('server_version_num')::int").Scan(&version); err != nil {
		return err
	}
	text := "CREATE DATABASE " + name + " TEMPLATE " + source
	if version >= 150000 {
		text += " STRATEGY FILE_COPY"
	}
	_, err = conn.Exec(ctx, text)
	return err
}

// dropTries bounds how often dropping a database is tried: a worker of the server may be in it,
// whom nobody but its superuser may end.
const dropTries = 20

func (c *Cluster) drop(name string) (err error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for range dropTries {
		if err = run(ctx, c.admin, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)"); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(100 * time.Millisecond):
		}
	}
	return err
}

// Cluster is a running server.
type Cluster struct {
	// base is the DSN of a database that is always there, for who owns what the tests make; admin
	// is the same for who may do more, where there is such a role.
	base, admin *url.URL
}

var (
	serverOnce sync.Once
	server     *Cluster
	serverErr  error
)

// Server gives the server that all tests of this process share.
func Server(ctx context.Context) (*Cluster, error) {
	serverOnce.Do(func() { server, serverErr = findServer(ctx) })
	return server, serverErr
}

func findServer(ctx context.Context) (*Cluster, error) {
	if given := os.Getenv("ROPEWALK_TEST_POSTGRES"); given != "" {
		base, err := url.Parse(given)
		if err != nil {
			return nil, fmt.Errorf("ROPEWALK_TEST_POSTGRES: %w", err)
		}
		return &Cluster{base: base, admin: base}, nil
	}
	return startShared(ctx)
}

func (c *Cluster) dsn(database string) string {
	u := *c.base
	u.Path = "/" + database
	return u.String()
}

func run(ctx context.Context, at *url.URL, sql string) error {
	conn, err := pgx.Connect(ctx, at.String())
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, sql)
	return err
}

// prepare makes the template database, once for all test binaries that share the server.
func (c *Cluster) prepare(ctx context.Context, t Template) (string, error) {
	preparing.Lock()
	defer preparing.Unlock()
	if prepared[t.Name] {
		return t.Name, nil
	}
	conn, err := pgx.Connect(ctx, c.base.String())
	if err != nil {
		return "", err
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock(hashtext($1))", t.Name); err != nil {
		return "", err
	}
	var there bool
	if err := conn.QueryRow(ctx, "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)", t.Name).Scan(&there); err != nil {
		return "", err
	}
	if !there {
		if err := c.build(ctx, conn, t); err != nil {
			return "", err
		}
	}
	prepared[t.Name] = true
	return t.Name, nil
}

// build prepares under another name, so that a half-made template is never taken for a whole one.
func (c *Cluster) build(ctx context.Context, conn *pgx.Conn, t Template) error {
	draft := t.Name + "_draft"
	for _, sql := range []string{"DROP DATABASE IF EXISTS " + draft + " WITH (FORCE)", "CREATE DATABASE " + draft} {
		if _, err := conn.Exec(ctx, sql); err != nil {
			return err
		}
	}
	if err := t.Prepare(ctx, c.dsn(draft)); err != nil {
		return err
	}
	_, err := conn.Exec(ctx, "ALTER DATABASE "+draft+" RENAME TO "+t.Name)
	return err
}
