package access

// Op is what somebody wants to do.
type Op int

// The operations.
const (
	Read Op = iota + 1
	Create
	Update
	Delete
	// Restore makes a deleted row one that is there.
	Restore
)

// String names the operation for messages.
func (o Op) String() string {
	return [...]string{"", "read", "create", "update", "delete", "restore"}[o]
}

// Rule lets members of groups do operations on the rows of one type for which a filter holds.
// What no rule lets through is refused.
type Rule struct {
	Type string
	// Groups lists who; none means everybody who is signed in.
	Groups []string
	Ops    []Op
	// Filter is in the language of $filter; it may use @me (the caller's identity), @user,
	// @groups and @now. "" holds for all rows. For a write it must hold for the row as it was
	// and as it becomes.
	Filter string
	// Only lists the properties that an update may touch, Except those that it may not.
	Only, Except []string
}

// Mask hides properties from all but the members of groups: for everybody else they do not exist.
type Mask struct {
	Type       string
	Properties []string
	Groups     []string
}

// Link is the own right of references by which power is handed out, such as who manages or owns
// something: the right to write a row and its properties is not enough to add a target to one of
// them or to take one away. Who is in one of the Groups may do it with all objects at the other
// end, everybody with those for which Target holds.
type Link struct {
	Type   string
	Navs   []string
	Groups []string
	// Target is a filter over the type of the other end, in the language of rules; "" lets nobody
	// through who is in none of the groups.
	Target string
}

// covers tells whether a rule lets a property be written.
func (r Rule) covers(property string) bool {
	for _, p := range r.Except {
		if p == property {
			return false
		}
	}
	for _, p := range r.Only {
		if p == property {
			return true
		}
	}
	return len(r.Only) == 0
}
