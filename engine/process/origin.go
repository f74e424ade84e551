package process

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Origin says how the writes of a job go into the audit: those of a step carry the process with
// its reason, all others only what led to the job.
func Origin(ctx context.Context, s *store.Store, j queue.Job) (store.Origin, error) {
	o := store.Origin{Channel: "engine", Cause: j.Cause, Hops: j.Hops}
	if j.Kind != StepKind {
		return o, nil
	}
	var at Position
	if err := json.Unmarshal(j.Payload, &at); err != nil {
		return o, fmt.Errorf("read job %d: %w", j.ID, err)
	}
	var found []entities.Process
	if err := s.Read(ctx, &found, "Id eq @process", map[string]any{"process": at.Process}); err != nil {
		return o, fmt.Errorf("read process %d: %w", at.Process, err)
	}
	o.Channel, o.Process = "process", at.Process
	if len(found) > 0 {
		o.Reason, o.OnBehalf = found[0].Reason, found[0].OnBehalfOf
	}
	return o, nil
}
