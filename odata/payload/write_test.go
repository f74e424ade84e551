package payload_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

func TestText(t *testing.T) {
	day := 24 * time.Hour
	tests := []struct {
		typ   edm.Primitive
		value any
		want  string
	}{
		{edm.Int64, int64(math.MinInt64), "-9223372036854775808"},
		{edm.Double, 0.1, "0.1"},
		{edm.Double, 1e21, "1e+21"},
		{edm.Double, 1e20, "100000000000000000000"},
		{edm.Double, math.Copysign(0, -1), "-0"},
		{edm.Double, math.NaN(), "NaN"},
		{edm.Double, math.Inf(-1), "-INF"},
		{edm.Single, float64(float32(0.1)), "0.1"},
		{edm.Decimal, decimal.RequireFromString("125.50"), "125.5"},
		{edm.Decimal, decimal.New(1, 12), "1000000000000"},
		{edm.Guid, uuid.MustParse("776AFC26-0d1c-4b8a-9a6e-0b8d3a6f5e11"), "776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e11"},
		{edm.DateTimeOffset, time.Date(2026, 1, 31, 8, 0, 0, 0, time.FixedZone("", 3600)), "2026-01-31T07:00:00Z"},
		{edm.DateTimeOffset, time.Date(2026, 1, 31, 8, 0, 0, 120000000, time.UTC), "2026-01-31T08:00:00.12Z"},
		{edm.DateTimeOffset, time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), "0001-01-01T00:00:00Z"},
		{edm.Date, edm.Days(-1), "1969-12-31"},
		{edm.Date, edm.Days(20000), "2024-10-04"},
		{edm.TimeOfDay, edm.Clock(0), "00:00:00"},
		{edm.TimeOfDay, edm.Clock(86400e6 - 1), "23:59:59.999999"},
		{edm.Duration, time.Duration(0), "PT0S"},
		{edm.Duration, day, "P1D"},
		{edm.Duration, day + time.Hour, "P1DT1H"},
		{edm.Duration, time.Hour + 30*time.Second, "PT1H30S"},
		{edm.Duration, -(2*day + 90*time.Minute + 1500*time.Microsecond), "-P2DT1H30M0.0015S"},
		{edm.Binary, []byte{0xfb, 0xff, 0}, "-_8A"},
		{edm.Boolean, true, "true"},
	}
	for _, test := range tests {
		if got := string(payload.AppendText(nil, test.typ, test.value)); got != test.want {
			t.Errorf("%s %v: got %s, want %s", test.typ, test.value, got, test.want)
		}
	}
}

// row writes one entity with one property.
func row(t testing.TB, p *edm.Property, value any, f payload.Format) string {
	typ := &edm.EntityType{Namespace: "T", Name: "Row", Properties: []*edm.Property{p}}
	q := &query.Query{Type: typ, Columns: []*edm.Property{p}, Shown: []bool{true}}
	var out bytes.Buffer
	w := payload.NewWriter(&out, q, f)
	if err := w.Entity("", query.Row{Cells: query.CellsOf(value)}); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(out.String())
}

// generators give values of each type.
func generators() map[edm.Primitive]*rapid.Generator[any] {
	micros := rapid.Int64Range(-62135596800e6, 253402300799e6)
	return map[edm.Primitive]*rapid.Generator[any]{
		edm.String:         rapid.Map(rapid.StringOf(rapid.Rune().Filter(func(r rune) bool { return r != 0 })), func(s string) any { return s }),
		edm.Int64:          rapid.Map(rapid.Int64(), func(n int64) any { return n }),
		edm.SByte:          rapid.Map(rapid.Int64Range(-128, 127), func(n int64) any { return n }),
		edm.Boolean:        rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		edm.Double:         rapid.Map(rapid.Float64(), func(f float64) any { return f }),
		edm.Single:         rapid.Map(rapid.Float32(), func(f float32) any { return float64(f) }),
		edm.Decimal:        rapid.Map(rapid.Int64(), func(n int64) any { return decimal.New(n, -6) }),
		edm.Guid:           rapid.Map(rapid.SliceOfN(rapid.Byte(), 16, 16), func(b []byte) any { return uuid.UUID(b) }),
		edm.Binary:         rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) any { return b }),
		edm.Date:           rapid.Map(rapid.Int64Range(-719162, 2932896), func(n int64) any { return edm.Days(n) }),
		edm.TimeOfDay:      rapid.Map(rapid.Int64Range(0, 86400e6-1), func(n int64) any { return edm.Clock(n) }),
		edm.Duration:       rapid.Map(rapid.Int64Range(-9e15, 9e15), func(n int64) any { return time.Duration(n) * time.Microsecond }),
		edm.DateTimeOffset: rapid.Map(micros, func(n int64) any { return time.UnixMicro(n).UTC() }),
	}
}

// What is written is read back as it was, for every type and also with IEEE754Compatible.
func TestRoundTrip(t *testing.T) {
	for typ, generator := range generators() {
		t.Run(typ.String(), func(t *testing.T) {
			p := &edm.Property{Name: "P", Type: typ, Nullable: true}
			read := payload.Reader{Model: &edm.Model{}, Type: &edm.EntityType{Name: "Row", Properties: []*edm.Property{p}}}
			rapid.Check(t, func(t *rapid.T) {
				value, wide := generator.Draw(t, "value"), rapid.Bool().Draw(t, "IEEE754")
				text := fmt.Sprintf(`{"P":%s}`, cutValue(row(nil, p, value, payload.Format{IEEE754: wide})))
				if !json.Valid([]byte(text)) {
					t.Fatalf("%s is no JSON", text)
				}
				e, err := read.Read([]byte(text))
				if err != nil {
					t.Fatalf("%s: %v", text, err)
				}
				if diff := cmp.Diff(value, e.Values["P"]); diff != "" {
					t.Fatalf("%s: %s", text, diff)
				}
			})
		})
	}
}

// TestRowsComeBack does the same with whole rows of all types, some of their values null.
func TestRowsComeBack(t *testing.T) {
	q := &query.Query{Type: &edm.EntityType{Namespace: "T", Name: "Row"}, Shape: &query.Shape{}}
	values := generators()
	for typ := range values {
		q.Columns = append(q.Columns, &edm.Property{Name: typ.TypeName()[len("Edm."):], Type: typ, Nullable: true})
		q.Shown = append(q.Shown, true)
	}
	q.Type.Properties = q.Columns
	read := payload.Reader{Model: &edm.Model{}, Type: q.Type}
	rapid.Check(t, func(t *rapid.T) {
		f := payload.Format{Metadata: payload.None, IEEE754: rapid.Bool().Draw(t, "IEEE754"), OmitNulls: rapid.Bool().Draw(t, "omit")}
		want, boxed := map[string]any{}, make([]any, len(q.Columns))
		for i, p := range q.Columns {
			if rapid.Bool().Draw(t, "null") {
				if !f.OmitNulls {
					want[p.Name] = nil
				}
				continue
			}
			boxed[i] = values[p.Type.(edm.Primitive)].Draw(t, p.Name)
			want[p.Name] = boxed[i]
		}
		var out bytes.Buffer
		if err := payload.NewWriter(&out, q, f).Entity("", query.Row{Cells: query.CellsOf(boxed...)}); err != nil {
			t.Fatal(err)
		}
		e, err := read.Read(out.Bytes())
		if err != nil {
			t.Fatalf("%s: %v", out.String(), err)
		}
		if diff := cmp.Diff(want, e.Values); diff != "" {
			t.Fatalf("%s: %s", out.String(), diff)
		}
	})
}

// cutValue takes the value out of an answer of one property.
func cutValue(answer string) string {
	_, rest, _ := strings.Cut(answer, `"P":`)
	return strings.TrimSuffix(rest, "}")
}

func TestStringsAreEscaped(t *testing.T) {
	p := &edm.Property{Name: "P", Type: edm.String}
	got := cutValue(row(t, p, "a\"\\\n\x01\u2028ü\xff<", payload.Format{}))
	if want := `"a\"\\\n\u0001` + "\u2028ü" + `\ufffd<"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestNulls(t *testing.T) {
	p := &edm.Property{Name: "P", Type: edm.DateTimeOffset, Nullable: true}
	end := payload.Format{Style: &payload.Style{Nulls: map[string]time.Time{"P": time.Date(9999, 12, 30, 23, 0, 0, 0, time.UTC)}}}
	if got := cutValue(row(t, p, nil, end)); got != `"9999-12-30T23:00:00Z"` {
		t.Error(got)
	}
	if got := cutValue(row(t, p, nil, payload.Format{})); got != "null" {
		t.Error(got)
	}
}

// counting is a client that may go away.
type counting struct {
	writes, largest int
	fail            bool
}

// Write implements io.Writer.
func (c *counting) Write(b []byte) (int, error) {
	c.writes++
	c.largest = max(c.largest, len(b))
	if c.fail {
		return 0, errors.New("gone")
	}
	return len(b), nil
}

func TestStreaming(t *testing.T) {
	p := &edm.Property{Name: "P", Type: edm.String}
	q := &query.Query{Type: &edm.EntityType{Name: "Row", Properties: []*edm.Property{p}}, Columns: []*edm.Property{p}, Shown: []bool{true}}
	out := &counting{}
	w := payload.NewWriter(out, q, payload.Format{})
	w.BeginSet("c", nil)
	for i := range 10_000 {
		if err := w.Row(query.Row{Cells: query.CellsOf(strings.Repeat("x", 90))}); err != nil {
			t.Fatal(err)
		}
		if i == 100 && (w.Started() || out.writes > 0) {
			t.Error("the first bytes must be held back")
		}
	}
	if err := w.EndSet(""); err != nil {
		t.Fatal(err)
	}
	if out.writes < 12 || out.largest > 72<<10 || w.Size() < 1_000_000 {
		t.Errorf("%d writes of at most %d bytes, %d in all", out.writes, out.largest, w.Size())
	}
	out.fail = true
	for range 1000 {
		if err := w.Row(query.Row{Cells: query.CellsOf(strings.Repeat("x", 90))}); err != nil {
			return
		}
	}
	t.Error("a client that is gone must be noticed")
}

func TestEntityID(t *testing.T) {
	set := &edm.EntitySet{Name: "S"}
	prop := func(name string, typ edm.Type) *edm.Property { return &edm.Property{Name: name, Type: typ} }
	enum := &edm.EnumType{Namespace: "T", Name: "E", Members: []edm.Member{{Name: "A", Value: 1}}}
	tests := []struct {
		key    []*edm.Property
		values []any
		want   string
	}{
		{[]*edm.Property{prop("Id", edm.Int64)}, []any{int64(5)}, "S(5)"},
		{[]*edm.Property{prop("C", edm.String)}, []any{"O'N/ü?"}, "S('O%27%27N%2F%C3%BC%3F')"},
		{[]*edm.Property{prop("A", edm.Int32), prop("B", edm.String)}, []any{int64(1), "x"}, "S(A=1,B='x')"},
		{[]*edm.Property{prop("G", edm.Guid)}, []any{badge}, "S(776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e11)"},
		{[]*edm.Property{prop("D", edm.Duration)}, []any{time.Hour}, "S(duration'PT1H')"},
		{[]*edm.Property{prop("E", enum)}, []any{int64(1)}, "S(T.E'A')"},
	}
	for _, test := range tests {
		if got := payload.EntityID(set, test.key, test.values); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

func BenchmarkRow(b *testing.B) {
	props := []*edm.Property{
		{Name: "Id", Type: edm.Int64},
		{Name: "UId", Type: edm.Guid},
		{Name: "DisplayName", Type: edm.String},
		{Name: "CreateTime", Type: edm.DateTimeOffset},
		{Name: "Deleted", Type: edm.Boolean},
	}
	q := &query.Query{Type: &edm.EntityType{Name: "Row", Properties: props, Key: []string{"Id"}}, Columns: props, Shown: []bool{true, true, true, true, true}}
	w := payload.NewWriter(&counting{}, q, payload.Format{})
	w.BeginSet("c", nil)
	r := query.Row{Cells: query.CellsOf(int64(1), badge, "Anna Example", time.Date(2026, 1, 1, 8, 0, 0, 123456000, time.UTC), false)}
	b.ReportAllocs()
	for b.Loop() {
		if err := w.Row(r); err != nil {
			b.Fatal(err)
		}
	}
}
