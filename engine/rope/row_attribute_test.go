package rope

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// defines gives a resource an attribute set of some definitions.
func defines(s *Snapshot, resource int64, definitions ...entities.Attributedefinition) {
	set := &calc.AttributeSet{ID: 400, Name: "Fields"}
	for i := range definitions {
		d := &definitions[i]
		d.ID = int64(401 + i)
		d.Prepare(noon)
		set.Attributes = append(set.Attributes, calc.AttributeOf(d))
	}
	s.World.Resources[resource].Attributes = set
}

var (
	mailAttribute  = entities.Attributedefinition{Property: "EMAIL"}
	titleAttribute = entities.Attributedefinition{Property: "JOBTITLE"}
	nameAttribute  = entities.Attributedefinition{Property: "NAME", Type: entities.AttributeString}
)

// carries gives the permission the attributes, and lets ada be assigned it.
func carries(s *Snapshot, definitions ...entities.Attributedefinition) {
	defines(s, permission, definitions...)
	s.Subject.Direct = []calc.Direct{assigned(100, permission)}
	s.Subject.Facts = calc.Facts{"EMAIL": "ada@hawser.example"}
}

// held says which attributes stand.
func held(s *Snapshot, values ...calc.AttributeValue) {
	key := AssignmentKey(s.Subject.UID, s.World.Resources[permission].UID, "")
	s.Subject.Carried = map[uuid.UUID][]calc.AttributeValue{key: values}
}

func mail(values ...string) calc.AttributeValue {
	return calc.AttributeValue{Name: "EMAIL", Type: int64(entities.AttributeString), Values: append([]string{}, values...)}
}

// attributes expects the attributes of the permission, and warnings.
func attributes(warnings []string, want ...calc.AttributeValue) func(*testing.T, calc.Result) {
	return func(t *testing.T, r calc.Result) {
		require.Equal(t, want, find(t, r, permission).Attributes)
		if warnings == nil {
			warnings = []string{}
		}
		require.Equal(t, warnings, r.Warnings)
	}
}

// TestR390LegalSet: access carries the attributes of its resource type's set, and no others.
func TestR390LegalSet(t *testing.T) {
	play(t, []row{
		{"a set allows them", func(s *Snapshot) { carries(s, mailAttribute) }, nil, attributes(nil, mail("ada@hawser.example"))},
		{"without a set there are none", func(s *Snapshot) {
			carries(s, mailAttribute)
			s.World.Resources[permission].Attributes = nil
		}, nil, attributes(nil)},
		{"an assignment brings its own values along, before all others", func(s *Snapshot) {
			carries(s, mailAttribute)
			s.Subject.Direct[0].Attributes = map[string][]string{"EMAIL": {"b@x", "a@x", "b@x"}}
		}, nil, attributes(nil, mail("b@x", "a@x"))},
		{"what is not in the set is ignored with a warning", func(s *Snapshot) {
			carries(s, mailAttribute)
			s.Subject.Direct[0].Attributes = map[string][]string{"LIMIT": {"5"}}
		}, nil, attributes([]string{"resource assignment 100 brings a value for LIMIT, which is not in attribute set Fields"}, mail("ada@hawser.example"))},
		{"access that nobody desired carries none", func(s *Snapshot) {
			carries(s, mailAttribute)
			s.Subject.Direct = nil
			has(s, 71, permission)
		}, nil, attributes(nil)},
		{"those for information only are marked", func(s *Snapshot) {
			carries(s, entities.Attributedefinition{Property: "EMAIL", InformationOnly: true})
		}, nil, func(t *testing.T, r calc.Result) {
			a := find(t, r, permission)
			require.True(t, a.Attributes[0].Information)
			require.Empty(t, a.Change, "and never provisioned")
		}},
	})
}

// TestR391Types: values are of the type of the attribute, and always many.
func TestR391Types(t *testing.T) {
	of := func(property string, kind entities.AttributeType, fact any, want ...string) row {
		return row{property, func(s *Snapshot) {
			carries(s, entities.Attributedefinition{Property: property, Type: kind})
			s.Subject.Facts = calc.Facts{property: fact}
			switch property {
			case "OUREF":
				s.Subject.Facts["OUREF/UId"] = number(9).String()
			case "MANAGER":
				s.Subject.Facts["MANAGER/UId"] = []string{number(9).String()}
			}
		}, nil, attributes(nil, calc.AttributeValue{Name: property, Type: int64(kind), Values: want})}
	}
	play(t, []row{
		of("EMAIL", entities.AttributeString, "a@x", "a@x"),
		of("IDENT_RELAUNCHSOD", entities.AttributeBoolean, true, "true"),
		of("VALIDFROM", entities.AttributeDateTime, noon, noon.Format("2006-01-02T15:04:05Z")),
		of("OUREF", entities.AttributeReference, int64(2), "2"),
		of("OUREF", entities.AttributeString, int64(2), number(9).String()),
		of("MANAGER", entities.AttributeReference, []int64{8, 9}, "8", "9"),
		of("MANAGER", entities.AttributeString, []int64{9}, number(9).String()),
		{"a value of another type is left out", func(s *Snapshot) {
			carries(s, entities.Attributedefinition{Property: "LIMIT", Type: entities.AttributeInteger, Source: entities.FromAssignment})
			s.Subject.Direct[0].Attributes = map[string][]string{"LIMIT": {"many", "7"}}
		}, nil, attributes(
			[]string{`attribute LIMIT is of type Integer, so "many" from Resource assignment 100 is left out`},
			calc.AttributeValue{Name: "LIMIT", Type: int64(entities.AttributeInteger), Values: []string{"7"}},
		)},
	})
}

// TestR392Sources: values come from the involved objects in their order, the first that has any
// wins (G-34).
func TestR392Sources(t *testing.T) {
	everywhere := func(s *Snapshot) {
		carries(s, nameAttribute)
		account(s).Facts = calc.Facts{"NAME": "of the account"}
		s.Subject.Direct[0].Account = accountOfAda
		s.World.Policies = []calc.Policy{{ID: 50, Resources: []int64{permission}, Facts: calc.Facts{"NAME": "of the policy"}}}
		s.World.Resources[permission].Facts = calc.Facts{"NAME": "of the resource"}
		s.World.Contexts[2].Facts = calc.Facts{"NAME": "of the context"}
	}
	is := func(values ...string) func(*testing.T, calc.Result) {
		return func(t *testing.T, r calc.Result) {
			require.Equal(t, values, find(t, r, permission).Attributes[0].Values)
		}
	}
	play(t, []row{
		{"a policy before a resource", everywhere, nil, is("of the policy")},
		{"a resource before a context", func(s *Snapshot) {
			everywhere(s)
			s.World.Policies = nil
		}, nil, is("of the resource")},
		{"a context at last", func(s *Snapshot) {
			everywhere(s)
			s.World.Policies, s.World.Resources[permission].Facts = nil, calc.Facts{"NAME": " "}
		}, nil, is("of the context")},
		{"one source may be named", func(s *Snapshot) {
			everywhere(s)
			defines(s, permission, entities.Attributedefinition{Property: "NAME", Source: entities.FromContext})
		}, nil, is("of the context")},
		{"all may be collected", func(s *Snapshot) {
			everywhere(s)
			defines(s, permission, entities.Attributedefinition{Property: "NAME", CollectAll: true})
		}, nil, is("of the policy", "of the resource", "of the context")},
		{"of several assignments that which is not disabled, then the first", func(s *Snapshot) {
			carries(s, mailAttribute)
			first, second, third := assigned(100, permission), assigned(101, permission), assigned(102, permission)
			first.Status = int64(entities.AssignmentDisabled)
			first.Attributes, second.Attributes, third.Attributes = map[string][]string{"EMAIL": {"1"}}, map[string][]string{"EMAIL": {"2"}}, map[string][]string{"EMAIL": {"3"}}
			s.Subject.Direct = []calc.Direct{third, first, second}
		}, nil, is("2")},
		{"a context that the identity has left is none", func(s *Snapshot) {
			everywhere(s)
			s.Subject.Memberships = []calc.Membership{{Context: 1}, {Context: 2, Valid: span(nil, day(-1))}}
			s.World.Contexts[1].Facts = calc.Facts{"NAME": "of the head"}
			defines(s, permission, entities.Attributedefinition{Property: "NAME", Source: entities.FromContext, CollectAll: true})
		}, nil, is("of the head")},
	})
}

// TestR393Emptiness: a value is stored only if present, and once it was, its emptiness as well.
func TestR393Emptiness(t *testing.T) {
	empty := func(s *Snapshot) {
		carries(s, mailAttribute, titleAttribute)
		s.Subject.Facts = calc.Facts{}
	}
	play(t, []row{
		{"what never had a value is not stored", empty, nil, attributes(nil)},
		{"what had one is stored empty", func(s *Snapshot) {
			empty(s)
			held(s, mail("ada@hawser.example"))
		}, nil, attributes(nil, mail())},
		{"and stays so", func(s *Snapshot) {
			empty(s)
			held(s, mail())
		}, nil, attributes(nil, mail())},
		{"unless it left the set", func(s *Snapshot) {
			empty(s)
			held(s, mail())
			defines(s, permission, titleAttribute)
		}, nil, attributes(nil)},
	})
}

// TestR394Merged: definitions of one property in a set are merged, with a warning.
func TestR394Merged(t *testing.T) {
	warning := []string{"attribute set Fields defines EMAIL 2 times; the definitions are merged"}
	play(t, []row{
		{"the same twice", func(s *Snapshot) { carries(s, mailAttribute, mailAttribute) }, nil, attributes(warning, mail("ada@hawser.example"))},
		{"the first that has a value", func(s *Snapshot) {
			carries(s, mailAttribute, entities.Attributedefinition{Property: "EMAIL", Rule: "concat(LASTNAME,'@x')"})
			s.Subject.Facts = calc.Facts{"LASTNAME": "Lovelace"}
		}, nil, attributes(warning, mail("Lovelace@x"))},
		{"both, if one collects", func(s *Snapshot) {
			carries(s, mailAttribute, entities.Attributedefinition{Property: "EMAIL", Rule: "concat(LASTNAME,'@x')", CollectAll: true})
			s.Subject.Facts = calc.Facts{"LASTNAME": "Lovelace", "EMAIL": "a@x"}
		}, nil, attributes(warning, mail("a@x", "Lovelace@x"))},
	})
}

// TestR309FailingRules: a rule that fails gives a warning and changes nothing; one of a mandatory
// attribute fails the calculation.
func TestR309FailingRules(t *testing.T) {
	failing := entities.Attributedefinition{Property: "EMAIL", Rule: "cast(cast(EMPLOYEEID,Edm.Int64) mul 9000000000000000000,Edm.String)"}
	number := func(s *Snapshot, d entities.Attributedefinition) {
		carries(s, d)
		s.Subject.Facts = calc.Facts{"EMPLOYEEID": "77"}
	}
	text := "attribute EMAIL: rule of definition 401 failed over Identity 5: numeric value out of range"
	play(t, []row{
		{"a warning", func(s *Snapshot) { number(s, failing) }, nil, attributes([]string{text + "; it stays as it stands"})},
		{"what stands remains", func(s *Snapshot) {
			number(s, failing)
			held(s, mail("old@x"))
		}, nil, attributes([]string{text + "; it stays as it stands"}, mail("old@x"))},
		{"a mandatory one fails the calculation", func(s *Snapshot) {
			must := failing
			must.Mandatory = true
			number(s, must)
		}, nil, func(t *testing.T, r calc.Result) { require.Equal(t, text, r.Failure) }},
		{"for nobody else", func(s *Snapshot) {
			must := failing
			must.Mandatory = true
			number(s, must)
			s.Subject.Facts = calc.Facts{"EMPLOYEEID": "none"}
		}, nil, func(t *testing.T, r calc.Result) { require.Empty(t, r.Failure) }},
	})
}

// TestR372PendingUpdate: with reconciliation of attributes, a difference between what the system
// reports and what should be is a pending update.
func TestR372PendingUpdate(t *testing.T) {
	reported := func(s *Snapshot, on bool, values map[string][]string) {
		carries(s, mailAttribute, entities.Attributedefinition{Property: "JOBTITLE", InformationOnly: true})
		account(s)
		has(s, 71, permission)
		s.Subject.Facts["JOBTITLE"] = "Pilot"
		s.World.Resources[permission].Reconcile = on
		s.Subject.Reported = []calc.Reported{{Resource: permission, Account: accountOfAda, Attributes: values}}
	}
	status := func(want entities.ProvisioningStatus, change calc.AttributeChanges) func(*testing.T, calc.Result) {
		return func(t *testing.T, r calc.Result) {
			a := find(t, r, permission)
			require.Equal(t, want.String(), entities.ProvisioningStatus(a.Provisioning).String())
			require.Equal(t, change, a.Change)
		}
	}
	other := map[string][]string{"EMAIL": {"old@x"}, "JOBTITLE": {"Clerk"}}
	play(t, []row{
		{"on, and different", func(s *Snapshot) { reported(s, true, other) }, nil, status(entities.ProvisionPendingUpdate,
			calc.AttributeChanges{"EMAIL": {Is: []string{"old@x"}, To: []string{"ada@hawser.example"}}})},
		{"off", func(s *Snapshot) { reported(s, false, other) }, nil, status(entities.ProvisionOK, nil)},
		{"on, and the same", func(s *Snapshot) {
			reported(s, true, map[string][]string{"EMAIL": {"ada@hawser.example"}, "JOBTITLE": {"Clerk"}})
		}, nil, status(entities.ProvisionOK, nil)},
		{"the order of values is none", func(s *Snapshot) {
			reported(s, true, map[string][]string{"EMAIL": {"a", "b"}})
			s.Subject.Direct[0].Attributes = map[string][]string{"EMAIL": {"b", "a"}}
		}, nil, status(entities.ProvisionOK, nil)},
		{"what the system says nothing of does not differ", func(s *Snapshot) { reported(s, true, map[string][]string{}) }, nil, status(entities.ProvisionOK, nil)},
		{
			"what the system says is empty does", func(s *Snapshot) { reported(s, true, map[string][]string{"EMAIL": {}}) }, nil,
			status(entities.ProvisionPendingUpdate, calc.AttributeChanges{"EMAIL": {Is: []string{}, To: []string{"ada@hawser.example"}}}),
		},
		{"a value to be removed", func(s *Snapshot) {
			reported(s, true, map[string][]string{"EMAIL": {"old@x"}})
			s.Subject.Facts = calc.Facts{}
			key := AssignmentKey(s.Subject.UID, s.World.Resources[permission].UID, accountOfAda)
			s.Subject.Carried = map[uuid.UUID][]calc.AttributeValue{key: {mail("old@x")}}
		}, nil, status(entities.ProvisionPendingUpdate, calc.AttributeChanges{"EMAIL": {Is: []string{"old@x"}, To: []string{}}})},
		{"what is disabled waits", func(s *Snapshot) {
			reported(s, true, other)
			s.Subject.Status = int64(entities.IdentityLocked)
		}, nil, status(entities.ProvisionPendingDeprovisioning, nil)},
		{"what is still to be made gets all of it", func(s *Snapshot) {
			reported(s, false, other)
			s.Subject.Actual = nil
		}, nil, status(entities.ProvisionPendingProvisioning, calc.AttributeChanges{"EMAIL": {To: []string{"ada@hawser.example"}}})},
	})
}
