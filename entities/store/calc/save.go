package calc

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Writer is a transaction of the write door that can record what the engine concluded.
type Writer interface {
	Recorder
	// Now is business time.
	Now() time.Time
	// Enqueue leaves a job.
	Enqueue(queue.Job) error
}

// Outcome is what the calculation of one claim came to.
type Outcome struct {
	Claim  Claim
	Result Result
	At     time.Time // the business time that the calculation went by
	Input  []byte    // digest of what it read; empty if the identity is gone
	// Unchanged says that nothing was calculated, since what stands is known to be the result.
	Unchanged bool
}

// Save writes what changed and nothing else, and takes the identities out of the queue. A result
// whose identity was queued again meanwhile, or whose lease went to another worker, is dropped. It
// gives what stands now.
func Save(ctx context.Context, w Writer, outcomes []Outcome) ([]Standing, error) {
	s := &saver{ctx: ctx, w: w, now: w.Now()}
	steps := []func() error{
		func() error { return w.Conn().ByIndex(ctx) },
		func() error { return s.lock(outcomes) }, s.compare, s.event, s.archive, s.replace, s.violations, s.runs, s.state, s.finish,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, fmt.Errorf("save calculation: %w", err)
		}
	}
	return s.standings(), nil
}

// Standing is one result that was saved.
type Standing struct {
	Claim   Claim
	Process int64 // the process that the run belongs to, 0 for none
	Changed bool
	Skipped bool // its inputs had not changed, so nothing was calculated
	// Breached says that what the identity violates has changed.
	Breached bool
}

func (s *saver) standings() []Standing {
	out := make([]Standing, len(s.kept))
	for i, k := range s.kept {
		out[i] = Standing{k.Claim, s.process(k.Claim.Identity), len(k.delta) > 0, k.Unchanged, s.breached[k.Claim.Identity]}
	}
	return out
}

type saver struct {
	ctx     context.Context
	w       Writer
	now     time.Time
	kept    []*kept
	all     []change // of all identities
	number  int64    // of the audit event that makes the new versions
	closing int64    // of the one that ends those which get no successor
	waiters map[int64][]Waiter
	// breached are the identities of which it has changed what they violate.
	breached map[int64]bool
}

// kept is one outcome that may be saved.
type kept struct {
	Outcome
	digest []byte
	same   bool // the digest of the result has not changed
	// violated tells whether the identity violated a constraint before.
	violated bool
	delta    []change
}

func (s *saver) exec(text string, args ...any) error {
	_, err := exec(s.ctx, s.w, text, args...)
	return err
}

func (s *saver) ids() []int64 {
	out := make([]int64, len(s.kept))
	for i, k := range s.kept {
		out[i] = k.Claim.Identity
	}
	return out
}

// lock takes the rows of the queue, in order of identity, and sorts out what must not be saved.
func (s *saver) lock(outcomes []Outcome) error {
	byID, ids := map[int64]Outcome{}, []int64{}
	for _, o := range outcomes {
		byID[o.Claim.Identity] = o
		ids = append(ids, o.Claim.Identity)
	}
	var moved []int64
	err := each(s.ctx, s.w, func(r conn.Rows) error {
		var identity, generation, lease int64
		if err := r.Scan(&identity, &generation, number(&lease)); err != nil {
			return err
		}
		o := byID[identity]
		switch {
		case lease != o.Claim.Lease:
		case generation != o.Claim.Generation:
			moved = append(moved, identity)
		default:
			s.keep(o)
		}
		return nil
	}, `SELECT identity_id, generation, lease FROM calculation_queue WHERE identity_id {1} ORDER BY identity_id {for update}`, ids)
	if err != nil || len(moved) == 0 {
		return err
	}
	return s.exec(`UPDATE calculation_queue SET lease = NULL, lease_until = NULL WHERE identity_id {1}`, moved)
}

func (s *saver) keep(o Outcome) {
	k := &kept{Outcome: o, same: o.Unchanged}
	if !k.same {
		k.digest = Digest(o.Result)
	}
	s.kept = append(s.kept, k)
}

// Digest is a fingerprint of a result: equal results have equal digests.
func Digest(r Result) []byte {
	h := sha256.New()
	for i := range r.Assignments {
		a := &r.Assignments[i]
		put(h, a)
		for _, x := range a.Reasons {
			put(h, &mark{x.Type, x.State, x.Parent})
		}
	}
	if len(r.Violations) > 0 {
		put(h, r.Violations)
	}
	return h.Sum(nil)
}

// mark is what a reason is not seen by.
type mark struct {
	Type, State int64
	Parent      uuid.UUID
}

// runs records each calculation with what it changed.
func (s *saver) runs() error {
	if len(s.kept) == 0 {
		return nil
	}
	if err := s.readWaiters(); err != nil {
		return err
	}
	ended, err := Clock(s.ctx, s.w)
	if err != nil {
		return err
	}
	rows := table{name: "calculation_runs", columns: []string{
		"identity_id int", "source text", "source_event int", "priority int", "queued_time time", "start_time time", "end_time time", "state text",
		"attempts int", "added int", "changed int", "removed int", "trace text", "warnings text", "process_id int",
	}}
	for _, k := range s.kept {
		c := k.Claim
		added, changed, removed := count(k.delta)
		state := "Completed"
		if added+changed+removed == 0 {
			state = "Unchanged"
		}
		rows.add(c.Identity, c.Source, some(c.Cause), int64(c.Priority), c.Queued, c.Taken, ended, state,
			int64(c.Attempts), added, changed, removed, word(k.trace(added, changed, removed)), word(strings.Join(k.Result.Warnings, "\n")), some(s.process(c.Identity)))
	}
	numbers, err := rows.insertReturning(s.ctx, s.w, "id")
	if err != nil {
		return err
	}
	return s.changes(numbers)
}

// trace is that of the calculation, with the last step, which is taken here. It is kept with each
// run that calculated something.
func (k *kept) trace(added, changed, removed int64) string {
	if k.Result.Trace == "" {
		return ""
	}
	return fmt.Sprintf("%s\ndelta and tasks: %d added, %d changed, %d removed", k.Result.Trace, added, changed, removed)
}

func (s *saver) changes(runs []int64) error {
	rows := table{name: "calculation_changes", columns: []string{"run_id int", "assignment_key uuid", "resource_id int", "change text", "before text", "after text"}}
	for i, k := range s.kept {
		for _, d := range k.delta {
			rows.add(runs[i], d.key(), d.resource(), d.kind(), shown(d.before), shown(d.after))
		}
		if len(rows.rows) < portion {
			continue
		}
		if err := rows.insert(s.ctx, s.w); err != nil {
			return err
		}
		rows.rows = nil
	}
	return rows.insert(s.ctx, s.w)
}

func (s *saver) state() error {
	rows := table{
		name: "calculation_state", columns: []string{"identity_id int", "input_digest bytes", "result_digest bytes", "next_edge time", "calculated_at time", "risk decimal", "violations int"},
		conflict: `ON CONFLICT (identity_id) DO UPDATE SET input_digest = excluded.input_digest, result_digest = excluded.result_digest, next_edge = excluded.next_edge, calculated_at = excluded.calculated_at, risk = excluded.risk, violations = excluded.violations`,
	}
	for _, k := range s.kept {
		if !k.Unchanged {
			rows.add(k.Claim.Identity, k.Input, k.digest, k.Result.NextEdge, k.At, k.Result.Risk, int64(len(k.Result.Violations)))
		}
	}
	return rows.insert(s.ctx, s.w)
}

func (s *saver) readWaiters() error {
	s.waiters = map[int64][]Waiter{}
	return each(s.ctx, s.w, func(r conn.Rows) error {
		var identity int64
		var w Waiter
		if err := r.Scan(&identity, &w.Kind, &w.Process); err != nil {
			return err
		}
		s.waiters[identity] = append(s.waiters[identity], w)
		return nil
	}, `SELECT identity_id, kind, process_id FROM calculation_waiters WHERE identity_id {1} ORDER BY identity_id, process_id, kind`, s.ids())
}

// process is the one that the run belongs to: the latest that waits for it.
func (s *saver) process(identity int64) int64 {
	var last int64
	for _, w := range s.waiters[identity] {
		last = max(last, w.Process)
	}
	return last
}

// finish takes the identities out of the queue and wakes who waits for them.
func (s *saver) finish() error {
	if len(s.kept) == 0 {
		return nil
	}
	for _, k := range s.kept {
		for _, w := range s.waiters[k.Claim.Identity] {
			if err := s.wake(k.Claim, w); err != nil {
				return err
			}
		}
	}
	ids := s.ids()
	if len(s.waiters) > 0 {
		if err := s.exec(`DELETE FROM calculation_waiters WHERE identity_id {1}`, ids); err != nil {
			return err
		}
	}
	return s.exec(`DELETE FROM calculation_queue WHERE identity_id {1}`, ids)
}

// Saved is the payload of a waiter's job.
type Saved struct {
	Process  int64  `json:"process"`
	Awaited  string `json:"awaited"`
	Identity int64  `json:"identity"`
}

func (s *saver) wake(c Claim, w Waiter) error {
	payload, err := json.Marshal(Saved{w.Process, "calculation", c.Identity})
	if err != nil {
		return err
	}
	return s.w.Enqueue(queue.Job{Kind: w.Kind, Priority: c.Priority, Payload: payload, Cause: c.Cause, Hops: c.Hops})
}
