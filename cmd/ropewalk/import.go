package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	files "github.com/ropewalk/ropewalk/engine/exchange"
	"github.com/ropewalk/ropewalk/entities/store"
)

// maxShown is how many faults are written to standard error; --report has all of them.
const maxShown = 100

// maxChunk bounds what one transaction of an import holds in memory.
const maxChunk = 50_000

type importCommand struct {
	database  `embed:""`
	caller    `embed:""`
	Set       string `required:"" help:"Entity set that the rows belong to, such as Identity." placeholder:"SET"`
	File      string `default:"-" help:"File to read; - is standard input." placeholder:"FILE"`
	Format    string `enum:"csv,jsonl," default:"" help:"csv or jsonl; without it the ending of the file's name decides."`
	Key       string `help:"Property that finds the rows, such as IDENTITYID; rows that it does not find are made. Without it all rows are new." placeholder:"PROPERTY"`
	Full      string `help:"SYSTEMID of the system of which the file lists all there is: what it does not list any more ends. For ActualAccounts, ActualAssignments, and Resource by --key ROLEID." placeholder:"SYSTEM"`
	Existing  bool   `help:"Change only rows that are there; a row that the key does not find is at fault."`
	Mode      string `enum:"atomic,continue" default:"atomic" help:"atomic writes all rows or none; continue leaves out the rows that are at fault."`
	DryRun    bool   `help:"Do everything but keep it."`
	Separator string `default:"," help:"What stands between the cells of a CSV file."`
	MaxRows   int64  `default:"1000000" help:"Most rows that a file may have."`
	Chunk     int    `default:"5000" help:"Rows that are written together, as one event of the audit."`
	Report    string `help:"Write each fault to this file, as a JSON object on a line of its own." placeholder:"FILE"`
	Quiet     bool   `help:"Show no progress."`
}

// Run reads one file into one set.
func (c *importCommand) Run(ctx context.Context, std streams) error {
	o, err := c.options()
	if err != nil {
		return err
	}
	in, size, err := c.input()
	if err != nil {
		return err
	}
	defer in.Close()
	if err := c.exists(); err != nil {
		return err
	}
	e, err := newEngine(ctx, c.database, settings{jobs: jobs{Zone: "UTC"}}, false, newLog(std))
	if err != nil {
		return err
	}
	return errors.Join(c.into(ctx, e.store, o, in, size, std), e.store.Close())
}

func (c *importCommand) into(ctx context.Context, s *store.Store, o files.Import, in io.Reader, rows int64, std streams) error {
	ctx, err := c.admit(ctx, s, "import")
	if err != nil {
		return err
	}
	told, err := c.openReport(std)
	if err != nil {
		return err
	}
	bar := newBar(std, c.Quiet, rows, "rows")
	o.Fault, o.Progress = told.fault, bar.set
	began := time.Now()
	report, _, err := carriage{Import: o, Source: c.File, Full: c.Full}.run(ctx, s, in, told.first.String)
	bar.end()
	if report != nil && report.Committed {
		if _, sealing := s.Seal(ctx); err == nil {
			err = sealing
		}
	}
	if closing := told.close(); err == nil {
		err = closing
	}
	if err != nil {
		return c.explain(err)
	}
	return c.conclude(report, time.Since(began), std)
}

// options checks the flags and makes an import of them.
func (c *importCommand) options() (files.Import, error) {
	o := files.Import{MaxRows: c.MaxRows, Bulk: store.Bulk{
		Set: c.Set, Key: c.Key, Mode: store.BulkCreate, Atomic: c.Mode == "atomic", DryRun: c.DryRun, KeepLocked: true, Chunk: c.Chunk,
	}}
	var size int
	o.Separator, size = utf8.DecodeRuneInString(strings.ReplaceAll(c.Separator, `\t`, "\t"))
	var known bool
	if o.Format, known = shape(c.Format, c.File); !known {
		return o, wrongUse("the format is not known; give --format csv or --format jsonl")
	}
	if c.Chunk < 1 || c.Chunk > maxChunk {
		return o, wrongUse("--chunk is 1 to %d", maxChunk)
	}
	switch {
	case c.Key != "" && c.Existing:
		o.Mode = store.BulkUpdate
	case c.Key != "":
		o.Mode = store.BulkUpsert
	case c.Existing:
		return o, wrongUse("--existing finds rows by a key; give --key PROPERTY")
	}
	if size == 0 || size != len(strings.ReplaceAll(c.Separator, `\t`, "\t")) {
		return o, wrongUse("--separator is one character, such as ; or \\t")
	}
	return o, c.caller.check()
}

// input opens the file, and counts its lines for the progress bar; -1 says that nobody knows.
func (c *importCommand) input() (in io.ReadCloser, lines int64, err error) {
	if c.File == "-" {
		return io.NopCloser(os.Stdin), -1, nil
	}
	f, err := os.Open(c.File)
	if err != nil {
		return nil, 0, fmt.Errorf("%w; give --file the name of a file that is there", err)
	}
	lines, err = countLines(f)
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, 0, errors.Join(fmt.Errorf("read %s: %w", c.File, err), f.Close())
	}
	return f, lines, nil
}

// explain adds to an error where it was found and what can be done.
func (c *importCommand) explain(err error) error {
	from := c.File
	if from == "-" {
		from = "standard input"
	}
	kept := "nothing was written"
	if c.Mode == "continue" && !c.DryRun {
		kept = "rows before it may have been written; run the import again once it is mended"
	}
	return fmt.Errorf("import %s into %s: %w; %s", from, c.Set, err, kept)
}

// conclude writes the summary.
func (c *importCommand) conclude(r *store.BulkReport, took time.Duration, std streams) error {
	fmt.Fprintf(std.Out, "%d rows: %d created, %d changed, %d deleted, %d unchanged, %d at fault, %d warnings, in %v\n",
		r.Rows, r.Created, r.Changed, r.Deleted, r.Unchanged, r.Failed, r.Warnings, took.Round(time.Millisecond))
	switch {
	case c.DryRun:
		fmt.Fprintln(std.Out, "nothing was kept: this was a dry run")
	case r.Failed > 0 && !r.Committed:
		fmt.Fprintln(std.Out, "nothing was written")
	}
	switch {
	case r.Failed > 0 && c.Mode == "atomic":
		return fmt.Errorf("%d of %d rows are at fault, so none was written; mend them, or leave them out with --mode continue", r.Failed, r.Rows)
	case r.Failed > 0:
		return fmt.Errorf("%d of %d rows are at fault and were left out; mend them and import these again", r.Failed, r.Rows)
	}
	return nil
}

// faults writes what is wrong with rows: the first ones for people, all of them to the report.
type faults struct {
	std    streams
	shown  int
	hidden int
	first  strings.Builder
	file   *os.File
	err    error
}

func (c *importCommand) openReport(std streams) (*faults, error) {
	f := &faults{std: std}
	if c.Report == "" {
		return f, nil
	}
	var err error
	if f.file, err = os.Create(c.Report); err != nil {
		return nil, fmt.Errorf("write report: %w; give --report a file that can be written", err)
	}
	return f, nil
}

func (f *faults) fault(x store.BulkFault) {
	if f.file != nil && f.err == nil {
		f.err = json.NewEncoder(f.file).Encode(map[string]any{
			"line": x.Row, "property": x.Property, "code": x.Code, "message": x.Message, "warning": x.Warning,
		})
	}
	if f.shown++; f.shown > maxShown {
		f.hidden++
		return
	}
	kind := x.Code
	if x.Warning {
		kind += " (warning)"
	}
	fmt.Fprintf(io.MultiWriter(f.std.Err, &f.first), "line %d: %s: %s\n", x.Row, kind, x.Message)
}

func (f *faults) close() error {
	if f.hidden > 0 {
		fmt.Fprintf(f.std.Err, "and %d more; --report FILE keeps all of them\n", f.hidden)
	}
	if f.file == nil {
		return nil
	}
	if err := errors.Join(f.err, f.file.Close()); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}
