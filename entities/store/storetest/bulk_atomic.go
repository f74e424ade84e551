package storetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// fingerprint counts the rows of every table that a write of identities touches.
func (w world) fingerprint() (counts [9]int64) {
	for i, table := range []string{
		"identities", "identities_history", "identities_manager", "identities_manager_history", "object_salts",
		"managers", "audit_events", "jobs", "lock_holds",
	} {
		counts[i] = w.number("SELECT count(*) FROM " + table)
	}
	return counts
}

// spoil are ways in which a row goes wrong: early, at a check of all rows, and only in the database.
var spoil = []func(row []any){
	func(row []any) { row[1] = strings.Repeat("x", 201) },
	func(row []any) { row[2] = "nobody" },
	func(row []any) { row[0] = "IN-USE" },
	func(row []any) { row[0] = "In-Use" },
}

// BulkAtomic writes tables of some sizes, each time with a bad row at another position: nothing
// stands, and the row that is told is the bad one. Without it, all the others stand. Of tables with
// more than eight rows only every n-th position is tried.
func BulkAtomic(t *testing.T, s *store.Store, sizes []int, every int) {
	w := world{T: t, s: s, ctx: system()}
	w.create(&entities.Identity{IdentityID: "IN-USE"})
	w.create(&entities.Identity{IdentityID: "known"})
	for _, size := range sizes {
		for at := range size {
			if size <= 8 || (size+at)%every == 0 {
				w.spoilt(size, at)
			}
		}
	}
	w.proven()
}

// Sizes lists the numbers up to most.
func Sizes(most int) (list []int) {
	for n := 1; n <= most; n++ {
		list = append(list, n)
	}
	return list
}

func (w world) spoilt(size, at int) {
	w.Helper()
	rows := table{columns: []string{"IDENTITYID", "LASTNAME", "IDENTITYOWNER/IDENTITYID"}}
	for n := range size {
		rows.rows = append(rows.rows, []any{fmt.Sprintf("R%d-%d-%d", size, at, n), "Doe", "known"})
	}
	spoil[(size+at)%len(spoil)](rows.rows[at])
	before := w.fingerprint()
	o := store.Bulk{Set: "Identity", Mode: store.BulkCreate, Atomic: true, Chunk: 1 + size/2}
	report, faults := w.bulk(o, rows)
	require.Len(w, faults, 1, "%d rows, %d is bad", size, at)
	require.True(w, strings.HasPrefix(faults[0], fmt.Sprintf("%d ", at+1)), faults[0])
	require.EqualValues(w, 1, report.Failed)
	require.False(w, report.Committed)
	require.Equal(w, before, w.fingerprint(), "%d rows, %d is bad", size, at)
	o.Atomic = false
	report, _ = w.bulk(o, rows)
	require.EqualValues(w, size-1, report.Created, "the report equals the database")
	require.EqualValues(w, size-1, w.fingerprint()[0]-before[0])
}
