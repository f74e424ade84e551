package main

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/entities/store"
)

type migrateCommand struct {
	Up     migrateUp     `cmd:"" default:"withargs" help:"Bring the schema up to date (the default)."`
	Status migrateStatus `cmd:"" help:"List the steps of the schema and whether they were taken."`
}

type migrateUp struct {
	database `embed:""`
}

// Run takes the steps that are missing.
func (c *migrateUp) Run(ctx context.Context, std streams) error {
	if err := c.prepare(ctx); err != nil {
		return err
	}
	fmt.Fprintln(std.Out, "the schema is up to date")
	return nil
}

type migrateStatus struct {
	database `embed:""`
}

// Run lists the steps.
func (c *migrateStatus) Run(ctx context.Context, std streams) error {
	steps, err := store.Status(ctx, c.DB, store.MigrateOptions{AllowSuperuser: c.demo})
	if err != nil {
		return err
	}
	for _, m := range steps {
		state := "missing"
		if m.Applied {
			state = "taken"
		}
		fmt.Fprintf(std.Out, "%05d %-8s %s\n", m.Number, state, m.Name)
	}
	return nil
}
