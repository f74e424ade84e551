package sqltest

import (
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Template is a bound query with its literals in slots, so that it serves others of its pattern.
type Template struct {
	Request *query.Request
	Pattern grammar.Pattern
}

// NewTemplate reads a URL. It reports false for one that has no pattern or that does not bind.
func NewTemplate(m *edm.Model, path, rawQuery string) (*Template, bool) {
	t := &Template{}
	if !t.Pattern.Read(path, rawQuery, grammar.Limits{}) {
		return nil, false
	}
	url, whole, err := grammar.ParsePattern(&t.Pattern, path, rawQuery, grammar.Limits{})
	if err != nil || !whole {
		return nil, false
	}
	t.Request, err = query.Bind(m, url, query.Env{IncludeDeleted: true, Literals: t.Pattern.Literals})
	return t, err == nil
}

// Serve makes the query of another URL by this one, if it is of the same pattern and has the same
// texts where they matter.
func (t *Template) Serve(other *Template) (*query.Query, bool) {
	if string(t.Pattern.Key) != string(other.Pattern.Key) {
		return nil, false
	}
	for _, n := range t.Request.Pinned {
		if t.Pattern.Literals[n-1].Raw != other.Pattern.Literals[n-1].Raw {
			return nil, false
		}
	}
	run, ok := t.Request.Again(other.Pattern.Literals)
	if !ok {
		return nil, false
	}
	return run.Query, true
}
