package store_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

// ways lists what ends what a caller may do, and what gives it back.
var ways = []struct {
	name      string
	out, back func(d *desk)
	want      func(visit) int
}{
	{"key revoked", (*desk).revoke, func(d *desk) { d.addKey(nil) }, shutOut},
	{"user turned off", func(d *desk) { d.turn(false) }, func(d *desk) { d.turn(true) }, shutOut},
	{"user renamed", func(d *desk) { d.rename("jim") }, func(d *desk) { d.rename(d.name) }, shutOut},
	{"user's days over", func(d *desk) { d.days(-time.Hour) }, func(d *desk) { d.days(48 * time.Hour) }, shutOut},
	{"user's days pass", func(d *desk) { d.days(time.Hour); d.warm(); d.forward(2 * time.Hour) }, func(d *desk) { d.days(48 * time.Hour) }, shutOut},
	{"user deleted", func(d *desk) { d.remove(&entities.User{Object: d.user.Object}) }, func(d *desk) { d.remove(&entities.Identity{Object: d.identity.Object}); d.newcomer() }, shutOut},
	{"identity locked", (*desk).lock, (*desk).unlock, shutOut},
	{"identity disabled", func(d *desk) { d.status(entities.IdentityDisabled) }, func(d *desk) { d.status(entities.IdentityActive) }, shutOut},
	{"identity terminated", func(d *desk) { d.status(entities.IdentityTerminated) }, func(d *desk) { d.status(entities.IdentityActive) }, shutOut},
	{"identity deleted", func(d *desk) { d.remove(&entities.Identity{Object: d.identity.Object}) }, func(d *desk) { d.remove(&entities.User{Object: d.user.Object}); d.newcomer() }, shutOut},
	{
		"another group", func(d *desk) { d.join(access.DataAdministrators, false); d.join(access.ServiceDesk, true) },
		func(d *desk) { d.join(access.DataAdministrators, true) }, powerless,
	},
}

// warm makes a request that is answered, so that the caller is known.
func (d *desk) warm() {
	d.Helper()
	status, answer := d.ask("GET", "Identity/$count", "")
	require.Equal(d, http.StatusOK, status, answer)
}

// TestEachWayOut: whatever ends what a caller may do takes effect on his very next request, with a
// session that is warm, whichever replica it was done by; and so does what gives it back.
func TestEachWayOut(t *testing.T) {
	for _, way := range ways {
		t.Run(way.name, func(t *testing.T) {
			eachDesk(t, func(d *desk) {
				for i := range d.visits() {
					d.warm()
					way.out(d)
					v := d.visits()[i]
					status, answer := d.ask(v.method, v.path, v.body)
					require.Equal(d, way.want(v), status, "%s %s: %s", v.method, v.path, answer)
					way.back(d)
				}
				d.expect("all was given back", allowed)
			})
		})
	}
}

// TestKeyEnds: a key ends by the time of the database, in the middle of a warm session.
func TestKeyEnds(t *testing.T) {
	eachDesk(t, func(d *desk) {
		life := 300 * time.Millisecond
		d.addKey(&life)
		d.warm()
		for {
			before, err := d.here.Standing(engine(), nil)
			require.NoError(d, err)
			status, _ := d.ask("GET", "Identity/$count", "")
			after, err := d.here.Standing(engine(), nil)
			require.NoError(d, err)
			if status == http.StatusUnauthorized {
				require.False(d, after.Database.Before(*d.key.Expires), "refused too early")
				return
			}
			require.Equal(d, http.StatusOK, status)
			require.True(d, before.Database.Before(*d.key.Expires), "let in too late")
		}
	})
}

// TestOwnRights: who changes his own rights gets the answer that he may have from then on, and
// what he wrote is written once.
func TestOwnRights(t *testing.T) {
	eachDesk(t, func(d *desk) {
		d.join(access.SystemAdministrators, true)
		d.warm()
		status, answer := d.ask("POST", "Usergroup", fmt.Sprintf(`{"NAME":"Choir","MEMBERS":[{"Id":%d}]}`, d.user.ID))
		require.Equal(d, http.StatusCreated, status, answer)
		require.Contains(d, answer, "Choir")
		_, answer = d.ask("GET", "Usergroup/$count?$filter=NAME eq 'Choir'", "")
		require.Equal(d, "1", answer)
		status, answer = d.ask("PATCH", fmt.Sprintf("User(%d)", d.user.ID), `{"NAME":"Jo Doe"}`)
		require.Equal(d, http.StatusNoContent, status, answer)
		status, answer = d.ask("PATCH", fmt.Sprintf("User(%d)", d.user.ID), `{"ACTIVE":false}`)
		require.Equal(d, http.StatusNoContent, status, answer)
		d.expect("he turned himself off", shutOut)
	})
}

// alone is what somebody may do who is in no group: he sees himself only.
func alone(v visit) int {
	if v.method == "PATCH" || v.method == "POST" {
		return http.StatusForbidden
	}
	return v.ok
}

// TestRandomWays: any order of losing, giving back, reading and writing leaves each request with
// the answer for what stood when it was made.
func TestRandomWays(t *testing.T) {
	eachDesk(t, func(d *desk) {
		seed := rand.Uint64()
		random := rand.New(rand.NewPCG(seed, 1))
		on, locked, member := true, false, true
		for step := range 150 {
			switch random.IntN(6) {
			case 0:
				on = !on
				d.turn(on)
			case 1:
				if locked = !locked; locked {
					d.lock()
				} else {
					d.unlock()
				}
			case 2:
				member = !member
				d.join(access.DataAdministrators, member)
			}
			want := allowed
			switch {
			case !on || locked:
				want = shutOut
			case !member:
				want = alone
			}
			visits := d.visits()
			v := visits[random.IntN(len(visits))]
			status, answer := d.ask(v.method, v.path, v.body)
			require.Equal(d, want(v), status, "seed %d, step %d: %s %s: %s", seed, step, v.method, v.path, answer)
		}
	})
}

// TestRightsMoveAtOnce: while somebody is taken out of his group and put back again and again, no
// request that began after he was out is answered as if he were in, nor the other way round.
func TestRightsMoveAtOnce(t *testing.T) {
	eachDesk(t, func(d *desk) {
		// state counts the changes that were begun and those that were done: odd is out.
		var begun, done atomic.Int64
		var all sync.WaitGroup
		stop := make(chan struct{})
		for range 2 {
			all.Go(func() {
				for {
					select {
					case <-stop:
						return
					default:
					}
					before := done.Load()
					status, _ := d.ask("GET", "Triggerbinding/$count", "")
					if after := begun.Load(); after != before {
						continue // it changed meanwhile
					}
					want := []int{http.StatusOK, http.StatusForbidden}[before%2]
					if status != want {
						d.Errorf("change %d: status %d, want %d", before, status, want)
						return
					}
				}
			})
		}
		for i := range 20 {
			begun.Add(1)
			d.join(access.DataAdministrators, i%2 == 1)
			done.Add(1)
			for range 3 {
				status, answer := d.ask("GET", "Triggerbinding/$count", "")
				require.Equal(d, []int{http.StatusForbidden, http.StatusOK}[i%2], status, answer)
			}
		}
		close(stop)
		all.Wait()
	})
}

// TestPlansKeepCallersApart: callers who are under the same rules share what was made of a query,
// and yet each sees what belongs to his own person, his own groups and his own user.
func TestPlansKeepCallersApart(t *testing.T) {
	eachDesk(t, func(d *desk) {
		d.join(access.DataAdministrators, false)
		jim := *d
		jim.name = "jim"
		jim.newcomer()
		d.join(access.DataAdministrators, false)
		for _, c := range []*desk{d, &jim} {
			c.change(func(tx *store.Tx) error {
				group := &entities.Usergroup{Name: "Friends of " + c.name, Members: []int64{c.user.ID}}
				if err := tx.Create(group); err != nil {
					return err
				}
				process := &entities.Process{Status: entities.ProcessRunning, RunKey: c.name}
				if err := tx.Create(process); err != nil {
					return err
				}
				return tx.Create(&entities.Workitem{Title: "of " + c.name, Process: &process.ID, Group: &group.ID, Status: entities.WorkitemOpen})
			})
		}
		for range 3 {
			for _, c := range []*desk{d, &jim} {
				_, answer := c.ask("GET", "Workitem?$select=TITLE", "")
				require.Contains(t, answer, `"of `+c.name+`"`)
				require.Equal(t, 1, strings.Count(answer, `"TITLE"`), answer)
				_, answer = c.ask("GET", "Identity?$select=IDENTITYID", "")
				require.Contains(t, answer, fmt.Sprintf(`"IDENTITYID":%q`, c.identity.IdentityID))
				require.Equal(t, 1, strings.Count(answer, `"IDENTITYID"`), answer)
				_, answer = c.ask("GET", "User?$select=USERNAME", "")
				require.Contains(t, answer, fmt.Sprintf(`"USERNAME":%q`, c.name))
				require.Equal(t, 1, strings.Count(answer, `"USERNAME"`), answer)
			}
		}
	})
}
