package entities

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// legal is the table of statuses by hand as the people who ask for it write it: for dates within a
// validity, and for those who hold every right but the override.
var legalIdentity = map[string][]string{
	"Pending":    {"Active", "Inactive", "Disabled", "Locked", "Terminated"},
	"Inactive":   {"Active", "Disabled", "Locked", "Terminated"},
	"Active":     {"Disabled", "Locked", "Terminated"},
	"Disabled":   {"Active", "Inactive", "Pending", "Locked", "Terminated"},
	"Terminated": {"Active", "Inactive", "Locked"},
	"Locked":     {},
}

var legalResource = map[string][]string{
	"Active":   {"Disabled", "Obsolete", "Deleted"},
	"Inactive": {"Active", "Disabled", "Obsolete", "Deleted"},
	"Disabled": {"Active", "Obsolete", "Deleted"},
	"Obsolete": {"Active", "Disabled", "Deleted"},
	"Deleted":  {"Active", "Disabled", "Obsolete"},
}

var legalAssignment = map[string][]string{
	"Active":   {"Disabled", "Locked", "Obsolete"},
	"Inactive": {"Active", "Disabled", "Locked", "Obsolete"},
	"Disabled": {"Active", "Locked", "Obsolete"},
	"Locked":   {"Active", "Disabled", "Obsolete"},
	"Obsolete": {"Active"},
	"Pending":  {"Active", "Disabled", "Locked", "Obsolete", "Rejected"},
	"Rejected": {},
}

// every pair of statuses, for each type.
func TestTransitionsByHand(t *testing.T) {
	c := Change{Now: noon, Groups: []string{DataAdministrators, OperationAdministrators}, Rights: []string{"LockDirect"}}
	everyPair(t, legalIdentity, IdentityStatus.Set, func(from, to IdentityStatus) error {
		c.Properties = []string{"IDENTITYSTATUS"}
		return (&Identity{Status: to}).CheckUpdate(&Identity{Status: from}, c)
	})
	everyPair(t, legalResource, ResourceStatus.Set, func(from, to ResourceStatus) error {
		c.Properties = []string{"RESOURCESTATUS"}
		return (&Resource{Status: to}).CheckUpdate(&Resource{Status: from}, c)
	})
	everyPair(t, legalAssignment, AssignmentStatus.Set, func(from, to AssignmentStatus) error {
		c.Properties = []string{"ROLEASSNSTATUS"}
		return (&Resourceassignment{Status: to}).CheckUpdate(&Resourceassignment{Status: from}, c)
	})
}

func everyPair[S Code](t *testing.T, legal map[string][]string, set func(S) *edm.CodeSet, change func(from, to S) error) {
	t.Helper()
	codes := set(1).Codes
	require.Len(t, legal, len(codes), "every status is in the table")
	for _, from := range codes {
		for _, to := range codes {
			err := change(S(from.ID), S(to.ID))
			if from.ID == to.ID || overlap(legal[from.Value], []string{to.Value}) {
				require.NoError(t, err, "%s to %s", from.Value, to.Value)
				continue
			}
			var refused *odata.Error
			require.True(t, errors.As(err, &refused), "%s to %s", from.Value, to.Value)
			require.Equal(t, 409, refused.Status, "%s to %s: %s", from.Value, to.Value, refused.Message)
		}
	}
}

// The refusal names where the object can go instead.
func TestRefusalNamesTheWaysOut(t *testing.T) {
	data := Change{Now: noon, Groups: []string{DataAdministrators}, Properties: []string{"IDENTITYSTATUS", "ROLEASSNSTATUS"}}
	err := (&Identity{Status: IdentityPending}).CheckUpdate(&Identity{Status: IdentityActive}, data)
	require.ErrorContains(t, err, "an identity does not go from Active to Pending; from Active it goes to Disabled, Inactive, Locked, Terminated")
	err = (&Identity{Status: IdentityInactive, ValidTo: at(-1)}).CheckUpdate(&Identity{Status: IdentityTerminated, ValidTo: at(-1)}, data)
	require.ErrorContains(t, err, "move VALIDTO ahead; from Terminated it goes to Active, Inactive, Locked")
	err = (&Resourceassignment{Status: AssignmentActive}).CheckUpdate(&Resourceassignment{Status: AssignmentRejected}, data)
	require.ErrorContains(t, err, "Rejected is final")
}

// what a new object may be given.
func TestNewObjectsBeginAsTheTableSays(t *testing.T) {
	identity := func(s IdentityStatus, to *time.Time) error {
		i := &Identity{Status: s, ValidTo: to}
		i.Prepare(noon)
		return i.CheckInsert(Change{Now: noon})
	}
	require.NoError(t, identity(0, nil))
	require.NoError(t, identity(IdentityPending, nil))
	require.NoError(t, identity(IdentityTerminated, at(-1)))
	requireCode(t, "InvalidTransition", identity(IdentityTerminated, at(1)))
	requireCode(t, "InvalidTransition", identity(IdentityDisabled, nil))
	requireCode(t, "InvalidTransition", (&Resource{Status: ResourceDeleted}).CheckInsert(Change{}))
	requireCode(t, "InvalidTransition", (&Resourceassignment{Status: AssignmentRejected}).CheckInsert(Change{}))
	require.NoError(t, (&Resourceassignment{Status: AssignmentRejected}).CheckInsert(Change{System: true}))
}

// moved dates move the statuses that follow dates; a feed that says the same
// dates again moves nothing.
func TestOnlyMovedDatesMoveStatuses(t *testing.T) {
	for _, c := range []struct {
		before, after span
		status, want  ResourceStatus
	}{
		{span{}, span{from: at(1)}, ResourceActive, ResourceInactive},
		{span{}, span{to: at(-1)}, ResourceActive, ResourceObsolete},
		{span{to: at(-1)}, span{to: at(9)}, ResourceObsolete, ResourceActive},
		{span{to: at(-1)}, span{from: at(-9), to: at(-1)}, ResourceObsolete, ResourceObsolete},
		{span{to: at(9)}, span{to: at(9)}, ResourceObsolete, ResourceObsolete},
		{span{}, span{to: at(-1)}, ResourceDisabled, ResourceDisabled},
		{span{to: at(-1)}, span{to: at(9)}, ResourceDeleted, ResourceDeleted},
	} {
		r := &Resource{Status: c.status, ValidFrom: c.after.from, ValidTo: c.after.to}
		r.Refresh(&Resource{Status: c.status, ValidFrom: c.before.from, ValidTo: c.before.to}, Change{Now: noon})
		require.Equal(t, c.want, r.Status, fmt.Sprint(c))
	}
	a := &Resourceassignment{Status: AssignmentObsolete, ValidTo: at(9)}
	a.Refresh(&Resourceassignment{Status: AssignmentObsolete, ValidTo: at(-1)}, Change{Now: noon})
	require.Equal(t, AssignmentActive, a.Status)
	i := &Identity{Status: IdentityTerminated, ValidFrom: at(-9)}
	i.Refresh(&Identity{Status: IdentityTerminated}, Change{Now: noon})
	require.Equal(t, IdentityTerminated, i.Status, "only a moved end hires again")
}

// time alone moves what the table says, and nothing else: nobody
// becomes Disabled or Pending by it, and what people set stays.
func TestTimeMovesWhatTheTableSays(t *testing.T) {
	identities := map[Phase]map[IdentityStatus]IdentityStatus{
		Ahead:  {},
		Within: {IdentityInactive: IdentityActive},
		Over: {
			IdentityActive: IdentityTerminated, IdentityInactive: IdentityTerminated,
			IdentityDisabled: IdentityTerminated, IdentityPending: IdentityTerminated,
		},
	}
	for phase, moves := range identities {
		everyPass(t, identityStatuses, phase, moves)
	}
	everyPass(t, resourceStatuses, Within, map[ResourceStatus]ResourceStatus{ResourceInactive: ResourceActive})
	everyPass(t, resourceStatuses, Over, map[ResourceStatus]ResourceStatus{ResourceActive: ResourceObsolete, ResourceInactive: ResourceObsolete})
	everyPass(t, assignmentStatuses, Within, map[AssignmentStatus]AssignmentStatus{AssignmentInactive: AssignmentActive})
	everyPass(t, assignmentStatuses, Over, map[AssignmentStatus]AssignmentStatus{
		AssignmentActive: AssignmentObsolete, AssignmentInactive: AssignmentObsolete,
	})
}

func everyPass[S Code](t *testing.T, m machine[S], phase Phase, moves map[S]S) {
	t.Helper()
	for _, code := range S(1).Set().Codes {
		want, moved := moves[S(code.ID)]
		if !moved {
			want = S(code.ID)
		}
		require.Equal(t, want, m.pass(S(code.ID), phase), "%s in phase %d", code.Value, phase)
	}
}
