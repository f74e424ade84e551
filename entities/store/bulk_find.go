package store

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// find tells new rows from those that are there already: one query for all keys, with the rights
// of the caller.
func (c *chunk) find() error {
	if c.by == nil || c.Mode == BulkCreate {
		return nil
	}
	if c.scouting && !c.seesAll(c.kind) {
		return errHere
	}
	values := make([]any, 0, len(c.rows))
	for i, p := range c.rows {
		if p.fault == nil {
			values = append(values, c.keys[i])
		}
	}
	ids, err := c.among(c.kind, c.by.Property.Name, values, c.options.Rule, c.restores())
	if err != nil {
		return fmt.Errorf("find rows: %w", err)
	}
	if c.seesAll(c.kind) {
		c.searched = c.by.Property.Name
	}
	for i, p := range c.rows {
		if p.fault != nil {
			continue
		}
		if id, found := ids[c.keys[i]]; found {
			p.id, p.op = id, OpUpdate
		} else if c.Mode == BulkUpdate || !c.by.given() {
			p.fault = &odata.Error{
				Status: 404, Code: "NotFound", Target: c.by.Name,
				Message: fmt.Sprintf("there is no %s with this %s that you can see", c.kind.Name, c.by.Name),
			}
		}
	}
	return nil
}

// given says whether a new row can have the key that a caller gives it.
func (c *BulkColumn) given() bool { return !c.Property.Computed }

// seesAll says that the caller may see every row of a type, so that what he sees does not depend on
// what the transaction writes.
func (w *writer) seesAll(t *entities.Type) bool {
	return w.options.Rule == nil || w.options.Rule(t.Edm) == nil
}

// restores says that rows which are deleted are looked for as well.
func (c *chunk) restores() bool {
	for _, r := range c.given {
		for _, cell := range r.Cells {
			if cell.Column.Property.Name == "Deleted" {
				return true
			}
		}
	}
	return false
}

// businessColumn is the column of the business key; nil if no row names it.
func (c *chunk) businessColumn() *BulkColumn {
	for _, r := range c.given {
		for _, cell := range r.Cells {
			if col := cell.Column; !col.Many && col.target == nil && c.kind.Fields[col.place].Business {
				return col
			}
		}
	}
	return nil
}

// keysOf gives what each row is found by. A row without it is at fault.
func keysOf(rows []BulkRow, by *BulkColumn) []any {
	keys := make([]any, len(rows))
	for i, r := range rows {
		if r.Fault != nil {
			continue
		}
		for _, cell := range r.Cells {
			if cell.Column.Name == by.Name {
				keys[i] = cell.Value
			}
		}
		if keys[i] == nil || keys[i] == "" {
			keys[i] = nil
			rows[i].Fault = &odata.Error{Status: 400, Code: "RequiredProperty", Target: by.Name, Message: by.Name + " is required: the row is found by it"}
		}
	}
	return keys
}

// tellTwins finds the rows that speak of the same object as another one, in this chunk or before: both
// are at fault, for nobody knows which of them counts.
func (w *bulk) tellTwins(rows []BulkRow, keys []any) {
	first := make(map[any]int, len(keys))
	hashes := make([]uint64, 0, len(keys))
	for i, key := range keys {
		if key == nil {
			continue
		}
		if other, twice := first[key]; twice {
			rows[other].Fault, rows[i].Fault = twin(rows[i].Number), twin(rows[other].Number)
			continue
		}
		first[key] = i
		hash := hashOf(key)
		if w.seen.has(hash) {
			rows[i].Fault = twin(0)
		}
		hashes = append(hashes, hash)
	}
	w.seen.add(hashes)
}

func twin(row int64) *odata.Error {
	where := "an earlier row"
	if row > 0 {
		where = fmt.Sprintf("row %d", row)
	}
	return &odata.Error{
		Status: 409, Code: "DuplicateRow",
		Message: where + " is about the same object; leave one of them out",
	}
}

// among finds those rows of a type whose property has one of the values, as far as a rule lets
// them be seen: ids by value.
func (w *writer) among(t *entities.Type, property string, values []any, rule func(*edm.EntityType) query.Expr, deleted bool) (map[any]int64, error) {
	if len(values) == 0 {
		return map[any]int64{}, nil
	}
	statement, err := w.findAmong(t, property, values, rule, deleted)
	if err != nil {
		return nil, err
	}
	rows, err := w.tx.conn.Query(w.tx.ctx, statement.SQL, statement.Args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	return foundAmong(rows, t.Edm.Property(property), len(values))
}

func (w *writer) findAmong(t *entities.Type, property string, values []any, rule func(*edm.EntityType) query.Expr, deleted bool) (sqlgen.Statement, error) {
	if w.options.Dialect == sqlgen.Postgres && !deleted && (rule == nil || rule(t.Edm) == nil) {
		return findEach(t, property, values), nil
	}
	params := map[string]any{"these": listOf(values)}
	condition, err := w.tx.store.filters.bind(w.tx.store.catalog, t, property+" in @these", params)
	if err != nil {
		return sqlgen.Statement{}, err
	}
	q := query.ByKey(w.tx.store.catalog.Model, &edm.EntitySet{Type: t.Edm}, nil)
	q.Filter, q.IncludeDeleted = condition, deleted
	q.Columns, q.Shown = []*edm.Property{t.Edm.Property("Id"), t.Edm.Property(property)}, []bool{true, true}
	return sqlgen.Select(q, sqlgen.Options{Dialect: w.options.Dialect, Schema: w.options.Schema, Rule: rule, Params: w.with(params)})
}

// findEach has PostgreSQL look for one value after the other by their index. Left to itself it would
// read the whole table for each chunk, as it knows nothing of rows that were written just now. Table and
// column are names of the catalog; what a file holds travels as the one argument.
func findEach(t *entities.Type, property string, values []any) sqlgen.Statement {
	f, _ := t.Field(property)
	list, of := listOf(values), "text"
	switch list.(type) {
	case []int64:
		of = "bigint"
	case []uuid.UUID:
		of = "uuid"
	}
	return sqlgen.Statement{
		SQL: fmt.Sprintf("SELECT f.id, k.v FROM unnest($1::%s[]) AS k (v) CROSS JOIN LATERAL (SELECT t.id FROM %s t WHERE t.%s = k.v AND NOT t.deleted LIMIT 1) f",
			of, t.Table, f.Column),
		Args: []any{list},
	}
}

// foundAmong reads what findAmong selects.
func foundAmong(rows conn.Rows, by *edm.Property, most int) (map[any]int64, error) {
	found := make(map[any]int64, most)
	var id int64
	for value := (conn.Value{Type: primitive(by)}); rows.Next(); {
		if err := rows.Scan(&id, &value); err != nil {
			return nil, err
		}
		found[value.V] = id
	}
	return found, rows.Err()
}

// with adds parameters to those of the caller.
func (w *writer) with(params map[string]any) map[string]any {
	all := make(map[string]any, len(w.params)+len(params))
	for name, v := range w.params {
		all[name] = v
	}
	for name, v := range params {
		all[name] = v
	}
	return all
}

// listOf makes a typed list of values, which are all of one type.
func listOf(values []any) any {
	switch values[0].(type) {
	case int64:
		return typed[int64](values)
	case uuid.UUID:
		return typed[uuid.UUID](values)
	}
	return typed[string](values)
}

func typed[T any](values []any) []T {
	list := make([]T, 0, len(values))
	for _, v := range values {
		if x, ok := v.(T); ok {
			list = append(list, x)
		}
	}
	return list
}
