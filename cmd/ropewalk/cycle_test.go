package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
)

// stillness lets a run of the calculation stand still after it has read its input.
type stillness struct{ reached, end chan struct{} }

// holdStill gives the house an engine whose next run stands still as soon as it asks the filter of a policy.
func (h *house) holdStill() stillness {
	h.Helper()
	s := stillness{make(chan struct{}), make(chan struct{})}
	once := make(chan struct{}, 1)
	once <- struct{}{}
	h.engine.rope = rope.New(h.engine.store, rope.Options{Match: func(ctx context.Context, filter string, ids []int64) (hits []int64, err error) {
		select {
		case <-once:
			close(s.reached)
			<-s.end
		default:
		}
		list := strings.Trim(strings.ReplaceAll(fmt.Sprint(ids), " ", ","), "[]")
		var found []entities.Identity
		err = h.engine.store.Read(access.With(ctx, access.System("test")), &found, "("+filter+") and Id in ("+list+")", nil)
		for i := range found {
			hits = append(hits, found[i].ID)
		}
		return hits, err
	}})
	return s
}

// plain gives the text of a GET by the auditor, without annotations.
func (h *house) plain(path string) string {
	h.Helper()
	return string(h.must(http.StatusOK, "auditor", http.MethodGet, path, "", "Accept: application/json;odata.metadata=none").body)
}

// queued is who waits to be calculated, and why.
func (h *house) queued() string {
	h.Helper()
	return h.plain("CalculationQueue?$select=Priority,Source&$expand=Identity($select=IDENTITYID)")
}

// waits is one place in the queue.
func waits(who, source string, priority int) string {
	return fmt.Sprintf(`{"value":[{"Priority":%d,"Source":%q,"Identity":{"IDENTITYID":%q}}]}`, priority, source, who)
}

// TestOnePlaceInTheQueue: who waits to be calculated waits once, with the highest priority that was asked for;
// a change that comes while he is calculated has him calculated once more.
func TestOnePlaceInTheQueue(t *testing.T) {
	const who = "E000051"
	eachHouse(t, func(t *testing.T, h *house) {
		change := func(body string) {
			h.must(http.StatusNoContent, "dataadmin", http.MethodPatch, "Identity(<"+who+">)", body)
			h.hear()
		}
		runs := func() string {
			return h.plain("CalculationRuns?$filter=IdentityId eq <" + who + "> and Id gt <last>&$select=Source,State,Added&$orderby=Id")
		}
		h.must(http.StatusCreated, "dataadmin", http.MethodPost, "Assignmentpolicy",
			`{"NAME":"Ropers","IDENTITYFILTER":"LASTNAME eq 'Roper'","ROLEREF":[{"Id":<FILES_Read_1>}]}`)
		h.settle()
		h.id["last"] = fmt.Sprint(h.first("CalculationRuns?$orderby=Id desc&$top=1&$select=Id")["Id"])

		h.must(http.StatusCreated, "opadmin", http.MethodPost, "Calculationrequest", `{"FILTER":"IDENTITYID eq '`+who+`'"}`)
		h.hear()
		require.JSONEq(t, waits(who, "manual", rope.Bulk), h.queued())
		change(`{"LASTNAME":"First"}`)
		require.JSONEq(t, waits(who, "Identity Update", rope.Normal), h.queued(), "the priority is raised")
		change(`{"LASTNAME":"Second"}`)
		require.JSONEq(t, waits(who, "Identity Update", rope.Normal), h.queued(), "two changes, one place")

		still, taken := h.holdStill(), make(chan int)
		go func() { taken <- h.engine.rope.Work(context.Background(), 50, rope.Bulk) }()
		<-still.reached
		change(`{"LASTNAME":"Roper"}`)
		close(still.end)
		require.Equal(t, 1, <-taken)
		require.JSONEq(t, `{"value":[]}`, runs(), "what was read before the change does not count")
		require.JSONEq(t, waits(who, "Identity Update", rope.Normal), h.queued(), "he waits again")

		h.settle()
		require.JSONEq(t, `{"value":[{"Source":"Identity Update","State":"Completed","Added":1}]}`, runs())
		require.JSONEq(t, `{"value":[]}`, h.queued())
		require.JSONEq(t, `{"value":[{"Status":true,"Reasons":[{"Description":"Assignment policy Ropers"}]}]}`,
			h.plain("CalculatedAssignments?$filter=IdentityId eq <"+who+"> and ResourceId eq <FILES_Read_1>&$select=Status&$expand=Reasons($select=Description)"))
	})
}

// TestAdditionalReason: what a rule of the installation itself gives is access like any other, and shown with its
// reason.
func TestAdditionalReason(t *testing.T) {
	eachHouse(t, func(t *testing.T, h *house) {
		var resource int64
		_, err := fmt.Sscan(h.id["AD_PROJECT_03"], &resource)
		require.NoError(t, err)
		house := rope.Addition{Name: "house rule", Resources: []int64{resource}, Give: func(s rope.Snapshot) []rope.Gift {
			if fmt.Sprint(s.Subject.ID) != h.id["E000051"] {
				return nil
			}
			return []rope.Gift{{Resource: resource, Description: "Has the keys"}}
		}}
		given := func() string {
			h.must(http.StatusCreated, "opadmin", http.MethodPost, "Calculationrequest", `{"FILTER":"IDENTITYID in ('E000051','E000081')"}`)
			h.settle()
			return h.plain("CalculatedReasons?$filter=Type/Value eq 'Additional'&$select=Description&$expand=Assignment($select=Status,AccountName;$expand=Identity($select=IDENTITYID),Resource($select=ROLEID))")
		}
		require.JSONEq(t, `{"value":[]}`, given())
		h.engine.rope = rope.New(h.engine.store, rope.Options{Additions: []rope.Addition{house}})
		require.Contains(t, given(), `"Description":"Has the keys (house rule)"`)
		require.Contains(t, given(), `"IDENTITYID":"E000051"`)
		require.NotContains(t, given(), `"IDENTITYID":"E000081"`)
		h.engine.rope = rope.New(h.engine.store, rope.Options{})
		require.JSONEq(t, `{"value":[]}`, given(), "the rule is gone, and so is what it gave")
	})
}
