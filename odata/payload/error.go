// Package payload reads and writes OData JSON: a strict reader that turns a request body into
// typed values, and a streaming writer that turns rows into an answer. It must never know HTTP
// or SQL, nor where rows come from.
//
// The writer holds back its first bytes, so that an early error can still become a proper
// answer. Once bytes are out, an error leaves the JSON unfinished and the caller must break the
// connection: a client can never mistake a cut answer for a whole one.
package payload

import "fmt"

// Error is a fault in a request body.
type Error struct {
	// Code is a stable PascalCase word.
	Code string
	// Target is the path of the property at fault, such as "Address/City"; empty for the whole body.
	Target string
	// Message says what is wrong and how to mend it.
	Message string
	// Others are the faults of other properties of the same body.
	Others []*Error
	// NotImplemented marks what is valid OData but not offered.
	NotImplemented bool
	// TooLarge marks an exceeded limit.
	TooLarge bool
}

// Error implements error.
func (e *Error) Error() string {
	if e.Target == "" {
		return e.Message
	}
	return e.Target + ": " + e.Message
}

func fault(code, target, format string, args ...any) *Error {
	return &Error{Code: code, Target: target, Message: fmt.Sprintf(format, args...)}
}
