package payload

import (
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
)

func unknown(typeName, target, name string, candidates []string) *Error {
	if near := Nearest(name, candidates); near != "" {
		return fault("UnknownProperty", target, "%s has no property %q; did you mean %q? Letter case counts", typeName, name, near)
	}
	return fault("UnknownProperty", target, "%s has no property %q; $metadata lists its properties", typeName, name)
}

func names(t *edm.EntityType) []string {
	var all []string
	for _, p := range t.AllProperties() {
		all = append(all, p.Name)
	}
	for _, n := range t.AllNavigations() {
		all = append(all, n.Name)
	}
	return all
}

func complexNames(t *edm.ComplexType) []string {
	var all []string
	for _, p := range t.AllProperties() {
		all = append(all, p.Name)
	}
	return all
}

// Nearest finds the candidate that a mistyped name most likely stands for; "" if none is near.
func Nearest(name string, candidates []string) string {
	if len(name) > 64 {
		return ""
	}
	best, bestDistance := "", len(name)/3+2
	for _, c := range candidates {
		if strings.EqualFold(c, name) {
			return c
		}
		if d := distance(strings.ToLower(name), strings.ToLower(c)); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// distance is the number of bytes to insert, delete or replace to turn a into b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := corner
			if a[i] != b[j] {
				cost++
			}
			corner = row[j+1]
			row[j+1] = min(cost, corner+1, row[j]+1)
		}
	}
	return row[len(b)]
}
