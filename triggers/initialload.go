package triggers

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// initialLoadProcess is the name of the built-in process that approves what a new system reports.
const initialLoadProcess = "InitialLoad"

// initialLoadRequested has time: it overtakes nobody.
var initialLoadRequested = Trigger{
	Name: "Initial load requested", On: On{Type: "Initialloadrequest", Event: entities.OnInsert},
	Process: initialLoadProcess, Priority: job.Bulk,
}

// initialLoad gives all access of a system that nobody has approved a direct assignment, so that there is
// a desired state before the first review.
func (s *Service) initialLoad() process.Definition {
	return process.Definition{
		Name: initialLoadProcess, Title: "Initial load of a system",
		Doc:   "Makes a direct assignment of all access in a system that nobody has approved, with a short validity or without an end.",
		Ended: settleEnded, Steps: []process.Step{{Name: "Approve", Run: s.approveReported}},
	}
}

// loaded is how far an initial load has come.
type loaded struct {
	// Until is the end of the assignments, nil for none: the same for all of them, however long it takes.
	Until *time.Time `json:"until,omitempty"`
	After uuid.UUID  `json:"after"`
	Made  int64      `json:"made"`
}

// loadedTogether is how many assignments one transaction makes: few enough that no writer waits long.
const loadedTogether = 1000

// approveReported makes the next assignments, until none is left to make.
func (s *Service) approveReported(ctx context.Context, r *process.Run) (process.Next, error) {
	row, problem, err := loadable(r)
	if err != nil || problem != "" {
		return process.Reject(problem, "Whoever asked may not, or may no longer, approve what a system reports, or the system is gone."), err
	}
	var at loaded
	if err := r.Load(&at); err != nil {
		return process.Next{}, err
	}
	if at.Until == nil && row.Mode == entities.ModeShortValidity {
		at.Until = lastOf(r.Tx.Now(), *row.Days, s.options.Zone)
	}
	found, err := calc.NextUnapproved(ctx, r.Tx, *row.System, at.After, loadedTogether)
	if err != nil {
		return process.Next{}, err
	}
	if err := store.CreateAll(r.Tx, assigned(r, row, found, at.Until)); err != nil {
		return process.Next{}, err
	}
	at.Made += int64(len(found))
	r.Step.Details = fmt.Sprintf("%d assignments made", at.Made)
	if len(found) == loadedTogether {
		at.After = found[len(found)-1].Key
		return process.Repeat(), r.Keep(at)
	}
	row.Assigned = &at.Made
	return process.Complete("Approved"), r.Tx.Update(row, "ASSIGNED")
}

// loadable reads the request, and says if it may not be followed. The lock on the system makes two loads
// of it follow each other, so that the second sees what the first has made.
func loadable(r *process.Run) (row *entities.Initialloadrequest, problem string, err error) {
	row = &entities.Initialloadrequest{}
	if err := r.Tx.Lock(row, *r.Process.Trigger); err != nil {
		return nil, "", fmt.Errorf("read initial load request %d: %w", *r.Process.Trigger, err)
	}
	if user := r.Process.StartedBy; user != nil {
		allowed, err := isUser(r.Tx, *user, anyGroup(access.SystemAdministrators, access.DataAdministrators))
		if err != nil || !allowed {
			return row, "NotAllowed", err
		}
	}
	system := &entities.System{}
	if err := r.Tx.Lock(system, *row.System); err != nil {
		return nil, "", fmt.Errorf("lock system %d: %w", *row.System, err)
	}
	if system.Deleted {
		return row, "SystemGone", nil
	}
	return row, "", nil
}

// lastOf is the end of the day that lies a number of days ahead, where the days of the company begin.
func lastOf(now time.Time, days int64, zone *time.Location) *time.Time {
	year, month, day := now.In(zone).Date()
	end := time.Date(year, month, day+int(days)+1, 0, 0, 0, 0, zone).Add(-time.Microsecond).UTC()
	return &end
}

// assigned makes the assignments by which access is approved as the system reports it.
func assigned(r *process.Run, row *entities.Initialloadrequest, found []calc.Unapproved, until *time.Time) []*entities.Resourceassignment {
	reason := row.Reason
	if reason == "" {
		reason = row.DisplayName
	}
	list := make([]*entities.Resourceassignment, len(found))
	for i, x := range found {
		list[i] = &entities.Resourceassignment{
			Identity: &found[i].Identity, Resource: &found[i].Resource, AccountKey: x.Account,
			ValidTo: until, Reason: reason, Requester: r.Process.StartedBy, InitialLoad: &row.ID,
		}
	}
	return list
}
