package conn_test

import (
	"context"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/pgtest"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// cells reads what a statement gives, a list of types for its columns.
func cells(t *testing.T, db *conn.DB, lasting bool, text string, types ...edm.Primitive) (all [][]query.Cell, err error) {
	t.Helper()
	rows, err := db.Query(context.Background(), text)
	require.NoError(t, err)
	defer rows.Close()
	reader := conn.NewCells(rows, conn.NewLayout(types...), lasting)
	for reader.Next() {
		row := make([]query.Cell, len(types))
		if err := reader.Read(row); err != nil {
			return nil, err
		}
		if !lasting {
			row = query.Row{Cells: row}.Clone().Cells
		}
		all = append(all, row)
	}
	return all, reader.Err()
}

func number(n int64) query.Cell  { return query.Cell{Some: true, N: n} }
func text(s string) query.Cell   { return query.Cell{Some: true, B: []byte(s)} }
func float(f float64) query.Cell { return query.Cell{Some: true, N: int64(math.Float64bits(f))} }

const newYear2000 = 946684800_000000

var badge = uuid.MustParse("0190163d-8694-739b-aea5-966c26f8ad91")

// postgresCells are values as SQL and the cells that they must become.
var postgresCells = []struct {
	sql  string
	t    edm.Primitive
	want query.Cell
}{
	{"NULL::bigint", edm.Int64, query.Cell{}},
	{"NULL", edm.Untyped, query.Cell{}},
	{"NULL", edm.Decimal, query.Cell{}},
	{"(-9223372036854775808)::int8", edm.Int64, number(math.MinInt64)},
	{"9223372036854775807", edm.Int64, number(math.MaxInt64)},
	{"(-2147483648)::int4", edm.Int32, number(math.MinInt32)},
	{"(-32768)::int2", edm.Int16, number(math.MinInt16)},
	{"255::int2", edm.Byte, number(255)},
	{"sum(n) FROM generate_series(1::bigint, 4) n", edm.Int64, number(10)},
	{"12.9::numeric", edm.Int64, number(12)},
	{"(-3)::float8", edm.Int32, number(-3)},
	{"86399999999", edm.TimeOfDay, number(86399999999)},
	{"time '23:59:59.999999'", edm.TimeOfDay, number(86399999999)},
	{"-1::bigint", edm.Duration, number(-1)},
	{"true", edm.Boolean, number(1)},
	{"false", edm.Boolean, number(0)},
	{"''", edm.String, text("")},
	{"'Ünï 🪢'::varchar", edm.String, text("Ünï 🪢")},
	{"'a'::char(2)", edm.String, text("a ")},
	{"'{\"a\": 1}'::jsonb", edm.String, text(`{"a": 1}`)},
	{"'" + badge.String() + "'::uuid", edm.String, text(badge.String())},
	{"'" + badge.String() + "'::uuid", edm.Guid, text(string(badge[:]))},
	{"'" + badge.String() + "'", edm.Guid, text(string(badge[:]))},
	{"'\\x00ff'::bytea", edm.Binary, text("\x00\xff")},
	{"0.1::float8", edm.Double, float(0.1)},
	{"'-Infinity'::float8", edm.Double, float(math.Inf(-1))},
	{"0.1::float4", edm.Single, float(float64(float32(0.1)))},
	{"2", edm.Double, float(2)},
	{"2.50", edm.Double, float(2.5)},
	{"0::numeric(19,6)", edm.Decimal, text("0")},
	{"125.500000::numeric(19,6)", edm.Decimal, text("125.5")},
	{"100::numeric", edm.Decimal, text("100")},
	{"-0.000001::numeric", edm.Decimal, text("-0.000001")},
	{"1e-9::numeric", edm.Decimal, text("0.000000001")},
	{"-123456789012.000001::numeric", edm.Decimal, text("-123456789012.000001")},
	{"1e20::numeric", edm.Decimal, text("100000000000000000000")},
	{"10000.0001::numeric", edm.Decimal, text("10000.0001")},
	{"7", edm.Decimal, text("7")},
	{"0.5::float8", edm.Decimal, text("0.5")},
	{"timestamptz '2000-01-01 00:00:00Z'", edm.DateTimeOffset, number(newYear2000)},
	{"timestamptz '0001-01-01 00:00:00Z'", edm.DateTimeOffset, number(-62135596800_000000)},
	{"timestamptz '9999-12-31 23:59:59.999999Z'", edm.DateTimeOffset, number(253402300799_999999)},
	{"timestamp '1969-12-31 23:59:59.999999'", edm.DateTimeOffset, number(-1)},
	{"date '1969-12-31'", edm.Date, number(-1)},
	{"date '0001-01-01'", edm.Date, number(-719162)},
	{"date '9999-12-31'", edm.Date, number(2932896)},
	{"timestamptz '1969-12-31 01:00Z'", edm.Date, number(-1)},
}

func TestCellsOfPostgres(t *testing.T) {
	db := open(t, pgtest.Database(t, pgtest.Template{}), conn.Options{})
	for _, c := range postgresCells {
		for _, lasting := range []bool{false, true} {
			got, err := cells(t, db, lasting, "SELECT "+c.sql, c.t)
			require.NoError(t, err, c.sql)
			require.Equal(t, c.want.Value(c.t), got[0][0].Value(c.t), c.sql)
			require.Equal(t, string(c.want.B), string(got[0][0].B), c.sql)
			require.Equal(t, c.want.N, got[0][0].N, c.sql)
		}
	}
}

// TestCellsAreRefused shows what cannot be said on the wire, and columns of a form that nobody foresaw.
func TestCellsAreRefused(t *testing.T) {
	db := open(t, pgtest.Database(t, pgtest.Template{}), conn.Options{})
	for _, c := range []struct {
		sql  string
		t    edm.Primitive
		want string
	}{
		{"timestamptz 'infinity'", edm.DateTimeOffset, "outside the years 1 to 9999"},
		{"timestamptz '-infinity'", edm.DateTimeOffset, "outside the years 1 to 9999"},
		{"timestamptz '0001-12-31 BC'", edm.DateTimeOffset, "outside the years 1 to 9999"},
		{"timestamptz '10000-01-01Z'", edm.DateTimeOffset, "outside the years 1 to 9999"},
		{"date '0001-12-31 BC'", edm.Date, "outside the years 1 to 9999"},
		{"date 'infinity'", edm.Date, "outside the years 1 to 9999"},
		{"'NaN'::numeric", edm.Decimal, "not finite"},
		{"'NaN'::float8", edm.Decimal, "not finite"},
		{"'NaN'::float8", edm.Int64, "no integer"},
		{"1e30::numeric", edm.Int64, "does not fit"},
		{"1", edm.String, "cannot read type 23 of PostgreSQL in format 1 as Edm.String"},
		{"'a'", edm.Int64, "as Edm.Int64"},
		{"'x'::bytea", edm.String, "as Edm.String"},
		{"point '(1,2)'", edm.String, "as Edm.String"},
		{"interval '1 day'", edm.Duration, "as Edm.Duration"},
		{"'x'", edm.Guid, "invalid UUID"},
	} {
		_, err := cells(t, db, false, "SELECT "+c.sql+" AS x", c.t)
		require.ErrorContains(t, err, c.want, c.sql)
	}
	_, err := cells(t, db, false, "SELECT 1, 2", edm.Int64)
	require.ErrorContains(t, err, "2 columns came, 1 are wanted")
}

func TestCellsOfSQLite(t *testing.T) {
	db := open(t, "sqlite:"+filepath.Join(t.TempDir(), "x.db"), conn.Options{})
	for _, c := range []struct {
		sql  string
		t    edm.Primitive
		want query.Cell
	}{
		{"NULL", edm.String, query.Cell{}},
		{"-9223372036854775808", edm.Int64, number(math.MinInt64)},
		{"5", edm.Boolean, number(1)},
		{"0", edm.Boolean, number(0)},
		{"'Ünï 🪢'", edm.String, text("Ünï 🪢")},
		{"x'00ff'", edm.Binary, text("\x00\xff")},
		{"x'0190163d8694739baea5966c26f8ad91'", edm.Guid, text(string(badge[:]))},
		{"1e999", edm.Double, float(math.Inf(1))},
		{"2", edm.Double, float(2)},
		{"125500000", edm.Decimal, text("125.5")},
		{"-1", edm.Decimal, text("-0.000001")},
		{"-9223372036854775808", edm.Decimal, text("-9223372036854.775808")},
		{"-62135596800000000", edm.DateTimeOffset, number(-62135596800_000000)},
		{"-1", edm.Date, number(-1)},
		{"1.0", edm.Int64, number(1)},
	} {
		got, err := cells(t, db, false, "SELECT "+c.sql, c.t)
		require.NoError(t, err, c.sql)
		require.Equal(t, c.want.Value(c.t), got[0][0].Value(c.t), c.sql)
		require.Equal(t, c.want.N, got[0][0].N, c.sql)
	}
	for _, sql := range []string{"-62135596800000001", "253402300800000000"} {
		_, err := cells(t, db, false, "SELECT "+sql, edm.DateTimeOffset)
		require.ErrorContains(t, err, "outside the years 1 to 9999")
	}
	_, err := cells(t, db, false, "SELECT 'x'", edm.Boolean)
	require.ErrorContains(t, err, "cannot read string")
}

// TestLayoutChanges: a layout that has seen a column in one form reads it in another all the same.
func TestLayoutChanges(t *testing.T) {
	db := open(t, pgtest.Database(t, pgtest.Template{}), conn.Options{})
	layout, cell := conn.NewLayout(edm.Int64), make([]query.Cell, 1)
	for _, sql := range []string{"7::int8", "7::int2", "7::numeric", "7::int4"} {
		rows, err := db.Query(t.Context(), "SELECT "+sql)
		require.NoError(t, err)
		reader := conn.NewCells(rows, layout, false)
		require.True(t, reader.Next())
		require.NoError(t, reader.Read(cell))
		require.EqualValues(t, 7, cell[0].N, sql)
		reader.Close()
	}
}

// TestLastingCells: what lasting cells hold survives the rows behind, whatever the driver does with its buffer.
func TestLastingCells(t *testing.T) {
	db := open(t, pgtest.Database(t, pgtest.Template{}), conn.Options{})
	all, err := cells(t, db, true, "SELECT repeat(chr(65 + n % 26), n), n * 1.5 FROM generate_series(0, 3000) n", edm.String, edm.Decimal)
	require.NoError(t, err)
	for n, row := range all {
		require.Equal(t, strings.Repeat(string(rune('A'+n%26)), n), string(row[0].B))
		require.Equal(t, decimal.New(int64(n)*15, -1).String(), string(row[1].B))
	}
}

func BenchmarkCells(b *testing.B) {
	db, err := conn.Open(context.Background(), pgtest.Database(b, pgtest.Template{}), conn.Options{})
	require.NoError(b, err)
	defer db.Close()
	const rows = 10_000
	statement := fmt.Sprintf(`SELECT n, 'Anna Example', '0190163d-8694-739b-aea5-966c26f8ad91'::uuid, now(), true, n * 0.5, NULL::text FROM generate_series(1, %d) n`, rows)
	layout := conn.NewLayout(edm.Int64, edm.String, edm.Guid, edm.DateTimeOffset, edm.Boolean, edm.Decimal, edm.String)
	row := make([]query.Cell, layout.Columns())
	b.ReportAllocs()
	for b.Loop() {
		found, err := db.Query(context.Background(), statement)
		require.NoError(b, err)
		reader := conn.NewCells(found, layout, false)
		for reader.Next() {
			if err := reader.Read(row); err != nil {
				b.Fatal(err)
			}
		}
		reader.Close()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*rows), "ns/row")
}
