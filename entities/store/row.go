package store

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// row is a stored row as this transaction sees it.
type row struct {
	kind *entities.Type
	id   int64
	// values are parallel to kind.Fields.
	values []any
	links  map[string][]int64
	from   time.Time
	salt   []byte
	// event is the event of the version that this transaction made of the row; nil if it made none.
	event *event
	// principal is in whose place the caller brings the row to this state; 0 for himself.
	principal int64
}

// object gives the row as a struct of its type.
func (r *row) object() (any, error) {
	p := reflect.New(r.kind.Go)
	return p.Interface(), r.into(p.Elem())
}

func (r *row) into(dst reflect.Value) error {
	if err := fill(r.kind, dst, r.values); err != nil {
		return err
	}
	fillLinks(r.kind, dst, r.links)
	return nil
}

// get gives the value of a property.
func (r *row) get(property string) any {
	if i, ok := at(r.kind, property); ok {
		return r.values[i]
	}
	return nil
}

// scanner reads rows of a type from any statement that selects its columns in order.
type scanner struct {
	cells []conn.Value
	dst   []any
}

func newScanner(t *entities.Type, more ...any) *scanner {
	s := &scanner{cells: make([]conn.Value, len(t.Fields))}
	for i, f := range t.Fields {
		s.cells[i].Type = primitive(f.Edm)
		s.dst = append(s.dst, &s.cells[i])
	}
	s.dst = append(s.dst, more...)
	return s
}

func (s *scanner) scan(rows interface{ Scan(...any) error }) ([]any, error) {
	if err := rows.Scan(s.dst...); err != nil {
		return nil, err
	}
	values := make([]any, len(s.cells))
	for i := range s.cells {
		values[i] = s.cells[i].V
	}
	return values, nil
}

func columns(t *entities.Type, prefix string) string {
	names := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		names[i] = prefix + f.Column
	}
	return strings.Join(names, ", ")
}

// selectRow reads a row called t, as scan takes it.
func selectRow(t *entities.Type) string {
	return "SELECT " + columns(t, "t.") + ", t.effective_from, (SELECT s.salt FROM object_salts s WHERE s.object_id = t.id) FROM " + t.Table + " t"
}

// lockRow keeps others from changing the row; references to it they may make.
func lockRow(d conn.Dialect) string {
	if d == conn.Postgres {
		return " FOR NO KEY UPDATE OF t"
	}
	return ""
}

// scan reads the row without its links, or answers ErrNotFound.
func (r *row) scan(from conn.Row) (err error) {
	s := newScanner(r.kind, conn.Time(&r.from), &r.salt)
	r.values, err = s.scan(from)
	if errors.Is(err, conn.ErrNoRows) {
		return ErrNotFound
	}
	if err == nil {
		r.id, _ = r.get("Id").(int64)
	}
	return err
}

// load reads a row of a data object. With lock nobody else can change it until this transaction
// ends; the lock leaves references to the row alone.
func (tx *Tx) load(t *entities.Type, id int64, lock bool) (*row, error) {
	if r := tx.rows[id]; r != nil && r.kind == t {
		return r, nil
	}
	text := selectRow(t) + " WHERE t.id = $1"
	if lock {
		text += lockRow(tx.conn.Dialect)
	}
	r := &row{kind: t}
	if err := r.scan(tx.conn.QueryRow(tx.ctx, text, id)); err != nil {
		return nil, fmt.Errorf("read %s %d: %w", t.Name, id, err)
	}
	links, err := loadLinks(tx.ctx, tx.conn, t, []int64{id})
	if err != nil {
		return nil, err
	}
	r.links, r.event = links[id], tx.sums[id].event
	return r, nil
}

// Get reads a data object by its id into dst, which is *entities.X. Deleted ones are found too.
func (tx *Tx) Get(dst any, id int64) error { return tx.read(dst, id, false) }

// Lock is Get, and nobody else can change the row until the transaction ends.
func (tx *Tx) Lock(dst any, id int64) error { return tx.read(dst, id, true) }

func (tx *Tx) read(dst any, id int64, lock bool) error {
	t, v, err := tx.store.structOf(dst)
	if err != nil {
		return err
	}
	if t.Computed {
		return fmt.Errorf("get %s: its rows are made by the service; use Find", t.Name)
	}
	r, err := tx.load(t, id, lock)
	if err != nil {
		return fmt.Errorf("get: %w", err)
	}
	return r.into(v)
}

// readRows reads versions from a table or its history, called v, without their links.
func readRows(ctx context.Context, q conn.Querier, t *entities.Type, from string, args ...any) (list []*row, err error) {
	rows, err := q.Query(ctx, "SELECT "+columns(t, "v.")+", v.effective_from, (SELECT s.salt FROM object_salts s WHERE s.object_id = v.id) FROM "+from, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var at time.Time
	var salt []byte
	for cells := newScanner(t, conn.Time(&at), &salt); rows.Next(); {
		values, err := cells.scan(rows)
		if err != nil {
			return nil, err
		}
		r := &row{kind: t, values: values, links: map[string][]int64{}, from: at, salt: salt}
		r.id, _ = r.get("Id").(int64)
		list, salt = append(list, r), nil
	}
	return list, rows.Err()
}
