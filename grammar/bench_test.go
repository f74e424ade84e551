package grammar

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// realFilters are filters as clients of the service send them.
var realFilters = map[string]string{
	"short":   "Deleted eq false",
	"names":   "FIRSTNAME eq 'Ann' and LASTNAME eq 'O''Neil'",
	"path":    "IDENTITYREF/UId eq 776afc26-0b1c-4c8e-9d1e-1234567890ab",
	"dates":   "VALIDFROM le 2026-01-01T00:00:00Z and (VALIDTO eq null or VALIDTO ge 2026-12-31T23:59:59.999999Z)",
	"lambda":  "System/CLT_TAGS/any(t:t/DisplayName eq 'High-risk data') and Identity/Id eq 1001220",
	"list":    "IDENTITYSTATUS/Value in ('Active','Locked','Pending') and OUREF/Id in (1,2,3,4,5,6,7,8,9,10)",
	"complex": "(contains(tolower(DisplayName),'ann') or startswith(EMAIL,'ann')) and not (IDENTITYSTATUS/Value eq 'Terminated') and RISKSCORE gt 12.5 and Assignments/$count($filter=ValidTo eq null) gt 3",
}

func BenchmarkFilter(b *testing.B) {
	for name, text := range realFilters {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				if _, err := ParseFilter(text, Limits{}); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100])/1e3, "p99-µs")
		})
	}
}

// BenchmarkHostile reads each bomb cut to 8 KB.
func BenchmarkHostile(b *testing.B) {
	for name, text := range bombs {
		text = text[:min(len(text), 8<<10)]
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = ParseFilter(text, Limits{})
			}
		})
	}
}

func BenchmarkURL(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, err := Parse("Identity", "$filter=Deleted+eq+false&$top=1000&$select=Id,UId,DisplayName&$expand=OUREF($select=Id,NAME)&$orderby=Id", Limits{})
		if err != nil {
			b.Fatal(err)
		}
	}
}
