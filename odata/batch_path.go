package odata

import (
	"net/http"
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// pathKey is what paths have in common that lead to different entities of one set and are understood
// in the same way.
type pathKey struct {
	pattern, root  string
	model          *edm.Model
	stubs, deleted bool
}

// path is how a path such as Set(5) was understood. It serves those of the same key, so that of the
// many requests of a batch that write into one set only one is parsed and bound.
type path struct {
	key     pathKey
	request *query.Request
	url     *grammar.URL
}

// request finds out what a request that writes asks for.
func (s *sequence) request(x *exchange, model *edm.Model) (*query.Request, *grammar.URL, error) {
	if x.r.Method == http.MethodPost || x.r.URL.RawQuery != "" || strings.HasPrefix(x.path, "$") || !s.pattern.Read(x.path, "", x.limits) || len(s.pattern.Literals) != 1 {
		return x.request(model)
	}
	key := pathKey{string(s.pattern.Key), x.root.Path, model, x.stubs(), x.includeDeleted()}
	if s.path.request != nil && s.path.key == key {
		if req, url, ok := s.path.at(&s.pattern.Literals[0]); ok {
			return req, url, nil
		}
	}
	req, url, err := x.request(model)
	if err == nil && req.Kind == query.KindEntity && req.Query.From == nil && len(url.Path) == 1 && len(req.Query.Key) == 1 && url.Path[0].Keys[0].Name == "" {
		s.path = path{key, req, url}
	}
	return req, url, err
}

// at is the request and the URL with another key; ok is false if that is none of the set.
func (p *path) at(literal *grammar.Cutout) (*query.Request, *grammar.URL, bool) {
	text, ok := literal.Text()
	if !ok {
		return nil, nil, false
	}
	segment := p.url.Path[0]
	segment.Keys = []grammar.KeyValue{{At: segment.Keys[0].At, Value: &grammar.Literal{Kind: literal.Kind, Text: text}}}
	key, err := query.BindKey(p.key.model, p.request.Query.Type, segment.Keys, nil)
	if err != nil {
		return nil, nil, false
	}
	req, q, url := *p.request, *p.request.Query, *p.url
	q.Key, req.Query, url.Path = key, &q, []grammar.Segment{segment}
	return &req, &url, true
}
