package access

import (
	"context"
	"encoding/base64"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var noon = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

// memory is a KeyStore for tests.
type memory struct {
	keys     []Key
	accounts map[int64]Account
	// asked counts the looks at keys.
	asked *int
}

func (m memory) Standing(context.Context, *Proof) (Standing, error) {
	return Standing{Model: 1, Rights: 5, Database: noon, Business: noon}, nil
}

func (m memory) Keys(_ context.Context, prefix string) ([]Key, error) {
	if m.asked != nil {
		*m.asked++
	}
	var found []Key
	for _, k := range m.keys {
		if k.Prefix == prefix {
			found = append(found, k)
		}
	}
	return found, nil
}

func (m memory) Account(_ context.Context, user int64) (Account, error) { return m.accounts[user], nil }

func TestAuthenticate(t *testing.T) {
	yesterday, tomorrow := noon.AddDate(0, 0, -1), noon.AddDate(0, 0, 1)
	open := Account{Principal: Principal{User: 7, Name: "Joe"}, UserName: "joe", Active: true, Version: 3}
	for name, c := range map[string]struct {
		key     func(*Key)
		account func(*Account)
		user    string
		spoil   string
		ok      bool
	}{
		"good":                          {ok: true},
		"good with its user":            {user: "JOE", ok: true},
		"another user's name":           {user: "jim"},
		"another secret":                {spoil: "x"},
		"expires later":                 {key: func(k *Key) { k.Expires = &tomorrow }, ok: true},
		"expires now":                   {key: func(k *Key) { k.Expires = &noon }},
		"revoked":                       {key: func(k *Key) { k.Revoked = true }},
		"user turned off":               {account: func(a *Account) { a.Active = false }},
		"identity locked (R-516)":       {account: func(a *Account) { a.Barred = true }},
		"before the first day (R-1102)": {account: func(a *Account) { a.ValidFrom = &tomorrow }},
		"after the last day":            {account: func(a *Account) { a.ValidTo = &yesterday }},
		"within the days":               {account: func(a *Account) { a.ValidFrom, a.ValidTo = &yesterday, &tomorrow }, ok: true},
	} {
		t.Run(name, func(t *testing.T) {
			key, text, err := NewKey(7, "test", noon, nil)
			require.NoError(t, err)
			account := open
			if c.key != nil {
				c.key(&key)
			}
			if c.account != nil {
				c.account(&account)
			}
			store := memory{keys: []Key{key}, accounts: map[int64]Account{7: account}}
			s, err := Authenticate(t.Context(), store, Credentials{User: c.user, Key: text + c.spoil})
			if !c.ok {
				require.ErrorIs(t, err, ErrUnauthenticated)
				require.Nil(t, s)
				return
			}
			require.NoError(t, err)
			require.Equal(t, open.Principal, s.Principal)
			require.Equal(t, &Proof{
				Prefix: key.Prefix, Hash: key.Hash, User: 7, Version: 3, Model: 1, Rights: 5,
				Expires: key.Expires, From: account.ValidFrom, To: account.ValidTo,
			}, s.Proof)
		})
	}
}

func TestKeysAreNotStored(t *testing.T) {
	key, text, err := NewKey(7, "test", noon, nil)
	require.NoError(t, err)
	require.Regexp(t, `^rw_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$`, text)
	require.Len(t, key.Hash, 32)
	require.NotContains(t, text, string(key.Hash))
	_, again, err := NewKey(7, "test", noon, nil)
	require.NoError(t, err)
	require.NotEqual(t, text, again)
}

func TestDemoKey(t *testing.T) {
	key, text := DemoKey(7, "manager", noon)
	require.Equal(t, "demo-manager", text)
	store := memory{keys: []Key{key}, accounts: map[int64]Account{7: {Principal: Principal{User: 7}, Active: true}}}
	_, err := Authenticate(t.Context(), store, Credentials{Key: "demo-manager"})
	require.NoError(t, err)
	_, err = Authenticate(t.Context(), store, Credentials{Key: "demo-opadmin"})
	require.ErrorIs(t, err, ErrUnauthenticated)
}

func TestNoKeyAtAll(t *testing.T) {
	for _, text := range []string{"", "rw_", "rw__", "rw_ab", "rw_ab_", "demo-", "secret", "RW_ab_cd"} {
		_, err := Authenticate(t.Context(), memory{keys: []Key{{Prefix: "", Hash: hash(text)}}}, Credentials{Key: text})
		require.ErrorIs(t, err, ErrUnauthenticated, text)
	}
}

func TestExtract(t *testing.T) {
	basic := func(s string) string { return "Basic " + base64.StdEncoding.EncodeToString([]byte(s)) }
	for name, c := range map[string]struct {
		in   Presented
		want Credentials
		err  error
	}{
		"bearer":               {in: Presented{Authorization: "Bearer k"}, want: Credentials{Key: "k"}},
		"bearer in any case":   {in: Presented{Authorization: "bEARER  k "}, want: Credentials{Key: "k"}},
		"basic":                {in: Presented{Authorization: basic("joe:k:1")}, want: Credentials{User: "joe", Key: "k:1"}},
		"basic without user":   {in: Presented{Authorization: basic(":k")}, want: Credentials{Key: "k"}},
		"header":               {in: Presented{APIKey: "k"}, want: Credentials{Key: "k"}},
		"query":                {in: Presented{Query: "k"}, want: Credentials{Key: "k"}},
		"twice the same":       {in: Presented{Authorization: basic("joe:k"), APIKey: "k"}, want: Credentials{User: "joe", Key: "k"}},
		"two different":        {in: Presented{Authorization: "Bearer k", Query: "q"}, err: ErrAmbiguous},
		"nothing":              {err: ErrUnauthenticated},
		"empty bearer":         {in: Presented{Authorization: "Bearer "}, err: ErrUnauthenticated},
		"unknown kind":         {in: Presented{Authorization: "Negotiate abc"}, err: ErrUnauthenticated},
		"basic, not base64":    {in: Presented{Authorization: "Basic ???"}, err: ErrUnauthenticated},
		"basic without colon":  {in: Presented{Authorization: basic("joe")}, err: ErrUnauthenticated},
		"unknown kind and key": {in: Presented{Authorization: "Negotiate abc", APIKey: "k"}, want: Credentials{Key: "k"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Extract(c.in)
			require.ErrorIs(t, err, c.err)
			require.Equal(t, c.want, got)
		})
	}
}
