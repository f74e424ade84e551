package edm

import "strings"

// Nearest finds the candidate that a mistyped name most likely stands for: the one that
// differs by letter case only, or by few letters; "" if none is near.
func Nearest(name string, candidates []string) string {
	if len(name) > 64 {
		return ""
	}
	best, bestDistance := "", len(name)/3+2
	for _, c := range candidates {
		if strings.EqualFold(c, name) {
			return c
		}
		if d := distance(strings.ToLower(name), strings.ToLower(c)); d < bestDistance && d < len(c) {
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

// MemberNames lists the names of all properties and navigation properties.
func (t *EntityType) MemberNames() []string {
	var names []string
	for _, p := range t.AllProperties() {
		names = append(names, p.Name)
	}
	return append(names, t.NavigationNames()...)
}

// NavigationNames lists the names of all navigation properties.
func (t *EntityType) NavigationNames() []string {
	var names []string
	for _, n := range t.AllNavigations() {
		names = append(names, n.Name)
	}
	return names
}

// PropertyNames lists the names of all properties.
func (t *ComplexType) PropertyNames() []string {
	var names []string
	for _, p := range t.AllProperties() {
		names = append(names, p.Name)
	}
	return names
}

// SetNames lists the names of all entity sets.
func (m *Model) SetNames() []string {
	var names []string
	for _, s := range m.Sets {
		names = append(names, s.Name)
	}
	return names
}
