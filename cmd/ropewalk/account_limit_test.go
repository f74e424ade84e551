package main

import (
	"fmt"
	"net/http"
	"regexp"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestAccountLimitRace: of several who assign a person accounts of one type in one system at the same time
// one is let through, on each database, and the others are told why not.
func TestAccountLimitRace(t *testing.T) {
	eachHouse(t, func(t *testing.T, h *house) {
		const writers = 6
		answers := make([]answer, writers)
		var all sync.WaitGroup
		for n := range writers {
			all.Go(func() {
				answers[n] = h.send("dataadmin", http.MethodPost, "Resourceassignment",
					fmt.Sprintf(`{"IDENTITYREFId":<E000051>,"ROLEREFId":<AD_ADMIN>,"ACCOUNTKEY":"adm-%d"}`, n))
			})
		}
		all.Wait()
		made := 0
		for _, a := range answers {
			if a.status == http.StatusCreated {
				made++
				continue
			}
			status, code := verdict(a)
			require.Equal(t, "409 AccountLimit", fmt.Sprint(status, " ", code), "%s", a.body)
		}
		require.Equal(t, 1, made)
		require.Equal(t, "1", h.read("Resourceassignment/$count?$filter=IDENTITYREFId eq <E000051> and ROLEREFId eq <AD_ADMIN>"))
		h.settle()
		h.verify()
	})
}

var anyID = regexp.MustCompile(`"Id":(\d+)`)

// idOf is the id of the first object in an answer.
func idOf(t testing.TB, body []byte) string {
	t.Helper()
	found := anyID.FindSubmatch(body)
	require.NotNil(t, found, "%s", body)
	return string(found[1])
}
