package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

// lockedWays are the ways to write over Locked that are no request, and a part of what they are
// told. However they end, the person is as locked as before.
var lockedWays = []struct {
	name, says string
	try        func(h *house) string
}{
	{"import of a status", "IdentityLocked (warning)", func(h *house) string { return h.load("", "IDENTITYID", "IDENTITYID,IDENTITYSTATUS\nE000051,Active\n") }},
	{"import of a status for a user", "IdentityLocked (warning)", func(h *house) string {
		return h.load("dataadmin", "IDENTITYID", "IDENTITYID,IDENTITYSTATUS\nE000051,Active\n")
	}},
	{"import of an end by status", "IdentityLocked (warning)", func(h *house) string {
		return h.load("dataadmin", "IDENTITYID", "IDENTITYID,IDENTITYSTATUS\nE000051,Terminated\n")
	}},
	{"import for a system", "IdentityLocked (warning)", func(h *house) string {
		return h.load("siem", "IDENTITYID", "IDENTITYID,IDENTITYSTATUS\nE000051,Active\n")
	}},
	{"import for an auditor", "Forbidden", func(h *house) string {
		return h.load("auditor", "IDENTITYID", "IDENTITYID,LASTNAME,IDENTITYSTATUS\nE000051,Baker,Active\n")
	}},
	{"import of a deletion", "IdentityLocked", func(h *house) string { return h.load("", "IDENTITYID", "IDENTITYID,Deleted\nE000051,true\n") }},
	{"import of the person anew", "Conflict", func(h *house) string {
		return h.load("", "", "IDENTITYID,LASTNAME,IDENTITYSTATUS\nE000051,Baker,Active\n")
	}},
	{"import of dates", "1 changed", func(h *house) string {
		return h.load("", "IDENTITYID", "IDENTITYID,VALIDTO\nE000051,2026-11-21T00:00:00Z\n")
	}},
	{"mass write that began before the lock", "IdentityLocked", (*house).massWrite},
	{"stale writer for a person", "IdentityLocked", func(h *house) string { return h.writeStale(h.as("dataadmin")) }},
	{"stale writer of the service", "IdentityLocked", func(h *house) string { return h.writeStale(service()) }},
	{"stale version", "412", func(h *house) string {
		return fmt.Sprint(h.send("dataadmin", "PATCH", "Identity(<p>)", `{"IDENTITYSTATUS":"Active"}`, "If-Match: "+h.id["etag"]).status)
	}},
	{"calculation", "<nil>", func(h *house) string {
		return fmt.Sprint(h.engine.store.Tx(service(), func(tx *store.Tx) error {
			return rope.QueueAll(tx.Context(), tx, []int64{h.number("p")}, rope.Bulk, "manual", nil)
		}))
	}},
	{"validity that begins and ends", "<nil>", (*house).passTime},
	{"a manager of one's own making", "Rejected", func(h *house) string {
		self := pick(h, `"IDENTITYREFId":(\d+)`, h.read("User(<user_dataadmin>)?$select=IDENTITYREFId"))
		h.must(204, "dataadmin", "PATCH", "Identity(<p>)", `{"MANAGER":[{"Id":`+self+`}]}`)
		h.send("dataadmin", "POST", "Revocationrequest", `{"IDENTITYREFId":<p>,"REASON":"over"}`)
		h.settle()
		return h.read("Process?$filter=TEMPLATE eq 'Revocation'&$select=PROCESSSTATUS,OUTCOME")
	}},
}

// TestLockedWays: what writes without a request keeps its hands off Locked as well.
func TestLockedWays(t *testing.T) {
	eachHouse(t, func(t *testing.T, h *house) {
		h.id["etag"] = h.must(200, "auditor", "GET", "Identity(<E000051>)", "").header.Get("ETag")
		h.lockPerson()
		for _, way := range lockedWays {
			t.Run(way.name, func(t *testing.T) {
				h := h.in(t)
				require.Contains(t, way.try(h), way.says)
				h.settle()
				h.stillLocked()
			})
		}
		h.verify()
	})
}

// service is the context of what the service does by itself.
func service() context.Context { return access.With(context.Background(), access.System("engine")) }

// as is the context of a user outside of a request.
func (h *house) as(user string) context.Context {
	h.Helper()
	ctx, err := caller{As: user}.admit(context.Background(), h.engine.store, "import")
	require.NoError(h, err)
	return ctx
}

func (h *house) number(name string) int64 {
	h.Helper()
	n, err := strconv.ParseInt(h.id[name], 10, 64)
	require.NoError(h, err)
	return n
}

// load imports identities from CSV for a user, or for the operator, and gives all that was told.
func (h *house) load(user, key, csv string) string {
	h.Helper()
	return h.loadMode("atomic", user, key, csv)
}

func (h *house) loadMode(mode, user, key, csv string) string {
	h.Helper()
	var told strings.Builder
	c := &importCommand{caller: caller{As: user, Reason: "test"}, Set: "Identity", File: "x.csv", Key: key, Mode: mode, Separator: ",", Chunk: 5000, Quiet: true}
	o, err := c.options()
	require.NoError(h, err)
	err = c.into(context.Background(), h.engine.store, o, strings.NewReader(h.expand(csv)), -1, streams{Out: &told, Err: &told})
	return fmt.Sprint(told.String(), err)
}

// writeStale reads a person, has him locked, and writes what it made of what it read.
func (h *house) writeStale(ctx context.Context) string {
	h.Helper()
	var stale entities.Identity
	require.NoError(h, h.engine.store.Tx(service(), func(tx *store.Tx) error { return tx.Get(&stale, h.number("E000052")) }))
	stale.Status = entities.IdentityDisabled
	h.must(201, "opadmin", "POST", "Lockoutrequest", `{"IDENTITYREFId":<E000052>,"REASON":"Alarm"}`)
	h.settle()
	err := h.engine.store.Tx(ctx, func(tx *store.Tx) error { return tx.Update(&stale, "IDENTITYSTATUS") })
	require.Equal(h, "Locked", h.read("Identity(<E000052>)/IDENTITYSTATUS/Value/$value"))
	h.must(201, "opadmin", "POST", "Revocationrequest", `{"IDENTITYREFId":<E000052>,"REASON":"over"}`)
	h.settle()
	return fmt.Sprint(err)
}

// massWrite disables three people; the one in the middle is locked once the write is under way.
func (h *house) massWrite() string {
	h.Helper()
	var faults []string
	o := store.Bulk{Set: "Identity", Mode: store.BulkUpdate, Key: "IDENTITYID", Chunk: 1, Fault: func(f store.BulkFault) { faults = append(faults, f.Code) }}
	_, err := h.engine.store.Bulk(h.as("dataadmin"), o, h.disable("E000060", "E000061", "E000062"))
	require.NoError(h, err)
	require.Equal(h, "Locked", h.read("Identity(<E000061>)/IDENTITYSTATUS/Value/$value"))
	require.Equal(h, "Disabled", h.read("Identity(<E000062>)/IDENTITYSTATUS/Value/$value"))
	return strings.Join(faults, " ")
}

// disable gives rows that disable people, and has the second one locked before he is given.
func (h *house) disable(people ...string) iter.Seq2[store.BulkRow, error] {
	key, err := h.engine.store.BulkColumn(service(), "Identity", "IDENTITYID")
	require.NoError(h, err)
	status, err := h.engine.store.BulkColumn(service(), "Identity", "IDENTITYSTATUS")
	require.NoError(h, err)
	return func(yield func(store.BulkRow, error) bool) {
		for i, person := range people {
			if i == 1 {
				h.lock(person)
			}
			cells := []store.BulkCell{{Column: key, Value: person}, {Column: status, Value: int64(entities.IdentityDisabled)}}
			if !yield(store.BulkRow{Number: int64(i + 1), Cells: cells}, nil) {
				return
			}
		}
	}
}

// passTime lets the validity of the person begin and end.
func (h *house) passTime() string {
	h.Helper()
	h.must(204, "dataadmin", "PATCH", "Identity(<p>)", `{"VALIDFROM":"2026-12-01T00:00:00Z","VALIDTO":"2027-12-01T00:00:00Z"}`)
	var all error
	for _, day := range []time.Time{worldOpened.AddDate(0, 1, 0), worldOpened.AddDate(2, 0, 0), worldOpened} {
		all = errors.Join(all, h.engine.store.SetClock(context.Background(), day), h.engine.catchUp(context.Background()))
		h.settle()
		h.stillLocked()
	}
	return fmt.Sprint(all)
}
