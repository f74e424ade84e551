//go:build bench

package main

import (
	"fmt"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// ropeLockouts is how many people are locked out, one after the other, while all are calculated.
const ropeLockouts = 100

// lockouts reports incidents while everybody is calculated by rules of another edition, and prints
// how long it took, from the commit of an incident, until the person was locked and until all of the
// calculated access was disabled, as somebody sees it who looks every few milliseconds.
func (r *ropeRun) lockouts() {
	r.exec(forget)
	r.queueAll()
	var locked, disabled []time.Duration
	for n := range ropeLockouts {
		if r.number("SELECT count(*) FROM (SELECT 1 FROM calculation_queue WHERE priority = 0 ORDER BY queued_at, identity_id LIMIT 1) q") == 0 {
			break
		}
		l, d := r.lockout(n)
		locked, disabled = append(locked, l), append(disabled, d)
	}
	left := r.number("SELECT count(*) FROM calculation_queue")
	require.NotEmpty(r.t, locked, "the population was calculated before anybody could be locked out")
	r.t.Logf("%d of %d were waiting at the last lockout\nlocked:       %s\nall disabled: %s", left, r.crowd.identities, percentiles(locked), percentiles(disabled))
	r.drain()
}

// lockout locks somebody out who was not calculated yet.
func (r *ropeRun) lockout(n int) (locked, disabled time.Duration) {
	victim := r.crowd.identities - 1 - n
	require.NoError(r.t, r.engine.store.Tx(r.ctx, func(tx *store.Tx) error {
		return tx.Create(&entities.Incidenttrigger{
			IncidentID: fmt.Sprint("B-", n), Source: "BENCH", Action: entities.ActionLockout, Severity: entities.SeverityHigh, IdentityID: fmt.Sprint("B", victim),
		})
	}))
	start := time.Now()
	for tick := time.NewTicker(pollEvery); disabled == 0; <-tick.C {
		require.Less(r.t, time.Since(start), time.Minute, "incident %d", n)
		id := 10_000_000 + victim
		if locked == 0 && r.number("SELECT count(*) FROM identities WHERE id = $1 AND identitystatus = 4", id) == 1 {
			locked = time.Since(start)
		}
		if locked != 0 && r.number("SELECT count(*) FROM calculated_assignments WHERE identity_id = $1 AND status", id) == 0 {
			disabled = time.Since(start)
		}
	}
	return locked, disabled
}
