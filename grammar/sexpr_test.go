package grammar

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// sexpr writes a tree as a Lisp expression, so that tests can show exact trees in a line.
func sexpr(x Expr) string {
	switch x := x.(type) {
	case nil:
		return "nil"
	case *Literal:
		return sexprLiteral(x)
	case *Alias:
		return "@" + x.Name
	case *Path:
		return sexprPath(x)
	case *Call:
		return sexprCall(x)
	case *Unary:
		return fmt.Sprintf("(%s %s)", x.Op, sexpr(x.X))
	case *Binary:
		return fmt.Sprintf("(%s %s %s)", x.Op, sexpr(x.L), sexpr(x.R))
	case *Logic:
		return "(" + x.Op + sexprs(x.Args) + ")"
	case *List:
		return "[" + strings.TrimSpace(sexprs(x.Items)) + "]"
	case *Lambda:
		return fmt.Sprintf("(%s %s %s %s)", map[bool]string{false: "any", true: "all"}[x.All], sexprSource(x.Source), orDash(x.Var), sexpr(x.Body))
	case *Count:
		return fmt.Sprintf("(count %s %s %s)", sexprSource(x.Source), sexpr(x.Filter), sexprSearch(x.Search))
	case *Case:
		text := "(case"
		for _, w := range x.When {
			text += fmt.Sprintf(" (%s %s)", sexpr(w.If), sexpr(w.Then))
		}
		return text + ")"
	}
	return fmt.Sprintf("?%T", x)
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func sexprs(all []Expr) string {
	text := ""
	for _, x := range all {
		text += " " + sexpr(x)
	}
	return text
}

var literalNames = map[LiteralKind]string{
	LitInt: "int", LitDecimal: "decimal", LitDouble: "double", LitGuid: "guid", LitDate: "date",
	LitDateTimeOffset: "instant", LitTimeOfDay: "time", LitDuration: "duration", LitBinary: "binary", LitEnum: "enum", LitJSON: "json", LitGeo: "geo",
}

func sexprLiteral(l *Literal) string {
	switch l.Kind {
	case LitNull, LitBool, LitInt:
		return l.Text
	case LitString:
		return "'" + l.Text + "'"
	}
	return literalNames[l.Kind] + ":" + l.Type + "'" + l.Text + "'"
}

func sexprSource(p *Path) string {
	if p == nil {
		return "-"
	}
	return sexprPath(p)
}

func sexprPath(p *Path) string {
	text := ""
	if p.From != nil {
		text = sexprCall(p.From) + "/"
	}
	return text + sexprSteps(p.Steps)
}

func sexprSteps(steps []Step) string {
	var parts []string
	for _, s := range steps {
		text := s.Name
		if s.Keys != nil {
			text += "{" + sexprKeys(s.Keys) + "}"
		}
		if s.Filter != nil {
			text += "{" + sexpr(s.Filter) + "}"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "/")
}

func sexprKeys(keys []KeyValue) string {
	var parts []string
	for _, k := range keys {
		text := sexpr(k.Value)
		if k.Name != "" {
			text = k.Name + "=" + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ",")
}

func sexprCall(c *Call) string {
	text := "(" + c.Name
	if c.Source != nil {
		text = "(" + sexprPath(c.Source) + "." + c.Name
	}
	if c.Named != nil {
		text += " {" + sexprKeys(c.Named) + "}"
	}
	return text + sexprs(c.Args) + ")"
}

func sexprSearch(x Search) string {
	switch x := x.(type) {
	case *Term:
		if x.Phrase {
			return fmt.Sprintf("%q", x.Text)
		}
		return x.Text
	case *SearchNot:
		return "(not " + sexprSearch(x.X) + ")"
	case *SearchLogic:
		text := "(" + x.Op
		for _, a := range x.Args {
			text += " " + sexprSearch(a)
		}
		return text + ")"
	}
	return "nil"
}

func sexprOrder(items []OrderItem) string {
	var parts []string
	for _, i := range items {
		text := sexpr(i.Expr)
		if i.Desc {
			text += " desc"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

func sexprCompute(items []ComputeItem) string {
	var parts []string
	for _, i := range items {
		parts = append(parts, sexpr(i.Expr)+" as "+i.Name)
	}
	return strings.Join(parts, ", ")
}

func sexprSelect(items []SelectItem) string {
	var parts []string
	for _, i := range items {
		text := sexprSteps(i.Path)
		if i.Star {
			text = "*"
		}
		if i.Params != nil {
			text += "<" + strings.Join(i.Params, ",") + ">"
		}
		parts = append(parts, text+sexprNested(i.Options))
	}
	return strings.Join(parts, ", ")
}

func sexprExpand(items []ExpandItem) string {
	var parts []string
	for _, i := range items {
		text := sexprSteps(i.Path)
		for _, end := range []struct {
			on   bool
			text string
		}{{i.Star, "*"}, {i.Ref, "$ref"}, {i.Count, "$count"}} {
			if end.on {
				text += "|" + end.text
			}
		}
		parts = append(parts, text+sexprNested(i.Options))
	}
	return strings.Join(parts, ", ")
}

func sexprNested(o *Options) string {
	if o == nil {
		return ""
	}
	return "(" + sexprOptions(o) + ")"
}

// sexprOptions shows options: those with a tree as trees, the rest by the printer.
func sexprOptions(o *Options) string {
	var parts []string
	add := func(on bool, name, text string) {
		if on {
			parts = append(parts, name+":"+text)
		}
	}
	add(o.Filter != nil, "filter", sexpr(o.Filter))
	add(o.Search != nil, "search", sexprSearch(o.Search))
	add(o.OrderBy != nil, "orderby", sexprOrder(o.OrderBy))
	add(o.Select != nil, "select", sexprSelect(o.Select))
	add(o.Expand != nil, "expand", sexprExpand(o.Expand))
	add(o.Compute != nil, "compute", sexprCompute(o.Compute))
	plain := *o
	plain.Filter, plain.Search, plain.OrderBy, plain.Select, plain.Expand, plain.Compute = nil, nil, nil, nil, nil, nil
	plain.Aliases = nil
	if text := PrintOptions(&plain); text != "" {
		parts = append(parts, text)
	}
	for _, name := range slices.Sorted(maps.Keys(o.Aliases)) {
		add(true, "@"+name, sexpr(o.Aliases[name]))
	}
	return strings.Join(parts, "; ")
}

func sexprURLPath(path []Segment) string {
	text := ""
	for _, s := range path {
		text += "/" + s.Name
		if s.Filter != nil {
			text += "{" + sexpr(s.Filter) + "}"
		} else if s.Parens {
			text += "{" + sexprKeys(s.Keys) + "}"
		}
	}
	return text
}
