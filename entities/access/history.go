package access

import (
	"slices"
	"strings"
)

// historyRules let the groups of operate read the history of everything, and data administrators
// that of what they maintain. It is no way round a mask: a value that is hidden in the row is
// hidden in its changes.
func historyRules() []Rule {
	maintained := "Type in ('" + strings.Join(slices.Concat(governed, masterData, catalogue, []string{"Triggerbinding"}), "','") + "')"
	rules := []Rule{
		{Type: "ObjectVersion", Ops: read, Groups: operate},
		{Type: "ObjectVersion", Ops: read, Groups: []string{DataAdministrators}, Filter: maintained},
	}
	for _, g := range operate {
		rules = append(rules, Rule{Type: "ObjectChange", Ops: read, Groups: []string{g}, Filter: unmasked(g)})
	}
	filter := join(maintained, unmasked(DataAdministrators))
	return append(rules, Rule{Type: "ObjectChange", Ops: read, Groups: []string{DataAdministrators}, Filter: filter})
}

// unmasked holds for the changes of properties that no mask hides from a group; "" is all of them.
func unmasked(group string) (filter string) {
	for _, m := range Masks {
		if !slices.Contains(m.Groups, group) {
			filter = join(filter, "not (Type eq '"+m.Type+"' and Property in ('"+strings.Join(m.Properties, "','")+"'))")
		}
	}
	return filter
}

// join makes one filter of two that must both hold.
func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " and " + b
}
