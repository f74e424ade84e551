//go:build bench

package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/world"
)

// question is one kind of read; the values in it are others for each n.
type question struct {
	name string
	// odata is the path below the root of the service, plain the one that rivals know.
	odata, plain func(n int) string
	prefer       string
	// hand and gorm are how fast the service should be, as parts of the speed of the rivals.
	hand, gorm float64
	// heavy questions take so long that a turn must be longer.
	heavy bool
}

func (q question) ours(n int) string   { return "/odata/" + q.odata(n) }
func (q question) theirs(n int) string { return "/" + q.plain(n) }

// odataURL puts options together, encoded as a client would.
func odataURL(set string, options ...string) string {
	var pairs []string
	for i := 0; i < len(options); i += 2 {
		pairs = append(pairs, options[i]+"="+strings.ReplaceAll(url.QueryEscape(options[i+1]), "+", "%20"))
	}
	return set + "?" + strings.Join(pairs, "&")
}

// someIdentity scatters the identities that are asked for.
func (w *benchWorld) someIdentity(n int) int {
	return world.FirstIdentity + n*7919%(w.size.Identities-6000)
}

func someResource(n int) int { return world.FirstResource + n*613%2000 }

// somePrefix is a first letter that about a twentieth of all names begin with.
func somePrefix(n int) string { return "SMCBFDGH"[n%8 : n%8+1] }

// questions are those that the goals are about.
func (w *benchWorld) questions() []question {
	active := func(n int) string {
		return "IDENTITYSTATUS/Value eq 'Active' and startswith(LASTNAME,'" + somePrefix(n) + "')"
	}
	return []question{
		{
			name: "point", hand: 0.85,
			odata: func(n int) string { return fmt.Sprintf("Identity(%d)", w.someIdentity(n)) },
			plain: func(n int) string { return fmt.Sprintf("point?id=%d", w.someIdentity(n)) },
		},
		{ // the goal of the line above is for a rival who asks nobody who calls and keeps no log: here it does
			name:  "point, proven",
			odata: func(n int) string { return fmt.Sprintf("Identity(%d)", w.someIdentity(n)) },
			plain: func(n int) string { return fmt.Sprintf("careful?id=%d", w.someIdentity(n)) },
		},
		{
			name: "page", hand: 0.8, gorm: 4,
			odata: func(n int) string {
				return odataURL("Identity", "$filter", active(n), "$orderby", "LASTNAME", "$top", "50")
			},
			plain: func(n int) string { return "page?status=1&prefix=" + somePrefix(n) },
		},
		{
			name: "page $count", hand: 0.8, gorm: 4,
			odata: func(n int) string {
				return odataURL("Identity", "$filter", active(n), "$orderby", "LASTNAME", "$top", "50", "$count", "true")
			},
			plain: func(n int) string { return "page?status=1&count=1&prefix=" + somePrefix(n) },
		},
		{
			name: "expand 2 levels", hand: 0.9, gorm: 2,
			odata: func(n int) string {
				return odataURL("Identity", "$filter", fmt.Sprintf("Id gt %d", w.someIdentity(n)), "$top", "50", "$expand", "Assignments($expand=ROLEREF)")
			},
			plain: func(n int) string { return fmt.Sprintf("expand?after=%d", w.someIdentity(n)) },
		},
		{
			name: "5000 rows", hand: 0.95, gorm: 4, prefer: "maxpagesize=5000", heavy: true,
			odata: func(n int) string {
				return odataURL("Identity", "$filter", fmt.Sprintf("Id ge %d", w.someIdentity(n)), "$top", "5000")
			},
			plain: func(n int) string { return fmt.Sprintf("wide?from=%d", w.someIdentity(n)) },
		},
		{
			name: "lambda", hand: 0.9, gorm: 4,
			odata: func(n int) string {
				return odataURL("Identity", "$filter", fmt.Sprintf("Assignments/any(a:a/ROLEREFId eq %d and a/ROLEASSNSTATUS/Value eq 'Active')", someResource(n)), "$top", "50")
			},
			plain: func(n int) string { return fmt.Sprintf("holders?resource=%d", someResource(n)) },
		},
	}
}

// agree fails unless all sides give the same answer to a question.
func (s *sides) agree(t *testing.T, q question) {
	for n := range 3 {
		ours, hand, gorm := s.ours.get(q, n), s.hand.get(q, n), s.gorm.get(q, n)
		require.Greater(t, len(ours), 400, "%s: %s", q.name, ours)
		require.Equal(t, decoded(t, hand), decoded(t, ours), "%s: the handler by hand must give the answer that the service gives", q.name)
		require.Equal(t, decoded(t, gorm), decoded(t, ours), "%s: the handler over gorm must give the answer that the service gives", q.name)
		require.InEpsilon(t, len(ours), len(hand), 0.01, "%s: answers of one length", q.name)
	}
}

func decoded(t *testing.T, body []byte) (v any) {
	require.NoError(t, json.Unmarshal(body, &v), "%s", body)
	return v
}
