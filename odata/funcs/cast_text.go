package funcs

import (
	"encoding/base64"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// textCasts: a value cast to Edm.String is what stands in a URL for it, in one way only: instants
// in UTC with Z, fractions without trailing zeros, bytes in base64url, doubles with the fewest
// digits that tell them apart and with an exponent from 1e15 up and below 1e-4.
var textCasts = []Func{
	toText(edm.Int64, "($1)::text", func(v any) string { return strconv.FormatInt(v.(int64), 10) }),
	toText(edm.Boolean, "($1)::text", func(v any) string { return strconv.FormatBool(v.(bool)) }),
	toText(edm.Decimal, "trim_scale($1)::text", func(v any) string { return v.(decimal.Decimal).String() }),
	toText(edm.Double, "replace(($1 + 0)::text, 'Infinity', 'INF')", func(v any) string { return doubleText(v.(float64)) }),
	toText(edm.Guid, "($1)::text", func(v any) string { return v.(uuid.UUID).String() }),
	toText(edm.Binary, `translate(encode($1, 'base64'), E'+/=\n', '-_')`, func(v any) string {
		return base64.RawURLEncoding.EncodeToString(v.([]byte))
	}),
	toText(edm.Date, "to_char($1, 'YYYY-MM-DD')", func(v any) string { return midnight(v.(edm.Days)).Format(time.DateOnly) }),
	toText(edm.DateTimeOffset, `(rtrim(rtrim(to_char($1 AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.') || 'Z')`, func(v any) string {
		return v.(time.Time).UTC().Format("2006-01-02T15:04:05.999999Z")
	}),
	toText(edm.TimeOfDay, `rtrim(rtrim(to_char('2000-01-01'::timestamp + $1 * interval '1 microsecond', 'HH24:MI:SS.US'), '0'), '.')`, func(v any) string {
		return time.UnixMicro(int64(v.(edm.Clock))).UTC().Format("15:04:05.999999")
	}),
	toText(edm.Duration, durationSQL, func(v any) string { return durationText(v.(time.Duration)) }),
}

func toText(from edm.Primitive, postgres string, write func(v any) string) Func {
	return Func{
		Name: "cast", In: []edm.Primitive{from}, Out: edm.String,
		Postgres: "(" + postgres + ` COLLATE "C")`, Scalar: scalarName("text", []edm.Primitive{from}),
		Eval: func(a []any) (any, error) { return write(a[0]), nil },
	}
}

func doubleText(x float64) string {
	switch {
	case math.IsInf(x, 1):
		return "INF"
	case math.IsInf(x, -1):
		return "-INF"
	}
	x += 0 // no negative zero
	if size := math.Abs(x); size != 0 {
		text := strconv.FormatFloat(x, 'e', -1, 64)
		_, exponent, _ := strings.Cut(text, "e")
		if e, _ := strconv.Atoi(exponent); e < -4 || e >= 15 {
			return text
		}
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// durationText writes a duration as PnDTnHnMn.nS, the parts that are zero left out.
func durationText(d time.Duration) string {
	us := d.Microseconds()
	text := ""
	if us < 0 {
		text, us = "-", -us
	}
	text += "P"
	if days := us / day; days > 0 {
		text += strconv.FormatInt(days, 10) + "D"
	}
	rest := us % day
	if rest == 0 && us > 0 {
		return text
	}
	text += "T"
	if hours := rest / 3_600_000_000; hours > 0 {
		text += strconv.FormatInt(hours, 10) + "H"
	}
	if minutes := rest / 60_000_000 % 60; minutes > 0 {
		text += strconv.FormatInt(minutes, 10) + "M"
	}
	if seconds := rest % 60_000_000; seconds > 0 || us == 0 {
		text += strings.TrimRight(strings.TrimRight(fmt.Sprintf("%d.%06d", seconds/1_000_000, seconds%1_000_000), "0"), ".") + "S"
	}
	return text
}

// durationSQL says the same in SQL.
var durationSQL = "(SELECT CASE WHEN w.neg THEN '-' ELSE '' END || CASE WHEN w.us IS NOT NULL THEN 'P' END || CASE WHEN w.us >= 86400000000 THEN (w.us / 86400000000) || 'D' ELSE '' END" +
	" || CASE WHEN w.us % 86400000000 = 0 AND w.us > 0 THEN '' ELSE 'T'" +
	" || CASE WHEN w.us % 86400000000 >= 3600000000 THEN (w.us % 86400000000 / 3600000000) || 'H' ELSE '' END" +
	" || CASE WHEN w.us % 3600000000 >= 60000000 THEN (w.us % 3600000000 / 60000000) || 'M' ELSE '' END" +
	" || CASE WHEN w.us % 60000000 > 0 OR w.us = 0 THEN trim_scale(w.us % 60000000 * 0.000001) || 'S' ELSE '' END END" +
	" FROM (SELECT v.x < 0 AS neg, abs(v.x) AS us FROM (SELECT $1 AS x OFFSET 0) v OFFSET 0) w WHERE w.us IS NOT NULL)" // null has no row
