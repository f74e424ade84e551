package calc

import (
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
)

// Assignment is one calculated resource assignment.
type Assignment struct {
	Key          uuid.UUID
	Resource     int64
	System       int64
	Type         int64
	Account      string
	Enabled      bool
	Managed      bool
	Valid        Period
	AccountType  int64
	AccountKey   uuid.UUID // of the account that the access hangs on, uuid.Nil for none
	Context      int64     // the context of the first reason that was given in one
	DisabledBy   string    // why it is disabled, as stable words parted by a comma
	Homeless     bool      // disabled for want of a primary context
	Compliance   int64
	Violation    int64
	Provisioning int64
	Warning      string `json:",omitempty"` // what is wrong with it, as stable words parted by a comma
	Reasons      []Reason
	// Attributes are in order of name. Change is what the target does not have as it should be.
	Attributes []AttributeValue `json:",omitempty"`
	Change     AttributeChanges `json:",omitempty"`

	// Identity, Version and Began are those of the row; a calculation leaves them empty.
	Identity int64     `json:"-"`
	Version  int64     `json:"-"`
	Began    time.Time `json:"-"`
}

// Reason says why an assignment exists.
type Reason struct {
	Type        int64     `json:"-"`
	State       int64     `json:"-"`
	Cause       int64     `json:"Source"`            // the object that causes it
	Context     int64     `json:"Context,omitempty"` // the context it was given in
	Parent      uuid.UUID `json:"-"`                 // key of the role's assignment
	Description string
	From        *time.Time `json:"ValidFrom,omitempty"`
	To          *time.Time `json:"ValidTo,omitempty"`
	Disabled    bool       `json:",omitempty"`
}

// Result is what is saved for one identity.
type Result struct {
	Identity    int64
	Assignments []Assignment
	Violations  []Violation // in order of constraint, system and account
	NextEdge    *time.Time
	Warnings    []string
	Risk        decimal.Decimal
	Failure     string // why the calculation must not count; "" if it does
	Trace       string // the steps in order, each with the number of grounds that it added
}
