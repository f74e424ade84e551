package exchange

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"

	"github.com/ropewalk/ropewalk/entities/store"
)

// Error implements error.
func (e *Error) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Msg) }

func fault(line int64, format string, args ...any) error {
	return &Error{line, fmt.Sprintf(format, args...)}
}

// Import says how a stream becomes rows of a set. The number of a row is the line that it begins on.
type Import struct {
	store.Bulk
	Format Format
	// NotEmpty refuses a file without anything in it: one that was cut off before it began must not pass
	// for a full list without rows.
	NotEmpty bool
	// Separator stands between the cells of a CSV file; 0 is a comma.
	Separator rune
	// MaxRows bounds the number of rows; 0 is the default.
	MaxRows int64
}

// Run reads the stream to its end. An error says that it could not be read or written on; faults
// of single rows are told to Bulk.Fault and counted in the report.
func (i Import) Run(ctx context.Context, door Door, from io.Reader) (*store.BulkReport, error) {
	if i.MaxRows == 0 {
		i.MaxRows = MaxRows
	}
	in := bufio.NewReaderSize(from, MaxLine)
	if mark, _ := in.Peek(3); bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		_, _ = in.Discard(3)
	}
	c := columns{ctx: ctx, door: door, set: i.Set, key: i.Key, known: map[string]*store.BulkColumn{}}
	var rows iter.Seq2[store.BulkRow, error]
	switch i.Format {
	case Lines:
		if _, err := in.Peek(1); err == io.EOF && i.NotEmpty {
			return nil, fault(1, "the file is empty; a list without rows is a CSV file with nothing but its first line")
		}
		rows = readLines(in, &c)
	case CSV:
		read, err := readCSV(in, i.Separator, &c)
		if err != nil {
			return nil, err
		}
		rows = read
	default:
		return nil, fmt.Errorf("format %q is not offered; use %s or %s", i.Format, CSV, Lines)
	}
	return door.Bulk(ctx, i.Bulk, bounded(rows, i.MaxRows))
}

// bounded ends a stream that has too many rows.
func bounded(rows iter.Seq2[store.BulkRow, error], most int64) iter.Seq2[store.BulkRow, error] {
	return func(yield func(store.BulkRow, error) bool) {
		n := int64(0)
		for row, err := range rows {
			if n++; n > most && err == nil {
				err = fault(row.Number, "the file has more than %d rows; split it, or allow more", most)
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// columns finds out once what each name means.
type columns struct {
	ctx  context.Context
	door Door
	set  string
	// key finds the rows; "" if nothing does.
	key   string
	known map[string]*store.BulkColumn
}

func (c *columns) of(name string) (*store.BulkColumn, error) {
	if column := c.known[name]; column != nil {
		return column, nil
	}
	column, err := c.door.BulkColumn(c.ctx, c.set, name)
	if err != nil {
		return nil, err
	}
	// What the service sets is left alone, but rows can be found by it.
	column.Ignored = column.Ignored && name != c.key
	c.known[name] = column
	return column, nil
}
