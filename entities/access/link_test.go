package access

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
)

// TestLinks proves who may hand out power by a reference, beside the right to write the property.
func TestLinks(t *testing.T) {
	r := rights(t)
	for _, c := range []struct {
		typ, nav string
		p        Principal
		want     string
	}{
		{"Identity", "MANAGER", member(DataAdministrators), all},
		{"Identity", "MANAGER", member(SystemAdministrators), all},
		{"Identity", "OUREF", member(Integration), none},
		{"Identity", "OUREF", member(OperationAdministrators), none},
		{"Identity", "CLT_TAGS", member(), all},
		{"Usergroup", "MEMBERS", member(DataAdministrators), none},
		{"Usergroup", "MEMBERS", member(SystemAdministrators), all},
		{"Contextassignment", "CA_CONTEXT", member(), some},
		{"Contextassignment", "CA_CONTEXT", member(DataAdministrators), all},
		{"Contextassignment", "CA_IDENTITY", member(), all},
		{"Workitem", "ASSIGNEE", member(), none},
		{"Workitem", "ASSIGNEE", member(OperationAdministrators), all},
		{"Workitem", "ASSIGNEE", System("engine"), all},
	} {
		condition, allowed, err := r.Linked(typeOf(c.typ), c.nav, c.p)
		require.NoError(t, err)
		got := none
		if allowed {
			got = all
		}
		if condition != nil {
			got = some
		}
		require.Equal(t, c.want, got, "%s.%s as %v", c.typ, c.nav, c.p.Groups)
	}
}

func TestFaultyLinksStopTheStart(t *testing.T) {
	for _, link := range []Link{
		{Type: "Nope", Navs: []string{"MANAGER"}},
		{Type: "Identity", Navs: []string{"NOPE"}},
		{Type: "Identity", Navs: []string{"MANAGER"}, Target: "NOPE eq 1"},
		{Type: "Identity", Navs: []string{"MANAGER"}, Target: "Id eq @nobody"},
	} {
		_, err := Compile(entities.Model(), nil, nil, []Link{link})
		require.Error(t, err, "%v", link)
	}
}

// TestRestore proves that those who administer data restore it, and not those who may only write it.
func TestRestore(t *testing.T) {
	r := rights(t)
	for _, typ := range []string{"Identity", "Resource", "Contextassignment"} {
		require.Equal(t, all, extent(t, r, typ, Restore, member(DataAdministrators)), typ)
		require.Equal(t, none, extent(t, r, typ, Restore, member(OperationAdministrators, Integration)), typ)
		require.Equal(t, none, extent(t, r, typ, Restore, member()), typ)
	}
	require.Equal(t, none, extent(t, r, "User", Restore, member(DataAdministrators)))
}
