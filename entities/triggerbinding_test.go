package entities

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A binding replaces the built-in ones of its type, so one that cannot be evaluated would stop lockouts.
func TestBindingsCanBeEvaluated(t *testing.T) {
	tests := []struct {
		name, code string
		binding    Triggerbinding
	}{
		{"no condition", "", Triggerbinding{Type: "Lockoutrequest"}},
		{"condition", "", Triggerbinding{Type: "Incidenttrigger", Condition: "SEVERITY/Value eq 'High' and IDENTITYREF/OUREF/NAME ne 'Yard'"}},
		{"properties", "", Triggerbinding{Type: "Incidenttrigger", Properties: "ACTION, SEVERITY,IDENTITYREF"}},
		{"syntax", "InvalidCondition", Triggerbinding{Type: "Incidenttrigger", Condition: "(((("}},
		{"out of the brackets", "InvalidCondition", Triggerbinding{Type: "Incidenttrigger", Condition: "true) or (true"}},
		{"unknown name", "InvalidCondition", Triggerbinding{Type: "Incidenttrigger", Condition: "NOSUCH eq 1"}},
		{"no condition at all", "InvalidCondition", Triggerbinding{Type: "Incidenttrigger", Condition: "INCIDENTID"}},
		{"type", "UnknownType", Triggerbinding{Type: "Incidentrigger"}},
		{"computed type", "UnknownType", Triggerbinding{Type: "LockHold"}},
		{"property", "UnknownProperty", Triggerbinding{Type: "Incidenttrigger", Properties: "ACTION,AKTION"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, err := range []error{test.binding.CheckInsert(Change{}), test.binding.CheckUpdate(&Triggerbinding{}, Change{})} {
				if test.code == "" {
					require.NoError(t, err)
				} else {
					requireCode(t, test.code, err)
				}
			}
		})
	}
}
