package odatatest_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/odatatest"
)

func fresh(t *testing.T) http.Handler {
	world := odatatest.World(t)
	whole := world.Effective(context.Background())
	restricted := odatatest.Restricted(whole)
	world.Effective = func(ctx context.Context) *edm.Model {
		if caller(ctx) == "guest" {
			return restricted
		}
		return whole
	}
	profile := odata.DropIn("VALIDTO")
	service := odata.New(world, odata.Config{
		Roots: []odata.Root{
			{Path: "/odata/"},
			{Path: "/odata/dataobjects/", FoldCase: true, Profile: profile},
			{Path: "/odata/builtin/", FoldCase: true, Profile: profile},
		},
		Secret: []byte("secret of the tests"),
		Caller: caller,
		Now:    func() time.Time { return world.Now },
		Whole:  func() *edm.Model { return whole },

		Operations: world.Operations(),

		HiddenOptions: []string{"api_key"},
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		service.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), userKey{}, r.Header.Get("User"))))
	})
}

type userKey struct{}

func caller(ctx context.Context) string {
	name, _ := ctx.Value(userKey{}).(string)
	return name
}

func TestScripts(t *testing.T) {
	odatatest.RunScripts(t, nil, "testdata", odatatest.Options{
		Fresh: fresh,
		As:    func(r *http.Request, user string) { r.Header.Set("User", user) },
	})
}
