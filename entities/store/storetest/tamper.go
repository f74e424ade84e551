package storetest

import (
	"strings"

	"github.com/stretchr/testify/require"
)

// touched are the tables that tampering changes.
var touched = []string{
	"identities", "identities_history", "identities_manager_history", "audit_events", "audit_blocks", "lock_holds", "orgunits",
}

func (w world) exec(sql string) {
	w.Helper()
	_, err := w.s.DB().Exec(w.ctx, sql)
	require.NoError(w, err, sql)
}

// disarm takes the triggers away, as somebody with the rights of the owner could.
func (w world) disarm() {
	w.Helper()
	if w.s.DB().Pool != nil {
		for _, table := range touched {
			w.exec("ALTER TABLE " + table + " DISABLE TRIGGER USER")
		}
		return
	}
	for _, name := range w.names("SELECT name FROM sqlite_master WHERE type = 'trigger'") {
		w.exec("DROP TRIGGER " + name)
	}
}

func (w world) names(sql string) (names []string) {
	w.Helper()
	rows, err := w.s.DB().Query(w.ctx, sql)
	require.NoError(w, err)
	defer rows.Close()
	for rows.Next() {
		var name string
		require.NoError(w, rows.Scan(&name))
		names = append(names, name)
	}
	return names
}

// snapshot copies the tables and gives the way back.
func (w world) snapshot() (undo func()) {
	w.Helper()
	for _, table := range touched {
		w.exec("CREATE TABLE copy_of_" + table + " AS SELECT * FROM " + table)
	}
	return func() {
		w.Helper()
		for _, table := range touched {
			columns := strings.Join(w.columns(table), ", ")
			// Children go before their parents and come back after them.
			if table == "identities" {
				w.exec("DELETE FROM lock_holds")
			}
			w.exec("DELETE FROM " + table)
			w.exec("INSERT INTO " + table + " (" + columns + ") SELECT " + columns + " FROM copy_of_" + table)
			w.exec("DROP TABLE copy_of_" + table)
		}
	}
}

func (w world) columns(table string) []string {
	w.Helper()
	if w.s.DB().Pool != nil {
		return w.names("SELECT column_name::text FROM information_schema.columns WHERE table_name = '" + table + "' ORDER BY ordinal_position")
	}
	return w.names("SELECT name FROM pragma_table_info('" + table + "')")
}
