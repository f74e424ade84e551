package rope

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// reported lets the target system report accounts, each enabled unless its name begins with "off".
func reported(s *Snapshot, kind int64, names ...string) {
	for _, name := range names {
		id := int64(80 + len(s.Subject.Accounts))
		on := name[:min(3, len(name))] != "off"
		s.Subject.Accounts = append(s.Subject.Accounts, calc.Account{ID: id, System: targetSystem, Name: name, Type: kind, Enabled: on})
		s.Subject.Actual = append(s.Subject.Actual, calc.Actual{ID: id, Resource: accountInIt, Account: name, Disabled: !on})
	}
}

// warnings gives the warning on each account, by name.
func warnings(r calc.Result) map[string]string {
	out := map[string]string{}
	for _, a := range r.Assignments {
		out[a.Account] = a.Warning
	}
	return out
}

// TestR351AccountLimit: a person has one account for each system and account type; what a system
// reports beyond that is kept, with a warning.
func TestR351AccountLimit(t *testing.T) {
	for _, c := range []struct {
		name string
		with func(*Snapshot)
		want map[string]string
		run  []string
	}{
		{"one", func(s *Snapshot) { reported(s, personalType, "ada") }, map[string]string{"ada": ""}, []string{}},
		{
			"two: the first by name is the right one", func(s *Snapshot) { reported(s, personalType, "joe", "ada") },
			map[string]string{"ada": "", "joe": secondAccount},
			[]string{"2 accounts of account type 1 in system 7: ada, joe"},
		},
		{"the desired one is the right one", func(s *Snapshot) {
			reported(s, personalType, "ada", "joe")
			wanted := assigned(100, accountInIt)
			wanted.Account = "joe"
			s.Subject.Direct = []calc.Direct{wanted}
		}, map[string]string{"joe": "", "ada": secondAccount}, []string{"2 accounts of account type 1 in system 7: joe, ada"}},
		{"of two types", func(s *Snapshot) {
			reported(s, personalType, "ada")
			reported(s, privileged, "adm-ada")
		}, map[string]string{"ada": "", "adm-ada": ""}, []string{}},
		{"one is off", func(s *Snapshot) { reported(s, personalType, "ada", "off-ada") }, map[string]string{"ada": "", "off-ada": ""}, []string{}},
		{"a technical identity", func(s *Snapshot) {
			s.Subject.Category = int64(entities.CategoryTechnical)
			reported(s, personalType, "ada", "joe")
		}, map[string]string{"ada": "", "joe": ""}, []string{}},
		{"nobody", func(s *Snapshot) {
			s.Subject.Unresolved, s.Subject.Category = true, int64(entities.CategoryUnresolved)
			reported(s, personalType, "ada", "joe")
		}, map[string]string{"ada": "", "joe": ""}, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := world()
			c.with(&s)
			result := Calculate(s)
			require.Equal(t, c.want, warnings(result))
			require.Equal(t, c.run, result.Warnings)
		})
	}
}
