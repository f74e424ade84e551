package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

var _ odata.Repeater = (*Store)(nil)

// remembered is what is kept of one change of a repeatable request; or that the request was deferred,
// or why all changes of a part failed.
type remembered struct {
	Set      string            `json:"set,omitempty"`
	ID       int64             `json:"id,omitempty"`
	ETag     string            `json:"etag,omitempty"`
	Created  bool              `json:"created,omitempty"`
	Existing bool              `json:"existing,omitempty"`
	Rows     int64             `json:"rows,omitempty"`
	Header   map[string]string `json:"header,omitempty"`
	Deferred string            `json:"deferred,omitempty"`
	Fault    *fault            `json:"fault,omitempty"`
}

// fault is why a part failed.
type fault struct {
	Index   int               `json:"index"`
	Status  int               `json:"status"`
	Code    string            `json:"code"`
	Message string            `json:"message"`
	Target  string            `json:"target,omitempty"`
	Details []odata.Detail    `json:"details,omitempty"`
	Header  map[string]string `json:"header,omitempty"`
}

func (f *fault) err() error {
	return &odata.ChangeError{Index: f.Index, Err: &odata.Error{
		Status: f.Status, Code: f.Code, Message: f.Message, Target: f.Target, Details: f.Details, Header: f.Header,
	}}
}

// replayed is a fault of an earlier time. It is told once more, and neither kept nor recorded.
type replayed struct{ error }

// Unwrap gives the fault.
func (r replayed) Unwrap() error { return r.error }

// once does a part of a repeatable request, or gives what it did when it was done before. The row
// that says so is the first that the transaction writes: another one under the same name waits for
// it, and then finds what was done.
func (tx *Tx) once(changes []odata.Change, do func() ([]odata.Outcome, error)) ([]odata.Outcome, error) {
	if err := tx.wanted(); err != nil {
		return nil, err
	}
	r := odata.RepeatOf(tx.ctx)
	if r == nil {
		return do()
	}
	text, first, err := tx.begin(r)
	if err != nil {
		return nil, fmt.Errorf("begin repeatable request: %w", err)
	}
	if !first {
		return outcomes(text, changes)
	}
	done, err := do()
	if err != nil {
		return nil, err
	}
	return done, tx.remember(r, remembers(changes, done))
}

// begin claims a part of a request for this transaction, or gives the text of what it did.
func (tx *Tx) begin(r *odata.Repeat) (text string, first bool, err error) {
	const claim = `INSERT INTO repeats (user_id, key, part, digest, created_at, outcomes, status, header, changes) VALUES ($1, $2, $3, $4, $5, '', 0, '', $6)
		ON CONFLICT (user_id, key, part) DO NOTHING
		RETURNING (SELECT coalesce(max(r.part), 0) FROM repeats r WHERE r.user_id = $1 AND r.key = $2)`
	user := access.From(tx.ctx).User
	var last int64
	err = tx.conn.QueryRow(tx.ctx, claim, user, r.Key[:], r.Part, r.Digest[:], tx.now, r.Changes[:]).Scan(&last)
	if err == nil {
		if last > r.Part {
			return "", false, odata.ErrSkipped
		}
		return "", true, nil
	}
	if !errors.Is(err, conn.ErrNoRows) {
		return "", false, err
	}
	var digest, does []byte
	const known = `SELECT digest, changes, outcomes FROM repeats WHERE user_id = $1 AND key = $2 AND part = $3`
	err = tx.conn.QueryRow(tx.ctx, known, user, r.Key[:], r.Part).Scan(&digest, &does, &text)
	switch {
	case err != nil:
	case string(digest) != string(r.Digest[:]):
		err = odata.ErrMismatch
	case string(does) != string(r.Changes[:]):
		err = odata.ErrSkipped
	}
	return text, false, err
}

// remember writes what a part of a request did into the row that claimed it.
func (tx *Tx) remember(r *odata.Repeat, done any) error {
	text, err := json.Marshal(done)
	if err != nil {
		return fmt.Errorf("remember request: %w", err)
	}
	return tx.rememberText(r, string(text))
}

func (tx *Tx) rememberText(r *odata.Repeat, text string) error {
	_, err := tx.conn.Exec(tx.ctx, `UPDATE repeats SET outcomes = $1 WHERE user_id = $2 AND key = $3 AND part = $4`,
		text, access.From(tx.ctx).User, r.Key[:], r.Part)
	if err != nil {
		return fmt.Errorf("remember request: %w", err)
	}
	return nil
}

// rememberFault keeps why a part failed, if the request goes on in spite of that, so that its repeat
// goes on in the same way. If the same part was done meanwhile, by a repeat of the request, this one
// ends here.
func (s *Store) rememberFault(ctx context.Context, err error) error {
	r := odata.RepeatOf(ctx)
	var at *odata.ChangeError
	var known *odata.Error
	if r == nil || !r.Persists || !errors.As(err, &at) || !errors.As(err, &known) || known.Status >= http.StatusInternalServerError {
		return nil
	}
	text, err := json.Marshal([]remembered{{Fault: &fault{at.Index, known.Status, known.Code, known.Message, known.Target, known.Details, known.Header}}})
	if err != nil {
		return fmt.Errorf("remember fault: %w", err)
	}
	return s.Tx(ctx, func(tx *Tx) error {
		before, first, err := tx.begin(r)
		switch {
		case err != nil:
			return err
		case first:
			return tx.rememberText(r, string(text))
		}
		list, err := remembering(before)
		if err == nil && faultIn(list) == nil {
			err = busy("the same request is being made twice; try again", nil)
		}
		return err
	})
}

func remembers(changes []odata.Change, done []odata.Outcome) []remembered {
	list := make([]remembered, len(done))
	for i, o := range done {
		list[i] = remembered{
			Set: changes[i].Set.Name, ETag: o.ETag, Created: o.Created, Existing: o.Existing, Rows: o.Rows, Header: o.Header,
		}
		if len(o.Key) == 1 {
			list[i].ID, _ = o.Key[0].Value.(int64)
		}
	}
	return list
}

// outcomes reads what the changes of a part did.
func outcomes(text string, changes []odata.Change) ([]odata.Outcome, error) {
	list, err := remembering(text)
	if err != nil {
		return nil, err
	}
	f := faultIn(list)
	switch {
	case f != nil && f.Index < len(changes):
		return nil, replayed{f.err()}
	case f != nil || len(list) != len(changes):
		return nil, odata.ErrSkipped
	}
	done := make([]odata.Outcome, len(list))
	for i, k := range list {
		if k.Set != changes[i].Set.Name {
			return nil, odata.ErrSkipped
		}
		done[i] = k.outcome(changes[i].Set)
	}
	return done, nil
}

// remembering reads what is kept of a part.
func remembering(text string) (list []remembered, err error) {
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		return nil, fmt.Errorf("read repeatable request: %w", err)
	}
	return list, nil
}

// faultIn is why a part failed; nil if it did not.
func faultIn(list []remembered) *fault {
	if len(list) != 1 {
		return nil
	}
	return list[0].Fault
}

func (k remembered) outcome(set *edm.EntitySet) odata.Outcome {
	o := odata.Outcome{ETag: k.ETag, Created: k.Created, Existing: k.Existing, Rows: k.Rows, Header: k.Header}
	if k.ID != 0 {
		o.Key = []query.KeyValue{{Property: set.Type.Property("Id"), Value: k.ID}}
	}
	return o
}

// Recall implements odata.Repeater. What somebody was answered with other rights than he has now is
// not shown to him again: it is made anew of what was done.
func (s *Store) Recall(ctx context.Context, r *odata.Repeat) (known odata.Recalled, err error) {
	now, err := s.Now(ctx)
	if err != nil {
		return known, err
	}
	if err := r.Check(now); err != nil {
		return known, err
	}
	const text = `SELECT digest, part, outcomes, status, header, body, rights = $3 FROM repeats WHERE user_id = $1 AND key = $2 ORDER BY part`
	rows, err := s.db.Query(ctx, text, access.From(ctx).User, r.Key[:], access.Fingerprint(ctx))
	if err != nil {
		return known, fmt.Errorf("recall request: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := s.recall(rows, r, &known); err != nil {
			return odata.Recalled{}, err
		}
	}
	return known, rows.Err()
}

// recall reads one part of a request.
func (s *Store) recall(rows conn.Rows, r *odata.Repeat, known *odata.Recalled) error {
	var digest, body []byte
	var part, status int64
	var done, header string
	var same bool
	if err := rows.Scan(&digest, &part, &done, &status, &header, &body, &same); err != nil {
		return fmt.Errorf("recall request: %w", err)
	}
	if string(digest) != string(r.Digest[:]) {
		return odata.ErrMismatch
	}
	if part == 0 && !same {
		return nil
	}
	if part == 0 {
		a, err := answer(status, header, body)
		known.Answer = a
		return err
	}
	list, err := remembering(done)
	if err != nil {
		return err
	}
	for _, k := range list {
		if set := s.catalog.Model.Set(k.Set); set != nil {
			known.Done = append(known.Done, odata.Done{Set: set, Outcome: k.outcome(set)})
		}
	}
	return nil
}

// Keep implements odata.Repeater.
func (s *Store) Keep(ctx context.Context, r *odata.Repeat, a *odata.Answer) error {
	header, err := json.Marshal(a.Header)
	if err != nil {
		return fmt.Errorf("keep answer: %w", err)
	}
	now, err := s.Now(ctx)
	if err != nil {
		return fmt.Errorf("keep answer: %w", err)
	}
	const text = `INSERT INTO repeats (user_id, key, part, digest, created_at, outcomes, status, header, body, rights) VALUES ($1, $2, 0, $3, $4, '', $5, $6, $7, $8)
		ON CONFLICT (user_id, key, part) DO NOTHING`
	_, err = s.db.Exec(ctx, text, access.From(ctx).User, r.Key[:], r.Digest[:], now, int64(a.Status), string(header), a.Body, access.Fingerprint(ctx))
	if err != nil {
		return fmt.Errorf("keep answer: %w", err)
	}
	return nil
}

// answer makes an answer of what is kept of it.
func answer(status int64, header string, body []byte) (*odata.Answer, error) {
	a := &odata.Answer{Status: int(status), Body: append([]byte{}, body...)}
	if err := json.Unmarshal([]byte(header), &a.Header); err != nil {
		return nil, fmt.Errorf("read kept answer: %w", err)
	}
	if a.Header == nil {
		a.Header = http.Header{}
	}
	return a, nil
}

// Forget deletes what is kept of requests that can be repeated no more, and the answers of deferred
// ones that nobody fetched in time.
func (s *Store) Forget(ctx context.Context) error {
	now, err := s.Now(ctx)
	if err != nil {
		return fmt.Errorf("forget requests: %w", err)
	}
	for _, old := range []struct {
		text string
		age  time.Duration
	}{
		{`DELETE FROM repeats WHERE created_at < $1`, odata.RepeatLife + odata.RepeatSkew},
		{`DELETE FROM deferred_requests WHERE answered_at < $1`, answerLife},
	} {
		if _, err := s.db.Exec(ctx, old.text, now.Add(-old.age)); err != nil {
			return fmt.Errorf("forget requests: %w", err)
		}
	}
	return nil
}
