package storetest

import (
	"context"
	"crypto/sha256"
	"net/http"
	"sync"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/odata"
)

// named gives the writes of a world a name, as a part of a request that may be repeated.
func (w world) named(name string, part int64, persists bool) (world, *odata.Repeat) {
	now, err := w.s.Now(w.ctx)
	require.NoError(w, err)
	r := &odata.Repeat{Key: sha256.Sum256([]byte(name)), Digest: sha256.Sum256([]byte("body")), Sent: now, Part: part, Persists: persists}
	w.ctx = odata.WithRepeat(w.ctx, r)
	return w, r
}

// makesUnit is a change that makes an org. unit, or fails for want of a name.
func makesUnit(key, name string) odata.Change {
	values := map[string]any{"OUID": key}
	if name != "" {
		values["NAME"] = name
	}
	return odata.Change{Op: odata.Create, Set: set("Orgunit"), Values: values}
}

// testRepeatWrite: a part of a named request is done once, whoever comes first, and tells every time
// what it did. What failed left nothing.
func testRepeatWrite(w world) {
	w = w.as(4, 0, access.DataAdministrators)
	once, r := w.named("unit", 1, false)
	require.Equal(w, http.StatusBadRequest, once.refused(makesUnit("R1", "")).Status)
	answers := make([][]odata.Outcome, 8)
	var group sync.WaitGroup
	for i := range answers {
		group.Go(func() { answers[i], _ = once.write(makesUnit("R1", "Loft")) })
	}
	group.Wait()
	for _, a := range answers {
		require.Len(w, a, 1)
		require.True(w, a[0].Created)
		require.Equal(w, answers[0][0].Key[0].Value, a[0].Key[0].Value)
		require.Equal(w, answers[0][0].ETag, a[0].ETag)
	}
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM orgunits WHERE ouid = 'R1'"))

	other := *r
	other.Digest = sha256.Sum256([]byte("another body"))
	_, err := w.s.Write(odata.WithRepeat(w.ctx, &other), []odata.Change{makesUnit("R2", "Loft")})
	require.ErrorIs(w, err, odata.ErrMismatch)
	_, err = w.s.Recall(w.ctx, &other)
	require.ErrorIs(w, err, odata.ErrMismatch)
	stranger := w.as(5, 0, access.DataAdministrators)
	known, err := stranger.s.Recall(stranger.ctx, &other)
	require.NoError(w, err, "another caller has names of his own")
	require.Empty(w, known.Done)
	require.Zero(w, w.number("SELECT count(*) FROM orgunits WHERE ouid = 'R2'"))
}

// testRepeatParts: what failed in a request that went on is not done when the request comes again,
// and a part that was left out is not made up for behind later ones.
func testRepeatParts(w world) {
	w = w.as(4, 0, access.DataAdministrators)
	first, r := w.named("parts", 1, true)
	before := first.refused(makesUnit("P1", ""))
	third, _ := w.named("parts", 3, true)
	_, err := third.write(makesUnit("P3", "Loft"))
	require.NoError(w, err)
	again := first.refused(makesUnit("P1", "Loft"))
	require.Equal(w, before.Code, again.Code)
	require.Equal(w, before.Target, again.Target)
	require.Equal(w, before.Message, again.Message)
	second, _ := w.named("parts", 2, true)
	_, err = second.write(makesUnit("P2", "Loft"))
	require.ErrorIs(w, err, odata.ErrSkipped)
	require.Zero(w, w.number("SELECT count(*) FROM orgunits WHERE ouid IN ('P1', 'P2')"))

	known, err := w.s.Recall(w.ctx, r)
	require.NoError(w, err)
	require.Nil(w, known.Answer)
	require.Len(w, known.Done, 1)
	require.Equal(w, "Orgunit", known.Done[0].Set.Name)
	answer := &odata.Answer{Status: http.StatusOK, Header: http.Header{"Etag": {"x"}}, Body: []byte{0, 255}}
	require.NoError(w, w.s.Keep(w.ctx, r, answer))
	require.NoError(w, w.s.Keep(w.ctx, r, &odata.Answer{Status: http.StatusTeapot}), "what is kept first stays")
	known, err = w.s.Recall(w.ctx, r)
	require.NoError(w, err)
	require.Equal(w, answer, known.Answer)
	require.NoError(w, w.s.Forget(context.Background()))
	known, err = w.s.Recall(w.ctx, r)
	require.NoError(w, err)
	require.Equal(w, answer, known.Answer, "it is young")
}

// testRepeatOther: a part that does something else than the first time is not taken for it. A refusal
// that is told again is no second refusal.
func testRepeatOther(w world) {
	admin := w.as(4, 0, access.DataAdministrators)
	first, r := admin.named("other", 1, true)
	_, err := first.write(makesUnit("O1", "Loft"))
	require.NoError(w, err)
	other := *r
	other.Changes = sha256.Sum256([]byte("another change"))
	_, err = w.s.Write(odata.WithRepeat(admin.ctx, &other), []odata.Change{makesUnit("O2", "Loft")})
	require.ErrorIs(w, err, odata.ErrSkipped)

	denied, _ := w.as(5, 0).named("denied", 1, true)
	for range 2 {
		require.Equal(w, http.StatusForbidden, denied.refused(makesUnit("O3", "Loft")).Status)
		require.EqualValues(w, 1, w.number("SELECT count(*) FROM audit_events WHERE operation = 'Denied' AND type = 'Orgunit'"))
	}

	second, _ := admin.named("other", 2, true)
	_, err = second.write(makesUnit("O4", "Loft"), makesUnit("O5", ""))
	var at *odata.ChangeError
	require.ErrorAs(w, err, &at)
	require.Equal(w, 1, at.Index)
	_, err = second.write(makesUnit("O4", "Loft"))
	require.ErrorIs(w, err, odata.ErrSkipped, "there is no second change to blame")
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM orgunits WHERE ouid LIKE 'O_'"))
}
