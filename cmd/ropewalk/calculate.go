package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

type calculateCommand struct {
	database `embed:""`
	settings `embed:""`
	Filter   string `help:"Filter over Identity, such as \"IDENTITYID eq 'E000001'\"; without it everybody is calculated." placeholder:"FILTER"`
}

// Run queues the identities and works until the queue is empty.
func (c *calculateCommand) Run(ctx context.Context, std streams) error {
	e, err := newEngine(ctx, c.database, c.settings, false, newLog(std))
	if err != nil {
		return err
	}
	return errors.Join(c.calculate(ctx, e, std), e.store.Close())
}

func (c *calculateCommand) calculate(ctx context.Context, e *engine, std streams) error {
	ctx = store.WithOrigin(access.With(ctx, access.System("operator")), store.Origin{Channel: "command"})
	var n int64
	err := e.store.Tx(ctx, func(tx *store.Tx) (err error) {
		n, err = rope.QueueWhere(ctx, tx, c.Filter, rope.Bulk, "manual")
		return err
	})
	if err != nil {
		return err
	}
	if err := e.drain(ctx); err != nil {
		return err
	}
	if _, err := e.store.Seal(ctx); err != nil {
		return err
	}
	fmt.Fprintf(std.Out, "%d identities are calculated\n", n)
	return nil
}

// drain works in this process until no job and no identity waits.
func (e *engine) drain(ctx context.Context) error {
	for {
		if e.deferred != nil {
			if err := e.deferred.Drain(ctx); err != nil {
				return fmt.Errorf("run deferred requests: %w", err)
			}
		}
		if err := e.pool.Drain(ctx); err != nil {
			return fmt.Errorf("work off jobs: %w", err)
		}
		if e.rope.Work(ctx, calculateBatch, rope.Bulk) == 0 {
			return ctx.Err()
		}
	}
}

// calculateBatch is how many identities are read and saved together.
const calculateBatch = 200
