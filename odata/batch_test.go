package odata_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/odatatest"
)

// jsonBatch is a batch of JSON requests, each of them "METHOD url body" with an id from 1.
func jsonBatch(group string, requests ...string) string {
	var list []string
	for i, r := range requests {
		parts := append(strings.SplitN(r, " ", 3), "null")
		more := ""
		if group != "" {
			more = fmt.Sprintf(`"atomicityGroup":%q,`, group)
		}
		list = append(list, fmt.Sprintf(`{"id":"%d",%s"method":%q,"url":%q,"body":%s}`, i+1, more, parts[0], parts[1], parts[2]))
	}
	return `{"requests":[` + strings.Join(list, ",") + `]}`
}

type response struct {
	ID      string
	Status  int
	Headers map[string]string
	Body    any
}

// responses reads the answer of a JSON batch.
func responses(t *testing.T, body string) []response {
	var answer struct{ Responses []response }
	require.NoError(t, json.Unmarshal([]byte(body), &answer), body)
	return answer.Responses
}

func statuses(list []response) []int {
	var all []int
	for _, r := range list {
		all = append(all, r.Status)
	}
	return all
}

// watched counts the Writes of a store, and what is in each.
type watched struct {
	odata.Store
	writes []int
	// fail, if not nil, is asked before each Write.
	fail func(changes []odata.Change) error
}

func (w *watched) Write(ctx context.Context, changes []odata.Change) ([]odata.Outcome, error) {
	w.writes = append(w.writes, len(changes))
	if w.fail != nil {
		if err := w.fail(changes); err != nil {
			return nil, err
		}
	}
	return w.Store.Write(ctx, changes)
}

// send sends a batch to a handler.
func send(t *testing.T, h http.Handler, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "/odata/$batch", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// TestWritesOfABatch: a group is one Write; requests alike are one Write, or as many as it takes to
// answer each of them as if it had been made in its turn; and the rows are what the answers say.
func TestWritesOfABatch(t *testing.T) {
	const goOn = "continue-on-error"
	level := func(id, n int) string { return fmt.Sprintf(`PATCH Person(%d) {"Level":%d}`, id, n) }
	for _, c := range []struct {
		name, group, prefer string
		requests            []string
		writes, answers     []int
		levels              string // of Anna, Bob, Cleo and Dora
	}{
		{"a group", "g", "", []string{level(4, 11), `POST Country {"Code":"FR"}`, level(5, 12)}, []int{3}, []int{204, 201, 204}, "11 12 9 -"},
		{"a failing group", "g", "", []string{level(4, 11), level(999, 12), level(5, 12)}, []int{3}, []int{424, 404, 424}, "5 2 9 -"},
		{"a group that is refused before", "g", "", []string{level(4, 11), `PATCH Person(5) {"Nope":1}`}, nil, []int{424, 400}, "5 2 9 -"},
		{"alike", "", "", []string{level(4, 11), level(5, 12), level(6, 13)}, []int{3}, []int{204, 204, 204}, "11 12 13 -"},
		{"alike, the last fails", "", "", []string{level(4, 11), level(5, 12), level(999, 13)}, []int{3, 2}, []int{204, 204, 404}, "11 12 9 -"},
		{"alike, the first fails", "", "", []string{level(999, 11), level(4, 12), level(5, 13)}, []int{3}, []int{404}, "5 2 9 -"},
		{"alike, one fails and the rest goes on", "", goOn, []string{level(4, 11), level(999, 12), level(5, 13), level(6, 14)}, []int{4, 1, 2}, []int{204, 404, 204, 204}, "11 13 14 -"},
		{"alike, many fail", "", goOn, []string{level(991, 1), level(992, 1), level(993, 1), level(994, 1), level(4, 15), level(5, 16)}, []int{6, 5, 4, 1, 1, 1}, []int{404, 404, 404, 404, 204, 204}, "15 16 9 -"},
		{"the same row twice", "", "", []string{level(4, 11), level(4, 12), level(5, 13)}, []int{1, 2}, []int{204, 204, 204}, "12 13 9 -"},
		{"other properties", "", "", []string{level(4, 11), level(5, 12), `PATCH Person(6) {"Level":13,"Small":1}`, level(7, 14)}, []int{2, 1, 1}, []int{204, 204, 204, 204}, "11 12 13 14"},
		{"another set", "", "", []string{level(4, 11), `PATCH Robot(4) {"Level":12}`}, []int{1, 1}, []int{204, 404}, "11 2 9 -"},
		{"another key", "", "", []string{level(5, 11), `PATCH Person(UId=80334b68-4446-5c99-8657-52b8e0693b0a) {"Level":12}`}, []int{1, 1}, []int{204, 204}, "12 11 9 -"},
		{"reached by another one", "", "", []string{level(4, 11), `PATCH Person(5)/BOSS {"Level":12}`}, []int{1, 1}, []int{204, 204}, "12 2 9 -"},
		{"reads between", "", "", []string{level(4, 11), "GET Person(4)/Level/$value", level(5, 12)}, []int{1, 1}, []int{204, 200, 204}, "11 12 9 -"},
		{"a fault of its own", "", goOn, []string{level(4, 11), `PATCH Person(5) {"Level":"x"}`, level(6, 13)}, []int{1, 1}, []int{204, 400, 204}, "11 2 13 -"},
		{"texts as keys", "", goOn, []string{`PATCH Country('DE') {"Name":"x"}`, `PATCH Country('O''Neil%2F1') {"Name":"y"}`, `PATCH Country('FR%00') {"Name":"y"}`, `DELETE Country('DE')`}, []int{1, 1, 1}, []int{204, 204, 400, 204}, "5 2 9 -"},
		{"keys that are none", "", goOn, []string{level(4, 11), `PATCH Person('5') {"Level":12}`, `PATCH Person(99999999999999999999) {"Level":12}`, `PATCH Person() {"Level":12}`, level(5, 13)}, []int{1, 1}, []int{204, 400, 400, 400, 204}, "11 13 9 -"},
		{"client-supplied keys", "", "", []string{`PATCH Country('FR') {"Name":"x"}`, `PATCH Country('IT') {"Name":"y"}`}, []int{1, 1}, []int{201, 201}, "5 2 9 -"},
	} {
		t.Run(c.name, func(t *testing.T) {
			store := &watched{Store: odatatest.World(t)}
			h := odata.New(store, odata.Config{})
			w := send(t, h, jsonBatch(c.group, c.requests...), "Prefer", c.prefer)
			require.Equal(t, c.answers, statuses(responses(t, w.Body.String())), w.Body.String())
			require.Equal(t, c.writes, store.writes)
			require.Equal(t, c.levels, levels(t, h))
		})
	}
}

// levels reads the levels of Anna, Bob, Cleo and Dora.
func levels(t *testing.T, h http.Handler) string {
	var list []string
	for id := 4; id <= 7; id++ {
		r := httptest.NewRequest(http.MethodGet, fmt.Sprintf("/odata/Person(%d)/Level/$value", id), nil)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		text := w.Body.String()
		if w.Code == http.StatusNoContent {
			text = "-"
		}
		list = append(list, text)
	}
	return strings.Join(list, " ")
}

// TestOthersWriteMeanwhile: what was possible together with a request that failed may not be possible
// any more without it. Each answer is that of the Write that decided it.
func TestOthersWriteMeanwhile(t *testing.T) {
	for _, c := range []struct {
		prefer          string
		writes, answers []int
		levels          string
	}{
		{"", []int{3, 2}, []int{409}, "5 2 9 -"},
		{"continue-on-error", []int{3, 2, 1}, []int{409, 204, 404}, "5 12 9 -"},
	} {
		store := &watched{Store: odatatest.World(t)}
		store.fail = func([]odata.Change) error {
			if len(store.writes) == 2 {
				return &odata.ChangeError{Err: &odata.Error{Status: http.StatusConflict, Code: "Conflict"}}
			}
			return nil
		}
		h := odata.New(store, odata.Config{})
		w := send(t, h, jsonBatch("", `PATCH Person(4) {"Level":11}`, `PATCH Person(5) {"Level":12}`, `PATCH Person(999) {"Level":13}`), "Prefer", c.prefer)
		require.Equal(t, c.answers, statuses(responses(t, w.Body.String())), w.Body.String())
		require.Equal(t, c.writes, store.writes)
		require.Equal(t, c.levels, levels(t, h))
	}
}

// TestUnknownOutcome: where nobody knows whether a Write was done, nothing of it is tried again.
func TestUnknownOutcome(t *testing.T) {
	for _, group := range []string{"", "g"} {
		store := &watched{Store: odatatest.World(t), fail: func([]odata.Change) error { return errors.New("connection lost while committing") }}
		w := send(t, odata.New(store, odata.Config{}), jsonBatch(group, `PATCH Person(4) {"Level":1}`, `PATCH Person(5) {"Level":2}`), "Prefer", "continue-on-error")
		require.Equal(t, []int{500, 500}, statuses(responses(t, w.Body.String())))
		require.Equal(t, []int{2}, store.writes)
		require.NotContains(t, w.Body.String(), "connection")
	}
}

// TestStaleBatch: when the rights of the caller change while a batch is made, only what was not
// written yet is made again, for who calls now; one who is shut out writes and reads no more.
func TestStaleBatch(t *testing.T) {
	patches := []string{`PATCH Person(4) {"Level":1}`, `PATCH Person(5) {"Level":2}`}
	mixedUp := []string{`PATCH Person(4) {"Level":1}`, "GET Person(4)/Name/$value", `POST Country {"Code":"FR"}`, `PATCH Person(5) {"Level":2}`}
	for _, c := range []struct {
		name, group string
		requests    []string
		stale       int // how often
		after       int // after how many looks of the store
		refuse      bool
		status      int
		answers     []int
		wrote       int
		renewed     int
	}{
		{"before the batch", "", mixedUp, 1, 0, false, 200, []int{204, 200, 201, 204}, 3, 1},
		{"before the batch, shut out", "", mixedUp, 1, 0, true, 401, nil, 0, 1},
		{"before a write", "", mixedUp, 1, 1, false, 200, []int{204, 200, 201, 204}, 3, 0},
		{"before a write, shut out", "", mixedUp, 9, 1, true, 200, []int{401, 401, 401, 401}, 0, 4},
		{"before a read", "", mixedUp, 1, 2, false, 200, []int{204, 200, 201, 204}, 3, 1},
		{"before a read, shut out", "", mixedUp, 9, 2, true, 200, []int{204, 401, 401, 401}, 1, 3},
		{"behind a write that is shown", "", mixedUp, 1, 4, false, 200, []int{204, 200, 201, 204}, 3, 1},
		{"behind a write that is shown, shut out", "", mixedUp, 9, 4, true, 200, []int{204, 200, 204, 401}, 2, 2},
		{"before writes alike", "", patches, 1, 1, false, 200, []int{204, 204}, 2, 0},
		{"before writes alike, shut out", "", patches, 9, 1, true, 200, []int{401, 401}, 0, 2},
		{"before a group", "g", patches, 1, 1, false, 200, []int{204, 204}, 1, 1},
		{"before a group, shut out", "g", patches, 9, 1, true, 200, []int{401, 401}, 0, 1},
		{"twice before a group", "g", patches, 2, 1, false, 200, []int{503, 503}, 0, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			store := &fickle{Store: odatatest.World(t), stale: c.stale, after: c.after}
			renewed := 0
			h := odata.New(store, odata.Config{Renew: func(r *http.Request) (context.Context, error) {
				require.Equal(t, "Bearer key", r.Header.Get("Authorization"), "it is the sender of the batch who is looked for")
				if renewed++; c.refuse {
					return nil, &odata.Error{Status: http.StatusUnauthorized, Code: "Unauthorized"}
				}
				return r.Context(), nil
			}})
			w := send(t, h, jsonBatch(c.group, c.requests...), "Prefer", "continue-on-error", "Authorization", "Bearer key")
			require.Equal(t, c.status, w.Code)
			if c.status == http.StatusOK {
				require.Equal(t, c.answers, statuses(responses(t, w.Body.String())), w.Body.String())
			}
			require.Equal(t, c.wrote, store.wrote)
			require.Equal(t, c.renewed, renewed)
		})
	}
}

// witness counts the refusals that it is told of.
type witness struct {
	odata.Store
	denied int
}

func (w *witness) Deny(context.Context, odata.Change, *odata.Error) error {
	w.denied++
	return nil
}

// TestRefusedOnce: a request that is refused before its turn, for being like others, is refused once.
func TestRefusedOnce(t *testing.T) {
	for _, group := range []string{"", "g"} {
		world := odatatest.World(t)
		whole := world.Effective(context.Background())
		world.Effective = func(context.Context) *edm.Model { return odatatest.Restricted(whole) }
		store := &witness{Store: world}
		h := odata.New(store, odata.Config{Whole: func() *edm.Model { return whole }})
		w := send(t, h, jsonBatch(group, `PATCH Person(4) {"Level":1}`, `PATCH Secret(11) {"Name":"x"}`), "Prefer", "continue-on-error")
		require.Equal(t, 403, responses(t, w.Body.String())[1].Status)
		require.Equal(t, 1, store.denied)
	}
}

type reasonKey struct{}

// reasons notes with which reason each Write is done.
type reasons struct {
	odata.Store
	given []string
}

func (s *reasons) Write(ctx context.Context, changes []odata.Change) ([]odata.Outcome, error) {
	reason, _ := ctx.Value(reasonKey{}).(string)
	s.given = append(s.given, reason)
	return s.Store.Write(ctx, changes)
}

// TestPartHeaders: what a header says in one request of a batch holds for that request; those of one
// change set are one transaction and say the same.
func TestPartHeaders(t *testing.T) {
	store := &reasons{Store: odatatest.World(t)}
	h := odata.New(store, odata.Config{
		PartHeaders: []string{"Reason"},
		Part: func(ctx context.Context, header http.Header) (context.Context, error) {
			reason := header.Get("Reason")
			if reason == "none" {
				return nil, &odata.Error{Status: http.StatusBadRequest, Code: "InvalidHeader"}
			}
			return context.WithValue(ctx, reasonKey{}, reason), nil
		},
	})
	patch := func(id int, group, headers string) string {
		return fmt.Sprintf(`{"id":"%s%d","method":"patch","url":"Person(%d)","body":{"Level":1}%s,"headers":{%s}}`, group, id, id, group, headers)
	}
	w := send(t, h, `{"requests":[`+strings.Join([]string{
		patch(4, "", `"reason":"one","X-Other":"ignored"`),
		patch(5, "", ``),
		patch(6, "", `"Reason":"none"`),
		patch(7, "", `"REASON":"two"`),
	}, ",")+`]}`, "Prefer", "continue-on-error")
	require.Equal(t, []int{204, 204, 400, 204}, statuses(responses(t, w.Body.String())), w.Body.String())
	require.Equal(t, []string{"one", "", "two"}, store.given)

	store.given = nil
	group := func(id int, name, reason string) string {
		return fmt.Sprintf(`{"id":"%s%d","atomicityGroup":"%s","method":"patch","url":"Person(%d)","body":{"Level":1},"headers":{"Reason":"%s"}}`, name, id, name, id, reason)
	}
	w = send(t, h, `{"requests":[`+strings.Join([]string{group(4, "g", "one"), group(5, "g", "one"), group(4, "h", "one"), group(5, "h", "two")}, ",")+`]}`, "Prefer", "continue-on-error")
	require.Equal(t, []int{204, 204, 424, 400}, statuses(responses(t, w.Body.String())), w.Body.String())
	require.Equal(t, []string{"one"}, store.given)
}

// TestBatchBreaks: an answer that breaks off in a batch breaks the connection.
func TestBatchBreaks(t *testing.T) {
	base := serve(t, func(s *odatatest.Store, _ *odata.Config) { s.Fault, s.After = errors.New("gone"), 900 })
	fill(t, base, 1000)
	resp := post(t, base+"/odata/$batch", jsonBatch("", "GET Person(4)", "GET Country", "GET Person(5)"))
	require.Equal(t, http.StatusOK, resp.StatusCode)
	body, err := io.ReadAll(resp.Body)
	require.Error(t, err, "the body must not end well")
	require.False(t, json.Valid(body))
}

// TestPanicInABatch: a fault of the program in one request is the fault of that one.
func TestPanicInABatch(t *testing.T) {
	w := send(t, odata.New(panicking{odatatest.World(t)}, odata.Config{}), jsonBatch("", "GET Person", `PATCH Person(4) {"Level":1}`), "Prefer", "continue-on-error")
	require.Equal(t, []int{500, 204}, statuses(responses(t, w.Body.String())))
	require.NotContains(t, w.Body.String(), "secret")
}

// TestBatchVersion: the version of the batch is that of its requests, unless they ask for another.
func TestBatchVersion(t *testing.T) {
	h := odata.New(odatatest.World(t), odata.Config{})
	w := send(t, h, `{"requests":[{"id":"1","method":"get","url":"Person(4)"},{"id":"2","method":"get","url":"Person(4)","headers":{"odata-maxversion":"4.0"}}]}`, "OData-MaxVersion", "4.01")
	require.Equal(t, "4.01", w.Header().Get("OData-Version"))
	list := responses(t, w.Body.String())
	require.Equal(t, "4.01", list[0].Headers["odata-version"])
	require.Equal(t, "4.0", list[1].Headers["odata-version"])
}

// TestNoExportInABatch: a batch is no way around the limits of exports.
func TestNoExportInABatch(t *testing.T) {
	base := serve(t, func(_ *odatatest.Store, c *odata.Config) {
		c.PageSize, c.MayExport = 1, func(context.Context) bool { return true }
	})
	resp := post(t, base+"/odata/$batch", `{"requests":[{"id":"1","method":"get","url":"Country","headers":{"Prefer":"maxpagesize=0"}}]}`)
	body, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	require.Contains(t, string(body), "@odata.nextLink")
}
