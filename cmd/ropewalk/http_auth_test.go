package main

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/entities/access"
)

// TestKeyOf: the key is found in a query just where the parser of the standard library finds it.
func TestKeyOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{"api_key", "api%5Fkey", "%61pi_key", "API_KEY", "api+key", "=", "&", ";", "%", "%20", "a", "+", "x=1"})
		raw := strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "query"), "")
		require.Equal(t, (&url.URL{RawQuery: raw}).Query().Get(keyOption), keyOf(raw))
	})
}

// desk is a KeyStore with one key, of a user who may be turned off.
type desk struct {
	key    access.Key
	active bool
	// asked counts the looks at the user.
	asked int
}

func (d *desk) Standing(context.Context, *access.Proof) (access.Standing, error) {
	return access.Standing{Open: d.active}, nil
}

func (d *desk) Keys(context.Context, string) ([]access.Key, error) { return []access.Key{d.key}, nil }

func (d *desk) Account(context.Context, int64) (access.Account, error) {
	d.asked++
	return access.Account{Principal: access.Principal{User: 7, Name: "jo"}, UserName: "jo", Active: d.active}, nil
}

// TestCallers: who is known is not looked up again until that is asked for; and what is wrong
// with a request is told to none but those who may enter.
func TestCallers(t *testing.T) {
	key, secret, err := access.NewKey(7, "test", time.Now(), nil)
	require.NoError(t, err)
	keys := &desk{key: key, active: true}
	c := newCallers(keys, slog.New(slog.DiscardHandler))
	h := c.admit(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		require.Equal(t, int64(7), access.From(r.Context()).User)
		require.NotNil(t, access.SessionOf(r.Context()).Proof)
	}))
	ask := func(reason string) int {
		r := httptest.NewRequest(http.MethodGet, "/odata/?api_key="+secret, nil)
		r.Header.Set(overrideHeader, reason)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		require.Equal(t, w.Code == http.StatusUnauthorized, w.Header().Get("WWW-Authenticate") != "")
		return w.Code
	}
	require.Equal(t, http.StatusOK, ask(""))
	require.Equal(t, http.StatusOK, ask(""))
	require.Equal(t, 1, keys.asked)
	require.Equal(t, http.StatusBadRequest, ask("\xff"))
	keys.active = false
	require.Equal(t, http.StatusUnauthorized, ask("\xff"))
	require.Equal(t, http.StatusUnauthorized, ask(""), "he was forgotten")
	r := httptest.NewRequest(http.MethodGet, "/odata/?api_key="+secret, nil)
	_, err = c.renew(r)
	require.Error(t, err)
}
