package odata

import (
	"maps"
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
)

// nestedLink leads to the rest of an expanded collection. path names the navigation properties
// from the root of the answer to the collection, parent is the entity that it hangs on.
func (x *exchange) nestedLink(url *grammar.URL, parent string, path []string) string {
	t := trail{options: &url.Options, aliases: maps.Clone(url.Options.Aliases)}
	for _, name := range path {
		t.follow(name)
	}
	rest := *t.options
	skip := x.config.ExpandLimit
	if rest.Skip != nil {
		skip += *rest.Skip
	}
	rest.Skip = &skip
	if rest.Top != nil {
		top := *rest.Top - x.config.ExpandLimit
		rest.Top = &top
	}
	rest.Aliases, rest.Levels = t.aliases, nil
	if t.levels != 0 {
		rest.Expand = append(rest.Expand[:len(rest.Expand):len(rest.Expand)], t.again())
	}
	return x.base + parent + "/" + path[len(path)-1] + t.suffix() + "?" + grammar.PrintQuery(&rest)
}

// trail follows the names of expanded navigation properties through the options of a request.
type trail struct {
	// options are those of the collection reached; item is where they stand, nil if nothing was
	// written for it, such as behind a star.
	options *grammar.Options
	item    *grammar.ExpandItem
	// levels are the levels of item that are left; -1 for all.
	levels  int64
	aliases map[string]grammar.Expr
}

func (t *trail) follow(name string) {
	if t.item != nil && t.levels != 0 && navigated(t.item) == name { // one level further of the same item
		if t.levels > 0 {
			t.levels--
		}
		return
	}
	expand := t.options.Expand
	t.item, t.options, t.levels = nil, starred(expand), 0
	for i := range expand {
		if navigated(&expand[i]) == name {
			t.item = &expand[i]
		}
	}
	if t.item == nil || t.item.Options == nil {
		return
	}
	t.options = t.item.Options
	if t.options.Levels != nil {
		if t.levels = *t.options.Levels; t.levels > 0 {
			t.levels--
		}
	}
	if len(t.options.Aliases) > 0 {
		t.aliases = maps.Clone(t.aliases)
		if t.aliases == nil {
			t.aliases = map[string]grammar.Expr{}
		}
		maps.Copy(t.aliases, t.options.Aliases)
	}
}

// again is the item with the levels that are left.
func (t *trail) again() grammar.ExpandItem {
	item, options := *t.item, *t.item.Options
	options.Levels = &t.levels
	item.Options = &options
	return item
}

// suffix is what follows the navigation property in the item: a cast, and /$ref.
func (t *trail) suffix() string {
	if t.item == nil {
		return ""
	}
	text := ""
	if last := len(t.item.Path) - 1; last > 0 && strings.Contains(t.item.Path[last].Name, ".") {
		text = "/" + t.item.Path[last].Name
	}
	if t.item.Ref {
		text += "/$ref"
	}
	return text
}

// navigated is the name of the navigation property that an item expands; empty for a star.
func navigated(item *grammar.ExpandItem) string {
	name := ""
	for _, step := range item.Path {
		if !strings.Contains(step.Name, ".") {
			name = step.Name
		}
	}
	return name
}

// starred are the options of a navigation property that only a star expands: with $levels, all
// navigation properties are expanded again in its targets.
func starred(expand []grammar.ExpandItem) *grammar.Options {
	for _, item := range expand {
		if !item.Star || item.Options == nil || item.Options.Levels == nil || *item.Options.Levels == 1 {
			continue
		}
		n := *item.Options.Levels
		if n > 0 {
			n--
		}
		again := grammar.ExpandItem{Star: true, Options: &grammar.Options{Levels: &n}}
		return &grammar.Options{Expand: []grammar.ExpandItem{again}}
	}
	return &grammar.Options{}
}
