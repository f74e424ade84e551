package odata_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/odatatest"
	"github.com/ropewalk/ropewalk/odata/query"
)

var named = []string{"Repeatability-Request-ID", "one", "Repeatability-First-Sent", "Sun, 01 Mar 2026 12:00:00 GMT"}

// An answer that is too large to be kept is made anew from what was done.
func TestRepeatLargeAnswer(t *testing.T) {
	base := serve(t, func(_ *odatatest.Store, c *odata.Config) { c.MaxKept = 100 })
	answer := func() string {
		resp := post(t, base+"/odata/Person", `{"Name":"Fred"}`, named...)
		body, err := io.ReadAll(resp.Body)
		require.NoError(t, err)
		require.Equal(t, http.StatusCreated, resp.StatusCode)
		require.Equal(t, "accepted", resp.Header.Get("Repeatability-Result"))
		require.Greater(t, len(body), 100)
		return string(body)
	}
	first := answer()
	require.Equal(t, first, answer())
	r, err := http.NewRequest(http.MethodPatch, base+"/odata/Person(12)", strings.NewReader(`{"Name":"Fritz"}`))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/json")
	_, err = http.DefaultClient.Do(r)
	require.NoError(t, err)
	require.Contains(t, answer(), `"Fritz"`, "it shows what there is now")
	_, count, err := get(t, base+"/odata/Person/$count")
	require.NoError(t, err)
	require.Equal(t, "5", count)
}

// A part of a batch is known by its place, though a part before it was refused the first time.
func TestRepeatPlaces(t *testing.T) {
	base := serve(t, func(_ *odatatest.Store, c *odata.Config) { c.MaxKept = 100 })
	require.Equal(t, http.StatusCreated, post(t, base+"/odata/Person", `{"Name":"Fred"}`).StatusCode)
	body := jsonBatch("", `PATCH Person(12)/BOSS {"Level":1}`, `PATCH Person(12) {"BOSS":{"Id":12}}`, `POST Person {"Name":"Once"}`)
	for _, status := range []string{`"status":404`, `"status":409`} {
		resp := post(t, base+"/odata/$batch", body, append([]string{"Prefer", "continue-on-error"}, named...)...)
		text, err := io.ReadAll(resp.Body)
		require.NoError(t, err)
		require.Contains(t, string(text), status)
		require.Contains(t, string(text), `"status":204`)
		require.Contains(t, string(text), `"status":201`)
	}
	_, count, err := get(t, base+"/odata/Person/$count")
	require.NoError(t, err)
	require.Equal(t, "6", count)
}

// plain is a Store with nothing beside what every Store has.
type plain struct{ odata.Store }

// A store that keeps nothing of requests says so before anything is written.
func TestRepeatUnsupported(t *testing.T) {
	world := odatatest.World(t)
	server := serveStore(t, plain{world})
	resp := post(t, server+"/odata/Person", `{"Name":"Fred"}`, named...)
	require.Equal(t, http.StatusNotImplemented, resp.StatusCode)
	require.Equal(t, "rejected", resp.Header.Get("Repeatability-Result"))
	_, count, err := get(t, server+"/odata/Person/$count")
	require.NoError(t, err)
	require.Equal(t, "4", count)
}

// A client that is ready to wait gets the entity as it is once what follows has settled. Nobody
// waits who did not say so, nor the requests of a batch; and no wait makes a write fail.
func TestWaitForWhatFollows(t *testing.T) {
	var waited int
	var fault error
	follows := true
	base := serve(t, func(world *odatatest.Store, c *odata.Config) {
		c.Settled = func(ctx context.Context, set *edm.EntitySet, key []query.KeyValue) (bool, error) {
			_, bounded := ctx.Deadline()
			require.True(t, bounded)
			require.Equal(t, "Person", set.Name)
			_, err := world.Write(ctx, []odata.Change{{Op: odata.Update, Set: set, Key: key, Values: map[string]any{"Level": int64(waited)}}})
			require.NoError(t, err)
			waited++
			return follows, fault
		}
	})
	send := func(prefer string) (applied, body string) {
		resp := post(t, base+"/odata/Person?$select=Level", `{"Name":"Fred"}`, "Prefer", prefer)
		require.Equal(t, http.StatusCreated, resp.StatusCode)
		text, err := io.ReadAll(resp.Body)
		require.NoError(t, err)
		return resp.Header.Get("Preference-Applied"), string(text)
	}
	for _, c := range []struct {
		prefer, applied, level string
		waited                 int
	}{
		{"return=representation", "return=representation", "null", 0},
		{"wait=0", "", "null", 0},
		{"wait=-1", "", "null", 0},
		{"wait=x", "", "null", 0},
		{"wait=5", "wait=5", "0", 1},
		{"wait=100000", "wait=30", "1", 2},
		{"wait=99999999999999999999", "", "null", 2},
	} {
		applied, body := send(c.prefer)
		require.Equal(t, c.applied, applied, c.prefer)
		require.Contains(t, body, `"Level":`+c.level, c.prefer)
		require.Equal(t, c.waited, waited, c.prefer)
	}
	follows = false
	applied, _ := send("wait=5")
	require.Empty(t, applied, "nothing follows")
	fault = errors.New("lost the database")
	applied, _ = send("wait=5")
	require.Empty(t, applied)

	waited = 0
	resp := post(t, base+"/odata/$batch", `{"requests":[{"id":"1","method":"post","url":"Person","headers":{"prefer":"wait=5"},"body":{"Name":"Fred"}}]}`)
	require.Equal(t, http.StatusOK, resp.StatusCode)
	require.Zero(t, waited)
}

func serveStore(t *testing.T, store odata.Store) string {
	t.Helper()
	server := httptest.NewServer(odata.New(store, odata.Config{}))
	t.Cleanup(server.Close)
	return server.URL
}
