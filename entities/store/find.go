package store

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// Find reads the rows for which a filter holds, in the order of their keys, into dst, which is
// *[]entities.X. Parameters are written @name. Deleted rows are found if the filter speaks of Deleted.
func (tx *Tx) Find(dst any, filter string, params map[string]any) error {
	return tx.store.find(tx.ctx, tx.conn, dst, filter, params)
}

// Read is Find outside a transaction and without rights: for the loops of the engine.
func (s *Store) Read(ctx context.Context, dst any, filter string, params map[string]any) error {
	return s.find(ctx, s.db, dst, filter, params)
}

// Count counts the rows of a type, given by one of its structs, for which a filter holds.
func (tx *Tx) Count(of any, filter string, params map[string]any) (n int64, err error) {
	t := tx.store.catalog.OfGo(of)
	if t == nil {
		return 0, fmt.Errorf("count: %T is no known type", of)
	}
	q, err := tx.store.rowsWhere(t, filter, params)
	if err != nil {
		return 0, fmt.Errorf("count %s where %s: %w", t.Name, filter, err)
	}
	statement, err := sqlgen.Count(q, sqlgen.Options{Dialect: tx.store.dialect(), Schema: tx.store.catalog.Schema, Params: params})
	if err == nil {
		err = tx.conn.QueryRow(tx.ctx, statement.SQL, statement.Args...).Scan(&n)
	}
	if err != nil {
		return 0, fmt.Errorf("count %s where %s: %w", t.Name, filter, err)
	}
	return n, nil
}

func (s *Store) find(ctx context.Context, q conn.Querier, dst any, filter string, params map[string]any) error {
	t := s.catalog.OfGo(dst)
	list := reflect.ValueOf(dst)
	if t == nil || list.Kind() != reflect.Pointer || list.Elem().Kind() != reflect.Slice {
		return fmt.Errorf("find: %T is no pointer to a slice of a known type", dst)
	}
	statement, err := s.selection(t, filter, params)
	if err == nil {
		err = collect(ctx, q, t, list.Elem(), statement)
	}
	if err != nil {
		return fmt.Errorf("find %s where %s: %w", t.Name, filter, err)
	}
	return nil
}

// selection writes the statement that reads all fields of a type.
func (s *Store) selection(t *entities.Type, filter string, params map[string]any) (sqlgen.Statement, error) {
	q, err := s.rowsWhere(t, filter, params)
	if err != nil {
		return sqlgen.Statement{}, err
	}
	q.Columns, q.Shown = nil, nil
	for _, f := range t.Fields {
		q.Columns, q.Shown = append(q.Columns, f.Edm), append(q.Shown, true)
	}
	return sqlgen.Select(q, sqlgen.Options{Dialect: s.dialect(), Schema: s.catalog.Schema, Params: params})
}

// rowsWhere is the query for the rows of a type for which a filter holds.
func (s *Store) rowsWhere(t *entities.Type, filter string, params map[string]any) (*query.Query, error) {
	condition, err := s.filters.bind(s.catalog, t, filter, params)
	if err != nil {
		return nil, err
	}
	q := query.ByKey(s.catalog.Model, &edm.EntitySet{Type: t.Edm}, nil)
	q.Filter, q.IncludeDeleted = condition, strings.Contains(filter, "Deleted")
	return q, nil
}

func (s *Store) dialect() sqlgen.Dialect {
	if s.db.Dialect == conn.SQLite {
		return sqlgen.SQLite
	}
	return sqlgen.Postgres
}

func collect(ctx context.Context, q conn.Querier, t *entities.Type, list reflect.Value, statement sqlgen.Statement) error {
	found, err := fetch(ctx, q, t, statement)
	if err != nil {
		return err
	}
	list.SetZero()
	var owners []int64
	for _, values := range found {
		one := reflect.New(t.Go)
		if err := fill(t, one.Elem(), values); err != nil {
			return err
		}
		if len(t.Links) > 0 {
			owners = append(owners, one.Interface().(entities.Entity).Base().ID)
		}
		list.Set(reflect.Append(list, one.Elem()))
	}
	if len(owners) == 0 {
		return nil
	}
	links, err := loadLinks(ctx, q, t, owners)
	if err != nil {
		return err
	}
	for i, owner := range owners {
		fillLinks(t, list.Index(i), links[owner])
	}
	return nil
}

func fetch(ctx context.Context, q conn.Querier, t *entities.Type, statement sqlgen.Statement) ([][]any, error) {
	rows, err := q.Query(ctx, statement.SQL, statement.Args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found [][]any
	for s := newScanner(t); rows.Next(); {
		values, err := s.scan(rows)
		if err != nil {
			return nil, err
		}
		found = append(found, values)
	}
	return found, rows.Err()
}

// maxFilters bounds the cache of bound filters: texts that come from data could grow it for ever.
const maxFilters = 1000

// filters keeps bound filters by type, text and the types of parameters.
type filters struct {
	mu    sync.Mutex
	known map[string]query.Expr
}

func (f *filters) bind(c *entities.Catalog, t *entities.Type, filter string, params map[string]any) (query.Expr, error) {
	if filter == "" {
		return nil, nil
	}
	declared, err := query.ParamsOf(params)
	if err != nil {
		return nil, err
	}
	key := shape(t, filter, params)
	f.mu.Lock()
	known := f.known[key]
	f.mu.Unlock()
	if known != nil {
		return known, nil
	}
	tree, err := grammar.ParseFilter(filter, grammar.Limits{})
	if err != nil {
		return nil, err
	}
	bound, err := query.BindFilter(c.Model, t.Edm, tree, declared)
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.known == nil || len(f.known) >= maxFilters {
		f.known = map[string]query.Expr{}
	}
	f.known[key] = bound
	return bound, nil
}

func shape(t *entities.Type, filter string, params map[string]any) string {
	parts := []string{t.Name, filter}
	for name, v := range params {
		parts = append(parts, fmt.Sprintf("%s %T", name, v))
	}
	slices.Sort(parts[2:])
	return strings.Join(parts, "\x00")
}
