package odata

import (
	"errors"
	"maps"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// delta is a delta payload that is written to a set or to a collection of related entities. Its items
// are independent of each other. All are written or none, unless the client prefers
// continue-on-error: then each stands by itself.
type delta struct {
	*deep
	req    *query.Request
	url    *grammar.URL
	parent Ref
	pieces []piece
	// failures is how many Writes of items have failed.
	failures int
}

// piece is one item and what becomes of it.
type piece struct {
	item payload.Item
	// from and to are the changes that it is made of, main is the one of its entity.
	from, to, main int
	operation      string
	outcome        Outcome
	err            error
}

// draftDelta drafts a PATCH of a collection.
func (x *exchange) draftDelta(req *query.Request, url *grammar.URL) (*edit, error) {
	if err := x.negotiateJSON(url.Options.Format); err != nil {
		return nil, err
	}
	if err := x.wholly(&url.Options); err != nil {
		return nil, err
	}
	body, err := x.jsonBytes()
	if err != nil {
		return nil, err
	}
	items, err := x.reader(req.Query, false).ReadDelta(body)
	if err != nil {
		return nil, err
	}
	t := &delta{deep: x.deep(req.Query.Model), req: req, url: url}
	if from := req.Query.From; from != nil {
		if t.parent, err = x.there(from.Parent); err != nil {
			return nil, err
		}
	}
	t.plan(items)
	if x.continues() && !x.grouped() {
		return &edit{changes: t.changes, places: t.places, bare: t.bare, alone: t.alone, answer: t.answer}, nil
	}
	if err := t.faults(); err != nil {
		return nil, err
	}
	return t.edit(t.answer), nil
}

// wholly refuses what would pick some of the items of a delta payload, which names itself what it is about.
func (x *exchange) wholly(o *grammar.Options) error {
	if o.Filter != nil || o.Search != nil || o.Count != nil {
		return badRequest("InvalidQuery", "$filter", "a delta payload names itself what is to be written; leave $filter, $search and $count out, or write to /$filter(…)/$each")
	}
	if err := placeless(o); err != nil {
		return err
	}
	return x.versionless()
}

// grouped tells whether a request is a part of a change set, which is done wholly or not at all.
func (x *exchange) grouped() bool { return x.inner != nil && x.inner.request.Group != nil }

// plan plans all items. What is wrong with one is noted in its piece.
func (t *delta) plan(items []payload.Item) {
	t.pieces = make([]piece, len(items))
	for i, item := range items {
		p := &t.pieces[i]
		p.item, p.from, p.operation = item, len(t.changes), operation(item)
		if p.err = item.Err; p.err == nil {
			p.main, p.err = t.one(item)
		}
		if p.err != nil {
			t.changes, t.places = t.changes[:p.from], t.places[:p.from]
			maps.DeleteFunc(t.bare, func(at int, _ error) bool { return at >= p.from })
		}
		p.to = len(t.changes)
	}
}

// operation names what an item does, as the Core vocabulary does.
func operation(item payload.Item) string {
	switch {
	case item.Link != nil && item.Removed == payload.Kept:
		return "link"
	case item.Link != nil:
		return "unlink"
	case item.Removed != payload.Kept:
		return "delete"
	case item.Entity != nil:
		if _, there := existing(item.Entity); there {
			return "update"
		}
	}
	return "insert"
}

// one plans an item and gives the number of the change that writes its entity.
func (t *delta) one(item payload.Item) (number int, err error) {
	if item.Link != nil {
		return 0, t.linked(item)
	}
	e, from := item.Entity, t.req.Query.From
	ref, there := existing(e)
	switch {
	case item.Removed == payload.Changed && from != nil:
		return 0, t.unlink(t.parent, from.Nav, ref, item.Place)
	case item.Removed != payload.Kept: // what leaves the set is no more
		return 0, t.remove(ref, e.ETag, item.Place)
	case !there && from == nil:
		return t.create(e)
	case !there:
		return t.createIn(t.parent, from.Nav, e)
	}
	c, err := t.change(ref, e)
	if err != nil {
		return 0, err
	}
	if from != nil && hangs(from.Nav) {
		if err := hang(e, from.Nav, t.parent); err != nil {
			return 0, err
		}
	}
	if number, err = t.update(c, e); err != nil || from == nil || hangs(from.Nav) {
		return number, err
	}
	return number, t.link(t.parent, from.Nav, ref, item.Place)
}

// linked plans a link, or the end of one.
func (t *delta) linked(item payload.Item) error {
	l, place := item.Link, item.Place
	switch {
	case l.Nav.ReadOnly && (l.Nav.Back() == nil || !l.Nav.Collection):
		return badRequest("ReadOnlyProperty", place+"/relationship", "the navigation property cannot be written; change the entities at its other end")
	case item.Removed == payload.Kept:
		return t.link(l.Source, l.Nav, l.Target, place)
	case l.Nav.Collection:
		return t.unlink(l.Source, l.Nav, l.Target, place)
	case !l.Nav.Nullable:
		return badRequest("NotNullable", place+"/relationship", "the reference cannot be empty; let it refer to another %s", l.Nav.Target.Name)
	}
	return t.refer(l.Source, l.Nav, nil, nil, place)
}

// faults is the error of all items together; nil if there is none.
func (t *delta) faults() error {
	var first *Error
	for _, p := range t.pieces {
		if p.err == nil {
			continue
		}
		e := *translate(p.err)
		if first == nil {
			first = &e
			continue
		}
		if first.Details == nil {
			first.Details = []Detail{{Code: first.Code, Target: first.Target, Message: first.Message}}
		}
		if first.Details = append(first.Details, Detail{Code: e.Code, Target: e.Target, Message: e.Message}); len(first.Details) >= maxDetails {
			break
		}
	}
	if first == nil {
		return nil
	}
	return first
}

// maxDetails is how many faults of one request are told.
const maxDetails = 50

// alone writes all items that have no fault, however many Writes that takes.
func (t *delta) alone() error {
	if err := t.x.prove(); err != nil {
		return err
	}
	if err := t.settle(0, len(t.pieces)); err != nil {
		return err
	}
	return t.report()
}

// settle writes the items of a range: all at once, or, if one of them fails, those before it and
// those behind it. So most items are tried no more than twice, and what is told of each is what
// the store did. Where many fail, the rest is written one by one, or each would be tried again for
// every fault before it.
func (t *delta) settle(from, to int) error {
	for from < to {
		end := t.reach(from, to)
		outcomes, err := t.write(from, end)
		if err == nil {
			t.note(outcomes, from, end)
			from = end
			continue
		}
		t.failures++
		failed, found := t.failed(err, from, end)
		if !t.x.written && (!found || errors.Is(err, ErrStale)) {
			return err
		}
		if !found { // nothing more can be done
			t.abandon(from, to, err)
			return nil
		}
		t.pieces[failed].err = err
		if err := t.settle(from, failed); err != nil {
			return err
		}
		from = failed + 1
	}
	return nil
}

// reach tells how far the next Write of a range goes.
func (t *delta) reach(from, to int) int {
	if t.failures >= maxFaults {
		return from + 1
	}
	return to
}

// abandon notes why the items of a range were not written.
func (t *delta) abandon(from, to int, err error) {
	for i := from; i < to; i++ {
		if t.pieces[i].err == nil {
			t.pieces[i].err = err
		}
	}
}

// write writes the items of a range, whose changes count from there. If the items before it moved the
// rights of the caller, it is written with those he has now.
func (t *delta) write(from, to int) ([]Outcome, error) {
	var changes []Change
	for i := from; i < to; i++ {
		p := &t.pieces[i]
		changes = append(changes, shifted(t.changes[p.from:p.to], len(changes)-p.from)...)
	}
	if len(changes) == 0 {
		return nil, nil
	}
	outcomes, err := t.x.write(changes)
	if !errors.Is(err, ErrStale) || !t.x.written {
		return outcomes, err
	}
	if err := t.rebind(); err != nil {
		return nil, err
	}
	return t.x.write(changes)
}

// rebind lets what is left of the request be done for who calls now.
func (t *delta) rebind() error {
	again, err := t.x.rebound(t.url)
	if err != nil {
		return err
	}
	t.req = again
	return nil
}

// failed finds the item that an error of a Write of a range is about, and tells where in the body.
func (t *delta) failed(err error, from, to int) (int, bool) {
	var change *ChangeError
	if !errors.As(err, &change) {
		return 0, false
	}
	rest := change.Index
	for i := from; i < to; i++ {
		p := &t.pieces[i]
		if p.err != nil {
			continue
		}
		if rest < p.to-p.from {
			change.Index = p.from + rest
			return i, true
		}
		rest -= p.to - p.from
	}
	return 0, false
}

// note hands the outcomes of a range to its items.
func (t *delta) note(outcomes []Outcome, from, to int) {
	for i := from; i < to; i++ {
		p := &t.pieces[i]
		if p.err != nil {
			continue
		}
		if p.main > 0 {
			p.outcome = outcomes[p.main-1-p.from]
		}
		outcomes = outcomes[p.to-p.from:]
	}
}

// answer tells what became of the items after all of them were written at once.
func (t *delta) answer(outcomes []Outcome) error {
	t.note(outcomes, 0, len(t.pieces))
	return t.report()
}
