package odata

import "github.com/ropewalk/ropewalk/grammar"

// nestedLink leads to the rest of an expanded collection. path names the navigation properties
// from the root of the answer to the collection, parent is the entity that it hangs on.
func (x *exchange) nestedLink(url *grammar.URL, parent string, path []string) string {
	options := expandOptions(&url.Options, path)
	rest := grammar.Options{}
	if options != nil {
		rest = *options
	}
	skip := x.config.ExpandLimit
	if rest.Skip != nil {
		skip += *rest.Skip
	}
	rest.Skip = &skip
	if rest.Top != nil {
		top := *rest.Top - x.config.ExpandLimit
		rest.Top = &top
	}
	rest.Aliases, rest.Levels = url.Options.Aliases, nil
	return x.base + parent + "/" + path[len(path)-1] + "?" + grammar.PrintQuery(&rest)
}

// expandOptions finds the nested options of an expanded navigation property; nil if none were written.
func expandOptions(o *grammar.Options, path []string) *grammar.Options {
	for _, name := range path {
		if o == nil {
			return nil
		}
		var next *grammar.Options
		for _, item := range o.Expand {
			if n := len(item.Path); n > 0 && item.Path[n-1].Name == name {
				next = item.Options
			}
		}
		o = next
	}
	return o
}
