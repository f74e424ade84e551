package exchange

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Source is what an export asks of the store; both methods act for the caller in ctx.
type Source interface {
	Model(ctx context.Context) (*edm.Model, error)
	Query(ctx context.Context, q *query.Query) (*odata.Result, error)
}

// Export says which rows are written, and how.
type Export struct {
	// Query is the text of an OData query: a set, and options behind a question mark.
	Query  string
	Format Format
	// Raw leaves texts as they are. Else one that a spreadsheet would take for a formula gets an
	// apostrophe in front.
	Raw bool
	// Progress is told now and then how many rows were written; nil for nobody.
	Progress func(rows int64)
}

// Run writes all rows of the query, one after the other, and gives their number.
func (e Export) Run(ctx context.Context, source Source, to io.Writer) (rows int64, err error) {
	if !access.MayExport(ctx) {
		return 0, &odata.Error{Status: 403, Code: "Forbidden", Message: "you may not take whole sets away; read them page by page"}
	}
	q, err := e.bind(ctx, source)
	if err != nil {
		return 0, err
	}
	out, err := e.writer(to, q)
	if err != nil {
		return 0, err
	}
	result, err := source.Query(ctx, q)
	if err != nil {
		return 0, err
	}
	for row, err := range result.Rows {
		if err == nil {
			err = out.Line(row)
		}
		if err != nil {
			return rows, fmt.Errorf("export row %d: %w", rows+1, err)
		}
		if rows++; e.Progress != nil && rows%reportEvery == 0 {
			e.Progress(rows)
		}
	}
	return rows, out.EndLines()
}

// reportEvery is after how many rows progress is told.
const reportEvery = 1000

func (e Export) bind(ctx context.Context, source Source) (*query.Query, error) {
	model, err := source.Model(ctx)
	if err != nil {
		return nil, err
	}
	path, options, _ := strings.Cut(strings.TrimPrefix(e.Query, "/"), "?")
	url, err := grammar.Parse(path, options, grammar.Limits{})
	if err != nil {
		return nil, err
	}
	request, err := query.Bind(model, url, query.Env{})
	if err != nil {
		return nil, err
	}
	if request.Kind != query.KindEntities {
		return nil, &odata.Error{Status: 400, Code: "NotASet", Message: "an export is of the rows of a set; name one, such as Identity"}
	}
	q := request.Query
	if q.Top != nil {
		q.Limit = *q.Top
	}
	return q, nil
}

// lineWriter writes rows one by one.
type lineWriter interface {
	Line(row query.Row) error
	EndLines() error
}

func (e Export) writer(to io.Writer, q *query.Query) (lineWriter, error) {
	switch e.Format {
	case Lines:
		return payload.NewWriter(to, q, payload.Format{Metadata: payload.None}), nil
	case CSV:
		return newSheet(to, q, e.Raw)
	}
	return nil, fmt.Errorf("format %q is not offered; use %s or %s", e.Format, CSV, Lines)
}
