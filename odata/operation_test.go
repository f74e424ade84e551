package odata_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/odatatest"
)

// offering is a service with one operation at its root, named Do.
func offering(store odata.Store, def edm.Operation, call func(context.Context, odata.Call) (any, error), config odata.Config) http.Handler {
	def.Name, def.Import = "Do", def.Bound == nil
	config.Operations = []odata.Operation{{Def: &def, Call: call}}
	return odata.New(store, config)
}

func order(h http.Handler, method, path, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "/odata/"+strings.ReplaceAll(path, " ", "%20"), strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// TestOperationResults: what is not of the declared type is a fault of the service, never half an answer.
func TestOperationResults(t *testing.T) {
	inner := &edm.ComplexType{Namespace: "Test", Name: "Inner", Properties: []*edm.Property{{Name: "N", Type: edm.Int64}}}
	line := &edm.ComplexType{Namespace: "Test", Name: "Line", Base: inner, Properties: []*edm.Property{
		{Name: "In", Type: inner, Nullable: true}, {Name: "Many", Type: edm.String, Collection: true},
	}}
	kind := &edm.EnumType{Namespace: "Test", Name: "Sort", Members: []edm.Member{{Name: "A"}, {Name: "B", Value: 1}}}
	for _, c := range []struct {
		of             edm.Type
		many, nullable bool
		value          any
		want           string // the body without its context; a number is the status of one without body
	}{
		{edm.Int64, false, false, int64(1), `"value":1}`},
		{edm.Int64, false, false, 1, "500"},
		{edm.Int64, false, false, nil, "500"},
		{edm.Int64, false, true, nil, "204"},
		{edm.Boolean, false, false, true, `"value":true}`},
		{edm.Double, false, false, 0.5, `"value":0.5}`},
		{edm.Double, false, false, float32(0.5), "500"},
		{edm.Decimal, false, false, decimal.New(15, -1), `"value":1.5}`},
		{edm.Guid, false, false, uuid.UUID{}, `"value":"00000000-0000-0000-0000-000000000000"}`},
		{edm.Guid, false, false, "00000000-0000-0000-0000-000000000000", "500"},
		{edm.Binary, false, false, []byte{251}, `"value":"-w=="}`},
		{edm.DateTimeOffset, false, false, time.Unix(0, 0), `"value":"1970-01-01T00:00:00Z"}`},
		{edm.Date, false, false, edm.Days(1), `"value":"1970-01-02"}`},
		{edm.TimeOfDay, false, false, edm.Clock(0), `"value":"00:00:00"}`},
		{edm.Duration, false, false, time.Hour, `"value":"PT1H"}`},
		{edm.Duration, false, false, int64(5), "500"},
		{kind, false, false, int64(1), `"value":"B"}`},
		{kind, false, false, "B", "500"},
		{edm.String, true, false, []any{"a", "b"}, `"value":["a","b"]}`},
		{edm.String, true, false, []string{"a"}, "500"},
		{edm.String, true, false, []any{"a", nil}, "500"},
		{edm.String, true, false, nil, `"value":[]}`},
		{line, false, false, odata.Record{"N": int64(1)}, `"N":1,"In":null,"Many":[]}`},
		{line, false, false, odata.Record{"N": int64(1), "In": odata.Record{"N": int64(2)}, "Many": []any{"x"}}, `"N":1,"In":{"N":2},"Many":["x"]}`},
		{line, false, false, odata.Record{"N": int64(1), "In": odata.Record{"N": "2"}}, "500"},
		{line, false, false, odata.Record{}, "500"},
		{line, false, false, odata.Record{"N": int64(1), "M": int64(1)}, "500"},
		{line, false, false, struct{ N int64 }{1}, "500"},
		{line, true, false, []any{odata.Record{"N": int64(1)}}, `"value":[{"N":1,"In":null,"Many":[]}]}`},
	} {
		t.Run(fmt.Sprintf("%s %v", c.of.TypeName(), c.value), func(t *testing.T) {
			h := offering(odatatest.World(t), edm.Operation{Returns: &edm.Return{Type: c.of, Collection: c.many, Nullable: c.nullable}},
				func(context.Context, odata.Call) (any, error) { return c.value, nil }, odata.Config{})
			w := order(h, http.MethodGet, "Do", "")
			if len(c.want) == 3 {
				require.Equal(t, c.want, fmt.Sprint(w.Code), w.Body.String())
				require.NotContains(t, w.Body.String(), "Record", "what went wrong inside stays inside")
				return
			}
			require.Equal(t, http.StatusOK, w.Code, w.Body.String())
			require.True(t, strings.HasSuffix(strings.TrimSpace(w.Body.String()), ","+c.want), w.Body.String())
		})
	}
}

// TestOperationIsNoPlan: what a function gives back is asked of it each time, however often its URL was
// seen, and its argument is that of the URL.
func TestOperationIsNoPlan(t *testing.T) {
	world, asked := odatatest.World(t), 0
	person := world.Effective(context.Background()).Type("Test.Person")
	def := edm.Operation{Bound: person, Params: []*edm.Parameter{{Name: "n", Type: edm.Int64}}, Returns: &edm.Return{Type: edm.String}}
	h := offering(world, def, func(_ context.Context, c odata.Call) (any, error) {
		asked++
		return fmt.Sprint(c.Key["Id"], c.Args["n"], asked), nil
	}, odata.Config{})
	for i := 1; i <= 6; i++ {
		path := fmt.Sprintf("Person(%d)/Do(n=%d)", 4+i%3, 10*i)
		require.Contains(t, order(h, http.MethodGet, path, "").Body.String(), fmt.Sprintf(`"%d %d %d"`, 4+i%3, 10*i, i))
		require.Contains(t, order(h, http.MethodGet, "Person(4)/Name", "").Body.String(), "Anna")
	}
}

// TestOperationOverloads: of those that take the parameters, the one with the fewest others is meant, in
// whatever order the overloads are registered.
func TestOperationOverloads(t *testing.T) {
	overload := func(name string, params ...*edm.Parameter) odata.Operation {
		def := &edm.Operation{Name: "Do", Import: true, Params: params, Returns: &edm.Return{Type: edm.String}}
		return odata.Operation{Def: def, Call: func(context.Context, odata.Call) (any, error) { return name, nil }}
	}
	a, b, c := &edm.Parameter{Name: "a", Type: edm.Int64}, &edm.Parameter{Name: "b", Type: edm.Int64, Nullable: true}, &edm.Parameter{Name: "c", Type: edm.Int64}
	list := []odata.Operation{overload("a b", a, b), overload("a", a), overload("a c", a, c)}
	for range 2 {
		slices.Reverse(list)
		h := odata.New(odatatest.World(t), odata.Config{Operations: list})
		for path, want := range map[string]string{
			"Do(a=1)": "a", "Do(a=1,b=2)": "a b", "Do(b=null,a=1)": "a b", "Do(a=1,c=2)": "a c", "Do?a=1&@b=2&nothing=3": "a b",
			"Do(a=1,b=2,c=3)": "InvalidParameter", "Do(b=2)": "MissingParameter", "Do()": "MissingParameter",
		} {
			require.Contains(t, order(h, http.MethodGet, path, "").Body.String(), `"`+want+`"`, path)
		}
	}
}

// TestOperationStale: a caller whose rights changed is found anew before an operation runs; an action
// that ran is never run again, and no answer says that it failed.
func TestOperationStale(t *testing.T) {
	for _, c := range []struct {
		name         string
		action       bool
		entity, many bool
		stale, after int
		inside       bool // the operation itself finds the caller out of date
		status, ran  int
	}{
		{"a function", false, false, false, 1, 0, false, 200, 1},
		{"an action", true, false, false, 1, 0, false, 200, 1},
		{"an action that finds out itself", true, false, false, 1, 1, true, 200, 2},
		{"an entity that a function gives back", false, true, false, 1, 1, false, 200, 2},
		{"an entity that an action gives back", true, true, false, 1, 1, false, 204, 1},
		{"entities that a function gives back", false, true, true, 1, 1, false, 200, 2},
		{"entities that an action gives back", true, true, true, 1, 1, false, 204, 1},
		{"a refusal of an action whose caller is out of date by then", true, false, false, 1, 1, false, 409, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			world := odatatest.World(t)
			store, ran := &fickle{Store: world, stale: c.stale, after: c.after}, 0
			def := edm.Operation{Action: c.action, Returns: &edm.Return{Type: edm.Int64}}
			if c.entity {
				def.Set, def.Returns.Type = "Person", world.Effective(context.Background()).Type("Test.Person")
				def.Returns.Collection = c.many
			}
			call := func(context.Context, odata.Call) (any, error) {
				if ran++; c.inside {
					if err := store.pass(); err != nil {
						return nil, err
					}
				}
				switch one := (odata.Record{"Id": int64(4)}); {
				case c.many:
					return []any{one}, nil
				case c.entity:
					return one, nil
				case c.status == http.StatusConflict:
					return nil, &odata.Error{Status: c.status, Code: "HalfDone"}
				}
				return int64(ran), nil
			}
			h := offering(store, def, call, odata.Config{Renew: func(r *http.Request) (context.Context, error) { return r.Context(), nil }})
			method := http.MethodGet
			if c.action {
				method = http.MethodPost
			}
			w := order(h, method, "Do", "")
			require.Equal(t, c.status, w.Code, w.Body.String())
			require.Equal(t, c.ran, ran)
		})
	}
}

// TestOperationRegistration: an operation that the model has no place for stops the start.
func TestOperationRegistration(t *testing.T) {
	world := odatatest.World(t)
	whole := world.Effective(context.Background())
	config := odata.Config{Whole: func() *edm.Model { return whole }}
	call := func(context.Context, odata.Call) (any, error) { return nil, nil }
	number := &edm.Return{Type: edm.Int64}
	for name, def := range map[string]edm.Operation{
		"the type is another one's": {Bound: &edm.EntityType{Namespace: "Test", Name: "Nobody"}, Returns: number},
		"the property is not there": {Bound: whole.Type("Test.Person"), Needs: []string{"Nope"}, Returns: number},
		"the set is not there":      {Set: "Nowhere", Returns: &edm.Return{Type: whole.Type("Test.Person")}},
		"a function of nothing":     {},
	} {
		require.Panics(t, func() { offering(world, def, call, config) }, name)
	}
	require.Panics(t, func() { offering(world, edm.Operation{Returns: number}, nil, config) })
	require.NotPanics(t, func() { offering(world, edm.Operation{Returns: number}, call, config) })
}
