package storetest

import (
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/query"
)

// shownLater reads the row that a write is about.
func (w world) shownLater(setName string, o odata.Outcome) query.Row {
	w.Helper()
	q := w.bind(setName, "")
	q.Key = o.Key
	rows, _ := w.rows(q)
	require.Len(w, rows, 1)
	return rows[0]
}

// testWriteShow: what a write shows is what a read right after it shows, in the state in which all
// changes leave the row.
func testWriteShow(w world) {
	w = w.as(1, 0, access.DataAdministrators)
	create := odata.Change{Op: odata.Create, Set: set("Identity"), Values: map[string]any{"IDENTITYID": "S1", "FIRSTNAME": "Süß"}, Show: w.bind("Identity", "")}
	rename := odata.Change{Op: odata.Update, Set: set("Identity"), Of: 1, Values: map[string]any{"LASTNAME": "Later"}, Show: w.bind("Identity", "")}
	done, err := w.write(create, rename)
	require.NoError(w, err)
	for _, o := range done {
		require.NotNil(w, o.Row)
		require.Equal(w, w.shownLater("Identity", o), o.Row.Clone())
	}
	require.Equal(w, []any{"Süß", "Later"}, w.shownAs(done[0], "FIRSTNAME", "LASTNAME"))

	shared := w.bind("Identity", "")
	shared.Shape = new(query.Shape)
	for _, name := range []string{"S3", "S4"} {
		done, err = w.write(odata.Change{Op: odata.Create, Set: set("Identity"), Values: map[string]any{"IDENTITYID": name}, Show: shared})
		require.NoError(w, err)
		require.Equal(w, []any{name}, w.shownAs(done[0], "IDENTITYID"), "what writes share is not the key")
	}

	done, err = w.write(odata.Change{Op: odata.Create, Set: set("Identity"), Values: map[string]any{"IDENTITYID": "S2"}})
	require.NoError(w, err)
	require.Nil(w, done[0].Row, "nobody asked")
}

// shownAs gives properties of the row that a write showed.
func (w world) shownAs(o odata.Outcome, names ...string) (values []any) {
	for _, name := range names {
		for i, p := range w.bind("Identity", "").Columns {
			if p.Name == name {
				values = append(values, o.Row.Cells[i].Value(p.Type))
			}
		}
	}
	return values
}

// testWriteShowRights: a write shows nothing that its caller may not read, and leaves it to a new
// read where it moved his own rights.
func testWriteShowRights(w world) {
	me := w.identity()
	w = w.as(1, me.ID, access.SystemAdministrators)
	touch := odata.Change{Op: odata.Update, Set: set("Identity"), Key: key("Identity", "Id", me.ID), Values: map[string]any{"JOBTITLE": "x"}, Show: w.bind("Identity", "")}
	done, err := w.write(touch)
	require.NoError(w, err)
	require.Nil(w, done[0].Row, "he is the one that was written")

	group := odata.Change{Op: odata.Create, Set: set("Usergroup"), Values: map[string]any{"NAME": "Shown"}, Show: w.bind("Usergroup", "")}
	done, err = w.write(group)
	require.NoError(w, err)
	require.Nil(w, done[0].Row, "groups moved, and with them rights")

	var other entities.Identity
	other.IdentityID = "S3"
	w.create(&other)
	gone := odata.Change{Op: odata.Update, Set: set("Identity"), Key: key("Identity", "Id", other.ID), Values: map[string]any{"Deleted": true}, Show: w.bind("Identity", "")}
	done, err = w.write(gone)
	require.NoError(w, err)
	require.Nil(w, done[0].Row, "plain reads do not show what is deleted")
}
