package ddl

import (
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// indexes writes the indexes of a type. Those that keep values unique stand on the table only,
// all others on its history too, so that reading the past is as quick.
func (d *Dialect) indexes(t *entities.Type) []string {
	out := []string{
		fmt.Sprintf("CREATE UNIQUE INDEX %[1]s_uid ON %[1]s (uid)", t.Table),
		fmt.Sprintf("CREATE INDEX %[1]s_history_uid ON %[1]s_history (uid)", t.Table),
		fmt.Sprintf("CREATE INDEX %[1]s_change_time ON %[1]s (change_time, id)", t.Table),
	}
	if key := business(t); len(key) > 0 {
		list := strings.Join(key, ", ")
		out = append(out,
			fmt.Sprintf("CREATE UNIQUE INDEX %[1]s_key ON %[1]s (%[2]s) WHERE NOT deleted", t.Table, list),
			fmt.Sprintf("CREATE INDEX %[1]s_lookup ON %[1]s (%[2]s, id)", t.Table, d.sorted(t, key)),
			fmt.Sprintf("CREATE INDEX %[1]s_history_lookup ON %[1]s_history (%[2]s)", t.Table, list))
	}
	for _, f := range t.Fields {
		if f.Unique {
			out = append(out, fmt.Sprintf("CREATE UNIQUE INDEX %[1]s_%[2]s ON %[1]s (%[2]s) WHERE %[2]s IS NOT NULL", t.Table, f.Column))
		}
		if f.Indexed {
			out = append(out, d.index(t.Table, f, ", id"), d.index(t.Table+"_history", f, ""))
		}
	}
	// These end with what plain reads ask of every row, so that they count without looking at rows.
	for _, together := range t.Indexes {
		out = append(out, fmt.Sprintf("CREATE INDEX %[1]s_%[2]s ON %[1]s (%[3]s, id, deleted)",
			t.Table, strings.Join(together, "_"), d.sorted(t, together)))
	}
	return out
}

// Words writes the index by which PostgreSQL finds the words of the searchable texts of a type.
func Words(t *entities.Type) string {
	var columns []string
	for _, f := range t.Fields {
		if f.Edm.Searchable {
			columns = append(columns, f.Column)
		}
	}
	return fmt.Sprintf("CREATE INDEX %[1]s_words ON %[1]s USING gin (%[2]s)", t.Table, sqlgen.SearchIndex("", columns))
}

func (d *Dialect) index(table string, f entities.Field, tail string) string {
	if f.Sparse {
		return fmt.Sprintf("CREATE INDEX %[1]s_%[2]s ON %[1]s (%[2]s%[3]s) WHERE %[2]s IS NOT NULL", table, f.Column, tail)
	}
	return fmt.Sprintf("CREATE INDEX %s_%s ON %s (%s%s)", table, f.Column, table, d.sortColumn(f), tail)
}

// sorted writes index columns in the order that ascending reads ask for: nulls come first.
func (d *Dialect) sorted(t *entities.Type, columns []string) string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c
		for _, f := range t.Fields {
			if f.Column == c {
				out[i] = d.sortColumn(f)
			}
		}
	}
	return strings.Join(out, ", ")
}

func (d *Dialect) sortColumn(f entities.Field) string {
	if f.Edm.Nullable {
		return f.Column + d.nullsFirst
	}
	return f.Column
}

func business(t *entities.Type) []string {
	var out []string
	for _, f := range t.Fields {
		if f.Business {
			out = append(out, f.Column)
		}
	}
	return out
}

// Base writes the view over the common columns of all data object types.
func Base(d *Dialect, base *entities.Type, types []*entities.Type) string {
	columns := strings.Join(names(d.columns(base)), ", ")
	return union("CREATE VIEW "+base.Table+" AS", types, func(t *entities.Type) string {
		return fmt.Sprintf("SELECT %s, %s AS type_name FROM %s", columns, d.text(t.Name), t.Table)
	})
}

// Versions writes the view over all versions of all data object types.
func Versions(d *Dialect, name string, types []*entities.Type) string {
	return union("CREATE VIEW "+name+" AS", types, func(t *entities.Type) string {
		return fmt.Sprintf("SELECT id AS object_id, version_id AS event_id, uid, %s AS type, display_name, deleted, effective_from, effective_to, closed_by FROM %s_versions",
			d.text(t.Name), t.Table)
	})
}

// text writes a constant. PostgreSQL needs its type, else a union is no longer simple enough to
// be looked up by index, and its collation, else it sorts by the rules of some language.
func (d *Dialect) text(value string) string {
	if d == Postgres {
		return "'" + value + "'::text COLLATE \"C\""
	}
	return "'" + value + "'"
}

func union(head string, types []*entities.Type, one func(*entities.Type) string) string {
	var parts []string
	for _, t := range types {
		if !t.Computed {
			parts = append(parts, one(t))
		}
	}
	return head + "\n" + strings.Join(parts, "\nUNION ALL\n")
}
