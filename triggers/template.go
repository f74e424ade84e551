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

func publish(tx *store.Tx, d process.Definition) error {
	type step struct {
		Name string `json:"name"`
	}
	steps := make([]step, len(d.Steps))
	for i := range d.Steps {
		steps[i].Name = d.Steps[i].Name
	}
	text, err := json.Marshal(steps)
	if err != nil {
		return err
	}
	var found []entities.Processtemplate
	if err := tx.Find(&found, "NAME eq @name", map[string]any{"name": d.Name}); err != nil {
		return err
	}
	if len(found) == 0 {
		return tx.Create(&entities.Processtemplate{
			Name: d.Name, Title: d.Title, Description: d.Doc, Steps: string(text), Shipped: true,
		})
	}
	row := &found[0]
	row.Title, row.Description, row.Steps, row.Shipped = d.Title, d.Doc, string(text), true
	return tx.Update(row, "TITLE", "DESCRIPTION", "STEPS", "SHIPPED")
}
