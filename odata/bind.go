package odata

import (
	"slices"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// bind turns a URL into a request against the caller's model, with what the service itself
// wants: reference stubs, and bounds of expanded collections.
func (x *exchange) bind(model *edm.Model, url *grammar.URL, literals []grammar.Cutout) (*query.Request, error) {
	req, err := query.Bind(model, url, query.Env{IncludeDeleted: x.includeDeleted(), MaxExpandDepth: x.config.ExpandDepth, Literals: literals})
	if err != nil {
		return nil, err
	}
	if x.stubs() && (req.Kind == query.KindEntity || req.Kind == query.KindEntities) {
		x.addStubs(req.Query, url.Options.Select)
	}
	if req.Kind != query.KindOperation {
		x.bound(req.Query)
	}
	return req, nil
}

// addStubs expands references as a client of the drop-in profile would have to ask for.
func (x *exchange) addStubs(q *query.Query, selected []grammar.SelectItem) {
	stubs, marks := x.root.Profile.stubProperties()
	for _, nav := range q.Type.AllNavigations() {
		named := slices.ContainsFunc(stubs, func(name string) bool { return nav.Target.Property(name) != nil })
		if !named || !isReference(nav) || !wants(selected, nav.Name) || expanded(q, nav) {
			continue
		}
		q.AddStub(nav, slices.Concat(stubs, marks)...)
		hideMarks(q.Expand[len(q.Expand)-1].Query, marks)
	}
}

// hideMarks takes marks out of what a stub announces: they show only where they are true.
func hideMarks(stub *query.Query, marks []string) {
	for i, p := range stub.Columns {
		if slices.Contains(marks, p.Name) {
			stub.Shown[i] = false
		}
	}
}

// stubProperties are the root's, or those of the drop-in profile for clients that ask for
// stubs at a plain root.
func (profile Profile) stubProperties() (stubs, marks []string) {
	if len(profile.Stubs) == 0 {
		profile = DropIn()
	}
	return profile.Stubs, profile.StubMarks
}

// isReference tells navigation properties that hold references from mere ways back.
func isReference(nav *edm.Navigation) bool {
	return nav.Ref != "" || !nav.ReadOnly
}

func wants(selected []grammar.SelectItem, name string) bool {
	return len(selected) == 0 || slices.ContainsFunc(selected, func(s grammar.SelectItem) bool {
		return s.Star || len(s.Path) == 1 && s.Path[0].Name == name
	})
}

func expanded(q *query.Query, nav *edm.Navigation) bool {
	return slices.ContainsFunc(q.Expand, func(e *query.Expand) bool { return e.Nav == nav })
}

// bound limits the rows of expanded collections; what is more stands behind a link.
func (x *exchange) bound(q *query.Query) {
	for _, e := range q.Expand {
		if e.Nav.Collection && e.Query.Limit == 0 {
			e.Query.Limit = x.config.ExpandLimit
		}
		x.bound(e.Query)
	}
}
