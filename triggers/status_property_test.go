package triggers_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// lawful is the table of an identity as those write it who ask for it: for each status, which other
// may follow by an event, and which by anything else.
var lawful = map[string]struct{ event, other []string }{
	"":           {nil, []string{"Active", "Inactive", "Pending", "Terminated"}},
	"Pending":    {[]string{"Terminated"}, []string{"Active", "Inactive", "Disabled", "Locked", "Terminated"}},
	"Inactive":   {[]string{"Active", "Terminated"}, []string{"Active", "Disabled", "Locked", "Terminated"}},
	"Active":     {[]string{"Terminated"}, []string{"Inactive", "Disabled", "Locked", "Terminated"}},
	"Disabled":   {[]string{"Terminated"}, []string{"Active", "Inactive", "Pending", "Locked", "Terminated"}},
	"Terminated": {nil, []string{"Active", "Inactive", "Locked"}},
	"Locked":     {nil, []string{"Active", "Inactive", "Terminated", "Disabled", "Pending"}},
}

// whatever people, locks and the clock do in whatever order, the audit
// shows no change of a status that the table does not allow, and a further event changes nothing.
func TestNoHistoryLeavesTheTable(t *testing.T) {
	clocked(t, func(w *world) {
		rapid.Check(t, func(r *rapid.T) {
			if w.number++; w.number > histories {
				return
			}
			p := &entities.Identity{IdentityID: fmt.Sprint("walker ", w.number)}
			p.ValidFrom, p.ValidTo = dates(r, w.now())
			if rapid.Bool().Draw(r, "waits for approval") {
				p.Status = entities.IdentityPending
			}
			w.create(p)
			for range rapid.IntRange(1, 8).Draw(r, "steps") {
				rapid.SampledFrom([]func(*rapid.T, *world, *entities.Identity){passTime, moveDates, setByHand, lockOrRelease}).Draw(r, "step")(r, w, p)
			}
			w.tick()
			w.tx(func(tx *store.Tx) error { return tx.Get(p, p.ID) })
			settled := p.Status
			w.tick()
			w.tx(func(tx *store.Tx) error { return tx.Get(p, p.ID) })
			require.Equal(r, settled, p.Status, "a second event at the same time")
			requireLawful(r, w, p.ID)
		})
	})
}

// histories is how many are tried in one run: each is some dozen transactions of a database.
const histories = 25

func requireLawful(r *rapid.T, w *world, identity int64) {
	var changes []entities.ObjectChange
	w.read(&changes, "ObjectId eq @id and Property eq 'IDENTITYSTATUS'", map[string]any{"id": identity})
	require.NotEmpty(r, changes)
	for _, c := range changes {
		ways := lawful[c.Old].other
		if c.Channel == "event" {
			ways = lawful[c.Old].event
		}
		require.Contains(r, ways, c.New, "%s to %s by %s", c.Old, c.New, c.Channel)
	}
}

// dates is a validity around now, in order.
func dates(r *rapid.T, now time.Time) (from, to *time.Time) {
	day := func(label string) *time.Time {
		return moved(now, time.Duration(rapid.IntRange(-3, 3).Draw(r, label))*24*time.Hour)
	}
	from, to = day("from"), day("to")
	if from != nil && to != nil && to.Before(*from) {
		from, to = to, from
	}
	return from, to
}

func passTime(r *rapid.T, w *world, _ *entities.Identity) {
	by := time.Duration(rapid.IntRange(1, 72).Draw(r, "hours")) * time.Hour
	require.NoError(r, w.store.SetClock(w.ctx, w.now().Add(by)))
	w.tick()
}

// byHand writes an identity as a client does, with the rules of its type.
func byHand(w *world, p *entities.Identity, c entities.Change, write func(*entities.Identity)) {
	w.tx(func(tx *store.Tx) error {
		old := &entities.Identity{}
		if err := tx.Lock(old, p.ID); err != nil {
			return err
		}
		*p = *old
		write(p)
		c.Now = tx.Now()
		p.Refresh(old, c)
		if p.CheckUpdate(old, c) != nil {
			return nil
		}
		return tx.Update(p, c.Properties...)
	})
}

func moveDates(r *rapid.T, w *world, p *entities.Identity) {
	from, to := dates(r, w.now())
	byHand(w, p, entities.Change{Properties: []string{"VALIDFROM", "VALIDTO", "IDENTITYSTATUS"}, System: true}, func(p *entities.Identity) {
		p.ValidFrom, p.ValidTo = from, to
	})
}

func setByHand(r *rapid.T, w *world, p *entities.Identity) {
	to := entities.IdentityStatus(rapid.IntRange(1, 6).Draw(r, "status"))
	if to == entities.IdentityLocked {
		return
	}
	c := entities.Change{Properties: []string{"IDENTITYSTATUS"}, Groups: []string{entities.DataAdministrators}}
	byHand(w, p, c, func(p *entities.Identity) { p.Status = to })
}

func lockOrRelease(r *rapid.T, w *world, p *entities.Identity) {
	lock := rapid.Bool().Draw(r, "lock")
	w.tx(func(tx *store.Tx) error {
		if lock {
			return tx.OpenHold(p.ID, "test", "why", 0)
		}
		_, err := tx.CloseHolds(p.ID, nil, "over")
		return err
	})
}
