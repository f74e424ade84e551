package rope

import "github.com/google/uuid"

// keySpace is the namespace of assignment keys. It must never change: verdicts and links hold keys.
var keySpace = uuid.MustParse("6f1d3c7a-52e4-5b0e-9c53-3a7c1f0e8d21")

// AssignmentKey names the access of an identity to a resource on an account, the same in every
// calculation and in every installation.
func AssignmentKey(identity, resource uuid.UUID, account string) uuid.UUID {
	name := make([]byte, 0, 32+len(account))
	name = append(name, identity[:]...)
	name = append(name, resource[:]...)
	return uuid.NewSHA1(keySpace, append(name, account...))
}
