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
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

var _ access.KeyStore = (*Store)(nil)

// keyType is the name under which API keys stand in the audit.
const keyType = "ApiKey"

// AddKey keeps an API key, and says in the audit that it did.
func (tx *Tx) AddKey(k access.Key) error {
	sum, err := keyVersion(k).Sum()
	if err != nil {
		return fmt.Errorf("add key %s: %w", k.Prefix, err)
	}
	event, err := tx.Record(keyType, OpCreate, k.Hash, sum)
	if err != nil {
		return fmt.Errorf("add key %s: %w", k.Prefix, err)
	}
	const text = `INSERT INTO api_keys (prefix, hash, user_id, name, created_at, expires_at, revoked, version_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`
	if _, err := tx.conn.Exec(tx.ctx, text, k.Prefix, k.Hash, k.User, k.Name, k.Created, k.Expires, false, event); err != nil {
		return fmt.Errorf("add key %s: %w", k.Prefix, err)
	}
	return nil
}

// RevokeKey ends the API keys with a prefix; ErrNotFound if there is none that still works.
func (tx *Tx) RevokeKey(prefix string) error {
	keys, err := keysWhere(tx.ctx, tx.conn, "prefix = $1 AND NOT revoked", prefix)
	if err != nil || len(keys) == 0 {
		return errors.Join(err, fmt.Errorf("revoke key %s: %w", prefix, ErrNotFound))
	}
	for _, k := range keys {
		if err := tx.revoke(k); err != nil {
			return fmt.Errorf("revoke key %s: %w", prefix, err)
		}
	}
	return nil
}

func (tx *Tx) revoke(k access.Key) error {
	k.Revoked = true
	sum, err := keyVersion(k).Sum()
	if err != nil {
		return err
	}
	event, err := tx.Record(keyType, OpDelete, k.Hash, sum)
	if err != nil {
		return err
	}
	_, err = tx.conn.Exec(tx.ctx, `UPDATE api_keys SET revoked = $1, closed_by = $2 WHERE hash = $3`, true, event, k.Hash)
	return err
}

// keyVersion is a key in the form that digests are taken of; to end it makes its second version.
func keyVersion(k access.Key) seal.Version {
	v := seal.Version{Type: keyType, ID: k.User, From: k.Created, Values: []seal.Value{
		{Property: "Prefix", V: k.Prefix}, {Property: "Hash", V: k.Hash}, {Property: "Name", V: k.Name},
	}}
	if k.Expires != nil {
		v.Values = append(v.Values, seal.Value{Property: "Expires", V: *k.Expires})
	}
	if k.Revoked {
		v.Values = append(v.Values, seal.Value{Property: "Revoked", V: true})
	}
	return v
}

// Keys lists the API keys with a prefix. It implements access.KeyStore.
func (s *Store) Keys(ctx context.Context, prefix string) ([]access.Key, error) {
	return keysWhere(ctx, s.db, "prefix = $1", prefix)
}

// AllKeys lists all API keys.
func (s *Store) AllKeys(ctx context.Context) ([]access.Key, error) {
	return keysWhere(ctx, s.db, "1 = 1")
}

const keyColumns = "prefix, hash, user_id, name, created_at, expires_at, revoked"

func keysWhere(ctx context.Context, q conn.Querier, where string, args ...any) (keys []access.Key, err error) {
	rows, err := q.Query(ctx, "SELECT "+keyColumns+" FROM api_keys WHERE "+where+" ORDER BY created_at, prefix", args...)
	if err != nil {
		return nil, fmt.Errorf("read keys: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		k, err := scanKey(rows)
		if err != nil {
			return nil, fmt.Errorf("read keys: %w", err)
		}
		keys = append(keys, k)
	}
	return keys, rows.Err()
}

// scanKey reads keyColumns, and more that follow them.
func scanKey(rows conn.Rows, more ...any) (k access.Key, err error) {
	var expires time.Time
	dst := []any{&k.Prefix, &k.Hash, &k.User, &k.Name, conn.Time(&k.Created), conn.Time(&expires), &k.Revoked}
	err = rows.Scan(append(dst, more...)...)
	k.Hash, k.Expires = slices.Clone(k.Hash), orNone(expires)
	return k, err
}

func orNone(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// Account tells what is known of a user. It implements access.KeyStore.
func (s *Store) Account(ctx context.Context, user int64) (access.Account, error) {
	const text = `SELECT u.version_id, u.username, u.name, u.active, u.validfrom, u.validto, u.service, u.lockdirect, u.revokedirect, i.id, i.identitystatus, coalesce(i.deleted, FALSE)
		FROM users u LEFT JOIN identities i ON i.id = u.identityref_id WHERE u.id = $1 AND NOT u.deleted`
	var a access.Account
	var name *string
	var from, to time.Time
	var lock, revoke, deleted bool
	var identity, status *int64
	err := s.db.QueryRow(ctx, text, user).Scan(&a.Version, &a.UserName, &name, &a.Active, conn.Time(&from), conn.Time(&to),
		&a.Principal.Service, &lock, &revoke, &identity, &status, &deleted)
	if errors.Is(err, conn.ErrNoRows) {
		return access.Account{}, nil
	}
	if err != nil {
		return access.Account{}, fmt.Errorf("read user %d: %w", user, err)
	}
	a.ValidFrom, a.ValidTo = orNone(from), orNone(to)
	a.Principal.User, a.Principal.Name = user, a.UserName
	if identity != nil {
		a.Principal.Identity, a.Barred = *identity, deleted || slices.Contains(entities.Barring, entities.IdentityStatus(*status))
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
