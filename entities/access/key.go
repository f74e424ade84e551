package access

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Key is a stored API key. The secret itself is never stored.
type Key struct {
	// Prefix finds the key; it is not secret.
	Prefix string
	// Hash is SHA-256 over the whole key. A key has 256 random bits, so a slow hash would only
	// slow down the service, not an attacker; demo keys exist in demo databases only.
	Hash []byte
	// User is the user that the key stands for.
	User    int64
	Name    string
	Created time.Time
	Expires *time.Time
	Revoked bool
}

// KeyStore keeps API keys and tells who their users are.
type KeyStore interface {
	// Standing tells where the database stands now, for a proof if one is given.
	Standing(ctx context.Context, p *Proof) (Standing, error)
	// Keys lists the keys with a prefix.
	Keys(ctx context.Context, prefix string) ([]Key, error)
	// Account tells what is known of a user.
	Account(ctx context.Context, user int64) (Account, error)
}

// Account is a user as authentication needs him.
type Account struct {
	Principal Principal
	// Version is the number of the version of the user.
	Version int64
	// UserName is the name that Basic credentials must give, without regard to letter case.
	UserName string
	// Active is false when the user was turned off.
	Active             bool
	ValidFrom, ValidTo *time.Time
	// Barred is true when the identity behind the user is locked, disabled or terminated.
	Barred bool
}

// ErrUnauthenticated says that credentials are missing, wrong, expired or of somebody who may
// not enter. It says no more, so that nothing can be learned from it.
var ErrUnauthenticated = errors.New("no valid credentials")

const (
	keyMark   = "rw_"
	demoMark  = "demo-"
	keySecret = 32
)

// NewKey makes a key for a user and the text that is shown once.
func NewKey(user int64, name string, now time.Time, expires *time.Time) (Key, string, error) {
	prefix, secret := make([]byte, 6), make([]byte, keySecret)
	if _, err := rand.Read(prefix); err != nil {
		return Key{}, "", fmt.Errorf("make key: %w", err)
	}
	if _, err := rand.Read(secret); err != nil {
		return Key{}, "", fmt.Errorf("make key: %w", err)
	}
	text := keyMark + hex.EncodeToString(prefix) + "_" + base64.RawURLEncoding.EncodeToString(secret)
	return storedKey(text, user, name, now, expires), text, nil
}

// DemoKey is the key of a user of the demo world: demo-<name>.
func DemoKey(user int64, name string, now time.Time) (Key, string) {
	text := demoMark + name
	return storedKey(text, user, text, now, nil), text
}

func storedKey(text string, user int64, name string, now time.Time, expires *time.Time) Key {
	return Key{Prefix: prefixOf(text), Hash: hash(text), User: user, Name: name, Created: now, Expires: expires}
}

// prefixOf is the part of a key that finds it; "" for what is no key at all.
func prefixOf(text string) string {
	if name, ok := strings.CutPrefix(text, demoMark); ok && name != "" {
		return text
	}
	rest, ok := strings.CutPrefix(text, keyMark)
	prefix, secret, cut := strings.Cut(rest, "_")
	if !ok || !cut || prefix == "" || secret == "" {
		return ""
	}
	return prefix
}

func hash(text string) []byte {
	sum := sha256.Sum256([]byte(text))
	return sum[:]
}

// Authenticate finds out who presents the credentials. Time is that of the database for the
// key, and business time for the validity of the user. The versions of model and rights are read
// before all that depends on them: what changes meanwhile breaks the proof of the session.
func Authenticate(ctx context.Context, keys KeyStore, c Credentials) (*Session, error) {
	prefix := prefixOf(c.Key)
	if prefix == "" {
		return nil, ErrUnauthenticated
	}
	return find(ctx, keys, prefix, hash(c.Key), c)
}

// Resume finds out who was admitted by the key with a prefix and a hash, as he is now.
func Resume(ctx context.Context, keys KeyStore, prefix string, hash []byte) (*Session, error) {
	return find(ctx, keys, prefix, hash, Credentials{})
}

func find(ctx context.Context, keys KeyStore, prefix string, given []byte, c Credentials) (*Session, error) {
	now, err := keys.Standing(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("find key: %w", err)
	}
	stored, err := keys.Keys(ctx, prefix)
	if err != nil {
		return nil, fmt.Errorf("find key: %w", err)
	}
	for _, k := range stored {
		if subtle.ConstantTimeCompare(k.Hash, given) == 1 && !k.Revoked {
			return admit(ctx, keys, k, c, now)
		}
	}
	return nil, ErrUnauthenticated
}

// admit lets a user in if nothing about him speaks against it.
func admit(ctx context.Context, keys KeyStore, k Key, c Credentials, now Standing) (*Session, error) {
	a, err := keys.Account(ctx, k.User)
	if err != nil {
		return nil, fmt.Errorf("find user of key %s: %w", k.Prefix, err)
	}
	switch {
	case !a.Active, a.Barred:
		return nil, ErrUnauthenticated
	case !within(now.Database, now.Business, k.Expires, a.ValidFrom, a.ValidTo):
		return nil, ErrUnauthenticated
	case c.User != "" && !strings.EqualFold(c.User, a.UserName):
		return nil, ErrUnauthenticated
	}
	return &Session{
		Principal: a.Principal,
		Proof: &Proof{
			Prefix: k.Prefix, Hash: k.Hash, User: k.User, Version: a.Version, Identity: a.Principal.Identity,
			Model: now.Model, Rights: now.Rights, Expires: k.Expires, From: a.ValidFrom, To: a.ValidTo,
		},
	}, nil
}
