//go:build bench

package rival

import (
	"context"
	"net/http"
	"strings"

	_ "modernc.org/sqlite" // the driver of SQLite files
)

// Rivals are the handlers over one database.
type Rivals struct {
	// Hand is written by hand over the driver, Gorm over gorm and encoding/json.
	Hand, Gorm http.Handler
	Close      func()
}

// Open makes the rivals over a database. Each has connections of its own, as the service has.
func Open(ctx context.Context, dsn string, o Options) (*Rivals, error) {
	if path, found := strings.CutPrefix(dsn, "sqlite:"); found {
		return overFile(path, o)
	}
	return overPool(ctx, dsn, o)
}

func overPool(ctx context.Context, dsn string, o Options) (*Rivals, error) {
	one, err := openPool(ctx, dsn)
	if err != nil {
		return nil, err
	}
	two, err := openPool(ctx, dsn)
	if err != nil {
		return nil, err
	}
	g, err := gormPostgres(two, o)
	return &Rivals{Hand: handPostgres(one, o), Gorm: g, Close: func() { one.Close(); two.Close() }}, err
}

func overFile(path string, o Options) (*Rivals, error) {
	one, err := openFile(path)
	if err != nil {
		return nil, err
	}
	two, err := openFile(path)
	if err != nil {
		return nil, err
	}
	hand, err := handSQLite(one, o)
	if err != nil {
		return nil, err
	}
	g, err := gormSQLite(two, o)
	return &Rivals{Hand: hand, Gorm: g, Close: func() { _, _ = one.Close(), two.Close() }}, err
}
