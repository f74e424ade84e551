package odata_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/odatatest"
	"github.com/ropewalk/ropewalk/odata/query"
)

// fickle is a store that finds the rights of its caller out of date.
type fickle struct {
	odata.Store
	// stale counts how often it still does, after how many calls; wrote counts what was written.
	stale, after, wrote int
}

func (f *fickle) pass() error {
	if f.after--; f.after < 0 && f.stale > 0 {
		f.stale--
		return odata.ErrStale
	}
	return nil
}

func (f *fickle) Prove(context.Context) error { return f.pass() }

func (f *fickle) Query(ctx context.Context, q *query.Query) (*odata.Result, error) {
	if err := f.pass(); err != nil {
		return nil, err
	}
	return f.Store.Query(ctx, q)
}

func (f *fickle) Write(ctx context.Context, changes []odata.Change) ([]odata.Outcome, error) {
	if err := f.pass(); err != nil {
		return nil, err
	}
	f.wrote++
	return f.Store.Write(ctx, changes)
}

// TestStale: a request of a caller whose rights changed is run again, once, for who calls now, with
// its body; what was written is never written twice; and nothing is told before.
func TestStale(t *testing.T) {
	const person = `{"Name":"Fred","Level":3}`
	const delta = `{"@context":"#$delta","value":[{"Id":4,"Level":3}]}`
	for _, c := range []struct {
		name, method, path, body string
		stale, after             int
		refuse                   bool
		status, renewed, wrote   int
	}{
		{"a read", "GET", "Person(4)", "", 1, 0, false, 200, 1, 0},
		{"a page", "GET", "Person?$count=true", "", 1, 0, false, 200, 1, 0},
		{"the service document", "GET", "", "", 1, 0, false, 200, 1, 0},
		{"the model", "GET", "$metadata", "", 1, 0, false, 200, 1, 0},
		{"what is possible", "OPTIONS", "Person", "", 1, 0, false, 204, 1, 0},
		{"an error of a read", "GET", "Person?$filter=NOPE eq 1", "", 1, 0, false, 400, 1, 0},
		{"an error, shut out", "GET", "Person?$filter=NOPE eq 1", "", 1, 0, true, 401, 1, 0},
		{"no such set, shut out", "GET", "Nope", "", 1, 0, true, 401, 1, 0},
		{"a wrong method, shut out", "PUT", "Person", "{}", 1, 0, true, 401, 1, 0},
		{"no such version, shut out", "GET", "Person?$format=text/nope", "", 1, 0, true, 401, 1, 0},
		{"a read, shut out", "GET", "Person(4)", "", 1, 0, true, 401, 1, 0},
		{"twice", "GET", "Person(4)", "", 2, 0, false, 503, 1, 0},
		{"a write", "PATCH", "Person(4)", `{"Name":"Ada"}`, 1, 0, false, 204, 1, 1},
		{"a write, shut out", "PATCH", "Person(4)", `{"Name":"Ada"}`, 1, 0, true, 401, 1, 0},
		{"a new row that is shown", "POST", "Person", person, 1, 1, false, 201, 1, 1},
		{"a new row that is not shown", "POST", "Person", person, 2, 1, false, 204, 1, 1},
		{"a property that is shown", "PATCH", "Person(4)/Contact", `{"City":"Bonn"}`, 1, 1, false, 200, 1, 1},
		{"a property of one who may no longer see it", "PATCH", "Person(4)/Contact", `{"City":"Bonn"}`, 1, 1, true, 204, 1, 1},
		{"a delta payload", "PATCH", "Person", delta, 1, 1, false, 200, 1, 1},
		{"a delta payload that is not shown", "PATCH", "Person", delta, 2, 1, false, 200, 1, 1},
		{"a delta payload of one who may no longer see it", "PATCH", "Person", delta, 1, 1, true, 200, 1, 1},
		{"a new row of one who may no longer see it", "POST", "Person", person, 1, 1, true, 204, 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			store := &fickle{Store: odatatest.World(t), stale: c.stale, after: c.after}
			renewed := 0
			h := odata.New(store, odata.Config{Renew: func(r *http.Request) (context.Context, error) {
				if renewed++; c.refuse {
					return nil, &odata.Error{Status: http.StatusUnauthorized, Code: "Unauthorized"}
				}
				return r.Context(), nil
			}})
			r := httptest.NewRequest(c.method, "/odata/"+strings.ReplaceAll(c.path, " ", "%20"), strings.NewReader(c.body))
			r.Header.Set("Content-Type", "application/json")
			if strings.Contains(c.path, "/") {
				r.Header.Set("Prefer", "return=representation")
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			text, err := io.ReadAll(w.Body)
			require.NoError(t, err)
			require.Equal(t, c.status, w.Code, string(text))
			require.Equal(t, c.renewed, renewed)
			require.Equal(t, c.wrote, store.wrote)
		})
	}
}

// TestStaleWithoutRenewal: where nobody can find out who calls now, the request is refused.
func TestStaleWithoutRenewal(t *testing.T) {
	w := httptest.NewRecorder()
	odata.New(&fickle{Store: odatatest.World(t), stale: 1}, odata.Config{}).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/odata/Person(4)", nil))
	require.Equal(t, http.StatusServiceUnavailable, w.Code)
	require.NotEmpty(t, w.Header().Get("Retry-After"))
}

// TestStaleInDelta: where items of a delta payload move the rights of who writes them, those behind
// are written with the rights he has then.
func TestStaleInDelta(t *testing.T) {
	store := &mover{fickle: fickle{Store: odatatest.World(t)}}
	h := odata.New(store, odata.Config{Renew: func(r *http.Request) (context.Context, error) { return r.Context(), nil }})
	r := httptest.NewRequest(http.MethodPatch, "/odata/Person?$select=Level", strings.NewReader(deltaOf(8, map[int]bool{2: true, 5: true})))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Prefer", "continue-on-error")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	require.Equal(t, http.StatusOK, w.Code, w.Body.String())
	require.Equal(t, 2, strings.Count(w.Body.String(), "DataModificationException"), w.Body.String())
	require.Equal(t, 6, strings.Count(w.Body.String(), `"Level":`)-2, "all others are shown: %s", w.Body.String())
	require.Equal(t, "continue-on-error", w.Header().Get("Preference-Applied"))
}

// mover is a store each of whose Writes moves the rights of the caller.
type mover struct{ fickle }

func (m *mover) Write(ctx context.Context, changes []odata.Change) ([]odata.Outcome, error) {
	outcomes, err := m.fickle.Write(ctx, changes)
	if err == nil {
		m.stale, m.after = 1, 0
	}
	return outcomes, err
}
