package access_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
	"github.com/ropewalk/ropewalk/odata"
)

// TestPlansKeepRightsApart: callers ask the same in turn, from a service that keeps plans of earlier
// reads. Each sees what he sees where nothing is kept, those too who share a model but not the rows,
// also while all ask at once.
func TestPlansKeepRightsApart(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		v := &village{store: s}
		v.build(t)
		callers := []access.Principal{
			{User: v.managerUser.ID, Identity: v.manager.ID},
			{User: 1, Identity: v.report.ID},
			{User: 2, Identity: v.stranger.ID},
			{User: 3, Groups: []string{access.Auditors}},
			{User: v.siemUser.ID, Service: true, Groups: []string{access.Integration}},
			{User: 4, Groups: []string{access.DataAdministrators}},
		}
		with := odata.New(s, odata.Config{PublicURL: "http://host", Timeout: time.Hour})
		without := odata.New(s, odata.Config{PublicURL: "http://host", Timeout: time.Hour, MaxPlans: -1})
		type asked struct {
			caller int
			url    string
		}
		answers, seen := map[asked]string{}, map[string]bool{}
		for round := range 4 {
			for _, url := range []string{
				fmt.Sprintf("Identity?$filter=Id+gt+%d&$select=IDENTITYID&$expand=MANAGER($select=IDENTITYID)", round),
				fmt.Sprintf("Identity(%d)?$select=IDENTITYID", []int64{v.manager.ID, v.report.ID, v.stranger.ID, v.report.ID}[round]),
				fmt.Sprintf("System?$filter=NAME+ne+'%d'", round),
				fmt.Sprintf("System/$count?$filter=not+(NAME+eq+'%d')", round),
				fmt.Sprintf("Process?$filter=Id+gt+%d&$count=true&$select=Id", round),
			} {
				for i, p := range callers {
					want := answered(without, p, url)
					require.Equal(t, want, answered(with, p, url), "%v asks %s", p, url)
					answers[asked{i, url}], seen[want] = want, true
				}
			}
		}
		require.Greater(t, len(seen), 15, "callers see different things")
		var wg sync.WaitGroup
		for range 32 {
			wg.Go(func() {
				n := 0
				for a, want := range answers { // in an order of its own
					if n++; n > 20 {
						return
					}
					if got := answered(with, callers[a.caller], a.url); got != want {
						t.Errorf("%v asks %s at the same time as others: %s", callers[a.caller], a.url, got)
					}
				}
			})
		}
		wg.Wait()
	})
}

func answered(h http.Handler, p access.Principal, url string) string {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(access.With(context.Background(), p), http.MethodGet, "/odata/"+url, nil))
	return fmt.Sprint(w.Code, w.Body.String())
}
