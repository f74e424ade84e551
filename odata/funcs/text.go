package funcs

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// blanks is what trim takes away at both ends.
const blanks = " \t\n\v\f\r"

// texts: positions and lengths count code points; upper and lower case are Go's simple mapping,
// which the store offers as the functions rw_lower and rw_upper on both databases.
var texts = []Func{
	{
		Name: "contains", In: []edm.Primitive{edm.String, edm.String}, Out: edm.Boolean,
		Postgres: "strpos($1, $2) > 0", SQLite: "instr($1, $2) > 0",
		Eval: func(a []any) (any, error) { return strings.Contains(a[0].(string), a[1].(string)), nil },
	},
	{
		Name: "startswith", In: []edm.Primitive{edm.String, edm.String}, Out: edm.Boolean,
		Postgres: "starts_with($1, $2)", SQLite: "substr($1, 1, length($2)) = $2",
		Eval: func(a []any) (any, error) { return strings.HasPrefix(a[0].(string), a[1].(string)), nil },
	},
	{
		Name: "endswith", In: []edm.Primitive{edm.String, edm.String}, Out: edm.Boolean,
		Postgres: "right($1, char_length($2)) = $2", Scalar: "rw_endswith",
		Eval: func(a []any) (any, error) { return strings.HasSuffix(a[0].(string), a[1].(string)), nil },
	},
	{
		Name: "length", In: []edm.Primitive{edm.String}, Out: edm.Int64,
		Postgres: "char_length($1)::bigint", SQLite: "length($1)",
		Eval: func(a []any) (any, error) { return int64(utf8.RuneCountInString(a[0].(string))), nil },
	},
	{
		Name: "indexof", In: []edm.Primitive{edm.String, edm.String}, Out: edm.Int64,
		Postgres: "(strpos($1, $2) - 1)::bigint", SQLite: "instr($1, $2) - 1",
		Eval: func(a []any) (any, error) { return indexOf(a[0].(string), a[1].(string)), nil },
	},
	{
		Name: "substring", In: []edm.Primitive{edm.String, edm.Int64}, Out: edm.String,
		Postgres: once("substr(v.x, "+pgStart+")", "$1", "$2"), Scalar: "rw_substring",
		Eval: func(a []any) (any, error) { return string(from(a[0].(string), a[1].(int64))), nil },
	},
	{
		Name: "substring", In: []edm.Primitive{edm.String, edm.Int64, edm.Int64}, Out: edm.String,
		Postgres: once("substr(v.x, "+pgStart+", (CASE WHEN v.z < 0 THEN 0 WHEN v.z > 1000000000 THEN 1000000000 ELSE v.z END)::int)", "$1", "$2", "$3"),
		Scalar:   "rw_substring_length",
		Eval: func(a []any) (any, error) {
			rest := from(a[0].(string), a[1].(int64))
			return string(rest[:min(int64(len(rest)), max(a[2].(int64), 0))]), nil
		},
	},
	{
		Name: "tolower", In: []edm.Primitive{edm.String}, Out: edm.String, Postgres: "rw_lower($1)", Scalar: "rw_lower",
		Eval: func(a []any) (any, error) { return strings.Map(unicode.ToLower, a[0].(string)), nil },
	},
	{
		Name: "toupper", In: []edm.Primitive{edm.String}, Out: edm.String, Postgres: "rw_upper($1)", Scalar: "rw_upper",
		Eval: func(a []any) (any, error) { return strings.Map(unicode.ToUpper, a[0].(string)), nil },
	},
	{
		Name: "trim", In: []edm.Primitive{edm.String}, Out: edm.String,
		Postgres: `btrim($1, E' \t\n\x0B\f\r')`, SQLite: "trim($1, char(32, 9, 10, 11, 12, 13))",
		Eval: func(a []any) (any, error) { return strings.Trim(a[0].(string), blanks), nil },
	},
	{
		Name: "concat", In: []edm.Primitive{edm.String, edm.String}, Out: edm.String, Plain: "($1 || $2)",
		Eval: func(a []any) (any, error) { return a[0].(string) + a[1].(string), nil },
	},
}

// pgStart: a negative start counts from the end; one before the beginning is the beginning. (The
// least and greatest of PostgreSQL pass over null, so they cannot bound what may be null.)
const pgStart = "(CASE WHEN v.y < 0 THEN greatest(char_length(v.x) + greatest(v.y, -1000000000), 0) WHEN v.y > 1000000000 THEN 1000000000 ELSE v.y END)::int + 1"

func indexOf(s, part string) int64 {
	at := strings.Index(s, part)
	if at < 0 {
		return -1
	}
	return int64(utf8.RuneCountInString(s[:at]))
}

func from(s string, start int64) []rune {
	runes := []rune(s)
	if start < 0 {
		start = max(int64(len(runes))+max(start, -1_000_000_000), 0)
	}
	return runes[min(start, int64(len(runes))):]
}

// PrefixRange gives the bounds between which, in code point order, lie exactly the texts
// that begin with prefix: low <= text < high. There is no high bound, and ok is false, if
// every text above prefix begins with it.
func PrefixRange(prefix string) (high string, ok bool) {
	runes := []rune(prefix)
	for len(runes) > 0 {
		last := runes[len(runes)-1]
		switch {
		case last == unicode.MaxRune:
			runes = runes[:len(runes)-1]
			continue
		case last == 0xD7FF:
			last = 0xE000 // no text holds a surrogate
		default:
			last++
		}
		runes[len(runes)-1] = last
		return string(runes), true
	}
	return "", false
}
