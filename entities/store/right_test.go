package store_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/query"
)

// movers may move people and rename their jobs, but not to Boss.
var (
	movers     = access.Rule{Type: "Identity", Groups: []string{"Movers"}, Ops: []access.Op{access.Read}}
	moverRules = []access.Rule{movers, {
		Type: "Identity", Groups: []string{"Movers"}, Ops: []access.Op{access.Update}, Only: []string{"OUREF", "JOBTITLE", "MANAGER"}, Filter: "JOBTITLE ne 'Boss'",
	}}
	moverLinks = []access.Link{
		{Type: "Identity", Navs: []string{"OUREF"}, Groups: []string{"Chiefs"}, Target: "OWNERREF/any(o:o/Id eq @me)"},
		{Type: "Identity", Navs: []string{"MANAGER"}, Groups: []string{"Chiefs"}},
	}
)

// TestRightsOfWrites proves that rights hold for the old and the new state of each row, and at both
// ends of a reference: alone, together and for what a query finds.
func TestRightsOfWrites(t *testing.T) {
	for name, dsn := range map[string]func(testing.TB) string{"sqlite": storetest.SQLite, "postgres": storetest.Postgres} {
		t.Run(name, func(t *testing.T) {
			s := storetest.Open(t, dsn(t), store.Options{})
			rights, err := access.Compile(entities.Model(), append(moverRules, access.Rules...), access.Masks, moverLinks)
			require.NoError(t, err)
			store.SetRights(s, rights)
			o := &side{s: s, objects: map[string]*entities.Object{}}
			system := access.With(context.Background(), access.System("test"))
			require.NoError(t, s.Tx(system, func(tx *store.Tx) error { return o.fill(tx, "") }))
			checkRights(t, o)
		})
	}
}

func checkRights(t *testing.T, o *side) {
	identity := entities.Model().Set("Identity")
	update := func(row string, values map[string]any, unit string) odata.Change {
		c := odata.Change{Op: odata.Update, Set: identity, Key: o.key("Identity", row, false), Values: values}
		if unit != "" {
			c.Refs = map[string][]odata.Ref{"OUREF": o.refs("Orgunit", []string{unit})}
		}
		return c
	}
	each := func(c odata.Change) odata.Change {
		c.Each, c.Key = query.ByKey(entities.Model(), identity, c.Key), nil
		return c
	}
	managed := func(by string) odata.Change {
		c := update("i1", nil, "")
		c.Links = map[string]odata.Links{"MANAGER": {Add: o.refs("Identity", []string{by})}}
		return c
	}
	boss, clerk := map[string]any{"JOBTITLE": "Boss"}, map[string]any{"JOBTITLE": "Clerk"}
	for name, c := range map[string]struct {
		groups  []string
		changes []odata.Change
		want    string
	}{
		"own unit":             {[]string{"Movers"}, []odata.Change{update("i1", nil, "u0")}, ""},
		"own units":            {[]string{"Movers"}, []odata.Change{update("i1", nil, "u1"), update("i2", nil, "u0"), update("i3", nil, "u1")}, ""},
		"foreign unit":         {[]string{"Movers"}, []odata.Change{update("i1", nil, "u2")}, "0 403 OUREF"},
		"foreign unit, last":   {[]string{"Movers"}, []odata.Change{update("i1", nil, "u1"), update("i2", nil, "u1"), update("i3", nil, "u2")}, "2 403 OUREF"},
		"foreign unit, found":  {[]string{"Movers"}, []odata.Change{each(update("i1", nil, "u2"))}, "0 403 OUREF"},
		"chief":                {[]string{"Movers", "Chiefs"}, []odata.Change{update("i4", nil, "u2")}, ""},
		"manager":              {[]string{"Movers"}, []odata.Change{managed("i2")}, "0 403 MANAGER"},
		"manager, by a chief":  {[]string{"Movers", "Chiefs"}, []odata.Change{managed("i3")}, ""},
		"new state":            {[]string{"Movers"}, []odata.Change{update("i1", boss, "")}, "0 403 Identity"},
		"new state, last":      {[]string{"Movers"}, []odata.Change{update("i1", clerk, ""), update("i2", clerk, ""), update("i3", boss, "")}, "2 403 Identity"},
		"new state, found":     {[]string{"Movers"}, []odata.Change{each(update("i1", boss, ""))}, "0 403 Identity"},
		"property that is not": {[]string{"Movers"}, []odata.Change{update("i1", map[string]any{"LASTNAME": "x"}, "")}, "0 403 LASTNAME"},
	} {
		caller := access.Principal{User: 7, Identity: o.objects["i0"].ID, Groups: c.groups}
		_, err := o.s.Write(access.With(context.Background(), caller), c.changes)
		require.Equal(t, c.want, refusal(err), name)
	}
	var list []entities.Identity
	require.NoError(t, o.s.Read(context.Background(), &list, "JOBTITLE eq 'Boss'", nil))
	require.Empty(t, list)
}

func refusal(err error) string {
	var at *odata.ChangeError
	var refused *odata.Error
	if errors.As(err, &at) && errors.As(err, &refused) {
		return fmt.Sprint(at.Index, " ", refused.Status, " ", refused.Target)
	}
	if err != nil {
		return err.Error()
	}
	return ""
}
