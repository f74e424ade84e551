package odata

import (
	"net/http"
	"slices"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/query"
)

// draftEach drafts the same change of all entities of a collection, in one go.
func (x *exchange) draftEach(req *query.Request, url *grammar.URL) (*edit, error) {
	if err := placeless(&url.Options); err != nil {
		return nil, err
	}
	if from := req.Query.From; from != nil {
		if _, err := x.parentKey(from); err != nil {
			return nil, err
		}
	}
	q := *req.Query
	q.Expand, q.Top, q.Skip, q.Limit, q.Count = nil, nil, nil, 0, false
	if q.From != nil && !q.IncludeDeleted {
		q.Living()
	}
	c := Change{Op: Delete, Set: q.Set, Each: &q}
	if x.r.Method == http.MethodPatch {
		if err := x.patchEach(&c, req); err != nil {
			return nil, err
		}
	}
	if err := x.versionless(); err != nil {
		return nil, err
	}
	if err := needsETag(q.Set, etags(x.r.Header.Values("If-Match"))); err != nil {
		return nil, err
	}
	return &edit{changes: []Change{c}, answer: x.nothing}, nil
}

// versionless refuses conditions on the version of a collection: each entity has one of its own.
func (x *exchange) versionless() error {
	ifMatch := etags(x.r.Header.Values("If-Match"))
	if ifMatch != nil && !slices.Contains(ifMatch, "*") || x.r.Header.Values("If-None-Match") != nil {
		return badRequest("InvalidHeader", "If-Match", "many entities have no common ETag; send If-Match: * or nothing, or name each version in a delta payload")
	}
	return nil
}

// placeless refuses options that pick entities by their place, which would be a trap in a write: what
// they leave out one time is taken the next.
func placeless(o *grammar.Options) error {
	for option, given := range map[string]bool{"$top": o.Top != nil, "$skip": o.Skip != nil, "$orderby": o.OrderBy != nil, "$skiptoken": o.SkipToken != nil} {
		if given {
			return badRequest("InvalidQuery", option, "%s cannot pick what is to be written; name the entities by /$filter(…)", option)
		}
	}
	return nil
}

// patchEach reads the change that is made to each entity.
func (x *exchange) patchEach(c *Change, req *query.Request) error {
	e, err := x.readBody(req, false)
	if err != nil {
		return err
	}
	if len(e.Related) > 0 {
		return badRequest("OperationNotAllowed", e.Related[0].Place, "related entities cannot be written with many entities at once; refer to one that is there")
	}
	if e.ETag != "" {
		return badRequest("InvalidBody", "@odata.etag", "many entities have no common ETag; leave it out")
	}
	c.Op, c.Values, c.Refs = Update, e.Values, e.Refs
	return nil
}
