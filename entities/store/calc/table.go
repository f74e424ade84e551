package calc

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// chunk bounds how many rows one statement carries.
const chunk = 2000

// table gathers rows for bulk INSERT statements. The rows travel as one JSON text on SQLite and
// as one array for each column on PostgreSQL, so that the statement is the same for any number of
// rows and is prepared but once. Many rows that can be in nobody's way are sent by COPY there.
type table struct {
	name string
	// columns are a name and a kind each: int, text, uuid, bool, time, bytes or decimal.
	columns  []string
	conflict string
	rows     [][]any
}

func (t *table) add(values ...any) { t.rows = append(t.rows, values) }

func (t *table) insert(ctx context.Context, tx Tx) error {
	if t.conflict == "" && tx.Conn().Dialect == conn.Postgres && len(t.rows) >= many {
		return t.copy(ctx, tx)
	}
	return t.chunks(tx, "", func(text string, rows []any) error {
		_, err := tx.Conn().Exec(ctx, text, rows...)
		return err
	})
}

// many is from how many rows on COPY is worth its round trips.
const many = 50

// copy sends the rows in binary form.
func (t *table) copy(ctx context.Context, tx Tx) error {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i], _, _ = strings.Cut(c, " ")
	}
	return tx.Conn().Copy(ctx, t.name, names, len(t.rows), func(n int) []any {
		row := t.rows[n]
		for i, v := range row {
			row[i] = pointed(v)
		}
		return row
	})
}

// pointed is what a pointer points to, or nil.
func pointed(v any) any {
	switch p := v.(type) {
	case *int64:
		return orNil(p)
	case *string:
		return orNil(p)
	case *time.Time:
		return orNil(p)
	case *uuid.UUID:
		return orNil(p)
	}
	return v
}

func orNil[T any](p *T) any {
	if p == nil {
		return nil
	}
	return *p
}

// insertReturning gives one number back for each row, in order of the rows.
func (t *table) insertReturning(ctx context.Context, tx Tx, column string) ([]int64, error) {
	var out []int64
	err := t.chunks(tx, " RETURNING "+column, func(text string, rows []any) error {
		found, err := tx.Conn().Query(ctx, text, rows...)
		if err != nil {
			return err
		}
		defer found.Close()
		for found.Next() {
			var n int64
			if err := found.Scan(&n); err != nil {
				return err
			}
			out = append(out, n)
		}
		return found.Err()
	})
	if err == nil && len(out) != len(t.rows) {
		err = fmt.Errorf("insert into %s: %d rows came back of %d", t.name, len(out), len(t.rows))
	}
	return out, err
}

func (t *table) chunks(tx Tx, tail string, run func(text string, rows []any) error) error {
	if len(t.rows) == 0 {
		return nil
	}
	text, pack := t.overJSON(), packJSON
	if tx.Conn().Dialect == conn.Postgres {
		text, pack = t.overArrays(), packArrays
	}
	text += " " + spellings[tx.Conn().Dialect].Replace(t.conflict) + tail
	for rest := t.rows; len(rest) > 0; {
		n := min(chunk, len(rest))
		rows, err := pack(rest[:n])
		if err == nil {
			err = run(text, rows)
		}
		if err != nil {
			return fmt.Errorf("insert into %s: %w", t.name, err)
		}
		rest = rest[n:]
	}
	return nil
}

// overJSON reads the rows from one JSON text. SQLite wants a WHERE before ON CONFLICT.
func (t *table) overJSON() string {
	names, values := make([]string, len(t.columns)), make([]string, len(t.columns))
	for i, c := range t.columns {
		name, kind, _ := strings.Cut(c, " ")
		names[i], values[i] = name, fmt.Sprintf("value ->> %d", i)
		if kind == "uuid" || kind == "bytes" {
			values[i] = "unhex(" + values[i] + ")"
		}
	}
	return "INSERT INTO " + t.name + " (" + strings.Join(names, ", ") + ") SELECT " + strings.Join(values, ", ") +
		" FROM json_each($1) WHERE true ORDER BY key"
}

// arrays are the types of the arrays that hold columns.
var arrays = map[string]string{"int": "bigint", "text": "text", "bool": "boolean", "time": "timestamptz", "uuid": "uuid", "bytes": "bytea", "decimal": "numeric"}

// overArrays reads the rows from one array for each column.
func (t *table) overArrays() string {
	names, lists := make([]string, len(t.columns)), make([]string, len(t.columns))
	for i, c := range t.columns {
		name, kind, _ := strings.Cut(c, " ")
		names[i], lists[i] = name, fmt.Sprintf("$%d::%s[]", i+1, arrays[kind])
	}
	all := strings.Join(names, ", ")
	return "INSERT INTO " + t.name + " (" + all + ") SELECT " + all + " FROM unnest(" + strings.Join(lists, ", ") +
		") WITH ORDINALITY AS rows (" + all + ", place) ORDER BY place"
}

func packJSON(rows [][]any) ([]any, error) {
	out := make([][]any, len(rows))
	for i, row := range rows {
		out[i] = make([]any, len(row))
		for j, v := range row {
			out[i][j] = scalar(conn.SQLite, v)
		}
	}
	text, err := json.Marshal(out)
	return []any{string(text)}, err
}

// quoting writes a text as an element of an array.
var quoting = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func packArrays(rows [][]any) ([]any, error) {
	out := make([]any, len(rows[0]))
	for j := range out {
		var b strings.Builder
		for i, row := range rows {
			b.WriteByte("{,"[min(i, 1)])
			switch v := scalar(conn.Postgres, row[j]).(type) {
			case nil:
				b.WriteString("NULL")
			case string:
				b.WriteString(`"` + quoting.Replace(v) + `"`)
			default:
				fmt.Fprint(&b, v)
			}
		}
		b.WriteByte('}')
		out[j] = b.String()
	}
	return out, nil
}

// scalar gives a value in its plainest form: nil, a number, a bool or a text.
func scalar(d conn.Dialect, v any) any {
	switch v := v.(type) {
	case *time.Time:
		if v == nil {
			return nil
		}
		return scalar(d, *v)
	case time.Time:
		if d == conn.SQLite {
			return v.UnixMicro()
		}
		return v.UTC().Format("2006-01-02T15:04:05.999999Z")
	case *uuid.UUID:
		if v == nil {
			return nil
		}
		return scalar(d, *v)
	case uuid.UUID:
		return hex.EncodeToString(v[:])
	case []byte:
		if d == conn.Postgres {
			return `\x` + hex.EncodeToString(v)
		}
		return hex.EncodeToString(v)
	case decimal.Decimal:
		if d == conn.SQLite {
			return v.Shift(6).IntPart()
		}
		return v.String()
	case *int64:
		if v == nil {
			return nil
		}
		return *v
	case *string:
		if v == nil {
			return nil
		}
		return *v
	case bool:
		if d == conn.SQLite && v {
			return 1
		}
		if d == conn.SQLite {
			return 0
		}
	}
	return v
}

// some gives an id as a nullable value: 0 is null.
func some(id int64) *int64 {
	if id == 0 {
		return nil
	}
	return &id
}

// word gives a text as a nullable value: "" is null.
func word(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
