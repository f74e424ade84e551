package odata

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/query"
)

// edit is what a request wants to write, worked out but not yet done: alone it is one Write, in a
// change set it is a part of one.
type edit struct {
	changes []Change
	// places, if not nil, are the paths from the body of the request to what each change is made of.
	places []string
	// about is the number, from 0, of the change that writes the entity which the request is about.
	about int
	// bare are the errors in place of those that changes meet with which take references away, where
	// what refers cannot be without.
	bare map[int]error
	// alone, if not nil, does the edit where it is not a part of a change set: in more than one Write,
	// so that one fault does not undo the rest.
	alone func() error
	// answer answers the request, given what became of each change.
	answer func([]Outcome) error
}

// draft works out what a request that writes wants.
func (x *exchange) draft(req *query.Request, url *grammar.URL) (*edit, error) {
	x.handle()
	switch req.Kind {
	case query.KindProperty, query.KindValue:
		return x.draftProperty(req, url)
	case query.KindRef, query.KindRefs:
		return x.draftRef(req, url)
	case query.KindEach:
		return x.draftEach(req, url)
	}
	many := req.Kind == query.KindEntities
	switch x.r.Method {
	case http.MethodPost:
		return x.draftCreate(req, url)
	case http.MethodPatch, http.MethodPut:
		if many {
			return x.draftDelta(req, url)
		}
		return x.draftUpdate(req, url)
	}
	if many {
		return x.draftEach(req, url)
	}
	return x.draftDelete(req)
}

// edit answers a request that writes by itself.
func (x *exchange) edit(req *query.Request, url *grammar.URL) error {
	e, err := x.draft(req, url)
	if err != nil {
		return err
	}
	if e.alone != nil {
		return e.alone()
	}
	outcomes, err := x.write(e.changes)
	if err != nil {
		return e.placed(err)
	}
	return e.answer(outcomes)
}

// placed tells where in the body the fault lies that a change met with, in terms of the body. The
// change is counted from the first of this edit.
func (e *edit) placed(err error) error {
	var failed *ChangeError
	var told *Error
	if !errors.As(err, &failed) || !errors.As(failed.Err, &told) {
		return err
	}
	if instead := e.bare[failed.Index]; instead != nil && told.Status == http.StatusBadRequest {
		return &ChangeError{Index: failed.Index, Err: instead}
	}
	if failed.Index >= len(e.places) || e.places[failed.Index] == "" {
		return err
	}
	return &ChangeError{Index: failed.Index, Err: told.at(e.places[failed.Index])}
}

// at is the error of a whole entity as one of a place in a body. What is not found there is a fault
// of the body, not of the URL.
func (e *Error) at(place string) *Error {
	copied := *e
	copied.Target = within(place, e.Target)
	switch e.Status {
	case http.StatusNotFound:
		copied.Status, copied.Code, copied.Target = http.StatusBadRequest, "InvalidReference", within(place, "")
		copied.Message = "there is no such entity, or you may not see it; refer to one that is there"
	case http.StatusPreconditionFailed:
		copied.Target = within(place, "@odata.etag")
	}
	copied.Details = slices.Clone(e.Details)
	for i, detail := range e.Details {
		copied.Details[i].Target = within(place, detail.Target)
	}
	return &copied
}

// within is the path of a target within a place of a body.
func within(place, target string) string {
	if target == "" || strings.HasSuffix(place, "/") {
		return strings.TrimSuffix(place+target, "/")
	}
	return place + "/" + target
}

func (x *exchange) write(changes []Change) ([]Outcome, error) {
	outcomes, err := x.store.Write(nextPart(x.r.Context(), changes), changes)
	told(x.r.Context(), err)
	if err != nil {
		return nil, err
	}
	x.proven, x.written = true, true
	if len(outcomes) != len(changes) {
		return nil, errors.New("the store did not tell what became of each change")
	}
	return outcomes, nil
}
