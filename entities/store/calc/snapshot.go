package calc

import (
	"time"

	"github.com/google/uuid"
)

// World is what a batch of identities shares. It is read once and never changed.
type World struct {
	Now       time.Time
	Settings  Settings
	Resources map[int64]*Resource
	Children  map[int64][]int64 // role → child resources
	Policies  []Policy          // in order of id
	Contexts  map[int64]*Context
}

// Settings are the customer's choices that bear on results.
type Settings struct {
	PreValidityDays int
	PrimaryType     int64 // the primary context type of those who name none
	AccountType     int64 // the default account type
	Zone            *time.Location
}

// Period is a span of business time with both edges inside; nil is unbounded.
type Period struct {
	From, To *time.Time
}

// Resource is a resource with what its type and system say about it.
type Resource struct {
	ID           int64
	UID          uuid.UUID
	Name         string
	Status       int64
	Category     int64
	System       int64
	Type         int64
	Valid        Period
	PostDays     int
	AutoAccount  bool
	AccountTypes []int64
}

// Policy is an assignment policy that is active.
type Policy struct {
	ID           int64
	Name         string
	Valid        Period
	DirectOnly   bool
	Filter       string
	Contexts     []int64
	Resources    []int64
	AccountTypes []int64
}

// Context is an org unit or another context.
type Context struct {
	ID     int64
	Name   string
	Type   int64
	Parent int64
	Valid  Period
}

// Subject is one identity and what belongs to it alone.
type Subject struct {
	ID          int64
	UID         uuid.UUID
	Name        string
	Status      int64
	Category    int64
	PrimaryType int64
	Unresolved  bool
	Valid       Period
	Memberships []Membership
	Direct      []Direct
	Actual      []Actual
	Accounts    []Account
	Matches     map[int64]bool     // policies whose identity filter holds
	Before      map[uuid.UUID]bool // keys of the assignments that stand now → managed
}

// Membership is the time in which the identity belongs to a context.
type Membership struct {
	Context int64
	Valid   Period
}

// Direct is a resource assignment, the desired and direct one.
type Direct struct {
	ID          int64
	Resource    int64
	Status      int64
	Valid       Period
	Context     int64
	Account     string
	AccountType int64
}

// Actual is access that a connected system reports.
type Actual struct {
	ID          int64
	Resource    int64
	Account     string
	Indirect    bool
	Unconfirmed bool // known from a finished task only
	Disabled    bool
	Valid       Period
}

// Account is an account that a connected system reports.
type Account struct {
	ID      int64
	System  int64
	Name    string
	Type    int64
	Enabled bool
}
