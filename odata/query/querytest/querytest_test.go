package querytest_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/query/querytest"
)

func maker(w *evaltest.World) *querytest.Maker {
	return querytest.NewMaker(w.Model, func(t *edm.EntityType, p *edm.Property) []any {
		var found []any
		for _, row := range w.Of(t) {
			if v := row.Values[p.Name]; v != nil {
				found = append(found, v)
			}
		}
		return found
	}, "Person", "Unit", "Badge")
}

func request(m *edm.Model, path string, options url.Values) (*query.Request, error) {
	u, err := grammar.Parse(path, options.Encode(), grammar.Limits{})
	if err != nil {
		return nil, err
	}
	return query.Bind(m, u, query.Env{})
}

// TestAllBind: what the generator writes is understood, tame or wild.
func TestAllBind(t *testing.T) {
	w := evaltest.New(1, 30)
	m := maker(w)
	for seed := range uint64(3000) {
		q := m.Query(seed, seed%5 == 0)
		_, err := request(w.Model, q.Path(), q.Values())
		require.NoError(t, err, "seed %d: %s", seed, q)
	}
}

// TestCoversTheLanguage: each function of the table and each option is asked for again and again.
func TestCoversTheLanguage(t *testing.T) {
	m := maker(evaltest.New(1, 30))
	var all strings.Builder
	for seed := range uint64(4000) {
		all.WriteString(strings.ToLower(m.Query(seed, false).String()) + "\n")
	}
	asked := all.String()
	signs := map[string]string{"neg": "(-(", "equalitems": " eq "}
	for _, name := range funcs.Names() {
		sign := signs[name]
		switch f := funcs.Named(name)[0]; {
		case sign != "":
		case len(f.In) == 2 && strings.Contains(asked, " "+name+" "):
			sign = " " + name + " "
		default:
			sign = name + "("
		}
		require.Greater(t, strings.Count(asked, sign), 2, name)
	}
	for _, part := range []string{
		"$filter=", "$orderby=", "$top=", "$skip=", "$count=true", "$expand=", "$levels=", "$compute=", "$search=", "$select=", "@p1=", "/$ref", "/$count(", "/any(", "/all(", "/any()",
		" desc", "case(", "isof(", "$root/", "$it/", "$this", "test.chief/", " in (", " has ", " eq null", "not (", "?filter=", "&top=",
	} {
		require.Greater(t, strings.Count(asked, part), 5, part)
	}
}

// TestShrink: what is left of a failing query is what makes it fail.
func TestShrink(t *testing.T) {
	w := evaltest.New(1, 30)
	m := maker(w)
	shrunk := 0
	for seed := range uint64(1000) {
		q := m.Query(seed, false)
		fails := func(q *querytest.Query) bool {
			_, err := request(w.Model, q.Path(), q.Values())
			return err == nil && strings.Contains(q.String(), "BOSS/Name")
		}
		if !fails(q) {
			continue
		}
		shrunk++
		small := querytest.Shrink(q, fails)
		require.True(t, fails(small))
		require.Less(t, len(small.String()), 120, "%s\n%s", q, small)
	}
	require.Positive(t, shrunk)
}
