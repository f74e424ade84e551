package rope

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// holdings are the places where access is held, in the order in which they were found. Their room is
// used again for the next identity.
type holdings struct {
	all   []*holding
	first map[int64]*holding // resource → one of its places; the others follow
	rooms [][]holding
	taken int
}

// slab is how many places are made room for at once.
const slab = 128

// reset forgets all places and keeps their room.
func (h *holdings) reset() {
	if h.first == nil {
		h.first = map[int64]*holding{}
	}
	clear(h.first)
	clear(h.all)
	h.all, h.taken = h.all[:0], 0
}

// at is what is held in a place, nil if nothing is.
func (h *holdings) at(p place) *holding {
	for one := h.first[p.resource]; one != nil; one = one.next {
		if one.account == p.account {
			return one
		}
	}
	return nil
}

// of is one of the places where a resource is held, nil if there is none; the others follow it.
func (h *holdings) of(resource int64) *holding { return h.first[resource] }

// put makes a new place.
func (h *holdings) put(p place, resource *calc.Resource) *holding {
	if h.taken == len(h.rooms)*slab {
		h.rooms = append(h.rooms, make([]holding, slab))
	}
	one := &h.rooms[h.taken/slab][h.taken%slab]
	h.taken++
	*one = holding{place: p, resource: resource}
	one.grounds = one.room[:0]
	if head := h.first[p.resource]; head != nil {
		one.next, head.next = head.next, one
	} else {
		h.first[p.resource] = one
	}
	h.all = append(h.all, one)
	return one
}

// byKey lists all places in order of key.
func (h *holdings) byKey() []*holding {
	type keyed struct {
		front uint64 // of the key: it nearly always decides
		at    int
	}
	order := make([]keyed, len(h.all))
	for i, one := range h.all {
		order[i] = keyed{binary.BigEndian.Uint64(one.key[:]), i}
	}
	slices.SortFunc(order, func(a, b keyed) int {
		if a.front != b.front {
			return cmp.Compare(a.front, b.front)
		}
		return bytes.Compare(h.all[a.at].key[:], h.all[b.at].key[:])
	})
	out := make([]*holding, len(order))
	for i, k := range order {
		out[i] = h.all[k.at]
	}
	return out
}

func compare(a, b place) int {
	return cmp.Or(cmp.Compare(a.resource, b.resource), strings.Compare(a.account, b.account))
}

// ordered sorts places by resource and account.
func ordered(places []*holding) []*holding {
	slices.SortFunc(places, func(a, b *holding) int { return compare(a.place, b.place) })
	return places
}
