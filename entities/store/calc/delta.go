package calc

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// change is one assignment that came, went or differs.
type change struct {
	before, after *Assignment
}

func (c change) key() uuid.UUID { return c.any().Key }

func (c change) resource() int64 { return c.any().Resource }

func (c change) any() *Assignment {
	if c.after != nil {
		return c.after
	}
	return c.before
}

func (c change) kind() string {
	switch {
	case c.before == nil:
		return "Added"
	case c.after == nil:
		return "Removed"
	}
	return "Changed"
}

func count(delta []change) (added, changed, removed int64) {
	for _, d := range delta {
		switch {
		case d.before == nil:
			added++
		case d.after == nil:
			removed++
		default:
			changed++
		}
	}
	return added, changed, removed
}

// shown is an assignment as CalculationChanges tells of it.
func shown(a *Assignment) *string {
	if a == nil {
		return nil
	}
	reasons := make([]string, len(a.Reasons))
	for i, r := range a.Reasons {
		reasons[i] = r.Description
	}
	text, _ := json.Marshal(struct {
		AccountName    string `json:",omitempty"`
		Status         bool
		IsManaged      bool
		ValidFrom      *time.Time `json:",omitempty"`
		ValidTo        *time.Time `json:",omitempty"`
		DisabledReason string     `json:",omitempty"`
		Warning        string     `json:",omitempty"`
		Reasons        []string
	}{a.Account, a.Enabled, a.Managed, a.Valid.From, a.Valid.To, a.DisabledBy, a.Warning, reasons})
	return word(string(text))
}

// compare finds the delta of each identity whose digest moved.
func (s *saver) compare() error {
	if err := s.digests(); err != nil {
		return err
	}
	before, err := s.standing()
	if err != nil {
		return err
	}
	for _, k := range s.kept {
		if !k.same {
			k.delta = differ(before[k.Claim.Identity], k.Result.Assignments)
			for _, d := range k.delta {
				d.any().Identity = k.Claim.Identity
			}
		}
	}
	return nil
}

func (s *saver) digests() error {
	known := map[int64][]byte{}
	ids := s.moved()
	if len(ids) == 0 {
		return nil
	}
	err := each(s.ctx, s.w, func(r conn.Rows) error {
		var identity int64
		var digest []byte
		if err := r.Scan(&identity, &digest); err != nil {
			return err
		}
		known[identity] = bytes.Clone(digest)
		return nil
	}, `SELECT identity_id, result_digest FROM calculation_state WHERE identity_id {1}`, ids)
	for _, k := range s.kept {
		k.same = k.same || bytes.Equal(known[k.Claim.Identity], k.digest)
	}
	return err
}

// moved lists the identities whose rows must be looked at.
func (s *saver) moved() []int64 {
	var out []int64
	for _, k := range s.kept {
		if !k.same {
			out = append(out, k.Claim.Identity)
		}
	}
	return out
}

// standing reads the assignments that stand now, with their reasons.
func (s *saver) standing() (map[int64]map[uuid.UUID]*Assignment, error) {
	out := map[int64]map[uuid.UUID]*Assignment{}
	all := map[uuid.UUID]*Assignment{}
	ids := s.moved()
	if len(ids) == 0 {
		return out, nil
	}
	err := each(s.ctx, s.w, func(r conn.Rows) error {
		a := &Assignment{}
		if err := a.scan(r); err != nil {
			return err
		}
		if out[a.Identity] == nil {
			out[a.Identity] = map[uuid.UUID]*Assignment{}
		}
		out[a.Identity][a.Key], all[a.Key] = a, a
		return nil
	}, "SELECT "+stored+" FROM calculated_assignments WHERE identity_id {1}", ids)
	if err != nil {
		return nil, err
	}
	return out, s.standingReasons(ids, all)
}

func (s *saver) standingReasons(ids []int64, all map[uuid.UUID]*Assignment) error {
	return each(s.ctx, s.w, func(r conn.Rows) error {
		var key uuid.UUID
		var x Reason
		if err := r.Scan(guid(&key), &x.Type, &x.State, &x.Description, &x.Disabled, moment(&x.From), moment(&x.To),
			number(&x.Cause), guid(&x.Parent), number(&x.Context)); err != nil {
			return err
		}
		if a := all[key]; a != nil {
			a.Reasons = append(a.Reasons, x)
		}
		return nil
	}, `SELECT c.assignment_key, r.type, r.state, r.description, r.disabled, r.valid_from, r.valid_to, r.source_id, r.parent_key, r.context_id
FROM calculated_assignments c JOIN calculated_reasons r ON r.assignment_key = c.assignment_key
WHERE c.identity_id {1} ORDER BY r.id`, ids)
}

// differ compares by digest; the order of the new assignments is kept, what went comes last.
func differ(before map[uuid.UUID]*Assignment, after []Assignment) []change {
	var out []change
	for i := range after {
		a := &after[i]
		b := before[a.Key]
		delete(before, a.Key)
		if b == nil || !bytes.Equal(Digest(one(b)), Digest(one(a))) {
			out = append(out, change{b, a})
		}
	}
	gone := make([]change, 0, len(before))
	for _, b := range before {
		gone = append(gone, change{before: b})
	}
	slices.SortFunc(gone, func(a, b change) int { x, y := a.key(), b.key(); return bytes.Compare(x[:], y[:]) })
	return append(out, gone...)
}

func one(a *Assignment) Result { return Result{Assignments: []Assignment{*a}} }

// deltas lists the changes of all identities in order of key.
func (s *saver) deltas() []change {
	var out []change
	for _, k := range s.kept {
		out = append(out, k.delta...)
	}
	slices.SortFunc(out, func(a, b change) int { x, y := a.key(), b.key(); return bytes.Compare(x[:], y[:]) })
	return out
}

func (s *saver) keys(which func(change) bool) []uuid.UUID {
	var out []uuid.UUID
	for _, d := range s.deltas() {
		if which(d) {
			out = append(out, d.key())
		}
	}
	return out
}

const columns = `assignment_key, identity_id, resource_id, system_id, resource_type_id, account_type_id, context_id, account_key,
	account_name, status, is_managed, valid_from, valid_to, compliance, violation_status, provisioning_status, disabled_reason,
	no_primary_context, warning, change_time, version_id, effective_from`

// archive ends the versions that are no longer true.
func (s *saver) archive() error {
	next := s.keys(func(d change) bool { return d.before != nil && d.after != nil })
	gone := s.keys(func(d change) bool { return d.after == nil })
	if err := s.close(next, s.number); err != nil {
		return err
	}
	if err := s.close(gone, s.closing); err != nil || len(gone) == 0 {
		return err
	}
	return s.exec(`DELETE FROM calculated_assignments WHERE assignment_key {keys}`, gone)
}

// close puts the versions of some keys into the history and takes their reasons away.
func (s *saver) close(keys []uuid.UUID, event int64) error {
	if len(keys) == 0 {
		return nil
	}
	err := s.exec(`INSERT INTO calculated_assignments_history (`+columns+`, effective_to, closed_by)
SELECT `+columns+`, {greatest}($2, effective_from + {microsecond}), $3 FROM calculated_assignments WHERE assignment_key {keys}`,
		keys, s.now, event)
	if err != nil {
		return err
	}
	return s.exec(`DELETE FROM calculated_reasons WHERE assignment_key {keys}`, keys)
}

// replace writes the new versions and their reasons.
func (s *saver) replace() error {
	rows := table{name: "calculated_assignments", columns: []string{
		"assignment_key uuid", "identity_id int", "resource_id int", "system_id int", "resource_type_id int", "account_type_id int", "context_id int", "account_key uuid",
		"account_name text", "status bool", "is_managed bool", "valid_from time", "valid_to time", "compliance int", "violation_status int", "provisioning_status int",
		"disabled_reason text", "no_primary_context bool", "warning text", "change_time time", "version_id int", "effective_from time",
	}, conflict: overwrite}
	reasons := table{name: "calculated_reasons", columns: []string{
		"assignment_key uuid", "identity_id int", "type int", "state int", "description text",
		"disabled bool", "valid_from time", "valid_to time", "source_id int", "parent_key uuid", "context_id int",
	}}
	for _, k := range s.kept {
		for _, d := range k.delta {
			if d.after == nil {
				continue
			}
			a := d.after
			rows.add(a.Key, k.Claim.Identity, a.Resource, some(a.System), some(a.Type), some(a.AccountType), some(a.Context),
				key(a.AccountKey), word(a.Account), a.Enabled, a.Managed, a.Valid.From, a.Valid.To, a.Compliance, a.Violation,
				a.Provisioning, word(a.DisabledBy), a.Homeless, word(a.Warning), s.now, s.number, a.Began)
			for _, r := range a.Reasons {
				reasons.add(a.Key, k.Claim.Identity, r.Type, r.State, r.Description, r.Disabled, r.From, r.To,
					some(r.Cause), key(r.Parent), some(r.Context))
			}
		}
	}
	if err := rows.insert(s.ctx, s.w); err != nil {
		return err
	}
	return reasons.insert(s.ctx, s.w)
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
	effective_from = excluded.effective_from`

func key(k uuid.UUID) *uuid.UUID {
	if k == uuid.Nil {
		return nil
	}
	return &k
}
