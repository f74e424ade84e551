package payload

import (
	"errors"
	"slices"
)

// maxFaults is how many faults of one body are told.
const maxFaults = 50

// errEnough ends the reading of a body with more faults than are told.
var errEnough = errors.New("too many faults in one body")

// collect keeps a fault and lets the reading go on, so that whoever mends the body hears of all at
// once. What concerns more than one property ends it.
func (r *reading) collect(err error) error {
	var f *Error
	if !errors.As(err, &f) || f.NotImplemented || f.TooLarge || f.Target == "" {
		return err
	}
	same := func(other *Error) bool { return other.Target == f.Target }
	if slices.ContainsFunc(r.faults, same) {
		return nil
	}
	if r.faults = append(r.faults, f); len(r.faults) == maxFaults {
		return errEnough
	}
	return nil
}

// verdict is the error of the whole body.
func (r *reading) verdict(err error) error {
	if err != nil && !errors.Is(err, errEnough) {
		return err
	}
	if len(r.faults) == 0 {
		return nil
	}
	all := *r.faults[0]
	all.Others = r.faults[1:]
	return &all
}
