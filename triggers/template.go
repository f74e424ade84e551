package triggers

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

// Publish keeps a Processtemplate row for each shipped process, so that clients can list what
// there is. It runs at the start and changes only what differs.
func (s *Service) Publish(ctx context.Context, to *store.Store) error {
	ctx = access.With(ctx, access.System("engine"))
	for _, d := range s.engine.Definitions() {
		if err := to.Tx(ctx, func(tx *store.Tx) error { return publish(tx, d) }); err != nil {
			return fmt.Errorf("publish process %s: %w", d.Name, err)
		}
	}
	return nil
}

// assignees are whom the steps of shipped processes ask, where a template may name somebody else.
var assignees = map[string]map[string]entities.Assignee{
	evaluationProcess: {
		stepEvaluate: {Kind: entities.AssignManager},
		stepReview:   {Kind: entities.AssignGroup, Name: access.SecurityOfficers},
	},
}

// publish brings the row of one process up to date. What people chose for its steps stays.
func publish(tx *store.Tx, d process.Definition) error {
	var found []entities.Processtemplate
	if err := tx.Find(&found, "NAME eq @name", map[string]any{"name": d.Name}); err != nil {
		return err
	}
	row := &entities.Processtemplate{Name: d.Name}
	if len(found) > 0 {
		row = &found[0]
	}
	chosen, err := row.ReadSteps()
	if err != nil {
		return err
	}
	text, err := json.Marshal(shipped(d, chosen))
	if err != nil {
		return err
	}
	row.Title, row.Description, row.Steps, row.Shipped = d.Title, d.Doc, string(text), true
	if len(found) == 0 {
		return tx.Create(row)
	}
	return tx.Update(row, "TITLE", "DESCRIPTION", "STEPS", "SHIPPED")
}

// shipped lists the steps of a process, with what was chosen for those of the same name.
func shipped(d process.Definition, chosen []entities.TemplateStep) []entities.TemplateStep {
	steps := make([]entities.TemplateStep, len(d.Steps))
	for i := range d.Steps {
		steps[i].Name = d.Steps[i].Name
		if a, known := assignees[d.Name][steps[i].Name]; known {
			steps[i].Assignee = &a
		}
		for _, c := range chosen {
			if c.Name == steps[i].Name {
				steps[i] = c
			}
		}
	}
	return steps
}

// templateSteps reads how a process goes for those that begin now.
func templateSteps(tx *store.Tx, d process.Definition) ([]entities.TemplateStep, error) {
	var found []entities.Processtemplate
	if err := tx.Find(&found, "NAME eq @name", map[string]any{"name": d.Name}); err != nil {
		return nil, fmt.Errorf("read template %s: %w", d.Name, err)
	}
	if len(found) == 0 {
		return shipped(d, nil), nil
	}
	return found[0].ReadSteps()
}
