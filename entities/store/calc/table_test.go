package calc_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// TestRowsSurviveTheirJourney writes texts and times that an encoding could spoil, and reads them back.
func TestRowsSurviveTheirJourney(t *testing.T) {
	eachPeople(t, func(p *people) {
		at := time.Date(2026, 2, 3, 4, 5, 6, 789012000, time.UTC)
		names := []string{"plain", `quo"te`, `back\slash`, "{brace},comma", "NULL", "ünï\n\t☃", " space ", "'", `\x41`, "$1"}
		accounts := make([]entities.ActualAccount, len(names))
		for i, n := range names {
			accounts[i] = entities.ActualAccount{System: 1, AccountName: n, Enabled: i%2 == 0, LastLogon: &at}
		}
		accounts[0].LastLogon = nil
		require.NoError(p.t, p.s.Tx(p.ctx, func(tx *store.Tx) error { return calc.PutAccounts(p.ctx, tx, accounts) }))
		var got []entities.ActualAccount
		require.NoError(p.t, p.s.Read(p.ctx, &got, "", nil))
		require.Equal(p.t, accounts, got)
	})
}
