package main

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/engine/provision"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

type keyWebhook struct {
	database `embed:""`
	System   string `arg:"" help:"SYSTEMID or NAME of the system."`
}

// Run shows the signing key of a system; the first time it makes it.
func (c *keyWebhook) Run(ctx context.Context, std streams) error {
	return writing(ctx, c.database, func(ctx context.Context, s *store.Store) error {
		var systems []entities.System
		if err := s.Read(ctx, &systems, "SYSTEMID eq @name or NAME eq @name", map[string]any{"name": c.System}); err != nil {
			return err
		}
		if len(systems) != 1 {
			return fmt.Errorf("%d systems are called %q; give the SYSTEMID of one", len(systems), c.System)
		}
		key, err := provision.SigningKey(ctx, s, systems[0].UID)
		if err != nil {
			return err
		}
		fmt.Fprintln(std.Out, provision.FormatKey(key))
		return nil
	})
}
