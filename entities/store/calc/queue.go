package calc

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Waiter is who wants to hear that an identity was calculated: a job of that kind is put into the
// work queue for the process in the transaction that saves the result.
type Waiter struct {
	Kind    string
	Process int64
}

// Entry says why identities are queued.
type Entry struct {
	Priority int    // 0 to 3; 3 is an emergency
	Source   string // what happened, as CalculationRuns shows it
	Cause    int64  // number of the audit event that led here
	Hops     int
	Waiter   *Waiter
}

// Claim is one identity that a worker holds for a while.
type Claim struct {
	Identity   int64
	Priority   int
	Source     string
	Cause      int64
	Hops       int
	Queued     time.Time
	Taken      time.Time // when its calculation began
	Generation int64
	Lease      int64
	Attempts   int
}

// intoQueue begins each statement that queues identities; the columns of what is selected follow.
const intoQueue = `INSERT INTO calculation_queue (identity_id, priority, source, cause, hops, queued_at, available_at, generation, attempts)`

// requeue is what a further event does to an identity that waits already.
const requeue = `
ON CONFLICT (identity_id) DO UPDATE SET
	generation = calculation_queue.generation + 1,
	source = CASE WHEN excluded.priority > calculation_queue.priority THEN excluded.source ELSE calculation_queue.source END,
	cause = CASE WHEN excluded.priority > calculation_queue.priority THEN excluded.cause ELSE calculation_queue.cause END,
	hops = CASE WHEN excluded.priority > calculation_queue.priority THEN excluded.hops ELSE calculation_queue.hops END,
	priority = {greatest}(calculation_queue.priority, excluded.priority),
	available_at = excluded.available_at`

// Queue marks identities for calculation. One that waits already keeps its place, takes the
// higher priority and a new generation, so that a result under way is dropped.
func Queue(ctx context.Context, tx Tx, identities []int64, e Entry) error {
	text := intoQueue + `
SELECT i.id, $2, $3, $4, $5, {clock}, {clock}, 1, 0 FROM identities i WHERE i.id {1} ORDER BY i.id` + requeue
	if _, err := exec(ctx, tx, text, identities, int64(e.Priority), e.Source, e.Cause, int64(e.Hops)); err != nil {
		return fmt.Errorf("queue identities: %w", err)
	}
	if e.Waiter == nil {
		return nil
	}
	_, err := exec(ctx, tx, `INSERT INTO calculation_waiters (identity_id, generation, kind, process_id)
SELECT q.identity_id, q.generation, $2, $3 FROM calculation_queue q WHERE q.identity_id {1}
ON CONFLICT (identity_id, kind, process_id) DO UPDATE SET generation = excluded.generation`,
		identities, e.Waiter.Kind, e.Waiter.Process)
	if err != nil {
		return fmt.Errorf("queue waiter: %w", err)
	}
	return nil
}

// QueueWhere marks all identities that a statement selects, by one statement, and gives their number.
// The selection stands first, so that its parameters may be counted or not; its only column is id.
func QueueWhere(ctx context.Context, tx Tx, selection string, args []any, e Entry) (int64, error) {
	n := len(args)
	text := "WITH asked (id) AS (" + selection + ") " + intoQueue + fmt.Sprintf(`
SELECT i.id, $%d, $%d, $%d, $%d, {clock}, {clock}, 1, 0 FROM identities i WHERE i.id IN (SELECT id FROM asked) ORDER BY i.id`,
		n+1, n+2, n+3, n+4) + requeue
	queued, err := exec(ctx, tx, text, append(slices.Clone(args), int64(e.Priority), e.Source, e.Cause, int64(e.Hops))...)
	if err != nil {
		return 0, fmt.Errorf("queue selection of identities: %w", err)
	}
	return queued, nil
}

// Take claims up to n waiting identities of at least the given priority, the most urgent first. An
// emergency is taken alone: it must not wait for the rest of a batch. Until it is calculated, and while
// one is on its way, nobody takes more than one, so that from the commit of a lock on few are begun
// before who was locked.
// The lease is a number that no other claim has; it ends after the given time.
func Take(ctx context.Context, d Database, n, atLeast int, lease int64, length time.Duration) ([]Claim, error) {
	var out []Claim
	err := alone(ctx, d, func(r conn.Rows) error {
		k := Claim{Lease: lease}
		err := r.Scan(&k.Identity, &k.Priority, &k.Source, &k.Cause, &k.Hops, conn.Time(&k.Queued), conn.Time(&k.Taken), &k.Generation, &k.Attempts)
		out = append(out, k)
		return err
	}, take, lease, length.Microseconds(), int64(atLeast), int64(n))
	if err != nil {
		return nil, fmt.Errorf("claim identities: %w", err)
	}
	slices.SortFunc(out, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(b.Priority, a.Priority), a.Queued.Compare(b.Queued), cmp.Compare(a.Identity, b.Identity))
	})
	return out, nil
}

// Heralds are the kinds of jobs that may lock somebody or end a lock, and have him calculated then. They are
// done elsewhere; here it only counts whether one of the highest priority waits or is under way.
var Heralds = []string{"trigger.dispatch", "process.step", FanOutKind}

var heralds = "('" + strings.Join(Heralds, "', '") + "')"

var take = `UPDATE calculation_queue SET lease = $1, lease_until = {clock} + $2 * {microsecond}, attempts = attempts + 1
WHERE identity_id {those}(SELECT identity_id FROM calculation_queue
	WHERE priority >= $3 AND available_at <= {clock} AND (lease_until IS NULL OR lease_until < {clock})
	ORDER BY priority DESC, queued_at, identity_id
	LIMIT (SELECT CASE WHEN EXISTS (SELECT 1 FROM calculation_queue u WHERE u.priority = 3 AND u.available_at <= {clock})
		OR EXISTS (SELECT 1 FROM jobs j WHERE j.leased_until IS NULL AND j.priority = 3 AND j.available_at <= {clock} AND j.kind IN ` + heralds + `)
		OR EXISTS (SELECT 1 FROM jobs j WHERE j.leased_until >= {clock} AND j.priority = 3 AND j.kind IN ` + heralds + `)
		THEN 1 ELSE CAST($4 AS bigint) END) {skip locked}{)}
RETURNING identity_id, priority, source, cause, hops, queued_at, {clock}, generation, attempts`

// alone runs one writing statement in a transaction of its own.
func alone(ctx context.Context, d Database, scan func(conn.Rows) error, text string, args ...any) error {
	tx, err := d.DB().Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := tx.ByIndex(ctx); err != nil {
		return err
	}
	if err := each(ctx, snapshot{tx}, scan, text, args...); err != nil {
		return err
	}
	return tx.Commit()
}

// Waiting is the highest priority of those that could be taken now; waits is false if there is none.
func Waiting(ctx context.Context, d Database) (priority int, waits bool, err error) {
	db := d.DB()
	err = walk(func(r conn.Rows) error {
		waits = true
		return r.Scan(&priority)
	})(db.Query(ctx, spellings[db.Dialect].Replace(`SELECT priority FROM calculation_queue
WHERE available_at <= {clock} AND (lease_until IS NULL OR lease_until < {clock}) ORDER BY priority DESC, queued_at, identity_id LIMIT 1`)))
	if err != nil {
		return 0, false, fmt.Errorf("look for waiting identities: %w", err)
	}
	return priority, waits, nil
}

// Fail puts an identity back after a calculation that failed, keeps the error where people see it,
// and lets it be tried again after a delay. A claim that was lost changes nothing.
func Fail(ctx context.Context, tx Tx, k Claim, cause string, delay time.Duration) error {
	n, err := exec(ctx, tx, `UPDATE calculation_queue SET lease = NULL, lease_until = NULL, error = $3,
	available_at = CASE WHEN generation = $4 THEN {clock} + $5 * {microsecond} ELSE available_at END
WHERE identity_id = $1 AND lease = $2`, k.Identity, k.Lease, cause, k.Generation, delay.Microseconds())
	if err != nil || n == 0 {
		return err
	}
	_, err = exec(ctx, tx, `INSERT INTO calculation_runs
	(identity_id, source, source_event, priority, queued_time, start_time, end_time, state, error, attempts, added, changed, removed)
VALUES ($1, $2, $3, $4, $5, $6, {clock}, 'Failed', $7, $8, 0, 0, 0)`,
		k.Identity, k.Source, some(k.Cause), int64(k.Priority), k.Queued, k.Taken, cause, int64(k.Attempts))
	if err != nil {
		return fmt.Errorf("record failed calculation: %w", err)
	}
	return nil
}

// Due queues the identities whose access changes by the passing of time alone, and gives their
// number. Those that wait already are left as they are.
func Due(ctx context.Context, tx Tx, now time.Time) (int64, error) {
	n, err := exec(ctx, tx, intoQueue+`
SELECT s.identity_id, 1, 'validity', 0, 0, {clock}, {clock}, 1, 0 FROM calculation_state s WHERE s.next_edge <= $1 ORDER BY s.identity_id
ON CONFLICT (identity_id) DO NOTHING`, now)
	if err != nil {
		return 0, fmt.Errorf("queue validity edges: %w", err)
	}
	return n, nil
}

// Reclaim frees the identities that were claimed, by a process that is known to be gone.
func Reclaim(ctx context.Context, tx Tx) error {
	if _, err := exec(ctx, tx, `UPDATE calculation_queue SET lease = NULL, lease_until = NULL WHERE lease IS NOT NULL`); err != nil {
		return fmt.Errorf("reclaim identities: %w", err)
	}
	return nil
}
