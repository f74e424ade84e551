package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/entities/store"
)

// database is the flag that every command shares.
type database struct {
	DB string `name:"db" default:"sqlite:var/ropewalk.db" help:"Database: sqlite:PATH or postgres://…" placeholder:"DSN"`
	// Demo allows what only a demo may do, such as running as a superuser of PostgreSQL.
	demo bool
}

// prepare makes the folder of a SQLite file, and brings the schema up to date.
func (d database) prepare(ctx context.Context) error {
	if path, ok := strings.CutPrefix(d.DB, "sqlite:"); ok {
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			return fmt.Errorf("make the folder of the database: %w", err)
		}
	}
	return store.Migrate(ctx, d.DB, store.MigrateOptions{AllowSuperuser: d.demo})
}

// exists refuses a SQLite file that is not there, which opening it would make.
func (d database) exists() error {
	path, ok := strings.CutPrefix(d.DB, "sqlite:")
	if !ok {
		return nil
	}
	if _, err := os.Stat(path); err != nil {
		return fmt.Errorf("there is no database %s; `ropewalk migrate` makes one: %w", path, err)
	}
	return nil
}

func (d database) open(ctx context.Context, o store.Options) (*store.Store, error) {
	o.AllowSuperuser = d.demo
	return store.Open(ctx, d.DB, o)
}

// jobs are the settings of background work.
type jobs struct {
	JobLease     time.Duration `default:"30s" help:"How long a claimed job is safe from other replicas without a heartbeat."`
	JobHeartbeat time.Duration `default:"5s" help:"How often a lease is renewed."`
	Workers      int           `default:"4" help:"Workers for jobs of any priority; one more is reserved for emergencies."`
	MassLock     int           `default:"0" help:"Automated lockouts of one source within the window, above which triggers wait for a person; 0 is the larger of 50 and 1 % of the identities."`
	MassLockTime time.Duration `default:"10m" help:"The window of --mass-lock."`
	Zone         string        `default:"UTC" help:"Time zone in which days begin and end."`
	PreValidity  *int          `help:"Days before its start in which access is shown, disabled; 3 is the default." placeholder:"DAYS"`
	StrictRevoke bool          `help:"Managers may only end holds that a manager opened."`
	WebhookHost  []string      `help:"Hosts, with their ports if they have any, that provisioning by webhook may call; none is the default." placeholder:"HOST"`
}

// settings are what an engine is made with.
type settings struct {
	jobs    `embed:""`
	signing `embed:""`
}

// loopback tells whether a listen address can be reached from this machine only.
func loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// newLog makes the JSON log.
func newLog(std streams) *slog.Logger {
	return slog.New(slog.NewJSONHandler(std.Err, nil))
}
