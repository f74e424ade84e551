package calc_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// What is reported of an identity hangs on its own accounts, or on one of somebody else; what hangs on
// an account that is gone is gone as well. It comes in order, whatever order it was written in.
func TestReportedAccessIsLoadedWithItsAccounts(t *testing.T) {
	eachPeople(t, func(p *people) {
		ada, bob := p.person("ada"), p.person("bob")
		system := &entities.System{Name: "Mail"}
		p.create(system)
		read := &entities.Resource{Name: "Read", Category: entities.RolePermission, System: &system.ID}
		p.create(read)
		p.account(9, *system, ada, "own")
		p.account(4, *system, bob, "shared")
		for id, account := range map[int64]int64{3: 9, 2: 4, 1: 77} { // there is no account 77
			p.exec(`INSERT INTO actual_assignments (id, account_id, system_id, identity_id, resource_id, direct, enabled, unconfirmed, seen_time)
VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8)`, id, account, system.ID, ada.ID, read.ID, true, false, time.Now())
		}
		var names []string
		require.NoError(p.t, calc.Read(p.ctx, p.s, func(tx calc.Tx) error {
			b, err := calc.Load(p.ctx, tx, calc.Settings{Zone: time.UTC}, []int64{ada.ID})
			if err != nil {
				return err
			}
			for _, a := range b.Subjects[0].Actual {
				names = append(names, fmt.Sprint(a.ID, " ", a.Account))
			}
			return nil
		}))
		require.Equal(p.t, []string{"2 shared", "3 own"}, names)
	})
}

func (p *people) account(id int64, system entities.System, holder *entities.Identity, name string) {
	p.t.Helper()
	p.exec(`INSERT INTO actual_accounts (id, system_id, account_name, identity_id, enabled, unsure, unconfirmed, seen_time)
VALUES ($1, $2, $3, $4, $5, $6, $6, $7)`, id, system.ID, name, holder.ID, true, false, time.Now())
}

func (p *people) exec(text string, args ...any) {
	p.t.Helper()
	_, err := p.s.DB().Exec(p.ctx, text, args...)
	require.NoError(p.t, err)
}
