package calc

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// stored lists the columns of an assignment in the order of scan.
const stored = `assignment_key, identity_id, resource_id, system_id, resource_type_id, account_type_id, context_id, account_key,
	account_name, status, is_managed, valid_from, valid_to, compliance, violation_status, provisioning_status, disabled_reason,
	no_primary_context, warning, version_id, effective_from`

// scan reads the columns that stored lists, and more that follow them.
func (a *Assignment) scan(r conn.Rows, more ...any) error {
	var account, cause, warning text
	dst := []any{
		guid(&a.Key), &a.Identity, &a.Resource, number(&a.System), number(&a.Type), number(&a.AccountType),
		number(&a.Context), guid(&a.AccountKey), &account, &a.Enabled, &a.Managed, moment(&a.Valid.From), moment(&a.Valid.To),
		&a.Compliance, number(&a.Violation), number(&a.Provisioning), &cause, &a.Homeless, &warning, &a.Version, conn.Time(&a.Began),
	}
	err := r.Scan(append(dst, more...)...)
	a.Account, a.DisabledBy, a.Warning = string(account), string(cause), string(warning)
	return err
}

// AssignmentType is the name under which assignments stand in the audit.
const AssignmentType = "CalculatedAssignment"

// Version is what the audit can prove of one version of an assignment.
type Version struct {
	Key uuid.UUID
	// Made is the event that made it, Ended the one that took the assignment away or gave it its
	// next version; 0 while it stands.
	Made, Ended int64
	// From is when it began, To when it ended.
	From, To time.Time
	// Sum is the digest of its canonical form.
	Sum [32]byte
}

// Versions hands every version of every assignment to f.
func Versions(ctx context.Context, q conn.Querier, f func(Version)) error {
	rows, err := q.Query(ctx, "SELECT "+stored+", coalesce(closed_by, 0), effective_to FROM calculated_assignments_versions")
	if err != nil {
		return fmt.Errorf("read versions of assignments: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var a Assignment
		v := Version{}
		if err := a.scan(rows, &v.Ended, conn.Time(&v.To)); err != nil {
			return fmt.Errorf("read versions of assignments: %w", err)
		}
		sum, err := canonical(&a, a.Version, a.Began).Sum()
		if err != nil {
			return err
		}
		v.Key, v.Made, v.From, v.Sum = a.Key, a.Version, a.Began, sum
		f(v)
	}
	return rows.Err()
}
