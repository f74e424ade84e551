package rope

import (
	"crypto/sha1"

	"github.com/google/uuid"
)

// keySpace is the namespace of assignment keys. It must never change: verdicts and links hold keys.
var keySpace = uuid.MustParse("6f1d3c7a-52e4-5b0e-9c53-3a7c1f0e8d21")

// AssignmentKey names the access of an identity to a resource on an account, the same in every
// calculation and in every installation.
func AssignmentKey(identity, resource uuid.UUID, account string) uuid.UUID {
	var room [128]byte
	name := append(room[:0], keySpace[:]...)
	name = append(name, identity[:]...)
	name = append(name, resource[:]...)
	sum := sha1.Sum(append(name, account...))
	key := uuid.UUID(sum[:16])
	key[6] = key[6]&0x0f | 5<<4 // a name-based UUID, as uuid.NewSHA1 makes it with more garbage
	key[8] = key[8]&0x3f | 0x80
	return key
}
