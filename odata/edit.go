package odata

import (
	"errors"
	"net/http"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/query"
)

// edit is what a request wants to write, worked out but not yet done: alone it is one Write, in a
// change set it is a part of one.
type edit struct {
	changes []Change
	// answer answers the request, given what became of each change.
	answer func([]Outcome) error
}

// draft works out what a request that writes wants.
func (x *exchange) draft(req *query.Request, url *grammar.URL) (*edit, error) {
	switch x.r.Method {
	case http.MethodPost:
		return x.draftCreate(req, url)
	case http.MethodPatch, http.MethodPut:
		return x.draftUpdate(req, url)
	}
	return x.draftDelete(req)
}

// edit answers a request that writes by itself.
func (x *exchange) edit(req *query.Request, url *grammar.URL) error {
	e, err := x.draft(req, url)
	if err != nil {
		return err
	}
	outcomes, err := x.write(e.changes)
	if err != nil {
		return err
	}
	return e.answer(outcomes)
}

func (x *exchange) write(changes []Change) ([]Outcome, error) {
	outcomes, err := x.store.Write(x.r.Context(), changes)
	if err != nil {
		return nil, err
	}
	x.proven, x.written = true, true
	if len(outcomes) != len(changes) {
		return nil, errors.New("the store did not tell what became of each change")
	}
	return outcomes, nil
}
