package storetest

import (
	"fmt"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// testExport reads more rows in one answer than are held at once: each comes once, in order and
// with its expanded rows.
func testExport(w world) {
	const members = 510
	units := []*entities.Orgunit{{OrgUnitID: "U0", Name: "even"}, {OrgUnitID: "U1", Name: "odd"}}
	w.create(units[0])
	w.create(units[1])
	w.tx(func(tx *store.Tx) error {
		for n := range members {
			person := &entities.Identity{IdentityID: fmt.Sprintf("member %04d", n), OrgUnit: &units[n%2].ID}
			if err := tx.Create(person); err != nil {
				return err
			}
		}
		return nil
	})
	for _, options := range []string{"", "&$expand=OUREF($select=NAME)", "&$expand=OUREF($select=NAME)&$count=true"} {
		q := w.bind("Identity", "$select=IDENTITYID&$orderby=IDENTITYID&$filter=startswith(IDENTITYID,'member')"+options)
		q.Export = true
		result, err := w.s.Query(w.ctx, q)
		require.NoError(w, err)
		n := 0
		for row, err := range result.Rows {
			require.NoError(w, err)
			require.Equal(w, fmt.Sprintf("member %04d", n), string(row.Cells[0].B))
			if len(q.Expand) > 0 {
				require.Len(w, row.Expanded[0].Rows, 1)
				require.Equal(w, units[n%2].Name, string(row.Expanded[0].Rows[0].Cells[0].B))
			}
			n++
		}
		require.Equal(w, members, n)
		if q.Count {
			require.EqualValues(w, members, *result.Count)
		}
	}
}
