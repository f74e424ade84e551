package calc

import (
	"time"

	"github.com/google/uuid"
)

// Constraint says that whoever holds something of one side may hold nothing of another.
type Constraint struct {
	ID        int64
	UID       uuid.UUID
	Name      string
	ByAccount bool // what hangs on one account counts together, not all that the identity holds
	Sides     []Side
}

// Side is the resources of one side of a constraint.
type Side struct {
	ID        int64
	Resources []int64
}

// Decision is what an evaluation said of access that violates a constraint, until it expires.
type Decision struct {
	ID         int64
	Constraint int64
	Resource   int64
	Account    string // "" for the resource on every account
	Allowed    bool
	Expiry     time.Time
}

// Stood is access as the last calculation left it.
type Stood struct {
	Resource   int64
	Account    string
	DisabledBy string
}

// Violation is a constraint that the identity violates.
type Violation struct {
	Key        uuid.UUID
	Constraint int64
	System     int64  // of the account, if the constraint is about single accounts
	Account    string // that account
	Status     int64
	Resources  []Violating

	// Identity, Version, Since and Began are those of the row; a calculation leaves them empty.
	Identity int64     `json:"-"`
	Version  int64     `json:"-"`
	Since    time.Time `json:"-"`
	Began    time.Time `json:"-"`
}

// Violating is access by which a constraint is violated.
type Violating struct {
	Key      uuid.UUID // of the access
	Resource int64
	Account  string
	Status   int64
}

// bars lists for each resource where it stands.
func bars(w *World) map[int64][]bar {
	out := map[int64][]bar{}
	for _, c := range w.Constraints {
		for _, s := range c.Sides {
			for _, id := range s.Resources {
				out[id] = append(out[id], bar{c.ID, c.UID, c.ByAccount, s.ID})
			}
		}
	}
	return out
}

// bar is one side of one constraint as the digest of a resource sees it: not the resources beside
// it, which are others in every batch.
type bar struct {
	Constraint int64
	UID        uuid.UUID
	ByAccount  bool
	Side       int64
}
