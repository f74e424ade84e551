package conn

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
	modernc "modernc.org/sqlite"

	"github.com/ropewalk/ropewalk/odata/funcs"
)

// pragmas are set on every connection. synchronous=FULL is a promise: with NORMAL a loss of power
// can take rows that were acknowledged. recursive_triggers lets the lock guard see its own work.
var pragmas = []string{
	"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)",
	"recursive_triggers(ON)", "foreign_keys(ON)", "temp_store(MEMORY)",
}

func openSQLite(ctx context.Context, path string, o Options) (*DB, error) {
	if err := register(); err != nil {
		return nil, err
	}
	lock, err := lockFile(path)
	if err != nil {
		return nil, err
	}
	db, err := dialSQLite(ctx, path, o)
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	db.lock = lock
	return db, nil
}

func dialSQLite(ctx context.Context, path string, o Options) (*DB, error) {
	write, err := sql.Open("sqlite", sqliteDSN(path, "immediate", false))
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	if err := checkSQLite(ctx, write); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), write.Close())
	}
	read, err := sql.Open("sqlite", sqliteDSN(path, "deferred", true))
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(o.MaxConns)
	read.SetMaxIdleConns(o.MaxConns)
	g, err := gorm.Open(sqliteDialector{sqlite.Dialector{DriverName: "sqlite", Conn: write}}, gormConfig())
	if err != nil {
		return nil, errors.Join(err, write.Close(), read.Close())
	}
	return &DB{Dialect: SQLite, write: write, read: read, wordings: newWordings(g), ready: newReady(read)}, nil
}

func gormConfig() *gorm.Config {
	return &gorm.Config{
		SkipDefaultTransaction: true, TranslateError: false, DisableAutomaticPing: true,
		Logger: logger.Discard, NowFunc: func() time.Time { return time.Time{} },
	}
}

func sqliteDSN(path, lock string, readOnly bool) string {
	q := url.Values{"_txlock": {lock}, "_pragma": pragmas}
	if readOnly {
		q["_pragma"] = append(append([]string{}, pragmas...), "query_only(ON)")
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + q.Encode()
}

// checkSQLite makes sure that what safety rests on was really set.
func checkSQLite(ctx context.Context, db *sql.DB) error {
	for _, want := range []struct{ pragma, value string }{
		{"journal_mode", "wal"}, {"synchronous", "2"}, {"recursive_triggers", "1"},
	} {
		var got string
		if err := db.QueryRowContext(ctx, "PRAGMA "+want.pragma).Scan(&got); err != nil {
			return fmt.Errorf("read pragma %s: %w", want.pragma, err)
		}
		if !strings.EqualFold(got, want.value) {
			return fmt.Errorf("pragma %s is %s, want %s: the file system must allow it", want.pragma, got, want.value)
		}
	}
	return nil
}

// lockFile keeps a second process away from the same file; the lock goes with the process. It
// stands beside the file itself, by whatever link that was named.
func lockFile(path string) (*os.File, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return nil, fmt.Errorf("make folder of %s: %w", path, err)
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	f, err := os.OpenFile(path+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = f.Close()
		return nil, fmt.Errorf("lock %s: another process has it open; stop it first, or use PostgreSQL for several: %w", path, err)
	}
	return f, nil
}

// sqliteDialector maps the codes of modernc's driver, which the dialector of gorm does not know.
type sqliteDialector struct{ sqlite.Dialector }

// Translate implements gorm.ErrorTranslator.
func (d sqliteDialector) Translate(err error) error {
	switch {
	case IsUnique(err):
		return gorm.ErrDuplicatedKey
	case isForeignKey(err):
		return gorm.ErrForeignKeyViolated
	}
	return err
}

var registerOnce = sync.OnceValue(func() error {
	errs := []error{modernc.RegisterScalarFunction("rw_now", 0, now)}
	for _, f := range funcs.Scalars() {
		errs = append(errs, modernc.RegisterDeterministicScalarFunction(f.Name, int32(f.Args), scalar(f)))
	}
	return errors.Join(errs...)
})

// register makes the Go functions known to SQLite, once for the process.
func register() error { return registerOnce() }

func scalar(f funcs.Scalar) func(*modernc.FunctionContext, []driver.Value) (driver.Value, error) {
	return func(_ *modernc.FunctionContext, args []driver.Value) (driver.Value, error) {
		values := make([]any, len(args))
		for i, v := range args {
			values[i] = v
		}
		return f.Call(values)
	}
}

func now(*modernc.FunctionContext, []driver.Value) (driver.Value, error) {
	return time.Now().UnixMicro(), nil
}
