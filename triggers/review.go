package triggers

import (
	"context"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities/access"
)

var (
	incidentReview = onInsert("Incident asks for review", "Incidenttrigger", "ACTION/Value eq 'Review'", "Review")
	incidentNotify = onInsert("Incident is a notification", "Incidenttrigger", "ACTION/Value eq 'NotifyOnly'", "Notification")
)

// review has the Security Officers look at an incident; it locks nobody.
func review() process.Definition {
	return process.Definition{Name: "Review", Title: "Review of an incident", Ended: settleEnded, Steps: []process.Step{
		step("Ask", func(_ context.Context, r *process.Run, st *state) (process.Next, error) {
			return hold(r, st, process.Item{
				Title: "Review incident " + r.Process.IncidentID, Question: r.Process.Reason,
				Choices: []string{"Done"}, Group: access.SecurityOfficers,
			})
		}),
		step("Finish", func(context.Context, *process.Run, *state) (process.Next, error) {
			return process.Complete("Reviewed"), nil
		}),
	}}
}

// notification records an incident that asks for nothing.
func notification() process.Definition {
	return process.Definition{Name: "Notification", Title: "Notification of an incident", Ended: settleEnded, Steps: []process.Step{{
		Name: "Record", Run: func(context.Context, *process.Run) (process.Next, error) {
			return process.Complete("Notified"), nil
		},
	}}}
}
