package sqltest

import (
	"math/rand/v2"
	"net/url"
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
)

// texts are what a literal of each kind is replaced by, percent-encoded: usual ones and those that
// are near an edge, and some that are no value at all.
var texts = map[grammar.LiteralKind][]string{
	grammar.LitString: {"a", "A", "Anna", "ä", "%25", "_", "x%27%27y", "b%20c", "b+c", "Active", "Locked", "Read", "Gone", "2000-01-01", "1e%2B5", "1e+5", "zz", "P1D", "%F0%9F%98%80", "%ED%9F%BF", "0", "4611686018427387904", "%ff", "%00"},
	grammar.LitInt:    {"0", "1", "-1", "2", "3", "5", "007", "-40", "999999999", "1234567890", "9007199254740993", "123456789012345678", "-999999999999999"},
	grammar.LitGuid:   {"776afc26-0000-0000-0000-000000000001", "776AFC26-0000-0000-0000-000000000002", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"},
	grammar.LitDate:   {"2000-01-01", "1999-12-31", "2026-02-30", "0001-01-01", "9999-12-31", "1980-02-28"},
	grammar.LitDateTimeOffset: {
		"2000-01-01T00:00:00Z", "1990-06-01T10:30:00.123456%2B02:00", "1990-06-01t10:30:00+02:00", "2026-02-30T00:00:00Z", "9999-12-31T23:59Z", "0001-01-01T00:00:00-14:00", "2001-01-01T12%3A00%3A00Z",
	},
}

var readable = strings.NewReplacer("%28", "(", "%29", ")", "%2C", ",", "%27", "'", "%2F", "/", "%3A", ":", "%24", "$", "%40", "@")

// Escaped writes a filter as the value of an option in a URL.
func Escaped(filter string) string { return readable.Replace(url.QueryEscape(filter)) }

// OtherLiterals writes a filter as Escaped does, with other texts in the places of most of its
// literals.
func OtherLiterals(r *rand.Rand, filter string) string {
	value := Escaped(filter)
	var p grammar.Pattern
	if !p.Read("", "filter="+value, grammar.Limits{}) {
		return value
	}
	var text strings.Builder
	at := 0
	for _, c := range p.Literals {
		begin := c.Offset + strings.Index(value[c.Offset:], c.Raw) // behind the quote of a text
		text.WriteString(value[at:begin])
		at = begin + len(c.Raw)
		if list := texts[c.Kind]; r.IntN(4) > 0 {
			text.WriteString(list[r.IntN(len(list))])
			continue
		}
		text.WriteString(c.Raw)
	}
	return text.String() + value[at:]
}
