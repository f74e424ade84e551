package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
)

// overrideHeader marks a write by which an Operation Administrator overwrites Locked; its value
// is the reason.
const overrideHeader = "Ropewalk-Override-Reason"

// apiKeyHeader may hold a key; it is the spelling that net/http keeps X-API-Key by.
const apiKeyHeader = "X-Api-Key"

// keyOption is the query option that may hold a key, for clients that can send nothing else.
const keyOption = "api_key"

// callers finds out who calls.
type callers struct {
	keys     access.KeyStore
	sessions *access.Sessions
	log      *slog.Logger
}

func newCallers(keys access.KeyStore, log *slog.Logger) *callers {
	return &callers{keys: keys, sessions: access.NewSessions(keys), log: log}
}

// admit lets only known callers pass, and hangs who calls and where the call comes from into the
// context. Without valid credentials the answer is 401, whatever is asked. Who is known from an
// earlier request passes for now: the store looks again before anything is answered.
func (c *callers) admit(next http.Handler) http.Handler { return c.admitBy(c.sessions.Enter, next) }

// admitAnew lets only those pass who are known now, whatever was known of them: for what is not tried
// again with a new session if the store finds that the one known from an earlier request is out of date.
func (c *callers) admitAnew(next http.Handler) http.Handler { return c.admitBy(c.sessions.Renew, next) }

func (c *callers) admitBy(find finder, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, err := c.enter(r, find)
		if err != nil {
			odata.WriteError(w, err)
			return
		}
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// renew finds out who calls, whatever was known of him.
func (c *callers) renew(r *http.Request) (context.Context, error) {
	return c.enter(r, c.sessions.Renew)
}

// finder tells whose credentials are.
type finder func(context.Context, access.Credentials) (*access.Session, error)

// enter makes the context of a request.
func (c *callers) enter(r *http.Request, find finder) (context.Context, error) {
	reason, fault := overrideReason(r.Header)
	if fault != nil { // which is told to none but those who may enter now
		find = c.sessions.Renew
	}
	given, err := access.Extract(access.Presented{
		Authorization: r.Header.Get("Authorization"),
		APIKey:        r.Header.Get(apiKeyHeader),
		Query:         keyOf(r.URL.RawQuery),
	})
	if err != nil {
		return nil, c.refusal(r, err)
	}
	session, err := find(r.Context(), given)
	if err != nil {
		return nil, c.refusal(r, err)
	}
	e := exchangeOf(r.Context())
	e.Caller = session.Principal.Name
	if fault != nil {
		return nil, fault
	}
	return store.WithOrigin(access.Admit(r.Context(), session), store.Origin{
		Channel: "odata", RequestID: e.ID, Reason: reason, Override: reason != "",
	}), nil
}

// refusal is what somebody is told who may not enter.
func (c *callers) refusal(r *http.Request, err error) error {
	if errors.Is(err, access.ErrUnauthenticated) || errors.Is(err, access.ErrAmbiguous) {
		return &odata.Error{Status: http.StatusUnauthorized, Code: "Unauthorized", Message: err.Error() + "; send a valid key as Bearer token, as password of Basic, in X-API-Key or in api_key", Header: map[string]string{"WWW-Authenticate": access.Challenge}}
	}
	c.log.ErrorContext(r.Context(), "authenticate", "error", err)
	return &odata.Error{Status: http.StatusServiceUnavailable, Code: "Unavailable", Message: "the service cannot check credentials now; try again", Header: map[string]string{"Retry-After": "1"}}
}

// withPart puts the reason of an override that a request of a batch gives by itself in place of that
// of the batch.
func withPart(ctx context.Context, header http.Header) (context.Context, error) {
	reason, err := overrideReason(header)
	if err != nil {
		return nil, err
	}
	o := store.OriginOf(ctx)
	o.Reason, o.Override = reason, reason != ""
	return store.WithOrigin(ctx, o), nil
}

// keyOf finds the key among the query options, of which the first of that name counts.
func keyOf(rawQuery string) string {
	for option := range strings.SplitSeq(rawQuery, "&") {
		name, value, _ := strings.Cut(option, "=")
		if strings.Contains(option, ";") || !strings.Contains(name, "%") && name != keyOption {
			continue
		}
		name, err := url.QueryUnescape(name)
		if err != nil || name != keyOption {
			continue
		}
		if value, err := url.QueryUnescape(value); err == nil {
			return value
		}
	}
	return ""
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
