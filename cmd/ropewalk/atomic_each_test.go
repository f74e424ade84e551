package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestAtomicEach: what is written to all that a filter finds is written to all of them, or, if one
// may not be written, to none; and so is a deletion.
func TestAtomicEach(t *testing.T) {
	eachHouse(t, func(t *testing.T, h *house) {
		h.lockPerson()
		people := h.people()
		locked := slices.Index(people, lockedPerson)
		run := 0
		for n, positions := range map[int][]int{1: {0, 1}, 3: {1, 2, 3}, 40: {0, 1, 23, 40}} {
			for _, bad := range positions {
				run++
				from := locked + 1 - bad
				if bad == 0 {
					from = locked + 1
				}
				h.patchEach(fmt.Sprintf("Rigger %d", run), people[from:from+n], bad)
			}
		}
		before := h.traces()
		a := h.send("dataadmin", http.MethodDelete, "Identity/$filter(IDENTITYID in ('"+strings.Join(people[locked-5:locked+5], "','")+"'))/$each", "")
		require.Equal(t, http.StatusConflict, a.status, "%s", a.body)
		require.Equal(t, before, h.traces())
		h.settle()
		h.stillLocked()
		h.verify()
	})
}

// people lists those who may be written, and the one who is locked, in order.
func (h *house) people() (names []string) {
	h.Helper()
	var page struct{ Value []struct{ IDENTITYID string } }
	require.NoError(h, json.Unmarshal([]byte(h.read("Identity?$select=IDENTITYID&$orderby=IDENTITYID&$filter=startswith(IDENTITYID,'E0000')"+
		" and IDENTITYSTATUS/Value in ('Active','Locked')")), &page))
	for _, i := range page.Value {
		names = append(names, i.IDENTITYID)
	}
	return names
}

// patchEach gives people a title and a status, which the one at position bad must keep.
func (h *house) patchEach(title string, people []string, bad int) {
	h.Helper()
	before := h.traces()
	a := h.send("dataadmin", http.MethodPatch, "Identity/$filter(IDENTITYID in ('"+strings.Join(people, "','")+"'))/$each",
		fmt.Sprintf(`{"JOBTITLE":%q,"IDENTITYSTATUS":"Active"}`, title))
	written := h.read("Identity/$count?$filter=JOBTITLE eq '" + title + "'")
	if bad == 0 {
		require.Equal(h, http.StatusNoContent, a.status, "%s", a.body)
		require.Equal(h, fmt.Sprint(len(people)), written)
		require.Equal(h, before["events"]+1, h.traces()["events"], "one statement is one event")
		return
	}
	require.Equal(h, http.StatusConflict, a.status, "%d people, the one at %d is locked: %s", len(people), bad, a.body)
	require.Equal(h, "0", written)
	require.Equal(h, before, h.traces())
}
