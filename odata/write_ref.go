package odata

import (
	"net/http"
	"strconv"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// draftRef drafts the write of links: of one reference, of all of a collection, or of one member.
func (x *exchange) draftRef(req *query.Request, url *grammar.URL) (*edit, error) {
	from := req.Query.From
	source, err := x.there(from.Parent)
	if err != nil {
		return nil, err
	}
	d := x.deep(req.Query.Model)
	if err := d.guard(source, from); err != nil {
		return nil, err
	}
	if x.r.Method == http.MethodDelete {
		err = d.cut(source, req, url)
	} else {
		err = d.tie(source, req)
	}
	if err != nil {
		return nil, err
	}
	return d.edit(x.nothing), nil
}

// guard holds the entity whose links are written to the headers If-Match and If-None-Match, where it
// is not itself what is written first.
func (d *deep) guard(source Ref, from *query.From) error {
	c := Change{Op: Update, Set: source.Set, Key: source.Key, Of: source.Of}
	if from.Nav.ReadOnly {
		needless := *source.Set
		needless.NeedsETag = false // it stays as it is
		c.Set = &needless
	}
	if err := d.x.conditions(&c, ""); err != nil {
		return err
	}
	c.Set = source.Set
	if c.IfMatch != nil || c.IfNoneMatch != nil {
		d.add(c, "")
	}
	return nil
}

// tie plans the links that a body names: in place of the ones before with PUT, beside them with POST.
func (d *deep) tie(source Ref, req *query.Request) error {
	body, err := d.x.jsonBytes()
	if err != nil {
		return err
	}
	q := req.Query
	many := req.Kind == query.KindRefs && d.x.r.Method == http.MethodPut
	targets, err := d.x.reader(q, false).ReadRefs(q.From.Nav, many, body)
	if err != nil {
		return err
	}
	if many {
		return d.retie(source, q.From, targets)
	}
	return d.link(source, q.From.Nav, targets[0], farther(q.From.Nav))
}

// farther is the place of what is written at the other end of a navigation property.
func farther(nav *edm.Navigation) string {
	if nav.ReadOnly {
		return nav.Name
	}
	return ""
}

// retie plans that a collection holds these and no others.
func (d *deep) retie(source Ref, from *query.From, targets []Ref) error {
	rel := payload.Related{Nav: from.Nav, Place: from.Nav.Name}
	for i := range targets {
		rel.Items = append(rel.Items, payload.Item{Ref: &targets[i], Place: "value/" + strconv.Itoa(i)})
	}
	if from.Nav.ReadOnly {
		return d.members(source, rel, false)
	}
	return d.reset(source, from, targets)
}

// reset plans what a writable navigation property refers to.
func (d *deep) reset(source Ref, from *query.From, targets []Ref) error {
	if err := d.may(Update, source.Set, ""); err != nil {
		return err
	}
	refs := map[string][]Ref{from.Nav.Name: append([]Ref{}, targets...)}
	d.add(Change{Op: Update, Set: source.Set, Key: source.Key, Of: source.Of, Refs: refs}, "")
	return nil
}

// cut plans the end of links: of the one that $id or the path names, or of all.
func (d *deep) cut(source Ref, req *query.Request, url *grammar.URL) error {
	q := req.Query
	nav := q.From.Nav
	if url.Options.ID != nil {
		target, err := d.x.locate(q, *url.Options.ID)
		if err != nil {
			return badRequest("InvalidReference", "$id", "%s", translate(err).Message)
		}
		if !target.Set.Type.Is(nav.Target) && !nav.Target.Is(target.Set.Type) {
			return badRequest("InvalidReference", "$id", "%q is no %s", *url.Options.ID, nav.Target.Name)
		}
		member := *q
		member.Set, member.Key = target.Set, target.Key
		return d.cutMember(source, &member)
	}
	switch {
	case req.Kind == query.KindRef && nav.Collection:
		return d.cutMember(source, q)
	case !nav.Collection && !nav.Nullable:
		return badRequest("NotNullable", nav.Name, "the reference cannot be empty; let it refer to another %s by PUT", nav.Target.Name)
	case nav.ReadOnly && !nav.Back().Nullable && !nav.Back().Collection:
		return required(nav, nav.Name)
	}
	return d.retie(source, q.From, nil)
}

// cutMember plans the end of the link to one member of a collection, which must be in it.
func (d *deep) cutMember(source Ref, member *query.Query) error {
	nav := member.From.Nav
	if nav.ReadOnly && !nav.Back().Nullable && !nav.Back().Collection {
		return required(nav, nav.Name)
	}
	target := Ref{Set: member.Set, Key: member.Key}
	if source.Of == 0 {
		key, err := d.x.rowKey(member)
		if err != nil {
			return err
		}
		target.Key = key
	}
	return d.unlink(source, nav, target, farther(nav))
}
