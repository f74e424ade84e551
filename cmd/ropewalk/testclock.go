package main

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// move is what POST /admin/testclock says; an empty one goes back to real time.
type move struct {
	Now     *time.Time `json:"now"`
	Advance *string    `json:"advance"`
}

// testClock moves business time.
func (f *front) testClock(w http.ResponseWriter, r *http.Request) {
	now, err := f.moveClock(r)
	if err != nil {
		odata.WriteError(w, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]time.Time{"now": now})
}

func (f *front) moveClock(r *http.Request) (time.Time, error) {
	var m move
	dec := json.NewDecoder(io.LimitReader(r.Body, 1000))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&m); err != nil && !errors.Is(err, io.EOF) {
		return time.Time{}, badClock(`the body must be {"now":"…"}, {"advance":"PT24H"} or {}`)
	}
	to, err := f.destination(r, m)
	if err != nil {
		return time.Time{}, err
	}
	if err := f.engine.store.SetClock(r.Context(), to); err != nil {
		return time.Time{}, err
	}
	if err := f.engine.catchUp(r.Context()); err != nil {
		return time.Time{}, err
	}
	return f.engine.store.Now(r.Context())
}

func (f *front) destination(r *http.Request, m move) (time.Time, error) {
	switch {
	case m.Now != nil && m.Advance != nil:
		return time.Time{}, badClock("give now or advance, not both")
	case m.Now != nil:
		return *m.Now, nil
	case m.Advance == nil:
		return time.Time{}, nil
	}
	by, err := edm.ParseDuration(*m.Advance)
	if err != nil {
		return time.Time{}, badClock("advance must be a duration such as PT24H")
	}
	now, err := f.engine.store.Now(r.Context())
	return now.Add(by), err
}

func badClock(message string) error {
	return &odata.Error{Status: http.StatusBadRequest, Code: "InvalidClock", Message: message}
}
