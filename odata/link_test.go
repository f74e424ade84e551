package odata_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/odatatest"
)

// followed are requests with expanded collections, of which one row is shown, and the names of the
// rows that are found by following the first link and those behind it.
var followed = []struct{ request, names string }{
	{"Unit(2)?$select=Name&$expand=Members($select=Name;$orderby=Name desc;$filter=Name ne @n)&@n='X'", "Anna"},
	{"Unit(2)?$select=Name&$expand=Members(@n='Bob';$select=Name;$filter=Name ne @n or true)&@n='Anna'", "Bob"},
	{"Person(4)?$select=Name&$expand=Reports($select=Name;$search=NOT gate;$compute=Level as L;$orderby=L desc)", "Bob"},
	{"Person(4)?$select=Name&$expand=Badges($select=Name;$top=2)", "Door"},
	{"Person(6)?$select=Name&$expand=FRIENDS/Test.Person($select=Name)", "Bob"},
	{"Person(4)?$select=Name&$expand=Reports($select=Name;$levels=2)", "Cleo"},
	{"Unit(2)?$select=Name&$expand=Members($select=Name;$expand=Badges($select=Name))", "Door"},
	{"Person(4)?$select=Name&$expand=*", "Cleo"},
}

// TestExpandedCollectionGoesOnBehindLink: what an answer does not hold of an expanded collection
// stands behind its link, with the same options.
func TestExpandedCollectionGoesOnBehindLink(t *testing.T) {
	base := serve(t, func(_ *odatatest.Store, c *odata.Config) { c.ExpandLimit = 1 })
	for _, f := range followed {
		t.Run(f.request, func(t *testing.T) {
			_, body, err := get(t, base+"/odata/"+strings.ReplaceAll(f.request, " ", "%20"))
			require.NoError(t, err)
			_, next, ok := strings.Cut(body, `@odata.nextLink":"`)
			require.True(t, ok, body)
			next, _, _ = strings.Cut(next, `"`)
			resp, body, err := get(t, next)
			require.NoError(t, err)
			require.Equal(t, http.StatusOK, resp.StatusCode, body)
			var rest struct{ Value []struct{ Name string } }
			require.NoError(t, json.Unmarshal([]byte(body), &rest))
			var names []string
			for _, row := range rest.Value {
				names = append(names, row.Name)
			}
			require.Equal(t, f.names, strings.Join(names, " "), "%s\n%s", next, body)
		})
	}
}
