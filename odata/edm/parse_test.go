package edm_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// parsed are texts and the values they stand for.
var parsed = []struct {
	t    edm.Primitive
	text string
	want any
}{
	{edm.String, "", ""},
	{edm.Boolean, "TRUE", true},
	{edm.Boolean, "false", false},
	{edm.Byte, "255", int64(255)},
	{edm.SByte, "-128", int64(-128)},
	{edm.Int16, "32767", int64(32767)},
	{edm.Int32, "-2147483648", int64(math.MinInt32)},
	{edm.Int64, "9223372036854775807", int64(math.MaxInt64)},
	{edm.Int64, "-9223372036854775808", int64(math.MinInt64)},
	{edm.Int64, "+5", int64(5)},
	{edm.Int64, "-0", int64(0)},
	{edm.Decimal, "-12.50", decimal.RequireFromString("-12.5")},
	{edm.Decimal, "1e2", decimal.RequireFromString("100")},
	{edm.Decimal, "-" + strings.Repeat("9", 39) + ".9", decimal.RequireFromString("-" + strings.Repeat("9", 39) + ".9")},
	{edm.Double, "-1.5e-3", -0.0015},
	{edm.Double, "-INF", math.Inf(-1)},
	{edm.Double, "1.7976931348623157e308", math.MaxFloat64},
	{edm.Single, "0.1", float64(float32(0.1))},
	{edm.Guid, "776AFC26-0d1c-4b8a-9a6e-0b8d3a6f5e11", uuid.MustParse("776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e11")},
	{edm.Binary, "-_8A", []byte{0xfb, 0xff, 0}},
	{edm.Binary, "+/8=", []byte{0xfb, 0xff}},
	{edm.Binary, "", []byte{}},
	{edm.Date, "0001-01-01", edm.Days(-719162)},
	{edm.Date, "1969-12-31", edm.Days(-1)},
	{edm.Date, "9999-12-31", edm.Days(2932896)},
	{edm.Date, "2000-02-29", edm.Days(11016)},
	{edm.DateTimeOffset, "2026-01-01t10:00z", time.Date(2026, 1, 1, 10, 0, 0, 0, time.UTC)},
	{edm.DateTimeOffset, "2026-01-01T10:00:00.123456000+02:00", time.Date(2026, 1, 1, 8, 0, 0, 123456000, time.UTC)},
	{edm.DateTimeOffset, "0001-01-01T00:00:00Z", time.Time{}},
	{edm.DateTimeOffset, "9999-12-31T23:59:59.999999Z", time.Date(9999, 12, 31, 23, 59, 59, 999999000, time.UTC)},
	{edm.TimeOfDay, "08:30", edm.Clock(8.5 * 3600e6)},
	{edm.TimeOfDay, "23:59:59.999999", edm.Clock(86400e6 - 1)},
	{edm.Duration, "-P1DT2H3M4.5S", -(26*time.Hour + 3*time.Minute + 4500*time.Millisecond)},
	{edm.Duration, "pt24h", 24 * time.Hour},
	{edm.Duration, "PT0.000001S", time.Microsecond},
}

func TestParse(t *testing.T) {
	for _, c := range parsed {
		got, err := edm.Parse(c.t, c.text)
		if err != nil {
			t.Errorf("%s %q: %v", c.t, c.text, err)
		} else if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s %q: %s", c.t, c.text, diff)
		}
	}
	if v, err := edm.Parse(edm.Double, "NaN"); err != nil || !math.IsNaN(v.(float64)) {
		t.Errorf("NaN: %v %v", v, err)
	}
}

func TestParseRefuses(t *testing.T) {
	for kind, texts := range map[edm.Primitive][]string{
		edm.String:  {"a\x00"},
		edm.Boolean: {"", "1", "t", "yes"},
		edm.Byte:    {"256", "-1"}, edm.SByte: {"128", "-129"}, edm.Int16: {"32768"}, edm.Int32: {"2147483648"},
		edm.Int64:   {"", "9223372036854775808", "-9223372036854775809", "1.0", "1e3", "0x10", "1_000", " 1", "١", "５"},
		edm.Decimal: {"", ".5", "5.", "1e999", "1e40", "1e-40", "1e999999999", strings.Repeat("9", 41), "INF", "NaN", "1,5"},
		edm.Double:  {"1e999", "-1e999", "inf", "Infinity", "nan", "0x1p-2", "1_0", ""}, edm.Single: {"1e39"},
		edm.Guid:           {"{776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e11}", "776afc260d1c4b8a9a6e0b8d3a6f5e11", "urn:uuid:776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e11", "x"},
		edm.Binary:         {"*", "A", "AB"},
		edm.Date:           {"0000-01-01", "10000-01-01", "-0001-01-01", "2026-02-29", "2026-1-1", "2026-13-01", ""},
		edm.DateTimeOffset: {"2026-01-01", "2026-01-01T00:00:00", "0000-06-01T00:00:00Z", "10000-01-01T00:00:00Z", "9999-12-31T23:00:00-05:00", "0001-01-01T00:00:00+01:00", "2026-02-30T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:00,5Z", "2026-01-01T00:00:00.1234567Z", "2026-01-01T00:00:00.000000000001Z", "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+01:60"},
		edm.TimeOfDay:      {"24:00", "08:60", "08:30:60", "8:30", "08:30:00.1234567", ""},
		edm.Duration:       {"", "P", "-P", "PT", "P1DT", "P1Y", "P1M", "PT1.5H", "PT1ms", "P1H", "P106752D", "P999999999D", "P9999999999D", "PT0.0000001S", "--P1D", "PT1S1M"},
		edm.Untyped:        {"x"},
	} {
		for _, text := range texts {
			if v, err := edm.Parse(kind, text); err == nil {
				t.Errorf("%s %q gives %v", kind, text, v)
			}
		}
	}
}
