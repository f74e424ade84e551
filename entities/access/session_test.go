package access

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestHolds: whatever an admission rested on breaks its proof when it changes.
func TestHolds(t *testing.T) {
	before, after := noon.Add(-time.Hour), noon.Add(time.Hour)
	now := Standing{Model: 1, Rights: 5, Database: noon, Business: noon, Open: true}
	for name, c := range map[string]struct {
		session func(*Session)
		now     func(*Standing)
		holds   bool
	}{
		"nothing changed":         {holds: true},
		"key or user or identity": {now: func(n *Standing) { n.Open = false }},
		"model moved":             {now: func(n *Standing) { n.Model++ }},
		"rights moved":            {now: func(n *Standing) { n.Rights++ }},
		"key expires later":       {session: func(s *Session) { s.Proof.Expires = &after }, holds: true},
		"key expires now":         {session: func(s *Session) { s.Proof.Expires = &noon }},
		"key by the real time":    {session: func(s *Session) { s.Proof.Expires = &after }, now: func(n *Standing) { n.Business = after }, holds: true},
		"user's days over":        {session: func(s *Session) { s.Proof.To = &before }},
		"user's last instant":     {session: func(s *Session) { s.Proof.To = &noon }, holds: true},
		"user's days to come":     {session: func(s *Session) { s.Proof.From = &after }},
		"user by business time":   {session: func(s *Session) { s.Proof.To = &after }, now: func(n *Standing) { n.Business = after.Add(1) }},
		"a principal without any": {session: func(s *Session) { s.Proof = nil }, now: func(n *Standing) { *n = Standing{} }, holds: true},
	} {
		t.Run(name, func(t *testing.T) {
			s, n := &Session{Proof: &Proof{Model: 1, Rights: 5}}, now
			if c.session != nil {
				c.session(s)
			}
			if c.now != nil {
				c.now(&n)
			}
			require.Equal(t, c.holds, s.Holds(n))
		})
	}
}

// TestSessions: who is known costs nothing, who must be known anew is looked up, and who is
// refused is forgotten.
func TestSessions(t *testing.T) {
	key, text, err := NewKey(7, "test", noon, nil)
	require.NoError(t, err)
	asked := 0
	store := memory{keys: []Key{key}, accounts: map[int64]Account{7: {Principal: Principal{User: 7}, UserName: "joe", Active: true}}, asked: &asked}
	all := NewSessions(store)
	c := Credentials{Key: text}
	first, err := all.Enter(t.Context(), c)
	require.NoError(t, err)
	again, err := all.Enter(t.Context(), c)
	require.NoError(t, err)
	require.Same(t, first, again)
	require.Equal(t, 1, asked)

	_, err = all.Enter(t.Context(), Credentials{Key: text, User: "jim"})
	require.ErrorIs(t, err, ErrUnauthenticated, "a key that is known is not enough for another user's name")
	_, err = all.Enter(t.Context(), Credentials{Key: text + "x"})
	require.ErrorIs(t, err, ErrUnauthenticated)
	require.Equal(t, 3, asked)

	renewed, err := all.Renew(t.Context(), c)
	require.NoError(t, err)
	require.NotSame(t, first, renewed)
	store.accounts[7] = Account{}
	_, err = all.Renew(t.Context(), c)
	require.ErrorIs(t, err, ErrUnauthenticated)
	_, err = all.Enter(t.Context(), c)
	require.ErrorIs(t, err, ErrUnauthenticated)
	require.Empty(t, all.known)
}

// TestSessionsAreBounded: the list does not grow for ever, however many enter.
func TestSessionsAreBounded(t *testing.T) {
	store := memory{accounts: map[int64]Account{7: {Principal: Principal{User: 7}, Active: true}}}
	all := NewSessions(store)
	for i := range maxSessions + 10 {
		key, text := DemoKey(7, fmt.Sprint(i), noon)
		all.keys = memory{keys: []Key{key}, accounts: store.accounts}
		_, err := all.Enter(t.Context(), Credentials{Key: text})
		require.NoError(t, err)
	}
	require.Len(t, all.known, maxSessions)
}

// TestModels: models are made once for all who are in the same of the groups that decide, and the
// list of them does not grow for ever.
func TestModels(t *testing.T) {
	r := rights(t)
	one := &Session{Principal: Principal{User: 1, Groups: []string{"Choir", Auditors}}, Proof: &Proof{}}
	other := &Session{Principal: Principal{User: 2, Groups: []string{Auditors, "Band"}}, Proof: &Proof{}}
	require.Same(t, r.Model(one), r.Model(one))
	require.Same(t, r.Model(one), r.Model(other))
	require.NotSame(t, r.Model(one), r.Model(&Session{}), "nobody")
	require.NotSame(t, r.Model(one), r.Model(&Session{Principal: Principal{User: 3, Groups: []string{ServiceDesk}}}))
}

func TestMayExport(t *testing.T) {
	for group, may := range map[string]bool{
		Auditors: true, DataAdministrators: true, Integration: true, SystemAdministrators: true,
		OperationAdministrators: false, SecurityOfficers: false, ServiceDesk: false, "Choir": false,
	} {
		require.Equal(t, may, MayExport(With(t.Context(), Principal{User: 1, Groups: []string{group}})), group)
	}
	require.False(t, MayExport(t.Context()))
	require.True(t, MayExport(With(t.Context(), System("engine"))))
}
