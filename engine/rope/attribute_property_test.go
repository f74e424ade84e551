package rope

import (
	"math/rand"
	"slices"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// definitions are of all kinds; the rule fails where the title is a number.
var definitions = []entities.Attributedefinition{
	{Property: "EMAIL"},
	{Property: "EMAIL", Rule: "concat(FIRSTNAME,'@x')", CollectAll: true},
	{Property: "JOBTITLE", Rule: "cast(cast(JOBTITLE,Edm.Int64) mul 9000000000000000000,Edm.String)"},
	{Property: "NAME", CollectAll: true},
	{Property: "NAME", Source: entities.FromContext, InformationOnly: true},
	{Property: "LIMIT", Type: entities.AttributeInteger, Source: entities.FromAssignment},
}

// fields adds attribute sets, what they read, what stands and what the system reports.
func fields(t *rapid.T, s *Snapshot, ids []int64) {
	for _, id := range ids {
		r := s.World.Resources[id]
		if rapid.Bool().Draw(t, "has a set") {
			list := rapid.SliceOfNDistinct(rapid.IntRange(0, len(definitions)-1), 1, 4, rapid.ID).Draw(t, "definitions")
			slices.Sort(list)
			var some []entities.Attributedefinition
			for _, n := range list {
				some = append(some, definitions[n])
			}
			defines(s, id, some...)
		}
		r.Reconcile = rapid.Bool().Draw(t, "reconciled")
		r.Facts = calc.Facts{"NAME": "of the resource"}
		for _, account := range []string{"", "ada"} {
			filled(t, s, r, account)
		}
	}
	title := rapid.SampledFrom([]string{"", "Pilot", "77"}).Draw(t, "title")
	s.Subject.Facts = calc.Facts{"EMAIL": rapid.SampledFrom([]any{nil, "a@x"}).Draw(t, "mail"), "FIRSTNAME": "Ada", "JOBTITLE": title}
	for _, c := range s.World.Contexts {
		c.Facts = calc.Facts{"NAME": c.Name}
	}
	for i := range s.Subject.Direct {
		s.Subject.Direct[i].Attributes = rapid.SampledFrom([]map[string][]string{nil, {"EMAIL": {"own@x"}}, {"LIMIT": {"5", "many"}}}).Draw(t, "brought along")
	}
	for i := range s.World.Policies {
		s.World.Policies[i].Facts = calc.Facts{"NAME": rapid.SampledFrom([]string{"", "P", "Q"}).Draw(t, "policy name")}
	}
}

// filled says what access on an account carries, and what the system reports of that.
func filled(t *rapid.T, s *Snapshot, r *calc.Resource, account string) {
	values := rapid.SampledFrom([][]calc.AttributeValue{nil, {mail("old@x")}, {mail()}}).Draw(t, "stands")
	if values != nil {
		if s.Subject.Carried == nil {
			s.Subject.Carried = map[uuid.UUID][]calc.AttributeValue{}
		}
		s.Subject.Carried[AssignmentKey(s.Subject.UID, r.UID, account)] = values
	}
	for range rapid.IntRange(0, 2).Draw(t, "reports") {
		reported := rapid.SampledFrom([]map[string][]string{{}, {"EMAIL": {"a@x"}}, {"EMAIL": {}, "NAME": {"Team", "P"}}}).Draw(t, "reported")
		s.Subject.Reported = append(s.Subject.Reported, calc.Reported{Resource: r.ID, Account: account, Attributes: reported})
	}
}

// reshuffled gives reports of attributes in another order.
func reshuffled(list []calc.Reported, r *rand.Rand) []calc.Reported {
	list = slices.Clone(list)
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}
