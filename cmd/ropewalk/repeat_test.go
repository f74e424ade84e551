package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/pgtest"
	"github.com/ropewalk/ropewalk/odata"
)

// demoFile is a SQLite file with a demo world that nobody touched.
var demoFile = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "ropewalk-world")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "world.db")
	return path, makeWorld(context.Background(), "sqlite:"+path)
})

// eachDemo runs f on each database, in a demo world of its own.
func eachDemo(t *testing.T, f func(t *testing.T, dsn string)) {
	t.Run("sqlite", func(t *testing.T) {
		path, err := demoFile()
		require.NoError(t, err)
		f(t, "sqlite:"+copyFile(t, path))
	})
	t.Run("postgres", func(t *testing.T) {
		f(t, pgtest.Database(t, pgtest.Template{Name: "rw_world_" + fingerprint(t), Prepare: makeWorld}))
	})
}

// quiet is a log that nobody reads.
var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

// asked is a request of a test: who asks, what, with which headers.
type asked struct {
	as, method, url, body string
	header                map[string]string
}

// named gives the request a name, as one that may be repeated.
func (a asked) named(id string) asked {
	return a.with("Repeatability-Request-ID", id).with("Repeatability-First-Sent", worldOpened.Format(http.TimeFormat))
}

func (a asked) with(name, value string) asked {
	header := maps.Clone(a.header)
	if header == nil {
		header = map[string]string{}
	}
	header[name] = value
	a.header = header
	return a
}

// of sends the request to a handler. An answer that breaks off has status 0.
func (a asked) of(h http.Handler) (w *httptest.ResponseRecorder) {
	r := httptest.NewRequest(a.method, a.url, strings.NewReader(a.body))
	r.Header.Set("Content-Type", "application/json")
	for name, value := range a.header {
		r.Header.Set(name, value)
	}
	signAs(r, a.as)
	w = httptest.NewRecorder()
	defer func() {
		if fault := recover(); fault == http.ErrAbortHandler {
			w.Code = 0
		} else if fault != nil {
			panic(fault)
		}
	}()
	h.ServeHTTP(w, r)
	return w
}

// unit asks for a new org. unit.
func unit(key string) asked {
	return asked{as: "dataadmin", method: http.MethodPost, url: "/odata/Orgunit", body: fmt.Sprintf(`{"OUID":%q,"NAME":"Loft"}`, key)}
}

// units counts the org. units with a key.
func units(t *testing.T, e *engine, key string) int {
	t.Helper()
	n := 0
	for _, u := range readAll[entities.Orgunit](t, e.store) {
		if u.KeyValue == key && !u.Deleted {
			n++
		}
	}
	return n
}

// TestRepeatAtOnce: one named request that arrives eight times at once, at two replicas where there
// can be two, has one effect, and nobody is told anything else.
func TestRepeatAtOnce(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		e := openWorld(t, dsn)
		handlers := []http.Handler{newFront(&serveCommand{}, e, quiet).handler()}
		if strings.HasPrefix(dsn, "postgres") {
			handlers = append(handlers, newFront(&serveCommand{}, openWorld(t, dsn), quiet).handler())
		}
		for round := range 5 {
			key := fmt.Sprintf("AT-ONCE-%d", round)
			answers := make([]*httptest.ResponseRecorder, 8)
			var group sync.WaitGroup
			barrier := make(chan struct{})
			for i := range answers {
				group.Go(func() {
					<-barrier
					answers[i] = unit(key).named(key).of(handlers[i%len(handlers)])
				})
			}
			close(barrier)
			group.Wait()
			location := answers[0].Header().Get("Location")
			for _, a := range answers {
				if a.Code == http.StatusServiceUnavailable { // too busy to wait for the first: he is told to come again
					require.NotEmpty(t, a.Header().Get("Retry-After"))
					continue
				}
				require.Equal(t, http.StatusCreated, a.Code, a.Body.String())
				require.Equal(t, location, a.Header().Get("Location"))
			}
			require.Equal(t, 1, units(t, e, key))
		}
	})
}

// broken is a store that fails in the middle of a request, as a process that is killed does.
type broken struct {
	*store.Store
	// writes is after how many Writes the process ends; -1 is never. forgets loses answers.
	writes  int
	forgets bool
}

func (b *broken) Write(ctx context.Context, changes []odata.Change) ([]odata.Outcome, error) {
	outcomes, err := b.Store.Write(ctx, changes)
	if b.writes--; b.writes == 0 {
		panic(http.ErrAbortHandler)
	}
	return outcomes, err
}

func (b *broken) Keep(ctx context.Context, r *odata.Repeat, a *odata.Answer) error {
	if b.forgets {
		return errors.New("the answer is lost")
	}
	return b.Store.Keep(ctx, r, a)
}

// brokenFront answers like the service, over a store that breaks.
func brokenFront(e *engine, b *broken) http.Handler {
	f := newFront(&serveCommand{}, e, quiet)
	b.Store = e.store
	return f.callers.admit(odata.New(b, f.config()))
}

// TestRepeatAfterCrash: when the process ends between the commit and the answer, a repeat finds
// what was done and answers with it, whatever became of the entity since.
func TestRepeatAfterCrash(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		e := openWorld(t, dsn)
		whole := newFront(&serveCommand{}, e, quiet).handler()
		crash := func() http.Handler { return brokenFront(e, &broken{writes: 1}) }

		create := unit("CRASH").named("create")
		require.Zero(t, create.of(crash()).Code)
		again := create.of(whole)
		require.Equal(t, http.StatusCreated, again.Code, again.Body.String())
		require.Equal(t, 1, units(t, e, "CRASH"))
		at := strings.TrimPrefix(again.Header().Get("Location"), "http://example.com")
		require.Contains(t, again.Body.String(), `"OUID":"CRASH"`)

		change := asked{as: "dataadmin", method: http.MethodPatch, url: at, body: `{"NAME":"Sail loft"}`}.named("change").with("If-Match", again.Header().Get("ETag"))
		require.Zero(t, change.of(crash()).Code)
		changed := change.of(whole)
		require.Equal(t, http.StatusNoContent, changed.Code, changed.Body.String())
		require.NotEqual(t, again.Header().Get("ETag"), changed.Header().Get("ETag"))

		remove := asked{as: "dataadmin", method: http.MethodDelete, url: at}.named("remove")
		require.Zero(t, remove.of(crash()).Code)
		require.Equal(t, http.StatusNoContent, remove.of(whole).Code)
		require.Equal(t, http.StatusCreated, create.of(whole).Code, "the first answer was kept, though the unit is gone")
		require.Zero(t, units(t, e, "CRASH"))
	})
}

// TestRepeatWithoutAnswer: an answer that was not kept is made anew, from what was done.
func TestRepeatWithoutAnswer(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		e := openWorld(t, dsn)
		h := brokenFront(e, &broken{writes: -1, forgets: true})
		create := unit("FORGOTTEN").named("create")
		first, second := create.of(h), create.of(h)
		require.Equal(t, http.StatusCreated, first.Code, first.Body.String())
		require.Equal(t, first.Code, second.Code)
		require.Equal(t, first.Header().Get("Location"), second.Header().Get("Location"))
		require.JSONEq(t, first.Body.String(), second.Body.String())

		at := strings.TrimPrefix(first.Header().Get("Location"), "http://example.com")
		remove := asked{as: "dataadmin", method: http.MethodDelete, url: at}.named("remove")
		require.Equal(t, http.StatusNoContent, remove.of(h).Code)
		require.Equal(t, http.StatusNoContent, remove.of(h).Code)
		third := create.of(h)
		require.Equal(t, http.StatusNoContent, third.Code, "there is nothing to show any more, but it was done: %s", third.Body)
		require.Equal(t, first.Header().Get("Location"), third.Header().Get("Location"))
		require.Zero(t, units(t, e, "FORGOTTEN"))
	})
}

// TestRepeatBatch: a batch of several Writes that breaks off after one of them is finished by its
// repeat, and nothing of it is done twice.
func TestRepeatBatch(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		e := openWorld(t, dsn)
		whole := newFront(&serveCommand{}, e, quiet).handler()
		part := func(id, key string) string {
			return fmt.Sprintf(`{"id":%q,"method":"post","url":"Orgunit","headers":{"content-type":"application/json"},"body":{"OUID":%q,"NAME":"Loft"}}`, id, key)
		}
		for after := 1; after <= 3; after++ {
			name := fmt.Sprintf("BATCH-%d", after)
			body := `{"requests":[` + strings.Join([]string{part("1", name+"-1"), part("2", name+"-2"), part("3", name+"-3")}, ",") + `]}`
			send := asked{as: "dataadmin", method: http.MethodPost, url: "/odata/$batch", body: body}.named(name)
			require.Zero(t, send.of(brokenFront(e, &broken{writes: after})).Code)
			for range 2 {
				a := send.of(whole)
				require.Equal(t, http.StatusOK, a.Code, a.Body.String())
				require.Equal(t, 3, strings.Count(a.Body.String(), `"status":201`), a.Body.String())
			}
			for i := 1; i <= 3; i++ {
				require.Equal(t, 1, units(t, e, fmt.Sprintf("%s-%d", name, i)))
			}
		}
	})
}

// TestRepeatPersistent: a request that goes on when a part of it fails is finished by its repeat as it
// was begun, though what made the part fail be mended meanwhile.
func TestRepeatPersistent(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		e := openWorld(t, dsn)
		whole := newFront(&serveCommand{}, e, quiet).handler()
		taken := func(name string) string {
			a := unit(name + "-2").of(whole)
			require.Equal(t, http.StatusCreated, a.Code, a.Body.String())
			return strings.TrimPrefix(a.Header().Get("Location"), "http://example.com")
		}
		for what, of := range map[string]struct {
			method, url, body, item, done, failed string
		}{
			"batch": {
				http.MethodPost, "/odata/$batch", `{"requests":[%s]}`,
				`{"id":"%[1]s","method":"post","url":"Orgunit","headers":{"content-type":"application/json"},"body":{"OUID":"%[1]s","NAME":"Loft"}}`,
				`"status":201`, `"status":409`,
			},
			"delta": {
				http.MethodPatch, "/odata/Orgunit", `{"@context":"#$delta","value":[%s]}`,
				`{"OUID":"%[1]s","NAME":"Loft"}`, `"NAME":"Loft"`, `"Conflict"`,
			},
		} {
			for after := 1; after <= 3; after++ {
				name := fmt.Sprintf("%s-%d", what, after)
				conflict := taken(name)
				var items []string
				for i := 1; i <= 3; i++ {
					items = append(items, fmt.Sprintf(of.item, fmt.Sprintf("%s-%d", name, i)))
				}
				send := asked{as: "dataadmin", method: of.method, url: of.url, body: fmt.Sprintf(of.body, strings.Join(items, ","))}.
					named(name).with("Prefer", "continue-on-error, return=representation")
				require.Zero(t, send.of(brokenFront(e, &broken{writes: after})).Code)
				gone := asked{as: "dataadmin", method: http.MethodDelete, url: conflict}.of(whole)
				require.Equal(t, http.StatusNoContent, gone.Code, gone.Body.String())
				var first string
				for range 2 {
					a := send.of(whole)
					require.Equal(t, http.StatusOK, a.Code, "%s: %s", name, a.Body)
					require.Contains(t, a.Body.String(), of.done, name)
					if first != "" {
						require.Equal(t, first, a.Body.String(), name)
					}
					first = a.Body.String()
				}
				for i := 1; i <= 3; i++ {
					key := fmt.Sprintf("%s-%d", name, i)
					made := units(t, e, key)
					require.LessOrEqual(t, made, 1, key)
					if i != 2 {
						require.Equal(t, 1, made, "%s: %s", key, first)
						continue
					}
					require.Equal(t, made == 0, strings.Contains(first, of.failed), "the answer tells what was done: %s", first)
				}
			}
		}
	})
}

// inBatch sends requests that go on when one of them fails.
func inBatch(name string, requests ...string) asked {
	for i, r := range requests {
		method, rest, _ := strings.Cut(r, " ")
		url, body, _ := strings.Cut(rest, " ")
		requests[i] = fmt.Sprintf(`{"id":"%d","method":%q,"url":%q`, i+1, method, url)
		if body != "" {
			requests[i] += `,"headers":{"content-type":"application/json"},"body":` + body
		}
		requests[i] += "}"
	}
	body := `{"requests":[` + strings.Join(requests, ",") + `]}`
	return asked{as: "dataadmin", method: http.MethodPost, url: "/odata/$batch", body: body}.named(name).with("Prefer", "continue-on-error")
}

// statuses are those that a batch was answered with, in order.
func statuses(t *testing.T, w *httptest.ResponseRecorder) (list []int) {
	t.Helper()
	require.Equal(t, http.StatusOK, w.Code, w.Body.String())
	var answer struct{ Responses []struct{ Status int } }
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &answer))
	for _, r := range answer.Responses {
		list = append(list, r.Status)
	}
	return list
}

// TestRepeatPlaces: a part of a batch is known by its place. What was refused before it wrote, the
// first time or when it comes again, makes no other part pass for done, or for not done.
func TestRepeatPlaces(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		e := openWorld(t, dsn)
		h := brokenFront(e, &broken{writes: -1, forgets: true})
		at := func(key, parent string) string {
			u := unit(key)
			if parent != "" {
				u.body = fmt.Sprintf(`{"OUID":%q,"NAME":"Loft","PARENTOU":{"Id":%s}}`, key, parent)
			}
			w := u.of(h)
			require.Equal(t, http.StatusCreated, w.Code, w.Body.String())
			return strings.TrimSuffix(strings.TrimPrefix(w.Header().Get("Location"), "http://example.com/odata/Orgunit("), ")")
		}
		parent, orphan := at("PLACE-PARENT", ""), at("PLACE-ORPHAN", "")
		later := func() asked {
			return inBatch("later", "patch Orgunit("+orphan+`)/PARENTOU {"DESCRIPTION":"x"}`,
				"patch Orgunit("+orphan+`) {"PARENTOU":{"Id":`+parent+`}}`, `post Orgunit {"OUID":"PLACE-ONCE","NAME":"Loft"}`)
		}
		require.Equal(t, []int{404, 204, 201}, statuses(t, later().of(h)))
		require.Equal(t, []int{409, 204, 201}, statuses(t, later().of(h)), "what can be done by now was not done then")
		require.Equal(t, 1, units(t, e, "PLACE-ONCE"))

		child, last := at("PLACE-CHILD", parent), at("PLACE-LAST", "")
		gone := func() asked {
			return inBatch("gone", "patch Orgunit("+child+`)/PARENTOU {"DESCRIPTION":"first"}`,
				"patch Orgunit("+child+`) {"PARENTOU":null}`, "patch Orgunit("+last+`) {"DESCRIPTION":"done"}`)
		}
		require.Zero(t, gone().of(brokenFront(e, &broken{writes: 2})).Code)
		require.Equal(t, []int{404, 204, 204}, statuses(t, gone().of(h)))
		w := asked{as: "dataadmin", method: http.MethodGet, url: "/odata/Orgunit(" + last + ")/DESCRIPTION/$value"}.of(h)
		require.Equal(t, "done", w.Body.String())
	})
}

// TestRepeatMoved: a request that was done is answered by what it did, though its URL leads elsewhere
// by now; the other entity is not written.
func TestRepeatMoved(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		e := openWorld(t, dsn)
		h := brokenFront(e, &broken{writes: -1, forgets: true})
		send := func(a asked, status int) *httptest.ResponseRecorder {
			w := a.of(h)
			require.Equal(t, status, w.Code, w.Body.String())
			return w
		}
		made := func(key, more string) string {
			u := unit(key)
			u.body = fmt.Sprintf(`{"OUID":%q,"NAME":"Loft"%s}`, key, more)
			return strings.TrimPrefix(send(u, http.StatusCreated).Header().Get("Location"), "http://example.com")
		}
		parent := made("MOVED-1", "")
		other := made("MOVED-2", "")
		child := made("MOVED-3", `,"PARENTOU":{"@odata.id":"`+strings.TrimPrefix(parent, "/odata/")+`"}`)
		change := asked{as: "dataadmin", method: http.MethodPatch, url: child + "/PARENTOU", body: `{"DESCRIPTION":"x"}`}.named("moved")
		first := send(change, http.StatusNoContent)
		send(asked{as: "dataadmin", method: http.MethodPatch, url: child, body: `{"PARENTOU":{"@odata.id":"` + strings.TrimPrefix(other, "/odata/") + `"}}`}, http.StatusNoContent)
		again := send(change, http.StatusNoContent)
		require.Equal(t, first.Header().Get("OData-EntityId"), again.Header().Get("OData-EntityId"))
		send(asked{as: "dataadmin", method: http.MethodGet, url: other + "/DESCRIPTION/$value"}, http.StatusNoContent)
	})
}

// TestRepeatReads: nothing is kept of a request that wrote nothing.
func TestRepeatReads(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		e := openWorld(t, dsn)
		h := newFront(&serveCommand{}, e, quiet).handler()
		w := inBatch("reads", "get Orgunit?$top=1", "patch Nothing(1) {}").of(h)
		require.Equal(t, "accepted", w.Header().Get("Repeatability-Result"))
		require.Equal(t, []int{200, 404}, statuses(t, w))
		var kept int64
		require.NoError(t, e.store.DB().QueryRow(t.Context(), "SELECT count(*) FROM repeats").Scan(&kept))
		require.Zero(t, kept)
	})
}

// TestRepeatRights: an answer is not given again to somebody who has other rights by now; that the
// request was done he is told.
func TestRepeatRights(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		e := openWorld(t, dsn)
		h := newFront(&serveCommand{}, e, quiet).handler()
		first := unit("RIGHTS").named("rights").of(h)
		require.Equal(t, http.StatusCreated, first.Code, first.Body.String())
		system := access.With(context.Background(), access.System("test"))
		require.NoError(t, e.store.Tx(system, func(tx *store.Tx) error {
			var groups []entities.Usergroup
			if err := tx.Find(&groups, "NAME eq @name", map[string]any{"name": access.DataAdministrators}); err != nil {
				return err
			}
			groups[0].Members = nil
			return tx.Update(&groups[0], "MEMBERS")
		}))
		again := unit("RIGHTS").named("rights").of(h)
		require.Equal(t, http.StatusNoContent, again.Code, again.Body.String())
		require.Equal(t, first.Header().Get("Location"), again.Header().Get("Location"))
		require.Equal(t, 1, units(t, e, "RIGHTS"))
		require.Equal(t, http.StatusForbidden, unit("RIGHTS-2").named("more").of(h).Code)
	})
}

// TestRepeatForgotten: what is kept of a request goes when it can be repeated no more.
func TestRepeatForgotten(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		e := openWorld(t, dsn)
		h := newFront(&serveCommand{}, e, quiet).handler()
		require.Equal(t, http.StatusCreated, unit("OLD").named("old").of(h).Code)
		kept := func() (n int64) {
			require.NoError(t, e.store.DB().QueryRow(t.Context(), "SELECT count(*) FROM repeats").Scan(&n))
			return n
		}
		require.NoError(t, e.store.SetClock(t.Context(), worldOpened.Add(odata.RepeatLife-time.Minute)))
		require.NoError(t, e.store.Forget(t.Context()))
		require.Equal(t, int64(2), kept(), "the Write and its answer")
		require.Equal(t, http.StatusCreated, unit("OLD").named("old").of(h).Code)
		require.NoError(t, e.store.SetClock(t.Context(), worldOpened.Add(odata.RepeatLife+2*odata.RepeatSkew)))
		require.NoError(t, e.store.Forget(t.Context()))
		require.Zero(t, kept())
		late := unit("OLD").named("old").of(h)
		require.Equal(t, http.StatusPreconditionFailed, late.Code, "not done again under the old name: %s", late.Body)
		require.Contains(t, late.Body.String(), "RepeatabilityExpired")
		require.Equal(t, "rejected", late.Header().Get("Repeatability-Result"))
	})
}

// TestRepeatHostile: what a name may not be never reaches the rows, the log or another header.
func TestRepeatHostile(t *testing.T) {
	path, err := demoFile()
	require.NoError(t, err)
	e := openWorld(t, "sqlite:"+copyFile(t, path))
	h := newFront(&serveCommand{}, e, quiet).handler()
	for name, id := range map[string]string{
		"empty": "", "line break": "a\r\nSet-Cookie: x=y", "NUL": "a\x00b", "not ASCII": "é", "tab": "a\tb",
		"huge": strings.Repeat("a", 4000), "one too long": strings.Repeat("a", 129),
	} {
		t.Run(name, func(t *testing.T) {
			for _, header := range []string{"Repeatability-Request-ID", "Repeatability-Client-ID"} {
				a := unit("HOSTILE").named("hostile").with(header, id).of(h)
				require.Equal(t, http.StatusBadRequest, a.Code, a.Body.String())
				require.Contains(t, a.Body.String(), `"InvalidHeader"`)
				require.Contains(t, a.Body.String(), header)
				require.Empty(t, a.Header().Get("Set-Cookie"))
				require.Equal(t, "rejected", a.Header().Get("Repeatability-Result"))
			}
		})
	}
	for name, sent := range map[string]string{
		"empty": "", "huge": strings.Repeat("9", 4000), "year 0": "Sat, 01 Jan 0000 00:00:00 GMT", "year 9999": "Fri, 31 Dec 9999 23:59:59 GMT",
		"another zone": "Sun, 22 Nov 2026 06:00:00 CET", "another form": "Sunday, 22-Nov-26 06:00:00 GMT",
	} {
		t.Run(name, func(t *testing.T) {
			a := unit("HOSTILE").named("hostile").with("Repeatability-First-Sent", sent).of(h)
			require.Contains(t, []int{http.StatusBadRequest, http.StatusPreconditionFailed}, a.Code, a.Body.String())
			require.Equal(t, "rejected", a.Header().Get("Repeatability-Result"))
		})
	}
	require.Zero(t, units(t, e, "HOSTILE"))
	long := asked{as: "dataadmin", method: http.MethodPost, url: "/odata/Orgunit", body: strings.Repeat(" ", 2<<20)}.named("long")
	require.Equal(t, http.StatusRequestEntityTooLarge, long.of(h).Code)
	stranger := unit("HOSTILE").named("hostile")
	stranger.as = "nobody"
	require.Equal(t, http.StatusUnauthorized, stranger.of(h).Code)
}
