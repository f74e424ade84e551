package access

import (
	"context"
	"crypto/sha256"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Session is a caller who was admitted. What his admission rested on is looked at again with the
// first statement of each of his requests, so that it may be kept for as long as one likes.
type Session struct {
	Principal Principal
	// Proof is nil for a principal who needs none, such as the engine.
	Proof *Proof
	// model is the effective model, params what rules may ask for, once they were asked for.
	model  atomic.Pointer[edm.Model]
	params atomic.Pointer[map[string]any]
}

// Params are the values of what rules may ask for about the caller, all but the time. They are shared: who
// adds to them does so to a copy.
func (s *Session) Params() map[string]any {
	if known := s.params.Load(); known != nil {
		return *known
	}
	fresh := Params(s.Principal, time.Time{})
	delete(fresh, "now")
	s.params.Store(&fresh)
	return fresh
}

// Proof is what the admission of a caller rested on. It holds while his key is not revoked, his
// user has the same version and is in his days, the identity behind it is not barred, and model and rights stand
// where they stood. Whatever could change who he is and what he may do breaks it.
type Proof struct {
	// Prefix and Hash find the key.
	Prefix string
	Hash   []byte
	// User is the user and Version the number of his version; Identity is 0 for a service client.
	User, Version, Identity int64
	// Model and Rights are the versions of the model and of the rights.
	Model, Rights int64
	// Expires is the end of the key by the time of the database, From and To are the days of the user by
	// that of the business; nil is no bound.
	Expires, From, To *time.Time
}

// Standing is where the database stands now.
type Standing struct {
	// Model and Rights are the versions of the model and of the rights.
	Model, Rights int64
	// Database is the time of the database, Business that of the business.
	Database, Business time.Time
	// Open says of the caller who was asked about that his key is not revoked, that his user has
	// the same version, and that no identity behind it is barred.
	Open bool
}

// Holds tells whether a caller would be admitted now just as he was.
func (s *Session) Holds(now Standing) bool {
	p := s.Proof
	switch {
	case p == nil:
		return true
	case !now.Open, now.Model != p.Model, now.Rights != p.Rights:
		return false
	}
	return within(now.Database, now.Business, p.Expires, p.From, p.To)
}

// within tells whether a key has not expired and its user is in his days. Keys end by the time
// of the database, users by that of the business.
func within(database, business time.Time, expires, from, to *time.Time) bool {
	return (expires == nil || database.Before(*expires)) &&
		(from == nil || !business.Before(*from)) && (to == nil || !business.After(*to))
}

// maxSessions bounds the sessions that are kept.
const maxSessions = 4096

// Sessions keeps who was admitted with which credentials.
type Sessions struct {
	keys  KeyStore
	mu    sync.RWMutex
	known map[ticket]*Session
}

// ticket finds the session of credentials. The key itself is not kept.
type ticket struct {
	key  [sha256.Size]byte
	user string
}

// NewSessions makes an empty list of sessions.
func NewSessions(keys KeyStore) *Sessions {
	return &Sessions{keys: keys, known: map[ticket]*Session{}}
}

// Enter finds out who presents the credentials. A session that is known costs nothing, and
// proves nothing: whoever reads or writes for it looks whether its proof holds.
func (s *Sessions) Enter(ctx context.Context, c Credentials) (*Session, error) {
	s.mu.RLock()
	known := s.known[ticketOf(c)]
	s.mu.RUnlock()
	if known != nil {
		return known, nil
	}
	return s.Renew(ctx, c)
}

// Renew finds out who presents the credentials, whatever was known of them.
func (s *Sessions) Renew(ctx context.Context, c Credentials) (*Session, error) {
	fresh, err := Authenticate(ctx, s.keys, c)
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil {
		delete(s.known, ticketOf(c))
		return nil, err
	}
	for other := range s.known {
		if len(s.known) < maxSessions {
			break
		}
		delete(s.known, other)
	}
	s.known[ticketOf(c)] = fresh
	return fresh, nil
}

func ticketOf(c Credentials) ticket { return ticket{sha256.Sum256([]byte(c.Key)), c.User} }
