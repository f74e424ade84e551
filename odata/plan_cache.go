package odata

import (
	"hash/maphash"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/ropewalk/ropewalk/odata/query"
)

// plans keeps plans, up to a number and an estimate of their memory. The first time that a pattern
// is seen only a trace of it is left: who sends ever new patterns neither makes plans nor drives
// out those of others.
type plans struct {
	most, mostBytes int
	seed            maphash.Seed

	mu    sync.RWMutex
	kept  map[planKey]*slot
	clock []*slot // in the order in which the hand passes them
	hand  int
	bytes int
	seen  []uint64 // hashes of patterns that were asked for once
}

// slot is a place for a plan in the cache.
type slot struct {
	*plan
	key   planKey
	bytes int
	used  atomic.Bool // since the hand passed it
}

// An estimate of the memory of a plan with the statements that are kept with it: for each of its
// queries, for each column, and for each byte of the URL.
const (
	bytesPerQuery  = 4 << 10
	bytesPerColumn = 256
	bytesPerByte   = 64
)

func weight(q *query.Query) int {
	if q == nil {
		return 0
	}
	bytes := bytesPerQuery + bytesPerColumn*len(q.Columns)
	if q.From != nil {
		bytes += weight(q.From.Parent)
	}
	for _, e := range q.Expand {
		bytes += weight(e.Query)
	}
	return bytes
}

// seenPatterns is how many patterns leave a trace.
const seenPatterns = 1 << 12

func newPlans(most, mostBytes int) *plans {
	return &plans{most: most, mostBytes: mostBytes, seed: maphash.MakeSeed(), kept: map[planKey]*slot{}, seen: make([]uint64, seenPatterns)}
}

// find looks for the plan of a pattern. It leaves the key in r.key, and tells which literals were
// found to be part of it.
func (c *plans) find(k planKey, r *reading) (p *plan, pinned []int) {
	r.key = append(r.key[:0], r.pattern.Key...)
	c.mu.RLock()
	defer c.mu.RUnlock()
	s := c.kept[planKey{k.model, k.root, k.stubs, k.deleted, string(r.key)}]
	if s != nil && s.request == nil {
		s.touch()
		pinned = s.pinned
		r.pin(pinned)
		s = c.kept[planKey{k.model, k.root, k.stubs, k.deleted, string(r.key)}]
	}
	if s == nil {
		return nil, pinned
	}
	s.touch()
	return s.plan, pinned
}

// touch notes that a plan was used, without writing to shared memory more often than needed.
func (s *slot) touch() {
	if !s.used.Load() {
		s.used.Store(true)
	}
}

// pin puts the texts of literals behind the key of the pattern. NUL is in no URL.
func (r *reading) pin(literals []int) {
	for _, n := range literals {
		r.key = append(append(r.key, 0), r.pattern.Literals[n-1].Raw...)
	}
}

// again tells whether a key was asked for before, and remembers it.
func (c *plans) again(key []byte) bool {
	if c.most <= 0 {
		return false
	}
	hash := maphash.Bytes(c.seed, key)
	place := hash % uint64(len(c.seen))
	c.mu.Lock()
	defer c.mu.Unlock()
	known := c.seen[place] == hash
	c.seen[place] = hash
	return known
}

// keep puts a plan into the cache. A pattern with pinned literals gets a signpost, which tells
// which ones: those that any of its plans has pinned.
func (c *plans) keep(k planKey, r *reading, p *plan, pinned []int) {
	r.key = append(r.key[:0], r.pattern.Key...)
	c.mu.Lock()
	defer c.mu.Unlock()
	if pins := union(pinned, p.request.Pinned); len(pins) > 0 {
		k.text = string(r.key)
		c.put(k, &plan{pinned: pins})
		r.pin(pins)
	}
	k.text = string(r.key)
	c.put(k, p)
}

func union(a, b []int) []int {
	all := append(slices.Clone(a), b...)
	slices.Sort(all)
	return slices.Compact(all)
}

func (c *plans) put(k planKey, p *plan) {
	bytes := bytesPerByte * len(k.text)
	if p.request != nil {
		bytes += weight(p.request.Query)
	}
	if old := c.kept[k]; old != nil {
		c.bytes += bytes - old.bytes
		old.plan, old.bytes = p, bytes
		return
	}
	if bytes > c.mostBytes/8 {
		return
	}
	for len(c.clock) >= c.most || c.bytes+bytes > c.mostBytes {
		c.evict()
	}
	s := &slot{plan: p, key: k, bytes: bytes}
	c.kept[k] = s
	c.clock = append(c.clock, s)
	c.bytes += bytes
}

// shape finds the shape of a query that goes by a key of its own, or keeps a new one.
func (c *plans) shape(k planKey, q *query.Query) *query.Shape {
	if c.most <= 0 {
		return nil
	}
	c.mu.RLock()
	s := c.kept[k]
	c.mu.RUnlock()
	if s == nil {
		run := *q
		run.Shape = new(query.Shape)
		s = &slot{plan: &plan{request: &query.Request{Query: &run}}}
		c.mu.Lock()
		c.put(k, s.plan)
		c.mu.Unlock()
	}
	s.touch()
	return s.request.Query.Shape
}

// evict takes out the next plan under the hand that was not used since the hand passed it.
func (c *plans) evict() {
	for {
		c.hand %= len(c.clock)
		s := c.clock[c.hand]
		if s.used.CompareAndSwap(true, false) {
			c.hand++
			continue
		}
		last := len(c.clock) - 1
		c.clock[c.hand] = c.clock[last]
		c.clock[last] = nil
		c.clock = c.clock[:last]
		delete(c.kept, s.key)
		c.bytes -= s.bytes
		return
	}
}
