package odata

import (
	"net/http"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// deep makes changes, in the order in which they can be done, of what a body says about an entity
// and those related to it. What an entity refers to is written before it, what refers to it behind
// it. Which side a link is written at is the business of link.
type deep struct {
	x       *exchange
	model   *edm.Model
	changes []Change
	// places are the paths from the body to what each change was made of.
	places []string
	// bare are those of them that may leave entities without what they must have, with what to say then.
	bare map[int]error
}

func (x *exchange) deep(model *edm.Model) *deep {
	return &deep{x: x, model: model}
}

// add adds a change and gives its number, by which later ones may refer to what it writes.
func (d *deep) add(c Change, place string) int {
	d.changes, d.places = append(d.changes, c), append(d.places, place)
	return len(d.changes)
}

func (d *deep) edit(answer func([]Outcome) error) *edit {
	return &edit{changes: d.changes, places: d.places, bare: d.bare, answer: answer}
}

// create plans a new entity.
func (d *deep) create(e *payload.Entity) (number int, err error) {
	if err := d.may(Create, e.Set, e.Place); err != nil {
		return 0, err
	}
	c := Change{Op: Create, Set: e.Set, Type: narrower(e), Values: e.Values, Refs: e.Refs}
	if err := d.before(&c, e); err != nil {
		return 0, err
	}
	number = d.add(c, e.Place)
	return number, d.after(Ref{Set: e.Set, Of: number}, e, true)
}

// update plans the update of the entity that c picks.
func (d *deep) update(c Change, e *payload.Entity) (number int, err error) {
	if err := d.may(Update, c.Set, e.Place); err != nil {
		return 0, err
	}
	if d.x.r.Method == http.MethodPut {
		if err := replace(e); err != nil {
			return 0, err
		}
	}
	c.Values, c.Refs = e.Values, e.Refs
	if t := narrower(e); t != nil {
		c.Type = t
	}
	if err := d.before(&c, e); err != nil {
		return 0, err
	}
	number = d.add(c, e.Place)
	return number, d.after(Ref{Set: c.Set, Key: c.Key, Of: c.Of}, e, false)
}

// narrower is the type of an entity if it is not that of its set.
func narrower(e *payload.Entity) *edm.EntityType {
	if e.Set == nil || e.Type == e.Set.Type {
		return nil
	}
	return e.Type
}

// before plans what an entity refers to, and puts the references into its change.
func (d *deep) before(c *Change, e *payload.Entity) error {
	for _, rel := range e.Related {
		if rel.Nav.ReadOnly {
			continue
		}
		links := Links{}
		for _, item := range rel.Items {
			target, err := d.target(item)
			if err != nil {
				return err
			}
			if item.Removed == payload.Kept {
				links.Add = append(links.Add, target)
			} else {
				links.Remove = append(links.Remove, target)
			}
		}
		switch {
		case !rel.Delta:
			c.Refs[rel.Nav.Name] = links.Add
		case c.Links == nil:
			c.Links = map[string]Links{rel.Nav.Name: links}
		default:
			c.Links[rel.Nav.Name] = links
		}
	}
	return nil
}

// after plans what refers to an entity, and the end of what it no longer refers to.
func (d *deep) after(self Ref, e *payload.Entity, fresh bool) error {
	for _, rel := range e.Related {
		var err error
		if rel.Nav.ReadOnly {
			err = d.members(self, rel, fresh)
		} else {
			err = d.ends(rel)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// ends plans the deletion of those items that exist no longer.
func (d *deep) ends(rel payload.Related) error {
	for _, item := range rel.Items {
		if item.Removed == payload.Deleted {
			if err := d.remove(*item.Ref, "", item.Place); err != nil {
				return err
			}
		}
	}
	return nil
}

// members plans what a body says of a collection whose members point to self. If it names them all,
// those that it does not name are let go first.
func (d *deep) members(self Ref, rel payload.Related, fresh bool) error {
	if !rel.Delta && !fresh {
		if err := d.letGo(self, rel); err != nil {
			return err
		}
	}
	for _, item := range rel.Items {
		if err := d.member(self, rel.Nav, item); err != nil {
			return err
		}
	}
	return nil
}

func (d *deep) member(self Ref, nav *edm.Navigation, item payload.Item) error {
	switch {
	case item.Removed == payload.Deleted:
		return d.remove(*item.Ref, "", item.Place)
	case item.Removed == payload.Changed:
		return d.unlink(self, nav, *item.Ref, item.Place)
	case item.Entity == nil:
		return d.link(self, nav, *item.Ref, item.Place)
	}
	if !hangs(nav) {
		target, err := d.target(item)
		if err != nil {
			return err
		}
		return d.link(self, nav, target, item.Place)
	}
	if err := hang(item.Entity, nav, self); err != nil {
		return err
	}
	_, err := d.target(item)
	return err
}

// target plans a related entity, if it is to be written, and refers to it.
func (d *deep) target(item payload.Item) (Ref, error) {
	e := item.Entity
	if e == nil {
		return *item.Ref, nil
	}
	ref, there := existing(e)
	if !there {
		number, err := d.create(e)
		return Ref{Set: e.Set, Of: number}, err
	}
	c, err := d.change(ref, e)
	if err != nil {
		return ref, err
	}
	_, err = d.update(c, e)
	return ref, err
}

// change is the update of an entity that a body names by its key or its id.
func (d *deep) change(ref Ref, e *payload.Entity) (Change, error) {
	c := Change{Op: Update, Set: ref.Set, Key: ref.Key, Of: ref.Of}
	if err := d.may(Update, c.Set, e.Place); err != nil {
		return c, err
	}
	if e.ETag != "" {
		c.IfMatch = []string{unquote(e.ETag)}
	}
	c.Upsert = c.IfMatch == nil && ref.Of == 0 && clientKeyed(ref.Set, e.Type, ref.Key)
	return c, needsOwnETag(c.Set, c.IfMatch, e.Place)
}

// existing refers to the entity that a body names by its key and its id, which must agree.
func existing(e *payload.Entity) (Ref, bool) {
	ref := Ref{Set: e.Set, Key: e.Key}
	if e.ID == nil {
		return ref, len(ref.Key) > 0
	}
	if e.ID.Of != 0 {
		return *e.ID, true
	}
	ref.Set, ref.Key = e.ID.Set, append(ref.Key, missing(e.ID.Key, ref.Key)...)
	return ref, true
}

// missing are the parts of a key that are not, word for word, in another one.
func missing(key, among []query.KeyValue) []query.KeyValue {
	var rest []query.KeyValue
next:
	for _, k := range key {
		for _, other := range among {
			if k.Property == other.Property && k.Value == other.Value {
				continue next
			}
		}
		rest = append(rest, k)
	}
	return rest
}

// remove plans the deletion of an entity.
func (d *deep) remove(ref Ref, etag, place string) error {
	if err := d.may(Delete, ref.Set, place); err != nil {
		return err
	}
	c := Change{Op: Delete, Set: ref.Set, Key: ref.Key, Of: ref.Of}
	if etag != "" {
		c.IfMatch = []string{unquote(etag)}
	}
	if err := needsOwnETag(c.Set, c.IfMatch, place); err != nil {
		return err
	}
	d.add(c, place)
	return nil
}

// may refuses to write where the caller, or nobody, can write.
func (d *deep) may(op Op, set *edm.EntitySet, place string) error {
	if set == nil {
		return badRequest("InvalidReference", strings.TrimSuffix(place, "/"), "it is not known in which set this is; name its type by @odata.type, or refer to it by @odata.id")
	}
	if open(op, set) {
		return nil
	}
	if whole := d.x.config.Whole(); whole != nil && whole.Set(set.Name) != nil && open(op, whole.Set(set.Name)) {
		return d.x.forbid(set, nil)
	}
	return badRequest("OperationNotAllowed", strings.TrimSuffix(place, "/"), "entities of %s cannot be written in this way by anybody", set.Name)
}

// open tells whether an operation is possible in a set.
func open(op Op, set *edm.EntitySet) bool {
	switch op {
	case Create:
		return !set.ReadOnly && !set.NoInsert
	case Update:
		return !set.ReadOnly && !set.NoUpdate
	}
	return !set.ReadOnly && !set.NoDelete
}
