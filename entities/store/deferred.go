package store

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/odata"
)

var _ odata.Deferrer = (*Store)(nil)

// DeferredKind is the kind of the jobs that run deferred requests; the payload is the id of one.
const DeferredKind = "odata.request"

const (
	// answerLife is how long the answer of a deferred request is kept.
	answerLife = 24 * time.Hour
	// maxDeferred bounds the requests of one caller that wait, maxAnswers those whose answers are
	// kept for him besides.
	maxDeferred = 16
	maxAnswers  = 64
	// awaitPoll is how often a look is taken for answers of another process, which rings no bell here.
	awaitPoll = 250 * time.Millisecond
)

// DeferredRequest is a deferred request and who sent it.
type DeferredRequest struct {
	odata.Deferred
	// Prefix and Hash find the key by which the caller was admitted; User is who he was.
	Prefix string
	Hash   []byte
	User   int64
	Origin Origin
}

// Defer implements odata.Deferrer: request and job are one transaction.
func (s *Store) Defer(ctx context.Context, d *odata.Deferred) (id string, err error) {
	session := access.SessionOf(ctx)
	if session.Proof == nil {
		return "", errors.New("defer a request: the caller has no proof that could be looked at again")
	}
	err = s.Tx(ctx, func(tx *Tx) error {
		if err := tx.wanted(); err != nil {
			return err
		}
		r := odata.RepeatOf(ctx)
		if r == nil {
			id, err = tx.deferRequest(d, session)
			return err
		}
		text, first, err := tx.begin(r)
		if err != nil {
			return err
		}
		if !first {
			id, err = deferredAs(text)
			return err
		}
		if id, err = tx.deferRequest(d, session); err != nil {
			return err
		}
		return tx.remember(r, []remembered{{Deferred: id}})
	})
	return id, err
}

// deferredAs is the id that a request was deferred as before.
func deferredAs(text string) (string, error) {
	list, err := remembering(text)
	if err != nil {
		return "", err
	}
	if len(list) != 1 || list[0].Deferred == "" { // it was sent without respond-async then, and done
		return "", odata.ErrSkipped
	}
	return list[0].Deferred, nil
}

func (tx *Tx) deferRequest(d *odata.Deferred, session *access.Session) (string, error) {
	if err := tx.mayDefer(session.Principal.User); err != nil {
		return "", err
	}
	header, err := json.Marshal(d.Header)
	if err != nil {
		return "", fmt.Errorf("defer request: %w", err)
	}
	origin, err := json.Marshal(OriginOf(tx.ctx))
	if err != nil {
		return "", fmt.Errorf("defer request: %w", err)
	}
	id := rand.Text()
	const text = `INSERT INTO deferred_requests (id, user_id, key_prefix, key_hash, origin, method, url, header, body, created_at, status, answer_header)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, '')`
	_, err = tx.conn.Exec(tx.ctx, text, id, session.Principal.User, session.Proof.Prefix, session.Proof.Hash,
		string(origin), d.Method, d.URL, string(header), d.Body, tx.now)
	if err != nil {
		return "", fmt.Errorf("defer request: %w", err)
	}
	payload, err := json.Marshal(id)
	if err != nil {
		return "", fmt.Errorf("defer request: %w", err)
	}
	return id, tx.Enqueue(queue.Job{Kind: DeferredKind, Priority: tx.store.urgency(d), Payload: payload})
}

// mayDefer refuses a caller for whom enough is kept. He is locked, so that his requests are counted
// one after the other.
func (tx *Tx) mayDefer(user int64) error {
	if tx.conn.Dialect == conn.Postgres {
		if _, err := tx.conn.Exec(tx.ctx, `SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE`, user); err != nil {
			return err
		}
	}
	var all, answered int64
	const text = `SELECT count(*), count(answered_at) FROM deferred_requests WHERE user_id = $1`
	if err := tx.conn.QueryRow(tx.ctx, text, user).Scan(&all, &answered); err != nil {
		return fmt.Errorf("count deferred requests: %w", err)
	}
	if all-answered < maxDeferred && answered < maxAnswers {
		return nil
	}
	return &odata.Error{
		Status: http.StatusTooManyRequests, Code: "TooManyRequests", Target: "respond-async",
		Message: fmt.Sprintf("at most %d requests of yours can wait and %d answers be kept for you; fetch answers and delete their monitors first, or send the request without respond-async", maxDeferred, maxAnswers),
		Header:  map[string]string{"Retry-After": "5"},
	}
}

// urgency is the priority of a request: that of what follows from it.
func (s *Store) urgency(d *odata.Deferred) int {
	const normal = 1
	set := s.catalog.Model.Set(d.Set)
	if set == nil || d.Method != http.MethodPost {
		return normal
	}
	most := normal
	for _, w := range s.watching() {
		if w.Type == set.Type.Name && (len(w.Ops) == 0 || slices.Contains(w.Ops, OpCreate)) {
			most = max(most, w.Priority)
		}
	}
	return most
}

// Look implements odata.Deferrer. What somebody asked for with other rights than he has now is not
// shown to him.
func (s *Store) Look(ctx context.Context, id string) (*odata.Progress, error) {
	const text = `SELECT answered_at IS NOT NULL, status, answer_header, answer, rights FROM deferred_requests WHERE id = $1 AND user_id = $2`
	var done bool
	var status int64
	var header, rights string
	var body []byte
	err := s.db.QueryRow(ctx, text, plainText(id), access.From(ctx).User).Scan(&done, &status, &header, &body, &rights)
	if errors.Is(err, conn.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look after deferred request: %w", err)
	}
	if rights != "" && rights != access.Fingerprint(ctx) {
		return nil, &odata.Error{
			Status: http.StatusGone, Code: "RightsChanged", Target: "$async",
			Message: "your rights are not those with which the request was answered; send it again",
		}
	}
	p := &odata.Progress{}
	if done {
		p.Answer, err = answer(status, header, body)
	}
	return p, err
}

// plainText is an id as the databases can look for it: no id holds what neither can.
func plainText(id string) string {
	for i := range len(id) {
		if id[i] < '!' || id[i] > '~' {
			return ""
		}
	}
	return id
}

// Await implements odata.Deferrer. It looks after each job that ends in this process and, for those
// of others, every now and then.
func (s *Store) Await(ctx context.Context, id string) (p *odata.Progress, err error) {
	err = s.Until(ctx, func(ctx context.Context) (bool, error) {
		p, err = s.Look(ctx, id)
		return p == nil || p.Answer != nil, err
	})
	return p, err
}

// Until asks again and again, after jobs were finished, until the answer is yes or ctx ends.
func (s *Store) Until(ctx context.Context, done func(context.Context) (bool, error)) error {
	finished, unsubscribe := s.queue.SubscribeFinished()
	defer unsubscribe()
	ticker := time.NewTicker(awaitPoll)
	defer ticker.Stop()
	for {
		yes, err := done(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if yes || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-finished:
		case <-ticker.C:
		}
	}
}

// Cancel implements odata.Deferrer. A Write of the request that is under way is waited for.
func (s *Store) Cancel(ctx context.Context, id string) (found bool, err error) {
	err = s.Tx(ctx, func(tx *Tx) error {
		n, err := tx.conn.Exec(ctx, `DELETE FROM deferred_requests WHERE id = $1 AND user_id = $2`, plainText(id), access.From(ctx).User)
		found = n > 0
		return err
	})
	if err != nil {
		return false, fmt.Errorf("cancel deferred request: %w", err)
	}
	return found, nil
}

// Deferred gives the request with an id that nobody has answered; nil if it was cancelled.
func (s *Store) Deferred(ctx context.Context, id string) (*DeferredRequest, error) {
	const text = `SELECT user_id, key_prefix, key_hash, origin, method, url, header, body FROM deferred_requests WHERE id = $1 AND answered_at IS NULL`
	d := &DeferredRequest{}
	var origin, header string
	err := s.db.QueryRow(ctx, text, id).Scan(&d.User, &d.Prefix, &d.Hash, &origin, &d.Method, &d.URL, &header, &d.Body)
	if errors.Is(err, conn.ErrNoRows) {
		return nil, nil
	}
	if err == nil {
		err = errors.Join(json.Unmarshal([]byte(origin), &d.Origin), json.Unmarshal([]byte(header), &d.Header))
	}
	if err != nil {
		return nil, fmt.Errorf("read deferred request: %w", err)
	}
	d.Hash, d.Body = slices.Clone(d.Hash), slices.Clone(d.Body)
	return d, nil
}

// AnswerDeferred keeps the answer of a deferred request, unless that was cancelled. rights is the
// fingerprint of what the caller could see; "" if the answer shows nothing.
func (tx *Tx) AnswerDeferred(id string, a *odata.Answer, rights string) error {
	header, err := json.Marshal(a.Header)
	if err != nil {
		return fmt.Errorf("answer deferred request: %w", err)
	}
	const text = `UPDATE deferred_requests SET answered_at = $2, status = $3, answer_header = $4, answer = $5, rights = $6, body = NULL WHERE id = $1 AND answered_at IS NULL`
	if _, err := tx.conn.Exec(tx.ctx, text, id, tx.now, int64(a.Status), string(header), a.Body, rights); err != nil {
		return fmt.Errorf("answer deferred request: %w", err)
	}
	return nil
}

type deferredKey struct{}

// WithDeferred says that what is written under ctx is done for a deferred request, and so not at
// all once that was cancelled.
func WithDeferred(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, deferredKey{}, id)
}

// wanted refuses to write for a deferred request that was cancelled. The row is held until the
// transaction ends, so that a cancel comes before the write or after it.
func (tx *Tx) wanted() error {
	id, deferred := tx.ctx.Value(deferredKey{}).(string)
	if !deferred {
		return nil
	}
	text := `SELECT 1 FROM deferred_requests WHERE id = $1`
	if tx.conn.Dialect == conn.Postgres {
		text += ` FOR SHARE`
	}
	var one int64
	err := tx.conn.QueryRow(tx.ctx, text, id).Scan(&one)
	if errors.Is(err, conn.ErrNoRows) {
		return &odata.Error{Status: http.StatusGone, Code: "Cancelled", Target: "$async", Message: "the request was cancelled by who sent it; send it again if it is still wanted"}
	}
	return err
}
