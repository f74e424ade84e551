package funcs

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// written are values and the texts that they are cast to.
var written = []struct {
	of   edm.Primitive
	v    any
	text string
}{
	{edm.Boolean, true, "true"},
	{edm.Int64, int64(-7), "-7"},
	{edm.Decimal, dec("1.50"), "1.5"},
	{edm.Double, 0.1, "0.1"},
	{edm.Double, 1e15, "1e+15"},
	{edm.Double, 123456789012345.0, "123456789012345"},
	{edm.Double, 0.00012, "0.00012"},
	{edm.Double, 0.000012, "1.2e-05"},
	{edm.Guid, uuid.MustParse("776AFC26-0000-0000-0000-000000000001"), "776afc26-0000-0000-0000-000000000001"},
	{edm.Binary, []byte{0, 255, 16}, "AP8Q"},
	{edm.Date, edm.Days(-719162), "0001-01-01"},
	{edm.DateTimeOffset, lastInstant, "9999-12-31T23:59:59.999999Z"},
	{edm.DateTimeOffset, time.Date(2024, 2, 29, 12, 0, 0, 250_000_000, time.UTC), "2024-02-29T12:00:00.25Z"},
	{edm.TimeOfDay, edm.Clock(30_600_500_000), "08:30:00.5"},
	{edm.Duration, time.Duration(0), "PT0S"},
	{edm.Duration, 24 * time.Hour, "P1D"},
	{edm.Duration, -(25*time.Hour + 500*time.Millisecond), "-P1DT1H0.5S"},
}

// TestTextsThereAndBack: a value cast to text and back is the value.
func TestTextsThereAndBack(t *testing.T) {
	for _, c := range written {
		text, err := CastRow(c.of, edm.String).Eval([]any{c.v})
		require.NoError(t, err)
		require.Equal(t, c.text, text)
		require.True(t, same(c.v, Read(c.of, c.text)), "%s: %v", c.text, Read(c.of, c.text))
	}
}

// TestNoValues: a text that is no value of a type gives null.
func TestNoValues(t *testing.T) {
	for of, texts := range map[edm.Primitive][]string{
		edm.Boolean:        {"", "1", "tru", "true "},
		edm.Byte:           {"-1", "256", "1.0", "", " 1"},
		edm.Int32:          {"2147483648"},
		edm.Int64:          {"9223372036854775808", "1e3", "0x1", "1_000", "\u0661"},
		edm.Decimal:        {"1.", ".5", "INF", "1000000000000", "1e12", "1e-40"},
		edm.Double:         {"NaN", "1e400", "1e-301", "1e0001", "+INF", "0x1p4"},
		edm.Single:         {"1e39", "1e-39"},
		edm.Guid:           {"776afc26", "{776afc26-0000-0000-0000-000000000001}"},
		edm.Binary:         {"YR", "A", "Y!"},
		edm.Date:           {"2023-02-29", "0000-01-01", "2023-2-1", "2023-02-28Z"},
		edm.DateTimeOffset: {"2023-02-28", "2023-02-28T10:00", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "2023-02-28T10:00:00+15:00", "2023-02-28T10:00:00.1234567Z"},
		edm.TimeOfDay:      {"24:00:00", "8:00", "08:00:00.1234567"},
		edm.Duration:       {"P", "PT", "P1Y", "P106752D", "PT1\u017F", "PT0.1234567S"},
	} {
		for _, text := range texts {
			require.Nil(t, Read(of, text), "%s %q", of, text)
		}
	}
}

// TestNarrowing: a number is rounded half away from zero, and null where it does not fit.
func TestNarrowing(t *testing.T) {
	for _, c := range []struct {
		from, to edm.Primitive
		v, want  any
	}{
		{edm.Decimal, edm.Int64, dec("2.5"), int64(3)},
		{edm.Decimal, edm.Int64, dec("-2.5"), int64(-3)},
		{edm.Decimal, edm.Byte, dec("255.5"), nil},
		{edm.Decimal, edm.Int64, dec("9223372036854775807.5"), nil},
		{edm.Double, edm.Int64, 0.49999999999999994, int64(0)},
		{edm.Double, edm.Int64, 9.3e18, nil},
		{edm.Double, edm.Int16, 1e10, nil},
		{edm.Double, edm.Single, 1e300, nil},
		{edm.Decimal, edm.Single, dec("0.1"), float64(float32(0.1))},
		{edm.Int64, edm.SByte, int64(-129), nil},
		{edm.Int64, edm.SByte, int64(-128), int64(-128)},
	} {
		v := c.v
		for _, row := range CastRows(c.from, c.to) {
			v, _ = row.Apply([]any{v})
		}
		require.Equal(t, c.want, v, "%v to %s", c.v, c.to)
	}
	tenth, err := CastRow(edm.Double, edm.Decimal).Eval([]any{0.1})
	require.NoError(t, err)
	require.True(t, dec("0.1").Equal(tenth.(decimal.Decimal)))
	require.Nil(t, CastRows(edm.Boolean, edm.Int64))
	require.Nil(t, CastRows(edm.Guid, edm.Single))
}

// TestPatternsAreRead: what RE2 takes and the databases do not is refused with a reason.
func TestPatternsAreRead(t *testing.T) {
	for pattern, reason := range map[string]string{
		`(?=a)`: "look-around", `(a)\1`: "references back", `a{256}`: "at most 255 times", `(?m)^a`: "(?m) is not offered", `(`: "missing closing",
	} {
		_, err := CompilePattern(pattern)
		require.ErrorContains(t, err, reason)
	}
	p, err := CompilePattern(`(?i)^k.[^a-y]{2,}$`)
	require.NoError(t, err)
	require.True(t, p.memory.MatchString("\u212Axzz"))
	require.False(t, p.memory.MatchString("k\u2028zz"), "a dot is no end of a line")
	require.NotContains(t, p.Postgres, "$")
}

// TestDurationsAddUp: what is added can be taken away again, or neither is in range.
func TestDurationsAddUp(t *testing.T) {
	add, sub := rowOf(t, "add", edm.DateTimeOffset, edm.Duration), rowOf(t, "sub", edm.DateTimeOffset, edm.DateTimeOffset)
	rapid.Check(t, func(t *rapid.T) {
		at := time.UnixMicro(rapid.Int64Range(firstInstant.UnixMicro(), lastInstant.UnixMicro()).Draw(t, "at")).UTC()
		d := time.Duration(rapid.Int64Range(-9e15, 9e15).Draw(t, "us")) * time.Microsecond
		later, err := add.Eval([]any{at, d})
		if err != nil {
			require.ErrorIs(t, err, ErrRange)
			return
		}
		back, err := sub.Eval([]any{later, at})
		require.NoError(t, err)
		require.Equal(t, d, back)
	})
}

// rowOf finds the row of a name for operands of these types.
func rowOf(t *testing.T, name string, in ...edm.Primitive) *Func {
	t.Helper()
	for _, f := range Named(name) {
		if len(f.In) == len(in) && f.In[0] == in[0] && f.In[1] == in[1] {
			return f
		}
	}
	t.Fatalf("no row %s %v", name, in)
	return nil
}
