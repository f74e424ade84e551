package ddl

import (
	"fmt"
	"slices"
	"strings"
)

// postgresRefusal writes the triggers that keep history as it is. The free columns may change
// while an anonymisation of the object is open; rw_history looks that up.
func postgresRefusal(table, key string, free, _ []string) []string {
	arguments := "'" + key + "'"
	for _, c := range free {
		arguments += ", '" + c + "'"
	}
	return []string{
		fmt.Sprintf("CREATE TRIGGER %[1]s_refuse BEFORE UPDATE OR DELETE ON %[1]s FOR EACH ROW EXECUTE FUNCTION rw_history(%[2]s)", table, arguments),
		fmt.Sprintf("CREATE TRIGGER %[1]s_refuse_truncate BEFORE TRUNCATE ON %[1]s FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse()", table),
	}
}

// sqliteRefusal does the same for SQLite, where the columns stand in the trigger itself.
func sqliteRefusal(table, key string, free, columns []string) []string {
	raise := fmt.Sprintf("BEGIN\n    SELECT RAISE(ABORT, 'Immutable: %s is only ever appended to');\nEND", table)
	update := fmt.Sprintf("CREATE TRIGGER %[1]s_refuse_update BEFORE UPDATE ON %[1]s ", table)
	if len(free) > 0 {
		var same []string
		for _, c := range columns {
			if !slices.Contains(free, c) {
				same = append(same, fmt.Sprintf("NEW.%[1]s IS OLD.%[1]s", c))
			}
		}
		update += fmt.Sprintf("WHEN NOT (%s\n    AND EXISTS (SELECT 1 FROM anonymisations a WHERE a.object_id = OLD.%s AND a.open = 1))\n",
			strings.Join(same, " AND "), key)
	}
	return []string{
		update + raise,
		fmt.Sprintf("CREATE TRIGGER %[1]s_refuse_delete BEFORE DELETE ON %[1]s ", table) + raise,
	}
}
