// Package ddl writes the tables of entity types as SQL text: rows, history, the view over both,
// link tables, indexes and the triggers that keep history as it is. It knows both dialects and
// runs nothing. It must never know which types there are, nor what they mean.
package ddl

import (
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// Dialect writes what the two databases spell differently.
type Dialect struct {
	// Name is sqlite or postgres.
	Name string

	types map[edm.Primitive]string
	code  string
	// suffix ends a CREATE TABLE, keyed one whose primary key is not a single number.
	suffix, keyed string
	// nullsFirst follows an index column that can be null.
	nullsFirst string
	// texts writes values of a type as text; collate follows a text that was made so.
	texts   map[edm.Primitive]string
	collate string
	// pair is one property with its old and new value, unpivot makes rows of all pairs of a table.
	pair, unpivot string
	refusal       func(table string, key string, free []string, columns []string) []string
}

// Postgres writes for PostgreSQL.
var Postgres = &Dialect{
	Name: "postgres",
	types: map[edm.Primitive]string{
		edm.Int64: "bigint", edm.String: `text COLLATE "C"`, edm.Boolean: "boolean", edm.DateTimeOffset: "timestamptz",
		edm.Guid: "uuid", edm.Decimal: "numeric(19,6)", edm.Binary: "bytea",
	},
	code:       "smallint",
	nullsFirst: " NULLS FIRST",
	collate:    ` COLLATE "C"`,
	texts: map[edm.Primitive]string{
		edm.Int64: "%s::text", edm.Boolean: "%s::text", edm.Guid: "%s::text", edm.Decimal: "trim_scale(%s)::text",
		edm.DateTimeOffset: `to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
		edm.Binary:         "encode(%s, 'hex')",
	},
	pair: `('%s', %s, %s)`,
	unpivot: `SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, %[2]s AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM %[1]s_versions v
LEFT JOIN %[1]s_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    %[3]s
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new`,
	refusal: postgresRefusal,
}

// SQLite writes for SQLite: times are microseconds, decimals are scaled, booleans are 0 and 1.
var SQLite = &Dialect{
	Name: "sqlite",
	types: map[edm.Primitive]string{
		edm.Int64: "INTEGER", edm.String: "TEXT", edm.Boolean: "INTEGER", edm.DateTimeOffset: "INTEGER",
		edm.Guid: "BLOB", edm.Decimal: "INTEGER", edm.Binary: "BLOB",
	},
	code:   "INTEGER",
	suffix: " STRICT",
	keyed:  " STRICT, WITHOUT ROWID",
	texts: map[edm.Primitive]string{
		edm.Boolean: "CASE %s WHEN 0 THEN 'false' WHEN 1 THEN 'true' END",
		edm.Guid: "lower(substr(hex(%[1]s), 1, 8) || '-' || substr(hex(%[1]s), 9, 4) || '-' || substr(hex(%[1]s), 13, 4)" +
			" || '-' || substr(hex(%[1]s), 17, 4) || '-' || nullif(substr(hex(%[1]s), 21), ''))",
		edm.Decimal: "CASE WHEN %[1]s < 0 THEN '-' WHEN %[1]s >= 0 THEN '' END || rtrim(rtrim(printf('%%d.%%06d', abs(%[1]s) / 1000000, abs(%[1]s) %% 1000000), '0'), '.')",
		edm.DateTimeOffset: "strftime('%%Y-%%m-%%dT%%H:%%M:%%S', (%[1]s - (%[1]s %% 1000000 + 1000000) %% 1000000) / 1000000, 'unixepoch')" +
			" || printf('.%%06dZ', (%[1]s %% 1000000 + 1000000) %% 1000000)",
		edm.Int64:  "CAST(%s AS text)",
		edm.Binary: "hex(%s)",
	},
	pair: "json_array('%s', %s, %s)",
	unpivot: `SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, %[2]s AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM %[1]s_versions v
LEFT JOIN %[1]s_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    %[3]s
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2`,
	refusal: sqliteRefusal,
}

// column is one column of a table.
type column struct {
	name, sql string
	null      bool
}

func (c column) String() string {
	if c.null {
		return c.name + " " + c.sql
	}
	return c.name + " " + c.sql + " NOT NULL"
}

// Create writes all that one data object type needs, in order.
func Create(d *Dialect, t *entities.Type) []string {
	var out []string
	out = append(out, d.rows(t)...)
	for _, l := range t.Links {
		out = append(out, d.linkTable(l.Table)...)
	}
	return out
}

// rows writes the table of the rows, its history and its view.
func (d *Dialect) rows(t *entities.Type) []string {
	columns := d.columns(t)
	first := columns[0]
	out := []string{
		d.table(t.Table, d.suffix, append([]column{}, columns...), "PRIMARY KEY ("+first.name+")"),
		d.table(t.Table+"_history", d.keyed, append(append([]column{}, columns...), d.ended()...), "PRIMARY KEY (id, version_id)"),
		d.view(t.Table, columns),
	}
	out = append(out, d.indexes(t)...)
	return append(out, d.refusal(t.Table+"_history", "id", personal(t), names(append(columns, d.ended()...)))...)
}

func (d *Dialect) columns(t *entities.Type) []column {
	columns := make([]column, 0, len(t.Fields)+1)
	for _, f := range t.Fields {
		columns = append(columns, column{name: f.Column, sql: d.sqlType(f.Edm), null: f.Edm.Nullable})
	}
	return append(columns, column{name: "effective_from", sql: d.types[edm.DateTimeOffset]})
}

func (d *Dialect) sqlType(p *edm.Property) string {
	if p.Codes != nil {
		return d.code
	}
	primitive, _ := p.Type.(edm.Primitive)
	return d.types[primitive]
}

// ended lists what history adds: when a version ended, and by which event.
func (d *Dialect) ended() []column {
	return []column{
		{name: "effective_to", sql: d.types[edm.DateTimeOffset]},
		{name: "closed_by", sql: d.types[edm.Int64]},
	}
}

func (d *Dialect) table(name, suffix string, columns []column, constraints ...string) string {
	lines := make([]string, 0, len(columns)+len(constraints))
	for _, c := range columns {
		lines = append(lines, "    "+c.String())
	}
	for _, c := range constraints {
		lines = append(lines, "    "+c)
	}
	return fmt.Sprintf("CREATE TABLE %s (\n%s\n)%s", name, strings.Join(lines, ",\n"), suffix)
}

// view writes the view over the open version and all closed ones.
func (d *Dialect) view(table string, columns []column) string {
	list := strings.Join(names(columns), ", ")
	open := "NULL AS effective_to, NULL AS closed_by"
	if d == Postgres {
		open = "NULL::timestamptz AS effective_to, NULL::bigint AS closed_by"
	}
	return fmt.Sprintf("CREATE VIEW %[1]s_versions AS\nSELECT %[2]s, %[3]s FROM %[1]s\nUNION ALL\nSELECT %[2]s, effective_to, closed_by FROM %[1]s_history",
		table, list, open)
}

// linkTable writes the table of a multi-valued reference, with its history.
func (d *Dialect) linkTable(table string) []string {
	number, moment := d.types[edm.Int64], d.types[edm.DateTimeOffset]
	columns := []column{
		{name: "owner_id", sql: number},
		{name: "target_id", sql: number},
		{name: "version_id", sql: number},
		{name: "effective_from", sql: moment},
	}
	ended := append(append([]column{}, columns...), d.ended()...)
	out := []string{
		d.table(table, d.keyed, columns, "PRIMARY KEY (owner_id, target_id)"),
		d.table(table+"_history", d.keyed, ended, "PRIMARY KEY (owner_id, target_id, version_id)"),
		d.view(table, columns),
		fmt.Sprintf("CREATE INDEX %[1]s_target ON %[1]s (target_id)", table),
		fmt.Sprintf("CREATE INDEX %[1]s_history_target ON %[1]s_history (target_id)", table),
	}
	return append(out, d.refusal(table+"_history", "owner_id", nil, names(ended))...)
}

func names(columns []column) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.name
	}
	return out
}

// personal lists the columns that anonymisation may rewrite: those about a person, and the
// name that is made of them.
func personal(t *entities.Type) []string {
	var out, name []string
	for _, f := range t.Fields {
		switch {
		case f.Edm.Personal:
			out = append(out, f.Column)
		case t.Personal(f):
			name = append(name, f.Column)
		}
	}
	return append(out, name...)
}
