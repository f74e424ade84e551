package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
)

// The gate is the first statement of every write that is done for somebody, and of every read that is
// not guarded: it tells where the database stands, and whether what the caller was admitted for still holds.
// Each part of it is one look by a primary key, so that it costs next to nothing. The clock is
// no join: PostgreSQL knows not that it is one row, and would think about the join every time.
const (
	gateHead = ", model, rights, (SELECT offset_micros FROM clock)"
	gateFrom = " FROM versions"
	// gateKey and gateUser ask for the key and for the version of the user.
	gateKey  = "EXISTS (SELECT 1 FROM api_keys WHERE prefix = ? AND hash = ? AND NOT revoked)"
	gateUser = " AND EXISTS (SELECT 1 FROM users WHERE id = ? AND version_id = ? AND active AND NOT deleted)"
)

// gateIdentity asks whether the identity behind a user is there and not barred.
var gateIdentity = " AND EXISTS (SELECT 1 FROM identities WHERE id = ? AND NOT deleted AND identitystatus NOT IN (" + barred() + "))"

func barred() string {
	numbers := make([]string, len(entities.Barring))
	for i, status := range entities.Barring {
		numbers[i] = fmt.Sprint(int64(status))
	}
	return strings.Join(numbers, ", ")
}

// gates are the three forms of the gate on one database, and its forms as a condition.
type gates struct {
	nobody, client, person string
	guards                 [1 << bounds]string
}

func newGates(d conn.Dialect) gates {
	head := "SELECT " + d.Now() + gateHead + ", "
	return gates{
		nobody: head + "1 = 1" + gateFrom,
		client: numbered(head + gateKey + gateUser + gateFrom),
		person: numbered(head + gateKey + gateUser + gateIdentity + gateFrom),
		guards: newGuards(d),
	}
}

// numbered writes the arguments of a statement, which are marked by ?, as $1, $2 and so on.
func numbered(text string) string {
	parts := strings.Split(text, "?")
	for n := 1; n < len(parts); n++ {
		parts[n] = "$" + strconv.Itoa(n) + parts[n]
	}
	return strings.Join(parts, "")
}

// statement is the gate for a proof; without one it only tells where the database stands.
func (g gates) statement(p *access.Proof) (text string, args []any) {
	switch {
	case p == nil:
		return g.nobody, nil
	case p.Identity == 0:
		return g.client, []any{p.Prefix, p.Hash, p.User, p.Version}
	}
	return g.person, []any{p.Prefix, p.Hash, p.User, p.Version, p.Identity}
}

// writing makes the gate number the first event of a transaction that is going to write: on
// PostgreSQL that saves a round trip.
const writing = ", nextval('audit_event_ids'), pg_current_xact_id()::text::bigint" + gateFrom

// add puts the gate into a batch.
func (g gates) add(b *conn.Batch, p *access.Proof) {
	text, args := g.statement(p)
	b.Add(text, args...)
}

// standing reads the answer of the gate.
func standing(row interface{ Scan(...any) error }, more ...any) (now access.Standing, err error) {
	var offset int64
	dst := []any{conn.Time(&now.Database), &now.Model, &now.Rights, &offset, &now.Open}
	err = row.Scan(append(dst, more...)...)
	now.Business = now.Database.Add(time.Duration(offset) * time.Microsecond)
	return now, err
}

// Standing tells where the database stands now, and whether a proof holds. It implements access.KeyStore.
func (s *Store) Standing(ctx context.Context, p *access.Proof) (access.Standing, error) {
	text, args := s.gates.statement(p)
	now, err := standing(s.db.QueryRow(ctx, text, args...))
	if err != nil {
		return now, fmt.Errorf("pass gate: %w", err)
	}
	return now, nil
}

// Prove passes the gate for a caller to whom nothing is read. It implements odata.Prover.
func (s *Store) Prove(ctx context.Context) error {
	session := access.SessionOf(ctx)
	if session.Proof == nil {
		return nil
	}
	now, err := s.Standing(ctx, session.Proof)
	if err != nil {
		return err
	}
	return admit(session, now)
}

// admit refuses a caller whose proof broke, before anything was answered or written for him.
func admit(session *access.Session, now access.Standing) error {
	if !session.Holds(now) {
		return odata.ErrStale
	}
	return nil
}
