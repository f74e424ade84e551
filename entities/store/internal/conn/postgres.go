package conn

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

func openPostgres(ctx context.Context, dsn string, o Options) (*DB, error) {
	config, err := pgxpool.ParseConfig(dsn)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	config.MaxConns = int32(o.MaxConns)
	setDefaults(config.ConnConfig.RuntimeParams)
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	if err := checkPostgres(ctx, pool, o); err != nil {
		pool.Close()
		return nil, err
	}
	write := stdlib.OpenDBFromPool(pool)
	g, err := gorm.Open(postgres.New(postgres.Config{Conn: write, WithoutQuotingCheck: true}), gormConfig())
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	return &DB{Dialect: Postgres, Pool: pool, write: write, read: write, wordings: newWordings(g)}, nil
}

// setDefaults fills in what the DSN leaves open. Compiling a query by JIT took PostgreSQL up to
// 1.4 s for statements that then ran in milliseconds, so it is off.
func setDefaults(params map[string]string) {
	for name, value := range map[string]string{
		"application_name": "ropewalk", "timezone": "UTC", "jit": "off",
		"statement_timeout": "30000", "lock_timeout": "10000", "idle_in_transaction_session_timeout": "60000",
	} {
		if params[name] == "" {
			params[name] = value
		}
	}
}

// checkPostgres refuses a server that could lose what it acknowledged, and a role that could
// switch the guards off.
func checkPostgres(ctx context.Context, pool *pgxpool.Pool, o Options) error {
	const settings = `SELECT current_setting('fsync'), current_setting('synchronous_commit'),
		current_setting('server_version_num')::int, current_setting('server_encoding'), current_setting('is_superuser')`
	var fsync, commit, encoding, super string
	var version int
	if err := pool.QueryRow(ctx, settings).Scan(&fsync, &commit, &version, &encoding, &super); err != nil {
		return fmt.Errorf("open database: %w", err)
	}
	switch {
	case version < 140000:
		return fmt.Errorf("open database: PostgreSQL %d is too old, 14 or newer is needed", version/10000)
	case encoding != "UTF8":
		return fmt.Errorf("open database: its encoding is %s, create it with UTF8", encoding)
	case super == "on" && !o.AllowSuperuser:
		return errors.New("open database: the role is a superuser, who could switch the lock guard off; use a plain role that owns the database")
	case fsync != "on":
		return errors.New("open database: fsync is off, acknowledged rows could be lost; switch it on")
	case commit == "off":
		return errors.New("open database: synchronous_commit is off, acknowledged rows could be lost; switch it on")
	}
	return mayNotDisable(ctx, pool, o)
}

// mayNotDisable refuses a role that was given the right to switch triggers off for a session.
func mayNotDisable(ctx context.Context, pool *pgxpool.Pool, o Options) error {
	if o.AllowSuperuser {
		return nil
	}
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, "SAVEPOINT guard")
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, "SET LOCAL session_replication_role = replica")
		if err == nil {
			return errors.New("open database: the role may set session_replication_role, which switches the lock guard off; revoke that")
		}
		if !strings.Contains(err.Error(), "42501") {
			return err
		}
		_, err = tx.Exec(ctx, "ROLLBACK TO SAVEPOINT guard")
		return err
	})
}
