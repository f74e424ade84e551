package rope

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// crowd is a world with more in it than bears on its subject: accounts that contain something, and another
// system with an account of its own.
func crowd(t *rapid.T) Snapshot {
	s := anything(t)
	w := s.World
	for id, system := range map[int64]int64{31: 8, 32: 0} {
		other := *w.Resources[30]
		other.ID, other.UID, other.System, other.PostDays = id, number(id), system, 9
		w.Resources[id] = &other
	}
	w.Accounts[8] = []int64{31}
	for _, id := range []int64{10, 11, 22} {
		w.Resources[id].System = rapid.SampledFrom([]int64{0, 7, 8}).Draw(t, "system")
	}
	for n := range rapid.IntRange(0, 3).Draw(t, "contained by accounts") {
		owner := []int64{30, 31, 30}[n]
		if child := rapid.SampledFrom([]int64{10, 11, 20, 22, 32, 32}).Draw(t, "contained"); !slices.Contains(w.Children[owner], child) {
			w.Children[owner] = append(w.Children[owner], child)
		}
	}
	for _, list := range w.Children {
		slices.Sort(list)
	}
	w.Parents = parents(w.Children)
	return s
}

// alone is the world as it is read for the subject by himself.
func alone(s Snapshot) Snapshot {
	w, read := *s.World, map[int64]bool{}
	w.Contexts, w.Policies, w.Resources, w.Children = map[int64]*calc.Context{}, nil, map[int64]*calc.Resource{}, map[int64][]int64{}
	w.Accounts, w.Constraints = map[int64][]int64{}, nil
	climb := func(id int64) {
		for c := s.World.Contexts[id]; c != nil && w.Contexts[c.ID] == nil; c = s.World.Contexts[c.Parent] {
			w.Contexts[c.ID] = c
		}
	}
	roots := slices.Clone(w.Settings.Additional)
	for _, m := range s.Subject.Memberships {
		climb(m.Context)
	}
	for _, d := range s.Subject.Direct {
		climb(d.Context)
		roots = append(roots, d.Resource)
	}
	for _, a := range s.Subject.Actual {
		roots = append(roots, a.Resource)
	}
	for _, p := range s.World.Policies {
		if len(p.Contexts) == 0 || slices.ContainsFunc(p.Contexts, func(id int64) bool { return w.Contexts[id] != nil }) {
			w.Policies, roots = append(w.Policies, p), append(roots, p.Resources...)
		}
	}
	inside := reach(roots, s.World.Children)
	for _, id := range reach(inside, s.World.Parents) {
		read[id] = true
	}
	for _, id := range inside {
		if r := s.World.Resources[id]; r != nil {
			for _, account := range s.World.Accounts[r.System] {
				read[account] = true
			}
		}
	}
	for id := range read {
		r := s.World.Resources[id]
		w.Resources[id], w.Children[id] = r, s.World.Children[id]
		if isAccount(r) && r.System != 0 {
			w.Accounts[r.System] = append(w.Accounts[r.System], id)
		}
	}
	w.Parents = parents(w.Children)
	for _, k := range s.World.Constraints {
		if k = among(k, read); len(k.Sides) > 0 {
			w.Constraints = append(w.Constraints, k)
		}
	}
	return Snapshot{&w, s.Subject, s.Additions}
}

// among is what is seen of a constraint by who reads some resources only.
func among(k calc.Constraint, read map[int64]bool) calc.Constraint {
	sides := k.Sides
	k.Sides = nil
	for _, side := range sides {
		side.Resources = slices.DeleteFunc(slices.Clone(side.Resources), func(id int64) bool { return !read[id] })
		if len(side.Resources) > 0 {
			k.Sides = append(k.Sides, side)
		}
	}
	return k
}

// reach lists all that links lead to.
func reach(from []int64, links map[int64][]int64) (all []int64) {
	for open := slices.Clone(from); len(open) > 0; open = open[1:] {
		if !slices.Contains(all, open[0]) {
			all, open = append(all, open[0]), append(open, links[open[0]]...)
		}
	}
	return all
}

// who is calculated with others, whose world is wider, comes to what he would have come to by himself,
// and the digest of his inputs is the same.
func TestAWiderWorldDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := crowd(t)
		by := alone(s)
		require.Equal(t, Calculate(by), Calculate(s))
		require.Equal(t, calc.NewInputs(by.World, "").Of(by.Subject), calc.NewInputs(s.World, "").Of(s.Subject))
	})
}

// what is not in the digest of the inputs does not bear on the result.
func TestTheDigestHoldsAllInputs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := crowd(t)
		input, result := calc.NewInputs(s.World, "").Of(s.Subject), Calculate(s)
		r := *s.World.Resources[rapid.SampledFrom([]int64{10, 11, 20, 21, 22, 30, 31}).Draw(t, "resource")]
		switch rapid.IntRange(0, 5).Draw(t, "what") {
		case 0:
			r.Status = r.Status%5 + 1
		case 1:
			r.PostDays += 3
		case 2:
			r.Valid.To = day(-1)
		case 3:
			r.AutoAccount = !r.AutoAccount
		case 4:
			s.World.Constraints = nil
		case 5:
			s.World.Children[r.ID] = nil
			s.World.Parents = parents(s.World.Children)
		}
		s.World.Resources[r.ID] = &r
		if slices.Equal(input, calc.NewInputs(s.World, "").Of(s.Subject)) {
			require.Equal(t, result, Calculate(s))
		}
	})
}
