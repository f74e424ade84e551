package judges_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/stretchr/testify/require"
	modernc "modernc.org/sqlite"

	"github.com/ropewalk/ropewalk/entities/store/pgtest"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
	"github.com/ropewalk/ropewalk/odata/sqlgen/sqltest"
)

var columnTypes = map[sqlgen.Dialect]map[edm.Type]string{
	sqlgen.Postgres: {
		edm.Int64: "bigint", edm.Int32: "integer", edm.Guid: "uuid", edm.String: `text COLLATE "C"`, edm.Boolean: "boolean",
		edm.Decimal: "numeric(20,6)", edm.Double: "float8", edm.DateTimeOffset: "timestamptz", edm.Date: "date", edm.Duration: "bigint",
		edm.SByte: "smallint", edm.Int16: "smallint", edm.Single: "float8", edm.Binary: "bytea", edm.TimeOfDay: "bigint",
	},
	sqlgen.SQLite: {
		edm.Int64: "INTEGER", edm.Int32: "INTEGER", edm.Guid: "BLOB", edm.String: "TEXT", edm.Boolean: "INTEGER",
		edm.Decimal: "INTEGER", edm.Double: "REAL", edm.DateTimeOffset: "INTEGER", edm.Date: "INTEGER", edm.Duration: "INTEGER",
		edm.SByte: "INTEGER", edm.Int16: "INTEGER", edm.Single: "REAL", edm.Binary: "BLOB", edm.TimeOfDay: "INTEGER",
	},
}

// judge is one database that holds a world.
type judge struct {
	name    string
	dialect sqlgen.Dialect
	db      *sql.DB
	// plant is a bug that this judge has on purpose; nil for an honest one.
	plant *plant
}

func judges(t testing.TB, w *evaltest.World) []judge {
	t.Helper()
	for _, s := range funcs.Scalars() {
		call := s.Call
		err := modernc.RegisterDeterministicScalarFunction(s.Name, int32(s.Args), func(_ *modernc.FunctionContext, args []driver.Value) (driver.Value, error) {
			raw := make([]any, len(args))
			for i, a := range args {
				raw[i] = a
			}
			return call(raw)
		})
		if err != nil && !strings.Contains(err.Error(), "already") {
			require.NoError(t, err)
		}
	}
	lite, err := sql.Open("sqlite", ":memory:")
	require.NoError(t, err)
	lite.SetMaxOpenConns(1)
	pg, err := sql.Open("pgx", pgtest.Database(t, pgtest.Template{})+"&default_query_exec_mode=exec&jit=off&timezone=Asia/Kolkata")
	require.NoError(t, err)
	t.Cleanup(func() { lite.Close(); pg.Close() })
	_, err = pg.Exec(`CREATE FUNCTION rw_lower(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT lower($1 COLLATE "C.utf8") COLLATE "C" $$;
		CREATE FUNCTION rw_upper(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT upper($1 COLLATE "C.utf8") COLLATE "C" $$;` + funcs.PostgresWords())
	require.NoError(t, err)
	all := []judge{{name: "sqlite", dialect: sqlgen.SQLite, db: lite}, {name: "postgres", dialect: sqlgen.Postgres, db: pg}}
	for _, j := range all {
		j.load(t, w)
	}
	return all
}

func (j judge) load(t testing.TB, w *evaltest.World) {
	t.Helper()
	s := sqltest.Schema(w.Model)
	tx, err := j.db.Begin()
	require.NoError(t, err)
	for _, kind := range w.Model.Types {
		table := s.Tables[kind]
		var defs []string
		for _, c := range sqltest.Columns(kind) {
			p := c.Property
			of := columnTypes[j.dialect][p.Type]
			if _, enum := p.Type.(*edm.EnumType); enum {
				of = columnTypes[j.dialect][edm.Int64]
			}
			if p.Codes != nil {
				of = map[sqlgen.Dialect]string{sqlgen.Postgres: "smallint", sqlgen.SQLite: "INTEGER"}[j.dialect]
			}
			if p.Collection {
				of = map[sqlgen.Dialect]string{sqlgen.Postgres: "jsonb", sqlgen.SQLite: "TEXT"}[j.dialect]
			}
			if !p.Nullable {
				of += " NOT NULL"
			}
			defs = append(defs, c.Name+" "+of)
		}
		worded := j.dialect == sqlgen.Postgres && len(table.Search) > 0
		if worded {
			defs = append(defs, "words tsvector")
		}
		_, err := tx.Exec("CREATE TABLE " + table.Name + " (" + strings.Join(defs, ", ") + ", PRIMARY KEY (id))")
		require.NoError(t, err)
		for _, row := range w.Of(kind) {
			var args []any
			var marks []string
			for i, c := range sqltest.Columns(kind) {
				v, err := sqlgen.Encode(j.dialect, c.Value(row.Values))
				require.NoError(t, err)
				args = append(args, v)
				marks = append(marks, fmt.Sprintf("$%d", i+1))
			}
			_, err := tx.Exec("INSERT INTO "+table.Name+" VALUES ("+strings.Join(marks, ", ")+")", args...)
			require.NoError(t, err)
		}
		if worded { // half of the rows have their words kept, as after a mass write
			_, err := tx.Exec("UPDATE " + table.Name + " SET words = " + sqlgen.SearchIndex("", table.Search) + " WHERE id % 2 = 0")
			require.NoError(t, err)
		}
	}
	_, err = tx.Exec("CREATE TABLE friends (owner_id BIGINT NOT NULL, target_id BIGINT NOT NULL)")
	require.NoError(t, err)
	for _, pair := range w.Friends {
		_, err := tx.Exec("INSERT INTO friends VALUES ($1, $2)", pair[0], pair[1])
		require.NoError(t, err)
	}
	require.NoError(t, tx.Commit())
}

// column reads one column of a statement's result as integers.
func (j judge) column(s sqlgen.Statement, width, at int) ([]int64, error) {
	rows, err := j.db.QueryContext(context.Background(), s.SQL, s.Args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := []int64{}
	for rows.Next() {
		cells := make([]any, width)
		for i := range cells {
			cells[i] = new(any)
		}
		if err := rows.Scan(cells...); err != nil {
			return nil, err
		}
		found = append(found, (*cells[at].(*any)).(int64))
	}
	return found, rows.Err()
}
