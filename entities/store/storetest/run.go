package storetest

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

// Run is the suite that a store on any database must pass. open gives an empty one for each test.
func Run(t *testing.T, open func(t *testing.T) *store.Store) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { c.run(world{T: t, s: open(t), ctx: system()}) })
	}
}

var cases = []struct {
	name string
	run  func(world)
}{
	{"create fills in what the service sets", testCreate},
	{"update makes a version", testUpdate},
	{"an update that changes nothing writes nothing", testNoChange},
	{"a second update in a transaction amends", testAmend},
	{"versions follow each other under a clock that goes back", testClockBack},
	{"links have history", testLinks},
	{"delete keeps the row and frees the key", testDelete},
	{"a failed transaction leaves nothing and reuses no id", testRollback},
	{"find speaks the filter language", testFind},
	{"history and audit are immutable", testImmutable},
	{"watches leave jobs", testWatches},
	{"write checks values", testWriteValues},
	{"write checks rights", testWriteRights},
	{"write keeps a row inside a right", testWriteScope},
	{"write checks etags", testWriteETag},
	{"write resolves references", testWriteReferences},
	{"a repeated request answers with the first", testWriteRepeat},
	{"a named write is done once", testRepeatWrite},
	{"a named request goes on as it began", testRepeatParts},
	{"a named write is the same write when it comes again", testRepeatOther},
	{"write refers to what it wrote", testWriteOf},
	{"write adds and removes links", testWriteLinks},
	{"write needs rights at both ends of a link", testWriteLinkRights},
	{"write knows no hidden property", testWriteMasks},
	{"write creates nothing by key", testWriteUpsert},
	{"write changes what a query finds", testWriteEach},
	{"write refuses too many rows", testWriteEachLimit},
	{"write locks what a query finds", testWriteEachLocks},
	{"write shows what it wrote", testWriteShow},
	{"write shows what its caller may read", testWriteShowRights},
	{"write together what is alike", testWriteTogether},
	{"writes over the same rows do not wait for each other", testWriteCross},
	{"numbers that go back hold nobody up", testIdsGoBack},
	{"write deletes what nothing needs", testWriteDelete},
	{"write deletes nothing that another is about to need", testWriteHolds},
	{"write restores what was deleted", testWriteRestore},
	{"write tells all faults of an object", testWriteFaults},
	{"write gives a key once", testWriteTwins},
	{"an update leaves alone what is no longer meant", testUpdateWhere},
	{"bulk creates what single writes create", testBulkCreate},
	{"bulk updates make versions", testBulkUpdate},
	{"bulk finds rows by key", testBulkUpsert},
	{"bulk tells each row's fault", testBulkFaults},
	{"bulk is all or nothing", testBulkAtomic},
	{"bulk tries without a trace", testBulkDryRun},
	{"bulk checks rights of every row", testBulkRights},
	{"bulk does not overwrite Locked", testBulkGuard},
	{"bulk sees ahead no further than it may", testBulkAhead},
	{"bulk ends rows before others refer to them", testBulkAheadDeleted},
	{"bulk finds the managers of new rows", testBulkManagers},
	{"query expands and counts", testQuery},
	{"what is computed comes in its type", testCompute},
	{"search finds words", testSearch},
	{"levels and casts are followed", testLevels},
	{"pages follow one another", testPages},
	{"an export is whole", testExport},
	{"an answer is of one instant", testInstant},
	{"a computation out of range is the client's fault", testRange},
	{"managers follow in the same transaction", testManagers},
	{"holds and status agree", testHolds},
	{"a raw write is guarded", testGuardRaw},
	{"a plain write cannot leave Locked", testGuardWrite},
	{"revoke restores the status before", testRevoke},
	{"eight writers race", testRace},
	{"lock and revoke at once", func(w world) { LockRace(w.T, w.s, 60) }},
	{"queue hands out by priority and fences", testQueue},
	{"queue keys, retries and burials", testQueueKeys},
	{"queue puts back what others wait for too", testQueuePutBack},
	{"queue puts back what meets another one", testQueueMeeting},
	{"work of a process that was killed", testReclaim},
	{"verify proves an honest database", testVerify},
	{"verify finds tampering", testTamper},
	{"verify finds an older database", testReplay},
	{"verify finds a chain made anew", testRewrite},
	{"verify knows who is to blame for unsealed events", testOverdue},
	{"anonymisation leaves the proof whole", testAnonymise},
	{"anonymisation takes what access says along", testAnonymiseAccess},
	{"anonymisation takes what others say along", testAnonymiseAround},
	{"anonymisation opens nothing else", testAnonymiseGuard},
	{"a forged anonymisation is found", testAnonymiseForged},
}

// world is one test with its store.
type world struct {
	*testing.T
	s   *store.Store
	ctx context.Context
}

func system() context.Context {
	return access.With(context.Background(), access.System("test"))
}

// as acts for a user in groups.
func (w world) as(user, identity int64, groups ...string) world {
	p := access.Principal{User: user, Identity: identity, Name: "tester", Groups: groups}
	w.ctx = access.With(context.Background(), p)
	return w
}

func (w world) tx(f func(tx *store.Tx) error) {
	w.Helper()
	require.NoError(w, w.s.Tx(w.ctx, f))
}

func (w world) create(src any) {
	w.Helper()
	w.tx(func(tx *store.Tx) error { return tx.Create(src) })
}

var counter atomic.Int64

// identity makes an identity of its own.
func (w world) identity() *entities.Identity {
	w.Helper()
	i := &entities.Identity{IdentityID: fmt.Sprintf("ID%d", counter.Add(1)), FirstName: "Jo", LastName: "Doe"}
	w.create(i)
	return i
}

func (w world) reload(i *entities.Identity) *entities.Identity {
	w.Helper()
	var got entities.Identity
	w.tx(func(tx *store.Tx) error { return tx.Get(&got, i.ID) })
	return &got
}

// number reads one number by SQL.
func (w world) number(sql string, args ...any) (n int64) {
	w.Helper()
	require.NoError(w, w.s.DB().QueryRow(w.ctx, sql, args...).Scan(&n), sql)
	return n
}

func (w world) refuses(word, sql string, args ...any) {
	w.Helper()
	_, err := w.s.DB().Exec(w.ctx, sql, args...)
	require.Error(w, err, sql)
	require.True(w, strings.Contains(err.Error(), word), "%s: %v", sql, err)
}
