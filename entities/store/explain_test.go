package store_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
	"github.com/ropewalk/ropewalk/entities/store/world"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/query"
)

// overheard remembers the last read.
type overheard struct {
	*store.Store
	read *query.Query
}

func (o *overheard) Query(ctx context.Context, q *query.Query) (*odata.Result, error) {
	o.read = q
	return o.Store.Query(ctx, q)
}

// TestIndexesServe: what clients ask for often is served by indexes, by the choice of the database
// itself: no large table is read from end to end, and nothing is sorted that an index holds in order.
func TestIndexesServe(t *testing.T) {
	const active = "$filter=IDENTITYSTATUS/Value eq 'Active' and startswith(LASTNAME,'S')&$orderby=LASTNAME&$top=50"
	questions := []struct {
		name, path string
		// sorts marks a read that finds few rows by one index and shows them in the order of another,
		// whole one that is for all rows of a table.
		sorts, whole bool
	}{
		{"point", fmt.Sprintf("Identity(%d)", world.FirstIdentity+1234), false, false},
		{"business key", "Identity?$filter=IDENTITYID eq 'E0000123'", true, false},
		{"page", "Identity?" + active, false, false},
		{"page with count", "Identity?$count=true&" + active, false, false},
		{"two levels", fmt.Sprintf("Identity?$filter=Id gt %d&$top=50&$expand=Assignments($expand=ROLEREF)", world.FirstIdentity+100), true, false},
		{"5000 rows", fmt.Sprintf("Identity?$filter=Id ge %d&$top=5000", world.FirstIdentity+100), false, false},
		{"lambda", fmt.Sprintf("Identity?$filter=Assignments/any(a:a/ROLEREFId eq %d and a/ROLEASSNSTATUS/Value eq 'Active')&$top=50", world.FirstResource+7), true, false},
		{"export", "Resourceassignment", false, true},
	}
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		require.NoError(t, world.Tiny.Load(t.Context(), dsn))
		heard := &overheard{Store: storetest.Open(t, dsn, store.Options{})}
		for _, q := range questions {
			t.Run(q.name, func(t *testing.T) {
				for _, plan := range heard.plans(t, q.path) {
					if !q.whole {
						require.NotRegexp(t, wholeTable, plan)
					}
					if !q.sorts {
						require.NotRegexp(t, sorting, plan)
					}
					if strings.Contains(plan, "COUNT(*)") {
						require.Regexp(t, indexOnly, plan, "a count needs no rows")
					}
				}
			})
		}
	})
}

// plans asks the service, and gives the plans of the statements that it ran.
func (o *overheard) plans(t *testing.T, path string) []string {
	service := odata.New(o, odata.Config{Roots: []odata.Root{{Path: "/odata/"}}, Secret: make([]byte, 32), Caller: access.Fingerprint, Whole: entities.Model, MayExport: access.MayExport})
	ctx := access.With(t.Context(), access.Principal{User: 1, Name: "auditor", Groups: []string{access.Auditors}})
	r := httptest.NewRequest(http.MethodGet, "/odata/"+strings.ReplaceAll(path, " ", "%20"), nil).WithContext(ctx)
	r.Header.Set("Prefer", "maxpagesize=5000")
	w := httptest.NewRecorder()
	service.ServeHTTP(w, r)
	require.Equal(t, http.StatusOK, w.Code, w.Body)
	plans, err := o.Explain(ctx, o.read, []int64{world.FirstIdentity + 5, world.FirstIdentity + 6, world.FirstIdentity + 7})
	require.NoError(t, err)
	return plans
}

var (
	// wholeTable is how the databases say that they read a table from end to end.
	wholeTable = regexp.MustCompile(`(?m)Seq Scan on (identities|resourceassignments)|^SCAN t[0-9]+$`)
	indexOnly  = regexp.MustCompile(`Index Only Scan|COVERING INDEX`)
	sorting    = regexp.MustCompile(`(?m)^\s*(->  )?(Incremental )?Sort|TEMP B-TREE`)
)
