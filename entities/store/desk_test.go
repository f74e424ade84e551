package store_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
	"github.com/ropewalk/ropewalk/odata"
)

// desk is a service whose callers are known by their keys, with one user who may read and write
// because he is in a group, and who is known from an earlier request.
type desk struct {
	*testing.T
	// here is the store that serves; there is another one on the same database, where it allows two.
	here, there *store.Store
	service     http.Handler
	// name is that of the user.
	name     string
	user     *entities.User
	identity *entities.Identity
	key      access.Key
	secret   string
	// unit is a row that the user may write.
	unit *entities.Orgunit
}

// eachDesk runs f on each database.
func eachDesk(t *testing.T, f func(d *desk)) {
	t.Helper()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		here := storetest.Open(t, dsn, store.Options{TestClock: true})
		there := here
		if !strings.HasPrefix(dsn, "sqlite:") {
			there = storetest.Open(t, dsn, store.Options{TestClock: true})
		}
		f(newDesk(t, here, there))
	})
}

func newDesk(t *testing.T, here, there *store.Store) *desk {
	t.Helper()
	d := &desk{T: t, here: here, there: there, service: service(here), name: "jo"}
	require.NoError(t, here.WriteBuiltIns(engine()))
	d.unit = &entities.Orgunit{OrgUnitID: "U1", Name: "Yard"}
	d.change(func(tx *store.Tx) error { return tx.Create(d.unit) })
	d.newcomer()
	return d
}

// newcomer makes a user with all that he needs.
func (d *desk) newcomer() {
	d.Helper()
	d.identity = &entities.Identity{IdentityID: "E-" + d.name, FirstName: "Jo", LastName: "Doe"}
	d.user = &entities.User{UserName: d.name}
	d.change(func(tx *store.Tx) error {
		if err := tx.Create(d.identity); err != nil {
			return err
		}
		d.user.Identity = &d.identity.ID
		return tx.Create(d.user)
	})
	d.join(access.DataAdministrators, true)
	d.addKey(nil)
}

// engine is who makes changes behind the callers' backs.
func engine() context.Context { return access.With(context.Background(), access.System("test")) }

// change writes by the other store.
func (d *desk) change(f func(tx *store.Tx) error) {
	d.Helper()
	require.NoError(d, d.there.Tx(engine(), f))
}

func (d *desk) addKey(life *time.Duration) {
	d.Helper()
	d.change(func(tx *store.Tx) (err error) {
		var expires *time.Time
		if life != nil {
			at := tx.Recorded().Add(*life)
			expires = &at
		}
		if d.key, d.secret, err = access.NewKey(d.user.ID, "test", tx.Recorded(), expires); err != nil {
			return err
		}
		return tx.AddKey(d.key)
	})
}

// join puts the user into a group or takes him out.
func (d *desk) join(group string, in bool) {
	d.Helper()
	d.change(func(tx *store.Tx) error {
		var found []entities.Usergroup
		if err := tx.Find(&found, "NAME eq @name", map[string]any{"name": group}); err != nil {
			return err
		}
		found[0].Members = nil
		if in {
			found[0].Members = []int64{d.user.ID}
		}
		return tx.Update(&found[0], "MEMBERS")
	})
}

// set changes the user.
func (d *desk) set(change func(u *entities.User), properties ...string) {
	d.Helper()
	d.change(func(tx *store.Tx) error {
		var u entities.User
		if err := tx.Lock(&u, d.user.ID); err != nil {
			return err
		}
		change(&u)
		return tx.Update(&u, properties...)
	})
}

func (d *desk) status(s entities.IdentityStatus) {
	d.Helper()
	d.change(func(tx *store.Tx) error {
		var i entities.Identity
		if err := tx.Lock(&i, d.identity.ID); err != nil {
			return err
		}
		i.Status = s
		return tx.Update(&i, "IDENTITYSTATUS")
	})
}

func (d *desk) lock() {
	d.change(func(tx *store.Tx) error { return tx.OpenHold(d.identity.ID, "test", "", 0) })
}

func (d *desk) unlock() {
	d.change(func(tx *store.Tx) error { _, err := tx.CloseHolds(d.identity.ID, nil, ""); return err })
}

// remove deletes the user or his identity.
func (d *desk) remove(of entities.Entity) {
	d.Helper()
	d.change(func(tx *store.Tx) error {
		if err := tx.Lock(of, of.Base().ID); err != nil {
			return err
		}
		return tx.Delete(of)
	})
}

func (d *desk) revoke() {
	d.change(func(tx *store.Tx) error { return tx.RevokeKey(d.key.Prefix) })
}

// turn turns the user on or off.
func (d *desk) turn(on bool) { d.set(func(u *entities.User) { u.Active = &on }, "ACTIVE") }

func (d *desk) rename(name string) { d.set(func(u *entities.User) { u.UserName = name }, "USERNAME") }

// days ends the days of the user some time from now, or leaves them open.
func (d *desk) days(left time.Duration) {
	end := d.now().Add(left)
	d.set(func(u *entities.User) { u.ValidTo = &end }, "VALIDTO")
}

// forward moves business time.
func (d *desk) forward(by time.Duration) {
	require.NoError(d, d.there.SetClock(engine(), d.now().Add(by)))
}

// service is the OData service behind the same way in that the program has.
func service(s *store.Store) http.Handler {
	sessions := access.NewSessions(s)
	enter := func(r *http.Request, find func(context.Context, access.Credentials) (*access.Session, error)) (context.Context, error) {
		session, err := find(r.Context(), access.Credentials{User: r.Header.Get("User"), Key: r.Header.Get("Key")})
		if err != nil {
			return nil, &odata.Error{Status: http.StatusUnauthorized, Code: "Unauthorized", Err: err}
		}
		return access.Admit(r.Context(), session), nil
	}
	inner := odata.New(s, odata.Config{
		Whole: entities.Model,
		Renew: func(r *http.Request) (context.Context, error) { return enter(r, sessions.Renew) },
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, err := enter(r, sessions.Enter)
		if err != nil {
			odata.WriteError(w, err)
			return
		}
		inner.ServeHTTP(w, r.WithContext(ctx))
	})
}

func (d *desk) ask(method, path, body string) (status int, answer string) {
	d.Helper()
	r := httptest.NewRequest(method, "/odata/"+strings.ReplaceAll(path, " ", "%20"), strings.NewReader(body))
	r.Header.Set("User", d.name)
	r.Header.Set("Key", d.secret)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("If-Match", "*")
	w := httptest.NewRecorder()
	d.service.ServeHTTP(w, r)
	text, err := io.ReadAll(w.Body)
	require.NoError(d, err)
	return w.Code, string(text)
}

// visit is one request.
type visit struct {
	method, path, body string
	// ok is the status for who may.
	ok int
}

func (d *desk) visits() []visit {
	return []visit{
		{"GET", fmt.Sprintf("Identity(%d)", d.identity.ID), "", 200},
		{"GET", "Identity?$count=true&$expand=Users", "", 200},
		{"GET", "Identity/$count", "", 200},
		{"GET", "Identity?$filter=ChangeTime le now()", "", 200},
		{"GET", "Identity?$filter=ChangeTime gt now()", "", 200},
		{"GET", "Identity?$count=true&$top=0", "", 200},
		{"GET", fmt.Sprintf("Identity(%d)/Users", d.identity.ID), "", 200},
		{"GET", "", "", 200},
		{"GET", "$metadata", "", 200},
		{"OPTIONS", "Identity", "", 204},
		{"GET", "Nonsense", "", 404},
		{"GET", "Identity?$filter=Nonsense eq 1", "", 400},
		{"GET", "Identity(1)/Nonsense", "", 404},
		{"PUT", "Identity", "{}", 405},
		{"PATCH", fmt.Sprintf("Orgunit(%d)", d.unit.ID), `{"DESCRIPTION":"` + fmt.Sprint(rand.Int64()) + `"}`, 204},
		{"PATCH", fmt.Sprintf("Orgunit(%d)", d.unit.ID), `{"DESCRIPTION":`, 400},
		{"POST", "Orgunit", `{"NAME":"N` + fmt.Sprint(rand.Int64()) + `"}`, 201},
	}
}

// expect makes each request; want changes the status that is expected of one who may.
func (d *desk) expect(why string, want func(visit) int) {
	d.Helper()
	for _, v := range d.visits() {
		status, answer := d.ask(v.method, v.path, v.body)
		require.Equal(d, want(v), status, "%s: %s %s: %s", why, v.method, v.path, answer)
	}
}

func allowed(v visit) int { return v.ok }
func shutOut(visit) int   { return http.StatusUnauthorized }
func powerless(v visit) int {
	switch {
	case v.method == "PATCH" && v.ok == 204, v.method == "PATCH", v.method == "POST":
		return http.StatusForbidden
	}
	return v.ok
}

func (d *desk) now() time.Time {
	now, err := d.there.Now(engine())
	require.NoError(d, err)
	return now
}
