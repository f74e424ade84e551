package store

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata/query"
)

// gathering is one expanded navigation property over all its parents.
type gathering struct {
	*level
	// at is where the parents keep what is found.
	at      int
	parents []query.Row
	owners  *owners
	keys    keys
}

// expand completes rows by one statement for each expanded navigation property and level, and one
// for its counts. All statements of one depth travel together.
func (r *reader) expand(levels []*level, parents []query.Row, m *memory) error {
	for round := gatherings(levels, parents); len(round) > 0; {
		if err := r.sendRound(round); err != nil {
			return err
		}
		var next []*gathering
		for _, f := range round {
			found, err := r.receive(f, m)
			if err != nil {
				return fmt.Errorf("expand %s: %w", f.expand.Nav.Name, err)
			}
			next = append(next, gatherings(f.levels, found)...)
		}
		round = next
	}
	return nil
}

// gatherings gives rows a place for what they expand, and tells what has to be fetched.
func gatherings(levels []*level, parents []query.Row) (list []*gathering) {
	if len(parents) == 0 || len(levels) == 0 {
		return nil
	}
	places := make([]query.Expanded, len(parents)*len(levels))
	for i := range parents {
		parents[i].Expanded = places[i*len(levels) : (i+1)*len(levels) : (i+1)*len(levels)]
	}
	for at, l := range levels {
		f := &gathering{level: l, at: at, parents: parents}
		if l.counts() {
			f.zero()
		}
		if f.owners, f.keys = newOwners(parents, l.key, l.keyType); !f.keys.none() {
			list = append(list, f)
		}
	}
	return list
}

// counts tells whether the targets are counted.
func (l *level) counts() bool { return l.expand.CountOnly || l.expand.Query.Count }

// zero sets all counts, since parents without targets have no row in the answer.
func (f *gathering) zero() {
	numbers := make([]int64, len(f.parents))
	for i := range f.parents {
		f.parents[i].Expanded[f.at].Count = &numbers[i]
	}
}

func (r *reader) sendRound(round []*gathering) error {
	var b conn.Batch
	last := true
	for _, f := range round {
		last = last && len(f.levels) == 0
		if f.counts() {
			if err := r.add(&b, &f.count, f.keys); err != nil {
				return err
			}
		}
		if !f.expand.CountOnly {
			if err := r.add(&b, &f.targets, f.keys); err != nil {
				return err
			}
		}
	}
	return r.send(&b, last)
}

// receive reads the answers to what was sent for one navigation property.
func (r *reader) receive(f *gathering, m *memory) (found []query.Row, err error) {
	if f.counts() {
		if err := r.numbers(f); err != nil {
			return nil, err
		}
	}
	if f.expand.CountOnly {
		return nil, nil
	}
	return r.targets(f, m)
}

func (r *reader) numbers(f *gathering) error {
	rows, err := r.pipe.Next()
	if err != nil {
		return err
	}
	defer rows.Close()
	pair := make([]query.Cell, 2)
	for c := conn.NewCells(rows, f.pair, false); c.Next(); {
		if err := c.Read(pair); err != nil {
			return err
		}
		f.owners.each(pair[0], func(i int32) { *f.parents[i].Expanded[f.at].Count = pair[1].N })
	}
	return rows.Err()
}

// span is the targets of one key, which follow one another in the answer.
type span struct {
	key        query.Cell
	start, end int
}

// targets reads the targets of all parents and hands them out. Parents refer to parts of one
// list, so that a target costs no memory of its own but for its cells.
func (r *reader) targets(f *gathering, m *memory) (found []query.Row, err error) {
	rows, err := r.pipe.Next()
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var spans []span
	found = make([]query.Row, 0, len(f.parents))
	for c := conn.NewCells(rows, f.layout, true); c.Next(); {
		row := m.take(f.layout.Columns())
		if err := c.Read(row); err != nil {
			return nil, err
		}
		if n := len(spans); n == 0 || !sameKey(spans[n-1].key, row[0]) {
			spans = append(spans, span{key: row[0], start: len(found)})
		}
		found = append(found, query.Row{Cells: row[1:]})
		spans[len(spans)-1].end = len(found)
	}
	for _, s := range spans {
		f.owners.each(s.key, func(i int32) { f.give(&f.parents[i].Expanded[f.at], found[s.start:s.end:s.end]) })
	}
	return found, rows.Err()
}

func sameKey(a, b query.Cell) bool { return a.N == b.N && string(a.B) == string(b.B) }

// give hands targets to a parent, as many as the limit allows.
func (f *gathering) give(to *query.Expanded, rows []query.Row) {
	if limit := f.expand.Query.Limit; limit > 0 && int64(len(rows)) > limit {
		rows, to.More = rows[:limit], true
	}
	to.Rows = rows
}
