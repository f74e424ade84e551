package entities

import "time"

// Describer names an object: the store calls it on each write.
type Describer interface {
	Describe() (displayName, keyValue string)
}

// Preparer fills in what a new object was not given. It runs before the first check.
type Preparer interface {
	Prepare(now time.Time)
}

// Refresher keeps derived values in step before a changed object is checked.
type Refresher interface {
	Refresh(old any, c Change)
}

// InsertChecker refuses a new object that breaks a rule of its type; it returns an *odata.Error.
type InsertChecker interface {
	CheckInsert(c Change) error
}

// UpdateChecker refuses a change that breaks a rule of its type; old is of the same Go type.
type UpdateChecker interface {
	CheckUpdate(old any, c Change) error
}

// DeleteChecker refuses a deletion.
type DeleteChecker interface {
	CheckDelete(c Change) error
}

// Conditional rows need something to hold right after they were inserted.
type Conditional interface {
	Preconditions() []Precondition
}

// Leaning rows are only right if something holds for objects that they refer to. The store looks
// before it writes: it refuses a client's row, and lets that of an import go on without what is wrong.
type Leaning interface {
	Leans(c Change) []Lean
	// Shed leaves out what a lean is about, and gives the property that changed by that; "" if the row
	// makes no sense without, so that an import refuses it too.
	Shed(l Lean) string
}

// Lean is what must hold for an object that a row refers to, and what is answered otherwise.
type Lean struct {
	// Type and ID name the object that the filter is over.
	Type string
	ID   int64
	// About names the part of the row that leans on it.
	About string
	Precondition
}

// Requested rows are requests that may arrive twice: a second row of the same type with the
// same text is not written, the first one answers. An empty text never matches.
type Requested interface {
	SameRequest() string
}

// Deputed rows can be changed by a person in the place of another one, who delegated that to him. The store
// finds out whether he does, and tells the row before its rules are asked.
type Deputed interface {
	// Deputes tells whether a change is of the kind that can be delegated.
	Deputes(c Change) bool
	// Task is the work item by which people were asked, 0 if nobody was.
	Task() int64
	// ActFor notes in whose place the caller changes the row, and by which delegation.
	ActFor(person, delegation int64)
}

// Involved rows are part of a run of a process. What people write into them by requests stands in the audit of
// the run; the event of an import, which is about many rows, names none.
type Involved interface {
	InProcess() *int64
}

// Authored rows remember the user who wrote them; the store tells it once, at insert.
type Authored interface {
	SetAuthor(user int64)
}

// Precondition is a filter on the new row that must hold, and what is answered otherwise.
type Precondition struct {
	Filter  string
	Status  int
	Code    string
	Target  string
	Message string
}

// Change is what the rules of a type are told about a write.
type Change struct {
	// Now is business time.
	Now time.Time
	// Properties names what is written, on the wire; references by navigation name.
	Properties []string
	// System is true for writes of the engine itself, which holds its own rules.
	System bool
	// Channel is how the write came: odata, process, event, override, engine, import, demo.
	Channel string
	// Groups and Rights are those of the caller.
	Groups, Rights []string
	// User and Identity are the caller, 0 if there is none.
	User, Identity int64
	// Override is true when the caller marked the write as an override and gave a reason.
	Override bool
}

// Touches tells whether a property is among those written.
func (c Change) Touches(property string) bool {
	for _, p := range c.Properties {
		if p == property {
			return true
		}
	}
	return false
}

// In tells whether the caller is a member of one of the groups.
func (c Change) In(groups ...string) bool {
	return overlap(c.Groups, groups)
}

// May tells whether the caller was given a right by name.
func (c Change) May(right string) bool {
	return overlap(c.Rights, []string{right})
}

func overlap(have, want []string) bool {
	for _, h := range have {
		for _, w := range want {
			if h == w {
				return true
			}
		}
	}
	return false
}
