package store

import (
	"errors"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
)

// explain turns what the database refused into what a client is told. Texts say nothing of other
// rows: a caller may not learn of one by a conflict with it.
func explain(err error) error {
	var known *odata.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	if word, refused := conn.Refused(err); refused {
		return refusal(word, err)
	}
	switch {
	case conn.IsUnique(err):
		return conflict(inConflict(err), err)
	case conn.IsRange(err):
		return &odata.Error{
			Status: 400, Code: "OutOfRange", Err: err,
			Message: "the result of an arithmetic operation does not fit its type; compute with smaller numbers",
		}
	case conn.IsRace(err):
		return busy("the same objects are being changed by others; try again", err)
	case conn.IsTimeout(err):
		return busy("the database did not answer in time; try again", err)
	case conn.IsFull(err):
		return &odata.Error{Status: 507, Code: "InsufficientStorage", Err: err, Message: "there is no space left for another row"}
	}
	return err
}

func busy(message string, err error) error {
	return &odata.Error{Status: 503, Code: "Busy", Message: message, Header: map[string]string{"Retry-After": "1"}, Err: err}
}

func refusal(word string, err error) error {
	switch word {
	case "IdentityLocked":
		return locked(err)
	case "AccountLimit":
		return secondAccount(err)
	}
	return &odata.Error{Status: 409, Code: word, Err: err, Message: "history and audit are only ever appended to"}
}

func locked(err error) error {
	return &odata.Error{
		Status: 409, Code: "IdentityLocked", Target: "IDENTITYSTATUS", Err: err,
		Message: "the identity is locked: its status, its key and its existence stay as they are until a Revocationrequest ends the lock; an Operation Administrator may override with the header Ropewalk-Override-Reason",
	}
}

func secondAccount(err error) error {
	return &odata.Error{
		Status: 409, Code: "AccountLimit", Target: "ACCOUNTKEY", Err: err,
		Message: "a person has at most one account of each account type in a system, and this one has another at that time: name that account, end it before this one begins, or choose an account resource of another type",
	}
}
