package calc

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"maps"
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
		Attributes     map[string][]string `json:",omitempty"`
		Pending        AttributeChanges    `json:"PendingAttributes,omitempty"`
	}{a.Account, a.Enabled, a.Managed, a.Valid.From, a.Valid.To, a.DisabledBy, a.Warning, reasons, valuesOf(a.Attributes), a.Change})
	return word(string(text))
}

// compare finds the delta of each identity whose digest moved.
func (s *saver) compare() error {
	if err := s.digests(); err != nil {
		return err
	}
	before, err := standing(s.ctx, s.w, s.moved())
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
	known, violations := map[int64][]byte{}, map[int64]int64{}
	ids := s.moved()
	if len(ids) == 0 {
		return nil
	}
	err := each(s.ctx, s.w, func(r conn.Rows) error {
		var identity, n int64
		var digest []byte
		if err := r.Scan(&identity, &digest, &n); err != nil {
			return err
		}
		known[identity], violations[identity] = bytes.Clone(digest), n
		return nil
	}, `SELECT identity_id, result_digest, violations FROM calculation_state WHERE identity_id {1}`, ids)
	for _, k := range s.kept {
		k.same = k.same || bytes.Equal(known[k.Claim.Identity], k.digest)
		k.violated = violations[k.Claim.Identity] > 0
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

// standing reads the assignments of some identities that stand now, with their reasons.
func standing(ctx context.Context, tx Tx, ids []int64) (map[int64]map[uuid.UUID]*Assignment, error) {
	out := map[int64]map[uuid.UUID]*Assignment{}
	all := map[uuid.UUID]*Assignment{}
	if len(ids) == 0 {
		return out, nil
	}
	err := each(ctx, tx, func(r conn.Rows) error {
		a := &Assignment{}
		var attributes, pending text
		if err := a.scan(r, &attributes, &pending); err != nil {
			return err
		}
		unpack(attributes, &a.Attributes)
		unpack(pending, &a.Change)
		if out[a.Identity] == nil {
			out[a.Identity] = map[uuid.UUID]*Assignment{}
		}
		out[a.Identity][a.Key], all[a.Key] = a, a
		return nil
	}, "SELECT "+stored+", attributes, attribute_change FROM calculated_assignments WHERE identity_id {1}", ids)
	if err != nil {
		return nil, err
	}
	return out, standingReasons(ctx, tx, all)
}

// standingReasons reads the reasons of assignments by their keys alone: asked for in their order or
// along with the assignments, PostgreSQL may come to read those of everybody.
func standingReasons(ctx context.Context, tx Tx, all map[uuid.UUID]*Assignment) error {
	type numbered struct {
		id int64
		of *Assignment
		Reason
	}
	var found []numbered
	err := each(ctx, tx, func(r conn.Rows) error {
		var key uuid.UUID
		var x numbered
		err := r.Scan(&x.id, guid(&key), &x.Type, &x.State, &x.Description, &x.Disabled, moment(&x.From), moment(&x.To),
			number(&x.Cause), guid(&x.Parent), number(&x.Context))
		x.of = all[key]
		found = append(found, x)
		return err
	}, `SELECT id, assignment_key, type, state, description, disabled, valid_from, valid_to, source_id, parent_key, context_id
FROM calculated_reasons WHERE assignment_key {keys}`, slices.Collect(maps.Keys(all)))
	slices.SortFunc(found, func(a, b numbered) int { return cmp.Compare(a.id, b.id) })
	for _, x := range found {
		x.of.Reasons = append(x.of.Reasons, x.Reason)
	}
	return err
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
	if s.all == nil {
		for _, k := range s.kept {
			s.all = append(s.all, k.delta...)
		}
		slices.SortFunc(s.all, func(a, b change) int { x, y := a.key(), b.key(); return bytes.Compare(x[:], y[:]) })
	}
	return s.all
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

func key(k uuid.UUID) *uuid.UUID {
	if k == uuid.Nil {
		return nil
	}
	return &k
}
