package storetest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata"
)

// client asks the service in front of the store, as a client does.
type client struct {
	world
	url string
}

func (w world) serve(c odata.Config) client {
	w.Helper()
	handler := odata.New(w.s, c)
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		handler.ServeHTTP(rw, r.WithContext(w.ctx))
	}))
	w.Cleanup(server.Close)
	return client{w, server.URL + "/odata/"}
}

// answer is a page of a set, or an error.
type answer struct {
	Status int
	Value  []map[string]any `json:"value"`
	Next   string           `json:"@odata.nextLink"`
	Error  struct{ Code string }
}

func (c client) get(link string) (a answer) {
	c.Helper()
	request, err := http.NewRequestWithContext(c.ctx, http.MethodGet, link, nil)
	require.NoError(c, err)
	response, err := http.DefaultClient.Do(request)
	require.NoError(c, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(c, err)
	require.NoError(c, json.Unmarshal(body, &a), string(body))
	a.Status = response.StatusCode
	return a
}

// all follows the links from page to page.
func (c client) all(path string, options ...string) (rows []map[string]any, pages int) {
	c.Helper()
	values := url.Values{}
	for _, o := range options {
		name, value, _ := strings.Cut(o, "=")
		values.Set(name, value)
	}
	for link := c.url + path + "?" + strings.ReplaceAll(values.Encode(), "+", "%20"); link != ""; pages++ {
		a := c.get(link)
		require.Equal(c, http.StatusOK, a.Status, "%s: %s", link, a.Error.Code)
		require.Less(c, pages, 50, "pages without end")
		rows, link = append(rows, a.Value...), a.Next
	}
	return rows, pages
}

// town writes identities of which many look alike in what they are sorted by.
func (w world) town(n int) {
	w.Helper()
	units := []*entities.Orgunit{{OrgUnitID: "U1", Name: "Aft"}, {OrgUnitID: "U2", Name: "bow"}}
	for _, u := range units {
		w.create(u)
	}
	for i := range n {
		person := &entities.Identity{IdentityID: string(rune('a'+i%26)) + "-person", FirstName: []string{"Ada", "ada", "Bo"}[i%3]}
		if i%3 > 0 {
			person.OrgUnit = &units[i%3-1].ID
		}
		if i%2 > 0 {
			score := decimal.New(int64(i%4), -1)
			person.RiskScore = &score
		}
		w.create(person)
	}
}

// testPages walks sets page by page: nothing is lost and nothing comes twice, whatever they are
// sorted by, and the order is that of the whole.
func testPages(w world) {
	w.town(11)
	small, large := w.serve(odata.Config{PageSize: 2}), w.serve(odata.Config{PageSize: 100})
	for _, order := range []string{
		"Id", "OUREF/DisplayName", "OUREF/DisplayName desc,FIRSTNAME", "IDENTITYSTATUS/Value,Id desc", "tolower(FIRSTNAME) desc",
		"MANAGER/$count,tolower(FIRSTNAME)", "OUREFId", "RISKSCORE desc", "RISKSCORE mul 2", "FIRSTNAME eq null,length(FIRSTNAME)",
		"CreateTime desc", "year(CreateTime),UId", "OUREF/CreateTime",
	} {
		options := []string{"$orderby=" + order, "$expand=OUREF($select=NAME),MANAGER($count=true)", "$select=IDENTITYID", "$count=true"}
		want, pages := large.all("Identity", options...)
		require.Equal(w, 1, pages, order)
		require.Len(w, want, 11, order)
		got, pages := small.all("Identity", options...)
		require.Equal(w, 6, pages, order)
		require.Equal(w, keysOf(want), keysOf(got), order)
		require.Contains(w, got[0], "OUREF", order)
	}
}

func keysOf(rows []map[string]any) (keys []any) {
	for _, row := range rows {
		keys = append(keys, row["IDENTITYID"])
	}
	return keys
}

// testRange asks for what no number can hold: the client is told, not the log.
func testRange(w world) {
	w.town(2)
	c := w.serve(odata.Config{})
	for _, filter := range []string{
		"Id mul 9223372036854775807 gt 0", "Id add 9223372036854775807 gt 0", "Id sub -9223372036854775807 gt 0",
	} {
		a := c.get(c.url + "Identity?$filter=" + url.PathEscape(filter))
		require.Equal(w, http.StatusBadRequest, a.Status, filter)
		require.Equal(w, "OutOfRange", a.Error.Code, filter)
	}
}
