package calc

// portion is about how many rows are gathered before they are written: those of a whole batch would
// take more room than all that they are made of.
const portion = 2000

// versions are rows of new versions of assignments, with their reasons.
type versions struct {
	s *saver
	// fresh are of assignments that there were none of, next of others.
	fresh, next, reasons table
}

func (s *saver) versions() *versions {
	v := &versions{s: s}
	v.fresh = table{name: "calculated_assignments", columns: []string{
		"assignment_key uuid", "identity_id int", "resource_id int", "system_id int", "resource_type_id int", "account_type_id int", "context_id int", "account_key uuid",
		"account_name text", "status bool", "is_managed bool", "valid_from time", "valid_to time", "compliance int", "violation_status int", "provisioning_status int",
		"disabled_reason text", "no_primary_context bool", "warning text", "change_time time", "version_id int", "effective_from time",
		"attributes text", "attribute_change text",
	}}
	v.next = table{name: v.fresh.name, columns: v.fresh.columns, conflict: overwrite}
	v.reasons = table{name: "calculated_reasons", columns: []string{
		"assignment_key uuid", "identity_id int", "type int", "state int", "description text",
		"disabled bool", "valid_from time", "valid_to time", "source_id int", "parent_key uuid", "context_id int",
	}}
	return v
}

// replace writes the new versions and their reasons.
func (s *saver) replace() error {
	v := s.versions()
	for _, k := range s.kept {
		for _, d := range k.delta {
			if d.after != nil {
				v.add(d)
			}
		}
		if len(v.reasons.rows) < portion {
			continue
		}
		if err := v.write(); err != nil {
			return err
		}
	}
	return v.write()
}

func (v *versions) add(d change) {
	a, rows := d.after, &v.next
	if d.before == nil {
		rows = &v.fresh
	}
	rows.add(a.Key, a.Identity, a.Resource, some(a.System), some(a.Type), some(a.AccountType), some(a.Context),
		key(a.AccountKey), word(a.Account), a.Enabled, a.Managed, a.Valid.From, a.Valid.To, a.Compliance, a.Violation,
		a.Provisioning, word(a.DisabledBy), a.Homeless, word(a.Warning), v.s.now, v.s.number, a.Began,
		packed(a.Attributes, len(a.Attributes) == 0), packed(a.Change, len(a.Change) == 0))
	for _, r := range a.Reasons {
		v.reasons.add(a.Key, a.Identity, r.Type, r.State, r.Description, r.Disabled, r.From, r.To, some(r.Cause), key(r.Parent), some(r.Context))
	}
}

func (v *versions) write() error {
	for _, t := range []*table{&v.fresh, &v.next, &v.reasons} {
		if err := t.insert(v.s.ctx, v.s.w); err != nil {
			return err
		}
		t.rows = nil
	}
	return nil
}

// overwrite makes the insertion of a known key its next version.
const overwrite = `ON CONFLICT (assignment_key) DO UPDATE SET
	identity_id = excluded.identity_id, resource_id = excluded.resource_id, system_id = excluded.system_id,
	resource_type_id = excluded.resource_type_id, account_type_id = excluded.account_type_id, context_id = excluded.context_id,
	account_key = excluded.account_key, account_name = excluded.account_name, status = excluded.status,
	is_managed = excluded.is_managed, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
	compliance = excluded.compliance, violation_status = excluded.violation_status,
	provisioning_status = excluded.provisioning_status, disabled_reason = excluded.disabled_reason,
	no_primary_context = excluded.no_primary_context, warning = excluded.warning, change_time = excluded.change_time, version_id = excluded.version_id,
	effective_from = excluded.effective_from, attributes = excluded.attributes, attribute_change = excluded.attribute_change`
