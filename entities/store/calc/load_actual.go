package calc

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"sort"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// accounts reads the accounts that systems report. An account stands for access to its account
// resource, too.
func (l *loader) accounts() error {
	return l.each(func(r conn.Rows) error {
		var identity, resource int64
		var a Account
		if err := r.Scan(&a.ID, &identity, &a.System, &a.Name, number(&a.Type), number(&resource), &a.Enabled, &a.Unsure,
			&a.Unconfirmed, moment(&a.Valid.To)); err != nil {
			return err
		}
		if resource != 0 {
			l.found.resources = append(l.found.resources, resource)
		}
		return l.of(identity, func(s *Subject) {
			s.Accounts = append(s.Accounts, a)
			if resource != 0 {
				s.Actual = append(s.Actual, Actual{
					ID: a.ID, Resource: resource, Account: a.Name, Disabled: !a.Enabled, Unconfirmed: a.Unconfirmed, Valid: a.Valid,
				})
			}
		})
	}, `SELECT id, identity_id, system_id, account_name, account_type_id, resource_id, enabled, unsure, unconfirmed, claim_expiry
FROM actual_accounts WHERE identity_id {1} ORDER BY id`, l.ids)
}

// actual reads the access that systems report. The accounts that it hangs on are known by now, but
// for those that are held by somebody else.
func (l *loader) actual() error {
	others := map[int64][]foreign{}
	defer l.sort(func(s *Subject) {
		slices.SortFunc(s.Actual, func(a, b Actual) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Resource, b.Resource)) })
	})
	err := l.each(func(r conn.Rows) error {
		var identity, account int64
		var a Actual
		var direct, enabled bool
		if err := r.Scan(&a.ID, &identity, &a.Resource, &account, &direct, &enabled, &a.Unconfirmed, moment(&a.Valid.To)); err != nil {
			return err
		}
		a.Indirect, a.Disabled = !direct, !enabled
		l.found.resources = append(l.found.resources, a.Resource)
		return l.of(identity, func(s *Subject) {
			i := sort.Search(len(s.Accounts), func(i int) bool { return s.Accounts[i].ID >= account })
			if i == len(s.Accounts) || s.Accounts[i].ID != account {
				others[account] = append(others[account], foreign{s, a})
				return
			}
			a.Account = s.Accounts[i].Name
			s.Actual = append(s.Actual, a)
		})
	}, `SELECT id, identity_id, resource_id, account_id, direct, enabled, unconfirmed, claim_expiry
FROM actual_assignments WHERE identity_id {1}`, l.ids)
	if err != nil || len(others) == 0 {
		return err
	}
	return l.foreign(others)
}

// foreign is access that is reported on an account of somebody else.
type foreign struct {
	of *Subject
	Actual
}

// foreign reads the names of such accounts. What hangs on an account that is gone is gone as well.
func (l *loader) foreign(others map[int64][]foreign) error {
	return l.each(func(r conn.Rows) error {
		var id int64
		var name string
		if err := r.Scan(&id, &name); err != nil {
			return err
		}
		for _, o := range others[id] {
			o.Account = name
			o.of.Actual = append(o.of.Actual, o.Actual)
		}
		return nil
	}, `SELECT id, account_name FROM actual_accounts WHERE id {1}`, slices.Sorted(maps.Keys(others)))
}

// before reads which access is managed already: it stays so for as long as it stands.
func (l *loader) before() error {
	return l.each(func(r conn.Rows) error {
		var identity int64
		var key uuid.UUID
		if err := r.Scan(&identity, guid(&key)); err != nil {
			return err
		}
		return l.of(identity, func(s *Subject) { s.Before[key] = true })
	}, `SELECT identity_id, assignment_key FROM calculated_assignments WHERE identity_id {1} AND is_managed`, l.ids)
}

func (l *loader) state() error {
	return l.each(func(r conn.Rows) error {
		var identity int64
		var input []byte
		var s State
		if err := r.Scan(&identity, &input, conn.Time(&s.At), moment(&s.Edge)); err != nil {
			return err
		}
		s.Input = bytes.Clone(input)
		l.batch.States[identity] = s
		return nil
	}, `SELECT identity_id, input_digest, calculated_at, next_edge FROM calculation_state WHERE identity_id {1}`, l.ids)
}
