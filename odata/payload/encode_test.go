package payload_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// extremes are values of each type with what encoding/json makes of the same.
var extremes = []struct {
	t     edm.Primitive
	value any
	same  any
}{
	{edm.Boolean, true, true},
	{edm.Boolean, false, false},
	{edm.Byte, int64(255), uint8(255)},
	{edm.SByte, int64(-128), int8(-128)},
	{edm.Int16, int64(math.MinInt16), int16(math.MinInt16)},
	{edm.Int32, int64(math.MaxInt32), int32(math.MaxInt32)},
	{edm.Int64, int64(math.MinInt64), int64(math.MinInt64)},
	{edm.Int64, int64(math.MaxInt64), int64(math.MaxInt64)},
	{edm.Double, math.MaxFloat64, math.MaxFloat64},
	{edm.Double, math.SmallestNonzeroFloat64, math.SmallestNonzeroFloat64},
	{edm.Double, 1e20, 1e20},
	{edm.Double, 1e21, 1e21},
	{edm.Double, -0.000001, -0.000001},
	{edm.Single, float64(float32(0.1)), float32(0.1)},
	{edm.Single, float64(float32(math.MaxFloat32)), float32(math.MaxFloat32)},
	{edm.Double, math.NaN(), "NaN"},
	{edm.Double, math.Inf(1), "INF"},
	{edm.Single, math.Inf(-1), "-INF"},
	{edm.Decimal, decimal.RequireFromString("-99999999999999999999.000001"), json.Number("-99999999999999999999.000001")},
	{edm.Decimal, decimal.Zero, 0},
	{edm.String, "", ""},
	{edm.String, "clean ASCII, long enough for eight bytes at once", "clean ASCII, long enough for eight bytes at once"},
	{edm.String, "Ünï 🪢 \u2028", "Ünï 🪢 \u2028"},
	{edm.String, "a\"b\\c\x00\x1f\t\r\n\x7f</script>&", "a\"b\\c\x00\x1f\t\r\n\x7f</script>&"},
	{edm.String, "broken \xff here", "broken \xff here"},
	{edm.Guid, uuid.Max, uuid.Max},
	{edm.Guid, badge, badge},
	{edm.Binary, []byte{0xfb, 0xff, 0}, base64.URLEncoding.EncodeToString([]byte{0xfb, 0xff, 0})},
	{edm.DateTimeOffset, time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)},
	{edm.DateTimeOffset, time.Date(9999, 12, 31, 23, 59, 59, 999999000, time.UTC), time.Date(9999, 12, 31, 23, 59, 59, 999999000, time.UTC)},
	{edm.DateTimeOffset, time.Date(2000, 2, 29, 12, 0, 0, 120000000, time.UTC), time.Date(2000, 2, 29, 12, 0, 0, 120000000, time.UTC)},
	{edm.Date, edm.Days(-719162), "0001-01-01"},
	{edm.Date, edm.Days(2932896), "9999-12-31"},
	{edm.TimeOfDay, edm.Clock(1), "00:00:00.000001"},
	{edm.Duration, time.Duration(math.MinInt64) / 1000 * 1000, "-P106751DT23H47M16.854775S"},
}

// TestExtremes compares each value with what encoding/json makes of it, once as a number or text
// and once with large numbers as strings.
func TestExtremes(t *testing.T) {
	for _, c := range extremes {
		p := &edm.Property{Name: "P", Type: c.t}
		want, err := json.Marshal(c.same)
		require.NoError(t, err)
		for _, wide := range []bool{false, true} {
			got := cutValue(row(t, p, c.value, payload.Format{IEEE754: wide}))
			expected := string(want)
			if wide && (c.t == edm.Int64 || c.t == edm.Decimal) {
				expected = `"` + expected + `"`
			}
			require.JSONEq(t, expected, got, "%s %v", c.t, c.value)
			if c.t != edm.String {
				require.Equal(t, expected, got, "%s %v", c.t, c.value)
			}
		}
	}
}

// TestInstants compares all points in time with the form that package time gives them.
func TestInstants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		micros := rapid.Int64Range(-62135596800e6, 253402300799e6).Draw(t, "micros")
		at := time.UnixMicro(micros).UTC()
		require.Equal(t, at.Format(time.RFC3339Nano), string(payload.AppendText(nil, edm.DateTimeOffset, at)))
		require.Equal(t, at.Format(time.DateOnly), string(payload.AppendText(nil, edm.Date, edm.Days(floor(micros)))))
	})
}

func floor(micros int64) int64 {
	const day = 86400e6
	if micros%day < 0 {
		return micros/day - 1
	}
	return micros / day
}

// TestTexts compares all texts with what encoding/json reads from them.
func TestTexts(t *testing.T) {
	p := &edm.Property{Name: "P", Type: edm.String}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[ -~]{0,40}`), rapid.StringMatching(`[a-z]{0,17}["\\\x00-\x1f][a-z]{0,9}`)).Draw(t, "text")
		var got string
		require.NoError(t, json.Unmarshal([]byte(cutValue(row(nil, p, text, payload.Format{}))), &got))
		require.Equal(t, text, got)
	})
}

// answer writes rows of one query as a set.
func answer(t *testing.T, q *query.Query, f payload.Format, rows ...query.Row) string {
	var out bytes.Buffer
	w := payload.NewWriter(&out, q, f)
	w.BeginSet("c", nil)
	for _, r := range rows {
		require.NoError(t, w.Row(r))
	}
	require.NoError(t, w.EndSet(""))
	return out.String()
}

// coded is a query with a key, a version, a coded value, a text and a computed number.
func coded() *query.Query {
	status := &edm.CodeSet{Name: "Status", Codes: []edm.Code{{ID: 1, UID: "u1", Value: "On"}, {ID: 5000, UID: "u2", Value: "Far"}}}
	props := []*edm.Property{
		{Name: "Id", Type: edm.Int64},
		{Name: "V", Type: edm.Int64},
		{Name: "S", Type: &edm.ComplexType{Name: "SetValue"}, Codes: status, Nullable: true},
		{Name: "T", Type: edm.String, Nullable: true},
		{Name: "End", Type: edm.DateTimeOffset, Nullable: true},
	}
	typ := &edm.EntityType{Namespace: "T", Name: "Row", Properties: props, Key: []string{"Id"}, ETag: "V"}
	return &query.Query{
		Set: &edm.EntitySet{Name: "Rows", Type: typ}, Type: typ, Shape: &query.Shape{},
		Columns: append(props[:5:5], &edm.Property{Name: "Twice", Type: edm.Int64, Nullable: true}), Shown: []bool{true, false, true, true, true, true},
	}
}

// TestForms writes the same row in all forms of answer.
func TestForms(t *testing.T) {
	q := coded()
	full := query.Row{Cells: query.CellsOf(int64(7), int64(3), int64(1), "x", nil, int64(14))}
	none := query.Row{Cells: query.CellsOf(int64(8), int64(4), nil, nil, nil, nil)}
	end := &payload.Style{Nulls: map[string]time.Time{"End": time.Date(9999, 12, 30, 23, 0, 0, 0, time.UTC)}}
	for _, c := range []struct {
		name string
		f    payload.Format
		want string
	}{
		{"minimal", payload.Format{}, `{"@odata.context":"c","value":[` +
			`{"@odata.etag":"W/\"3\"","Id":7,"S":{"Id":1,"UId":"u1","Value":"On"},"T":"x","End":null,"Twice@odata.type":"#Int64","Twice":14},` + "\n" +
			`{"@odata.etag":"W/\"4\"","Id":8,"S":null,"T":null,"End":null,"Twice@odata.type":"#Int64","Twice":null}]}`},
		{"none", payload.Format{Metadata: payload.None, IEEE754: true}, `{"value":[` +
			`{"Id":"7","S":{"Id":"1","UId":"u1","Value":"On"},"T":"x","End":null,"Twice":"14"},` + "\n" +
			`{"Id":"8","S":null,"T":null,"End":null,"Twice":null}]}`},
		{"without nulls", payload.Format{Metadata: payload.None, OmitNulls: true}, `{"value":[` +
			`{"Id":7,"S":{"Id":1,"UId":"u1","Value":"On"},"T":"x","Twice":14},` + "\n" + `{"Id":8}]}`},
		{"a null with a stand-in is not omitted", payload.Format{Metadata: payload.None, OmitNulls: true, Style: end}, `{"value":[` +
			`{"Id":7,"S":{"Id":1,"UId":"u1","Value":"On"},"T":"x","End":"9999-12-30T23:00:00Z","Twice":14},` + "\n" + `{"Id":8,"End":"9999-12-30T23:00:00Z"}]}`},
		{"full", payload.Format{Metadata: payload.Full, Root: "r/"}, `{"@odata.context":"c","value":[` +
			`{"@odata.type":"#T.Row","@odata.id":"r/Rows(7)","@odata.editLink":"Rows(7)","@odata.etag":"W/\"3\"","Id@odata.type":"#Int64","Id":7,` +
			`"S":{"Id":1,"UId":"u1","Value":"On"},"T":"x","End@odata.type":"#DateTimeOffset","End":null,"Twice@odata.type":"#Int64","Twice":14},` + "\n" +
			`{"@odata.type":"#T.Row","@odata.id":"r/Rows(8)","@odata.editLink":"Rows(8)","@odata.etag":"W/\"4\"","Id@odata.type":"#Int64","Id":8,` +
			`"S":null,"T":null,"End@odata.type":"#DateTimeOffset","End":null,"Twice@odata.type":"#Int64","Twice":null}]}`},
	} {
		for range 2 { // the second time by the encoder that was kept
			require.Equal(t, c.want+"\n", answer(t, q, c.f, full, none), c.name)
		}
	}
}

func TestCodesOutsideOfTheTable(t *testing.T) {
	q := coded()
	got := answer(t, q, payload.Format{Metadata: payload.None}, query.Row{Cells: query.CellsOf(int64(1), nil, int64(5000), "", nil, nil)},
		query.Row{Cells: query.CellsOf(int64(2), nil, int64(-3), "", nil, nil)})
	require.Contains(t, got, `{"Id":5000,"UId":"u2","Value":"Far"}`)
	require.Contains(t, got, `{"Id":-3,"UId":null,"Value":null}`)
}

// TestManyAtOnce writes answers of one shape from many goroutines. With -race it shows that what
// they share is not written to.
func TestManyAtOnce(t *testing.T) {
	q := coded()
	var group sync.WaitGroup
	for n := range int64(16) {
		group.Go(func() {
			for range 50 {
				r := query.Row{Cells: query.CellsOf(n, n, int64(1), fmt.Sprint("t", n), nil, n)}
				want := fmt.Sprintf(`{"value":[{"Id":%d,"S":{"Id":1,"UId":"u1","Value":"On"},"T":"t%d","End":null,"Twice":%d}]}`+"\n", n, n, n)
				if got := answer(t, q, payload.Format{Metadata: payload.None}, r); got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			}
		})
	}
	group.Wait()
}

// TestNoAllocations: a row costs no memory.
func TestNoAllocations(t *testing.T) {
	q := coded()
	w := payload.NewWriter(&counting{}, q, payload.Format{})
	w.BeginSet("c", nil)
	r := query.Row{Cells: query.CellsOf(int64(7), int64(3), int64(1), "Ünï 🪢, a text of some length", time.Now(), int64(14))}
	require.NoError(t, w.Row(r))
	require.Zero(t, testing.AllocsPerRun(1000, func() { _ = w.Row(r) }))
}
