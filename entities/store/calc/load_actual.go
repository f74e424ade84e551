package calc

import (
	"bytes"

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

func (l *loader) actual() error {
	return l.each(func(r conn.Rows) error {
		var identity int64
		var a Actual
		var direct, enabled bool
		if err := r.Scan(&a.ID, &identity, &a.Resource, &a.Account, &direct, &enabled, &a.Unconfirmed, moment(&a.Valid.To)); err != nil {
			return err
		}
		a.Indirect, a.Disabled = !direct, !enabled
		l.found.resources = append(l.found.resources, a.Resource)
		return l.of(identity, func(s *Subject) { s.Actual = append(s.Actual, a) })
	}, `SELECT a.id, a.identity_id, a.resource_id, k.account_name, a.direct, a.enabled, a.unconfirmed, a.claim_expiry
FROM actual_assignments a JOIN actual_accounts k ON k.id = a.account_id WHERE a.identity_id {1} ORDER BY a.id`, l.ids)
}

// resources reads the resources found so far, all that they contain, the roles that contain any of
// those, and the account resources of their systems.
func (l *loader) resources() error {
	w := l.batch.World
	l.found.resources = seen(append(l.found.resources, w.Settings.Additional...))
	var all []int64
	err := l.each(func(r conn.Rows) error {
		x := &Resource{}
		var days int64
		if err := r.Scan(&x.ID, guid(&x.UID), &x.Name, number(&x.Status), number(&x.Category), number(&x.System), number(&x.Type),
			moment(&x.Valid.From), moment(&x.Valid.To), number(&days), &x.AutoAccount, &x.Exclusive, score(&x.Risk)); err != nil {
			return err
		}
		x.PostDays = int(days)
		w.Resources[x.ID] = x
		if x.Category == accountCategory && x.System != 0 {
			w.Accounts[x.System] = append(w.Accounts[x.System], x.ID)
		}
		all = append(all, x.ID)
		return nil
	}, `WITH RECURSIVE down (id) AS (
	SELECT id FROM resources WHERE id {1}
	UNION SELECT c.target_id FROM down JOIN resources_childroles c ON c.owner_id = down.id
), up (id) AS (
	SELECT id FROM down
	UNION SELECT c.owner_id FROM up JOIN resources_childroles c ON c.target_id = up.id
), involved (id) AS (
	SELECT id FROM up
	UNION SELECT a.id FROM resources a LEFT JOIN resourcetypes t ON t.id = a.roletyperef_id
	WHERE coalesce(a.rolecategory, t.rolecategory) = 1 AND a.systemref_id IN (SELECT r.systemref_id FROM down JOIN resources r ON r.id = down.id)
) SELECT r.id, r.uid, r.name, r.resourcestatus, coalesce(r.rolecategory, t.rolecategory), r.systemref_id, r.roletyperef_id,
	r.validfrom, r.validto, t.postvalidity, coalesce(t.autocreateaccount, {false}) OR coalesce(s.autocreateaccount, {false}),
	coalesce(t.exclusivelymanaged, {false}), r.riskscore
FROM involved JOIN resources r ON r.id = involved.id
LEFT JOIN resourcetypes t ON t.id = r.roletyperef_id
LEFT JOIN systems s ON s.id = r.systemref_id
WHERE NOT r.deleted ORDER BY r.id`, l.found.resources)
	l.found.resources = all
	return err
}

// accountCategory is the category of resources that stand for accounts.
const accountCategory = 1

func (l *loader) resourceLinks() error {
	w := l.batch.World
	return l.each(func(r conn.Rows) error {
		var kind, owner, target int64
		if err := r.Scan(&kind, &owner, &target); err != nil {
			return err
		}
		if kind == 1 {
			w.Children[owner] = append(w.Children[owner], target)
			w.Parents[target] = append(w.Parents[target], owner)
		} else {
			w.Resources[owner].AccountTypes = append(w.Resources[owner].AccountTypes, target)
		}
		return nil
	}, `SELECT 1, l.owner_id, l.target_id FROM resources_childroles l JOIN resources c ON c.id = l.target_id AND NOT c.deleted WHERE l.owner_id {1}
UNION ALL SELECT 2, owner_id, target_id FROM resources_accounttype WHERE owner_id {1}
ORDER BY 1, 2, 3`, l.found.resources)
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
