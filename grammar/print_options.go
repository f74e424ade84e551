package grammar

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// PrintOptions writes options as they stand in parentheses, separated by ";", decoded.
func PrintOptions(o *Options) string {
	var parts []string
	o.each(func(name, value string) { parts = append(parts, name+"="+value) })
	return strings.Join(parts, ";")
}

// each calls use for every option that was written, in a fixed order, with its decoded text.
func (o *Options) each(use func(name, value string)) {
	o.eachSystem(use)
	for _, name := range slices.Sorted(maps.Keys(o.Aliases)) {
		use("@"+name, Print(o.Aliases[name]))
	}
	for _, c := range o.Custom {
		use(c.Name, c.Value)
	}
}

func (o *Options) eachSystem(use func(name, value string)) {
	if o.Filter != nil {
		use("$filter", Print(o.Filter))
	}
	if o.Search != nil {
		use("$search", PrintSearch(o.Search))
	}
	printList(use, "$orderby", o.OrderBy, (*printer).orderItem)
	printList(use, "$select", o.Select, (*printer).selectItem)
	printList(use, "$expand", o.Expand, (*printer).expandItem)
	printList(use, "$compute", o.Compute, (*printer).computeItem)
	o.eachNumber(use)
	o.eachText(use)
}

func (o *Options) eachNumber(use func(name, value string)) {
	if o.Top != nil {
		use("$top", strconv.FormatInt(*o.Top, 10))
	}
	if o.Skip != nil {
		use("$skip", strconv.FormatInt(*o.Skip, 10))
	}
	if o.Count != nil {
		use("$count", strconv.FormatBool(*o.Count))
	}
	if o.Levels != nil && *o.Levels < 0 {
		use("$levels", "max")
	} else if o.Levels != nil {
		use("$levels", strconv.FormatInt(*o.Levels, 10))
	}
}

func (o *Options) eachText(use func(name, value string)) {
	for _, option := range []struct {
		name string
		text *string
	}{
		{"$format", o.Format},
		{"$skiptoken", o.SkipToken},
		{"$deltatoken", o.DeltaToken},
		{"$schemaversion", o.SchemaVersion},
		{"$id", o.ID},
		{"$index", o.Index},
		{"$apply", o.Apply},
		{"$at", o.PointInTime},
		{"$from", o.From},
		{"$to", o.To},
	} {
		if option.text != nil {
			use(option.name, *option.text)
		}
	}
}

// printList writes an option that is a list of items.
func printList[T any](use func(name, value string), name string, items []T, write func(*printer, T)) {
	if items == nil {
		return
	}
	p := &printer{}
	list(p, ",", items, func(item T) { write(p, item) })
	use(name, p.String())
}

// closed writes an expression that a word follows. After "not" the word could be taken for an
// operand, so parentheses end the expression first.
func (p *printer) closed(x Expr) {
	text := Print(x)
	if strings.Contains(lower(text), "not") {
		text = "(" + text + ")"
	}
	p.write(text)
}

func (p *printer) orderItem(item OrderItem) {
	if !item.Desc {
		p.expr(item.Expr)
		return
	}
	p.closed(item.Expr)
	p.write(" desc")
}

func (p *printer) computeItem(item ComputeItem) {
	p.closed(item.Expr)
	p.write(" as ", item.Name)
}

func (p *printer) selectItem(item SelectItem) {
	if item.Star {
		p.write("*")
	}
	list(p, "/", item.Path, p.step)
	if item.Params != nil {
		p.write("(", strings.Join(item.Params, ","), ")")
	}
	p.nested(item.Options)
}

func (p *printer) expandItem(item ExpandItem) {
	list(p, "/", item.Path, p.step)
	var ends []string
	if item.Star {
		ends = append(ends, "*")
	}
	if item.Ref {
		ends = append(ends, "$ref")
	}
	if item.Count {
		ends = append(ends, "$count")
	}
	if len(item.Path) > 0 && len(ends) > 0 {
		p.write("/")
	}
	p.write(strings.Join(ends, "/"))
	p.nested(item.Options)
}

// nested writes options in parentheses.
func (p *printer) nested(o *Options) {
	if o != nil {
		p.write("(", PrintOptions(o), ")")
	}
}

// PrintURL writes a URL below the service root, percent-encoded: the path, and the query
// behind "?" if there is one.
func PrintURL(u *URL) string {
	text := PrintPath(u.Path)
	if query := PrintQuery(&u.Options); query != "" {
		text += "?" + query
	}
	return text
}

// PrintPath writes a resource path, percent-encoded.
func PrintPath(path []Segment) string {
	p := &printer{}
	for i, s := range path {
		if i > 0 && s.Name != "" {
			p.write("/")
		}
		p.write(escape(printSegment(s), pathSafe))
	}
	return p.String()
}

func printSegment(s Segment) string {
	p := &printer{}
	p.write(s.Name)
	switch {
	case s.Filter != nil:
		p.write("(")
		p.expr(s.Filter)
		p.write(")")
	case s.Parens:
		p.keys(s.Keys)
	}
	return p.String()
}

// PrintQuery writes options as the query of a URL, percent-encoded.
func PrintQuery(o *Options) string {
	var parts []string
	o.each(func(name, value string) {
		parts = append(parts, escape(name, querySafe)+"="+escape(value, querySafe))
	})
	return strings.Join(parts, "&")
}

// The characters that need no percent-encoding beside letters and digits.
const (
	pathSafe  = "-._~!$'()*,;=:@"
	querySafe = "-._~!$'()*,;:@/"
)

func escape(text, safe string) string {
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		if isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' || strings.IndexByte(safe, c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(digits[c>>4])
		b.WriteByte(digits[c&15])
	}
	return b.String()
}
