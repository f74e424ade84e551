package triggers_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/triggers"
)

// lookups do not mind letter case, all hints must agree, and nobody is guessed.
func TestWhomAnIncidentMeans(t *testing.T) {
	each(t, func(w *world) {
		w.person("twin1", "twin@example.com")
		w.person("twin2", "TWIN@example.com")
		tests := []struct {
			name   string
			in     entities.Incidenttrigger
			status string
			result string
			whom   string
		}{
			{"by reference", w.about("bob"), "Completed", "Locked", "bob"},
			{"by number", entities.Incidenttrigger{IdentityID: "ADA"}, "Completed", "Locked", "ada"},
			{"by e-mail", entities.Incidenttrigger{Email: " EVE@example.COM "}, "Completed", "Locked", "eve"},
			{"hints agree", entities.Incidenttrigger{IdentityID: "twin1", Email: "twin@example.com"}, "Completed", "Locked", "twin1"},
			{"hints disagree", entities.Incidenttrigger{IdentityID: "boss", Email: "ada@example.com"}, "Rejected", "NotMatched", ""},
			{"two have it", entities.Incidenttrigger{Email: "twin@example.com"}, "Rejected", "Ambiguous", ""},
			{"unknown", entities.Incidenttrigger{Email: "who@example.com"}, "Rejected", "NotMatched", ""},
			{"unknown account", entities.Incidenttrigger{AccountName: "adm-who"}, "Rejected", "NotMatched", ""},
		}
		for _, test := range tests {
			id := w.incident(test.in)
			w.settle()
			row := w.trigger(id)
			require.Equal(w.t, test.status, row.Status.String(), "%s: %s", test.name, row.Error)
			require.Equal(w.t, test.result, row.Result, test.name)
			if test.whom != "" {
				require.Equal(w.t, w.people[test.whom], *w.process(row.Process).Subject, test.name)
				continue
			}
			items := w.items(*row.Process)
			require.Len(w.t, items, 1, test.name)
			require.Equal(w.t, access.OperationAdministrators, w.group(items[0].Group), test.name)
		}
		require.Equal(w.t, "Active", w.status("twin2"))
		require.Equal(w.t, "Active", w.status("boss"))
	})
}

// R-544, G-27: the sameness may show only once the identity is found.
func TestTheSameIncidentRunsOnce(t *testing.T) {
	each(t, func(w *world) {
		first := entities.Incidenttrigger{IncidentID: "X-1", Email: "ada@example.com"}
		second := w.about("ada")
		second.IncidentID = " x-1 "
		other := w.about("ada")
		other.IncidentID = "X-2"
		a, b, c := w.incident(first), w.incident(second), w.incident(other)
		w.settle()
		require.Equal(w.t, "Completed", w.trigger(a).Status.String())
		require.Equal(w.t, "Duplicate", w.trigger(b).Status.String())
		require.Equal(w.t, *w.trigger(a).Process, *w.trigger(b).Process)
		require.Equal(w.t, "AlreadyLocked", w.trigger(c).Result)
		require.Len(w.t, w.processes(), 2)
	})
}

// a job that comes twice starts one process.
func TestADispatchRepeatedStartsNothingMore(t *testing.T) {
	each(t, func(w *world) {
		id := w.incident(w.about("ada"))
		w.settle()
		payload, err := json.Marshal(store.Change{Type: "Incidenttrigger", Op: "Create", Event: 1, IDs: []int64{id}})
		require.NoError(w.t, err)
		w.tx(func(tx *store.Tx) error {
			return tx.Enqueue(queue.Job{Kind: triggers.DispatchKind, Payload: payload})
		})
		w.settle()
		require.Len(w.t, w.processes(), 1)
	})
}

// TestAChangeBeforeTheDispatch: whoever starts the process of a row sees what the row has become by
// then; a change that comes afterwards is a wish of its own.
func TestAChangeBeforeTheDispatch(t *testing.T) {
	each(t, func(w *world) {
		first := w.about("ada")
		first.Action = entities.ActionNotifyOnly
		id := w.incident(first)
		become := func(a entities.IncidentAction) {
			row := w.trigger(id)
			row.Action = a
			w.tx(func(tx *store.Tx) error { return tx.Update(&row, "ACTION") })
		}
		become(entities.ActionLockout)
		w.settle()
		require.Len(w.t, w.processes(), 1)
		require.Len(w.t, w.holds("ada"), 1)

		become(entities.ActionReview)
		become(entities.ActionLockout)
		w.settle()
		require.Len(w.t, w.processes(), 2)
	})
}

// bindings replace what is built in for their type and event, and hold from the next row on.
func TestBindingsDecide(t *testing.T) {
	each(t, func(w *world) {
		b := &entities.Triggerbinding{Name: "high", Type: "Incidenttrigger", Condition: "SEVERITY/Value eq 'High'", Template: "Lockout"}
		w.create(b)
		low, high := w.about("ada"), w.about("bob")
		low.Severity, high.Severity = entities.SeverityLow, entities.SeverityHigh
		a, c := w.incident(low), w.incident(high)
		w.settle()
		require.Equal(w.t, "Completed", w.trigger(a).Status.String())
		require.Equal(w.t, "NoBinding", w.trigger(a).Result)
		require.Nil(w.t, w.trigger(a).Process)
		require.Equal(w.t, "Locked", w.trigger(c).Result)
		require.Len(w.t, w.processes(), 1)
		b.Condition = "SEVERITY/Value eq 'Low'"
		w.tx(func(tx *store.Tx) error { return tx.Update(b, "CONDITION") })
		d := w.incident(low)
		w.settle()
		require.Equal(w.t, "Locked", w.trigger(d).Result)
	})
}

func TestActionsThatLockNobody(t *testing.T) {
	each(t, func(w *world) {
		review, notify := w.about("ada"), w.about("ada")
		review.Action, notify.Action = entities.ActionReview, entities.ActionNotifyOnly
		a, b := w.incident(review), w.incident(notify)
		w.settle()
		require.Equal(w.t, "Notified", w.trigger(b).Result)
		held := w.trigger(a)
		require.Equal(w.t, "Held", held.Status.String())
		items := w.items(*held.Process)
		require.Len(w.t, items, 1)
		w.decide(items[0], "Done")
		require.Equal(w.t, "Reviewed", w.trigger(a).Result)
		require.Equal(w.t, "Active", w.status("ada"))
	})
}

// Rows that one transaction wrote together have fates of their own.
func TestManyRowsAtOnce(t *testing.T) {
	each(t, func(w *world) {
		w.tx(func(tx *store.Tx) error {
			by := w.users["opadmin"]
			for _, name := range []string{"ada", "bob", "eve"} {
				who := w.people[name]
				if err := tx.Create(&entities.Lockoutrequest{Identity: &who, Reason: "all of them", CreatedBy: &by}); err != nil {
					return err
				}
			}
			return nil
		})
		w.settle()
		require.Len(w.t, w.processes(), 3)
		for _, name := range []string{"ada", "bob", "eve"} {
			require.Equal(w.t, "Locked", w.status(name))
		}
	})
}

// P1: a row that cannot be dispatched ends in sight, and others go on.
func TestWhatCannotBeDispatchedFailsInSight(t *testing.T) {
	tests := []struct {
		name    string
		binding entities.Triggerbinding
		result  string
	}{
		{"broken condition", entities.Triggerbinding{Condition: "NOSUCH eq 1", Template: "Lockout"}, "Failed"},
		{"unknown process", entities.Triggerbinding{Template: "Nonsense"}, "UnknownProcess"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			each(t, func(w *world) {
				w.bind(test.binding)
				id := w.incident(w.about("ada"))
				other := w.lock("opadmin", "bob")
				w.settle()
				row := w.trigger(id)
				require.Equal(w.t, "Failed", row.Status.String())
				require.Equal(w.t, test.result, row.Result)
				require.Equal(w.t, "Failed", w.process(row.Process).Status.String())
				items := w.items(*row.Process)
				require.Len(w.t, items, 1)
				require.Equal(w.t, access.OperationAdministrators, w.group(items[0].Group))
				require.Equal(w.t, "Locked", w.lockout(other).Result)
			})
		})
	}
}

// A trigger that feeds itself comes to an end.
func TestTooManyHops(t *testing.T) {
	each(t, func(w *world) {
		ctx := store.WithOrigin(w.ctx, store.Origin{Channel: "process", Hops: 100})
		who, by := w.people["ada"], w.users["opadmin"]
		row := &entities.Lockoutrequest{Identity: &who, Reason: "again", CreatedBy: &by}
		require.NoError(w.t, w.store.Tx(ctx, func(tx *store.Tx) error { return tx.Create(row) }))
		w.settle()
		require.Equal(w.t, "TooManyHops", w.lockout(row.ID).Result)
		require.Equal(w.t, "Active", w.status("ada"))
	})
}

func TestWatchesLeaveTheDispatchersOwnWritesAlone(t *testing.T) {
	unhurried := map[string]int{
		"Calculationrequest": job.Normal, "Membershiprequest": job.Normal, "Initialloadrequest": job.Bulk, "Provisioningtaskrequest": job.High,
		"Violationresetrequest": job.Normal, "Survey": job.Normal, "Surveyquestion": job.Normal,
	}
	for _, watch := range triggers.Watches() {
		want, known := unhurried[watch.Type]
		if !known {
			want = job.Emergency
		}
		require.Equal(t, want, watch.Priority, watch.Type)
		require.NotContains(t, watch.Properties, "TRIGGERSTATUS")
		require.NotContains(t, watch.Properties, "PROCESSREF")
	}
}

// who acted, for whom, and why, can be read from the run and from the audit of its steps.
func TestARunTellsWhoAndWhy(t *testing.T) {
	each(t, func(w *world) {
		ctx := store.WithOrigin(w.ctx, store.Origin{Channel: "odata", OnBehalf: "analyst"})
		who, by := w.people["ada"], w.users["siem"]
		row := &entities.Incidenttrigger{
			IncidentID: "I-9", Source: "SIEM", Severity: entities.SeverityHigh, Action: entities.ActionLockout, Identity: &who, CreatedBy: &by,
		}
		require.NoError(w.t, w.store.Tx(ctx, func(tx *store.Tx) error { return tx.Create(row) }))
		w.settle()
		p := w.process(w.trigger(row.ID).Process)
		require.Equal(w.t, "analyst", p.OnBehalfOf)
		require.Equal(w.t, by, *p.StartedBy)
		require.Equal(w.t, "I-9", p.IncidentID)
		require.Equal(w.t, "SIEM", p.Source)
		require.Equal(w.t, entities.SeverityHigh, p.Severity)
		require.NotNil(w.t, p.Cause)
		var events []entities.AuditEvent
		w.read(&events, "ProcessId eq @id and Type eq 'Identity'", map[string]any{"id": p.ID})
		require.Len(w.t, events, 1)
		require.Equal(w.t, "process", events[0].Channel)
		require.Equal(w.t, p.Reason, events[0].Reason)
		require.Equal(w.t, "analyst", events[0].OnBehalfOf)
		require.NotNil(w.t, events[0].Cause)
	})
}

// P2: workers that take up the same incident at the same time start one process.
func TestTheSameIncidentAtOnce(t *testing.T) {
	each(t, func(w *world) {
		require.NoError(w.t, w.pool.Start(w.ctx))
		same := []entities.Incidenttrigger{
			w.about("ada"), {Email: "ada@example.com"}, {IdentityID: "ada"}, {IdentityID: "ada", Email: "ada@example.com"},
		}
		var ids []int64
		for _, i := range same {
			i.IncidentID = "X-1"
			ids = append(ids, w.incident(i))
		}
		w.pool.Stop()
		w.settle()
		ends := map[string]int{}
		for _, id := range ids {
			ends[w.trigger(id).Status.String()]++
		}
		require.Equal(w.t, map[string]int{"Completed": 1, "Duplicate": len(same) - 1}, ends)
		require.Len(w.t, w.processes(), 1)
		require.Len(w.t, w.holds("ada"), 1)
	})
}
