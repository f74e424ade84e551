package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// Digest collects the versions that one event made.
type Digest struct {
	Type, Operation string
	items           []item
}

type item struct {
	key []byte
	sum [32]byte
}

// Add takes a version whose key is an id.
func (d *Digest) Add(id int64, sum [32]byte) {
	d.items = append(d.items, item{binary.BigEndian.AppendUint64(nil, uint64(id)), sum})
}

// AddKey takes a version whose key is something else than an id.
func (d *Digest) AddKey(key []byte, sum [32]byte) { d.items = append(d.items, item{key, sum}) }

// Count is the number of versions.
func (d *Digest) Count() int64 { return int64(len(d.items)) }

// Sum is the digest over all versions in the order of their keys.
func (d *Digest) Sum() []byte {
	slices.SortFunc(d.items, func(a, b item) int { return bytes.Compare(a.key, b.key) })
	h := sha256.New()
	b := text([]byte("ropewalk event 1"), d.Type)
	b = text(b, d.Operation)
	h.Write(number(b, d.Count()))
	for _, one := range d.items {
		h.Write(text(nil, string(one.key)))
		h.Write(one.sum[:])
	}
	return h.Sum(nil)
}
