package funcs

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// TestTable: each row is whole, and no two rows of a name take the same operands.
func TestTable(t *testing.T) {
	seen, scalars := map[string]bool{}, map[string][]edm.Primitive{}
	for _, name := range Names() {
		for _, f := range Named(name) {
			key := name
			for _, in := range f.In {
				key += " " + in.TypeName()
			}
			if name == "cast" {
				key += " to " + f.Out.TypeName()
			}
			require.False(t, seen[key], key)
			seen[key] = true
			require.NotNil(t, f.Eval, key)
			if others, taken := scalars[f.Scalar]; taken && f.Scalar != "" {
				require.Equal(t, others, f.In, "%s stands for one function", f.Scalar)
			}
			scalars[f.Scalar] = f.In
			if len(f.In) > 0 {
				require.NotEmpty(t, f.Postgres, key)
				require.NotEmpty(t, f.SQLite, key)
			}
		}
	}
}

var (
	dec = decimal.RequireFromString
	at  = time.Date(2020, 2, 29, 23, 59, 58, 999_999_000, time.UTC)
)

// meanings are calls and what they give.
var meanings = []struct {
	name string
	args []any
	want any
}{
	{"eq", []any{nil, nil}, true},
	{"eq", []any{nil, "a"}, false},
	{"ne", []any{nil, "a"}, true},
	{"ne", []any{"a", "a"}, false},
	{"gt", []any{nil, int64(1)}, false},
	{"le", []any{nil, nil}, false},
	{"lt", []any{"Z", "a"}, true},
	{"gt", []any{"\U00010000", "\uFFFF"}, true},
	{"contains", []any{nil, "a"}, nil},
	{"contains", []any{"abc", ""}, true},
	{"startswith", []any{"abc", "ab"}, true},
	{"endswith", []any{"abc", "bcd"}, false},
	{"length", []any{"äß"}, int64(2)},
	{"indexof", []any{"äbc", "c"}, int64(2)},
	{"indexof", []any{"abc", "x"}, int64(-1)},
	{"substring", []any{"äbc", int64(1)}, "bc"},
	{"substring", []any{"abc", int64(-2)}, "bc"},
	{"substring", []any{"abc", int64(-9)}, "abc"},
	{"substring", []any{"abc", int64(9)}, ""},
	{"substring", []any{"abc", int64(1), int64(1)}, "b"},
	{"substring", []any{"abc", int64(1), int64(-1)}, ""},
	{"substring", []any{"abc", int64(1), int64(99)}, "bc"},
	{"tolower", []any{"ÄİẞA"}, "äi\u00dfa"},
	{"toupper", []any{"ßaı"}, "ßAI"},
	{"trim", []any{" \ta "}, "a"},
	{"concat", []any{"a", nil}, nil},
	{"div", []any{int64(7), int64(-2)}, int64(-3)},
	{"div", []any{int64(7), int64(0)}, nil},
	{"mod", []any{int64(-7), int64(2)}, int64(-1)},
	{"year", []any{at}, int64(2020)},
	{"second", []any{at}, int64(58)},
	{"date", []any{time.Date(1969, 12, 31, 23, 0, 0, 0, time.UTC)}, edm.Days(-1)},
}

func TestMeaning(t *testing.T) {
	for _, c := range meanings {
		got, err := row(t, c.name, len(c.args)).Apply(c.args)
		require.NoError(t, err)
		require.Equal(t, c.want, got, "%s %v", c.name, c.args)
	}
	for _, c := range []struct {
		name string
		a, b string
		want string
	}{{"divby", "1", "3", "0.333333"}, {"mul", "0.001", "0.0005", "0.000001"}, {"div", "2", "3", "0.666667"}, {"mod", "7.5", "2", "1.5"}} {
		f := Named(c.name)[0]
		for _, other := range Named(c.name) {
			if other.In[0] == edm.Decimal && other.Out == edm.Decimal {
				f = other
			}
		}
		got, err := f.Apply([]any{dec(c.a), dec(c.b)})
		require.NoError(t, err)
		require.True(t, dec(c.want).Equal(got.(decimal.Decimal)), "%s: %v", c.name, got)
	}
}

func row(t *testing.T, name string, args int) *Func {
	t.Helper()
	for _, f := range Named(name) {
		if len(f.In) == args {
			return f
		}
	}
	t.Fatalf("no row %s", name)
	return nil
}

func TestOverflow(t *testing.T) {
	const high, low = int64(1<<63 - 1), int64(-1 << 63)
	for _, c := range []struct {
		name string
		args []any
	}{
		{"add", []any{high, int64(1)}},
		{"add", []any{low, int64(-1)}},
		{"sub", []any{low, int64(1)}},
		{"sub", []any{int64(0), low}},
		{"mul", []any{high, int64(2)}},
		{"mul", []any{low, int64(-1)}},
		{"div", []any{low, int64(-1)}},
		{"neg", []any{low}},
	} {
		_, err := row(t, c.name, len(c.args)).Apply(c.args)
		require.ErrorIs(t, err, ErrRange, "%s %v", c.name, c.args)
	}
	for _, c := range []struct{ a, b, want int64 }{{high, 0, high}, {low, 0, low}, {low, high, -1}} {
		got, err := row(t, "add", 2).Apply([]any{c.a, c.b})
		require.NoError(t, err)
		require.Equal(t, c.want, got)
	}
	got, err := row(t, "mul", 2).Apply([]any{low, int64(1)})
	require.NoError(t, err)
	require.Equal(t, low, got)
}

// TestPrefixRange: exactly the texts between the bounds begin with the prefix.
func TestPrefixRange(t *testing.T) {
	for _, c := range []struct {
		prefix, high string
		ok           bool
	}{
		{"a", "b", true},
		{"az", "a{", true},
		{"", "", false},
		{"\uD7FF", "\uE000", true},
		{"a\U0010FFFF", "b", true},
		{"\U0010FFFF", "", false},
		{"\U0010FFFF\U0010FFFF", "", false},
		{"\uFFFF", "\U00010000", true},
		{"\x7f", "\u0080", true},
	} {
		high, ok := PrefixRange(c.prefix)
		require.Equal(t, c.ok, ok, "%q", c.prefix)
		require.Equal(t, c.high, high, "%q", c.prefix)
	}
	runes := rapid.SampledFrom([]rune("ab\x7f\u0080\u07ff\u0800\ud7ff\ue000\uffff\U00010000\U0010ffff"))
	texts := rapid.StringOfN(runes, 0, 4, -1)
	rapid.Check(t, func(t *rapid.T) {
		prefix, text := texts.Draw(t, "prefix"), texts.Draw(t, "text")
		high, ok := PrefixRange(prefix)
		within := text >= prefix && (!ok || text < high)
		require.Equal(t, strings.HasPrefix(text, prefix), within)
	})
}

// TestSQLiteForm: what is stored comes back as it was.
func TestSQLiteForm(t *testing.T) {
	for _, c := range []struct {
		t      edm.Primitive
		v      any
		stored any
	}{
		{edm.Boolean, true, int64(1)},
		{edm.Int64, int64(-5), int64(-5)},
		{edm.String, "ä", "ä"},
		{edm.Double, 1.5, 1.5},
		{edm.Decimal, decimal.RequireFromString("-12.5"), int64(-12_500_000)},
		{edm.Date, edm.Days(-3), int64(-3)},
		{edm.DateTimeOffset, time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), int64(-62135596800000000)},
		{edm.Duration, -time.Second, int64(-1_000_000)},
		{edm.TimeOfDay, edm.Clock(7), int64(7)},
		{edm.String, nil, nil},
	} {
		stored, err := ToSQLite(c.v)
		require.NoError(t, err)
		require.Equal(t, c.stored, stored)
		back, err := FromSQLite(c.t, stored)
		require.NoError(t, err)
		if d, ok := c.v.(decimal.Decimal); ok {
			require.True(t, d.Equal(back.(decimal.Decimal)))
			continue
		}
		require.Equal(t, c.v, back)
	}
	id := uuid.New()
	stored, err := ToSQLite(id)
	require.NoError(t, err)
	back, err := FromSQLite(edm.Guid, stored)
	require.NoError(t, err)
	require.Equal(t, id, back)
	fine, err := ToSQLite(decimal.RequireFromString("1.0000001"))
	require.NoError(t, err)
	require.Equal(t, 1000000.1, fine, "more places than stored ones are compared as a float")
	_, err = FromSQLite(edm.Guid, int64(1))
	require.Error(t, err)
	_, err = ToSQLite(struct{}{})
	require.Error(t, err)
}

func TestScalars(t *testing.T) {
	names := map[string]Scalar{}
	for _, s := range Scalars() {
		names[s.Name] = s
	}
	for name, args := range map[string][]any{"rw_lower": {"Ä"}, "rw_mul_dec": {int64(1_500_000), int64(2_000_000)}, "rw_year": {int64(0)}} {
		got, err := names[name].Call(args)
		require.NoError(t, err)
		require.Equal(t, map[string]any{"rw_lower": "ä", "rw_mul_dec": int64(3_000_000), "rw_year": int64(1970)}[name], got)
		got, err = names[name].Call(make([]any, len(args)))
		require.NoError(t, err)
		require.Nil(t, got, name)
	}
	_, err := names["rw_add_int"].Call([]any{int64(1<<63 - 1), int64(1)})
	require.ErrorIs(t, err, ErrRange)
}
