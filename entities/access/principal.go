// Package access knows who calls and what he may do: principals, API keys, and the rules, which
// are filter texts for each type, operation and group. It must never know how a request arrives
// or is routed, nor where rows live.
package access

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
)

// Principal is who calls. The zero Principal may see nothing.
type Principal struct {
	// User and Identity are ids; Identity is 0 for a service client.
	User, Identity int64
	// Name is for the audit.
	Name   string
	Groups []string
	// Rights are single rights given to the user himself.
	Rights []string
	// Service marks a client without a person behind it.
	Service bool
	// System marks the service's own writes, which no rule binds.
	System bool
}

// The single rights.
const (
	// LockDirect lets a client set an identity to Locked by a plain write.
	LockDirect = "LockDirect"
	// RevokeDirect lets the triggers of a client end a lock without a person.
	RevokeDirect = "RevokeDirect"
)

// System is the principal of the engine's own writes.
func System(name string) Principal { return Principal{Name: name, System: true} }

// Zero tells whether nobody is known.
func (p Principal) Zero() bool { return p.User == 0 && !p.System }

// In tells whether the principal is a member of one of the groups.
func (p Principal) In(groups ...string) bool {
	return slices.ContainsFunc(groups, func(g string) bool { return slices.Contains(p.Groups, g) })
}

type contextKey struct{}

// With puts a principal into a context who needs no proof: whoever does this answers for him.
func With(ctx context.Context, p Principal) context.Context {
	return Admit(ctx, &Session{Principal: p})
}

// Admit puts a caller into a context. The doors of the store look whether his proof holds.
func Admit(ctx context.Context, s *Session) context.Context {
	return context.WithValue(ctx, contextKey{}, s)
}

// From takes the principal from a context.
func From(ctx context.Context) Principal { return SessionOf(ctx).Principal }

// SessionOf takes the session from a context; without one it is that of nobody.
func SessionOf(ctx context.Context) *Session {
	if s, ok := ctx.Value(contextKey{}).(*Session); ok {
		return s
	}
	return &nobody
}

// nobody is the session of the zero Principal.
var nobody Session

// Fingerprint tells callers apart that may not go on with each other's reads: it changes with
// the user and with his groups and rights, and says nothing about them.
func Fingerprint(ctx context.Context) string {
	p := From(ctx)
	text := fmt.Sprintf("%d %d %t %s %s", p.User, p.Identity, p.System, sorted(p.Groups), sorted(p.Rights))
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:16])
}

// sorted writes names as one text, whatever order they came in. Names may hold any character, so
// each is quoted: a group called "A,B" is not the two groups A and B.
func sorted(names []string) string {
	names = slices.Clone(names)
	slices.Sort(names)
	return fmt.Sprintf("%q", names)
}
