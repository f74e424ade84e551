package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/ropewalk/ropewalk/cmd/ropewalk/demo"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

type demoCommand struct {
	database   `embed:""`
	Identities int `default:"200" help:"Number of identities."`
}

// Run loads the demo world and calculates everybody's access.
func (c *demoCommand) Run(ctx context.Context, std streams) error {
	c.demo = true
	if err := c.prepare(ctx); err != nil {
		return err
	}
	e, err := newEngine(ctx, c.database, settings{}, false, newLog(std))
	if err != nil {
		return err
	}
	progress := func(done, of int) { fmt.Fprintf(std.Err, "%d of %d identities\n", done, of) }
	return errors.Join(loadDemo(ctx, e, demo.Options{Identities: c.Identities, Progress: progress}, std), e.store.Close())
}

// loadDemo fills an empty database and lets the engine settle, a past lockout and its revocation included.
func loadDemo(ctx context.Context, e *engine, o demo.Options, std streams) error {
	loaded, err := demo.Load(ctx, e.store, o)
	if err != nil || !loaded {
		return err
	}
	fmt.Fprintln(std.Err, "the demo world is written, its access is being calculated")
	if err := e.drain(ctx); err != nil {
		return err
	}
	for _, request := range []func(identity, user int64) entities.Entity{
		func(identity, user int64) entities.Entity {
			return &entities.Lockoutrequest{Identity: &identity, Reason: "Sign-in from two countries within an hour", CreatedBy: &user}
		},
		func(identity, user int64) entities.Entity {
			return &entities.Revocationrequest{Identity: &identity, Reason: "False alarm: the person was travelling", CreatedBy: &user}
		},
	} {
		if err := ask(ctx, e, request); err != nil {
			return fmt.Errorf("load demo world: past lockout: %w", err)
		}
	}
	_, err = e.store.Seal(ctx)
	return err
}

// ask writes a request about one identity as the Operation Administrator of the demo world, and
// waits until what follows from it is done.
func ask(ctx context.Context, e *engine, request func(identity, user int64) entities.Entity) error {
	var people []entities.Identity
	var users []entities.User
	err := errors.Join(
		e.store.Read(ctx, &people, "IDENTITYID eq @id", map[string]any{"id": demo.PastVictim}),
		e.store.Read(ctx, &users, "USERNAME eq 'opadmin'", nil))
	if err != nil {
		return err
	}
	caller := store.WithOrigin(access.With(ctx, access.Principal{
		User: users[0].ID, Identity: *users[0].Identity, Name: users[0].UserName, Groups: []string{access.OperationAdministrators},
	}), store.Origin{Channel: "demo"})
	err = e.store.Tx(caller, func(tx *store.Tx) error { return tx.Create(request(people[0].ID, users[0].ID)) })
	if err != nil {
		return err
	}
	return e.drain(ctx)
}
