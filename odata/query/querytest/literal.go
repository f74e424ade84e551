package querytest

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// literal writes a value near those given, an extreme one, or null now and then. Where it is
// computed with it is small unless the query is wild.
func (g *gen) literal(t edm.Type, near []any, computed bool) *Node {
	if len(near) == 0 {
		near = g.anywhere(t)
	}
	var v any
	switch {
	case computed && !g.wild:
		v = g.small(t)
	case len(near) > 0 && !g.chance(12) && !(computed && g.chance(40)):
		if v = pick(g, near); g.chance(35) {
			v = g.neighbour(v)
		}
	default:
		v = g.extreme(t)
	}
	n := g.write(t, v)
	if n != nil && g.chance(6) {
		g.aliases++
		n.Alias = fmt.Sprintf("p%d", g.aliases)
	}
	return n
}

// anywhere gives the values of a type that any row of the model holds.
func (g *gen) anywhere(t edm.Type) []any {
	var found []any
	for _, kind := range g.Model.Types {
		for _, p := range kind.AllProperties() {
			of := class(p.Type)
			if p.Collection {
				of = class(edm.CollectionType{Of: p.Type})
			}
			if of == t && p.Codes == nil {
				found = append(found, g.Values(kind, p)...)
			}
		}
	}
	return found
}

// neighbour is a value close to another.
func (g *gen) neighbour(v any) any {
	switch x := v.(type) {
	case int64:
		if x > math.MinInt64 && x < math.MaxInt64 {
			return x + g.r.Int64N(3) - 1
		}
	case float64:
		return x + float64(g.r.IntN(3)-1)/4
	case decimal.Decimal:
		return x.Add(decimal.New(g.r.Int64N(3)-1, -int32(g.r.IntN(8))))
	case string:
		return g.nearText(x)
	case time.Time:
		return x.Add(time.Duration(g.r.Int64N(3)-1) * pick(g, []time.Duration{time.Microsecond, time.Second, time.Hour, 24 * time.Hour}))
	case edm.Days:
		return x + edm.Days(g.r.Int64N(3)-1)
	case time.Duration:
		if x.Abs() < longest {
			return x + time.Duration(g.r.Int64N(3)-1)*pick(g, []time.Duration{time.Microsecond, time.Minute})
		}
	case []any:
		return x[g.r.IntN(len(x)+1):]
	case edm.Clock:
		return edm.Clock(min(max(int64(x)+g.r.Int64N(3)-1, 0), 86_399_999_999))
	}
	return v
}

// nearText is a beginning, an end or another case of a text, or the text with something behind it.
func (g *gen) nearText(x string) string {
	runes := []rune(x)
	cut := g.r.IntN(len(runes) + 1)
	switch g.r.IntN(7) {
	case 0:
		return string(runes[:cut])
	case 1:
		return string(runes[cut:])
	case 2:
		return strings.ToUpper(x)
	case 3:
		return strings.ToLower(x)
	case 4:
		return x + pick(g, []string{" ", "a", "%", "_", `\`, "'"})
	}
	return pick(g, []string{"%", "_", `\`, "*", "?", "[", "'", "a", "A"})
}

// small is a value that can be computed with many times and stays in range.
func (g *gen) small(t edm.Type) any {
	switch t {
	case edm.Int64:
		return g.r.Int64N(21) - 10
	case edm.Decimal:
		return decimal.New(g.r.Int64N(4001)-2000, -int32(g.r.IntN(4)))
	case edm.Double:
		return float64(g.r.IntN(81)-40) / 4
	case edm.DateTimeOffset:
		return time.Date(1960+g.r.IntN(80), 3, 31, 23, 59, 59, 999_999_000, time.UTC)
	case edm.Date:
		return edm.Days(g.r.Int64N(30000) - 10000)
	case edm.Duration:
		return time.Duration(g.r.Int64N(4000)-2000) * 17 * time.Minute
	}
	if near := g.anywhere(t); len(near) > 0 {
		return pick(g, near)
	}
	return g.extreme(t)
}

var extremes = map[edm.Type][]any{
	edm.Boolean: {true, false},
	edm.Int64:   {int64(0), int64(-1), int64(math.MaxInt64), int64(math.MinInt64), int64(math.MaxInt32), int64(math.MinInt32)},
	edm.Decimal: {decimal.Zero, decimal.New(1, -6), decimal.New(-1, -6), decimal.New(999_999_999_999, -3), decimal.RequireFromString("99999999999999999999.5"), decimal.New(25, -1)},
	edm.Double:  {0.0, math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64, 1e-300, 0.1},
	edm.String:  {"", " ", "%", "_", `\`, `\%`, "'", "\U0010FFFF", "\uD7FF", "a%b_c", "ẞ", "Σς", "ﬁ", "\u00a0"},
	edm.Guid:    {uuid.UUID{}, uuid.Max},
	edm.Date:    {edm.Days(0), edm.Days(-719162), edm.Days(2932896)},
	edm.DateTimeOffset: {
		time.Unix(0, 0).UTC(), time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(9999, 12, 31, 23, 59, 59, 999_999_000, time.UTC),
		time.Date(2000, 2, 29, 23, 30, 0, 0, time.UTC), time.Date(1969, 12, 31, 23, 59, 59, 999_999_000, time.UTC),
	},
	edm.Duration:  {time.Duration(0), -time.Microsecond, 36 * time.Hour, -24 * time.Hour, 250 * 365 * 24 * time.Hour},
	edm.TimeOfDay: {edm.Clock(0), edm.Clock(86_399_999_999), edm.Clock(43_200_000_000)},
	edm.Binary:    {[]byte{}, []byte{0}, []byte{255, 0, 10}},
}

func (g *gen) extreme(t edm.Type) any {
	if many, ok := t.(edm.CollectionType); ok {
		var items []any
		for range g.r.IntN(3) {
			items = append(items, g.extreme(many.Of))
		}
		return items
	}
	if enum, ok := t.(*edm.EnumType); ok {
		sum := int64(0)
		for _, m := range enum.Members {
			if g.chance(40) && (enum.Flags || sum == 0) {
				sum |= m.Value
			}
		}
		return sum
	}
	return pick(g, extremes[t])
}

// write is a value as a literal of a type; nil if no literal says it.
func (g *gen) write(t edm.Type, v any) *Node {
	text := ""
	switch x := t.(type) {
	case *edm.EnumType:
		text = g.enumText(x, v.(int64))
	case edm.CollectionType:
		text = g.listText(x.Of, v.([]any))
	default:
		text = g.text(v)
	}
	if text == "" {
		return nil
	}
	return &Node{Type: t, Parts: []string{text}, Fixed: true, Bits: extent([]any{v})}
}

func (g *gen) text(v any) string {
	switch x := v.(type) {
	case bool:
		return strconv.FormatBool(x)
	case int64:
		return strconv.FormatInt(x, 10)
	case float64:
		return doubleText(x)
	case decimal.Decimal:
		if text := x.String(); strings.Contains(text, ".") {
			return text
		}
		return x.String() + ".0"
	case string:
		return "'" + strings.ReplaceAll(x, "'", "''") + "'"
	case uuid.UUID:
		return x.String()
	case []byte:
		return "binary'" + base64.URLEncoding.EncodeToString(x) + "'"
	}
	return g.timeText(v)
}

// listText is a collection as an array of JSON; empty if JSON does not say what an item is.
func (g *gen) listText(of edm.Type, items []any) string {
	texts := make([]string, len(items))
	for i, item := range items {
		if texts[i] = g.jsonText(of, item); texts[i] == "" {
			return ""
		}
	}
	return "[" + strings.Join(texts, ",") + "]"
}

func (g *gen) jsonText(of edm.Type, item any) string {
	switch x := item.(type) {
	case nil:
		return "null"
	case string:
		text, _ := json.Marshal(x) // a string always is one
		return string(text)
	case float64:
		if math.IsInf(x, 0) {
			return ""
		}
	case int64:
		if enum, ok := of.(*edm.EnumType); ok {
			return `"` + enumNames(enum, x) + `"`
		}
	case time.Duration:
		if x.Abs() >= longest {
			return ""
		}
		return `"` + duration(x) + `"`
	case uuid.UUID, time.Time, edm.Days, edm.Clock:
		if text := g.text(x); text != "" {
			return `"` + text + `"`
		}
		return ""
	case []byte:
		return `"` + base64.URLEncoding.EncodeToString(x) + `"`
	}
	return g.text(item)
}

func doubleText(x float64) string {
	switch {
	case math.IsInf(x, 1):
		return "INF"
	case math.IsInf(x, -1):
		return "-INF"
	}
	return strconv.FormatFloat(x, 'e', -1, 64)
}

func (g *gen) timeText(v any) string {
	switch x := v.(type) {
	case time.Time:
		return g.instant(x)
	case edm.Days:
		day := time.Unix(int64(x)*86400, 0).UTC()
		if day.Year() < 1 || day.Year() > 9999 {
			return ""
		}
		return day.Format(time.DateOnly)
	case edm.Clock:
		return time.UnixMicro(int64(x)).UTC().Format("15:04:05.000000")
	case time.Duration:
		if x.Abs() < longest {
			return "duration'" + duration(x) + "'"
		}
	}
	return ""
}

// instant writes a point in time with one of several offsets, as long as its year has four digits.
func (g *gen) instant(x time.Time) string {
	zone := time.FixedZone("", pick(g, []int{0, 0, 7200, -19800, 50400, -3600}))
	if there := x.In(zone); there.Year() >= 1 && there.Year() <= 9999 && x.UTC().Year() >= 1 && x.UTC().Year() <= 9999 {
		return there.Format("2006-01-02T15:04:05.999999Z07:00")
	}
	return ""
}

// longest is a duration that can still be written as a literal.
const longest = 290 * 365 * 24 * time.Hour

func duration(x time.Duration) string {
	sign := ""
	if x < 0 {
		sign, x = "-", -x
	}
	us := x.Microseconds()
	return fmt.Sprintf("%sP%dDT%dH%dM%d.%06dS", sign, us/86_400_000_000, us/3_600_000_000%24, us/60_000_000%60, us/1_000_000%60, us%1_000_000)
}

func (g *gen) enumText(t *edm.EnumType, v int64) string {
	if g.chance(50) {
		return "'" + enumNames(t, v) + "'"
	}
	return t.TypeName() + "'" + enumNames(t, v) + "'"
}

// enumNames writes the members of a value, or the number if they do not say it.
func enumNames(t *edm.EnumType, v int64) string {
	var names []string
	rest := v
	for _, m := range t.Members {
		if m.Value != 0 && v&m.Value == m.Value {
			names, rest = append(names, m.Name), rest&^m.Value
		}
	}
	if len(names) == 0 || rest != 0 || (!t.Flags && len(names) > 1) {
		return strconv.FormatInt(v, 10)
	}
	return strings.Join(names, ",")
}
