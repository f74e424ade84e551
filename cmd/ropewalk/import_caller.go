package main

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

// caller says for whom rows are carried, and why.
type caller struct {
	As     string `help:"Act with the rights of this user; without it as the operator, whom no rule binds, and with a reason." placeholder:"USERNAME"`
	Reason string `help:"Why; it stands in the audit." placeholder:"TEXT"`
}

// check demands a reason of the operator.
func (c caller) check() error {
	if c.As == "" && c.Reason == "" {
		return wrongUse("no rule binds the operator, so the audit needs to know why; give --reason, or --as USERNAME to act for a user")
	}
	return nil
}

// admit gives the context of the caller, if he may enter.
func (c caller) admit(ctx context.Context, s *store.Store, channel string) (context.Context, error) {
	ctx = store.WithOrigin(ctx, store.Origin{Channel: channel, Reason: c.Reason})
	if c.As == "" {
		return access.With(ctx, access.System("operator")), nil
	}
	var users []entities.User
	if err := s.Read(ctx, &users, "tolower(USERNAME) eq tolower(@name) and Deleted eq false", map[string]any{"name": c.As}); err != nil {
		return nil, err
	}
	if len(users) != 1 {
		return nil, fmt.Errorf("there is no user %q; give --as the USERNAME of one", c.As)
	}
	account, err := s.Account(ctx, users[0].ID)
	if err != nil {
		return nil, err
	}
	now, err := s.Now(ctx)
	if err != nil {
		return nil, err
	}
	if !account.Active || account.Barred || entities.Standing(now, account.ValidFrom, account.ValidTo) != entities.Within {
		return nil, fmt.Errorf("user %q may not enter: he is not active, out of his validity, or his identity is barred", c.As)
	}
	return access.With(ctx, account.Principal), nil
}
