package calc

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
	"time"
)

// State is what the last calculation of an identity left.
type State struct {
	Input []byte     // digest of all that it read
	At    time.Time  // the business time that it went by
	Edge  *time.Time // when time alone changes its result, nil for never
}

// Holds tells whether a calculation of the same inputs at the given time would come to what stands.
// A clock that was set back makes no promise.
func (s State) Holds(input []byte, now time.Time) bool {
	return bytes.Equal(s.Input, input) && !now.Before(s.At) && (s.Edge == nil || now.Before(*s.Edge))
}

// Inputs takes digests of what bears on the access of the identities of one batch. What several
// identities share is encoded once.
type Inputs struct {
	world     *World
	recipe    []byte
	contexts  map[int64][]byte // with all above it
	resources map[int64][]byte // with all that bears on who holds it
	policies  [][]byte         // as the world lists them
	bars      map[int64][]bar  // where resources stand in constraints
}

// NewInputs prepares the digests of a batch. The recipe names the rules that the access is concluded
// by: other rules come to other results.
func NewInputs(w *World, recipe string) *Inputs {
	settings := w.Settings
	settings.Zone = nil
	in := &Inputs{world: w, contexts: map[int64][]byte{}, resources: map[int64][]byte{}}
	if len(w.Constraints) > 0 {
		in.bars = bars(w)
	}
	zone := ""
	if w.Settings.Zone != nil {
		zone = w.Settings.Zone.String()
	}
	in.recipe = digest(recipe, zone, settings, in.contained(settings.Additional))
	for i := range w.Policies {
		in.policies = append(in.policies, digest(w.Policies[i], in.contained(w.Policies[i].Resources)))
	}
	return in
}

// Of is the digest for one identity. What it held before is no part of it: a result is the same
// again when it is taken as what was held before.
func (in *Inputs) Of(s *Subject) []byte {
	own := *s
	own.Before, own.Carried = nil, nil
	var roots, contexts []int64
	for _, d := range s.Direct {
		roots = append(roots, d.Resource)
		contexts = append(contexts, d.Context)
	}
	for _, a := range s.Actual {
		roots = append(roots, a.Resource)
	}
	for _, m := range s.Memberships {
		contexts = append(contexts, m.Context)
	}
	h := sha256.New()
	put(h, in.recipe, &own, in.contained(seen(roots)))
	around := map[int64]bool{}
	for _, id := range seen(contexts) {
		put(h, in.above(id, around))
	}
	for i := range in.world.Policies {
		if p := &in.world.Policies[i]; len(p.Contexts) == 0 || slices.ContainsFunc(p.Contexts, func(id int64) bool { return around[id] }) {
			put(h, in.policies[i])
		}
	}
	return h.Sum(nil)
}

// above is the digest of a context and of all above it, whose numbers it adds to around.
func (in *Inputs) above(context int64, around map[int64]bool) []byte {
	var chain []*Context
	passed := map[int64]bool{}
	for id := context; id != 0 && !passed[id]; {
		passed[id], around[id] = true, true
		c := in.world.Contexts[id]
		if c == nil {
			break
		}
		chain = append(chain, c)
		id = c.Parent
	}
	if in.contexts[context] == nil {
		in.contexts[context] = digest(context, chain)
	}
	return in.contexts[context]
}

// contained lists the digests of some resources, each with all that it contains.
func (in *Inputs) contained(roots []int64) [][]byte {
	out := make([][]byte, len(roots))
	for i, id := range roots {
		if in.resources[id] == nil {
			in.resources[id] = in.resource(id)
		}
		out[i] = in.resources[id]
	}
	return out
}

// part is a resource as a digest sees it.
type part struct {
	ID       int64
	Resource *Resource
	Children []int64
	Bars     []bar `json:",omitempty"`
}

// resource is the digest of a resource with all that it contains, of the roles that contain any of
// that, and of the account resources of its systems.
func (in *Inputs) resource(root int64) []byte {
	w := in.world
	passed := map[int64]bool{}
	inside := spread(passed, []int64{root}, w.Children)
	around := spread(passed, next(inside, w.Parents), w.Parents)
	parts := make([]part, 0, len(inside)+len(around))
	for _, id := range inside {
		parts = append(parts, part{id, w.Resources[id], w.Children[id], in.bars[id]})
		if r := w.Resources[id]; r != nil {
			around = append(around, w.Accounts[r.System]...)
		}
	}
	for _, id := range seen(around) {
		parts = append(parts, part{id, w.Resources[id], w.Children[id], in.bars[id]})
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.ID, b.ID) })
	return digest(parts)
}

// spread lists all that links lead to from some ids, themselves included, unless it was passed before.
func spread(passed map[int64]bool, open []int64, links map[int64][]int64) (all []int64) {
	for len(open) > 0 {
		id := open[0]
		open = open[1:]
		if !passed[id] {
			passed[id] = true
			all = append(all, id)
			open = append(open, links[id]...)
		}
	}
	return all
}

// next lists what links lead to from some ids in one step.
func next(ids []int64, links map[int64][]int64) (all []int64) {
	for _, id := range ids {
		all = append(all, links[id]...)
	}
	return all
}

func digest(values ...any) []byte {
	h := sha256.New()
	put(h, values...)
	return h.Sum(nil)
}
