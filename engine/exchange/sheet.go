package exchange

import (
	"encoding/csv"
	"io"
	"strings"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// sheet writes rows as CSV. What is expanded by a single-valued navigation property stands beside
// the row's own columns, named NAV/NAME, so that an import understands it again.
type sheet struct {
	out   *csv.Writer
	cells []sheetColumn
	texts []string
	raw   bool
}

// sheetColumn finds a value in a row: by the places of expanded properties, then of the column.
type sheetColumn struct {
	through  []int
	at       int
	property *edm.Property
	name     string
}

func newSheet(to io.Writer, q *query.Query, raw bool) (*sheet, error) {
	s := &sheet{out: csv.NewWriter(to), raw: raw}
	if err := s.add(q, "", nil); err != nil {
		return nil, err
	}
	names := make([]string, len(s.cells))
	for i, c := range s.cells {
		names[i] = c.name
	}
	s.texts = make([]string, len(s.cells))
	return s, s.out.Write(names)
}

func (s *sheet) add(q *query.Query, prefix string, through []int) error {
	for i, p := range q.Columns {
		if !q.Shown[i] {
			continue
		}
		if _, primitive := p.Type.(edm.Primitive); !primitive && p.Codes == nil || p.Collection {
			return flat(prefix + p.Name)
		}
		s.cells = append(s.cells, sheetColumn{through, i, p, prefix + p.Name})
	}
	for i, x := range q.Expand {
		if x.Nav.Collection || x.CountOnly || x.Ref {
			return flat(prefix + x.Nav.Name)
		}
		if err := s.add(x.Query, prefix+x.Nav.Name+"/", append(append([]int{}, through...), i)); err != nil {
			return err
		}
	}
	return nil
}

func flat(name string) error {
	return &odata.Error{
		Status: 400, Code: "NotFlat", Target: name,
		Message: name + " has no place in one cell; leave it out, or export JSON lines",
	}
}

// Line writes one row.
func (s *sheet) Line(row query.Row) error {
	for i, c := range s.cells {
		s.texts[i] = s.text(c, row)
	}
	return s.out.Write(s.texts)
}

// EndLines sends the rest.
func (s *sheet) EndLines() error {
	s.out.Flush()
	return s.out.Error()
}

func (s *sheet) text(c sheetColumn, row query.Row) string {
	for _, at := range c.through {
		if len(row.Expanded[at].Rows) == 0 {
			return ""
		}
		row = row.Expanded[at].Rows[0]
	}
	cell := row.Cells[c.at]
	if !cell.Some {
		return ""
	}
	if c.property.Codes != nil {
		code, _ := c.property.Codes.ByID(cell.N)
		return code.Value
	}
	t := c.property.Type.(edm.Primitive)
	if t == edm.String {
		return s.harmless(string(cell.B))
	}
	return string(payload.AppendText(nil, t, cell.Value(t)))
}

// harmless puts an apostrophe in front of a text that a spreadsheet would take for a formula.
func (s *sheet) harmless(text string) string {
	if s.raw || text == "" || !strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return text
	}
	return "'" + text
}
