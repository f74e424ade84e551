package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
)

// overrideHeader marks a write by which an Operation Administrator overwrites Locked; its value
// is the reason.
const overrideHeader = "Ropewalk-Override-Reason"

// keyOption is the query option that may hold a key, for clients that can send nothing else.
const keyOption = "api_key"

// authenticator finds out who calls.
type authenticator interface {
	access.KeyStore
	Clocks(ctx context.Context) (database, business time.Time, err error)
}

// withCaller lets only known callers pass, and hangs who calls and where the call comes from
// into the context. Without valid credentials the answer is 401, whatever is asked.
func withCaller(keys authenticator, log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p, err := caller(r, keys)
		switch {
		case errors.Is(err, access.ErrUnauthenticated), errors.Is(err, access.ErrAmbiguous):
			w.Header().Set("WWW-Authenticate", access.Challenge)
			odata.WriteError(w, &odata.Error{Status: http.StatusUnauthorized, Code: "Unauthorized", Message: err.Error() + "; send a valid key as Bearer token, as password of Basic, in X-API-Key or in api_key"})
			return
		case err != nil:
			log.ErrorContext(r.Context(), "authenticate", "error", err)
			odata.WriteError(w, &odata.Error{Status: http.StatusServiceUnavailable, Code: "Unavailable", Message: "the service cannot check credentials now; try again", Header: map[string]string{"Retry-After": "1"}})
			return
		}
		e := exchangeOf(r.Context())
		e.Caller = p.Name
		reason, err := overrideReason(r.Header)
		if err != nil {
			odata.WriteError(w, err)
			return
		}
		ctx := store.WithOrigin(access.With(r.Context(), p), store.Origin{
			Channel: "odata", RequestID: e.ID, Reason: reason, Override: reason != "",
		})
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// maxReason is how long the reason of an override may be, as that of a request.
const maxReason = 2000

// overrideReason is the reason of an override, "" for none. It goes to the audit for good, so it has
// to be text.
func overrideReason(h http.Header) (string, error) {
	reason := strings.TrimSpace(h.Get(overrideHeader))
	if !utf8.ValidString(reason) || utf8.RuneCountInString(reason) > maxReason {
		return "", &odata.Error{Status: http.StatusBadRequest, Code: "InvalidHeader", Target: overrideHeader, Message: "the reason is no UTF-8 text of at most 2000 characters; send one"}
	}
	return reason, nil
}

func caller(r *http.Request, keys authenticator) (access.Principal, error) {
	c, err := access.Extract(access.Presented{
		Authorization: r.Header.Get("Authorization"),
		APIKey:        r.Header.Get("X-API-Key"),
		Query:         r.URL.Query().Get(keyOption),
	})
	if err != nil {
		return access.Principal{}, err
	}
	now, business, err := keys.Clocks(r.Context())
	if err != nil {
		return access.Principal{}, err
	}
	return access.Authenticate(r.Context(), keys, c, now, business)
}
