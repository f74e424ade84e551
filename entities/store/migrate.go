package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/migrations"
)

// Migration is one step of the schema.
type Migration struct {
	Number  int64
	Name    string
	Applied bool
}

// MigrateOptions are the settings of Migrate and Status.
type MigrateOptions struct {
	AllowSuperuser bool
}

// Migrate brings the schema of the database at dsn up to date. Several processes may try at once.
func Migrate(ctx context.Context, dsn string, o MigrateOptions) error {
	return withProvider(ctx, dsn, o, func(p *goose.Provider) error {
		_, err := p.Up(ctx)
		return err
	})
}

// Status lists the steps of the schema.
func Status(ctx context.Context, dsn string, o MigrateOptions) ([]Migration, error) {
	var list []Migration
	err := withProvider(ctx, dsn, o, func(p *goose.Provider) error {
		states, err := p.Status(ctx)
		for _, s := range states {
			list = append(list, Migration{Number: s.Source.Version, Name: s.Source.Path, Applied: s.State == goose.StateApplied})
		}
		return err
	})
	return list, err
}

func withProvider(ctx context.Context, dsn string, o MigrateOptions, f func(*goose.Provider) error) error {
	db, err := conn.Open(ctx, dsn, conn.Options{AllowSuperuser: o.AllowSuperuser, MaxConns: 4})
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	p, err := provider(db)
	if err == nil {
		err = notNewer(ctx, p)
	}
	if err == nil {
		err = f(p)
	}
	if err = errors.Join(err, db.Close()); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

// checkSchema refuses a database whose schema is not exactly the one this program was made for.
func checkSchema(ctx context.Context, db *conn.DB) error {
	p, err := provider(db)
	if err != nil {
		return err
	}
	if err := notNewer(ctx, p); err != nil {
		return err
	}
	pending, err := p.HasPending(ctx)
	if err == nil && pending {
		return errors.New("the schema is not up to date: run ropewalk migrate")
	}
	return err
}

func provider(db *conn.DB) (*goose.Provider, error) {
	files, err := fs.Sub(migrations.FS, db.Dialect.String())
	if err != nil {
		return nil, err
	}
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true), goose.WithTableName("schema_migrations")}
	if db.Dialect == conn.SQLite {
		return goose.NewProvider(goose.DialectSQLite3, db.Writer(), files, options...)
	}
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectPostgres, db.Writer(), files, append(options, goose.WithSessionLocker(locker))...)
}

// notNewer refuses a schema that a later program made: writing to it could harm what we do not know.
func notNewer(ctx context.Context, p *goose.Provider) error {
	current, target, err := p.GetVersions(ctx)
	if err != nil {
		return err
	}
	if current > target {
		return fmt.Errorf("the schema has version %d, this program knows %d at most: use the newer program", current, target)
	}
	return nil
}
