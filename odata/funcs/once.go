package funcs

import (
	"fmt"
	"strings"
)

// once writes a PostgreSQL text that needs an operand in several places: v.x, v.y and v.z in body stand for
// the operands, which are computed one time each. Writing them out again and again would make
// the text of nested calls grow without bound. (OFFSET 0 keeps the planner from doing just that.)
func once(body string, operands ...string) string {
	names := []string{"x", "y", "z"}
	columns := make([]string, len(operands))
	for i, o := range operands {
		columns[i] = o + " AS " + names[i]
	}
	return fmt.Sprintf("(SELECT %s FROM (SELECT %s OFFSET 0) v)", body, strings.Join(columns, ", "))
}

// within is null where x lies outside the bounds, which are SQL.
func within(x, low, high string) string {
	return once(fmt.Sprintf("CASE WHEN v.x BETWEEN %s AND %s THEN v.x END", low, high), x)
}
