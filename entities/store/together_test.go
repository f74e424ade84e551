package store_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/query"
)

// TestTogether proves that changes of one shape which are written together mean the same as if
// they were applied one by one: rows, history, events, jobs, outcomes and errors.
func TestTogether(t *testing.T) {
	for name, dsn := range map[string]func(testing.TB) string{"sqlite": storetest.SQLite, "postgres": storetest.Postgres} {
		t.Run(name, func(t *testing.T) {
			few(t, 25)
			options := store.Options{Watches: func() []store.Watch {
				return []store.Watch{{Type: "Identity", Properties: []string{"JOBTITLE", "OUREF", "Deleted"}, Kind: "watched"}, {Type: "Orgunit", Kind: "unit"}}
			}}
			together, apart := storetest.Open(t, dsn(t), options), storetest.Open(t, dsn(t), options)
			store.Apart(apart)
			round := 0
			rapid.Check(t, func(t *rapid.T) {
				round++
				scene := newScene(t, fmt.Sprintf("R%d-", round), together, apart)
				for range rapid.IntRange(1, 3).Draw(t, "writes") {
					scene.write(t)
				}
			})
			for _, s := range []*store.Store{together, apart} {
				_, err := s.Seal(context.Background())
				require.NoError(t, err)
				report, err := s.Verify(context.Background(), nil)
				require.NoError(t, err)
				require.Empty(t, report.Findings)
			}
		})
	}
}

// few is how often rapid tries, unless it was told a number.
func few(t *testing.T, checks int) {
	option := flag.Lookup("rapid.checks")
	if before := option.Value.String(); before == option.DefValue {
		require.NoError(t, option.Value.Set(fmt.Sprint(checks)))
		t.Cleanup(func() { require.NoError(t, option.Value.Set(before)) })
	}
}

// side is one of two stores that are told the same.
type side struct {
	s *store.Store
	// objects are the rows of the scene by name.
	objects map[string]*entities.Object
	// since is the number of the last audit event before the scene.
	since int64
}

// scene is some rows that are in both stores, and that nobody else speaks of.
type scene struct {
	prefix string
	sides  []*side
	owner  string
}

func newScene(t *rapid.T, prefix string, stores ...*store.Store) *scene {
	sc := &scene{prefix: prefix, owner: "i0"}
	for _, s := range stores {
		one := &side{s: s, objects: map[string]*entities.Object{}}
		ctx := access.With(context.Background(), access.System("test"))
		require.NoError(t, s.DB().QueryRow(ctx, "SELECT coalesce(max(id), 0) FROM audit_events").Scan(&one.since))
		require.NoError(t, s.Tx(ctx, func(tx *store.Tx) error { return one.fill(tx, prefix) }))
		sc.sides = append(sc.sides, one)
	}
	return sc
}

func (o *side) fill(tx *store.Tx, prefix string) error {
	var errs []error
	create := func(name string, e entities.Entity) int64 {
		errs = append(errs, tx.Create(e))
		o.objects[name] = e.Base()
		return e.Base().ID
	}
	for n := range 5 {
		i := &entities.Identity{IdentityID: fmt.Sprintf("%si%d", prefix, n), LastName: "Doe"}
		create(fmt.Sprintf("i%d", n), i)
	}
	owner := o.objects["i0"].ID
	for n := range 3 {
		u := &entities.Orgunit{OrgUnitID: fmt.Sprintf("%su%d", prefix, n), Name: "Unit"}
		if n < 2 {
			u.Owners = []int64{owner}
		}
		create(fmt.Sprintf("u%d", n), u)
	}
	for n := range 3 {
		identity, context := o.objects[fmt.Sprintf("i%d", n)].ID, o.objects[fmt.Sprintf("u%d", n)].ID
		create(fmt.Sprintf("c%d", n), &entities.Contextassignment{Identity: &identity, Context: &context})
	}
	category := create("k0", &entities.Classificationtagcategory{Name: prefix + "k0"})
	create("k1", &entities.Classificationtagcategory{Name: prefix + "k1"})
	create("t0", &entities.Classificationtag{Name: prefix + "t0", Category: &category})
	return errors.Join(errs...)
}

// sketch is a change in terms of the names of a scene.
type sketch struct {
	op    odata.Op
	set   string
	row   string
	byUID bool
	stale bool
	// careful sketches are such as succeed, unless they are in each other's way.
	careful bool
	values  map[string]any
	refs    map[string][]string
	links   map[string][2][]string
}

// shapes are what runs of changes are made of: the set, what rows it is about, and what is written.
var shapes = []struct {
	op   odata.Op
	set  string
	rows string
	draw func(t *rapid.T, prefix string, s *sketch)
}{
	{odata.Update, "Identity", "i", func(t *rapid.T, _ string, s *sketch) {
		s.values["JOBTITLE"] = s.pick(t, 3, "a", "b", nil, strings.Repeat("x", 201))
	}},
	{odata.Update, "Identity", "i", func(t *rapid.T, p string, s *sketch) {
		s.values["IDENTITYID"] = p + s.pick(t, 3, "new", "newer", "newest", "i0", "i1", "I2").(string)
	}},
	{odata.Update, "Identity", "i", func(t *rapid.T, _ string, s *sketch) {
		s.values["LASTNAME"] = s.pick(t, 2, "A", "B", strings.Repeat("y", 300))
		s.refs["OUREF"] = s.names(t, "u")
	}},
	{odata.Update, "Identity", "i", func(t *rapid.T, _ string, s *sketch) {
		s.values["IDENTITYSTATUS"] = odata.Coded{Value: text(s.pick(t, 2, "Active", "Disabled", "Locked", "Nope").(string))}
	}},
	{odata.Update, "Identity", "i", func(t *rapid.T, _ string, s *sketch) { s.refs["MANAGER"] = s.names(t, "i") }},
	{odata.Update, "Identity", "i", func(t *rapid.T, _ string, s *sketch) {
		s.links["MANAGER"] = [2][]string{s.names(t, "i"), s.names(t, "i")}
	}},
	{odata.Update, "Identity", "i", func(t *rapid.T, _ string, s *sketch) { s.values["Deleted"] = rapid.Bool().Draw(t, "deleted") }},
	{odata.Update, "Identity", "i", func(t *rapid.T, _ string, s *sketch) {
		s.values["Deleted"], s.refs["MANAGER"] = true, s.names(t, "i")
	}},
	{odata.Update, "Orgunit", "u", func(t *rapid.T, _ string, s *sketch) { s.refs["OWNERREF"] = s.names(t, "i") }},
	{odata.Update, "Orgunit", "u", func(t *rapid.T, _ string, s *sketch) {
		s.values["VALIDFROM"], s.values["VALIDTO"] = s.pick(t, 1, day(1), day(9), nil), s.pick(t, 2, day(5), nil)
	}},
	{odata.Update, "Contextassignment", "c", func(t *rapid.T, _ string, s *sketch) { s.refs["CA_CONTEXT"] = s.names(t, "u") }},
	{odata.Delete, "Contextassignment", "c", func(*rapid.T, string, *sketch) {}},
	{odata.Delete, "Identity", "i", func(*rapid.T, string, *sketch) {}},
	{odata.Delete, "Classificationtagcategory", "k", func(*rapid.T, string, *sketch) {}},
	{odata.Delete, "Classificationtag", "t", func(*rapid.T, string, *sketch) {}},
	{odata.Create, "Identity", "", func(t *rapid.T, p string, s *sketch) {
		s.values["IDENTITYID"] = p + s.pick(t, 4, "n0", "n1", "n2", "n3", "N3", "i1").(string)
		s.refs["OUREF"] = s.names(t, "u")
	}},
	{odata.Create, "Contextassignment", "", func(t *rapid.T, _ string, s *sketch) {
		s.refs["CA_IDENTITY"], s.refs["CA_CONTEXT"] = s.names(t, "i"), s.names(t, "u")
	}},
	{odata.Create, "Classificationtag", "", func(t *rapid.T, p string, s *sketch) {
		s.values["NAME"] = p + s.pick(t, 3, "t1", "t2", "t3", "t0").(string)
		s.refs["CATEGORY"] = s.names(t, "k")
	}},
}

// most is the number of the last row of each kind. Others of the same kind are not there.
var most = map[string]int{"i": 4, "u": 2, "c": 3, "k": 1, "t": 0}

func text(s string) *string { return &s }

func day(n int) time.Time { return time.Date(2026, 1, n, 0, 0, 0, 0, time.UTC) }

// pick draws a value; where the Write is to succeed, one of the first.
func (s *sketch) pick(t *rapid.T, good int, values ...any) any {
	if s.careful {
		values = values[:good]
	}
	return rapid.SampledFrom(values).Draw(t, "value")
}

// names draws targets: one, none, or one that is not there, or one that an earlier change writes.
func (s *sketch) names(t *rapid.T, kind string) []string {
	n := fmt.Sprintf("%s%d", kind, rapid.IntRange(0, 2).Draw(t, "target"))
	if s.careful {
		return []string{n}
	}
	return rapid.SampledFrom([][]string{{n}, {n}, {n}, {n}, {}, {"nobody"}, {"#1"}}).Draw(t, "targets")
}

// draw makes a list of changes: a few runs of one shape each.
func (sc *scene) draw(t *rapid.T) (list []sketch) {
	careful := rapid.Bool().Draw(t, "careful")
	for range rapid.IntRange(1, 3).Draw(t, "runs") {
		shape := rapid.SampledFrom(shapes).Draw(t, "shape")
		byUID := rapid.IntRange(0, 3).Draw(t, "by") == 0
		for range rapid.IntRange(1, 5).Draw(t, "length") {
			s := sketch{op: shape.op, set: shape.set, byUID: byUID, careful: careful, values: map[string]any{}, refs: map[string][]string{}, links: map[string][2][]string{}}
			if shape.rows != "" {
				s.row = fmt.Sprintf("%s%d", shape.rows, rapid.IntRange(0, most[shape.rows]).Draw(t, "row"))
			}
			s.stale = !careful && rapid.IntRange(0, 15).Draw(t, "stale") == 0
			shape.draw(t, sc.prefix, &s)
			list = append(list, s)
		}
	}
	return list
}

// callers draws who writes.
func (sc *scene) caller(t *rapid.T) func(*side) access.Principal {
	groups := rapid.SampledFrom([][]string{
		{access.DataAdministrators},
		{access.DataAdministrators},
		{access.DataAdministrators, access.OperationAdministrators},
		{access.SystemAdministrators},
		{access.Integration},
		{access.Auditors},
		nil,
	}).Draw(t, "groups")
	return func(o *side) access.Principal {
		return access.Principal{User: 7, Identity: o.objects[sc.owner].ID, Name: "tester", Groups: groups, Rights: []string{access.LockDirect}}
	}
}

func (sc *scene) write(t *rapid.T) {
	list, caller := sc.draw(t), sc.caller(t)
	var told, stands [2]string
	for n, o := range sc.sides {
		changes := make([]odata.Change, len(list))
		for i, s := range list {
			changes[i] = o.change(s)
		}
		ctx := access.With(context.Background(), caller(o))
		outcomes, err := o.s.Write(ctx, changes)
		told[n], stands[n] = o.tell(t, outcomes, err), o.dump(t)
	}
	require.Equal(t, told[1], told[0])
	require.Equal(t, stands[1], stands[0])
}

func (o *side) key(kind, name string, byUID bool) []query.KeyValue {
	typ := entities.Model().Set(kind).Type
	object := o.objects[name]
	if object == nil {
		object = &entities.Object{ID: 1, UID: uuid.UUID{1}}
	}
	if byUID {
		return []query.KeyValue{{Property: typ.Property("UId"), Value: object.UID}}
	}
	return []query.KeyValue{{Property: typ.Property("Id"), Value: object.ID}}
}

func (o *side) refs(kind string, names []string) []odata.Ref {
	refs := []odata.Ref{}
	for i, name := range names {
		if name == "#1" {
			refs = append(refs, odata.Ref{Of: 1})
			continue
		}
		refs = append(refs, odata.Ref{Key: o.key(kind, name, i%2 == 1)})
	}
	return refs
}

func (o *side) change(s sketch) odata.Change {
	set := entities.Model().Set(s.set)
	c := odata.Change{Op: s.op, Set: set, Values: s.values, Refs: map[string][]odata.Ref{}, Links: map[string]odata.Links{}}
	if s.op != odata.Create {
		c.Key = o.key(s.set, s.row, s.byUID)
	}
	if s.stale {
		c.IfMatch = []string{"1"}
	}
	target := func(nav string) string { return set.Type.Navigation(nav).Target.Name }
	for nav, names := range s.refs {
		c.Refs[nav] = o.refs(target(nav), names)
	}
	for nav, names := range s.links {
		c.Links[nav] = odata.Links{Add: o.refs(target(nav), names[0]), Remove: o.refs(target(nav), names[1])}
	}
	return c
}
