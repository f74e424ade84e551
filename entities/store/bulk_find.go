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
// of the caller. Two rows for one object are both at fault, for nobody knows which of them counts.
func (c *chunk) find() error {
	by := c.key
	if by == nil {
		by = c.businessColumn()
	}
	if by == nil {
		return nil
	}
	keys := c.keysOfRows(by)
	c.tellTwins(keys)
	if c.Mode == BulkCreate {
		return nil
	}
	var values []any
	for p, key := range keys {
		if p.fault == nil {
			values = append(values, key)
		}
	}
	ids, err := c.among(c.kind, by.Property.Name, values, c.options.Rule, c.restores())
	if err != nil {
		return fmt.Errorf("find rows: %w", err)
	}
	for _, p := range c.good(nil) {
		if id, found := ids[keys[p]]; found {
			p.id, p.op = id, OpUpdate
		} else if c.Mode == BulkUpdate || !by.given() {
			p.fault = &odata.Error{
				Status: 404, Code: "NotFound", Target: by.Name,
				Message: fmt.Sprintf("there is no %s with this %s that you can see", c.kind.Name, by.Name),
			}
		}
	}
	return nil
}

// given says whether a new row can have the key that a caller gives it.
func (c *BulkColumn) given() bool { return !c.Property.Computed }

// restores says that rows which are deleted are looked for as well.
func (c *chunk) restores() bool {
	for _, p := range c.rows {
		for _, cell := range p.Cells {
			if cell.Column.Property.Name == "Deleted" {
				return true
			}
		}
	}
	return false
}

// businessColumn is the column of the business key; nil if no row names it.
func (c *chunk) businessColumn() *BulkColumn {
	for _, p := range c.rows {
		for _, cell := range p.Cells {
			if col := cell.Column; !col.Many && col.target == nil && c.kind.Fields[col.place].Business {
				return col
			}
		}
	}
	return nil
}

// keysOfRows gives what each row is found by.
func (c *chunk) keysOfRows(by *BulkColumn) map[*pending]any {
	keys := make(map[*pending]any, len(c.rows))
	for _, p := range c.good(nil) {
		for _, cell := range p.Cells {
			if cell.Column.Name == by.Name {
				keys[p] = cell.Value
			}
		}
		if keys[p] == nil || keys[p] == "" {
			delete(keys, p)
			p.fault = &odata.Error{Status: 400, Code: "RequiredProperty", Target: by.Name, Message: by.Name + " is required: the row is found by it"}
		}
	}
	return keys
}

// tellTwins finds the rows that speak of the same object as another one, in this chunk or before.
func (c *chunk) tellTwins(keys map[*pending]any) {
	first := make(map[any]*pending, len(keys))
	for _, p := range c.rows {
		key, named := keys[p]
		if !named || p.fault != nil {
			continue
		}
		hash := hashOf(key)
		if other := first[key]; other != nil {
			other.fault, p.fault = twin(p.Number), twin(other.Number)
			continue
		}
		first[key] = p
		if c.seen.has(hash) {
			p.fault = twin(0)
		}
		c.keys = append(c.keys, hash)
	}
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
