package conn

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode"

	"golang.org/x/sync/errgroup"

	"github.com/ropewalk/ropewalk/odata/funcs"
)

// folded remembers the servers that were compared already: the tables of a server cannot change
// while it runs.
var folded sync.Map

// CheckFold compares how the database folds letter case and tells words apart with Go, over all
// code points, and refuses one that differs: filters would give other rows than on the other database.
func (db *DB) CheckFold(ctx context.Context) error {
	if db.Dialect == SQLite {
		return nil
	}
	server := db.Pool.Config().ConnConfig
	var started time.Time
	if err := db.QueryRow(ctx, "SELECT pg_postmaster_start_time()").Scan(Time(&started)); err != nil {
		return err
	}
	key := fmt.Sprint(server.Host, server.Port, started.UnixMicro())
	if _, known := folded.Load(key); known {
		return nil
	}
	if err := db.compare(ctx, everyRune()); err != nil {
		return err
	}
	folded.Store(key, true)
	return nil
}

// compare makes all comparisons at the same time: every start waits for them.
func (db *DB) compare(ctx context.Context, all string) error {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return db.compareWords(ctx, all) })
	group.Go(func() error { return db.compareFold(ctx, all, "rw_lower", unicode.ToLower) })
	group.Go(func() error { return db.compareFold(ctx, all, "rw_upper", unicode.ToUpper) })
	return group.Wait()
}

func (db *DB) compareFold(ctx context.Context, all, function string, mapping func(rune) rune) error {
	var got string
	if err := db.QueryRow(ctx, "SELECT "+function+"($1::text)", all).Scan(&got); err != nil {
		return fmt.Errorf("compare %s with Go: %w", function, err)
	}
	if want := strings.Map(mapping, all); got != want {
		return fmt.Errorf("%s of this database differs from Go's: use a server whose C.utf8 or pg_c_utf8 collation maps letters one by one", function)
	}
	return nil
}

// compareWords compares what $search takes for a word.
func (db *DB) compareWords(ctx context.Context, all string) error {
	var got string
	if err := db.QueryRow(ctx, "SELECT rw_words($1::text)", all).Scan(&got); err != nil {
		return fmt.Errorf("compare rw_words with Go: %w", err)
	}
	if got != funcs.Words(all) {
		return errors.New("rw_words of this database differs from Go's: the schema was written for another version of Unicode")
	}
	return nil
}

// everyRune is a text of all code points that PostgreSQL can hold.
func everyRune() string {
	var b strings.Builder
	for r := rune(1); r <= unicode.MaxRune; r++ {
		if r < 0xD800 || r > 0xDFFF {
			b.WriteRune(r)
		}
	}
	return b.String()
}
