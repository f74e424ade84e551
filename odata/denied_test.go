package odata_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/odatatest"
)

// listener keeps what refusals were about.
type listener struct {
	odata.Store
	heard []string
}

func (l *listener) Deny(_ context.Context, c odata.Change, _ *odata.Error) error {
	text := c.Set.Name
	for _, k := range c.Key {
		text += fmt.Sprintf(" %v", k.Value)
	}
	l.heard = append(l.heard, text)
	return nil
}

// linkless serves the world to one who cannot change persons, who keep the links among them.
func linkless(t *testing.T) (http.Handler, *listener) {
	world := odatatest.World(t)
	whole := world.Effective(context.Background())
	cut := whole.Restrict(edm.Cut{Rights: func(s *edm.EntitySet) { s.NoUpdate = s.Name == "Person" }})
	world.Effective = func(context.Context) *edm.Model { return cut }
	store := &listener{Store: world}
	return odata.New(store, odata.Config{Whole: func() *edm.Model { return whole }}), store
}

var refusedLinks = []struct{ request, about string }{
	{`POST Person(7)/FRIENDS/$ref {"@odata.id":"Person(4)"}`, "Person 7"},
	{`PUT Person(7)/FRIENDS/$ref {"value":[]}`, "Person 7"},
	{`DELETE Person(6)/FRIENDS/$ref`, "Person 6"},
	{`DELETE Person(6)/FRIENDS(4)/$ref`, "Person 6"},
	{`DELETE Person(6)/FRIENDS/$ref?$id=Person(4)`, "Person 6"},
	{`PUT Person(6)/UNIT/$ref {"@odata.id":"Unit(2)"}`, "Person 6"},
	{`DELETE Person(6)/UNIT/$ref`, "Person 6"},
	{`POST Unit(3)/Members/$ref {"@odata.id":"Person(4)"}`, "Person"},
	{`DELETE Unit(3)/Members(6)/$ref`, "Person 6"},
	{`POST Person(4)/Reports/$ref {"@odata.id":"Person(7)"}`, "Person"},
}

// TestRefusedLinks: a link that the caller may not write is refused for want of a right, which is kept
// with the entity that keeps the link, if the URL names it.
func TestRefusedLinks(t *testing.T) {
	for _, c := range refusedLinks {
		t.Run(c.request, func(t *testing.T) {
			h, store := linkless(t)
			method, rest, _ := strings.Cut(c.request, " ")
			path, body, _ := strings.Cut(rest, " ")
			r := httptest.NewRequest(method, "/odata/"+path, strings.NewReader(body))
			r.Header.Set("Content-Type", "application/json")
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			require.Equal(t, http.StatusForbidden, w.Code, w.Body.String())
			require.Equal(t, []string{c.about}, store.heard)
		})
	}
}

// TestRefusedLinksInBatch: nor is a batch a way past that.
func TestRefusedLinksInBatch(t *testing.T) {
	for _, group := range []string{"", "g"} {
		for _, c := range refusedLinks {
			h, store := linkless(t)
			w := send(t, h, jsonBatch(group, c.request))
			require.Equal(t, []int{http.StatusForbidden}, statuses(responses(t, w.Body.String())), "%s: %s", c.request, w.Body.String())
			require.Equal(t, []string{c.about}, store.heard, c.request)
		}
	}
}

// TestImpossibleLinks: what nobody can do is no refusal of a right.
func TestImpossibleLinks(t *testing.T) {
	h, store := linkless(t)
	for _, request := range []string{"PATCH Person(7)/FRIENDS/$ref", "POST Person(7)/UNIT/$ref", "PUT Person"} {
		method, path, _ := strings.Cut(request, " ")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(method, "/odata/"+path, strings.NewReader("{}")))
		require.Equal(t, http.StatusMethodNotAllowed, w.Code, "%s: %s", request, w.Body.String())
	}
	require.Empty(t, store.heard)
}
