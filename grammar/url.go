package grammar

import (
	"strings"
)

// Parse reads a URL below the service root: the path and the query as they were sent, still
// percent-encoded. Errors are of the type *SyntaxError.
func Parse(path, rawQuery string, lim Limits) (*URL, error) {
	return (&reader{lim: lim.withDefaults(), costs: map[string]cost{}}).url(path, rawQuery)
}

func (r *reader) url(path, rawQuery string) (*URL, error) {
	url := &URL{}
	var err *SyntaxError
	if url.Path, err = r.path(path); err != nil {
		return nil, err.in("path")
	}
	if err := r.query(rawQuery, &url.Options); err != nil {
		return nil, err
	}
	if err := r.total(url.Options.Aliases); err != nil {
		return nil, err
	}
	return url, nil
}

// ParsePath reads a resource path below the service root, still percent-encoded.
func ParsePath(path string, lim Limits) ([]Segment, error) {
	r := &reader{lim: lim.withDefaults(), costs: map[string]cost{}}
	segments, err := r.path(path)
	if err != nil {
		return nil, err.in("path")
	}
	return segments, nil
}

// reader reads the parts of one URL and keeps what each of them costs.
type reader struct {
	lim     Limits
	costs   map[string]cost // by option name; "path" and "@alias" too
	options int
	part    int     // of the query, as a Cutout counts them
	cuts    []place // of the literals that a Pattern has cut out
}

// pay adds the cost of a part of the URL.
func (r *reader) pay(part string, c cost) {
	sum := r.costs[part]
	sum.nodes += c.nodes
	sum.aliases = append(sum.aliases, c.aliases...)
	sum.cuts += c.cuts
	r.costs[part] = sum
}

// total checks the size of each option with the values of its aliases put in.
func (r *reader) total(aliases map[string]Expr) *SyntaxError {
	for part, c := range r.costs {
		nodes := c.nodes
		for _, name := range c.aliases {
			nodes += r.costs["@"+name].nodes
		}
		if nodes > r.lim.Nodes {
			return exceeded(0, "expression nodes", r.lim.Nodes).in(part)
		}
	}
	for name := range aliases {
		if len(r.costs["@"+name].aliases) > 0 {
			err := syntax(aliases[name].Pos(), "the value of an alias may not name another alias")
			err.Limit = "alias nesting"
			return err.in("@" + name)
		}
	}
	return nil
}

// query splits the query at & and = and reads each option.
func (r *reader) query(raw string, o *Options) *SyntaxError {
	seen := map[string]bool{}
	for part := range strings.SplitSeq(raw, "&") {
		r.part++
		if part == "" {
			continue
		}
		if r.options++; r.options > r.lim.Options {
			return exceeded(0, "query options", r.lim.Options).in("query")
		}
		rawName, rawValue, _ := strings.Cut(part, "=")
		name, err := decode(rawName, true)
		if err != nil {
			return err.in("query")
		}
		value, err := decode(rawValue, true)
		if err != nil {
			return err.in(name)
		}
		if err := r.option(o, name, value, seen); err != nil {
			return err
		}
	}
	return nil
}

// option reads one query option: of OData, an alias, or a custom one.
func (r *reader) option(o *Options, name, value string, seen map[string]bool) *SyntaxError {
	system := optionName(name)
	read, known := systemOptions[system]
	switch {
	case known && (system == lower(name) || !extensions[system]):
	case strings.HasPrefix(name, "$"):
		return &SyntaxError{Option: name, Unknown: name, Msg: "there is no query option " + clip(name)}
	case strings.HasPrefix(name, "@"):
		system, read = name, r.alias(name)
	default:
		o.Custom = append(o.Custom, CustomOption{Name: name, Value: value})
		return nil
	}
	if seen[system] {
		return syntax(0, "the option stands twice in the query").in(system)
	}
	seen[system] = true
	if err := read(r, o, value); err != nil {
		return err.in(system)
	}
	return nil
}

// optionName is the name of a system query option in its plain form, with "$" and in lower
// case, however it was written; extensions have no form without "$".
func optionName(name string) string {
	plain := lower(name)
	if strings.HasPrefix(plain, "$") {
		return plain
	}
	return "$" + plain
}

// alias returns the reader of a parameter alias.
func (r *reader) alias(name string) func(*reader, *Options, string) *SyntaxError {
	return func(r *reader, o *Options, value string) *SyntaxError {
		if n := identifier(name[1:]); n == 0 || n != len(name)-1 {
			return syntax(0, "%q is no name of a parameter alias", clip(name))
		}
		if len(o.Aliases) >= r.lim.Aliases {
			return exceeded(0, "parameter aliases", r.lim.Aliases)
		}
		x, c, err := parse(value, filterEntry, r.lim, r.within(0, len(value)), (*builder).expr)
		if err != nil {
			return err
		}
		r.pay(name, c)
		if o.Aliases == nil {
			o.Aliases = map[string]Expr{}
		}
		o.Aliases[name[1:]] = x
		return nil
	}
}

// read makes the reader of an option that has a grammar rule.
func read[T any](part string, e entry, build func(*builder, *node) T, set func(*Options, T)) func(*reader, *Options, string) *SyntaxError {
	return func(r *reader, o *Options, text string) *SyntaxError {
		value, c, err := parse(text, e, r.lim, r.within(0, len(text)), build)
		if err != nil {
			return err
		}
		r.pay(part, c)
		set(o, value)
		return nil
	}
}

// systemOptions are the query options of a URL by their plain names.
var systemOptions = map[string]func(*reader, *Options, string) *SyntaxError{
	"$filter":        read("$filter", filterEntry, (*builder).expr, func(o *Options, v Expr) { o.Filter = v }),
	"$orderby":       read("$orderby", orderEntry, (*builder).orderBy, func(o *Options, v []OrderItem) { o.OrderBy = v }),
	"$select":        read("$select", selectEntry, (*builder).selects, func(o *Options, v []SelectItem) { o.Select = v }),
	"$expand":        read("$expand", expandEntry, (*builder).expand, func(o *Options, v []ExpandItem) { o.Expand = v }),
	"$compute":       read("$compute", computeEntry, (*builder).compute, func(o *Options, v []ComputeItem) { o.Compute = v }),
	"$search":        read("$search", searchEntry, (*builder).search, func(o *Options, v Search) { o.Search = v }),
	"$top":           count("$top", func(o *Options) **int64 { return &o.Top }),
	"$skip":          count("$skip", func(o *Options) **int64 { return &o.Skip }),
	"$count":         readCount,
	"$format":        text(func(o *Options) **string { return &o.Format }),
	"$skiptoken":     text(func(o *Options) **string { return &o.SkipToken }),
	"$deltatoken":    text(func(o *Options) **string { return &o.DeltaToken }),
	"$schemaversion": text(func(o *Options) **string { return &o.SchemaVersion }),
	"$id":            text(func(o *Options) **string { return &o.ID }),
	"$index":         text(func(o *Options) **string { return &o.Index }),
	"$apply":         text(func(o *Options) **string { return &o.Apply }),
	"$at":            text(func(o *Options) **string { return &o.PointInTime }),
	"$from":          text(func(o *Options) **string { return &o.From }),
	"$to":            text(func(o *Options) **string { return &o.To }),
}

// extensions have no form without "$": there they are custom options.
var extensions = map[string]bool{"$at": true, "$from": true, "$to": true}

// count makes the reader of an option that holds a number of rows.
func count(option string, field func(*Options) **int64) func(*reader, *Options, string) *SyntaxError {
	return func(_ *reader, o *Options, text string) *SyntaxError {
		n, err := whole(option, 0, text)
		if err != nil {
			return err
		}
		*field(o) = &n
		return nil
	}
}

// text makes the reader of an option whose text is kept.
func text(field func(*Options) **string) func(*reader, *Options, string) *SyntaxError {
	return func(r *reader, o *Options, text string) *SyntaxError {
		if len(text) > r.lim.Text {
			return exceeded(r.lim.Text, "text length", r.lim.Text)
		}
		*field(o) = &text
		return nil
	}
}

func readCount(_ *reader, o *Options, text string) *SyntaxError {
	word := lower(text)
	if word != "true" && word != "false" {
		return syntax(0, "$count wants true or false, not %q", clip(text))
	}
	count := word == "true"
	o.Count = &count
	return nil
}
