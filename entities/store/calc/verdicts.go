package calc

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// VerdictType is the name under which verdicts stand in the audit.
const VerdictType = "Verdict"

// Kept is a decision of a review to keep access, or to remove it.
type Kept struct {
	Key      uuid.UUID // of the access
	Identity int64
	Resource int64
	Account  string
	By       int64 // the user who decided, 0 for none
	Decided  time.Time
	Comment  string
	Expiry   time.Time
	Removes  bool // it says that the access is to go
}

// Reviewed reads the access of some keys as a review would decide on it; what is not there any more
// is left out.
func Reviewed(ctx context.Context, tx Tx, keys []uuid.UUID) ([]Kept, error) {
	var out []Kept
	err := each(ctx, tx, func(r conn.Rows) error {
		var k Kept
		var account text
		err := r.Scan(guid(&k.Key), &k.Identity, &k.Resource, &account)
		k.Account = string(account)
		out = append(out, k)
		return err
	}, `SELECT assignment_key, identity_id, resource_id, account_name FROM calculated_assignments WHERE assignment_key {keys} ORDER BY assignment_key`, keys)
	if err != nil {
		return nil, fmt.Errorf("read reviewed access: %w", err)
	}
	return out, nil
}

// What a verdict says.
const (
	keep   = "Keep"
	remove = "Remove"
)

func (k Kept) decision() string {
	if k.Removes {
		return remove
	}
	return keep
}

// PutVerdicts writes verdicts that keep access until they expire, or have it removed, and proves them by the audit.
func PutVerdicts(ctx context.Context, tx Recorder, list []Kept) error {
	rows := table{name: "verdicts", columns: []string{
		"verdict_key uuid", "assignment_key uuid", "identity_id int", "resource_id int", "account_name text", "decision text",
		"decided_by_id int", "decided_time time", "comment text", "expiry time", "granted_expiry time", "version_id int",
	}}
	for _, k := range list {
		key := uuid.New()
		event, err := recordDeed(tx, "Create", key, k.made(key, k.decision()))
		if err != nil {
			return fmt.Errorf("record verdict: %w", err)
		}
		rows.add(key, k.Key, k.Identity, k.Resource, word(k.Account), k.decision(), some(k.By), k.Decided, word(k.Comment), k.Expiry, k.Expiry, event)
	}
	if err := rows.insert(ctx, tx); err != nil {
		return fmt.Errorf("put verdicts: %w", err)
	}
	return nil
}

// ExpireVerdict ends a verdict at a time. It gives the identity whose access it kept, 0 if there is
// no such verdict; ended is false if it had expired already.
func ExpireVerdict(ctx context.Context, tx Recorder, key uuid.UUID, at time.Time, by int64, reason string) (identity int64, ended bool, err error) {
	var expiry time.Time
	err = each(ctx, tx, func(r conn.Rows) error { return r.Scan(&identity, conn.Time(&expiry)) },
		`SELECT identity_id, expiry FROM verdicts WHERE verdict_key {keys} {for update}`, []uuid.UUID{key})
	if err == nil && identity != 0 && at.Before(expiry) {
		ended = true
		err = endVerdict(ctx, tx, key, at, by, reason)
	}
	if err != nil {
		return 0, false, fmt.Errorf("expire verdict %s: %w", key, err)
	}
	return identity, ended, nil
}

// ExpireKept ends at a time all verdicts that still keep some access.
func ExpireKept(ctx context.Context, tx Recorder, keys []uuid.UUID, at time.Time, by int64, reason string) error {
	var standing []uuid.UUID
	err := each(ctx, tx, func(r conn.Rows) error {
		var key uuid.UUID
		err := r.Scan(guid(&key))
		standing = append(standing, key)
		return err
	}, `SELECT verdict_key FROM verdicts WHERE assignment_key {keys} AND expiry > $2 ORDER BY id {for update}`, keys, at)
	for _, key := range standing {
		if err == nil {
			err = endVerdict(ctx, tx, key, at, by, reason)
		}
	}
	if err != nil {
		return fmt.Errorf("expire verdicts: %w", err)
	}
	return nil
}

func endVerdict(ctx context.Context, tx Recorder, key uuid.UUID, at time.Time, by int64, reason string) error {
	event, err := recordDeed(tx, "Update", key, endedVerdict(key, at, at, by, reason))
	if err != nil {
		return err
	}
	_, err = exec(ctx, tx, `UPDATE verdicts SET expiry = $2, expired_time = $2, expired_by_id = $3, expire_reason = $4, closed_by = $5
WHERE verdict_key {keys}`, []uuid.UUID{key}, at, some(by), word(reason), event)
	return err
}

// made is a verdict in the form that audit digests are taken of, endedVerdict its end.
func (k Kept) made(key uuid.UUID, decision string) seal.Version {
	return seal.Version{Type: VerdictType, From: k.Decided, Values: stated(
		seal.Value{Property: "AccountName", V: k.Account},
		seal.Value{Property: "AssignmentKey", V: k.Key},
		seal.Value{Property: "Comment", V: k.Comment},
		seal.Value{Property: "DecidedById", V: k.By},
		seal.Value{Property: "Decision", V: decision},
		seal.Value{Property: "Expiry", V: k.Expiry},
		seal.Value{Property: "IdentityId", V: k.Identity},
		seal.Value{Property: "ResourceId", V: k.Resource},
		seal.Value{Property: "VerdictKey", V: key},
	)}
}

func endedVerdict(key uuid.UUID, at, expiry time.Time, by int64, reason string) seal.Version {
	return seal.Version{Type: VerdictType, From: at, Values: stated(
		seal.Value{Property: "Expiry", V: expiry},
		seal.Value{Property: "ExpireReason", V: reason},
		seal.Value{Property: "ExpiredById", V: by},
		seal.Value{Property: "VerdictKey", V: key},
	)}
}

// VerdictVersions hands every version of every verdict to f. One that expires at another time than it was
// made to was ended.
func VerdictVersions(ctx context.Context, q conn.Querier, f func(Version)) error {
	return proveAll(ctx, q, "verdicts", `SELECT verdict_key, assignment_key, identity_id, resource_id, account_name, decision, decided_by_id, decided_time,
	comment, granted_expiry, version_id, expiry, expired_by_id, expired_time, expire_reason, coalesce(closed_by, 0) FROM verdicts ORDER BY id`,
		func(r conn.Rows) error {
			var k Kept
			var key uuid.UUID
			var account, decision, comment, reason text
			var event, by, ended int64
			var expiry, end time.Time
			err := r.Scan(guid(&key), guid(&k.Key), &k.Identity, &k.Resource, &account, &decision, number(&k.By), conn.Time(&k.Decided), &comment,
				conn.Time(&k.Expiry), &event, conn.Time(&expiry), number(&by), conn.Time(&end), &reason, &ended)
			if err != nil {
				return err
			}
			k.Account, k.Comment = string(account), string(comment)
			if err := proveDeed(key, event, k.made(key, string(decision)), f); err != nil {
				return err
			}
			if ended == 0 && end.IsZero() && expiry.Equal(k.Expiry) && by == 0 && reason == "" {
				return nil
			}
			return proveDeed(key, ended, endedVerdict(key, end, expiry, by, string(reason)), f)
		})
}
