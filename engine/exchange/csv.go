package exchange

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
)

// fence lets no more than a row's worth of bytes through before the row is complete: a quote that
// is never closed would swallow the whole file.
type fence struct {
	in           io.Reader
	read, passes int64
}

// readAhead is how much encoding/csv reads before it looks.
const readAhead = 4 << 10

var errWide = fmt.Errorf("the row is longer than %d bytes; is a quote not closed?", MaxLine)

// Read implements io.Reader.
func (f *fence) Read(p []byte) (int, error) {
	if f.read >= f.passes {
		return 0, errWide
	}
	n, err := f.in.Read(p[:min(int64(len(p)), f.passes-f.read)])
	f.read += int64(n)
	return n, err
}

// past says that all up to an offset was taken.
func (f *fence) past(offset int64) { f.passes = offset + MaxLine + readAhead }

// table is a CSV file on its way.
type table struct {
	in      *csv.Reader
	fence   *fence
	columns []*store.BulkColumn
}

// readCSV reads the header and gives the rows behind it.
func readCSV(from io.Reader, separator rune, known *columns) (iter.Seq2[store.BulkRow, error], error) {
	f := &fence{in: from}
	f.past(0)
	t := &table{in: csv.NewReader(f), fence: f}
	t.in.ReuseRecord = true
	if separator != 0 {
		t.in.Comma = separator
	}
	header, err := t.in.Read()
	if err == io.EOF {
		return nil, fault(1, "the file is empty; its first line must name the columns")
	}
	if err != nil {
		return nil, where(err)
	}
	if err := t.head(header, known); err != nil {
		return nil, err
	}
	return t.rows, nil
}

// head finds out what the columns mean. Each property may be given once only.
func (t *table) head(header []string, known *columns) error {
	given := map[string]string{}
	for _, name := range header {
		column, err := known.of(name)
		if err != nil {
			return fmt.Errorf("line 1, column %q: %w", name, err)
		}
		if other, twice := given[column.Writes()]; twice && !column.Ignored {
			return fault(1, "columns %s and %s are about the same property; leave one out", other, name)
		}
		given[column.Writes()] = name
		t.columns = append(t.columns, column)
	}
	return nil
}

func (t *table) rows(yield func(store.BulkRow, error) bool) {
	for {
		t.fence.past(t.in.InputOffset())
		record, err := t.in.Read()
		if err == io.EOF {
			return
		}
		if err != nil && !errors.Is(err, csv.ErrFieldCount) {
			yield(store.BulkRow{}, where(err))
			return
		}
		line, _ := t.in.FieldPos(0)
		if !yield(t.row(int64(line), record), nil) {
			return
		}
	}
}

// where says what encoding/csv and the fence found wrong.
func where(err error) error {
	var e *csv.ParseError
	if errors.As(err, &e) {
		return fault(int64(e.StartLine), "%v", e.Err)
	}
	return err
}

func (t *table) row(line int64, record []string) store.BulkRow {
	row := store.BulkRow{Number: line}
	if len(record) != len(t.columns) {
		row.Fault = &odata.Error{
			Status: 400, Code: "WrongColumns",
			Message: fmt.Sprintf("the row has %d cells, the header names %d columns", len(record), len(t.columns)),
		}
		return row
	}
	row.Cells = make([]store.BulkCell, 0, len(record))
	for i, text := range record {
		if !utf8.ValidString(text) {
			row.Fault = collect(row.Fault, invalid(t.columns[i].Name, "the text is not valid UTF-8; save the file as UTF-8"))
			continue
		}
		v, given, fault := cell(t.columns[i], text)
		if fault != nil {
			row.Fault = collect(row.Fault, fault)
		} else if given {
			row.Cells = append(row.Cells, store.BulkCell{Column: t.columns[i], Value: v})
		}
	}
	return row
}
