package odata_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen/sqltest"
)

// planStore answers from a world in memory. It counts the reads that came from plans. The caller's
// model is picked by the header in his context.
type planStore struct {
	world   *evaltest.World
	models  map[string]*edm.Model
	planned atomic.Int64
}

type caller struct{}

func (s *planStore) Model(ctx context.Context) (*edm.Model, error) {
	name, _ := ctx.Value(caller{}).(string)
	if m := s.models[name]; m != nil {
		return m, nil
	}
	return s.world.Model, nil
}

func (s *planStore) Query(_ context.Context, q *query.Query) (*odata.Result, error) {
	if q.Shape != nil {
		s.planned.Add(1)
	}
	rows, count, err := eval.Run(q, s.world, eval.Options{Params: map[string]any{"now": time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)}})
	if err != nil {
		return nil, err
	}
	return &odata.Result{Count: count, Rows: func(yield func(query.Row, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}}, nil
}

func (s *planStore) Write(context.Context, []odata.Change) ([]odata.Outcome, error) {
	panic("nothing is written here")
}

func planService(s *planStore, plans int) http.Handler {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	return odata.New(s, odata.Config{
		MaxPlans: plans, PageSize: 7, Secret: []byte("secret"), Now: func() time.Time { return now },
		PublicURL: "http://host", HiddenOptions: []string{"api_key"},
	})
}

// ask gives the status and the body of an answer.
func ask(h http.Handler, ctx context.Context, url string, header ...string) (int, string) {
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/odata/"+url, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

// TestPlansMeanTheSame asks a service that keeps plans and one that keeps none the same: every
// filter of the corpus, with many other literals in the places of its own.
func TestPlansMeanTheSame(t *testing.T) {
	world := evaltest.New(1, 20)
	with, without := &planStore{world: world}, &planStore{world: world}
	planned, fresh := planService(with, 0), planService(without, -1)
	r := rand.New(rand.NewPCG(1, 2))
	asked := 0
	for _, filter := range sqltest.Corpus {
		for i := range 10 {
			text := "Person?$filter=" + sqltest.OtherLiterals(r, filter)
			if i%3 == 0 {
				text += fmt.Sprintf("&$top=%d&$skip=%d&$count=true&$orderby=Name&api_key=%d", r.IntN(9), r.IntN(5), i)
			}
			ctx := context.Background()
			wantStatus, want := ask(fresh, ctx, text)
			status, got := ask(planned, ctx, text)
			require.Equal(t, wantStatus, status, "%s\n%s\n%s", text, want, got)
			require.Equal(t, want, got, text)
			asked++
		}
	}
	require.Zero(t, without.planned.Load())
	t.Logf("%d of %d reads came from plans", with.planned.Load(), asked)
	require.Greater(t, int(with.planned.Load()), asked/3)
}

// planURLs are asked with two texts in the place of ~, three times each.
var planURLs = []struct{ url, one, two string }{
	{"Person(~)", "1", "2"},
	{"Person(~)", "1", "999"},
	{"Person(Id=~)/Name", "1", "2"},
	{"Person(~)/UNIT", "3", "4"},
	{"Person(~)/FRIENDS?$top=~", "3", "4"},
	{"Person(~)/REPORTS/$count?$filter=Level+gt+~", "1", "2"},
	{"Person(~)/FRIENDS/$ref", "1", "2"},
	{"Person(@k)?@k=~", "1", "2"},
	{"Person?$filter=Id+in+(1,~)", "2", "3"},
	{"Person?$filter=STATUS/Value+eq+~", "'Active'", "'Locked'"},
	{"Person?$filter=Name+eq+@p+or+STATUS/Value+eq+@p&@p=~", "'Active'", "'a'"},
	{"Person?$filter=Level+eq+@p+or+Score+eq+@p&@p=~", "1", "2"},
	{"Person?$filter=Level+gt+1+add+~", "1", "2"},
	{"Person?$filter=Born+gt+~", "'1980-01-01'", "'nope'"},
	{"Person?$filter=matchespattern(Name,~)", "'^a'", "'('"},
	{"Person?$filter=startswith(Name,~)", "'a'", "''"},
	{"Person?$filter=Level+gt+@p&$expand=FRIENDS($filter=Level+lt+@p)&@p=~", "3", "4"},
	{"Person?$filter=Level+gt+@p&$orderby=Level+add+@p&@p=~", "3", "4"},
	{"Person/$filter(Level+gt+~)/$count", "2", "3"},
	{"Person?$top=~&$select=Name", "2", "0"},
	{"Person?$skip=~&$count=true", "2", "0"},
	{"Person?$filter=$root/Person(~)/Name+eq+Name", "1", "2"},
	{"Person?$filter=Grade+add+~+gt+3&$top=2", "1", "9223372036854775807"},
	{"Person?$filter=case(Level+gt+~:1,true:0)+eq+1", "1", "2"},
	{"Person?$filter=Level+gt+~&x=1", "1", "2"},
	{"Person?$top=~", "1", "x"},
	{"Nope?$top=~", "1", "2"},
}

func TestPlansOfOtherURLs(t *testing.T) {
	world := evaltest.New(2, 20)
	with := &planStore{world: world}
	planned, fresh := planService(with, 0), planService(&planStore{world: world}, -1)
	for _, tt := range planURLs {
		for range 3 {
			for _, value := range []string{tt.one, tt.two} {
				asked := strings.ReplaceAll(tt.url, "~", value)
				wantStatus, want := ask(fresh, context.Background(), asked)
				status, got := ask(planned, context.Background(), asked)
				require.Equal(t, wantStatus, status, "%s\n%s\n%s", asked, want, got)
				require.Equal(t, want, got, asked)
			}
		}
	}
	require.Greater(t, int(with.planned.Load()), len(planURLs))
}

// TestPlansFollowPages walks through pages, whose links are of one pattern.
func TestPlansFollowPages(t *testing.T) {
	world := evaltest.New(3, 40)
	with := &planStore{world: world}
	planned, fresh := planService(with, 0), planService(&planStore{world: world}, -1)
	for _, first := range []string{"Person?$orderby=Name&$filter=Level+gt+0", "Person?$orderby=Name&$filter=Level+gt+1", "Person?$top=17&$orderby=Email+desc", "Person?$top=19&$orderby=Email+desc"} {
		for next := first; next != ""; {
			_, want := ask(fresh, context.Background(), next)
			_, got := ask(planned, context.Background(), next)
			require.Equal(t, want, got, next)
			_, link, _ := strings.Cut(got, `"@odata.nextLink":"http://host/odata/`)
			next, _, _ = strings.Cut(link, `"`)
		}
	}
	require.Greater(t, int(with.planned.Load()), 5)
}

// TestPlansAreOfOneModel: callers whose models differ never share a plan, nor do roots and preferences.
func TestPlansAreOfOneModel(t *testing.T) {
	world := evaltest.New(4, 20)
	cut := world.Model.Restrict(edm.Cut{
		Set:        func(s *edm.EntitySet) bool { return s.Name != "Unit" },
		Property:   func(_ *edm.EntityType, p *edm.Property) bool { return p.Name != "Score" },
		Navigation: func(_ *edm.EntityType, n *edm.Navigation) bool { return n.Target.Name != "Unit" },
		Rights:     func(*edm.EntitySet) {},
	})
	with := &planStore{world: world, models: map[string]*edm.Model{"cut": cut}}
	h := planService(with, 0)
	whole, less := context.Background(), context.WithValue(context.Background(), caller{}, "cut")
	for i := range 4 {
		status, body := ask(h, whole, fmt.Sprintf("Person?$filter=Id+gt+%d&$top=1", i))
		require.Equal(t, 200, status)
		require.Contains(t, body, `"Score"`)
		status, body = ask(h, less, fmt.Sprintf("Person?$filter=Id+gt+%d&$top=1", i))
		require.Equal(t, 200, status)
		require.NotContains(t, body, `"Score"`)
		status, _ = ask(h, whole, fmt.Sprintf("Person?$filter=Score+ge+%d", i))
		require.Equal(t, 200, status)
		status, _ = ask(h, less, fmt.Sprintf("Person?$filter=Score+ge+%d", i))
		require.Equal(t, 400, status)
		_, plain := ask(h, whole, fmt.Sprintf("Person?$filter=Id+ge+%d&$select=UNIT,Name", i))
		require.NotContains(t, plain, `"UNIT":`)
		_, stubs := ask(h, whole, fmt.Sprintf("Person?$filter=Id+ge+%d&$select=UNIT,Name", i), "Prefer", "ropewalk.references=stub")
		require.Contains(t, stubs, `"UNIT":`)
		_, alive := ask(h, whole, fmt.Sprintf("Person/$count?$filter=Id+ge+%d", i))
		_, all := ask(h, whole, fmt.Sprintf("Person/$count?$filter=Id+ge+%d", i), "Prefer", "ropewalk.include-deleted")
		require.NotEqual(t, alive, all)
	}
	require.Positive(t, with.planned.Load())
}

// TestPlansInParallel uses a small cache from many goroutines, so that plans come and go.
func TestPlansInParallel(t *testing.T) {
	world := evaltest.New(5, 12)
	h, fresh := planService(&planStore{world: world}, 8), planService(&planStore{world: world}, -1)
	want := map[string]string{}
	var urls []string
	for i := range 60 {
		text := fmt.Sprintf([]string{"Person(%d)?$select=Name", "Person?$filter=Level+ge+%d&$top=3", "Person?$filter=STATUS/Value+eq+'%d'", "Unit?$filter=Id+in+(%d,2)", "Person?$filter=Id+eq+%d&$count=true", "Badge/$count?$filter=Id+gt+%d"}[i%6], i/6)
		_, want[text] = ask(fresh, context.Background(), text)
		urls = append(urls, text)
	}
	var wg sync.WaitGroup
	for n := range 32 {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(uint64(n), 1))
			for range 60 {
				text := urls[r.IntN(len(urls))]
				if _, got := ask(h, context.Background(), text); got != want[text] {
					t.Errorf("%s: %s", text, got)
				}
			}
		})
	}
	wg.Wait()
}
