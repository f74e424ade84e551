package odata_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/odatatest"
)

func mayExport(c *odata.Config) { c.MayExport = func(context.Context) bool { return true } }

// everything asks for a whole set in one answer.
func everything(t *testing.T, url string) *http.Response {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	require.NoError(t, err)
	r.Header.Set("Prefer", "maxpagesize=0")
	resp, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	t.Cleanup(func() { resp.Body.Close() })
	return resp
}

// rowsOf counts the rows of an answer and says whether it has a link to more.
func rowsOf(t *testing.T, resp *http.Response) (rows int, next bool) {
	t.Helper()
	var body struct {
		Value []json.RawMessage
		Next  string `json:"@odata.nextLink"`
	}
	require.NoError(t, json.NewDecoder(resp.Body).Decode(&body))
	return len(body.Value), body.Next != ""
}

// TestExport: who may gets all rows in one answer, however large; others get a page.
func TestExport(t *testing.T) {
	for _, may := range []bool{true, false} {
		base := serve(t, func(_ *odatatest.Store, c *odata.Config) {
			c.PageSize, c.MaxPageBytes = 50, 1000
			c.MayExport = func(context.Context) bool { return may }
		})
		fill(t, base, 200)
		resp := everything(t, base+"/odata/Country?$orderby=Name&$filter=startswith(Code,'c0')")
		rows, next := rowsOf(t, resp)
		if may {
			require.Equal(t, "maxpagesize=0", resp.Header.Get("Preference-Applied"))
			require.Equal(t, 200, rows)
			require.False(t, next)
			rows, next = rowsOf(t, everything(t, base+"/odata/Country?$top=120&$filter=startswith(Code,'c0')"))
			require.Equal(t, 120, rows)
			require.False(t, next)
		} else {
			require.Empty(t, resp.Header.Get("Preference-Applied"))
			require.Less(t, rows, 51)
			require.True(t, next)
		}
	}
}

// TestExportsAreFew: a third export at once is told to come again, and may once one has ended.
func TestExportsAreFew(t *testing.T) {
	hold, held, ended := make(chan struct{}), make(chan struct{}, 3), make(chan error, 3)
	base := serve(t, func(s *odatatest.Store, c *odata.Config) {
		mayExport(c)
		c.Timeout = time.Second
		s.Wait = func(ctx context.Context) {
			held <- struct{}{}
			<-hold
			ended <- ctx.Err()
		}
	})
	done := make(chan error, 2)
	for range 2 {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, base+"/odata/Country", nil)
		require.NoError(t, err)
		r.Header.Set("Prefer", "maxpagesize=0")
		go func() {
			resp, err := http.DefaultClient.Do(r)
			if err == nil {
				_, err = io.Copy(io.Discard, resp.Body)
				resp.Body.Close()
			}
			done <- err
		}()
		<-held
	}
	resp := everything(t, base+"/odata/Country")
	require.Equal(t, http.StatusServiceUnavailable, resp.StatusCode)
	require.Equal(t, "30", resp.Header.Get("Retry-After"))
	body, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	require.Contains(t, string(body), "TooManyExports")
	time.AfterFunc(1200*time.Millisecond, func() { close(hold) }) // longer than any other request may take
	require.NoError(t, errors.Join(<-done, <-done))
	require.NoError(t, errors.Join(<-ended, <-ended), "an export has all the time")
	require.Equal(t, http.StatusOK, everything(t, base+"/odata/Country").StatusCode)
}

// TestBrokenStream looks at the bytes: an answer of HTTP/1.1 that fails on the way has no last
// chunk, so that no client can take it for whole.
func TestBrokenStream(t *testing.T) {
	for _, breaks := range []bool{false, true} {
		base := serve(t, func(s *odatatest.Store, c *odata.Config) {
			mayExport(c)
			if breaks {
				s.Fault, s.After = errors.New("gone"), 900
			}
		})
		fill(t, base, 1000)
		address := strings.TrimPrefix(base, "http://")
		wire, err := net.Dial("tcp", address)
		require.NoError(t, err)
		defer wire.Close()
		_, err = io.WriteString(wire, "GET /odata/Country HTTP/1.1\r\nHost: "+address+"\r\nPrefer: maxpagesize=0\r\nConnection: close\r\n\r\n")
		require.NoError(t, err)
		bytes, err := io.ReadAll(bufio.NewReader(wire))
		require.NoError(t, err)
		answer := string(bytes)
		require.True(t, strings.HasPrefix(answer, "HTTP/1.1 200 OK"))
		require.Contains(t, answer, "Transfer-Encoding: chunked")
		require.Contains(t, answer, "c00100")
		require.Equal(t, !breaks, strings.HasSuffix(answer, "\r\n0\r\n\r\n"))
	}
}

func TestOmitValues(t *testing.T) {
	base := serve(t, func(*odatatest.Store, *odata.Config) {})
	ask := func(path, prefer string) (string, string) {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, base+path, nil)
		require.NoError(t, err)
		r.Header.Set("Prefer", prefer)
		resp, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		require.NoError(t, err)
		return string(body), resp.Header.Get("Preference-Applied")
	}
	made := post(t, base+"/odata/Signal", `{"SOURCE":"omit","Text":null}`, "Prefer", "return=representation, omit-values=nulls")
	body, err := io.ReadAll(made.Body)
	require.NoError(t, err)
	require.Contains(t, string(body), `"Text":null`, "a write shows all that it made")
	require.Equal(t, "return=representation", made.Header.Get("Preference-Applied"))
	one := strings.TrimPrefix(made.Header.Get("Location"), base)
	for _, values := range []string{"nulls", "defaults"} {
		for _, path := range []string{"/odata/Signal?$filter=SOURCE%20eq%20'omit'", one} {
			body, applied := ask(path, "omit-values="+values)
			require.NotContains(t, body, "Text")
			require.Equal(t, "omit-values="+values, applied)
		}
	}
	shown, applied := ask(one, "omit-values=other")
	require.Contains(t, shown, `"Text":null`)
	require.Empty(t, applied)
}

// deadlines is a connection that remembers until when it may be written to.
type deadlines struct {
	*httptest.ResponseRecorder
	write []time.Time
}

// SetWriteDeadline is for http.ResponseController.
func (d *deadlines) SetWriteDeadline(at time.Time) error {
	d.write = append(d.write, at)
	return nil
}

// TestStalledClient: each write of an export has half a minute, and a page has what the server allows.
func TestStalledClient(t *testing.T) {
	world := odatatest.World(t)
	config := odata.Config{}
	mayExport(&config)
	handler := odata.New(world, config)
	for _, prefer := range []string{"maxpagesize=0", "maxpagesize=10"} {
		r := httptest.NewRequest(http.MethodGet, "/odata/Country", nil)
		r.Header.Set("Prefer", prefer)
		answer := &deadlines{ResponseRecorder: httptest.NewRecorder()}
		handler.ServeHTTP(answer, r)
		require.Equal(t, http.StatusOK, answer.Code)
		if prefer == "maxpagesize=10" {
			require.Empty(t, answer.write)
			continue
		}
		require.GreaterOrEqual(t, len(answer.write), 2, "before the first byte and with each write")
		require.WithinDuration(t, time.Now().Add(30*time.Second), answer.write[len(answer.write)-1], 5*time.Second)
	}
}
