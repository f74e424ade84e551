package triggers_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
	"github.com/ropewalk/ropewalk/triggers"
)

// world is a small company with a dispatcher.
type world struct {
	t     *testing.T
	store *store.Store
	pool  *job.Pool
	ctx   context.Context
	users map[string]int64
	// people are the identities, by IDENTITYID.
	people map[string]int64
	number int
	// calculate does waiting calculations and says whether there were any; nil where tests play the engine.
	calculate func() bool
}

func each(t *testing.T, f func(w *world)) {
	eachWith(t, triggers.Options{}, f)
}

func eachWith(t *testing.T, o triggers.Options, f func(w *world)) {
	storetest.EachWith(t, store.Options{Watches: triggers.Watches}, func(t *testing.T, s *store.Store) {
		f(newWorld(t, s, o))
	})
}

func newWorld(t *testing.T, s *store.Store, o triggers.Options, more ...map[string]job.Handler) *world {
	service, err := triggers.New(o)
	require.NoError(t, err)
	w := &world{
		t: t, store: s, ctx: access.With(context.Background(), access.System("test")),
		users: map[string]int64{}, people: map[string]int64{},
	}
	handlers, err := job.Join(append(more, service.Handlers())...)
	require.NoError(t, err)
	w.pool = job.New(s, handlers, job.Options{
		OnDead: service.OnDead, Origin: triggers.Origin, Backoff: time.Nanosecond, MaxBackoff: time.Nanosecond,
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	w.fill()
	w.drain()
	return w
}

func (w *world) fill() {
	w.person("ada", "ada@example.com")
	w.person("bob", "Bob@Example.com")
	w.person("eve", "eve@example.com")
	w.person("boss", "boss@example.com")
	w.user("opadmin", nil, access.OperationAdministrators)
	w.user("secofficer", nil, access.SecurityOfficers)
	w.user("siem", nil, access.Integration)
	w.user("nobody", nil, access.Readers)
	boss := w.people["boss"]
	w.user("manager", &boss, access.Readers)
}

func (w *world) tx(f func(tx *store.Tx) error) {
	w.t.Helper()
	require.NoError(w.t, w.store.Tx(w.ctx, f))
}

func (w *world) create(object any) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error { return tx.Create(object) })
}

func (w *world) person(name, email string) {
	w.t.Helper()
	p := &entities.Identity{IdentityID: name, FirstName: name, LastName: "Test", Email: email, Status: entities.IdentityActive, Category: entities.CategoryEmployee}
	w.create(p)
	w.people[name] = p.ID
}

func (w *world) user(name string, identity *int64, group string) {
	w.t.Helper()
	u := &entities.User{UserName: name, Identity: identity}
	w.create(u)
	w.users[name] = u.ID
	w.tx(func(tx *store.Tx) error {
		var found []entities.Usergroup
		if err := tx.Find(&found, "NAME eq @name", map[string]any{"name": group}); err != nil {
			return err
		}
		if len(found) == 0 {
			return tx.Create(&entities.Usergroup{Name: group, Members: []int64{u.ID}})
		}
		found[0].Members = append(found[0].Members, u.ID)
		return tx.Update(&found[0], "MEMBERS")
	})
}

func (w *world) drain() {
	w.t.Helper()
	require.NoError(w.t, w.pool.Drain(w.ctx))
	for w.calculate != nil && w.calculate() {
		require.NoError(w.t, w.pool.Drain(w.ctx))
	}
}

// settle drains, and does what the engine does after each calculation, until nothing waits for one.
func (w *world) settle() {
	w.t.Helper()
	w.drain()
	for range 5 {
		var waiting []entities.Process
		w.read(&waiting, "PROCESSSTATUS/Value eq 'Waiting'", nil)
		for _, p := range waiting {
			w.calculated(p.ID)
		}
	}
}

func (w *world) calculated(id int64) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error {
		payload, err := json.Marshal(process.Position{Process: id})
		if err != nil {
			return err
		}
		return tx.Enqueue(queue.Job{Kind: process.StepKind, Priority: job.Emergency, Payload: payload})
	})
	w.drain()
}

func (w *world) read(dst any, filter string, params map[string]any) {
	w.t.Helper()
	require.NoError(w.t, w.store.Read(w.ctx, dst, filter, params))
}

func (w *world) status(name string) string {
	w.t.Helper()
	var found []entities.Identity
	w.read(&found, "Id eq @id", map[string]any{"id": w.people[name]})
	require.Len(w.t, found, 1)
	return found[0].Status.String()
}

func (w *world) holds(name string) (open []entities.LockHold) {
	w.t.Helper()
	w.read(&open, "IdentityId eq @id and ClosedTime eq null", map[string]any{"id": w.people[name]})
	return open
}

func (w *world) processes() (all []entities.Process) {
	w.t.Helper()
	w.read(&all, "Id gt 0", nil)
	return all
}

// process gives the process of an id that a row refers to.
func (w *world) process(id *int64) entities.Process {
	w.t.Helper()
	require.NotNil(w.t, id)
	var found []entities.Process
	w.read(&found, "Id eq @id", map[string]any{"id": *id})
	require.Len(w.t, found, 1)
	return found[0]
}

func (w *world) items(process int64) (items []entities.Workitem) {
	w.t.Helper()
	w.read(&items, "PROCESSREFId eq @id", map[string]any{"id": process})
	return items
}

func (w *world) group(id *int64) string {
	w.t.Helper()
	require.NotNil(w.t, id)
	g := &entities.Usergroup{}
	w.tx(func(tx *store.Tx) error { return tx.Get(g, *id) })
	return g.Name
}

func (w *world) decide(item entities.Workitem, decision string) {
	w.t.Helper()
	item.Status, item.Decision = entities.WorkitemCompleted, decision
	w.tx(func(tx *store.Tx) error { return tx.Update(&item, "WORKITEMSTATUS", "DECISION") })
	w.settle()
}

// incident writes an incident trigger of the SIEM with a number of its own.
func (w *world) incident(i entities.Incidenttrigger) int64 {
	w.t.Helper()
	w.number++
	if i.IncidentID == "" {
		i.IncidentID = fmt.Sprintf("I-%d", w.number)
	}
	if i.Action == 0 {
		i.Action = entities.ActionLockout
	}
	if i.Source == "" {
		i.Source = "SIEM"
	}
	siem := w.users["siem"]
	i.CreatedBy = &siem
	w.create(&i)
	return i.ID
}

// about is an incident that names the identity by reference.
func (w *world) about(name string) entities.Incidenttrigger {
	id := w.people[name]
	return entities.Incidenttrigger{Identity: &id}
}

func (w *world) trigger(id int64) entities.Incidenttrigger {
	w.t.Helper()
	row := entities.Incidenttrigger{}
	w.tx(func(tx *store.Tx) error { return tx.Get(&row, id) })
	return row
}

func (w *world) lock(user, name string) int64 {
	w.t.Helper()
	by, who := w.users[user], w.people[name]
	row := &entities.Lockoutrequest{Identity: &who, Reason: "suspicious", CreatedBy: &by}
	w.create(row)
	return row.ID
}

func (w *world) lockout(id int64) entities.Lockoutrequest {
	w.t.Helper()
	row := entities.Lockoutrequest{}
	w.tx(func(tx *store.Tx) error { return tx.Get(&row, id) })
	return row
}

func (w *world) revoke(user, name string, hold *int64) int64 {
	w.t.Helper()
	by, who := w.users[user], w.people[name]
	row := &entities.Revocationrequest{Identity: &who, Reason: "false alarm", Hold: hold, CreatedBy: &by}
	w.create(row)
	return row.ID
}

func (w *world) revocation(id int64) entities.Revocationrequest {
	w.t.Helper()
	row := entities.Revocationrequest{}
	w.tx(func(tx *store.Tx) error { return tx.Get(&row, id) })
	return row
}

func (w *world) bind(b entities.Triggerbinding) {
	w.t.Helper()
	w.number++
	b.Name, b.Type = fmt.Sprintf("binding %d", w.number), "Incidenttrigger"
	w.create(&b)
}
