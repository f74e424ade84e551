package main

import (
	"errors"
	"fmt"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/query"
)

// TestRefusals turns errors of the engine into answers that name the fault and the remedy.
func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		err          error
		status       int
		code, target string
		text         string
	}{
		{&rope.UnknownError{What: "identity"}, http.StatusBadRequest, "UnknownReference", "IdentityId", "name another"},
		{&rope.UnknownError{What: "policy"}, http.StatusBadRequest, "UnknownReference", "PolicyId", "name another"},
		{&rope.UnknownError{What: "access"}, http.StatusNotFound, "NotFound", "", "list the set"},
		{&rope.TooManyError{Most: 7}, http.StatusBadRequest, "LimitExceeded", "", "more than 7 identities; ask for one part after the other"},
	} {
		var refused *odata.Error
		require.ErrorAs(t, refusal(fmt.Errorf("simulate: %w", c.err)), &refused)
		require.Equal(t, c.status, refused.Status)
		require.Equal(t, c.code, refused.Code)
		require.Equal(t, c.target, refused.Target)
		require.Contains(t, refused.Message, c.text)
	}
	other := errors.New("disk full")
	require.Equal(t, other, refusal(other))
}

// TestSimulationsAreOffered holds the rights to simulate against the functions that are offered.
func TestSimulationsAreOffered(t *testing.T) {
	offered := map[string]bool{}
	for _, o := range (&engine{}).operations() {
		require.False(t, o.Def.Action, "%s: what writes nothing is a function", o.Def.Name)
		offered[o.Def.Name] = true
	}
	identity := entities.BuiltInCatalog().ByName("Identity").Edm
	for name, s := range access.Simulations {
		require.True(t, offered[name], name)
		require.NotEmpty(t, s.Groups, name)
		if s.People != "" {
			_, err := query.ParseFilter(entities.Model(), identity, s.People, query.RuleParams)
			require.NoError(t, err, name)
		}
	}
	require.Len(t, offered, len(access.Simulations)+1, "Explain needs no right of its own")
}
