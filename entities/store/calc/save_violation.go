package calc

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// breach is a violation that came, went or differs.
type breach struct {
	before, after *Violation
}

func (b breach) any() *Violation {
	if b.after != nil {
		return b.after
	}
	return b.before
}

// violations writes what changed in the violations of the identities, as versions of their own.
// Where nobody violated anything and nobody does, it asks nothing.
func (s *saver) violations() error {
	ids := s.violators()
	if len(ids) == 0 {
		return nil
	}
	before, err := s.standingViolations(ids)
	if err != nil {
		return err
	}
	list := s.breaches(before)
	s.breached = map[int64]bool{}
	for _, b := range list {
		s.breached[b.any().Identity] = true
	}
	made, ended, err := s.recordViolations(list)
	if err != nil {
		return err
	}
	if err := s.closeViolations(list, made, ended); err != nil {
		return err
	}
	return s.putViolations(list, made)
}

// violators lists the identities whose violations must be looked at.
func (s *saver) violators() []int64 {
	var out []int64
	for _, k := range s.kept {
		if !k.same && (k.violated || len(k.Result.Violations) > 0) {
			out = append(out, k.Claim.Identity)
		}
	}
	return out
}

func (s *saver) standingViolations(ids []int64) (map[uuid.UUID]*Violation, error) {
	out := map[uuid.UUID]*Violation{}
	err := each(s.ctx, s.w, func(r conn.Rows) error {
		v := &Violation{}
		err := v.scan(r)
		out[v.Key] = v
		return err
	}, "SELECT "+violationColumns+" FROM violations WHERE identity_id {1}", ids)
	if err != nil {
		return nil, err
	}
	return out, each(s.ctx, s.w, func(r conn.Rows) error {
		var key uuid.UUID
		var x Violating
		var account text
		if err := r.Scan(guid(&key), guid(&x.Key), &x.Resource, &account, &x.Status); err != nil {
			return err
		}
		x.Account = string(account)
		if v := out[key]; v != nil {
			v.Resources = append(v.Resources, x)
		}
		return nil
	}, "SELECT violation_key, assignment_key, resource_id, account_name, status FROM violating_resources WHERE identity_id {1} ORDER BY id", ids)
}

// breaches lists what changed, in order of key. A violation that goes on keeps its beginning.
func (s *saver) breaches(before map[uuid.UUID]*Violation) []breach {
	var out []breach
	for _, k := range s.kept {
		if k.same {
			continue
		}
		for i := range k.Result.Violations {
			after := &k.Result.Violations[i]
			b := before[after.Key]
			delete(before, after.Key)
			if b == nil || !bytes.Equal(shownViolation(b), shownViolation(after)) {
				after.Identity = k.Claim.Identity
				after.Since, after.Began = s.beganViolation(b)
				out = append(out, breach{b, after})
			}
		}
	}
	for _, b := range before {
		out = append(out, breach{before: b})
	}
	slices.SortFunc(out, func(a, b breach) int { x, y := a.any().Key, b.any().Key; return bytes.Compare(x[:], y[:]) })
	return out
}

func shownViolation(v *Violation) []byte {
	text, _ := json.Marshal(v)
	return text
}

func (s *saver) beganViolation(before *Violation) (since, began time.Time) {
	switch {
	case before == nil:
		return s.now, s.now
	case s.now.After(before.Began):
		return before.Since, s.now
	}
	return before.Since, before.Began.Add(time.Microsecond)
}

// recordViolations adds the versions to the audit: one event for those that begin, one for those
// that end without a next one.
func (s *saver) recordViolations(list []breach) (made, ended int64, err error) {
	for _, b := range list {
		if b.after == nil {
			ended, err = s.recordViolation("Delete", b.before, b.before.Version)
		} else {
			made, err = s.recordViolation("Calculate", b.after, 0)
		}
		if err != nil {
			return 0, 0, err
		}
	}
	return made, ended, nil
}

// recordViolation adds one version to the audit; a version of 0 is one that this event makes.
func (s *saver) recordViolation(operation string, v *Violation, version int64) (int64, error) {
	event, err := s.w.EventFor(ViolationType, operation)
	if err != nil {
		return 0, err
	}
	if version == 0 {
		v.Version = event
	}
	sum, err := v.canonical().Sum()
	if err != nil {
		return 0, err
	}
	return s.w.Record(ViolationType, operation, v.Key[:], sum)
}

// closeViolations ends the versions that are no longer true.
func (s *saver) closeViolations(list []breach, made, ended int64) error {
	var next, gone []uuid.UUID
	for _, b := range list {
		switch {
		case b.after == nil:
			gone = append(gone, b.before.Key)
		case b.before != nil:
			next = append(next, b.before.Key)
		}
	}
	if err := s.closeViolation(next, made); err != nil {
		return err
	}
	if err := s.closeViolation(gone, ended); err != nil || len(gone) == 0 {
		return err
	}
	return s.exec(`DELETE FROM violations WHERE violation_key {keys}`, gone)
}

func (s *saver) closeViolation(keys []uuid.UUID, event int64) error {
	if len(keys) == 0 {
		return nil
	}
	const all = "violation_key, identity_id, constraint_id, system_id, account_name, status, since, change_time, version_id, effective_from"
	err := s.exec(`INSERT INTO violations_history (`+all+`, effective_to, closed_by)
SELECT `+all+`, {greatest}($2, effective_from + {microsecond}), $3 FROM violations WHERE violation_key {keys}`, keys, s.now, event)
	if err != nil {
		return err
	}
	return s.exec(`DELETE FROM violating_resources WHERE violation_key {keys}`, keys)
}

// putViolations writes the new versions and the access by which constraints are violated.
func (s *saver) putViolations(list []breach, made int64) error {
	rows := table{name: "violations", columns: []string{
		"violation_key uuid", "identity_id int", "constraint_id int", "system_id int", "account_name text", "status int", "since time",
		"change_time time", "version_id int", "effective_from time",
	}, conflict: `ON CONFLICT (violation_key) DO UPDATE SET status = excluded.status, change_time = excluded.change_time,
	version_id = excluded.version_id, effective_from = excluded.effective_from`}
	resources := table{name: "violating_resources", columns: []string{
		"violation_key uuid", "identity_id int", "resource_id int", "assignment_key uuid", "account_name text", "status int",
	}}
	for _, b := range list {
		v := b.after
		if v == nil {
			continue
		}
		rows.add(v.Key, v.Identity, v.Constraint, some(v.System), word(v.Account), v.Status, v.Since, s.now, made, v.Began)
		for _, r := range v.Resources {
			resources.add(v.Key, v.Identity, r.Resource, r.Key, word(r.Account), r.Status)
		}
	}
	if err := rows.insert(s.ctx, s.w); err != nil {
		return err
	}
	return resources.insert(s.ctx, s.w)
}
