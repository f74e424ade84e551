package odata

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// TestAnActionRunsOnce: whatever comes behind an action finds the caller out of date, the request is not run
// again, since it would do the action twice; that of a function is. An action that refused may have done
// something as well, one whose caller was out of date before it began has not.
func TestAnActionRunsOnce(t *testing.T) {
	refusal := &Error{Status: http.StatusConflict, Code: "HalfDone"}
	for _, c := range []struct {
		name   string
		action bool
		gives  error
		ran    int
	}{
		{"a function", false, nil, 2},
		{"an action", true, nil, 1},
		{"an action that refused", true, refusal, 1},
		{"an action that was not begun", true, ErrStale, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			ran := 0
			def := &edm.Operation{Name: "Do", Action: c.action}
			call := func(context.Context, Call) (any, error) { ran++; return nil, c.gives }
			s := &service{config: Config{Renew: func(r *http.Request) (context.Context, error) { return r.Context(), nil }}}
			s.operations = newOperations([]Operation{{Def: def, Call: call}}, nil)
			x := s.exchange(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/odata/Do", nil), Root{Path: "/odata/"}, "Do")
			err := x.run(func(x *exchange) error {
				_, err := x.call(def, Call{})
				return errors.Join(err, ErrStale)
			})
			require.ErrorIs(t, err, ErrStale)
			require.Equal(t, c.ran, ran)
		})
	}
}
