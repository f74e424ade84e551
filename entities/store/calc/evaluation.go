package calc

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// ResetTemplate is the process whose decisions evaluate nothing: they only keep access blocked until an
// evaluation is over.
const ResetTemplate = "EvaluationReset"

// Undecided is a constraint that an identity violates by access about which nobody has decided, or not for now.
type Undecided struct {
	Constraint int64
	Name       string
	System     int64  // of the account, if the constraint is about single accounts
	Account    string // that account
	Access     []Questioned
}

// Questioned is access by which it is violated.
type Questioned struct {
	Resource int64
	Name     string
	System   string // the name of its system, "" for none
	Account  string
	Key      uuid.UUID
	Decided  bool      // somebody has, and it holds
	Before   *Judgment // what was decided the last time; nil for nothing
}

// Judgment is what an evaluation said of access.
type Judgment struct {
	Allowed bool
	Reason  string
	Control int64
}

// evaluated leaves out what a reset decided.
const evaluated = `NOT EXISTS (SELECT 1 FROM processes p WHERE p.id = d.process_id AND p.template = '` + ResetTemplate + `')`

// Violated gives what an identity violates by its last calculation, by access about which nobody has
// decided at the given time.
func Violated(ctx context.Context, tx Tx, identity int64, now time.Time) (list []Undecided, err error) {
	before, err := judged(ctx, tx, identity)
	if err != nil {
		return nil, err
	}
	var last uuid.UUID
	err = each(ctx, tx, func(r conn.Rows) error {
		var key uuid.UUID
		var v Undecided
		var q Questioned
		var account, name, system text
		if err := r.Scan(guid(&key), &v.Constraint, &v.Name, number(&v.System), &account, &q.Resource, &q.Name, &system, &name, guid(&q.Key), &q.Decided); err != nil {
			return err
		}
		v.Account, q.Account, q.System = string(account), string(name), string(system)
		q.Before = before.of(v.Constraint, q.Resource, q.Account)
		if key != last {
			list, last = append(list, v), key
		}
		list[len(list)-1].Access = append(list[len(list)-1].Access, q)
		return nil
	}, `SELECT v.violation_key, v.constraint_id, c.name, v.system_id, v.account_name, r.resource_id, s.name, y.name, r.account_name, r.assignment_key,
	EXISTS (SELECT 1 FROM violation_decisions d WHERE d.identity_id = $1 AND d.constraint_id = v.constraint_id AND d.resource_id = r.resource_id
		AND (d.account_name IS NULL OR d.account_name = r.account_name) AND d.ended_time IS NULL AND d.expiry > $2 AND `+evaluated+`)
FROM violations v JOIN constraints c ON c.id = v.constraint_id
JOIN violating_resources r ON r.violation_key = v.violation_key JOIN resources s ON s.id = r.resource_id
LEFT JOIN systems y ON y.id = s.systemref_id
WHERE v.identity_id = $1 ORDER BY v.constraint_id, v.violation_key, r.resource_id, r.id`, identity, now)
	if err != nil {
		return nil, fmt.Errorf("read what identity %d violates: %w", identity, err)
	}
	return undecided(list), nil
}

// undecided leaves out what is decided altogether.
func undecided(list []Undecided) (out []Undecided) {
	for _, v := range list {
		for _, q := range v.Access {
			if !q.Decided {
				out = append(out, v)
				break
			}
		}
	}
	return out
}

// subjectOf is what a decision is about.
type subjectOf struct {
	constraint, resource int64
	account              string
}

type judgments map[subjectOf]*Judgment

// of is what was said of access, under its account or before it had one.
func (j judgments) of(constraint, resource int64, account string) *Judgment {
	if known := j[subjectOf{constraint, resource, account}]; known != nil {
		return known
	}
	return j[subjectOf{constraint, resource, ""}]
}

// judged reads what evaluations last said of the access of an identity, be it over by now.
func judged(ctx context.Context, tx Tx, identity int64) (judgments, error) {
	out := judgments{}
	err := each(ctx, tx, func(r conn.Rows) error {
		var s subjectOf
		j := &Judgment{}
		var account, reason text
		if err := r.Scan(&s.constraint, &s.resource, &account, &j.Allowed, &reason, number(&j.Control)); err != nil {
			return err
		}
		s.account, j.Reason = string(account), string(reason)
		out[s] = j
		return nil
	}, `SELECT d.constraint_id, d.resource_id, d.account_name, d.allowed, d.reason, d.control_id FROM violation_decisions d
WHERE d.identity_id = $1 AND `+evaluated+` ORDER BY d.id`, identity)
	if err != nil {
		return nil, fmt.Errorf("read decisions about identity %d: %w", identity, err)
	}
	return out, nil
}

// ControlUse is where a compensating control is relied upon.
type ControlUse struct {
	Identity, Constraint string
}

// UsesOfControls finds where controls make up for access that is allowed: by a decision that holds, or by one
// that is being made.
func UsesOfControls(ctx context.Context, tx Tx, controls []int64, now time.Time) (uses []ControlUse, err error) {
	err = each(ctx, tx, func(r conn.Rows) error {
		var u ControlUse
		err := r.Scan(&u.Identity, &u.Constraint)
		uses = append(uses, u)
		return err
	}, `WITH uses (identity_id, constraint_id) AS (
	SELECT identity_id, constraint_id FROM violation_decisions WHERE control_id {1} AND ended_time IS NULL AND allowed AND expiry > $2
	UNION SELECT d.identityref_id, d.constraintref_id FROM constraintdecisions d JOIN evaluations e ON e.id = d.evaluationref_id
		WHERE d.controlref_id {1} AND NOT d.deleted AND d.action = 1 AND e.evaluationstage <> 3
	UNION SELECT d.identityref_id, d.constraintref_id FROM resourcedecisions r JOIN constraintdecisions d ON d.id = r.constraintdecision_id
		JOIN evaluations e ON e.id = r.evaluationref_id
		WHERE r.controlref_id {1} AND NOT r.deleted AND NOT d.deleted AND r.decision = 1 AND d.action = 3 AND e.evaluationstage <> 3
) SELECT i.identityid, c.name FROM uses u JOIN identities i ON i.id = u.identity_id JOIN constraints c ON c.id = u.constraint_id
ORDER BY i.identityid, c.name`, controls, now)
	if err != nil {
		return nil, fmt.Errorf("find uses of compensating controls: %w", err)
	}
	return uses, nil
}
