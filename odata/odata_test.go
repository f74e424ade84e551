package odata_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/odatatest"
	"github.com/ropewalk/ropewalk/odata/query"
)

// serve starts a service over the test world; change adjusts it first.
func serve(t *testing.T, change func(*odatatest.Store, *odata.Config)) string {
	t.Helper()
	world := odatatest.World(t)
	config := odata.Config{Now: func() time.Time { return world.Now }}
	if change != nil {
		change(world, &config)
	}
	server := httptest.NewServer(odata.New(world, config))
	t.Cleanup(server.Close)
	return server.URL
}

func get(t *testing.T, url string) (*http.Response, string, error) {
	t.Helper()
	resp, err := http.Get(strings.ReplaceAll(url, " ", "%20"))
	require.NoError(t, err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return resp, string(body), err
}

func post(t *testing.T, url, body string, header ...string) *http.Response {
	t.Helper()
	r, err := http.NewRequest(http.MethodPost, url, strings.NewReader(body))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	t.Cleanup(func() { resp.Body.Close() })
	return resp
}

// An error before the first byte is an answer, without what only the log may tell.
func TestErrorBeforeFirstByte(t *testing.T) {
	var log bytes.Buffer
	base := serve(t, func(s *odatatest.Store, c *odata.Config) {
		s.Fault, s.After = errors.New("password of the database"), 2
		c.Log = slog.New(slog.NewTextHandler(&log, nil))
	})
	resp, body, err := get(t, base+"/odata/Person")
	require.NoError(t, err)
	require.Equal(t, http.StatusInternalServerError, resp.StatusCode)
	require.Contains(t, body, `"code":"InternalError"`)
	require.NotContains(t, body, "password")
	require.Contains(t, log.String(), "password of the database")
}

// An error after the first byte breaks the connection: the client must not take the rows for all.
func TestErrorInStream(t *testing.T) {
	base := serve(t, func(s *odatatest.Store, _ *odata.Config) {
		s.Fault, s.After = errors.New("gone"), 900
	})
	fill(t, base, 1000)
	resp, body, err := get(t, base+"/odata/Country")
	require.Equal(t, http.StatusOK, resp.StatusCode)
	require.Error(t, err, "the body must not end well")
	require.False(t, json.Valid([]byte(body)))
}

func fill(t *testing.T, base string, n int) {
	for i := range n {
		resp := post(t, base+"/odata/Country", fmt.Sprintf(`{"Code":"c%05d","Name":%q}`, i, strings.Repeat("x", 100)), "Prefer", "return=minimal")
		require.Equal(t, http.StatusNoContent, resp.StatusCode)
	}
}

// Walking the links shows each row once, whatever ends a page: rows or bytes.
func TestPagesHoldEachRowOnce(t *testing.T) {
	for name, change := range map[string]func(*odata.Config){
		"rows":  func(c *odata.Config) { c.PageSize = 37 },
		"bytes": func(c *odata.Config) { c.MaxPageBytes = 2000 },
	} {
		t.Run(name, func(t *testing.T) {
			base := serve(t, func(_ *odatatest.Store, c *odata.Config) { change(c) })
			fill(t, base, 200)
			seen, pages := map[string]int{}, 0
			for url := base + "/odata/Country?$orderby=Name desc"; url != ""; pages++ {
				_, body, err := get(t, url)
				require.NoError(t, err)
				var page struct {
					Value []struct{ Code string }
					Next  string `json:"@odata.nextLink"`
				}
				require.NoError(t, json.Unmarshal([]byte(body), &page))
				for _, row := range page.Value {
					seen[row.Code]++
				}
				url = page.Next
			}
			require.Len(t, seen, 202)
			require.Greater(t, pages, 5)
			for code, n := range seen {
				require.Equal(t, 1, n, code)
			}
		})
	}
}

func TestTokenExpires(t *testing.T) {
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	base := serve(t, func(_ *odatatest.Store, c *odata.Config) {
		c.PageSize, c.Now = 1, func() time.Time { return now }
	})
	_, body, _ := get(t, base+"/odata/Person")
	_, next, _ := strings.Cut(body, `"@odata.nextLink":"`)
	next, _, _ = strings.Cut(next, `"`)
	now = now.Add(23 * time.Hour)
	resp, _, _ := get(t, next)
	require.Equal(t, http.StatusOK, resp.StatusCode)
	now = now.Add(2 * time.Hour)
	resp, body, _ = get(t, next)
	require.Equal(t, http.StatusGone, resp.StatusCode)
	require.Contains(t, body, "TokenExpired")
}

func TestGzipBody(t *testing.T) {
	pack := func(text string) string {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, err := io.WriteString(w, text)
		require.NoError(t, err)
		require.NoError(t, w.Close())
		return b.String()
	}
	base := serve(t, nil)
	resp := post(t, base+"/odata/Country", pack(`{"Code":"FR"}`), "Content-Encoding", "gzip")
	require.Equal(t, http.StatusCreated, resp.StatusCode)
	bomb := pack(`{"Code":"` + strings.Repeat("x", 8<<20) + `"}`)
	require.Less(t, len(bomb), 1<<20)
	resp = post(t, base+"/odata/Country", bomb, "Content-Encoding", "gzip")
	require.Equal(t, http.StatusRequestEntityTooLarge, resp.StatusCode)
}

// panicking is a store with a fault in its program.
type panicking struct{ odata.Store }

// Query implements odata.Store.
func (panicking) Query(context.Context, *query.Query) (*odata.Result, error) { panic("a secret") }

func TestPanicIsAnswered(t *testing.T) {
	var log bytes.Buffer
	server := httptest.NewServer(odata.New(panicking{odatatest.World(t)}, odata.Config{Log: slog.New(slog.NewTextHandler(&log, nil))}))
	defer server.Close()
	for range 2 {
		resp, body, err := get(t, server.URL+"/odata/Person")
		require.NoError(t, err)
		require.Equal(t, http.StatusInternalServerError, resp.StatusCode)
		require.Equal(t, []string{"4.0"}, resp.Header.Values("OData-Version"))
		require.NotContains(t, body, "secret")
	}
	require.Contains(t, log.String(), "a secret")
}

// slow is a store that waits until the request is given up.
type slow struct{ odata.Store }

// Query implements odata.Store.
func (slow) Query(ctx context.Context, _ *query.Query) (*odata.Result, error) {
	<-ctx.Done()
	return nil, fmt.Errorf("query: %w", ctx.Err())
}

func TestTimeout(t *testing.T) {
	server := httptest.NewServer(odata.New(slow{odatatest.World(t)}, odata.Config{Timeout: time.Millisecond}))
	defer server.Close()
	resp, body, err := get(t, server.URL+"/odata/Person")
	require.NoError(t, err)
	require.Equal(t, http.StatusServiceUnavailable, resp.StatusCode)
	require.Contains(t, body, `"code":"Timeout"`)
	require.NotEmpty(t, resp.Header.Get("Retry-After"))
}

// All links lie under the public URL and the root that was asked.
func TestPublicURL(t *testing.T) {
	base := serve(t, func(_ *odatatest.Store, c *odata.Config) {
		c.PublicURL, c.PageSize = "https://iga.example.com/", 1
		c.Roots = []odata.Root{{Path: "/odata/"}, {Path: "/odata/dataobjects/", FoldCase: true, Profile: odata.DropIn()}}
	})
	_, body, _ := get(t, base+"/ODATA/DataObjects/Unit?$select=Name")
	require.Contains(t, body, `"@odata.context":"https://iga.example.com/odata/dataobjects/$metadata#Unit(Name)"`)
	require.Contains(t, body, `"@odata.nextLink":"https://iga.example.com/odata/dataobjects/Unit?$select=Name&$skiptoken=`)
	resp := post(t, base+"/odata/dataobjects/Country", `{"Code":"FR"}`)
	require.Equal(t, "https://iga.example.com/odata/dataobjects/Country('FR')", resp.Header.Get("Location"))
	resp, _, _ = get(t, base+"/ODATA/Unit")
	require.Equal(t, http.StatusNotFound, resp.StatusCode, "the plain root has one letter case")
}

// The model is asked for each request: what a caller may see can change between two.
func TestModelPerRequest(t *testing.T) {
	var world *odatatest.Store
	var whole *edm.Model
	base := serve(t, func(s *odatatest.Store, c *odata.Config) {
		world, whole = s, s.Effective(context.Background())
	})
	resp, _, _ := get(t, base+"/odata/Secret")
	require.Equal(t, http.StatusOK, resp.StatusCode)
	world.Effective = func(context.Context) *edm.Model { return odatatest.Restricted(whole) }
	resp, body, _ := get(t, base+"/odata/Secret")
	require.Equal(t, http.StatusNotFound, resp.StatusCode, "nobody is told that a hidden set is there")
	require.NotContains(t, body, "did you mean Secret")
}

// Whatever is asked, the answer is no internal error and an error is OData's.
func TestNoRequestIsAnInternalError(t *testing.T) {
	base := serve(t, nil)
	pieces := []string{
		"Person", "Unit", "Country", "(4)", "('DE')", "(UId=x)", "/", "$count", "$value", "$ref", "UNIT", "FRIENDS", "STATUS", "Contact", "Name",
		"?", "&", "$filter=", "$select=", "$expand=", "$orderby=", "$top=", "$skip=", "$count=true", "$search=", "$skiptoken=", "$format=", "@a=", "@a",
		"Level", " eq ", " gt ", " and ", "not ", "null", "5", "'x'", "1.5", "(", ")", ",", ";", "any(x:x/Name eq 'a')", "contains(Name,'a')", "Value", "Born", "2026-01-01", "%", "%25", "%ff", "%2F", "*",
	}
	bodies := []string{"", "{}", `{"Name":"x"}`, `{"UNIT":{"Id":2}}`, `{"Level":null}`, `[1]`, `{"Tags":[]}`}
	rapid.Check(t, func(t *rapid.T) {
		path := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), "")
		method := rapid.SampledFrom([]string{"GET", "GET", "GET", "POST", "PATCH", "DELETE", "PUT", "HEAD"}).Draw(t, "method")
		r, err := http.NewRequest(method, base+"/odata/", strings.NewReader(rapid.SampledFrom(bodies).Draw(t, "body")))
		if err != nil {
			t.Fatal(err)
		}
		r.URL.Opaque = "//" + r.URL.Host + "/odata/" + strings.ReplaceAll(path, " ", "%20")
		r.Header.Set("Content-Type", "application/json")
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		if err != nil || resp.StatusCode >= 500 && resp.StatusCode != http.StatusNotImplemented {
			t.Fatalf("%s %s: %d %v %s", method, path, resp.StatusCode, err, body)
		}
		if resp.StatusCode >= 400 && method != "HEAD" && resp.Header.Get("OData-Version") != "" && !bytes.HasPrefix(body, []byte(`{"error":{"code":"`)) {
			t.Fatalf("%s %s: %d %s", method, path, resp.StatusCode, body)
		}
	})
}

// What a client of the drop-in profile has read it may send back as it is.
func TestEntityCanBeSentBack(t *testing.T) {
	for name, root := range map[string]odata.Root{
		"plain":   {Path: "/odata/"},
		"drop-in": {Path: "/odata/", Profile: odata.DropIn("VALIDTO")},
	} {
		t.Run(name, func(t *testing.T) {
			base := serve(t, func(_ *odatatest.Store, c *odata.Config) { c.Roots = []odata.Root{root} })
			deleted, err := http.NewRequest(http.MethodDelete, base+"/odata/Person(4)", nil)
			require.NoError(t, err)
			_, err = http.DefaultClient.Do(deleted)
			require.NoError(t, err)
			for _, url := range []string{base + "/odata/Person(5)", base + "/odata/Person(6)"} {
				_, before, err := get(t, url)
				require.NoError(t, err)
				r, err := http.NewRequest(http.MethodPatch, url, strings.NewReader(before))
				require.NoError(t, err)
				r.Header.Set("Content-Type", "application/json")
				resp, err := http.DefaultClient.Do(r)
				require.NoError(t, err)
				answer, err := io.ReadAll(resp.Body)
				require.NoError(t, err)
				require.Equal(t, http.StatusNoContent, resp.StatusCode, string(answer))
				_, after, err := get(t, url)
				require.NoError(t, err)
				require.Equal(t, withoutVersion(t, before), withoutVersion(t, after))
			}
		})
	}
}

func withoutVersion(t *testing.T, text string) map[string]any {
	var entity map[string]any
	require.NoError(t, json.Unmarshal([]byte(text), &entity))
	delete(entity, "Version")
	delete(entity, "@odata.etag")
	return entity
}
