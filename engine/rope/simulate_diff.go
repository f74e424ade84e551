package rope

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// The kinds of a difference.
const (
	Added   = "Added"
	Removed = "Removed"
	Changed = "Changed"
)

// Difference is access that another result gives, does not give or gives otherwise.
type Difference struct {
	Identity int64
	Key      uuid.UUID
	Resource int64
	System   int64
	Account  string
	Kind     string
	Changes  []Change
	Reasons  []ReasonChange
}

// Change is a property that differs; "" is no value.
type Change struct {
	Property, Before, After string
}

// ReasonChange is a reason that came, went or says something else than before.
type ReasonChange struct {
	Kind string
	calc.Reason
}

// property is one that people see, as a text.
type property struct {
	name string
	text func(*calc.Assignment) string
}

// properties are what two versions of access may differ in, as people see it.
var properties = []property{
	{"Status", func(a *calc.Assignment) string { return strconv.FormatBool(a.Enabled) }},
	{"DisabledReason", func(a *calc.Assignment) string { return a.DisabledBy }},
	{"IsManaged", func(a *calc.Assignment) string { return strconv.FormatBool(a.Managed) }},
	{"ValidFrom", func(a *calc.Assignment) string { return instant(a.Valid.From) }},
	{"ValidTo", func(a *calc.Assignment) string { return instant(a.Valid.To) }},
	{"Compliance", func(a *calc.Assignment) string { return entities.ComplianceStatus(a.Compliance).String() }},
	{"ViolationStatus", func(a *calc.Assignment) string { return entities.ViolationStatus(a.Violation).String() }},
	{"ProvisioningStatus", func(a *calc.Assignment) string { return entities.ProvisioningStatus(a.Provisioning).String() }},
	{"Warning", func(a *calc.Assignment) string { return a.Warning }},
	{"NoPrimaryContext", func(a *calc.Assignment) string { return strconv.FormatBool(a.Homeless) }},
	{"AccountTypeId", func(a *calc.Assignment) string { return numbered(a.AccountType) }},
	{"ContextId", func(a *calc.Assignment) string { return numbered(a.Context) }},
}

func instant(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

func numbered(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

// Diff tells what another result of the same identity changes, in order of key.
func Diff(before, after calc.Result) []Difference {
	was := byKey(before.Assignments)
	var out []Difference
	for i := range after.Assignments {
		a := &after.Assignments[i]
		if d, differs := differ(was[a.Key], a); differs {
			out = append(out, d)
		}
		delete(was, a.Key)
	}
	for _, b := range was {
		d, _ := differ(b, nil)
		out = append(out, d)
	}
	for i := range out {
		out[i].Identity = cmp.Or(after.Identity, before.Identity)
	}
	slices.SortFunc(out, func(a, b Difference) int { return bytes.Compare(a.Key[:], b.Key[:]) })
	return out
}

func byKey(list []calc.Assignment) map[uuid.UUID]*calc.Assignment {
	out := make(map[uuid.UUID]*calc.Assignment, len(list))
	for i := range list {
		out[list[i].Key] = &list[i]
	}
	return out
}

// differ compares two versions of the same access; nil is none.
func differ(before, after *calc.Assignment) (Difference, bool) {
	some, kind := after, Changed
	switch {
	case before == nil:
		kind = Added
	case after == nil:
		some, kind = before, Removed
	}
	d := Difference{Key: some.Key, Resource: some.Resource, System: some.System, Account: some.Account, Kind: kind}
	d.Changes, d.Reasons = propertyChanges(before, after), reasonChanges(before, after)
	return d, kind != Changed || len(d.Changes)+len(d.Reasons) > 0
}

func propertyChanges(before, after *calc.Assignment) []Change {
	var out []Change
	for _, p := range properties {
		c := Change{Property: p.name}
		if before != nil {
			c.Before = p.text(before)
		}
		if after != nil {
			c.After = p.text(after)
		}
		if c.Before != c.After {
			out = append(out, c)
		}
	}
	return append(out, valueChanges(before, after)...)
}

// valueChanges compares the attributes by name; several values stand side by side.
func valueChanges(before, after *calc.Assignment) []Change {
	was, is := attributesOf(before), attributesOf(after)
	names := slices.AppendSeq(slices.Collect(maps.Keys(was)), maps.Keys(is))
	slices.Sort(names)
	var out []Change
	for _, name := range slices.Compact(names) {
		if was[name] != is[name] {
			out = append(out, Change{Property: "Attributes/" + name, Before: was[name], After: is[name]})
		}
	}
	return out
}

func attributesOf(a *calc.Assignment) map[string]string {
	out := map[string]string{}
	if a != nil {
		for _, v := range a.Attributes {
			out[v.Name] = strings.Join(v.Values, ", ")
		}
	}
	return out
}

// reasonChanges compares reasons by what causes them.
func reasonChanges(before, after *calc.Assignment) []ReasonChange {
	var out []ReasonChange
	rest := reasonsOf(before)
	for _, r := range reasonsOf(after) {
		i := slices.IndexFunc(rest, func(o calc.Reason) bool { return sameCause(o, r) })
		switch {
		case i < 0:
			out = append(out, ReasonChange{Added, r})
			continue
		case !sameReason(rest[i], r):
			out = append(out, ReasonChange{Changed, r})
		}
		rest = slices.Delete(rest, i, i+1)
	}
	for _, r := range rest {
		out = append(out, ReasonChange{Removed, r})
	}
	return out
}

func reasonsOf(a *calc.Assignment) []calc.Reason {
	if a == nil {
		return nil
	}
	return slices.Clone(a.Reasons)
}

func sameCause(a, b calc.Reason) bool {
	return a.Type == b.Type && a.Cause == b.Cause && a.Context == b.Context && a.Parent == b.Parent
}

func sameReason(a, b calc.Reason) bool {
	return a.State == b.State && a.Disabled == b.Disabled && a.Description == b.Description &&
		instant(a.From) == instant(b.From) && instant(a.To) == instant(b.To)
}
