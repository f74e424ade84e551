package odata

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/ropewalk/ropewalk/odata/query"
)

// parts numbers the Writes of a repeatable request by where they stand in it. To count those that
// began would not do: what was refused before it wrote may write when the request comes again.
type parts struct {
	repeat Repeat
	// place is that of the request or group of a batch that is being made; writes is how many Writes
	// of it began.
	place, writes int
	// began says that a Write of any of them began.
	began bool
}

type (
	partsKey  struct{}
	repeatKey struct{}
)

// WithRepeat says that what is written under ctx is one part of a repeatable request.
func WithRepeat(ctx context.Context, r *Repeat) context.Context {
	return context.WithValue(ctx, repeatKey{}, r)
}

// RepeatOf gives the repeatable request that a Write belongs to, and which part of it the Write is;
// nil if the request cannot be repeated.
func RepeatOf(ctx context.Context) *Repeat {
	r, _ := ctx.Value(repeatKey{}).(*Repeat)
	return r
}

// partsOf gives the parts of the request that is made under ctx; nil if it cannot be repeated.
func partsOf(ctx context.Context) *parts {
	p, _ := ctx.Value(partsKey{}).(*parts)
	return p
}

// atPlace says which request or group of a batch comes next.
func atPlace(ctx context.Context, place int) {
	if p := partsOf(ctx); p != nil {
		p.place, p.writes = place, 0
	}
}

// afresh says that the request that is being made is made again from its beginning.
func afresh(ctx context.Context) {
	if p := partsOf(ctx); p != nil {
		p.writes = 0
	}
}

// nextPart is the context of the next Write of a request.
func nextPart(ctx context.Context, changes []Change) context.Context {
	p := partsOf(ctx)
	if p == nil {
		return ctx
	}
	p.writes++
	r := p.repeat
	r.Part = int64(p.place)<<32 + int64(p.writes)
	r.Changes = changesDigest(changes)
	return WithRepeat(ctx, &r)
}

// told notes what became of a Write. One for a caller who is out of date did not even begin, and
// leaves its number to the next.
func told(ctx context.Context, err error) {
	p := partsOf(ctx)
	switch {
	case p == nil:
	case errors.Is(err, ErrStale):
		p.writes--
	case errors.Is(err, ErrSkipped) && !p.repeat.Persists:
		// It was done otherwise before, and is answered by that.
	default:
		p.began = true
	}
}

// changesDigest is a digest of what some changes do. What Each finds and what If-Match asks for are
// the request's own words, which a repeat has as well.
func changesDigest(changes []Change) [sha256.Size]byte {
	var t texts
	for i := range changes {
		t.change(&changes[i])
	}
	return digest(t...)
}

// texts are what a digest is made of.
type texts []string

func (t *texts) add(more ...string) { *t = append(*t, more...) }

func (t *texts) change(c *Change) {
	t.add("change", strconv.Itoa(int(c.Op)), c.Set.Name, strconv.Itoa(c.Of), strconv.FormatBool(c.Each != nil))
	t.key(c.Key)
	t.object(c.Values)
	for _, name := range slices.Sorted(maps.Keys(c.Refs)) {
		t.add("refs", name)
		t.refs(c.Refs[name])
	}
	for _, name := range slices.Sorted(maps.Keys(c.Links)) {
		t.add("links", name)
		t.refs(c.Links[name].Add)
		t.refs(c.Links[name].Remove)
	}
}

func (t *texts) key(key []query.KeyValue) {
	t.add("key", strconv.Itoa(len(key)))
	for _, k := range key {
		t.add(k.Property.Name)
		t.value(k.Value)
	}
}

func (t *texts) refs(refs []Ref) {
	t.add(strconv.Itoa(len(refs)))
	for _, r := range refs {
		t.add(strconv.Itoa(r.Of))
		t.key(r.Key)
	}
}

func (t *texts) object(values map[string]any) {
	t.add("object", strconv.Itoa(len(values)))
	for _, name := range slices.Sorted(maps.Keys(values)) {
		t.add(name)
		t.value(values[name])
	}
}

func (t *texts) list(values []any) {
	t.add(strconv.Itoa(len(values)))
	for _, v := range values {
		t.value(v)
	}
}

func (t *texts) value(value any) {
	t.add(fmt.Sprintf("%T", value))
	switch v := value.(type) {
	case Coded:
		t.coded(v)
	case Patch:
		t.object(v)
	case map[string]any:
		t.object(v)
	case Append:
		t.list(v)
	case []any:
		t.list(v)
	default:
		t.add(fmt.Sprint(v))
	}
}

func (t *texts) coded(c Coded) {
	if c.ID != nil {
		t.add("id", strconv.FormatInt(*c.ID, 10))
	}
	if c.UID != nil {
		t.add("uid", *c.UID)
	}
	if c.Value != nil {
		t.add("value", *c.Value)
	}
}
