package triggers

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// failure is what a row that could not be dispatched leaves for its process to tell.
type failure struct {
	Word    string `json:"word"`
	Problem string `json:"problem"`
}

// failedDispatch is the process of a row for which no other could be started: every row ends in
// exactly one process, so this one does nothing but fail in sight.
func failedDispatch() process.Definition {
	return process.Definition{Name: "FailedDispatch", Title: "Row that could not be dispatched", Ended: settleEnded, Steps: []process.Step{{
		Name: "Report", Run: func(_ context.Context, r *process.Run) (process.Next, error) {
			var f failure
			if err := r.Load(&f); err != nil {
				return process.Next{}, err
			}
			title := fmt.Sprintf("%s %s could not be dispatched", r.Process.TriggerType, r.Process.IncidentID)
			return process.Fail(f.Word, f.Problem), r.Alert(title, f.Problem)
		},
	}}}
}

// reportFailure starts the process that tells of a row which cannot be dispatched.
func (s *Service) reportFailure(tx *store.Tx, j queue.Job, asked request, word, problem string) error {
	began := asked.start("failed/"+asked.UID.String()+fmt.Sprintf("/%d", j.ID), j, j.Priority)
	began.Data = failure{Word: word, Problem: problem}
	d, _ := s.engine.Definition("FailedDispatch")
	p, err := process.Begin(tx, d, began)
	if err != nil {
		return err
	}
	return sources[asked.Type].settle(tx, asked.ID, result{Status: entities.TriggerRunning, Process: &p.ID})
}

// settleEnded writes the end of a process into the row that started it.
func settleEnded(_ context.Context, r *process.Run) error {
	from, known := sources[r.Process.TriggerType]
	if !known || r.Process.Trigger == nil {
		return nil
	}
	return from.settle(r.Tx, *r.Process.Trigger, result{
		Status: ended[r.Process.Status], Word: r.Process.Outcome, Process: &r.Process.ID, Error: r.Process.Error,
	})
}

// ended maps final statuses of a process to those of the row that started it.
var ended = map[entities.ProcessStatus]entities.TriggerStatus{
	entities.ProcessCompleted:           entities.TriggerCompleted,
	entities.ProcessCompletedWithErrors: entities.TriggerCompleted,
	entities.ProcessRejected:            entities.TriggerRejected,
	entities.ProcessTerminated:          entities.TriggerRejected,
	entities.ProcessFailed:              entities.TriggerFailed,
}
