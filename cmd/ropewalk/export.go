package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	files "github.com/ropewalk/ropewalk/engine/exchange"
	"github.com/ropewalk/ropewalk/entities/store"
)

type exportCommand struct {
	database `embed:""`
	caller   `embed:""`
	Query    string `arg:"" help:"OData query, such as \"Identity?$filter=LASTNAME eq 'Roper'&$select=IDENTITYID,LASTNAME\"."`
	File     string `default:"-" help:"File to write; - is standard output." placeholder:"FILE"`
	Format   string `enum:"csv,jsonl," default:"" help:"csv or jsonl; without it the ending of the file's name decides."`
	Raw      bool   `help:"Leave texts as they are that a spreadsheet would take for a formula."`
	Quiet    bool   `help:"Show no progress."`
}

// Run writes the rows of one query to one file.
func (c *exportCommand) Run(ctx context.Context, std streams) error {
	o := files.Export{Query: c.Query, Format: files.Format(c.Format), Raw: c.Raw}
	switch {
	case c.Format == "" && strings.HasSuffix(c.File, ".jsonl"):
		o.Format = files.Lines
	case c.Format == "" && strings.HasSuffix(c.File, ".csv"):
		o.Format = files.CSV
	case c.Format == "":
		return wrongUse("the format is not known; give --format csv or --format jsonl")
	}
	return withStore(ctx, c.database, func(ctx context.Context, s *store.Store) error {
		ctx, err := c.admit(ctx, s, "export")
		if err != nil {
			return err
		}
		rows, err := c.write(ctx, s, o, std)
		if err != nil {
			return fmt.Errorf("export %s: %w", c.Query, err)
		}
		fmt.Fprintf(std.Err, "%d rows\n", rows)
		return nil
	})
}

func (c *exportCommand) write(ctx context.Context, s *store.Store, o files.Export, std streams) (rows int64, err error) {
	to := io.Writer(std.Out)
	if c.File != "-" {
		f, failed := os.Create(c.File)
		if failed != nil {
			return 0, fmt.Errorf("%w; give --file a file that can be written", failed)
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		to = f
	}
	bar := newBar(std, c.Quiet || c.File == "-", -1, "rows")
	defer bar.end()
	o.Progress = bar.set
	out := bufio.NewWriterSize(to, 64<<10)
	rows, err = o.Run(ctx, s, out)
	return rows, errors.Join(err, out.Flush())
}
