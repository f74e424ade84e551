package store

import (
	"sync"

	"github.com/ropewalk/ropewalk/odata/query"
)

// memory is where the cells of rows are kept that wait for others. It is used again once they were
// given away: to take a megabyte from the heap for each page with expanded rows, and to have it
// collected, took longer than to read and to write them.
type memory struct {
	free   []query.Cell
	blocks []*block
}

type block [2048]query.Cell

var blocks = sync.Pool{New: func() any { return new(block) }}

// take gives cells for a row.
func (m *memory) take(n int) []query.Cell {
	if n > len(block{}) {
		return make([]query.Cell, n)
	}
	if len(m.free) < n {
		b := blocks.Get().(*block)
		m.blocks, m.free = append(m.blocks, b), b[:]
	}
	row := m.free[:n:n]
	m.free = m.free[n:]
	return row
}

// release gives the memory to others; what was taken from it must not be looked at any more.
func (m *memory) release() {
	for _, b := range m.blocks {
		clear(b[:]) // what the cells refer to
		blocks.Put(b)
	}
	*m = memory{}
}
