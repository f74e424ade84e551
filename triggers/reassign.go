package triggers

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// ReassignKind is the kind of the job that hands on work items which nobody can decide any more.
const ReassignKind = "workitem.reassign"

// unanswerable is the filter for open work items that nobody can decide: all who were asked are barred by
// now, or nobody in the group that was asked may sign in but the one whom it is about. What came to the
// Operation Administrators stays: there is nobody after them.
var unanswerable = "WORKITEMSTATUS/Value eq 'Open' and Deleted eq false and not ASSIGNEE/any(a:" + process.Able("a/") + ")" +
	" and (ASSIGNEEGROUPId eq null or ASSIGNEEGROUP/NAME ne '" + access.OperationAdministrators + "'" +
	" and (ASSIGNEEGROUP/Deleted eq true or not ASSIGNEEGROUP/MEMBERS/any(m:(m/IDENTITYREFId eq null or m/IDENTITYREFId ne SUBJECTREFId)" +
	" and m/Id ne EXCLUDEDUSERId and not EXCLUDED/any(x:x/Id eq m/IDENTITYREFId) and " + process.Admitted("m/") + ")))"

// passOn leaves a job for work items that nobody can decide, if there are any. Whoever is barred by whatever
// way, and for however long, is found here.
func passOn(tx *store.Tx, j queue.Job) error {
	n, err := tx.Count(entities.Workitem{}, unanswerable, map[string]any{"now": tx.Now()})
	if err != nil || n == 0 {
		return err
	}
	return tx.Enqueue(queue.Job{Kind: ReassignKind, Key: ReassignKind, Priority: j.Priority})
}

// passChunk is how many work items are handed on in one transaction: somebody who leaves may have been asked
// many thousand things.
const passChunk = 500

// passed is how far those are handed on, for the job that goes on with the rest.
type passed struct {
	After int64 `json:"after,omitempty"`
}

// reassign hands them on to the next in the order in which they were asked. Those that are left go on with the
// next transaction. What nobody at all can be found for is passed by, so that it holds up nothing behind it; the
// next tick comes by it again, as by all that a crash leaves.
func reassign(_ context.Context, tx *store.Tx, j queue.Job) error {
	var at passed
	if err := json.Unmarshal(j.Payload, &at); err != nil {
		return fmt.Errorf("read job %d: %w", j.ID, err)
	}
	ids, err := tx.First(entities.Workitem{}, "Id gt @after and "+unanswerable, map[string]any{"after": at.After, "now": tx.Now()}, passChunk)
	if err != nil {
		return fmt.Errorf("find work items that nobody can decide: %w", err)
	}
	for _, id := range ids {
		if err := handOn(tx, id); err != nil {
			return fmt.Errorf("hand on work item %d: %w", id, err)
		}
	}
	if len(ids) < passChunk {
		return nil
	}
	at.After = ids[len(ids)-1]
	payload, err := json.Marshal(at)
	if err != nil {
		return fmt.Errorf("go on after work item %d: %w", at.After, err)
	}
	return tx.Enqueue(queue.Job{Kind: ReassignKind, Key: ReassignKind, Priority: j.Priority, Cause: j.Cause, Hops: j.Hops, Payload: payload})
}

// handOn gives a work item to its heirs, unless it was decided or handed on by now.
func handOn(tx *store.Tx, id int64) error {
	item := &entities.Workitem{}
	if err := tx.Lock(item, id); err != nil {
		return err
	}
	n, err := tx.Count(item, "Id eq @item and "+unanswerable, map[string]any{"item": id, "now": tx.Now()})
	if err != nil || n == 0 {
		return err
	}
	to, err := heirs(tx, item)
	if err != nil {
		return err
	}
	return process.Reassign(tx, item, to)
}

// decisive are the choices of what owners and managers are asked. What somebody only sees to is for groups.
var decisive = []string{process.Approve + "," + process.Decline, process.Submit}

// heirs are whom the process would ask now; where it asked a group, or knows nobody, the Operation
// Administrators. What a survey asks, which offers no choices, goes to those who administer surveys.
func heirs(tx *store.Tx, item *entities.Workitem) (process.Item, error) {
	last := process.Item{Group: access.OperationAdministrators, Flagged: true}
	if item.Group == nil && item.Choices == "" {
		return process.Item{Group: access.SurveyAdministrators, Flagged: true}, nil
	}
	if item.Process == nil || item.Group != nil || !slices.Contains(decisive, item.Choices) {
		return last, nil
	}
	r := &process.Run{Tx: tx, Process: &entities.Process{}}
	if err := tx.Get(r.Process, *item.Process); err != nil {
		return last, fmt.Errorf("read process %d: %w", *item.Process, err)
	}
	ask := askers[r.Process.Template]
	if ask == nil || r.Process.Subject == nil {
		return last, nil
	}
	return ask(r)
}

// askers say, by process, whom it asks as the world is now. Other processes ask groups only.
var askers = map[string]func(*process.Run) (process.Item, error){
	membershipProcess: func(r *process.Run) (process.Item, error) {
		_, where, err := wanted(r)
		if err != nil {
			return process.Item{}, err
		}
		return approver(r.Tx, where.ID, *r.Process.Subject)
	},
	lockoutProcess: func(r *process.Run) (process.Item, error) {
		var st state
		if err := r.Load(&st); err != nil {
			return process.Item{}, err
		}
		identity := &entities.Identity{}
		if err := r.Tx.Get(identity, *r.Process.Subject); err != nil {
			return process.Item{}, fmt.Errorf("read identity %d: %w", *r.Process.Subject, err)
		}
		if forOperators(&st, identity) || !st.Confirm {
			return process.Item{Group: access.OperationAdministrators}, nil
		}
		return confirmer(r, &st, identity)
	},
	evaluationProcess: evaluationAsks,
}
