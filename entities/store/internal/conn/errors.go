package conn

import (
	"errors"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	modernc "modernc.org/sqlite"

	"github.com/ropewalk/ropewalk/odata/funcs"
)

// The extended codes of SQLite that matter here.
const (
	sqliteError      = 1
	sqliteBusy       = 5
	sqliteFull       = 13
	sqliteForeignKey = 787
	sqlitePrimaryKey = 1555
	sqliteTrigger    = 1811
	sqliteUnique     = 2067
)

func sqliteCode(err error) int {
	var e *modernc.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

func pgCode(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// IsUnique says whether err is a conflict with a unique key.
func IsUnique(err error) bool {
	code := sqliteCode(err)
	return code == sqliteUnique || code == sqlitePrimaryKey || pgCode(err) == "23505"
}

// Unique names the unique key that an error is about: the index on PostgreSQL, on SQLite too if it
// is over an expression, else table.column, the first of them.
func Unique(err error) string {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.ConstraintName
	}
	var lite *modernc.Error
	if !errors.As(err, &lite) {
		return ""
	}
	_, names, _ := strings.Cut(lite.Error(), "UNIQUE constraint failed: ")
	names = strings.TrimPrefix(names, "index '")
	if end := strings.IndexAny(names, "', ("); end >= 0 {
		names = names[:end]
	}
	return names
}

func isForeignKey(err error) bool {
	return sqliteCode(err) == sqliteForeignKey || pgCode(err) == "23503"
}

// IsRace says that the database gave the transaction up for another one's sake: the same again may succeed.
func IsRace(err error) bool {
	code := pgCode(err)
	return code == "40001" || code == "40P01" || sqliteCode(err)&0xff == sqliteBusy
}

// IsTimeout says that a statement or a lock took longer than allowed.
func IsTimeout(err error) bool {
	code := pgCode(err)
	return code == "57014" || code == "55P03"
}

// IsFull says that there is no space for another row.
func IsFull(err error) bool {
	return pgCode(err) == "53100" || sqliteCode(err)&0xff == sqliteFull
}

// IsRange says that the result of a computation does not fit its type.
func IsRange(err error) bool {
	code := pgCode(err)
	return code == "22003" || code == "22008" || errors.Is(err, funcs.ErrRange) ||
		sqliteCode(err) == sqliteError && strings.Contains(err.Error(), funcs.ErrRange.Error())
}

// Refused says whether a guard inside the database refused the statement, and with which word.
func Refused(err error) (word string, yes bool) {
	var pg *pgconn.PgError
	if errors.As(err, &pg) && pg.Code == "RW001" {
		return firstWord(pg.Message), true
	}
	var lite *modernc.Error
	if errors.As(err, &lite) && lite.Code() == sqliteTrigger {
		message := strings.TrimPrefix(lite.Error(), "constraint failed: ")
		return firstWord(message), true
	}
	return "", false
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return strings.TrimRight(word, ":,.")
}
