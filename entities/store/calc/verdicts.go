package calc

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Kept is a decision of a review to keep access.
type Kept struct {
	Key       uuid.UUID // of the access
	Identity  int64
	Resource  int64
	Account   string
	By        int64 // the user who decided, 0 for none
	Decided   time.Time
	Comment   string
	Expiry    time.Time
	Technical bool // the identity is technical
	Orphan    bool // its owner is unknown or unsure
}

// Reviewed reads the access of some keys as a review would decide on it; what is not there any more
// is left out.
func Reviewed(ctx context.Context, tx Tx, keys []uuid.UUID) ([]Kept, error) {
	var out []Kept
	err := each(ctx, tx, func(r conn.Rows) error {
		var k Kept
		var account text
		err := r.Scan(guid(&k.Key), &k.Identity, &k.Resource, &account, &k.Technical, &k.Orphan)
		k.Account = string(account)
		out = append(out, k)
		return err
	}, `SELECT c.assignment_key, c.identity_id, c.resource_id, c.account_name, i.identitycategory = 3, i.identitycategory = 4 OR c.compliance = 5
FROM calculated_assignments c JOIN identities i ON i.id = c.identity_id WHERE c.assignment_key {keys} ORDER BY c.assignment_key`, keys)
	if err != nil {
		return nil, fmt.Errorf("read reviewed access: %w", err)
	}
	return out, nil
}

// PutVerdicts writes verdicts that keep access until they expire.
func PutVerdicts(ctx context.Context, tx Tx, list []Kept) error {
	rows := table{name: "verdicts", columns: []string{
		"verdict_key uuid", "assignment_key uuid", "identity_id int", "resource_id int", "account_name text", "decision text",
		"decided_by_id int", "decided_time time", "comment text", "expiry time",
	}}
	for _, k := range list {
		rows.add(uuid.New(), k.Key, k.Identity, k.Resource, word(k.Account), "Keep", some(k.By), k.Decided, word(k.Comment), k.Expiry)
	}
	if err := rows.insert(ctx, tx); err != nil {
		return fmt.Errorf("put verdicts: %w", err)
	}
	return nil
}

// ExpireVerdict ends a verdict at a time. It gives the identity whose access it kept, 0 if there is
// no such verdict; ended is false if it had expired already.
func ExpireVerdict(ctx context.Context, tx Tx, key uuid.UUID, at time.Time, by int64, reason string) (identity int64, ended bool, err error) {
	var expiry time.Time
	err = each(ctx, tx, func(r conn.Rows) error { return r.Scan(&identity, conn.Time(&expiry)) },
		`SELECT identity_id, expiry FROM verdicts WHERE verdict_key {keys} {for update}`, []uuid.UUID{key})
	if err == nil && identity != 0 && at.Before(expiry) {
		ended = true
		_, err = exec(ctx, tx, `UPDATE verdicts SET expiry = $2, expired_time = $2, expired_by_id = $3, expire_reason = $4
WHERE verdict_key {keys}`, []uuid.UUID{key}, at, some(by), word(reason))
	}
	if err != nil {
		return 0, false, fmt.Errorf("expire verdict %s: %w", key, err)
	}
	return identity, ended, nil
}
