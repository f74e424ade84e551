package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

var _ access.KeyStore = (*Store)(nil)

// Clocks gives the time of the database and business time.
func (s *Store) Clocks(ctx context.Context) (database, business time.Time, err error) {
	return clock(ctx, s.db)
}

// AddKey keeps an API key, and says in the audit that it did.
func (tx *Tx) AddKey(k access.Key) error {
	const text = `INSERT INTO api_keys (prefix, hash, user_id, name, created_at, expires_at, revoked) VALUES ($1, $2, $3, $4, $5, $6, $7)`
	if _, err := tx.conn.Exec(tx.ctx, text, k.Prefix, k.Hash, k.User, k.Name, k.Created, k.Expires, k.Revoked); err != nil {
		return fmt.Errorf("add key %s: %w", k.Prefix, err)
	}
	_, err := tx.Record("ApiKey", OpCreate, []byte(k.Prefix), [32]byte(k.Hash))
	return err
}

// RevokeKey ends an API key; ErrNotFound if there is none with that prefix.
func (tx *Tx) RevokeKey(prefix string) error {
	keys, err := keysWhere(tx.ctx, tx.conn, "prefix = $1 AND NOT revoked", prefix)
	if err != nil || len(keys) == 0 {
		return errors.Join(err, fmt.Errorf("revoke key %s: %w", prefix, ErrNotFound))
	}
	if _, err := tx.conn.Exec(tx.ctx, `UPDATE api_keys SET revoked = $1 WHERE prefix = $2`, true, prefix); err != nil {
		return fmt.Errorf("revoke key %s: %w", prefix, err)
	}
	_, err = tx.Record("ApiKey", OpDelete, []byte(prefix), [32]byte(keys[0].Hash))
	return err
}

// Keys lists the API keys with a prefix. It implements access.KeyStore.
func (s *Store) Keys(ctx context.Context, prefix string) ([]access.Key, error) {
	return keysWhere(ctx, s.db, "prefix = $1", prefix)
}

// AllKeys lists all API keys.
func (s *Store) AllKeys(ctx context.Context) ([]access.Key, error) {
	return keysWhere(ctx, s.db, "1 = 1")
}

func keysWhere(ctx context.Context, q conn.Querier, where string, args ...any) (keys []access.Key, err error) {
	rows, err := q.Query(ctx, `SELECT prefix, hash, user_id, name, created_at, expires_at, revoked FROM api_keys WHERE `+where+` ORDER BY created_at, prefix`, args...)
	if err != nil {
		return nil, fmt.Errorf("read keys: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var k access.Key
		var expires time.Time
		if err := rows.Scan(&k.Prefix, &k.Hash, &k.User, &k.Name, conn.Time(&k.Created), conn.Time(&expires), &k.Revoked); err != nil {
			return nil, fmt.Errorf("read keys: %w", err)
		}
		k.Hash, k.Expires = slices.Clone(k.Hash), orNone(expires)
		keys = append(keys, k)
	}
	return keys, rows.Err()
}

func orNone(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// barring are the statuses of an identity whose user may not enter.
var barring = []entities.IdentityStatus{entities.IdentityLocked, entities.IdentityDisabled, entities.IdentityTerminated}

// Account tells what is known of a user. It implements access.KeyStore.
func (s *Store) Account(ctx context.Context, user int64) (access.Account, error) {
	const text = `SELECT u.username, u.name, u.active, u.validfrom, u.validto, u.service, u.lockdirect, u.revokedirect, i.id, i.identitystatus
		FROM users u LEFT JOIN identities i ON i.id = u.identityref_id WHERE u.id = $1 AND NOT u.deleted`
	var a access.Account
	var name *string
	var from, to time.Time
	var lock, revoke bool
	var identity, status *int64
	err := s.db.QueryRow(ctx, text, user).Scan(&a.UserName, &name, &a.Active, conn.Time(&from), conn.Time(&to),
		&a.Principal.Service, &lock, &revoke, &identity, &status)
	if errors.Is(err, conn.ErrNoRows) {
		return access.Account{}, nil
	}
	if err != nil {
		return access.Account{}, fmt.Errorf("read user %d: %w", user, err)
	}
	a.ValidFrom, a.ValidTo = orNone(from), orNone(to)
	a.Principal.User, a.Principal.Name = user, a.UserName
	if identity != nil {
		a.Principal.Identity, a.Barred = *identity, slices.Contains(barring, entities.IdentityStatus(*status))
	}
	a.Principal.Rights = rights(lock, revoke)
	a.Principal.Groups, err = s.groups(ctx, user)
	return a, err
}

func rights(lock, revoke bool) (list []string) {
	if lock {
		list = append(list, access.LockDirect)
	}
	if revoke {
		list = append(list, access.RevokeDirect)
	}
	return list
}

// groups names the groups of a user.
func (s *Store) groups(ctx context.Context, user int64) (names []string, err error) {
	rows, err := s.db.Query(ctx, `SELECT g.name FROM usergroups g JOIN usergroups_members m ON m.owner_id = g.id
		WHERE m.target_id = $1 AND NOT g.deleted ORDER BY g.name`, user)
	if err != nil {
		return nil, fmt.Errorf("read groups of user %d: %w", user, err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, fmt.Errorf("read groups of user %d: %w", user, err)
		}
		names = append(names, name)
	}
	return names, rows.Err()
}

// Secret gives the secret of a name that all replicas share; the first that asks makes it.
func (s *Store) Secret(ctx context.Context, name string) (value []byte, err error) {
	fresh := make([]byte, 32)
	if _, err := rand.Read(fresh); err != nil {
		return nil, fmt.Errorf("make secret %s: %w", name, err)
	}
	err = s.Tx(ctx, func(tx *Tx) error {
		const text = `INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`
		if _, err := tx.conn.Exec(ctx, text, name, fresh); err != nil {
			return err
		}
		return tx.conn.QueryRow(ctx, `SELECT value FROM secrets WHERE name = $1`, name).Scan(&value)
	})
	if err != nil {
		return nil, fmt.Errorf("read secret %s: %w", name, err)
	}
	return slices.Clone(value), nil
}
