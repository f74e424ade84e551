package main

import (
	"context"
	"io"
	"strings"

	files "github.com/ropewalk/ropewalk/engine/exchange"
	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// carriage is one file on its way into a set, however it came.
type carriage struct {
	files.Import
	// Source is what ImportRuns calls the file.
	Source string
	// Full is the SYSTEMID of the system of which the file is a full list; "" if it is none.
	Full string
}

// run reads the file for the caller in ctx, and keeps what became of it. First gives the faults that
// ImportRuns shows.
func (c carriage) run(ctx context.Context, s *store.Store, in io.Reader, first func() string) (*store.BulkReport, int64, error) {
	mode := "Continue"
	if c.Atomic {
		mode = "Atomic"
	}
	run, err := s.BeginImport(ctx, c.Set, c.Source, mode)
	if err != nil {
		return nil, 0, err
	}
	c.Keep, c.NotEmpty = run.Keep, c.Full != ""
	report, err := c.Import.Run(ctx, c.door(s, run.Number()), in)
	if ending := c.end(ctx, run, report, first(), err); err == nil {
		err = ending
	}
	return report, run.Number(), err
}

// end keeps what became of the file.
func (c carriage) end(ctx context.Context, run *store.Import, r *store.BulkReport, faults string, failed error) error {
	if r == nil {
		r = &store.BulkReport{}
	}
	state := "Written"
	switch {
	case c.DryRun:
		state = "DryRun"
	case !r.Committed:
		state = "Refused"
	case r.Failed > 0 || failed != nil:
		state = "Partly"
	}
	// It is kept even if the import was called off.
	return run.End(context.WithoutCancel(ctx), *r, state, faults)
}

// door is where rows of a set go: what connected systems report, and what is a full list of something
// of a system, have doors of their own.
func (c carriage) door(s *store.Store, run int64) files.Door {
	switch {
	case c.Set == files.ActualAccounts || c.Set == files.ActualAssignments:
		return files.Actual{Store: s, Report: reporting, Run: run, Full: c.Full}
	case c.Full != "":
		return files.Resources{Store: s, Run: run, Full: c.Full}
	}
	return s
}

// reporting hands what systems report to the engine.
var reporting = files.Report{
	Accounts: func(ctx context.Context, tx *store.Tx, accounts []entities.ActualAccount, run int64) (calc.Seen, error) {
		return rope.ReportAccounts(ctx, tx, accounts, run)
	},
	Assignments: func(ctx context.Context, tx *store.Tx, assignments []entities.ActualAssignment, run int64) (calc.Seen, error) {
		return rope.ReportAssignments(ctx, tx, assignments, run)
	},
	EndAccounts: func(ctx context.Context, tx *store.Tx, l calc.Listing) (int64, error) {
		return rope.EndAccounts(ctx, tx, l)
	},
	EndAssignments: func(ctx context.Context, tx *store.Tx, l calc.Listing) (int64, error) {
		return rope.EndAssignments(ctx, tx, l)
	},
}

// shape finds the format of a file by its name unless it is given.
func shape(given, name string) (files.Format, bool) {
	switch {
	case given != "":
		return files.Format(given), true
	case strings.HasSuffix(name, ".jsonl"):
		return files.Lines, true
	case strings.HasSuffix(name, ".csv"):
		return files.CSV, true
	}
	return "", false
}
