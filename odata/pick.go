package odata

import (
	"iter"
	"maps"

	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/query"
)

// picked lets rows through with their collections as $select asks for them in parentheses. They
// are read whole and picked from here, since they are part of their row.
func picked(q *query.Query, rows iter.Seq2[query.Row, error]) iter.Seq2[query.Row, error] {
	if !picks(q) {
		return rows
	}
	return func(yield func(query.Row, error) bool) {
		for row, err := range rows {
			if err == nil {
				err = pickRow(q, &row)
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// picks tells whether there is anything to pick in rows or in their expanded ones.
func picks(q *query.Query) bool {
	for _, part := range q.Parts {
		if pickedPart(part) {
			return true
		}
	}
	for _, e := range q.Expand {
		if picks(e.Query) {
			return true
		}
	}
	return false
}

func pickedPart(part *query.Part) bool {
	if part == nil {
		return false
	}
	for _, m := range part.Members {
		if pickedPart(m.Part) {
			return true
		}
	}
	return part.Items != nil
}

func pickRow(q *query.Query, row *query.Row) error {
	for i, p := range q.Columns {
		part := q.Parts[p]
		if !row.Cells[i].Some || !pickedPart(part) {
			continue
		}
		v, err := pickValue(part, row.Cells[i].V)
		if err != nil {
			return err
		}
		row.Cells[i].V = v
	}
	for i, e := range q.Expand {
		rows := row.Expanded[i].Rows
		for j := range rows {
			if err := pickRow(e.Query, &rows[j]); err != nil {
				return err
			}
		}
	}
	return nil
}

// pickValue picks from a collection, or from the collections in a complex value.
func pickValue(part *query.Part, value any) (any, error) {
	switch v := value.(type) {
	case []any:
		if part.Items == nil {
			return v, nil
		}
		found, count, err := eval.Items(part.Items, v, nil)
		if err != nil || count == nil {
			return found, err
		}
		return query.Counted{Values: found, Count: *count}, nil
	case map[string]any:
		members := maps.Clone(v)
		for _, m := range part.Members {
			if !pickedPart(m.Part) {
				continue
			}
			inner, err := pickValue(m.Part, v[m.Property.Name])
			if err != nil {
				return nil, err
			}
			members[m.Property.Name] = inner
		}
		return members, nil
	}
	return value, nil
}
