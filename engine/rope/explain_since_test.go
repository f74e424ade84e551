package rope

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// TestSince finds the version with which a status became what it is now: not one from before it was
// something else for a while.
func TestSince(t *testing.T) {
	version := func(number int64, enabled bool, compliance entities.ComplianceStatus, ends int) calc.Recorded {
		return calc.Recorded{Run: number * 10, Assignment: calc.Assignment{
			Version: number, Began: *day(int(number)), Enabled: enabled, Compliance: int64(compliance), Valid: calc.Period{To: day(ends)},
		}}
	}
	const direct, policy = entities.ComplianceExplicitlyApproved, entities.ComplianceImplicitlyApproved
	versions := []calc.Recorded{ // the latest first
		version(4, true, direct, 9), version(3, true, policy, 9), version(2, false, policy, 9), version(1, true, policy, 5),
	}
	now := versions[0].Assignment
	for property, want := range map[string]int64{"Status": 3, "Compliance": 4, validity: 2, "IsManaged": 1} {
		require.Equal(t, &Since{Version: want, Time: *day(int(want)), Run: want * 10}, since(versions, &now, property), property)
	}
	now.Enabled = false
	require.Nil(t, since(versions, &now, "Status"), "it does not stand so")
	require.Nil(t, since(nil, &now, validity), "nothing stands")
}
