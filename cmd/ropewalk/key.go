package main

import (
	"context"
	"fmt"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

type keyCommand struct {
	Add    keyAdd    `cmd:"" help:"Make a key for a user; it is shown once."`
	List   keyList   `cmd:"" help:"List the keys, without their secrets."`
	Revoke keyRevoke `cmd:"" help:"End a key at once."`

	Webhook keyWebhook `cmd:"" help:"Show the key that signs what a system gets by webhook."`
}

type keyAdd struct {
	database `embed:""`
	User     string        `arg:"" help:"USERNAME of the user whom the key stands for."`
	Name     string        `default:"key" help:"What the key is for."`
	Expires  time.Duration `default:"2160h" help:"How long the key is good for; 0 is for ever."`
	Group    []string      `help:"Make the user a member of these groups, and the user itself if there is none." placeholder:"NAME"`
	Service  bool          `help:"A user that is made is a service client."`
}

// Run makes the key.
func (c *keyAdd) Run(ctx context.Context, std streams) error {
	return writing(ctx, c.database, func(ctx context.Context, s *store.Store) error {
		if err := s.WriteBuiltIns(ctx); err != nil {
			return err
		}
		var text string
		err := s.Tx(ctx, func(tx *store.Tx) error {
			user, err := c.user(tx)
			if err != nil {
				return err
			}
			key, secret, err := access.NewKey(user, c.Name, tx.Recorded(), c.expiry(tx.Recorded()))
			text = secret
			if err != nil {
				return err
			}
			return tx.AddKey(key)
		})
		if err != nil {
			return err
		}
		fmt.Fprintln(std.Out, text)
		return nil
	})
}

func (c *keyAdd) expiry(now time.Time) *time.Time {
	if c.Expires <= 0 {
		return nil
	}
	end := now.Add(c.Expires)
	return &end
}

// user finds the user, or makes one where groups were named.
func (c *keyAdd) user(tx *store.Tx) (int64, error) {
	var users []entities.User
	if err := tx.Find(&users, "tolower(USERNAME) eq tolower(@name) and Deleted eq false", map[string]any{"name": c.User}); err != nil {
		return 0, err
	}
	u := &entities.User{UserName: c.User, Name: c.User, Service: c.Service}
	switch {
	case len(users) == 1:
		u = &users[0]
	case len(c.Group) == 0:
		return 0, fmt.Errorf("there is no user %q; give --group to make one", c.User)
	default:
		if err := tx.Create(u); err != nil {
			return 0, err
		}
	}
	for _, name := range c.Group {
		if err := join(tx, name, u.ID); err != nil {
			return 0, err
		}
	}
	return u.ID, nil
}

// join makes the user a member of a group.
func join(tx *store.Tx, group string, user int64) error {
	var groups []entities.Usergroup
	if err := tx.Find(&groups, "NAME eq @name and Deleted eq false", map[string]any{"name": group}); err != nil {
		return err
	}
	if len(groups) != 1 {
		return fmt.Errorf("there is no group %q", group)
	}
	g := &groups[0]
	if err := tx.Lock(g, g.ID); err != nil {
		return err
	}
	if slices.Contains(g.Members, user) {
		return nil
	}
	g.Members = append(g.Members, user)
	return tx.Update(g, "MEMBERS")
}

type keyList struct {
	database `embed:""`
}

// Run lists the keys.
func (c *keyList) Run(ctx context.Context, std streams) error {
	return withStore(ctx, c.database, func(ctx context.Context, s *store.Store) error {
		keys, err := s.AllKeys(ctx)
		if err != nil {
			return err
		}
		table := tabwriter.NewWriter(std.Out, 0, 0, 2, ' ', 0)
		fmt.Fprintln(table, "PREFIX\tUSER\tNAME\tCREATED\tEXPIRES\tREVOKED")
		for _, k := range keys {
			expires := "never"
			if k.Expires != nil {
				expires = k.Expires.Format(time.RFC3339)
			}
			fmt.Fprintf(table, "%s\t%d\t%s\t%s\t%s\t%t\n", k.Prefix, k.User, k.Name, k.Created.Format(time.RFC3339), expires, k.Revoked)
		}
		return table.Flush()
	})
}

type keyRevoke struct {
	database `embed:""`
	Prefix   string `arg:"" help:"The part of the key that list shows."`
}

// Run ends the key.
func (c *keyRevoke) Run(ctx context.Context, std streams) error {
	return writing(ctx, c.database, func(ctx context.Context, s *store.Store) error {
		return s.Tx(ctx, func(tx *store.Tx) error { return tx.RevokeKey(c.Prefix) })
	})
}

// withStore opens the database for one command, which acts as the operator at the command line.
func withStore(ctx context.Context, d database, f func(context.Context, *store.Store) error) (err error) {
	if err := d.exists(); err != nil {
		return err
	}
	s, err := d.open(ctx, store.Options{})
	if err != nil {
		return err
	}
	defer func() {
		if closing := s.Close(); err == nil {
			err = closing
		}
	}()
	return f(store.WithOrigin(access.With(ctx, access.System("operator")), store.Origin{Channel: "command"}), s)
}

// writing is withStore for a command that writes: what it wrote is sealed before it ends.
func writing(ctx context.Context, d database, f func(context.Context, *store.Store) error) error {
	return withStore(ctx, d, func(ctx context.Context, s *store.Store) error {
		if err := f(ctx, s); err != nil {
			return err
		}
		_, err := s.Seal(ctx)
		return err
	})
}
