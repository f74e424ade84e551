package rope

import (
	"fmt"
	"testing"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// BenchmarkCalculate concludes the access of an identity with 100 assignments in five systems: 60
// direct, 20 by five policies, 20 as children of two roles; the systems report accounts and half of it.
func BenchmarkCalculate(b *testing.B) {
	s := hundred()
	if n := len(Calculate(s).Assignments); n != 107 {
		b.Fatalf("%d assignments", n)
	}
	b.ReportAllocs()
	a := newAtlas(s.World, nil) // as for a batch
	for b.Loop() {
		a.calculate(s.Subject)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "identities/s")
}

// hundred is that identity: 100 permissions, two roles and an account in each system.
func hundred() Snapshot {
	s := world()
	s.World.Accounts = map[int64][]int64{}
	children := map[int64][]int64{}
	for n := range int64(100) {
		r := resource(1000+n, entities.RolePermission, 7+n%5)
		r.UID = uuid.NewSHA1(keySpace, fmt.Append(nil, n))
		r.AutoAccount = true
		s.World.Resources[r.ID] = r
		switch {
		case n < 60:
			s.Subject.Direct = append(s.Subject.Direct, assigned(5000+n, r.ID))
		case n < 80:
			s.World.Policies = append(s.World.Policies, calc.Policy{ID: 6000 + n, Contexts: []int64{1}, Resources: []int64{r.ID}})
		default:
			children[20+n%2] = append(children[20+n%2], r.ID)
		}
		if n%2 == 0 {
			s.Subject.Actual = append(s.Subject.Actual, calc.Actual{ID: 7000 + n, Resource: r.ID, Account: accountOfAda})
		}
	}
	for system := range int64(5) {
		a := resource(30+system, entities.RoleAccount, 7+system)
		s.World.Resources[a.ID] = a
		s.World.Accounts[a.System] = []int64{a.ID}
		s.Subject.Accounts = append(s.Subject.Accounts, calc.Account{ID: 80 + system, System: a.System, Name: accountOfAda, Enabled: true})
		s.Subject.Actual = append(s.Subject.Actual, calc.Actual{ID: 80 + system, Resource: a.ID, Account: accountOfAda})
	}
	s.Subject.Direct = append(s.Subject.Direct, assigned(8000, 20), assigned(8001, 21))
	roles(&s, children)
	return s
}
