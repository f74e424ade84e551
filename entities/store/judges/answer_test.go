package judges_test

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// answer is what a judge says to a query.
type answer struct {
	rows  []query.Row
	count *int64
}

// text spells an answer out, one row a line: the key, what was computed, what it is sorted by and
// what is expanded. Two answers are the same if their texts are.
func (a answer) text(q *query.Query) string {
	var b strings.Builder
	writeRows(&b, q, a.rows, "")
	writeCount(&b, a.count)
	return b.String()
}

func writeCount(b *strings.Builder, n *int64) {
	if n != nil {
		fmt.Fprintf(b, " #%d", *n)
	}
}

func writeRows(b *strings.Builder, q *query.Query, rows []query.Row, indent string) {
	for _, row := range rows {
		b.WriteString("\n" + indent)
		for i, p := range q.Columns {
			if p.Name == "Id" || q.Computed[p] != nil {
				b.WriteString(" " + cellText(row.Cells[i], p.Type))
			}
		}
		if indent == "" { // expanded rows come without
			for i, e := range q.Extra() {
				b.WriteString(" " + cellText(row.Extra[i], e.Type()))
			}
		}
		for i, e := range q.Expand {
			b.WriteString(" " + e.Nav.Name)
			if row.Expanded[i].More {
				b.WriteString("+")
			}
			writeCount(b, row.Expanded[i].Count)
			writeRows(b, e.Query, row.Expanded[i].Rows, indent+"   ")
		}
	}
}

func cellText(c query.Cell, t edm.Type) string {
	switch v := c.Value(t).(type) {
	case float64:
		return strconv.FormatFloat(v+0, 'g', -1, 64) // minus zero is zero
	case time.Time:
		return v.UTC().Format(time.RFC3339Nano)
	case string:
		return strconv.QuoteToASCII(v)
	default:
		return fmt.Sprint(v)
	}
}

// typesOf are the types of the columns that a Select gives.
func typesOf(q *query.Query) []edm.Type {
	var types []edm.Type
	for _, p := range q.Columns {
		if p.Collection {
			types = append(types, edm.CollectionType{Of: p.Type})
			continue
		}
		types = append(types, p.Type)
	}
	for _, e := range q.Extra() {
		types = append(types, e.Type())
	}
	return types
}

// decode turns what a driver gives into the Go type that package edm lists.
func decode(d sqlgen.Dialect, t edm.Type, raw any) (any, error) {
	p, ok := t.(edm.Primitive)
	if !ok {
		return raw, nil // the number of an enumeration or of a code
	}
	if d == sqlgen.SQLite {
		return funcs.FromSQLite(p, raw)
	}
	switch x := raw.(type) {
	case time.Time:
		if p == edm.Date {
			return edm.Days(x.Unix() / 86400), nil
		}
		return x.UTC(), nil
	case string:
		switch p {
		case edm.Decimal:
			return decimal.NewFromString(x)
		case edm.Guid:
			return uuid.Parse(x)
		}
	case int64:
		switch p {
		case edm.Duration:
			return time.Duration(x) * time.Microsecond, nil
		case edm.TimeOfDay:
			return edm.Clock(x), nil
		}
	}
	return raw, nil
}
