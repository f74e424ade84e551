package store

import "hash/maphash"

// keySet remembers the keys of all rows so far by a hash of eight bytes each, so that even a
// million of them take little.
type keySet struct {
	slots []uint64
	used  int
}

var seed = maphash.MakeSeed()

// hashOf is never 0, which marks a free slot.
func hashOf(key any) uint64 { return maphash.Comparable(seed, key) | 1 }

func (k *keySet) slot(hash uint64) int {
	mask := len(k.slots) - 1
	i := int(hash>>1) & mask
	for k.slots[i] != 0 && k.slots[i] != hash {
		i = (i + 1) & mask
	}
	return i
}

func (k *keySet) has(hash uint64) bool { return len(k.slots) > 0 && k.slots[k.slot(hash)] == hash }

func (k *keySet) add(hashes []uint64) {
	for _, h := range hashes {
		if 2*k.used >= len(k.slots) {
			k.grow()
		}
		if i := k.slot(h); k.slots[i] == 0 {
			k.slots[i] = h
			k.used++
		}
	}
}

func (k *keySet) grow() {
	old := k.slots
	k.slots = make([]uint64, max(1024, 2*len(old)))
	for _, h := range old {
		if h != 0 {
			k.slots[k.slot(h)] = h
		}
	}
}
