package triggers

import (
	"context"
	"fmt"
	"strconv"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
)

// calculationProcess is the name of the built-in process that has identities calculated.
const calculationProcess = "Calculation"

// calculationRequested is no emergency: neither its start nor what it queues overtakes anybody.
var calculationRequested = Trigger{
	Name: "Calculation requested", On: On{Type: "Calculationrequest", Event: entities.OnInsert},
	Process: calculationProcess, Priority: job.Normal,
}

// calculation queues identities because somebody wants it. It does not wait for the results: they
// stand in CalculationRuns.
func calculation() process.Definition {
	return process.Definition{
		Name: calculationProcess, Title: "Calculate identities",
		Doc:   "Queues one identity, or all that a filter finds, for calculation.",
		Ended: settleEnded, Steps: []process.Step{{Name: "Queue", Run: queueAsked}},
	}
}

// queueAsked queues a set by one statement, however many identities it has.
func queueAsked(ctx context.Context, r *process.Run) (process.Next, error) {
	allowed, err := mayCalculate(r)
	if err != nil {
		return process.Next{}, err
	}
	if !allowed {
		return process.Reject("NotAllowed", "Whoever asked may not, or may no longer, have identities calculated."), nil
	}
	row := &entities.Calculationrequest{}
	if err := r.Tx.Lock(row, *r.Process.Trigger); err != nil {
		return process.Next{}, fmt.Errorf("read calculation request %d: %w", *r.Process.Trigger, err)
	}
	filter, priority := row.Filter, rope.Bulk
	if row.Identity != nil {
		filter, priority = "Id eq "+strconv.FormatInt(*row.Identity, 10), rope.Normal
	}
	n, err := rope.QueueWhere(ctx, r.Tx, filter, priority, "manual")
	if err != nil {
		return process.Next{}, fmt.Errorf("queue identities: %w", err)
	}
	row.Queued = &n
	r.Step.Details = fmt.Sprintf("%d identities queued", n)
	return process.Complete("Queued"), r.Tx.Update(row, "QUEUED")
}

// mayCalculate says whether who asked may still have identities calculated.
func mayCalculate(r *process.Run) (bool, error) {
	if r.Process.StartedBy == nil {
		return true, nil
	}
	return isUser(r.Tx, *r.Process.StartedBy, anyGroup(access.OperationAdministrators, access.SystemAdministrators))
}
