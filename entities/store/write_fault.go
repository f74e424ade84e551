package store

import (
	"errors"
	"slices"

	"github.com/ropewalk/ropewalk/odata"
)

// faults are what is wrong with the values of one object: one detail for each property, the first
// that was found of it.
type faults struct{ details []odata.Detail }

// take keeps what is wrong with the value of a property, and gives back any other error.
func (f *faults) take(err error) error {
	var known *odata.Error
	if !errors.As(err, &known) || known.Status != 400 || known.Target == "" {
		return err
	}
	if len(known.Details) == 0 {
		f.add(odata.Detail{Code: known.Code, Target: known.Target, Message: known.Message})
	}
	for _, d := range known.Details {
		f.add(d)
	}
	return nil
}

func (f *faults) add(d odata.Detail) {
	if !slices.ContainsFunc(f.details, func(other odata.Detail) bool { return other.Target == d.Target }) {
		f.details = append(f.details, d)
	}
}

// err is all of them as one error, which speaks of the first; nil if there are none.
func (f *faults) err() error {
	if len(f.details) == 0 {
		return nil
	}
	first := f.details[0]
	e := &odata.Error{Status: 400, Code: first.Code, Target: first.Target, Message: first.Message}
	if len(f.details) > 1 {
		e.Details = f.details
	}
	return e
}
