package store

import (
	"context"
	"slices"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// verifyHolds recomputes the digests of the events that opened and closed holds.
func (v *verifier) verifyHolds(ctx context.Context) error {
	return v.prove(ctx, holdType, func(p *proof) error {
		rows, err := v.q.Query(ctx, `SELECT id, identity_id, source, opened_by, opened_at, coalesce(open_cause, 0), status_before,
			closed_by, closed_at, coalesce(close_cause, 0) FROM lock_holds ORDER BY id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var h hold
			var openedBy, before, closedBy *int64
			if err := rows.Scan(&h.id, &h.identity, &h.source, &openedBy, conn.Time(&h.openedAt), &h.openCause, &before,
				&closedBy, conn.Time(&h.closedAt), &h.closeCause); err != nil {
				return err
			}
			h.openedBy, h.before, h.closedBy = anyOf(openedBy), anyOf(before), anyOf(closedBy)
			if err := p.add(h.openCause, h.id, openedHold(h)); err != nil {
				return err
			}
			if h.closedAt.IsZero() {
				continue
			}
			if err := p.add(h.closeCause, h.id, closedHold(h)); err != nil {
				return err
			}
		}
		return rows.Err()
	})
}

func anyOf(p *int64) any {
	if p == nil {
		return nil
	}
	return *p
}

// verifyKeys does the same for the events that made and ended API keys.
func (v *verifier) verifyKeys(ctx context.Context) error {
	return v.prove(ctx, keyType, func(p *proof) error {
		rows, err := v.q.Query(ctx, "SELECT "+keyColumns+", version_id, coalesce(closed_by, 0) FROM api_keys ORDER BY hash")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var made, ended int64
			k, err := scanKey(rows, &made, &ended)
			if err != nil {
				return err
			}
			if err := p.addKeyVersions(k, made, ended); err != nil {
				return err
			}
		}
		return rows.Err()
	})
}

func (p *proof) addKeyVersions(k access.Key, made, ended int64) error {
	if k.Revoked != (ended != 0) {
		p.report.find("Version", "ApiKey "+k.Prefix, "that it was revoked has no audit event")
	}
	for _, one := range []struct {
		event   int64
		revoked bool
	}{{made, false}, {ended, true}} {
		if one.event == 0 {
			continue
		}
		k.Revoked = one.revoked
		sum, err := keyVersion(k).Sum()
		if err != nil {
			return err
		}
		p.addKey(one.event, slices.Clone(k.Hash), k.Prefix, sum)
	}
	return nil
}

// verifyViolations does the same for violations.
func (v *verifier) verifyViolations(ctx context.Context) error {
	return v.prove(ctx, calc.ViolationType, func(p *proof) error {
		return calc.ViolationVersions(ctx, v.q, p.addAssignment)
	})
}

// verifyDecisions does the same for what people decided about access: about violations, and in reviews.
func (v *verifier) verifyDecisions(ctx context.Context) error {
	err := v.prove(ctx, calc.DecisionType, func(p *proof) error { return calc.DecisionVersions(ctx, v.q, p.addDeed) })
	if err != nil {
		return err
	}
	return v.prove(ctx, calc.VerdictType, func(p *proof) error { return calc.VerdictVersions(ctx, v.q, p.addDeed) })
}

func (p *proof) addDeed(v calc.Version) { p.addKey(v.Made, v.Key[:], v.Key.String(), v.Sum) }

// verifyCalculated does the same for calculated assignments: an event of a calculation covers the
// versions that it made, or those that it ended without a next one.
func (v *verifier) verifyCalculated(ctx context.Context) error {
	err := v.prove(ctx, calc.AssignmentType, func(p *proof) error {
		return calc.Versions(ctx, v.q, p.addAssignment)
	})
	if err != nil {
		return err
	}
	var n int64
	err = v.q.QueryRow(ctx, `SELECT count(*) FROM calculated_assignments_history h WHERE NOT EXISTS (SELECT 1 FROM calculated_assignments_versions v
		WHERE v.assignment_key = h.assignment_key AND v.version_id = h.closed_by AND v.effective_from = h.effective_to)
		AND NOT EXISTS (SELECT 1 FROM audit_events e WHERE e.id = h.closed_by AND e.type = $1 AND e.operation = $2)`,
		calc.AssignmentType, OpDelete).Scan(&n)
	if err == nil && n > 0 {
		v.report.find("History", "calculated_assignments_history", "%d versions are not followed by the version that closed them", n)
	}
	return err
}

func (p *proof) addAssignment(v calc.Version) {
	name := v.Key.String()
	p.addKey(v.Made, v.Key[:], name, v.Sum)
	if p.recorded[v.Ended].operation != OpDelete {
		return
	}
	p.addKey(v.Ended, v.Key[:], name, v.Sum)
	if end := later(v.From, p.recorded[v.Ended].at); !v.To.Equal(end) {
		p.report.find("History", p.kind+" "+name, "its end was changed")
	}
}
