package provision_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/provision"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// target is a system that takes tasks by webhook and answers as it was told to.
type target struct {
	*desk
	server  *httptest.Server
	answers []func(http.ResponseWriter)
	calls   []call
	hooks   *provision.Webhooks
}

type call struct {
	id, stamp, signature string
	body                 []byte
}

func answer(status int, text string, header ...string) func(http.ResponseWriter) {
	return func(w http.ResponseWriter) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, text)
	}
}

// eachTarget has the two accounts of the desk locked, and their tasks sent to a server that gives
// the answers in turn, the last one for ever.
func eachTarget(t *testing.T, answers []func(http.ResponseWriter), f func(*target)) {
	eachCalled(t, answers, func(a *target) {
		a.lock()
		a.drain()
		f(a)
	})
}

// eachCalled has the system of the desk provisioned by calls.
func eachCalled(t *testing.T, answers []func(http.ResponseWriter), f func(*target)) {
	eachDesk(t, func(d *desk) {
		a := &target{desk: d, answers: answers}
		a.server = httptest.NewServer(http.HandlerFunc(a.take))
		defer a.server.Close()
		u, err := url.Parse(a.server.URL)
		require.NoError(d.t, err)
		a.hooks = &provision.Webhooks{Hosts: []string{u.Host}}
		d.system.Provisioning = entities.ProvisioningWebhook
		d.system.ConnectorConfig = fmt.Sprintf(`{"url":%q}`, a.server.URL+"/tasks?token=secret")
		d.tx(func(tx *store.Tx) error { return tx.Update(&d.system, "PROVISIONINGTYPE", "CONNECTORCONFIG") })
		f(a)
	})
}

func (a *target) take(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	n := len(a.calls)
	a.calls = append(a.calls, call{r.Header.Get("webhook-id"), r.Header.Get("webhook-timestamp"), r.Header.Get("webhook-signature"), body})
	a.answers[min(n, len(a.answers)-1)](w)
}

// send does the calls that are due, and what follows from them; it tells when the next try is due.
func (a *target) send() (next []time.Duration) {
	a.t.Helper()
	pool := job.New(a.s, a.handlers, job.Options{Effects: provision.Effects(a.hooks)})
	require.NoError(a.t, pool.Drain(a.ctx))
	a.drain()
	now, err := a.s.Standing(a.ctx, nil)
	require.NoError(a.t, err)
	for _, t := range a.list() {
		if t.NextAttempt != nil {
			next = append(next, t.NextAttempt.Sub(now.Database))
		}
	}
	return next
}

// hasten has the tasks tried now.
func (a *target) hasten() {
	a.t.Helper()
	a.tx(func(tx *store.Tx) error {
		var ids []int64
		for _, t := range a.list() {
			ids = append(ids, t.ID)
		}
		payload, err := json.Marshal(map[string]any{"tasks": ids})
		if err != nil {
			return err
		}
		return tx.Enqueue(queue.Job{Kind: provision.RunKind, Payload: payload})
	})
	a.drain()
}

func (a *target) states() (list []string) {
	for _, t := range a.list() {
		list = append(list, t.State)
	}
	return list
}

// TestWebhookDoesTheTask: the target is told of each account once, signed by the key of the system.
func TestWebhookDoesTheTask(t *testing.T) {
	eachTarget(t, []func(http.ResponseWriter){answer(200, "ok")}, func(a *target) {
		require.Equal(a.t, []string{"Running", "Running"}, a.states())
		require.Empty(a.t, a.send())
		require.Equal(a.t, []string{"Done", "Done"}, a.states())
		require.Len(a.t, a.calls, 2)
		key, err := provision.SigningKey(a.ctx, a.s, a.system.UID)
		require.NoError(a.t, err)
		for i, c := range a.calls {
			mac := hmac.New(sha256.New, key)
			mac.Write([]byte(c.id + "." + c.stamp + "." + string(c.body)))
			require.Equal(a.t, "v1,"+base64.StdEncoding.EncodeToString(mac.Sum(nil)), c.signature)
			_, err := strconv.ParseInt(c.stamp, 10, 64)
			require.NoError(a.t, err)
			var m struct {
				Type, Operation, Account string
				Task, Priority           int64
				Identity, System         struct{ Key, Name string }
			}
			require.NoError(a.t, json.Unmarshal(c.body, &m))
			require.Equal(a.t, "provisioning.task", m.Type)
			require.Equal(a.t, "Disable", m.Operation)
			require.Equal(a.t, []string{"ada", "never-approved"}[i], m.Account)
			require.Equal(a.t, "ada", m.Identity.Key)
			require.Equal(a.t, "Mail", m.System.Name)
			require.EqualValues(a.t, 3, m.Priority)
			require.Equal(a.t, a.list()[i].ID, m.Task)
		}
		var accounts []entities.ActualAccount
		require.NoError(a.t, a.s.Read(a.ctx, &accounts, "Enabled eq true", nil))
		require.Empty(a.t, accounts, "what the target has done is claimed to be so")
	})
}

// TestWebhookIsTriedAgain: a target that is busy or broken is asked later, under the same id; as
// late as it wishes if it says so.
func TestWebhookIsTriedAgain(t *testing.T) {
	busy := []func(http.ResponseWriter){answer(429, "slow down", "Retry-After", "120"), answer(503, "down")}
	eachTarget(t, busy, func(a *target) {
		next := a.send()
		require.Equal(a.t, []string{"Failed", "Failed"}, a.states())
		require.Contains(a.t, a.list()[0].Result, "429")
		require.Len(a.t, next, 2)
		require.InDelta(a.t, 120, next[0].Seconds(), 5)
		require.InDelta(a.t, 2, next[1].Seconds(), 2)
		a.answers = []func(http.ResponseWriter){answer(204, "")}
		a.hasten()
		require.Empty(a.t, a.send())
		require.Equal(a.t, []string{"Done", "Done"}, a.states())
		require.Equal(a.t, a.calls[0].id, a.calls[2].id)
	})
}

// TestWebhookRefused: what trying again will not change is left to people; nothing secret is shown.
func TestWebhookRefused(t *testing.T) {
	eachTarget(t, []func(http.ResponseWriter){answer(404, "no such account"), answer(302, "", "Location", "http://elsewhere.invalid/")}, func(a *target) {
		require.Empty(a.t, a.send())
		require.Equal(a.t, []string{"Failed", "Failed"}, a.states())
		require.Contains(a.t, a.list()[0].Result, "404 Not Found: no such account")
		require.Contains(a.t, a.list()[1].Result, "302")
		require.Len(a.t, a.calls, 2, "redirects are not followed")
	})
}

// TestWebhookUnreachable: no connection is a failure like any other.
func TestWebhookUnreachable(t *testing.T) {
	eachTarget(t, nil, func(a *target) {
		a.server.Close()
		require.Len(a.t, a.send(), 2)
		require.Equal(a.t, []string{"Failed", "Failed"}, a.states())
		require.NotContains(a.t, a.list()[0].Result, "secret")
	})
}

// TestWebhookPromise: an accepted task waits until somebody says that it is done.
func TestWebhookPromise(t *testing.T) {
	eachTarget(t, []func(http.ResponseWriter){answer(202, "later")}, func(a *target) {
		require.Empty(a.t, a.send())
		require.Equal(a.t, []string{"Waiting", "Waiting"}, a.states())
	})
}

// TestWebhookMayNotCallAnybody: a row in the database does not make the service call a host that
// its operator has not named.
func TestWebhookMayNotCallAnybody(t *testing.T) {
	for _, config := range []string{"", `{"url":"ftp://x/"}`, `{"url":"http://user:pw@HOST/"}`, `{"url":"/tasks"}`, `{"url":5}`} {
		eachTarget(t, []func(http.ResponseWriter){answer(200, "")}, func(a *target) {
			if config == "" {
				a.hooks.Hosts = []string{"other.example"}
			} else {
				a.system.ConnectorConfig = config
				a.tx(func(tx *store.Tx) error { return tx.Update(&a.system, "CONNECTORCONFIG") })
			}
			require.Empty(a.t, a.send())
			require.Equal(a.t, []string{"Failed", "Failed"}, a.states())
			require.Empty(a.t, a.calls)
		})
	}
}

// TestWebhookCalledOff: a task that is not to be done any more is not sent.
func TestWebhookCalledOff(t *testing.T) {
	eachTarget(t, []func(http.ResponseWriter){answer(200, "")}, func(a *target) {
		for i := range 2 {
			a.complete(i) // a person was faster
		}
		require.Empty(a.t, a.send())
		require.Empty(a.t, a.calls)
		require.Equal(a.t, []string{"Done", "Done"}, a.states())
	})
}

// TestWebhookAfterACrash: when the process ends between the call and its record, the call is made
// again under the same id.
func TestWebhookAfterACrash(t *testing.T) {
	eachTarget(t, []func(http.ResponseWriter){answer(200, "")}, func(a *target) {
		jobs, err := a.s.Queue().Claim(a.ctx, 1, 0, []string{provision.CallKind}, time.Microsecond)
		require.NoError(a.t, err)
		require.Len(a.t, jobs, 1)
		_, err = provision.Effects(a.hooks)[provision.CallKind](a.ctx, a.s, jobs[0])
		require.NoError(a.t, err)
		require.Len(a.t, a.calls, 1)
		require.Equal(a.t, []string{"Running", "Running"}, a.states())
		require.Empty(a.t, a.send())
		require.Len(a.t, a.calls, 3)
		require.Contains(a.t, []string{a.calls[1].id, a.calls[2].id}, a.calls[0].id)
		require.Equal(a.t, []string{"Done", "Done"}, a.states())
	})
}
