package storetest

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
)

// sideBySide runs two pieces of work at once, and fails if that never ends.
func (w world) sideBySide(one, two func() error) {
	errs := make([]error, 2)
	var both sync.WaitGroup
	both.Go(func() { errs[0] = one() })
	both.Go(func() { errs[1] = two() })
	done := make(chan struct{})
	go func() { both.Wait(); close(done) }()
	select {
	case <-done:
		require.NoError(w, errors.Join(errs...))
	case <-time.After(time.Minute):
		w.Fatal("they wait for each other")
	}
}

// testWriteCross: two Writes over the same rows in opposite order both go through. No two changes that
// follow each other name the same properties, so that each row is locked by itself.
func testWriteCross(w world) {
	var ids []int64
	for n := range 12 {
		i := &entities.Identity{IdentityID: fmt.Sprint("cross", n), LastName: "Doe"}
		w.create(i)
		ids = append(ids, i.ID)
	}
	admin := w.as(7, 0, access.DataAdministrators)
	crossing := func(name string, ids []int64) func() error {
		return func() error {
			for round := range 8 {
				var changes []odata.Change
				for n, id := range ids {
					property := []string{"JOBTITLE", "EMAIL2"}[n%2]
					changes = append(changes, odata.Change{
						Op: odata.Update, Set: set("Identity"), Key: key("Identity", "Id", id), Values: map[string]any{property: fmt.Sprint(name, round, "@x.example")},
					})
				}
				if _, err := admin.write(changes...); err != nil {
					return err
				}
			}
			return nil
		}
	}
	back := slices.Clone(ids)
	slices.Reverse(back)
	w.sideBySide(crossing("a", ids), crossing("b", back))
}

// testIdsGoBack: numbers that go back with a transaction on SQLite are raised again while somebody
// else, who writes, waits for a number.
func testIdsGoBack(w world) {
	nothing := errors.New("nothing of it")
	many := func(name string, round, n int) []*entities.Orgunit {
		var list []*entities.Orgunit
		for k := range n {
			list = append(list, &entities.Orgunit{OrgUnitID: fmt.Sprint(name, round, "-", k), Name: "Unit"})
		}
		return list
	}
	w.sideBySide(func() error {
		for round := range 40 {
			err := w.s.Tx(w.ctx, func(tx *store.Tx) error { return errors.Join(store.CreateAll(tx, many("no", round, 130)), nothing) })
			if !errors.Is(err, nothing) {
				return err
			}
		}
		return nil
	}, func() error {
		for round := range 40 {
			if err := w.s.Tx(w.ctx, func(tx *store.Tx) error { return store.CreateAll(tx, many("yes", round, 30)) }); err != nil {
				return err
			}
		}
		return nil
	})
}
