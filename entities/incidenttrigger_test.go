package entities

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSameIncidentHasTheSameKey(t *testing.T) {
	id := int64(5)
	first := Incidenttrigger{Source: "Sentinel", IncidentID: "INC-1", Action: ActionLockout, Email: "joe@example.com"}
	key := first.SameRequest()
	same := []Incidenttrigger{
		{Source: " sentinel ", IncidentID: "inc-1", Action: ActionLockout, Email: "JOE@example.com"},
		{Source: "Sentinel", IncidentID: "INC-1", Action: ActionLockout, Email: "joe@example.com", Severity: SeverityHigh, Context: "more"},
	}
	for _, other := range same {
		require.Equal(t, key, other.SameRequest())
	}
	different := []Incidenttrigger{
		{Source: "Sentinel", IncidentID: "INC-2", Action: ActionLockout, Email: "joe@example.com"},
		{Source: "Sentinel", IncidentID: "INC-1", Action: ActionRevoke, Email: "joe@example.com"},
		{Source: "Sentinel", IncidentID: "INC-1", Action: ActionLockout, IdentityID: "joe@example.com"},
		{Source: "Sentinel", IncidentID: "INC-1", Action: ActionLockout, Identity: &id},
		{Source: "Sentinel", IncidentID: "INC-1", Action: ActionLockout, Email: "joe@example.com", DryRun: true},
		{Source: "SentinelI", IncidentID: "NC-1", Action: ActionLockout, Email: "joe@example.com"},
	}
	for _, other := range different {
		require.NotEqual(t, key, other.SameRequest(), "%+v", other)
	}
}

func TestIncidentNeedsASubject(t *testing.T) {
	system := int64(7)
	requireCode(t, "SubjectRequired", (&Incidenttrigger{}).CheckInsert(Change{}))
	requireCode(t, "SubjectRequired", (&Incidenttrigger{AccountName: "adm-joe"}).CheckInsert(Change{}))
	require.NoError(t, (&Incidenttrigger{AccountName: "adm-joe", System: &system}).CheckInsert(Change{}))
	require.NoError(t, (&Incidenttrigger{Email: "joe@example.com"}).CheckInsert(Change{}))
}

func TestIncidentStartsNew(t *testing.T) {
	trigger := &Incidenttrigger{Status: TriggerCompleted, Result: "Locked", Error: "x"}
	trigger.Prepare(noon)
	require.Equal(t, TriggerNew, trigger.Status)
	require.Empty(t, trigger.Result+trigger.Error)
	require.Equal(t, trigger.SameRequest(), trigger.RequestKey)
	trigger.SetAuthor(9)
	require.EqualValues(t, 9, *trigger.CreatedBy)
	trigger.SetAuthor(10)
	require.EqualValues(t, 9, *trigger.CreatedBy)
}

func TestRequestsNeedAReason(t *testing.T) {
	requireCode(t, "ReasonRequired", (&Lockoutrequest{Reason: " \t"}).CheckInsert(Change{}))
	requireCode(t, "ReasonRequired", (&Revocationrequest{}).CheckInsert(Change{}))
	require.NoError(t, (&Lockoutrequest{Reason: "stolen laptop"}).CheckInsert(Change{}))
}
