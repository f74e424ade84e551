package odata

import (
	"context"
	"errors"

	"github.com/ropewalk/ropewalk/odata/query"
)

// ErrStale is what a Store answers, before it read or wrote anything, when who calls or what he
// may do is no longer what the context says. The request is run again, once, for who calls now.
var ErrStale = errors.New("the rights of the caller changed while the request was on its way")

// Prover is a Store whose callers can lose their rights between two requests. What is answered
// without Query or Write, such as the service document, is proven by it.
type Prover interface {
	// Prove answers ErrStale if the caller in ctx is no longer what he was.
	Prove(ctx context.Context) error
}

// run makes one attempt for the caller as he is known, and another if that is out of date.
func (x *exchange) run(attempt func(*exchange) error) error {
	err := x.proved(attempt(x))
	if !errors.Is(err, ErrStale) || x.w.begun || x.written {
		return err
	}
	if err := x.renew(); err != nil {
		return err
	}
	afresh(x.r.Context())
	return x.proved(attempt(x))
}

// renew begins the exchange again, for who calls now.
func (x *exchange) renew() error {
	ctx, err := x.recall()
	if err != nil {
		return err
	}
	again := x.exchange(x.w, x.r.WithContext(ctx), x.root, x.path)
	again.w, again.body, again.sent, again.written, again.timeout = x.w, x.body, x.sent, x.written, x.timeout
	again.limits, again.refs, again.inner = x.limits, x.refs, x.inner
	*x = *again
	return nil
}

// proved lets an error pass if the caller may know it: what is wrong with a request tells of the
// model, and who lost his rights gets no more of that than of the rows.
func (x *exchange) proved(err error) error {
	if err == nil || x.proven || errors.Is(err, ErrStale) {
		return err
	}
	if proof := x.prove(); errors.Is(proof, ErrStale) {
		return proof
	}
	return err
}

// prove makes sure that the caller is still what he was.
func (x *exchange) prove() error {
	p, ok := x.store.(Prover)
	if !ok || x.proven {
		return nil
	}
	err := p.Prove(x.r.Context())
	x.proven = err == nil
	return err
}

// query reads by the store, which proves the caller.
func (x *exchange) query(q *query.Query) (*Result, error) {
	result, err := x.store.Query(x.r.Context(), q)
	if err != nil {
		return nil, err
	}
	x.proven = true
	result.Rows = picked(q, result.Rows)
	return result, nil
}
