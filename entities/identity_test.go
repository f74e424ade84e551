package entities

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
)

var noon = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

func at(days int) *time.Time {
	t := noon.AddDate(0, 0, days)
	return &t
}

func TestNewIdentityHasTheStatusOfItsDates(t *testing.T) {
	for name, c := range map[string]struct {
		given    IdentityStatus
		from, to *time.Time
		want     IdentityStatus
	}{
		"open":                       {0, nil, nil, IdentityActive},
		"begins tomorrow":            {0, at(1), nil, IdentityInactive},
		"ended yesterday":            {0, at(-9), at(-1), IdentityTerminated},
		"begins now":                 {0, at(0), nil, IdentityActive},
		"ends now":                   {0, nil, at(0), IdentityActive},
		"said active, is ahead":      {IdentityActive, at(1), nil, IdentityInactive},
		"pending stays":              {IdentityPending, nil, nil, IdentityPending},
		"disabled by hand stays":     {IdentityDisabled, at(1), nil, IdentityDisabled},
		"said terminated, is within": {IdentityTerminated, nil, nil, IdentityTerminated},
	} {
		t.Run(name, func(t *testing.T) {
			i := &Identity{Status: c.given, ValidFrom: c.from, ValidTo: c.to}
			i.Prepare(noon)
			require.Equal(t, c.want, i.Status)
			require.Equal(t, CategoryEmployee, i.Category)
		})
	}
}

func TestStatusFollowsMovedDates(t *testing.T) {
	for name, c := range map[string]struct {
		before IdentityStatus
		from   *time.Time
		to     *time.Time
		want   IdentityStatus
	}{
		"end moved to the past":            {IdentityActive, nil, at(-1), IdentityTerminated},
		"end moved ahead re-hires":         {IdentityTerminated, nil, at(9), IdentityActive},
		"begin moved ahead":                {IdentityActive, at(1), nil, IdentityInactive},
		"locked stays locked (R-521)":      {IdentityLocked, nil, at(-1), IdentityLocked},
		"disabled stays disabled (R-204)":  {IdentityDisabled, nil, at(9), IdentityDisabled},
		"pending waits for somebody still": {IdentityPending, at(-1), nil, IdentityPending},
	} {
		t.Run(name, func(t *testing.T) {
			old := &Identity{Status: c.before, ValidFrom: at(-20), ValidTo: at(-2)}
			now := &Identity{Status: c.before, ValidFrom: c.from, ValidTo: c.to}
			now.Refresh(old, Change{Now: noon, Properties: []string{"VALIDFROM", "VALIDTO"}})
			require.Equal(t, c.want, now.Status)
		})
	}
}

func TestIdentityTransitions(t *testing.T) {
	data, op := []string{DataAdministrators}, []string{OperationAdministrators}
	for name, c := range map[string]struct {
		from, to IdentityStatus
		validTo  *time.Time
		change   Change
		code     string
	}{
		"R-201 same status says nothing":          {from: IdentityActive, to: IdentityActive},
		"approval":                                {from: IdentityPending, to: IdentityActive, change: Change{Groups: data}},
		"approval by somebody":                    {from: IdentityPending, to: IdentityActive, code: "Forbidden"},
		"R-207 terminated to inactive":            {from: IdentityTerminated, to: IdentityInactive, validTo: at(-1), change: Change{Groups: data}, code: "InvalidTransition"},
		"re-hire":                                 {from: IdentityTerminated, to: IdentityActive, validTo: at(9), change: Change{Groups: data}},
		"terminated is not disabled":              {from: IdentityTerminated, to: IdentityDisabled, change: Change{Groups: data}, code: "InvalidTransition"},
		"active to pending":                       {from: IdentityActive, to: IdentityPending, change: Change{Groups: data}, code: "InvalidTransition"},
		"active to inactive without reason":       {from: IdentityActive, to: IdentityInactive, change: Change{Groups: data}, code: "InvalidTransition"},
		"disable by operations":                   {from: IdentityActive, to: IdentityDisabled, change: Change{Groups: op}},
		"enable by operations":                    {from: IdentityDisabled, to: IdentityActive, change: Change{Groups: op}},
		"terminate by operations":                 {from: IdentityActive, to: IdentityTerminated, change: Change{Groups: op}, code: "Forbidden"},
		"R-523 lock with the right":               {from: IdentityTerminated, to: IdentityLocked, change: Change{Rights: []string{"LockDirect"}}},
		"R-523 lock without the right":            {from: IdentityActive, to: IdentityLocked, change: Change{Groups: op}, code: "Forbidden"},
		"R-520 leave locked":                      {from: IdentityLocked, to: IdentityActive, change: Change{Rights: []string{"LockDirect"}}, code: "IdentityLocked"},
		"R-522 leave locked without mark":         {from: IdentityLocked, to: IdentityActive, change: Change{Groups: op}, code: "IdentityLocked"},
		"R-522 override":                          {from: IdentityLocked, to: IdentityActive, change: Change{Groups: op, Override: true}},
		"R-522 override by a data administrator":  {from: IdentityLocked, to: IdentityActive, change: Change{Groups: data, Override: true}, code: "IdentityLocked"},
		"the engine is not bound":                 {from: IdentityLocked, to: IdentityTerminated, change: Change{System: true}},
		"locked to locked changes nothing at all": {from: IdentityLocked, to: IdentityLocked},
	} {
		t.Run(name, func(t *testing.T) {
			c.change.Now, c.change.Properties = noon, []string{"IDENTITYSTATUS"}
			err := (&Identity{Status: c.to, ValidTo: c.validTo}).CheckUpdate(&Identity{Status: c.from, ValidTo: c.validTo}, c.change)
			requireCode(t, c.code, err)
		})
	}
}

func TestIdentityLeavesOtherPropertiesFree(t *testing.T) {
	locked := &Identity{Status: IdentityLocked}
	require.NoError(t, (&Identity{Status: IdentityLocked, JobTitle: "Clerk"}).CheckUpdate(locked, Change{Now: noon, Properties: []string{"JOBTITLE"}}))
}

func TestIdentityRefusesDeletion(t *testing.T) {
	requireCode(t, "BuiltIn", (&Identity{IdentityID: Unresolved}).CheckDelete(Change{System: true}))
	requireCode(t, "IdentityLocked", (&Identity{Status: IdentityLocked}).CheckDelete(Change{Groups: []string{OperationAdministrators}}))
	require.NoError(t, (&Identity{Status: IdentityActive}).CheckDelete(Change{}))
	requireCode(t, "BuiltIn", (&Identity{IdentityID: "X"}).CheckUpdate(&Identity{IdentityID: Unresolved}, Change{}))
}

func TestValidityMustNotBeReversed(t *testing.T) {
	requireCode(t, "ValidityReversed", (&Identity{ValidFrom: at(1), ValidTo: at(0)}).CheckInsert(Change{}))
	requireCode(t, "Forbidden", (&Identity{Status: IdentityLocked}).CheckInsert(Change{}))
	require.NoError(t, (&Identity{Status: IdentityActive, ValidFrom: at(0), ValidTo: at(0)}).CheckInsert(Change{}))
}

func requireCode(t *testing.T, want string, err error) {
	t.Helper()
	if want == "" {
		require.NoError(t, err)
		return
	}
	var refused *odata.Error
	require.True(t, errors.As(err, &refused), "want %s, got %v", want, err)
	require.Equal(t, want, refused.Code)
}
