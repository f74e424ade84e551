package rope

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// whatIfs are changes, each as a simulation makes it and as it is made for good.
var whatIfs = map[string]func(*rapid.T) (simulated WhatIf, done func(*calc.World, *calc.Subject)){
	"nothing": func(*rapid.T) (WhatIf, func(*calc.World, *calc.Subject)) {
		return func(s Snapshot) Snapshot { return s }, func(*calc.World, *calc.Subject) {}
	},
	"assignment": func(t *rapid.T) (WhatIf, func(*calc.World, *calc.Subject)) {
		d := calc.Direct{
			ID: 199, Resource: rapid.SampledFrom([]int64{10, 11, 20, 21, 22, 30}).Draw(t, "assigned"),
			Status: rapid.Int64Range(1, 7).Draw(t, "status of it"), Context: rapid.SampledFrom([]int64{0, 1, 2}).Draw(t, "in"),
			Valid: calc.Period{To: day(rapid.IntRange(-3, 3).Draw(t, "until"))},
		}
		return Assign(d), func(_ *calc.World, s *calc.Subject) { s.Direct = append(s.Direct, d) }
	},
	"lockout": func(*rapid.T) (WhatIf, func(*calc.World, *calc.Subject)) {
		return Lock, func(_ *calc.World, s *calc.Subject) { s.Status = int64(entities.IdentityLocked) }
	},
	"policy": func(t *rapid.T) (WhatIf, func(*calc.World, *calc.Subject)) {
		p := calc.Policy{
			ID: rapid.Int64Range(50, 53).Draw(t, "number"), Name: "New", DirectOnly: rapid.Bool().Draw(t, "direct members"),
			Contexts:  rapid.SampledFrom([][]int64{nil, {1}, {2}}).Draw(t, "new scope"),
			Resources: []int64{rapid.SampledFrom([]int64{10, 11, 20, 21, 22, 30}).Draw(t, "new gift")},
			Filter:    rapid.SampledFrom([]string{"", "FIRSTNAME eq 'Ada'"}).Draw(t, "filter"),
		}
		in := rapid.Bool().Draw(t, "let in")
		return Ruled(p, map[int64]bool{world().Subject.ID: in}), func(w *calc.World, s *calc.Subject) {
			i := slices.IndexFunc(w.Policies, func(o calc.Policy) bool { return o.ID == p.ID })
			if i < 0 {
				w.Policies = append(w.Policies, p)
			} else {
				w.Policies[i] = p
			}
			s.Matches = map[int64]bool{p.ID: in}
		}
	},
}

// TestSimulationIsTheChange makes changes to random worlds for good: a simulation of them must have
// said what came of that, and must have left the world as it was.
func TestSimulationIsTheChange(t *testing.T) {
	for name, draw := range whatIfs {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s := anything(t)
				simulated, done := draw(t)
				stood, before := picture(t, s), Calculate(s)
				said := Simulate(s, simulated)
				require.Equal(t, stood, picture(t, s), "the world is as it was")
				require.Equal(t, Calculate(s), before)
				done(s.World, s.Subject)
				require.Equal(t, Diff(before, Calculate(s)), said)
				if name == "nothing" {
					require.Empty(t, said)
				}
			})
		})
	}
}

// picture is all that there is of a snapshot.
func picture(t *rapid.T, s Snapshot) string {
	text, err := json.Marshal([]any{s.World, s.Subject})
	require.NoError(t, err)
	return string(text)
}

// TestDiffLeadsFromOneToTheOther applies the differences of two results to the first: that gives the
// second, as far as people see it.
func TestDiffLeadsFromOneToTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := Calculate(anything(t)), Calculate(anything(t))
		now, then := byKey(a.Assignments), byKey(b.Assignments)
		for _, d := range Diff(a, b) {
			switch d.Kind {
			case Added:
				require.Nil(t, now[d.Key])
				require.NotNil(t, then[d.Key])
			case Removed:
				require.NotNil(t, now[d.Key])
				require.Nil(t, then[d.Key])
			}
			for _, c := range d.Changes {
				requireText(t, now[d.Key], c.Property, c.Before)
				requireText(t, then[d.Key], c.Property, c.After)
			}
			delete(now, d.Key)
			delete(then, d.Key)
		}
		require.Len(t, then, len(now), "what does not differ is on both sides")
		for key := range now {
			require.True(t, agree(now[key], then[key], []string{"Status", "ValidFrom", "ValidTo", "Compliance", "ProvisioningStatus"}))
		}
	})
}

func requireText(t *rapid.T, a *calc.Assignment, name, text string) {
	if attribute, found := strings.CutPrefix(name, "Attributes/"); found {
		require.Equal(t, attributesOf(a)[attribute], text)
		return
	}
	i := slices.IndexFunc(properties, func(p property) bool { return p.name == name })
	require.GreaterOrEqual(t, i, 0)
	if a == nil {
		require.Empty(t, text)
		return
	}
	require.Equal(t, properties[i].text(a), text)
}
