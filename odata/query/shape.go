package query

import "sync"

// Shape is what all runs of one query text have in common, whatever values stand in the places
// of its literals. Whoever turns a query into something else, such as SQL or the encoder of its
// rows, may keep that here and spare the work the next time.
type Shape struct{ kept sync.Map }

// Get gives what was kept under a key.
func (s *Shape) Get(key any) (any, bool) {
	if s == nil {
		return nil, false
	}
	return s.kept.Load(key)
}

// Keep keeps a value under a key, a value of a type of its own for each user.
func (s *Shape) Keep(key, value any) {
	if s != nil {
		s.kept.Store(key, value)
	}
}
