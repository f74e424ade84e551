package funcs

import (
	"math"
	"regexp"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// longest is the longest text that is read as a value of another type.
const longest = 40

// parses: a text cast to another type is read as it would be in a URL, without quotes; one that is
// no value of the type gives null. Texts longer than 40 characters or with characters beyond ASCII are
// none; decimals are rounded to six places and lie below 1e12; doubles are 0, INF, -INF or lie
// between 1e-300 and 1e300; offsets end at 14:59. The regular expressions of PostgreSQL end with \Z: a dollar sign
// stands for operands.
var parses = []Func{
	read(edm.Boolean, `CASE WHEN v.x ~ '^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])\Z' THEN v.x::boolean END`, asIs),
	read(edm.Int64, `CASE WHEN v.x ~ '^[+-]?[0-9]+\Z' THEN CASE WHEN v.x::numeric BETWEEN -9223372036854775808 AND 9223372036854775807 THEN v.x::bigint END END`, asIs),
	read(edm.Decimal, `CASE WHEN v.x ~ '^[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9])?\Z' THEN`+
		` CASE WHEN abs(round(v.x::numeric, 6)) < 1e12 THEN round(v.x::numeric, 6) END END`, fitNumber),
	read(edm.Double, `CASE WHEN v.x = 'INF' THEN 'Infinity'::float8 WHEN v.x = '-INF' THEN '-Infinity'::float8`+
		` WHEN v.x ~ '^[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]{1,3})?\Z' THEN`+
		` CASE WHEN v.x::numeric = 0 THEN 0 WHEN abs(v.x::numeric) BETWEEN 1e-300 AND 1e300 THEN v.x::float8 END END`, fitNumber),
	read(edm.Guid, `CASE WHEN v.x ~ '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\Z' THEN v.x::uuid END`, asIs),
	read(edm.Binary, `CASE WHEN v.x ~ '^([A-Za-z0-9+/_-]{4})*([A-Za-z0-9+/_-][AQgw]|[A-Za-z0-9+/_-]{2}[AEIMQUYcgkosw048])?=*\Z' THEN`+
		` decode(translate(rtrim(v.x, '='), '-_', '+/') || repeat('=', -length(rtrim(v.x, '=')) & 3), 'base64') END`, asIs),
	read(edm.Date, `CASE WHEN v.x ~ '`+dateForm+`\Z' THEN CASE WHEN `+realDay+` THEN v.x::date END END`, asIs),
	read(edm.TimeOfDay, `CASE WHEN v.x ~ '^`+clockForm+`\Z' THEN (extract(epoch FROM v.x::time) * 1000000)::bigint END`, asIs),
	read(edm.DateTimeOffset, `CASE WHEN v.x ~ '`+dateForm+`[Tt]`+clockForm+`([Zz]|[+-](0[0-9]|1[0-4]):[0-5][0-9])\Z' THEN CASE WHEN `+realDay+` THEN`+
		` CASE WHEN upper(v.x)::timestamptz >= '0001-01-01Z'::timestamptz AND upper(v.x)::timestamptz < '10000-01-01Z'::timestamptz THEN upper(v.x)::timestamptz END END END`, asIs),
	read(edm.Duration, `CASE WHEN v.x ~ '^[+-]?[Pp]([0-9]{1,9}[Dd])?([Tt]([0-9]{1,9}[Hh])?([0-9]{1,9}[Mm])?([0-9]{1,9}([.][0-9]{1,6}0{0,6})?[Ss])?)?\Z'`+
		` AND v.x !~ '[PpTt]\Z' THEN CASE WHEN `+wholeSeconds+` <= 9223372035 THEN`+
		` CASE WHEN v.x ~ '^-' THEN -1 ELSE 1 END * (`+wholeSeconds+` * 1000000 + rpad(left(COALESCE(substring(v.x FROM '[.]([0-9]+)'), ''), 6), 6, '0')::bigint) END END`, asIs),
}

// The forms of dates and times, and whether the month has the day.
const (
	dateForm     = `^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])`
	clockForm    = `([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,6}0{0,6})?)?`
	realDay      = `substr(v.x, 9, 2)::int <= extract(day FROM (substr(v.x, 1, 7) || '-01')::date + interval '1 month' - interval '1 day')`
	wholeSeconds = `(COALESCE(substring(v.x FROM '([0-9]+)[Dd]')::bigint, 0) * 86400 + COALESCE(substring(v.x FROM '([0-9]+)[Hh]')::bigint, 0) * 3600` +
		` + COALESCE(substring(v.x FROM '([0-9]+)[Mm]')::bigint, 0) * 60 + COALESCE(substring(v.x FROM '([0-9]+)([.][0-9]+)?[Ss]')::bigint, 0))`
)

// printable is what texts of values are made of; narrower are the types of which the cast reads
// less than a URL may say.
var (
	printable = regexp.MustCompile(`^[ -~]*$`)
	narrower  = map[edm.Primitive]*regexp.Regexp{
		edm.Decimal:        regexp.MustCompile(`^[^eE]+([eE][+-]?\d)?$`),
		edm.Double:         regexp.MustCompile(`^([^eE]+([eE][+-]?\d{1,3})?|-?INF)$`),
		edm.DateTimeOffset: regexp.MustCompile(`([Zz]|[+-](0\d|1[0-4]):\d\d)$`),
	}
)

func read(to edm.Primitive, postgres string, fit func(v any) any) Func {
	return Func{
		Name: "cast", In: []edm.Primitive{edm.String}, Out: to, Gaps: true,
		Postgres: once("CASE WHEN length(v.x) <= 40 AND v.x !~ '[^ -~]' THEN "+postgres+" END", `($1 COLLATE "C")`),
		Scalar:   scalarName("read", []edm.Primitive{to}),
		Eval: func(a []any) (any, error) {
			text := a[0].(string)
			if len(text) > longest || !printable.MatchString(text) || narrower[to] != nil && !narrower[to].MatchString(text) {
				return nil, nil
			}
			v, err := edm.Parse(to, text)
			if err != nil {
				return nil, nil
			}
			return fit(v), nil
		},
	}
}

func asIs(v any) any { return v }

func fitNumber(v any) any {
	switch x := v.(type) {
	case decimal.Decimal:
		if x = x.Round(Places); x.Abs().LessThan(most) {
			return x
		}
	case float64:
		if size := math.Abs(x); size == 0 || math.IsInf(x, 0) || size >= 1e-300 && size <= 1e300 {
			return x
		}
	}
	return nil
}

// Read reads a text as a value of a type as the cast of a text does; nil if it is none.
func Read(to edm.Primitive, text string) any {
	if to == edm.String {
		return text
	}
	var v any = text
	for _, row := range CastRows(edm.String, to) {
		if v == nil {
			return nil
		}
		v, _ = row.Eval([]any{v}) // a cast never fails
	}
	return v
}
