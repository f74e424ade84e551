package calc

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// ViolationType is the name under which violations stand in the audit.
const ViolationType = "Violation"

// violationColumns lists the columns of a violation in the order of scan.
const violationColumns = "violation_key, identity_id, constraint_id, system_id, account_name, status, since, version_id, effective_from"

// scan reads the columns that violationColumns lists, and more that follow them.
func (v *Violation) scan(r conn.Rows, more ...any) error {
	var account text
	err := r.Scan(append([]any{
		guid(&v.Key), &v.Identity, &v.Constraint, number(&v.System), &account, &v.Status, conn.Time(&v.Since), &v.Version, conn.Time(&v.Began),
	}, more...)...)
	v.Account = string(account)
	return err
}

// canonical is a violation in the form that audit digests are taken of.
func (v *Violation) canonical() seal.Version {
	out := seal.Version{Type: ViolationType, Event: v.Version, From: v.Began, Values: []seal.Value{
		{Property: "ViolationKey", V: v.Key},
		{Property: "IdentityId", V: v.Identity},
		{Property: "ConstraintId", V: v.Constraint},
		{Property: "Status", V: v.Status},
		{Property: "Since", V: v.Since},
	}}
	if v.System != 0 {
		out.Values = append(out.Values, seal.Value{Property: "SystemId", V: v.System})
	}
	if v.Account != "" {
		out.Values = append(out.Values, seal.Value{Property: "AccountName", V: v.Account})
	}
	return out
}

// ViolationVersions hands every version of every violation to f.
func ViolationVersions(ctx context.Context, q conn.Querier, f func(Version)) error {
	rows, err := q.Query(ctx, "SELECT "+violationColumns+", coalesce(closed_by, 0), effective_to FROM violations_versions")
	if err != nil {
		return fmt.Errorf("read versions of violations: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var v Violation
		one := Version{}
		if err := v.scan(rows, &one.Ended, conn.Time(&one.To)); err != nil {
			return fmt.Errorf("read versions of violations: %w", err)
		}
		if one.Sum, err = v.canonical().Sum(); err != nil {
			return err
		}
		one.Key, one.Made, one.From = v.Key, v.Version, v.Began
		f(one)
	}
	return rows.Err()
}
