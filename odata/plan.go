package odata

import (
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// planKey tells plans apart: what a URL means depends on the model of the caller, on the root with
// its profile and on two preferences.
type planKey struct {
	model          *edm.Model
	root           string
	stubs, deleted bool
	// text is the key of the URL's pattern, with the texts of the pinned literals behind it.
	text string
}

// plan is a bound read that serves all URLs of one pattern. It is shared and never changed.
type plan struct {
	request *query.Request
	url     *grammar.URL
	// pinned, where there is no request, are the literals whose texts tell the plans of the pattern apart.
	pinned []int
}

// reading is the memory in which the pattern of a URL is read.
type reading struct {
	pattern grammar.Pattern
	key     []byte // of the pattern, then with pinned literals
}

var readings = sync.Pool{New: func() any { return new(reading) }}

// request finds out what is asked: by the plan of an earlier read whose URL differed only in its
// literals, else by parsing and binding.
//
// A path that may name an operation is always read anew: what an operation gives back is no read of a set.
func (x *exchange) request(model *edm.Model) (*query.Request, *grammar.URL, error) {
	if x.operations.named(x.path) {
		return x.fresh(x.operations.offered(model))
	}
	r := readings.Get().(*reading)
	defer readings.Put(r)
	if !x.plannable() || !r.pattern.Read(x.path, x.r.URL.RawQuery, x.limits) {
		return x.fresh(model)
	}
	req, url, err := x.planned(model, r)
	if err == nil && x.r.Method == http.MethodPost {
		bare := *req.Query
		bare.Shape = nil // it is that of the set; what is written is shown by its key
		own := *req
		own.Query, req = &bare, &own
	}
	return req, url, err
}

// planned is the request by a plan, which is made if its pattern comes again.
func (x *exchange) planned(model *edm.Model, r *reading) (*query.Request, *grammar.URL, error) {
	k := planKey{model: model, root: x.root.Path, stubs: x.stubs(), deleted: x.includeDeleted()}
	p, pinned := x.plans.find(k, r)
	if p != nil {
		if req, ok := p.run(&r.pattern); ok {
			return req, p.url, nil
		}
		return x.fresh(model)
	}
	if !x.plans.again(r.key) {
		return x.fresh(model)
	}
	return x.plan(model, k, r, pinned)
}

// plannable tells whether plans are made for a request: for reads of sets, and for what is sent to a set
// by its bare name.
func (x *exchange) plannable() bool {
	switch x.r.Method {
	case http.MethodGet, http.MethodHead:
		return !strings.HasPrefix(x.path, "$")
	case http.MethodPost:
		return x.r.URL.RawQuery == "" && !strings.ContainsAny(x.path, "$(/.")
	}
	return false
}

// fresh parses and binds the URL.
func (x *exchange) fresh(model *edm.Model) (*query.Request, *grammar.URL, error) {
	url, err := x.parse(x.path, x.r.URL.RawQuery)
	if err != nil {
		return nil, nil, err
	}
	req, err := x.meaning(model, url, nil)
	return req, url, err
}

// meaning binds a URL to the caller's model.
func (x *exchange) meaning(model *edm.Model, url *grammar.URL, literals []grammar.Cutout) (*query.Request, error) {
	if err := x.entity(url); err != nil {
		return nil, err
	}
	if err := x.referenced(url); err != nil {
		return nil, err
	}
	if err := x.known(model, url); err != nil {
		return nil, err
	}
	return x.bind(model, url, literals)
}

// plan parses and binds the URL and keeps the result for others of its pattern. pinned are the
// literals that were found to matter in earlier ones.
func (x *exchange) plan(model *edm.Model, k planKey, r *reading, pinned []int) (*query.Request, *grammar.URL, error) {
	url, whole, err := grammar.ParsePattern(&r.pattern, x.path, x.r.URL.RawQuery, x.limits)
	if err != nil {
		return nil, nil, err
	}
	req, err := x.meaning(model, url, r.pattern.Literals)
	if err != nil {
		return nil, nil, err
	}
	if !whole || len(url.Options.Aliases) > 0 && url.Options.Expand != nil { // links of expanded rows show the aliases
		return req, url, nil
	}
	p := &plan{request: req, url: kept(url)}
	if len(r.pattern.Literals) == 0 {
		p.url.Path = url.Path
	}
	req.Query.Shape = new(query.Shape)
	x.plans.keep(k, r, p, pinned)
	if run, ok := p.run(&r.pattern); ok {
		req = run
	}
	return req, url, nil
}

// kept is what answers need of a URL whatever its literals are.
func kept(url *grammar.URL) *grammar.URL {
	o := url.Options
	o.Filter, o.Custom, o.Top, o.Skip, o.SkipToken = nil, nil, nil, nil, nil
	return &grammar.URL{Options: o}
}

// run makes the request of one URL.
func (p *plan) run(pattern *grammar.Pattern) (*query.Request, bool) {
	req, ok := p.request.Again(pattern.Literals)
	if !ok {
		return nil, false
	}
	if q := req.Query; q.Top != nil {
		q.Top = number(pattern.Top)
	}
	if q := req.Query; q.Skip != nil {
		q.Skip = number(pattern.Skip)
	}
	if req.SkipToken != nil {
		token, ok := pattern.SkipToken.Text()
		if !ok {
			return nil, false
		}
		req.SkipToken = &token
	}
	return req, true
}

// number is the value of $top or $skip, of which a pattern takes digits only.
func number(c grammar.Cutout) *int64 {
	n, _ := strconv.ParseInt(c.Raw, 10, 64)
	return &n
}

// writtenShape is what reads of a row that was written share, where the URL has no options: writes have no
// plans, but what they show is read like everything else.
func (x *exchange) writtenShape(q *query.Query) *query.Shape {
	if x.r.URL.RawQuery != "" || q.Set == nil {
		return nil
	}
	k := planKey{model: q.Model, root: x.root.Path, stubs: x.stubs(), deleted: q.IncludeDeleted, text: "\x00" + q.Set.Name + "\x00" + q.Type.Name}
	return x.plans.shape(k, q)
}
