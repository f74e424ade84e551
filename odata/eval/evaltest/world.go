package evaltest

import (
	"math/rand/v2"
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

// Add adds a row.
func (w *World) Add(kind string, values map[string]any) {
	t := w.Model.Set(kind).Type
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
		w.Add("Person", person(r, int64(i+1), people))
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
	"İ", "ı", "Z", "z", "zz", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U0010FFFF", "x\U0010FFFFy", `"q"`, "a;b--", "Anna", "anna@example.com",
}

func person(r *rand.Rand, id int64, people int) map[string]any {
	name := oneOf(r, texts)
	if name == nil {
		name = "nobody"
	}
	return map[string]any{
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
}

func oneOf(r *rand.Rand, values []any) any { return values[r.IntN(len(values))] }

// maybe is null one time in four.
func maybe(r *rand.Rand, value func() any) any {
	if r.IntN(4) == 0 {
		return nil
	}
	return value()
}
