package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/odata"
)

// deferring is a world in which requests are deferred, and run only when the test says so.
type deferring struct {
	*testing.T
	engine *engine
	front  *front
	h      http.Handler
}

func openDeferring(t *testing.T, dsn string) *deferring {
	d := reopenDeferring(t, dsn)
	t.Cleanup(func() { require.NoError(t, d.engine.store.Close()) })
	return d
}

// reopenDeferring is openDeferring for a test that closes the store itself.
func reopenDeferring(t *testing.T, dsn string) *deferring {
	e, err := newEngine(context.Background(), database{DB: dsn, demo: true}, settings{}, true, quiet)
	require.NoError(t, err)
	require.NoError(t, e.store.SetClock(context.Background(), worldOpened))
	d := &deferring{T: t, engine: e}
	d.front = newFront(&serveCommand{}, d.engine, quiet)
	d.h = d.front.handler()
	return d
}

// send defers a request and gives where its answer will be.
func (d *deferring) send(a asked) (monitor string) {
	d.Helper()
	w := a.with("Prefer", "respond-async").of(d.h)
	require.Equal(d, http.StatusAccepted, w.Code, w.Body.String())
	require.Empty(d, w.Body.String())
	return strings.TrimPrefix(w.Header().Get("Location"), "http://example.com")
}

func (d *deferring) look(as, monitor string) *httptest.ResponseRecorder {
	return asked{as: as, method: http.MethodGet, url: monitor}.of(d.h)
}

// result runs what waits, and expects the answer of a monitor.
func (d *deferring) result(as, monitor string, status int) *httptest.ResponseRecorder {
	d.Helper()
	require.NoError(d, d.engine.deferred.Drain(context.Background()))
	w := d.look(as, monitor)
	require.Equal(d, http.StatusOK, w.Code, w.Body.String())
	require.Equal(d, fmt.Sprint(status), w.Header().Get("AsyncResult"), w.Body.String())
	return w
}

// TestDeferredRestart: a deferred request waits out a restart of the service, and so does its answer.
func TestDeferredRestart(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		d := reopenDeferring(t, dsn)
		monitor := d.send(unit("RESTART"))
		require.Equal(t, http.StatusAccepted, d.look("dataadmin", monitor).Code)
		require.Zero(t, units(t, d.engine, "RESTART"))
		require.NoError(t, d.engine.store.Close())

		d = reopenDeferring(t, dsn)
		waits := d.look("dataadmin", monitor)
		require.Equal(t, http.StatusAccepted, waits.Code)
		require.Equal(t, "http://example.com"+monitor, waits.Header().Get("Location"))
		require.NotEmpty(t, waits.Header().Get("Retry-After"))
		d.result("dataadmin", monitor, http.StatusCreated)
		require.Equal(t, 1, units(t, d.engine, "RESTART"))
		require.NoError(t, d.engine.store.Close())

		d = openDeferring(t, dsn)
		require.Contains(t, d.result("dataadmin", monitor, http.StatusCreated).Body.String(), `"OUID":"RESTART"`)
	})
}

// TestDeferredCrash: a process that ends after a deferred request wrote, and before its answer was
// kept, leaves a request that is run again and writes nothing more.
func TestDeferredCrash(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		d := openDeferring(t, dsn)
		monitor := d.send(unit("CRASHED"))
		c := d.front.config()
		c.Renew = d.front.callers.resumeAgain
		again := &deferrals{handler: odata.New(&broken{Store: d.engine.store, writes: 1}, c), callers: d.front.callers, log: quiet, most: maxAnswer}
		j := queue.Job{Kind: store.DeferredKind, Attempts: 1}
		var err error
		j.Payload, err = json.Marshal(monitor[strings.LastIndex(monitor, "/")+1:])
		require.NoError(t, err)
		_, err = again.run(context.Background(), d.engine.store, j)
		require.ErrorContains(t, err, "broke off")
		require.Equal(t, 1, units(t, d.engine, "CRASHED"))
		require.Equal(t, http.StatusAccepted, d.look("dataadmin", monitor).Code)
		again.handler = d.front.deferred()
		// The request is run once more, and what would keep its answer is lost as well.
		_, err = again.run(context.Background(), d.engine.store, j)
		require.NoError(t, err)
		d.result("dataadmin", monitor, http.StatusCreated)
		require.Equal(t, 1, units(t, d.engine, "CRASHED"))
	})
}

// TestDeferredRepeat: a deferred request that is sent again under its name is deferred once, though
// several come at once and no answer is kept.
func TestDeferredRepeat(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		d := openDeferring(t, dsn)
		d.h = brokenFront(d.engine, &broken{writes: -1, forgets: true})
		monitors := make([]string, 6)
		var group sync.WaitGroup
		for i := range monitors {
			group.Go(func() {
				w := unit("NAMED").named("named").with("Prefer", "respond-async").of(d.h)
				monitors[i] = fmt.Sprint(w.Code, w.Header().Get("Location"))
			})
		}
		group.Wait()
		for _, m := range monitors {
			require.Equal(t, monitors[0], m)
			require.Contains(t, m, "202")
		}
		require.NoError(t, d.engine.deferred.Drain(context.Background()))
		require.Equal(t, 1, units(t, d.engine, "NAMED"))
		var kept int64
		require.NoError(t, d.engine.store.DB().QueryRow(t.Context(), "SELECT count(*) FROM deferred_requests").Scan(&kept))
		require.Equal(t, int64(1), kept)
	})
}

// TestDeferredHostile: what cannot be kept is refused, and nothing that is kept can do harm.
func TestDeferredHostile(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		d := openDeferring(t, dsn)
		list := asked{as: "dataadmin", method: http.MethodGet, url: "/odata/Orgunit"}.with("Prefer", "respond-async")
		for query, status := range map[string]int{
			"$filter=NAME eq '\xff'": http.StatusBadRequest, "$filter=NAME%20eq%20'%00'": http.StatusAccepted,
			"$filter=NAME%20eq%20'%ff'": http.StatusAccepted, "api_key=demo-sysadmin": http.StatusUnauthorized, "a;b": http.StatusAccepted,
		} {
			r := httptest.NewRequest(http.MethodGet, list.url, nil)
			r.URL.RawQuery = query
			r.Header.Set("Prefer", "respond-async")
			signAs(r, list.as)
			w := httptest.NewRecorder()
			d.h.ServeHTTP(w, r)
			require.Equal(t, status, w.Code, "%q: %s", query, w.Body)
		}
		for _, host := range []string{"[", "a b"} {
			r := httptest.NewRequest(http.MethodGet, list.url, nil)
			r.Host = host
			r.Header.Set("Prefer", "respond-async")
			signAs(r, list.as)
			w := httptest.NewRecorder()
			d.h.ServeHTTP(w, r)
			require.Equal(t, http.StatusBadRequest, w.Code, "%q: %s", host, w.Body)
		}
		for _, prefer := range []string{"respond-async, respond-async", "respond-async; callback=\"http://localhost/\"", "odata.respond-async", "respond-async, wait=99999999999999999999", "respond-async, wait=-5"} {
			require.Equal(t, http.StatusAccepted, list.with("Prefer", prefer).of(d.h).Code, prefer)
		}
		huge := unit("HUGE").with("Prefer", "respond-async")
		huge.body = strings.Repeat(" ", 2<<20)
		require.Equal(t, http.StatusRequestEntityTooLarge, huge.of(d.h).Code)
		var kept string
		require.NoError(t, d.engine.store.DB().QueryRow(t.Context(), "SELECT coalesce(max(url), '') FROM deferred_requests WHERE url LIKE '%api_key%' OR header LIKE '%demo-%'").Scan(&kept))
		require.Empty(t, kept, "credentials are not kept")
		require.NoError(t, d.engine.deferred.Drain(context.Background()))
		var bad int64
		require.NoError(t, d.engine.store.DB().QueryRow(t.Context(), "SELECT count(*) FROM deferred_requests WHERE answered_at IS NULL OR status >= 500").Scan(&bad))
		require.Zero(t, bad)
	})
}

// TestDeferredCaller: a deferred request is run with the rights that its caller has by then.
func TestDeferredCaller(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		d := openDeferring(t, dsn)
		system := access.With(context.Background(), access.System("test"))
		seen := d.send(asked{as: "dataadmin", method: http.MethodGet, url: "/odata/Orgunit?$select=NAME"})
		d.result("dataadmin", seen, http.StatusOK)
		fewer := d.send(unit("FEWER"))
		var groups []entities.Usergroup
		require.NoError(t, d.engine.store.Read(system, &groups, "NAME eq @name", map[string]any{"name": access.DataAdministrators}))
		require.Len(t, groups, 1)
		members := groups[0].Members
		require.NoError(t, d.engine.store.Tx(system, func(tx *store.Tx) error {
			groups[0].Members = nil
			return tx.Update(&groups[0], "MEMBERS")
		}))
		require.Contains(t, d.result("dataadmin", fewer, http.StatusForbidden).Body.String(), "Forbidden")
		past := d.look("dataadmin", seen)
		require.Equal(t, http.StatusGone, past.Code, "what he could see before is not shown again: %s", past.Body)
		require.Contains(t, past.Body.String(), "RightsChanged")

		require.NoError(t, d.engine.store.Tx(system, func(tx *store.Tx) error {
			groups[0].Members = members
			return tx.Update(&groups[0], "MEMBERS")
		}))
		off := d.send(unit("OFF"))
		turn := func(active bool) {
			require.NoError(t, d.engine.store.Tx(system, func(tx *store.Tx) error {
				var users []entities.User
				if err := tx.Find(&users, "USERNAME eq 'dataadmin'", nil); err != nil {
					return err
				}
				users[0].Active = &active
				return tx.Update(&users[0], "ACTIVE")
			}))
		}
		turn(false)
		require.NoError(t, d.engine.deferred.Drain(context.Background()))
		require.Equal(t, http.StatusUnauthorized, d.look("dataadmin", off).Code)
		turn(true)
		require.Contains(t, d.result("dataadmin", off, http.StatusUnauthorized).Body.String(), "Unauthorized")
		for _, key := range []string{"FEWER", "OFF"} {
			require.Zero(t, units(t, d.engine, key))
		}
	})
}

// TestDeferredCancel: what is cancelled never writes, be it before it is run or meanwhile.
func TestDeferredCancel(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		d := openDeferring(t, dsn)
		monitor := d.send(unit("CANCELLED"))
		cancel := asked{as: "dataadmin", method: http.MethodDelete, url: monitor}
		require.Equal(t, http.StatusNoContent, cancel.of(d.h).Code)
		require.Equal(t, http.StatusNotFound, cancel.of(d.h).Code)
		require.Equal(t, http.StatusNotFound, d.look("dataadmin", monitor).Code)
		require.NoError(t, d.engine.deferred.Drain(context.Background()))
		require.Zero(t, units(t, d.engine, "CANCELLED"))

		late := d.send(unit("LATE"))
		cancel.url = late
		inner := d.front.deferred()
		var status int
		during := &deferrals{callers: d.front.callers, log: quiet, most: maxAnswer, handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			require.Equal(t, http.StatusNoContent, cancel.of(d.h).Code)
			inner.ServeHTTP(w, r)
			status = w.(*buffer).status
		})}
		require.NoError(t, during.pool(d.engine.store, 0, 0).Drain(context.Background()))
		require.Equal(t, http.StatusGone, status)
		require.Zero(t, units(t, d.engine, "LATE"))
	})
}

// TestDeferredNested: a deferred request defers nothing, so that to cancel it cancels all of it.
func TestDeferredNested(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		d := openDeferring(t, dsn)
		nested := asked{
			as: "dataadmin", method: http.MethodPost, url: "/odata/$batch",
			body: `{"requests":[{"id":"1","method":"post","url":"Orgunit","headers":{"content-type":"application/json","prefer":"respond-async"},"body":{"OUID":"NESTED","NAME":"Loft"}}]}`,
		}
		require.Equal(t, []int{http.StatusCreated}, statuses(t, d.result("dataadmin", d.send(nested), http.StatusOK)))
		require.Equal(t, 1, units(t, d.engine, "NESTED"))

		cancel := asked{as: "dataadmin", method: http.MethodDelete, url: d.send(nested)}
		var refused *odata.Error
		during := &deferrals{callers: d.front.callers, log: quiet, most: maxAnswer, handler: http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			require.Equal(t, http.StatusNoContent, cancel.of(d.h).Code)
			_, err := d.engine.store.Defer(r.Context(), &odata.Deferred{Method: http.MethodGet, URL: "http://example.com/odata/Orgunit"})
			require.ErrorAs(t, err, &refused)
		})}
		require.NoError(t, during.pool(d.engine.store, 0, 0).Drain(context.Background()))
		require.Equal(t, http.StatusGone, refused.Status)
	})
}

// TestDeferredLargeAnswer: what a request writes does not end where its answer grows too large.
func TestDeferredLargeAnswer(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		d := openDeferring(t, dsn)
		monitor := d.send(inBatch("large", "get Orgunit", `post Orgunit {"OUID":"LARGE-1","NAME":"Loft"}`, "get Orgunit", `post Orgunit {"OUID":"LARGE-2","NAME":"Loft"}`))
		small := &deferrals{handler: d.front.deferred(), callers: d.front.callers, log: quiet, most: 100}
		require.NoError(t, small.pool(d.engine.store, 0, 0).Drain(context.Background()))
		d.result("dataadmin", monitor, http.StatusInsufficientStorage)
		for _, key := range []string{"LARGE-1", "LARGE-2"} {
			require.Equal(t, 1, units(t, d.engine, key))
		}
	})
}

// TestDeferredLimits: nobody fills the service with requests or answers.
func TestDeferredLimits(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		d := openDeferring(t, dsn)
		var monitors []string
		for n := range 16 {
			monitors = append(monitors, d.send(unit(fmt.Sprintf("MANY-%d", n))))
		}
		more := unit("MANY-16").with("Prefer", "respond-async")
		refused := more.of(d.h)
		require.Equal(t, http.StatusTooManyRequests, refused.Code, refused.Body.String())
		require.NotEmpty(t, refused.Header().Get("Retry-After"))
		require.Contains(t, refused.Body.String(), "TooManyRequests")
		other := more
		other.as, other.body = "sysadmin", `{"OUID":"OTHER","NAME":"Loft"}`
		require.Equal(t, http.StatusAccepted, other.of(d.h).Code, "others are not kept waiting")
		require.Equal(t, http.StatusNoContent, asked{as: "dataadmin", method: http.MethodDelete, url: monitors[0]}.of(d.h).Code)
		require.Equal(t, http.StatusAccepted, more.of(d.h).Code)

		small := &deferrals{handler: d.front.deferred(), callers: d.front.callers, log: quiet, most: 100}
		require.NoError(t, small.pool(d.engine.store, 0, 0).Drain(context.Background()))
		a := d.result("dataadmin", monitors[1], http.StatusInsufficientStorage)
		require.Contains(t, a.Body.String(), "AnswerTooLarge")
		require.Equal(t, 1, units(t, d.engine, "MANY-1"), "what was to be written is written")

		require.NoError(t, d.engine.store.SetClock(t.Context(), worldOpened.AddDate(0, 0, 2)))
		require.NoError(t, d.engine.store.Forget(t.Context()))
		require.Equal(t, http.StatusNotFound, d.look("dataadmin", monitors[1]).Code)
	})
}

// TestDeferredPriority: a deferred incident is as urgent as one that is not.
func TestDeferredPriority(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		d := openDeferring(t, dsn)
		d.send(unit("CALM"))
		d.send(asked{as: "siem", method: http.MethodPost, url: "/odata/Incidenttrigger", body: `{"INCIDENTID":"I","SOURCESYSTEM":"S"}`})
		jobs, err := d.engine.store.Queue().Claim(t.Context(), 2, job.Emergency, []string{store.DeferredKind}, 0)
		require.NoError(t, err)
		require.Len(t, jobs, 1)
	})
}

// TestDeferredAwaited: with wait, the answer comes at once if it is there in time.
func TestDeferredAwaited(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		d := openDeferring(t, dsn)
		require.NoError(t, d.engine.deferred.Start(t.Context()))
		defer d.engine.deferred.Stop()
		a := unit("AWAITED").with("Prefer", "respond-async, wait=30").of(d.h)
		require.Equal(t, http.StatusCreated, a.Code, a.Body.String())
		require.Contains(t, a.Body.String(), `"OUID":"AWAITED"`)
		var kept int64
		require.NoError(t, d.engine.store.DB().QueryRow(t.Context(), "SELECT count(*) FROM deferred_requests").Scan(&kept))
		require.Zero(t, kept, "nobody knows of the monitor")
	})
}

// TestWait: who waits for an incident that he reports is told what came of it.
func TestWait(t *testing.T) {
	eachDemo(t, func(t *testing.T, dsn string) {
		d := openDeferring(t, dsn)
		require.NoError(t, d.engine.start(t.Context()))
		defer func() { require.NoError(t, d.engine.stop()) }()
		report := asked{as: "siem", method: http.MethodPost, url: "/odata/Incidenttrigger", body: `{"INCIDENTID":"WAIT","SOURCESYSTEM":"SIEM","SEVERITY":"High","ACTION":"Lockout","IDENTITYID":"E000051"}`}
		a := report.with("Prefer", "wait=30").of(d.h)
		require.Equal(t, http.StatusCreated, a.Code, a.Body.String())
		require.Equal(t, "wait=30", a.Header().Get("Preference-Applied"))
		require.Contains(t, a.Body.String(), `"Value":"Completed"`)
		require.Contains(t, a.Body.String(), `"TRIGGERRESULT":"Locked"`)

		a = unit("WAIT").with("Prefer", "wait=30").of(d.h)
		require.Equal(t, http.StatusCreated, a.Code, a.Body.String())
		require.Empty(t, a.Header().Get("Preference-Applied"), "nothing follows from a unit that one could wait for")
	})
}
