package evaltest

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/eval"
)

// World holds the rows of the model.
type World struct {
	Model *edm.Model
	Rows  map[string][]*Row
	// Friends pairs people by Id: a friend of the first is the second.
	Friends [][2]int64
}

// Row is one row of a World.
type Row struct {
	Values map[string]any
	world  *World
	kind   *edm.EntityType
}

// Type implements eval.Typed.
func (r *Row) Type() *edm.EntityType { return r.kind }

// Of gives the rows of a type and of those derived from it.
func (w *World) Of(t *edm.EntityType) []*Row {
	root := t
	for root.Base != nil {
		root = root.Base
	}
	return slices.DeleteFunc(slices.Clone(w.Rows[root.Name]), func(r *Row) bool { return !r.kind.Is(t) })
}

// Value implements eval.Object.
func (r *Row) Value(name string) any { return r.Values[name] }

// Related implements eval.Object.
func (r *Row) Related(name string) []eval.Object {
	if name == "FRIENDS" {
		return r.friends()
	}
	nav := r.kind.Navigation(name)
	if nav.Ref != "" {
		return r.world.with(nav.Target.Name, "Id", r.Values[nav.Ref])
	}
	back := nav.Target.Navigation(nav.Partner)
	return r.world.with(nav.Target.Name, back.Ref, r.Values["Id"])
}

func (r *Row) friends() []eval.Object {
	var found []eval.Object
	for _, pair := range r.world.Friends {
		if pair[0] == r.Values["Id"] {
			found = append(found, r.world.with("Person", "Id", pair[1])...)
		}
	}
	return found
}

func (w *World) with(kind, property string, value any) []eval.Object {
	var found []eval.Object
	for _, r := range w.Rows[kind] {
		if value != nil && r.Values[property] == value {
			found = append(found, r)
		}
	}
	return found
}

// Objects implements eval.Source.
func (w *World) Objects(set *edm.EntitySet) []eval.Object {
	var all []eval.Object
	for _, r := range w.Rows[set.Type.Name] {
		all = append(all, r)
	}
	return all
}

// Add adds a row of a type. Rows of a derived type are with those of its base.
func (w *World) Add(kind string, values map[string]any) {
	t := w.Model.Type("Test." + kind)
	if t.Base != nil {
		kind = t.Base.Name
	}
	w.Rows[kind] = append(w.Rows[kind], &Row{Values: values, world: w, kind: t})
}

// New makes a world of so many people; the same seed makes the same world.
func New(seed uint64, people int) *World {
	w := &World{Model: Model(), Rows: map[string][]*Row{}}
	r := rand.New(rand.NewPCG(seed, 7))
	for i := range 6 {
		w.Add("Unit", map[string]any{"Id": int64(i + 1), "Name": oneOf(r, texts), "PARENTId": maybe(r, func() any { return r.Int64N(int64(i+1)) + 1 })})
	}
	for i := range people {
		values := person(r, int64(i+1), people)
		if i%5 != 3 {
			w.Add("Person", values)
			continue
		}
		values["Bonus"] = maybe(r, func() any { return decimal.New(r.Int64N(1000), -1) })
		values["DEPUTYId"] = maybe(r, func() any { return r.Int64N(int64(people)) + 1 })
		w.Add("Chief", values)
	}
	for i := range people {
		w.Add("Badge", map[string]any{"Id": int64(i + 1), "Name": oneOf(r, texts), "OWNERId": maybe(r, func() any { return r.Int64N(int64(people)) + 1 })})
	}
	seen := map[[2]int64]bool{}
	for range 2 * people {
		pair := [2]int64{r.Int64N(int64(people)) + 1, r.Int64N(int64(people)) + 1}
		if !seen[pair] {
			seen[pair] = true
			w.Friends = append(w.Friends, pair)
		}
	}
	return w
}

// texts are hard for whoever escapes, folds or orders texts.
var texts = []any{
	nil, "", "a", "A", "ab", "Ab", "abc", "b", "O'Neil", "100%", "a_b", `a\b`, " a ", "\ta", "ä", "Ä", "ß", "é", "e\u0301",
	"İ", "ı", "ſ", "ẞ", "K", "ǅ", "Z", "z", "zz", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U0010FFFF", "x\U0010FFFFy", `"q"`, "a;b--", "Anna", "anna@example.com",
}

func person(r *rand.Rand, id int64, people int) map[string]any {
	name := oneOf(r, texts)
	if name == nil {
		name = "nobody"
	}
	values := map[string]any{
		"Id": id, "UId": uuid.NewSHA1(uuid.NameSpaceOID, []byte{byte(id), byte(id >> 8)}), "Name": name, "Version": id * 10,
		"Deleted": r.IntN(10) == 0, "Grade": r.Int64N(4), "Email": oneOf(r, texts),
		"Level":  maybe(r, func() any { return r.Int64N(7) - 2 }),
		"Score":  maybe(r, func() any { return decimal.New(r.Int64N(2000)-500, -2) }),
		"Ratio":  maybe(r, func() any { return float64(r.IntN(40)-10) / 4 }),
		"Active": maybe(r, func() any { return r.IntN(2) == 0 }),
		"Hired": maybe(r, func() any {
			return time.Date(1960+r.IntN(80), time.Month(r.IntN(12)+1), r.IntN(28)+1, r.IntN(24), r.IntN(60), r.IntN(60), r.IntN(1_000_000)*1000, time.UTC)
		}),
		"Born":   maybe(r, func() any { return edm.Days(r.Int64N(30000) - 10000) }),
		"Shift":  maybe(r, func() any { return time.Duration(r.Int64N(100)-20) * time.Hour }),
		"Access": maybe(r, func() any { return r.Int64N(8) }),
		"STATUS": maybe(r, func() any { return r.Int64N(3) + 1 }),
		"UNITId": maybe(r, func() any { return r.Int64N(6) + 1 }),
		"BOSSId": maybe(r, func() any { return r.Int64N(int64(people)) + 1 }),
	}
	maps.Copy(values, extremes(r))
	maps.Copy(values, collections(r))
	return values
}

// extremes are values at the ends of their types, and others between.
func extremes(r *rand.Rand) map[string]any {
	last := time.Date(9999, 12, 31, 23, 59, 59, 999_999_000, time.UTC)
	instants := []any{nil, time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), last, time.Unix(0, 0).UTC(), time.UnixMicro(-1).UTC(), time.Date(2024, 2, 29, 12, 30, 15, 250_000_000, time.UTC)}
	long := time.Duration(math.MaxInt64 / 1000 * 1000)
	return map[string]any{
		"Huge":   oneOf(r, []any{nil, int64(math.MaxInt64), int64(math.MinInt64), int64(math.MaxInt64 - 1), int64(0), int64(-1), int64(1) << 53, int64(1)<<53 + 1, int64(42)}),
		"Size":   oneOf(r, []any{nil, int64(-128), int64(127), int64(0), int64(5)}),
		"Points": oneOf(r, []any{nil, int64(-32768), int64(32767), int64(0), int64(300)}),
		"Weight": oneOf(r, []any{nil, float64(float32(0.1)), 1.5, -2.25, float64(math.MaxFloat32), 0.0, 70.5}),
		"Photo":  oneOf(r, []any{nil, []byte{}, []byte{0}, []byte{0, 255, 16}, []byte("bytes"), []byte{251, 239, 190}}),
		"Alarm":  oneOf(r, []any{nil, edm.Clock(0), edm.Clock(86_399_999_999), edm.Clock(27_000_000_000), edm.Clock(30_600_500_000)}),
		"Since":  oneOf(r, instants),
		"Until":  oneOf(r, []any{nil, edm.Days(-719162), edm.Days(2932896), edm.Days(0), edm.Days(-1), edm.Days(19782)}),
		"Term":   oneOf(r, []any{nil, time.Duration(0), -time.Microsecond, 36*time.Hour + 30*time.Minute, -90 * time.Minute, long, -long, 1_500_000 * time.Microsecond, 24 * time.Hour}),
		"Code":   oneOf(r, readable),
	}
}

// readable are texts that are values of other types, or nearly.
var readable = []any{
	nil, "", "1", "-7", "007", "+5", "128", "300", "99999999999", "9223372036854775807", "9223372036854775808", "1.5", "-0.0000005", "1e3", "1e400", "INF", "-INF", "NaN", "true", "FALSE", "tru",
	"2024-02-29", "2023-02-29", "0000-01-01", "9999-12-31", "2024-02-29T10:20:30Z", "2024-02-29t10:20:30.123456+05:30", "2024-02-29T10:20", "2024-02-29T10:20:30.1234567Z", "0001-01-01T00:00:00+01:00",
	"10:20", "23:59:59.999999", "24:00:00", "P1D", "PT1H30M", "-P1DT0.5S", "pt1.5s", "P", "PT", "PT\u017F", "P106752D",
	"776afc26-0000-0000-0000-000000000001", "776AFC26-0000-0000-0000-000000000001", "{776afc26-0000-0000-0000-000000000001}", "AA", "AP8Q", "YQ==", "YR", "a b", "\u0661", "Read", "Read,Own", "Nobody", "straße", "a.b", "a\nb", "ab12",
}

// collections are a complex value and collections, some null where none should be, with nulls in them.
func collections(r *rand.Rand) map[string]any {
	contact := maybe(r, func() any {
		spot := maybe(r, func() any {
			return map[string]any{"Lat": maybe(r, func() any { return float64(r.IntN(8)) / 2 }), "Name": oneOf(r, texts)}
		})
		return map[string]any{"City": oneOf(r, texts), "Zip": maybe(r, func() any { return r.Int64N(9) }), "Lines": several(r, func() any { return oneOf(r, texts[:8]) }), "Spot": spot}
	})
	return map[string]any{
		"Contact": contact,
		"Tags":    several(r, func() any { return oneOf(r, texts[:9]) }),
		"Marks":   several(r, func() any { return maybe(r, func() any { return r.Int64N(4) }) }),
		"Fees":    several(r, func() any { return maybe(r, func() any { return decimal.New(r.Int64N(6)*50, -2) }) }),
		"Rates":   several(r, func() any { return oneOf(r, []any{nil, 1.0, 1.5, math.Inf(1), -2.0, 0.1}) }),
		"Visits":  several(r, func() any { return time.Unix(r.Int64N(3)*100_000, 500_000_000).UTC() }),
		"Days":    several(r, func() any { return edm.Days(r.Int64N(5)) }),
		"Keys":    several(r, func() any { return uuid.NewSHA1(uuid.NameSpaceOID, []byte{byte(r.IntN(4)), 0}) }),
		"Rights":  several(r, func() any { return r.Int64N(8) }),
	}
}

// several is a collection of up to four values, null one time in four.
func several(r *rand.Rand, value func() any) any {
	return maybe(r, func() any {
		items := []any{}
		for range r.IntN(5) {
			items = append(items, value())
		}
		return items
	})
}

func oneOf(r *rand.Rand, values []any) any { return values[r.IntN(len(values))] }

// maybe is null one time in four.
func maybe(r *rand.Rand, value func() any) any {
	if r.IntN(4) == 0 {
		return nil
	}
	return value()
}
