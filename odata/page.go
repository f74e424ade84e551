package odata

import (
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// page is the part of a set that one answer shows.
type page struct {
	size int64
	// whole says that the answer shows all rows.
	whole bool
	// top is what is left of the client's $top; nil without one.
	top *int64
}

// readSet answers a collection, a page at a time.
func (x *exchange) readSet(req *query.Request, url *grammar.URL) error {
	p, err := x.page(req)
	if err != nil {
		return err
	}
	if p.whole {
		end, err := x.beginExport()
		if err != nil {
			return err
		}
		defer end()
	}
	q := req.Query
	result, err := x.query(q)
	if err != nil {
		return err
	}
	x.head().Set("Content-Type", x.media.contentType())
	w := x.writer(q, url)
	context := payload.Context(x.base, q, false)
	put := w.Row
	if req.Kind == query.KindRefs {
		context, put = x.base+"$metadata#Collection($ref)", w.Ref
	}
	w.BeginSet(context, result.Count)
	sent, last, err := x.rows(w, result, q, p, put)
	if err != nil {
		return err
	}
	if sent == 0 && q.From != nil { // an empty collection, or one of an entity that is not there
		if _, err := x.parentKey(q.From); err != nil {
			return err
		}
	}
	return w.EndSet(x.nextLink(p, sent, last))
}

// rows writes rows until the page is full. last holds the sort values of the last row; nil if
// nothing follows. They are taken at once, since a store may use a row's memory again.
func (x *exchange) rows(w *payload.Writer, result *Result, q *query.Query, p *page, put func(query.Row) error) (sent int64, last []*string, err error) {
	for row, err := range result.Rows {
		if err != nil {
			return sent, nil, err
		}
		if last != nil {
			return sent, last, nil
		}
		if err := put(row); err != nil {
			return sent, nil, err
		}
		if sent++; !p.whole && (sent == p.size || w.Size() > x.config.MaxPageBytes) {
			last = sortTexts(q.OrderBy, q.Behind(row))
		}
	}
	return sent, nil, nil
}

// page sets the window of the query: one row more than the page holds tells whether more follow.
func (x *exchange) page(req *query.Request) (*page, error) {
	q := req.Query
	p := &page{size: x.pageSize(), top: q.Top}
	if req.SkipToken != nil {
		if err := x.resume(q, p, *req.SkipToken); err != nil {
			return nil, err
		}
	}
	q.Top = p.top
	if p.whole = x.wantsExport(); p.whole {
		q.Limit, q.Export = 0, true
		return p, nil
	}
	q.Limit = p.size + 1
	if p.top != nil && *p.top < q.Limit {
		q.Limit = *p.top
	}
	return p, nil
}

// resume puts the query behind the page that a token was given with.
func (x *exchange) resume(q *query.Query, p *page, text string) error {
	t, err := x.openToken(text)
	if err != nil {
		return err
	}
	p.top = t.Top
	if x.prefs.find("maxpagesize") == nil {
		p.size = min(t.Page, x.config.MaxPageSize)
	}
	q.Skip = nil // the first page passed over them
	q.After, err = t.values(q.OrderBy)
	return err
}

// nextLink leads to the rows after last; empty if there are none.
func (x *exchange) nextLink(p *page, sent int64, last []*string) string {
	if last == nil {
		return ""
	}
	t := token{Page: p.size, After: last}
	if p.top != nil {
		rest := *p.top - sent
		t.Top = &rest
	}
	return x.base + x.path + "?" + x.withoutToken("$skiptoken="+x.sealToken(t))
}

// sortTexts are sort values as texts; nil is null.
func sortTexts(order []query.Order, values []any) []*string {
	texts := make([]*string, len(values))
	for i, v := range values {
		if v != nil {
			t, _ := order[i].Expr.Type().(edm.Primitive)
			text := string(payload.AppendText(nil, t, v))
			texts[i] = &text
		}
	}
	return texts
}
