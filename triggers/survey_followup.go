package triggers

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// followUpProcess is the name of the built-in process that tells owners what a survey decided.
const followUpProcess = "SurveyFollowUp"

// followUp is what the owner of a policy or role is told.
type followUp struct {
	Source int64 `json:"source"`
	// Questions are those by which the removal was decided, Identities and Resources what they are about.
	Questions  []int64 `json:"questions"`
	Identities []int64 `json:"identities"`
	Resources  []int64 `json:"resources"`
}

// surveyFollowUp asks the owner of a policy or role to take access away that cannot be ended one by one.
func surveyFollowUp() process.Definition {
	return process.Definition{
		Name: followUpProcess, Title: "Removal decided by a survey",
		Doc: "Asks the owners of a policy or role to take access away that a survey decided to remove.",
		Steps: []process.Step{
			{Name: "Ask", Run: askSourceOwner},
			{Name: "Finish", Run: func(context.Context, *process.Run) (process.Next, error) { return process.Complete("Done"), nil }},
		},
	}
}

// One work item tells of as many removals as there is room for in its question, beside the first line. A line
// says, beside how the resource is called, which person it is.
const (
	toldRoom   = 3600
	toldPerson = 103
)

// fitting splits what one owner is told into what fits into a work item each: nothing that was decided is cut off.
func fitting(about []entities.Surveyquestion) (parts [][]entities.Surveyquestion) {
	room := 0
	for i := range about {
		line := utf8.RuneCountInString(about[i].ResourceName) + toldPerson
		if room < line {
			parts, room = append(parts, nil), toldRoom
		}
		last := len(parts) - 1
		parts[last], room = append(parts[last], about[i]), room-line
	}
	return parts
}

// follow begins the process that tells of one policy or role.
func (s *Service) follow(tx *store.Tx, j queue.Job, row *entities.Survey, source int64, about []entities.Surveyquestion) error {
	told := followUp{Source: source}
	for i := range about {
		q := &about[i]
		told.Questions = append(told.Questions, q.ID)
		told.Identities = append(told.Identities, *q.Identity)
		told.Resources = append(told.Resources, *q.Resource)
	}
	d, _ := s.engine.Definition(followUpProcess)
	_, err := process.Begin(tx, d, process.Start{
		Key: fmt.Sprintf("survey/%d/%d/%d", row.ID, source, slices.Min(told.Questions)), Trigger: row.ID, TriggerUID: row.UID,
		TriggerType: "Survey", Reason: row.Name, Priority: job.Normal, Cause: j.Cause, Hops: j.Hops + 1, Data: told,
	})
	return err
}

// askSourceOwner leaves the work item to the owners, or to the Data Administrators where there are none.
func askSourceOwner(_ context.Context, r *process.Run) (process.Next, error) {
	var told followUp
	if err := r.Load(&told); err != nil {
		return process.Next{}, err
	}
	name, owners, err := sourceOf(r.Tx, told.Source)
	if err != nil {
		return process.Next{}, err
	}
	people, err := process.Present(r.Tx, owners)
	if err != nil {
		return process.Next{}, err
	}
	item := process.Item{Title: "Take access away that " + name + " gives", Choices: []string{"Done"}, People: people}
	if len(people) == 0 {
		item.Group, item.Flagged = access.DataAdministrators, true
	}
	if item.Question, err = removal(r, told); err != nil {
		return process.Next{}, err
	}
	return process.Wait(process.Decision), r.Ask(item)
}

// sourceOf gives the name and the owners of what gives access: a policy, a role, or the system of an account.
func sourceOf(tx *store.Tx, id int64) (name string, owners []int64, err error) {
	at := map[string]any{"id": id}
	var policies []entities.Assignmentpolicy
	var resources []entities.Resource
	var systems []entities.System
	for _, list := range []any{&policies, &resources, &systems} {
		if err := tx.Find(list, "Id eq @id", at); err != nil {
			return "", nil, fmt.Errorf("find what gives access: %w", err)
		}
	}
	switch {
	case len(policies) > 0:
		return policies[0].Name, policies[0].Owners, nil
	case len(resources) > 0:
		return resources[0].Name, resources[0].Owners, nil
	case len(systems) > 0:
		return systems[0].Name, systems[0].Owners, nil
	}
	return "what was deleted since", nil, nil
}

// removal says who is to lose what. People stand in it by their numbers in the company, so that they can be
// forgotten.
func removal(r *process.Run, told followUp) (string, error) {
	var identities []entities.Identity
	var resources []entities.Resource
	for _, read := range []struct {
		dst any
		ids []int64
	}{{&identities, told.Identities}, {&resources, told.Resources}} {
		if err := r.Tx.Find(read.dst, "Id in @ids", map[string]any{"ids": read.ids}); err != nil {
			return "", fmt.Errorf("find what is to be removed: %w", err)
		}
	}
	people, names := map[int64]string{}, map[int64]string{}
	for i := range identities {
		people[identities[i].ID] = identities[i].IdentityID
	}
	for i := range resources {
		names[resources[i].ID] = resources[i].Name
	}
	lines := []string{fmt.Sprintf("The survey %q decided to remove:", r.Process.Reason)}
	for i := range told.Questions {
		lines = append(lines, people[told.Identities[i]]+": "+names[told.Resources[i]])
	}
	return strings.Join(lines, "\n"), nil
}
