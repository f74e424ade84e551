package access

import "strings"

// each makes the same rule for several types.
func each(types []string, r Rule) []Rule {
	out := make([]Rule, len(types))
	for i, t := range types {
		out[i] = r
		out[i].Type = t
	}
	return out
}

// heldAccess is the rule for calculated access; the path leads to it from the row.
func heldAccess(path string) string {
	return strings.Join([]string{
		path + "IdentityId eq @me",
		path + "Identity/" + managed,
		path + "Resource/" + owned,
		path + "System/" + owned,
	}, " or ")
}

// violated is the rule for violations; the path leads to one from the row.
func violated(path string) string {
	return strings.Join([]string{
		path + "IdentityId eq @me",
		path + "Identity/" + managed,
		path + "Constraint/" + owned,
	}, " or ")
}

// throughVariable rewrites the parts of an or for the rows of a lambda.
func throughVariable(name, filter string) string {
	parts := strings.Split(filter, " or ")
	for i, p := range parts {
		parts[i] = name + "/" + p
	}
	return strings.Join(parts, " or ")
}
