package triggers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// DispatchKind is the kind of the jobs that written rows leave for the dispatcher.
const DispatchKind = "trigger.dispatch"

// maxHops is how long a chain of triggers may get that start each other.
const maxHops = 16

// dispatch finds the process that a written row asks for, and starts it.
func (s *Service) dispatch(_ context.Context, tx *store.Tx, j queue.Job) error {
	var c store.Change
	if err := json.Unmarshal(j.Payload, &c); err != nil {
		return fmt.Errorf("read job %d: %w", j.ID, err)
	}
	if len(c.IDs) > 1 {
		return split(tx, j, c, 1)
	}
	from, known := sources[c.Type]
	if !known || len(c.IDs) == 0 {
		return nil
	}
	asked, err := from.load(tx, c.IDs[0])
	if err != nil {
		return err
	}
	// An update before the insert was dispatched needs nothing: the insert's job sees the row as it is now.
	fresh := asked.Status == entities.TriggerNew
	if fresh != (c.Op == store.OpCreate) {
		return nil
	}
	if past, err := overtaken(tx, c); err != nil || past {
		return err
	}
	return s.react(tx, j, c, from, asked)
}

// overtaken says whether a process was started for the row after it was changed: that one was
// begun by the row as it is with the change, so to react to the change would do the same twice.
// Versions of one row follow each other in time, which events of several transactions need not.
func overtaken(tx *store.Tx, c store.Change) (bool, error) {
	if c.Op == store.OpCreate {
		return false, nil
	}
	var changes []entities.ObjectChange
	// The type spares the database all others: their histories would be looked into as well.
	err := tx.Find(&changes, "ObjectId eq @row and Type eq @type and (EventId eq @event or Property eq 'PROCESSREFId')",
		map[string]any{"row": c.IDs[0], "type": c.Type, "event": c.Event})
	if err != nil {
		return false, fmt.Errorf("find what became of row %d: %w", c.IDs[0], err)
	}
	var changed, started time.Time
	for i := range changes {
		if at := changes[i].Time; changes[i].Event == c.Event {
			changed = at
		} else if at.After(started) {
			started = at
		}
	}
	return !changed.IsZero() && started.After(changed), nil
}

// split gives the rows of a set-based write jobs of their own, some rows each: they then do not share the fate
// of all the others.
func split(tx *store.Tx, j queue.Job, c store.Change, together int) error {
	for ids := range slices.Chunk(c.IDs, together) {
		one := c
		one.IDs = ids
		payload, err := json.Marshal(one)
		if err != nil {
			return fmt.Errorf("split job %d: %w", j.ID, err)
		}
		next := queue.Job{Kind: j.Kind, Priority: j.Priority, Payload: payload, Cause: j.Cause, Hops: j.Hops}
		if err := tx.Enqueue(next); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) react(tx *store.Tx, j queue.Job, c store.Change, from source, asked request) error {
	event := entities.OnInsert
	if c.Op != store.OpCreate {
		event = entities.OnUpdate
	}
	t, err := choose(tx, from, event, c)
	if err != nil {
		return err
	}
	if t == nil {
		if event == entities.OnUpdate {
			return nil
		}
		return from.settle(tx, asked.ID, result{Status: entities.TriggerCompleted, Word: "NoBinding"})
	}
	if j.Hops >= maxHops {
		return s.reportFailure(tx, j, asked, "TooManyHops", "A chain of triggers that start each other was cut off here.")
	}
	d, found := s.engine.Definition(t.Process)
	if !found {
		problem := fmt.Sprintf("Binding %s names a process %q that does not exist.", t.Name, t.Process)
		return s.reportFailure(tx, j, asked, "UnknownProcess", problem)
	}
	return s.start(tx, j, c, from, asked, *t, d)
}

// start begins the process, unless one that does the same was begun before.
func (s *Service) start(tx *store.Tx, j queue.Job, c store.Change, from source, asked request, t Trigger, d process.Definition) error {
	subject, problem, err := asked.Lookup.resolve(tx)
	if err != nil {
		return err
	}
	key := runKey(asked, c, subject)
	if subject != nil {
		// The lock makes two rows about one identity follow each other, so the second sees the first's process.
		if err := tx.Lock(&entities.Identity{}, *subject); err != nil {
			return fmt.Errorf("lock identity %d: %w", *subject, err)
		}
		before, err := earlier(tx, key)
		if err != nil {
			return err
		}
		if before != nil {
			return from.settle(tx, asked.ID, result{Status: entities.TriggerDuplicate, Word: "Duplicate", Process: &before.ID})
		}
	}
	began := asked.start(key, j, t.Priority)
	began.Subject = subject
	if began.OnBehalf, err = onBehalf(tx, c.Event); err != nil {
		return err
	}
	began.Data = newState(asked, t, problem)
	p, err := process.Begin(tx, d, began)
	if err != nil {
		return err
	}
	return from.settle(tx, asked.ID, result{Status: entities.TriggerRunning, Process: &p.ID})
}

// start is what the request tells the process.
func (r request) start(key string, j queue.Job, priority int) process.Start {
	return process.Start{
		Key: key, Trigger: r.ID, TriggerUID: r.UID, TriggerType: r.Type,
		Incident: r.Incident, Source: r.Source, Severity: r.Severity,
		StartedBy: r.CreatedBy, Reason: r.Reason, DryRun: r.DryRun,
		Priority: priority, Cause: j.Cause, Hops: j.Hops + 1,
	}
}

// onBehalf is whom the writer of the row acted for, as the audit has it.
func onBehalf(tx *store.Tx, event int64) (string, error) {
	var events []entities.AuditEvent
	if err := tx.Find(&events, "Id eq @event", map[string]any{"event": event}); err != nil {
		return "", fmt.Errorf("find cause: %w", err)
	}
	if len(events) == 0 {
		return "", nil
	}
	return events[0].OnBehalfOf, nil
}

func earlier(tx *store.Tx, key string) (*entities.Process, error) {
	var found []entities.Process
	if err := tx.Find(&found, "RUNKEY eq @key", map[string]any{"key": key}); err != nil {
		return nil, fmt.Errorf("find earlier process: %w", err)
	}
	if len(found) == 0 {
		return nil, nil
	}
	return &found[0], nil
}

// runKey is equal for rows that ask for the same thing. Incidents are compared by what they say and
// whom they mean; anything else, and a later change of an incident, is a wish of its own.
func runKey(r request, c store.Change, subject *int64) string {
	if r.Incident == "" || subject == nil || c.Op != store.OpCreate {
		return r.Type + "/" + r.UID.String() + "/" + strconv.FormatInt(c.Event, 10)
	}
	parts := []string{r.Source, r.Incident, r.Action, strconv.FormatBool(r.DryRun)}
	for i, p := range parts {
		parts[i] = strconv.Quote(strings.ToLower(strings.TrimSpace(p)))
	}
	sum := sha256.Sum256([]byte(strings.Join(append(parts, strconv.FormatInt(*subject, 10)), " ")))
	return "incident/" + hex.EncodeToString(sum[:])
}
