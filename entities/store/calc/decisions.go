package calc

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// DecisionType is the name under which decisions about violating access stand in the audit.
const DecisionType = "ViolationDecision"

// Decided is a decision about violating access as it is kept.
type Decided struct {
	Decision
	Identity int64
	By       int64 // the user who decided, 0 for none
	At       time.Time
	Reason   string
	Control  int64 // the compensating control, 0 for none
	Process  int64 // the evaluation, 0 for none
}

// PutDecisions keeps what an evaluation said of violating access, and proves it by the audit. A decision
// ends the one that stood before it on the same access under the same constraint; that one is kept as what
// it was.
func PutDecisions(ctx context.Context, tx Recorder, list []Decided) error {
	rows := table{name: "violation_decisions", columns: []string{
		"decision_key uuid", "identity_id int", "constraint_id int", "resource_id int", "account_name text", "allowed bool",
		"decided_by_id int", "decided_time time", "reason text", "control_id int", "process_id int", "expiry time", "version_id int",
	}}
	for _, d := range list {
		if err := endDecisions(ctx, tx, d); err != nil {
			return fmt.Errorf("end decision: %w", err)
		}
		key := uuid.New()
		event, err := recordDeed(tx, "Create", key, d.made(key))
		if err != nil {
			return fmt.Errorf("record decision: %w", err)
		}
		rows.add(key, d.Identity, d.Constraint, d.Resource, word(d.Account), d.Allowed, some(d.By), d.At, word(d.Reason), some(d.Control),
			some(d.Process), d.Expiry, event)
	}
	if err := rows.insert(ctx, tx); err != nil {
		return fmt.Errorf("put decisions: %w", err)
	}
	return nil
}

// EndDecisions ends all that evaluations said of an identity, and gives how many decisions that were.
func EndDecisions(ctx context.Context, tx Recorder, identity int64, at time.Time) (int, error) {
	n, err := endAll(ctx, tx, at, "identity_id = $1", identity)
	if err != nil {
		return 0, fmt.Errorf("end decisions about identity %d: %w", identity, err)
	}
	return n, nil
}

// endDecisions ends what stood before a decision, be it from before the access had an account: that speaks of
// the access under whatever account, and would go on beside this one.
func endDecisions(ctx context.Context, tx Recorder, d Decided) error {
	_, err := endAll(ctx, tx, d.At, "identity_id = $1 AND constraint_id = $2 AND resource_id = $3 AND (account_name IS NULL OR account_name = $4)",
		d.Identity, d.Constraint, d.Resource, d.Account)
	return err
}

// endAll ends the decisions of a selection that nobody has ended.
func endAll(ctx context.Context, tx Recorder, at time.Time, which string, args ...any) (int, error) {
	var open []uuid.UUID
	err := each(ctx, tx, func(r conn.Rows) error {
		var key uuid.UUID
		err := r.Scan(guid(&key))
		open = append(open, key)
		return err
	}, `SELECT decision_key FROM violation_decisions WHERE `+which+` AND ended_time IS NULL ORDER BY id {for update}`, args...)
	if err != nil || len(open) == 0 {
		return 0, err
	}
	var event int64
	for _, key := range open {
		if event, err = recordDeed(tx, "Update", key, endedDecision(key, at)); err != nil {
			return 0, err
		}
	}
	_, err = exec(ctx, tx, `UPDATE violation_decisions SET ended_time = $2, closed_by = $3 WHERE decision_key {keys}`, open, at, event)
	return len(open), err
}

// made is a decision in the form that audit digests are taken of, endedDecision its end.
func (d Decided) made(key uuid.UUID) seal.Version {
	return seal.Version{Type: DecisionType, From: d.At, Values: stated(
		seal.Value{Property: "AccountName", V: d.Account},
		seal.Value{Property: "Allowed", V: d.Allowed},
		seal.Value{Property: "ConstraintId", V: d.Constraint},
		seal.Value{Property: "ControlId", V: d.Control},
		seal.Value{Property: "DecidedById", V: d.By},
		seal.Value{Property: "DecisionKey", V: key},
		seal.Value{Property: "Expiry", V: d.Expiry},
		seal.Value{Property: "IdentityId", V: d.Identity},
		seal.Value{Property: "ProcessId", V: d.Process},
		seal.Value{Property: "Reason", V: d.Reason},
		seal.Value{Property: "ResourceId", V: d.Resource},
	)}
}

func endedDecision(key uuid.UUID, at time.Time) seal.Version {
	return seal.Version{Type: DecisionType, From: at, Values: []seal.Value{{Property: "DecisionKey", V: key}, {Property: "Ended", V: true}}}
}

// DecisionVersions hands every version of every decision to f.
func DecisionVersions(ctx context.Context, q conn.Querier, f func(Version)) error {
	return proveAll(ctx, q, "decisions", `SELECT decision_key, identity_id, constraint_id, resource_id, account_name, allowed, decided_by_id,
	decided_time, reason, control_id, process_id, expiry, version_id, ended_time, coalesce(closed_by, 0) FROM violation_decisions ORDER BY id`,
		func(r conn.Rows) error {
			var d Decided
			var key uuid.UUID
			var account, reason text
			var event, ended int64
			var end time.Time
			err := r.Scan(guid(&key), &d.Identity, &d.Constraint, &d.Resource, &account, &d.Allowed, number(&d.By), conn.Time(&d.At), &reason,
				number(&d.Control), number(&d.Process), conn.Time(&d.Expiry), &event, conn.Time(&end), &ended)
			if err != nil {
				return err
			}
			d.Account, d.Reason = string(account), string(reason)
			if err := proveDeed(key, event, d.made(key), f); err != nil || end.IsZero() && ended == 0 {
				return err
			}
			return proveDeed(key, ended, endedDecision(key, end), f)
		})
}
