package calc

import (
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
)

// World is what a batch of identities shares. It is read once and never changed.
type World struct {
	Now       time.Time
	Settings  Settings
	Resources map[int64]*Resource
	Children  map[int64][]int64 // role → child resources
	Parents   map[int64][]int64 // resource → roles that contain it
	Accounts  map[int64][]int64 // system → its account resources
	Policies  []Policy          // in order of id
	Contexts  map[int64]*Context
	// Constraints lists those on a side of which one of the resources stands, in order of id.
	Constraints []Constraint
}

// Settings are the customer's choices that bear on results.
type Settings struct {
	PreValidityDays int
	PrimaryType     int64 // the primary context type of those who name none
	AccountType     int64 // the default account type
	Zone            *time.Location
	// Additional lists the resources that rules of the installation itself may give.
	Additional []int64
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
	Exclusive    bool // access that nobody desired is deprovisioned
	AccountTypes []int64
	Risk         decimal.Decimal
	// Attributes are those that access may carry, nil for none; Reconcile says that the target must
	// have them as they should be.
	Attributes *AttributeSet `json:",omitempty"`
	Reconcile  bool          `json:",omitempty"`
	Facts      Facts         `json:",omitempty"`
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
	Facts        Facts `json:",omitempty"`
	// Unusable says why the filter cannot be answered; "" if it can.
	Unusable string `json:",omitempty"`
}

// Context is an org unit or another context.
type Context struct {
	ID     int64
	Name   string
	Type   int64
	Parent int64
	Valid  Period
	Tags   []Tag
	Facts  Facts `json:",omitempty"`
}

// Tag is a classification tag that counts for the risk, with the weight of its category.
type Tag struct {
	ID            int64
	Name          string
	Value, Weight decimal.Decimal
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
	Verdicts    []Verdict
	Failures    []Failure
	Decisions   []Decision `json:",omitempty"`
	Tags        []Tag
	Matches     map[int64]bool     // policies whose identity filter holds
	Facts       Facts              `json:",omitempty"`
	Reported    []Reported         `json:",omitempty"` // what systems report of attributes
	Before      map[uuid.UUID]bool // keys of the assignments that stand now → managed
	// Carried are the attributes that stand now.
	Carried map[uuid.UUID][]AttributeValue `json:"-"`
	// Stood is the access under constraints as the last calculation left it; a result is the same again
	// when it is taken as what stood.
	Stood []Stood `json:"-"`
	// Score is the risk score that the identity carries now; no result depends on it.
	Score decimal.Decimal `json:"-"`
	// Relaunch says that what the identity violates is to be evaluated anew; no result depends on it.
	Relaunch bool `json:"-"`
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
	// Attributes are the values that it brings along.
	Attributes map[string][]string `json:",omitempty"`
	Facts      Facts               `json:",omitempty"`
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
	Unsure  bool // more than one owner came into question
	// Unconfirmed accounts are known from a finished task only; Valid is how long that claim holds.
	Unconfirmed bool
	Valid       Period
	Facts       Facts `json:",omitempty"`
}

// Failure is a provisioning task that failed for good: it is not tried again by itself. It is about the
// access of that key or, if it was made without one, about the account of that resource and name.
type Failure struct {
	Key       uuid.UUID
	Resource  int64
	Account   string
	Operation string
	// Changes are the attributes that it should have written.
	Changes AttributeChanges
}

// Verdict is what an authoritative review said of access, until it expires.
type Verdict struct {
	ID     int64
	Key    uuid.UUID // of the access
	Expiry time.Time
	// Removes says that the access is to go: the last verdict about it decides.
	Removes bool
}
