package entities

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// delegation is one from identity 5 to identity 6, for the day that noon is in the middle of.
func delegation() *Delegation {
	from, to := int64(5), int64(6)
	begin, end := noon.Add(-12*time.Hour), noon.Add(12*time.Hour)
	return &Delegation{From: &from, To: &to, ValidFrom: &begin, ValidTo: &end}
}

func TestADelegationBeginsNowAndIsAboutEverything(t *testing.T) {
	end := noon.Add(time.Hour)
	d := &Delegation{ValidTo: &end}
	d.Prepare(noon)
	require.Equal(t, noon, *d.ValidFrom)
	require.Equal(t, DelegateAll, d.Scope)

	given := delegation()
	given.Scope = DelegateLockout
	given.Prepare(noon)
	require.Equal(t, noon.Add(-12*time.Hour), *given.ValidFrom, "what was given stays")
	require.Equal(t, DelegateLockout, given.Scope)
}

func TestWhoWroteADelegationIsKept(t *testing.T) {
	d := delegation()
	d.SetAuthor(9)
	d.SetAuthor(8)
	require.EqualValues(t, 9, *d.CreatedBy)
}

func TestRulesOfADelegation(t *testing.T) {
	at := func(d time.Duration) *time.Time { moment := noon.Add(d); return &moment }
	for name, c := range map[string]struct {
		change         func(d *Delegation)
		insert, update string
	}{
		"plain":                        {func(*Delegation) {}, "", ""},
		"to oneself":                   {func(d *Delegation) { d.To = d.From }, "OwnDelegation", "OwnDelegation"},
		"the end before the beginning": {func(d *Delegation) { d.ValidFrom = at(13 * time.Hour) }, "ValidityReversed", "ValidityReversed"},
		"for a year":                   {func(d *Delegation) { d.ValidFrom, d.ValidTo = at(0), at(366*24*time.Hour) }, "", ""},
		"for longer":                   {func(d *Delegation) { d.ValidFrom, d.ValidTo = at(0), at(366*24*time.Hour+time.Second) }, "DelegationTooLong", "DelegationTooLong"},
		"to begin later":               {func(d *Delegation) { d.ValidFrom = at(time.Hour) }, "", ""},
		"over at this very moment":     {func(d *Delegation) { d.ValidTo = at(0) }, "", ""},
		"over already, or ended early": {func(d *Delegation) { d.ValidTo = at(-time.Microsecond) }, "ValidityOver", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := delegation()
			c.change(d)
			requireCode(t, c.insert, d.CheckInsert(Change{Now: noon}))
			requireCode(t, c.update, d.CheckUpdate(delegation(), Change{Now: noon}))
		})
	}
}

// TestADelegationLeansOnTwoPeople: each of both is asked about as soon as a write names him, and an import cannot
// go on without him.
func TestADelegationLeansOnTwoPeople(t *testing.T) {
	about := func(properties ...string) (out []string) {
		d := delegation()
		for _, l := range d.Leans(Change{Properties: properties}) {
			require.Equal(t, "Identity", l.Type)
			require.Equal(t, map[string]int64{"FROMREF": *d.From, "TOREF": *d.To}[l.Target], l.ID)
			require.Empty(t, d.Shed(l))
			out = append(out, l.Target+" "+l.Code)
		}
		return out
	}
	require.Equal(t, []string{"FROMREF NoPerson", "FROMREF IdentityBarred", "TOREF NoPerson", "TOREF IdentityBarred"}, about("TOREF", "FROMREF", "VALIDTO"))
	require.Equal(t, []string{"TOREF NoPerson", "TOREF IdentityBarred"}, about("TOREF"))
	require.Empty(t, about("VALIDTO", "SCOPE", "REASON"))
}
