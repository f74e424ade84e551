package rope

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// TestR811ResourceRisk: the sum of the values of tags times the weight of their categories, exactly.
func TestR811ResourceRisk(t *testing.T) {
	tag := func(id int64, value, weight string) calc.Tag {
		return calc.Tag{ID: id, Value: decimal.RequireFromString(value), Weight: decimal.RequireFromString(weight)}
	}
	tags := []calc.Tag{tag(1, "1", "0.5"), tag(2, "75", "1.0"), tag(3, "50", "1")}
	require.Equal(t, "125.5", Score(tags).String())
	require.Equal(t, "125.5", Score(append(tags, tags[1])).String(), "a tag counts once")
	require.Equal(t, "0", Score(nil).String())
}

// TestR812IdentityRisk: the highest score among the access, and the tags of identity and contexts.
func TestR812IdentityRisk(t *testing.T) {
	ten := calc.Tag{ID: 4, Value: decimal.NewFromInt(10), Weight: decimal.NewFromInt(1)}
	two := calc.Tag{ID: 5, Value: decimal.NewFromInt(2), Weight: decimal.NewFromInt(1)}
	risky := func(s *Snapshot) {
		s.World.Resources[permission].Risk = decimal.RequireFromString("125.5")
		s.World.Resources[otherResource].Risk = decimal.NewFromInt(40)
		s.Subject.Direct = []calc.Direct{assigned(100, permission), assigned(101, otherResource)}
	}
	is := func(want string) func(*testing.T, calc.Result) {
		return func(t *testing.T, r calc.Result) { require.Equal(t, want, r.Risk.String()) }
	}
	play(t, []row{
		{"the highest, not the sum (G-30)", risky, nil, is("125.5")},
		{"and the tags of the identity", func(s *Snapshot) { risky(s); s.Subject.Tags = []calc.Tag{ten} }, nil, is("135.5")},
		{"and those of its contexts", func(s *Snapshot) {
			risky(s)
			s.Subject.Tags, s.World.Contexts[2].Tags = []calc.Tag{ten}, []calc.Tag{ten, two}
		}, nil, is("137.5")},
		{"not of a context that is over", func(s *Snapshot) {
			risky(s)
			s.World.Contexts[2].Tags, s.World.Contexts[2].Valid = []calc.Tag{two}, span(nil, day(-1))
		}, nil, is("125.5")},
		{"nothing at all", func(*Snapshot) {}, nil, is("0")},
	})
}

// TestR814RiskLevel: the level of the highest threshold that is reached, the lowest below all of them.
func TestR814RiskLevel(t *testing.T) {
	at := func(of entities.RiskSubject, level entities.RiskLevel, from int64) calc.Threshold {
		return calc.Threshold{Subject: int64(of), Level: int64(level), From: decimal.NewFromInt(from)}
	}
	thresholds := []calc.Threshold{
		at(entities.RiskOfIdentity, entities.RiskLow, 10), at(entities.RiskOfResource, entities.RiskHigh, 20),
		at(entities.RiskOfIdentity, entities.RiskMedium, 50), at(entities.RiskOfIdentity, entities.RiskHigh, 100),
	}
	for score, want := range map[string]entities.RiskLevel{
		"-3": entities.RiskLow, "0": entities.RiskLow, "10": entities.RiskLow, "49.999999": entities.RiskLow,
		"50": entities.RiskMedium, "100": entities.RiskHigh, "100000": entities.RiskHigh,
	} {
		require.Equal(t, want, Level(thresholds, entities.RiskOfIdentity, decimal.RequireFromString(score)), score)
	}
	require.Equal(t, entities.RiskHigh, Level(thresholds, entities.RiskOfResource, decimal.Zero), "they are separate")
	require.Zero(t, Level(nil, entities.RiskOfResource, decimal.Zero))
}
