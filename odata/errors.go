package odata

// Error is an error that the client is told about. It is also the shape in which a Store
// refuses: Status is the HTTP status, Code a stable PascalCase word, Target the property or
// option at fault, Message what is wrong and how to mend it.
type Error struct {
	Status  int
	Code    string
	Message string
	Target  string
	Details []Detail
	// Header holds extra response headers, such as Retry-After.
	Header map[string]string
	// Err is the cause, for the log only.
	Err error
}

// Detail is one of several faults of a request.
type Detail struct {
	Code, Message, Target string
}

// Error implements error.
func (e *Error) Error() string { return e.Code + ": " + e.Message }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }
