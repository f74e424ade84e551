package access

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPrincipalTravelsInTheContext(t *testing.T) {
	require.True(t, From(context.Background()).Zero())
	p := Principal{User: 7, Groups: []string{Auditors}}
	require.Equal(t, p, From(With(context.Background(), p)))
	require.False(t, System("engine").Zero())
}

func TestFingerprint(t *testing.T) {
	of := func(p Principal) string { return Fingerprint(With(context.Background(), p)) }
	one := of(Principal{User: 7, Groups: []string{"A", "B"}, Rights: []string{LockDirect}})
	require.Equal(t, one, of(Principal{User: 7, Name: "renamed", Groups: []string{"B", "A"}, Rights: []string{LockDirect}}))
	for _, other := range []Principal{
		{User: 8, Groups: []string{"A", "B"}, Rights: []string{LockDirect}},
		{User: 7, Groups: []string{"A"}, Rights: []string{LockDirect}},
		{User: 7, Groups: []string{"A", "B"}},
		{},
	} {
		require.NotEqual(t, one, of(other))
	}
}

// The name of a group is somebody's own text: no name may stand for several other groups.
func TestNamesWithCommasAreOneName(t *testing.T) {
	odd := With(context.Background(), Principal{User: 1, Groups: []string{"Auditors,SystemAdministrators"}})
	both := With(context.Background(), Principal{User: 1, Groups: []string{"SystemAdministrators", "Auditors"}})
	require.NotEqual(t, Fingerprint(both), Fingerprint(odd))
	r := rights(t)
	require.NotNil(t, r.Effective(From(both)).Set("OpenJobs"))
	require.Nil(t, r.Effective(From(odd)).Set("OpenJobs"))
}
