package calc

import (
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// event records what the batch writes: one event for all new versions, one for all that end
// without a successor.
func (s *saver) event() error {
	for _, d := range s.deltas() {
		var err error
		switch {
		case d.after == nil:
			s.closing, err = s.record("Delete", d.before, d.before.Version, d.before.Began)
		default:
			d.after.Began = s.began(d)
			s.number, err = s.record("Calculate", d.after, 0, d.after.Began)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// began is when a new version starts: later than the one before it, whatever the clock says.
func (s *saver) began(d change) time.Time {
	if d.before != nil && !s.now.After(d.before.Began) {
		return d.before.Began.Add(time.Microsecond)
	}
	return s.now
}

// record adds one version to the audit; a version of 0 is one that this event makes.
func (s *saver) record(operation string, a *Assignment, version int64, from time.Time) (int64, error) {
	event, err := s.w.EventFor(AssignmentType, operation)
	if err != nil {
		return 0, err
	}
	if version == 0 {
		version = event
		a.Version = event
	}
	sum, err := canonical(a, version, from).Sum()
	if err != nil {
		return 0, err
	}
	return s.w.Record(AssignmentType, operation, a.Key[:], sum)
}

// canonical is an assignment in the form that audit digests are taken of.
func canonical(a *Assignment, version int64, from time.Time) seal.Version {
	v := seal.Version{Type: AssignmentType, Event: version, From: from}
	put := func(property string, value any) {
		v.Values = append(v.Values, seal.Value{Property: property, V: value})
	}
	put("AssignmentKey", a.Key)
	put("Compliance", a.Compliance)
	for property, yes := range map[string]bool{"Status": a.Enabled, "IsManaged": a.Managed, "NoPrimaryContext": a.Homeless} {
		if yes {
			put(property, true)
		}
	}
	numbers := []struct {
		property string
		n        int64
	}{
		{"IdentityId", a.Identity},
		{"ResourceId", a.Resource},
		{"SystemId", a.System},
		{"ResourceTypeId", a.Type},
		{"AccountTypeId", a.AccountType},
		{"ContextId", a.Context},
		{"ViolationStatus", a.Violation},
		{"ProvisioningStatus", a.Provisioning},
	}
	for _, x := range numbers {
		if x.n != 0 {
			put(x.property, x.n)
		}
	}
	if a.AccountKey != uuid.Nil {
		put("AccountKey", a.AccountKey)
	}
	if a.Account != "" {
		put("AccountName", a.Account)
	}
	if a.DisabledBy != "" {
		put("DisabledReason", a.DisabledBy)
	}
	if a.Warning != "" {
		put("Warning", a.Warning)
	}
	if a.Valid.From != nil {
		put("ValidFrom", *a.Valid.From)
	}
	if a.Valid.To != nil {
		put("ValidTo", *a.Valid.To)
	}
	return v
}
