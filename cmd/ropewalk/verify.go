package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

type verifyCommand struct {
	database    `embed:""`
	Demo        bool   `help:"The database belongs to a demo, whose PostgreSQL role may be a superuser."`
	Checkpoints string `help:"File of exported checkpoints; the last one anchors the chain." placeholder:"FILE"`
	PublicKey   string `help:"Public key (PEM) that the checkpoints were signed with." placeholder:"FILE"`
}

// Run proves the database and says what it found.
func (c *verifyCommand) Run(ctx context.Context, std streams) error {
	anchor, err := c.anchor()
	if err != nil {
		return err
	}
	c.demo = c.Demo
	return withStore(ctx, c.database, func(ctx context.Context, s *store.Store) error {
		r, err := s.Verify(ctx, anchor)
		if err != nil {
			return err
		}
		printReport(r, std)
		if !r.OK() {
			return fmt.Errorf("%d findings: the database is not as the audit says", len(r.Findings))
		}
		return nil
	})
}

func (c *verifyCommand) anchor() (*seal.Checkpoint, error) {
	if (c.Checkpoints == "") != (c.PublicKey == "") {
		return nil, wrongUse("--checkpoints and --public-key go together; give both or none")
	}
	if c.Checkpoints == "" {
		return nil, nil
	}
	key, err := publicKey(c.PublicKey)
	if err != nil {
		return nil, err
	}
	return lastCheckpoint(c.Checkpoints, key)
}

func printReport(r *store.Report, std streams) {
	fmt.Fprintf(std.Out, "chain: %d events in %d blocks, %d behind the last block, %d behind the checkpoint\n", r.Events, r.Blocks, r.Unsealed, r.Unanchored)
	fmt.Fprintf(std.Out, "versions: %d\n", r.Versions)
	statuses := make([]string, 0, len(r.Processes))
	for status, n := range r.Processes {
		statuses = append(statuses, fmt.Sprintf("%d %s", n, status))
	}
	slices.Sort(statuses)
	fmt.Fprintf(std.Out, "processes: %s\n", strings.Join(statuses, ", "))
	fmt.Fprintf(std.Out, "dead jobs: %d\n", r.DeadJobs)
	for _, f := range r.Findings {
		fmt.Fprintf(std.Out, "FOUND %s: %s: %s\n", f.Kind, f.Where, f.What)
	}
	if r.OK() {
		fmt.Fprintln(std.Out, "everything is as the audit says")
	}
}
