package odata_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/odatatest"
)

// counted counts the Writes of a store.
type counted struct {
	*odatatest.Store
	writes, changes int
}

func (c *counted) Write(ctx context.Context, changes []odata.Change) ([]odata.Outcome, error) {
	c.writes++
	c.changes += len(changes)
	return c.Store.Write(ctx, changes)
}

func serveCounted(t *testing.T) (base string, store *counted) {
	store = &counted{Store: odatatest.World(t)}
	server := httptest.NewServer(odata.New(store, odata.Config{}))
	t.Cleanup(server.Close)
	return server.URL, store
}

// deltaOf is a delta payload of persons: the level of each is its place in it, and every one that is
// named in failing is not there.
func deltaOf(n int, failing map[int]bool) string {
	items := make([]string, n)
	for i := range items {
		id := 4 + i%4
		if failing[i] {
			id = 900 + i
		}
		items[i] = fmt.Sprintf(`{"Id":%d,"Level":%d}`, id, i)
	}
	return `{"@context":"#$delta","value":[` + strings.Join(items, ",") + `]}`
}

// levelsOf gives the levels of the persons 4 to 7.
func levelsOf(t require.TestingT, base string) (all []int) {
	resp, err := http.Get(base + "/odata/Person?$select=Level&$orderby=Id")
	require.NoError(t, err)
	defer resp.Body.Close()
	var rows struct{ Value []struct{ Level int } }
	require.NoError(t, json.NewDecoder(resp.Body).Decode(&rows))
	for _, row := range rows.Value {
		all = append(all, row.Level)
	}
	return all
}

// With continue-on-error exactly those items fail that have a fault, the others are written, and the
// work grows with the number of items, not with its square.
func TestDeltaContinues(t *testing.T) {
	base, _ := serveCounted(t)
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(rt, "items")
		failing, want := map[int]bool{}, levelsOf(rt, base)
		for i := range n {
			if failing[i] = rapid.IntRange(0, 3).Draw(rt, "fails") == 0; !failing[i] {
				want[i%4] = i
			}
		}
		var answer struct{ Value []map[string]any }
		patchDelta(rt, base, deltaOf(n, failing), http.StatusOK, &answer)
		require.Len(rt, answer.Value, n)
		for i, item := range answer.Value {
			_, failed := item["@Org.OData.Core.V1.DataModificationException"]
			require.Equal(rt, failing[i], failed, "item %d: %v", i, item)
		}
		require.Equal(rt, want, levelsOf(rt, base))
	})
}

func patchDelta(t require.TestingT, base, body string, status int, answer any) {
	r, err := http.NewRequest(http.MethodPatch, base+"/odata/Person?$select=Level", strings.NewReader(body))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Prefer", "continue-on-error")
	resp, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	require.Equal(t, status, resp.StatusCode, "%s", text)
	require.NoError(t, json.Unmarshal(text, answer), "%s", text)
}

// A thousand items without a fault are one Write. One that fails costs those before it a second one.
func TestDeltaIsOneWrite(t *testing.T) {
	base, store := serveCounted(t)
	store.writes, store.changes = 0, 0
	var answer struct{ Value []map[string]any }
	patchDelta(t, base, deltaOf(1000, nil), http.StatusOK, &answer)
	require.Equal(t, 1, store.writes)
	require.Equal(t, 1000, store.changes)
	store.writes, store.changes = 0, 0
	patchDelta(t, base, deltaOf(1000, map[int]bool{500: true}), http.StatusOK, &answer)
	require.Equal(t, 3, store.writes, "all, those before, those behind")
	require.Equal(t, 1000+500+499, store.changes)
}

// Where most items fail, they are written one by one: the work grows with their number.
func TestDeltaOfFaults(t *testing.T) {
	const n = 1000
	base, store := serveCounted(t)
	for _, healthy := range []int{-1, 0, 1, n / 2, n - 1} {
		failing := map[int]bool{}
		for i := range n {
			failing[i] = i != healthy
		}
		store.writes, store.changes = 0, 0
		var answer struct{ Value []map[string]any }
		patchDelta(t, base, deltaOf(n, failing), http.StatusOK, &answer)
		require.Len(t, answer.Value, n)
		require.LessOrEqual(t, store.writes, n+6)
		require.LessOrEqual(t, store.changes, 5*n)
	}
}

// A delta payload, a deep insert and a change of each that fail at any place leave nothing behind.
func TestDeltaFailsWhole(t *testing.T) {
	base, _ := serveCounted(t)
	before := levelsOf(t, base)
	for at := range 12 {
		resp := request(t, http.MethodPatch, base+"/odata/Person", deltaOf(12, map[int]bool{at: true}))
		require.Equal(t, http.StatusBadRequest, resp.StatusCode)
		require.Equal(t, before, levelsOf(t, base))
	}
	for at := range 6 {
		badges := strings.Split(strings.Repeat(`{"Name":"x"},`, 6), ",")[:6]
		badges[at] = `{"Id":999,"Name":"not there"}`
		resp := request(t, http.MethodPost, base+"/odata/Person", `{"Name":"New","Badges":[`+strings.Join(badges, ",")+`]}`)
		require.Equal(t, http.StatusBadRequest, resp.StatusCode)
		require.Equal(t, before, levelsOf(t, base))
	}
}

func request(t *testing.T, method, url, body string) *http.Response {
	t.Helper()
	r, err := http.NewRequest(method, url, strings.NewReader(body))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	t.Cleanup(func() { resp.Body.Close() })
	return resp
}
