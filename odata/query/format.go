package query

import (
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Format writes a bound expression as text, operator first, for tests and logs. Values are
// part of it: what it gives does not belong into the log of a production service.
func Format(e Expr) string {
	switch n := e.(type) {
	case nil:
		return ""
	case *Const:
		return formatValue(n.Value)
	case *Param:
		return "@" + n.Name
	case *Prop:
		return formatProp(n)
	case *Coded:
		return formatProp(n.Prop) + "/" + n.Part
	case *InCodes:
		return formatCodes(n)
	case *Search:
		return formatSearch(n)
	case *Present:
		return "(present " + formatPlace(n.Place, "") + ")"
	case *Call:
		return formatList(formatName(n), n.Args...)
	case *Logic:
		if n.Or {
			return formatList("or", n.Args...)
		}
		return formatList("and", n.Args...)
	case *Not:
		return formatList("not", n.X)
	case *In:
		return formatIn(n)
	case *Lambda:
		return formatLambda(n)
	case *Count:
		return formatCount(n)
	case *Item:
		return n.Var.Name
	case *Case:
		return formatCase(n)
	}
	return fmt.Sprintf("%T", e)
}

func formatList(name string, args ...Expr) string {
	parts := []string{name}
	for _, a := range args {
		parts = append(parts, Format(a))
	}
	return "(" + strings.Join(parts, " ") + ")"
}

func formatName(c *Call) string {
	if c.Func.Name == "cast" {
		return c.Func.Out.TypeName()
	}
	return c.Func.Name
}

func formatValue(v any) string {
	switch x := v.(type) {
	case nil:
		return "null"
	case string:
		return "'" + strings.ReplaceAll(x, "'", "''") + "'"
	case time.Time:
		return x.Format(time.RFC3339Nano)
	case decimal.Decimal:
		return x.String() + "m"
	case float64:
		return fmt.Sprintf("%gd", x)
	case uuid.UUID:
		return x.String()
	case edm.Days:
		return time.Unix(int64(x)*86400, 0).UTC().Format(time.DateOnly)
	case []any:
		items := make([]string, len(x))
		for i, item := range x {
			items[i] = formatValue(item)
		}
		return "[" + strings.Join(items, ",") + "]"
	}
	return fmt.Sprint(v)
}

func formatPlace(p Place, last string) string {
	var names []string
	if p.Var.Name != It || (len(p.Steps) == 0 && last == "") {
		names = append(names, p.Var.Name)
	}
	for _, step := range p.Steps {
		names = append(names, step.Name())
	}
	if last != "" {
		names = append(names, last)
	}
	return strings.Join(names, "/")
}

func formatProp(p *Prop) string {
	name := p.Property.Name
	for _, sub := range p.Sub {
		name += "/" + sub.Name
	}
	return formatPlace(p.Place, name)
}

func formatCodes(n *InCodes) string {
	null := "null"
	if n.Null != nil {
		null = fmt.Sprint(*n.Null)
	}
	return fmt.Sprintf("(codes %s %v null:%s)", formatProp(n.Prop), n.IDs, null)
}

func formatIn(n *In) string {
	if n.Param != nil {
		return formatList("in", n.X, n.Param)
	}
	args := []Expr{n.X}
	for _, c := range n.Items {
		args = append(args, c)
	}
	return formatList("in", args...)
}

func formatLambda(n *Lambda) string {
	name := "any"
	if n.All {
		name = "all"
	}
	source := formatSource(n.Place, n.Nav, n.Set, n.Values)
	if n.Body == nil {
		return "(any " + source + ")"
	}
	return "(" + name + " " + source + " " + n.Var.Name + " " + Format(n.Body) + ")"
}

func formatCount(n *Count) string {
	source := formatSource(n.Place, n.Nav, n.Set, n.Values)
	if n.Filter == nil {
		return "(count " + source + ")"
	}
	return "(count " + source + " " + Format(n.Filter) + ")"
}

// formatSource writes the collection that a lambda or a count goes over.
func formatSource(p Place, nav *edm.Navigation, set *edm.EntitySet, values Expr) string {
	switch {
	case values != nil:
		return Format(values)
	case set != nil:
		return "$root/" + set.Name
	}
	return formatPlace(p, nav.Name)
}

func formatCase(n *Case) string {
	parts := []string{"case"}
	for _, w := range n.When {
		parts = append(parts, Format(w.If)+":"+Format(w.Then))
	}
	return "(" + strings.Join(parts, " ") + ")"
}

func formatSearch(n *Search) string {
	names := []string{"search", formatValue(n.Pattern)}
	for _, p := range n.Texts {
		names = append(names, formatProp(p))
	}
	return "(" + strings.Join(names, " ") + ")"
}
