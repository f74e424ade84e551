package access

// Simulation says who may ask what would come of something: whoever might do it. It is a right of its
// own, since nothing is written that a rule could be held against.
type Simulation struct {
	// Groups may ask about everybody.
	Groups []string
	// People is a filter over Identity: everybody may ask about those for whom it holds. "" lets nobody
	// through who is in none of the groups.
	People string
}

// others is whom somebody manages, himself left out.
const others = "Id ne @me and " + managed

// Simulations lists what can be simulated, by the name of the function.
var Simulations = map[string]Simulation{
	// Who may write resource assignments, and managers for their people.
	"SimulateAssignment": {Groups: maintain, People: others},
	// Who may write lockout requests.
	"SimulateLockout": {Groups: []string{OperationAdministrators, SecurityOfficers}, People: others},
	// Who may write policies.
	"SimulatePolicy": {Groups: maintain},
	// Who may write constraints.
	"SimulateConstraint": {Groups: maintain},
	// Who may write resource assignments, who judges violations, and managers for their people.
	"SimulateViolations": {Groups: append([]string{SecurityOfficers}, maintain...), People: others},
}
