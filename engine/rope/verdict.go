package rope

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// VerdictKind is the kind of the jobs that end verdicts before their time.
const VerdictKind = "rope.verdict"

// verdictWatch hears of people who ask for that.
var verdictWatch = store.Watch{Type: "Verdictexpiryrequest", Ops: []string{store.OpCreate}, Kind: VerdictKind, Priority: Normal}

// Decision is what a review says of access.
type Decision struct {
	Keys    []uuid.UUID // of the access
	By      int64       // the user who decided
	Expiry  time.Time   // of what is kept
	Comment string
}

// Judge is a transaction of the write door that records what a review said, and when.
type Judge interface {
	Recorder
	Now() time.Time
}

// Keep writes the verdicts of an authoritative review and queues whom they concern.
func Keep(ctx context.Context, tx Judge, d Decision) error {
	return decree(ctx, tx, d, func(k *calc.Kept) { k.Expiry = d.Expiry })
}

// Remove writes what an authoritative review decided about access that is to go: what kept it ends, and what
// a system reports without anybody desiring it becomes ours to take away.
func Remove(ctx context.Context, tx Judge, d Decision) error {
	if err := calc.ExpireKept(ctx, tx, d.Keys, tx.Now(), d.By, d.Comment); err != nil {
		return err
	}
	return decree(ctx, tx, d, func(k *calc.Kept) { k.Expiry, k.Removes = tx.Now(), true })
}

// decree writes a verdict about each access that is there, as say makes it.
func decree(ctx context.Context, tx Judge, d Decision, say func(*calc.Kept)) error {
	list, err := calc.Reviewed(ctx, tx, d.Keys)
	if err != nil || len(list) == 0 {
		return err
	}
	var identities []int64
	for i := range list {
		k := &list[i]
		k.By, k.Decided, k.Comment = d.By, tx.Now(), d.Comment
		say(k)
		identities = append(identities, k.Identity)
	}
	if err := calc.PutVerdicts(ctx, tx, list); err != nil {
		return err
	}
	return QueueAll(ctx, tx, identities, Normal, "Verdict", nil)
}

// expire does what a request to end a verdict asks for, and says on it what came of that.
func expire(ctx context.Context, tx *store.Tx, j queue.Job) error {
	var c store.Change
	if err := json.Unmarshal(j.Payload, &c); err != nil {
		return fmt.Errorf("read job %d: %w", j.ID, err)
	}
	for _, id := range c.IDs {
		if err := expireFor(ctx, tx, id); err != nil {
			return err
		}
	}
	return nil
}

func expireFor(ctx context.Context, tx *store.Tx, id int64) error {
	r := &entities.Verdictexpiryrequest{}
	if err := tx.Get(r, id); err != nil {
		return err
	}
	if r.Status != entities.TriggerNew || r.Verdict == nil {
		return nil
	}
	var by int64
	if r.CreatedBy != nil {
		by = *r.CreatedBy
	}
	identity, ended, err := calc.ExpireVerdict(ctx, tx, *r.Verdict, tx.Now(), by, r.Reason)
	if err != nil {
		return err
	}
	r.Status, r.Result = entities.TriggerCompleted, "Expired"
	switch {
	case identity == 0:
		r.Status, r.Result = entities.TriggerFailed, "NoSuchVerdict"
	case !ended:
		r.Result = "AlreadyExpired"
	default:
		if err := Queue(ctx, tx, identity, Normal, "Verdict", nil); err != nil {
			return err
		}
	}
	return tx.Update(r, "REQUESTSTATUS", "REQUESTRESULT")
}
