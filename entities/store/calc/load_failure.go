package calc

import "github.com/ropewalk/ropewalk/entities/store/internal/conn"

// failures reads the tasks that failed for good: what they should have done is not under way, though
// it is desired.
func (l *loader) failures() error {
	return l.each(func(r conn.Rows) error {
		var identity int64
		var f Failure
		var account, attributes text
		if err := r.Scan(&identity, guid(&f.Key), number(&f.Resource), &account, &f.Operation, &attributes); err != nil {
			return err
		}
		f.Account = string(account)
		unpack(attributes, &f.Changes)
		return l.of(identity, func(s *Subject) { s.Failures = append(s.Failures, f) })
	}, `SELECT identity_id, assignment_key, resource_id, account_name, operation, attributes FROM provisioning_tasks
WHERE identity_id {1} AND state = 'Failed' AND next_attempt IS NULL ORDER BY id`, l.ids)
}
