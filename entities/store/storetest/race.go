package storetest

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
)

// LockRace lets a lock, a revocation, a write of the HR import and a plain write of the status
// loose on one identity at the same instant, round after round, each time on an identity that is
// locked already or is not. What comes of it must be what one of the serial orders makes of it,
// and nothing of the HR write may get lost.
func LockRace(t *testing.T, s *store.Store, rounds int) {
	t.Helper()
	w := world{T: t, s: s, ctx: system()}
	var locked int
	for n := range rounds {
		r := &round{world: w, person: w.identity(), title: fmt.Sprint("title ", n)}
		if n%2 == 1 {
			w.lock(r.person.ID)
		}
		r.run()
		if r.check() {
			locked++
		}
	}
	t.Logf("%d of %d rounds ended locked", locked, rounds)
	w.agrees()
	w.sealed()
	require.Empty(t, w.verify(nil).Findings)
	require.Zero(t, w.number(`SELECT count(*) FROM identities_versions a JOIN identities_versions b
		ON a.id = b.id AND a.version_id <> b.version_id AND a.effective_from = b.effective_from`), "versions never overlap")
}

// round is one race.
type round struct {
	world
	person *entities.Identity
	title  string
	errs   [4]error
}

// run starts all at a barrier and waits for the last. Who is told that the database is busy tries again.
func (r *round) run() {
	barrier := make(chan struct{})
	var group sync.WaitGroup
	for i, f := range [4]func(tx *store.Tx) error{r.lockOut, r.revoke, r.hire, r.unlock} {
		group.Go(func() {
			<-barrier
			for r.errs[i] = r.s.Tx(r.ctx, f); code(r.errs[i]) == "Busy"; {
				r.errs[i] = r.s.Tx(r.ctx, f)
			}
		})
	}
	close(barrier)
	group.Wait()
}

func code(err error) string {
	var refused *odata.Error
	if errors.As(err, &refused) {
		return refused.Code
	}
	return ""
}

func (r *round) lockOut(tx *store.Tx) error { return tx.OpenHold(r.person.ID, "race", "race", 0) }

func (r *round) revoke(tx *store.Tx) error {
	_, err := tx.CloseHolds(r.person.ID, nil, "race")
	return err
}

// hire is what an import does: it reads first and writes back what it read.
func (r *round) hire(tx *store.Tx) error {
	var mine entities.Identity
	if err := tx.Lock(&mine, r.person.ID); err != nil {
		return err
	}
	mine.JobTitle = r.title
	return tx.Update(&mine, "JOBTITLE", "IDENTITYSTATUS")
}

// unlock is a plain write of the status, which a lock must withstand.
func (r *round) unlock(tx *store.Tx) error {
	mine := entities.Identity{Object: entities.Object{ID: r.person.ID}, Status: entities.IdentityActive}
	return tx.Update(&mine, "IDENTITYSTATUS")
}

// check says whether the identity ended locked.
func (r *round) check() bool {
	r.Helper()
	for _, err := range r.errs[:3] {
		require.NoError(r, err)
	}
	if err := r.errs[3]; err != nil {
		require.Equal(r, "IdentityLocked", code(err), "%v", err)
	}
	now := r.reload(r.person)
	require.Equal(r, r.title, now.JobTitle, "the HR write got lost")
	open := r.number(openHolds, r.person.ID)
	switch now.Status {
	case entities.IdentityLocked: // revoked first: the lock that came later stands, and it alone
		require.EqualValues(r, 1, open)
		require.EqualValues(r, 1, r.number(openHolds+" AND source = 'race'", r.person.ID))
	case entities.IdentityActive: // locked first: the revocation ended it
		require.Zero(r, open)
		require.Zero(r, r.number("SELECT count(*) FROM lock_holds WHERE identity_id = $1 AND close_cause <= open_cause", r.person.ID))
	default:
		require.Fail(r, "no serial order leads here", "status %s", now.Status)
	}
	return now.Status == entities.IdentityLocked
}
