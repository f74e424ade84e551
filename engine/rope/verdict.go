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

// Decision is what a review says of access that it keeps.
type Decision struct {
	Keys    []uuid.UUID // of the access
	By      int64       // the user who decided
	Expiry  time.Time
	Comment string
}

// longest is for how many years a verdict may hold without a warning.
const longest = 10

// Judge is a transaction of the write door that records what a review said, and when.
type Judge interface {
	Recorder
	Now() time.Time
}

// Keep writes the verdicts of an authoritative review and queues whom they concern. It
// gives warnings about verdicts that nobody will look at again, or that cover up what wants to be
// put right.
func Keep(ctx context.Context, tx Judge, d Decision) (warnings []string, err error) {
	list, err := calc.Reviewed(ctx, tx, d.Keys)
	if err != nil {
		return nil, err
	}
	var identities []int64
	for i := range list {
		k := &list[i]
		k.By, k.Decided, k.Expiry, k.Comment = d.By, tx.Now(), d.Expiry, d.Comment
		identities = append(identities, k.Identity)
	}
	if len(list) == 0 {
		return nil, nil
	}
	if err := calc.PutVerdicts(ctx, tx, list); err != nil {
		return nil, err
	}
	return doubts(list, tx.Now()), QueueAll(ctx, tx, identities, Normal, "Verdict", nil)
}

func doubts(list []calc.Kept, now time.Time) (warnings []string) {
	long, technical, orphan := 0, 0, 0
	for _, k := range list {
		if k.Expiry.After(now.AddDate(longest, 0, 0)) {
			long++
		}
		if k.Technical {
			technical++
		}
		if k.Orphan {
			orphan++
		}
	}
	tell := func(n int, what string) {
		if n > 0 {
			warnings = append(warnings, fmt.Sprintf("%d verdicts %s", n, what))
		}
	}
	tell(long, fmt.Sprintf("hold for more than %d years", longest))
	tell(technical, "keep access of technical identities")
	tell(orphan, "keep access whose owner is not known")
	return warnings
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
