package main

import (
	"net/http"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestLockedRace is the short form of the race.
func TestLockedRace(t *testing.T) {
	eachHouse(t, func(t *testing.T, h *house) { h.lockedRace(2) })
}

// lockedRace has eight writers write over the status of a person while he is locked and released
// again and again. None of them may end a lock: the history tells who did.
func (h *house) lockedRace(rounds int) {
	h.Helper()
	h.id["p"] = h.id[lockedPerson]
	require.NoError(h, h.engine.start(h.Context()))
	var over atomic.Bool
	var writers sync.WaitGroup
	var written, refused atomic.Int64
	for n := range 8 {
		writers.Go(func() {
			for turn := 0; !over.Load(); turn++ {
				switch a := h.write(n, turn); a.status {
				case http.StatusNoContent:
					written.Add(1)
				case http.StatusConflict, http.StatusForbidden: // a system may lock, and no more
					refused.Add(1)
				default:
					h.Errorf("writer %d: %d %s", n, a.status, a.body)
					return
				}
			}
		})
	}
	for range rounds {
		h.must(http.StatusCreated, "opadmin", http.MethodPost, "Lockoutrequest", `{"IDENTITYREFId":<p>,"REASON":"Alarm"}`)
		h.awaitStatus(true)
		h.must(http.StatusCreated, "opadmin", http.MethodPost, "Revocationrequest", `{"IDENTITYREFId":<p>,"REASON":"over"}`)
		h.awaitStatus(false)
	}
	over.Store(true)
	writers.Wait()
	require.NoError(h, h.engine.stop())
	h.settle()
	require.Positive(h, written.Load())
	require.Positive(h, refused.Load())
	h.endedByProcesses(rounds)
	h.verify()
}

// write is one attempt of a writer of the race.
func (h *house) write(writer, turn int) answer {
	h.Helper()
	user := []string{"siem", "dataadmin"}[writer%2]
	status := []string{"Active", "Disabled"}[turn%2]
	root := []string{"", "DataObjects/"}[turn/2%2]
	return h.send(user, http.MethodPatch, root+"Identity(<p>)", `{"IDENTITYSTATUS":"`+status+`"}`)
}

// awaitStatus reads until the person is locked, or is not any more.
func (h *house) awaitStatus(locked bool) {
	h.Helper()
	for (h.read("Identity(<p>)/IDENTITYSTATUS/Value/$value") == "Locked") != locked {
		require.NoError(h, h.Context().Err())
	}
}

// endedByProcesses looks through the versions of the person for those that ended a lock.
func (h *house) endedByProcesses(rounds int) {
	h.Helper()
	const ends = `SELECT e.channel FROM identities_versions n JOIN identities_versions o ON o.id = n.id AND o.effective_to = n.effective_from
		JOIN audit_events e ON e.id = n.version_id WHERE n.id = $1 AND o.identitystatus = 4 AND n.identitystatus <> 4`
	rows, err := h.engine.store.DB().Query(h.Context(), ends, h.number("p"))
	require.NoError(h, err)
	defer rows.Close()
	n := 0
	for ; rows.Next(); n++ {
		var channel string
		require.NoError(h, rows.Scan(&channel))
		require.Equal(h, "process", channel)
	}
	require.NoError(h, rows.Err())
	require.Equal(h, rounds, n, "each lock ends once")
}
