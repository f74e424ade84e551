// Package seal makes the audit tamper evident: the canonical bytes that digests are taken of,
// the chain of blocks over all events, signed checkpoints, and the proof of all that. It knows
// bytes, hashes and the order of events. It must never know what an event is about.
//
// # The canonical encoding
//
// It is on disk for ever: digests that were written cannot be made anew.
//
//	version  = text(type) int(id) int(version) int(effective_from in µs) value* link*
//	value    = 'v' text(property) kind bytes      in the order of property names; see below
//	personal = 'p' text(property) 32 bytes        HMAC-SHA256(salt of the object, kind bytes)
//	link     = 'l' text(property) int(count) int(target)*   targets ascending; lists that are empty are left out
//	text     = int(length) UTF-8 bytes
//	int      = 8 bytes, big endian, two's complement
//	kind     = 'i' int | 's' text | 'b' one byte 0 or 1 | 't' int (µs since 1970, UTC)
//	         | 'd' text (decimal without trailing zeros) | 'u' 16 bytes | 'x' text (binary) | 'f' 8 bytes IEEE 754
//
// Null values are left out, and so is false where a property cannot be null: a column that a later
// release adds changes no digest of an older version.
//
//	digest of an event = SHA-256("ropewalk event 1" text(type) text(operation) int(count) (key SHA-256(version))*)
//
// in the order of keys, where a key is text(8 bytes of an id) or text(16 bytes of a Guid).
//
//	leaf  = SHA-256("ropewalk leaf 1" of the event's header, field by field, and its digest)
//	block = SHA-256("ropewalk block 1" int(number) previous int(count) leaf*)
//
// A checkpoint is an Ed25519 signature over "ropewalk checkpoint 1" int(block) hash int(signed_at in µs).
package seal

import (
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Version is one version of a row, ready to be encoded.
type Version struct {
	Type      string
	ID, Event int64
	// From is when the version began.
	From time.Time
	// Values are in any order; Links too.
	Values []Value
	Links  []Link
	// Salt is the salt of the object.
	Salt []byte
}

// Value is one stored property. Bool false of a property that cannot be null is to be left out.
type Value struct {
	Property string
	V        any
	Personal bool
	// MAC stands for the value of a personal property that was anonymised.
	MAC []byte
}

// Link is one multi-valued reference.
type Link struct {
	Property string
	Targets  []int64
}

// usualSize is enough for the bytes of most versions.
const usualSize = 2 << 10

// Sum is the digest of the version. Values that come in the order of their names cost least.
func (v Version) Sum() ([32]byte, error) {
	b := text(make([]byte, 0, usualSize), v.Type)
	b = number(b, v.ID)
	b = number(b, v.Event)
	b = number(b, v.From.UnixMicro())
	values := v.Values
	if order := func(a, b Value) int { return compare(a.Property, b.Property) }; !slices.IsSortedFunc(values, order) {
		values = slices.Clone(values)
		slices.SortFunc(values, order)
	}
	var err error
	for i := range values {
		if b, err = v.value(b, &values[i]); err != nil {
			return [32]byte{}, fmt.Errorf("digest %s %d: %w", v.Type, v.ID, err)
		}
	}
	return sha256.Sum256(v.links(b)), nil
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (v *Version) value(b []byte, one *Value) ([]byte, error) {
	if one.V == nil && one.MAC == nil {
		return b, nil
	}
	if !one.Personal {
		b = text(append(b, 'v'), one.Property)
		return Encode(b, one.V)
	}
	b = text(append(b, 'p'), one.Property)
	if one.MAC != nil {
		return append(b, one.MAC...), nil
	}
	return appendMAC(b, v.Salt, one.V)
}

func (v *Version) links(b []byte) []byte {
	links := slices.Clone(v.Links)
	slices.SortFunc(links, func(a, b Link) int { return compare(a.Property, b.Property) })
	for _, l := range links {
		if len(l.Targets) == 0 {
			continue
		}
		targets := slices.Clone(l.Targets)
		slices.Sort(targets)
		b = number(text(append(b, 'l'), l.Property), int64(len(targets)))
		for _, target := range targets {
			b = number(b, target)
		}
	}
	return b
}

// MAC is what stands in a digest for a personal value: HMAC-SHA256, written out here, since that of
// the library takes several times as long for texts as short as these.
func MAC(salt []byte, v any) ([]byte, error) { return appendMAC(nil, salt, v) }

func appendMAC(b, salt []byte, v any) ([]byte, error) {
	if len(salt) > sha256.BlockSize {
		sum := sha256.Sum256(salt)
		salt = sum[:]
	}
	var key, pad [sha256.BlockSize]byte
	copy(key[:], salt)
	subtle.XORBytes(pad[:], key[:], innerPad[:])
	inner, err := Encode(append(make([]byte, 0, 4*sha256.BlockSize), pad[:]...), v)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(inner)
	subtle.XORBytes(pad[:], key[:], outerPad[:])
	sum = sha256.Sum256(append(append(inner[:0], pad[:]...), sum[:]...))
	return append(b, sum[:]...), nil
}

// innerPad and outerPad are what the key of an HMAC is mixed with.
var (
	innerPad = [sha256.BlockSize]byte(bytes.Repeat([]byte{0x36}, sha256.BlockSize))
	outerPad = [sha256.BlockSize]byte(bytes.Repeat([]byte{0x5c}, sha256.BlockSize))
)

// Encode appends kind and bytes of a value that is not null.
func Encode(b []byte, v any) ([]byte, error) {
	switch x := v.(type) {
	case int64:
		return number(append(b, 'i'), x), nil
	case string:
		return text(append(b, 's'), x), nil
	case bool:
		if x {
			return append(b, 'b', 1), nil
		}
		return append(b, 'b', 0), nil
	case time.Time:
		return number(append(b, 't'), x.UnixMicro()), nil
	case decimal.Decimal:
		return text(append(b, 'd'), x.String()), nil
	case uuid.UUID:
		return append(append(b, 'u'), x[:]...), nil
	case []byte:
		return text(append(b, 'x'), string(x)), nil
	case float64:
		return binary.BigEndian.AppendUint64(append(b, 'f'), math.Float64bits(x)), nil
	case edm.Days:
		return number(append(b, 'i'), int64(x)), nil
	case edm.Clock:
		return number(append(b, 'i'), int64(x)), nil
	case time.Duration:
		return number(append(b, 'i'), x.Microseconds()), nil
	}
	return nil, fmt.Errorf("no canonical form of %T", v)
}

func text(b []byte, s string) []byte { return append(number(b, int64(len(s))), s...) }

func number(b []byte, n int64) []byte { return binary.BigEndian.AppendUint64(b, uint64(n)) }
