package odata

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"slices"
	"time"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Config is what the service needs beside the rows. Zero limits take their defaults.
type Config struct {
	// Roots are the service roots; without any there is one plain root at "/odata/".
	Roots []Root
	// PublicURL is what links begin with, without a trailing slash, such as "https://iga.example.com".
	// Without it the request's own scheme and host are used.
	PublicURL string
	// Secret keys the MAC of skip tokens. Replicas share it; without one, tokens end with the process.
	Secret []byte
	// Caller is a fingerprint of the caller and of his rights: a skip token is good for it only.
	Caller func(context.Context) string
	// Renew finds out anew who makes a request, after the store answered ErrStale. Without it such a
	// request is refused.
	Renew func(*http.Request) (context.Context, error)
	// PartHeaders are headers beside those of OData that a request of a batch may bring. Part puts what
	// they say into the context of that request, which begins as that of the batch. May be nil.
	PartHeaders []string
	Part        func(ctx context.Context, header http.Header) (context.Context, error)
	// MayExport tells whether the caller may have whole sets in one answer.
	MayExport func(context.Context) bool
	// Deferred says that nobody waits for what is asked, so that respond-async is not heeded: who cancels
	// a deferred request cancels all of it.
	Deferred bool
	// Now is the clock that tokens expire by.
	Now func() time.Time
	// Whole is the model before rights were applied: a set that it knows and the caller's model
	// does not know is answered 403 instead of 404. Customer-defined sets are not in it (G-56). May be nil.
	Whole func() *edm.Model
	// Operations are the functions and actions that the service offers beside the rows. New panics if one
	// of them does not fit the Whole model.
	Operations []Operation
	// HiddenOptions are custom query options that never appear in links, such as "api_key".
	HiddenOptions []string
	// Log gets the causes of answers with status 500.
	Log *slog.Logger

	// PageSize is the size of a page when the client does not say; MaxPageSize bounds what he may say.
	PageSize, MaxPageSize int64
	// ExpandDepth is the number of levels that $expand may have; the language itself ends at 6.
	ExpandDepth int
	// ExpandLimit is the number of rows shown of one expanded collection.
	ExpandLimit int64
	// MaxPageBytes ends a page early.
	MaxPageBytes int
	// MaxPlans and MaxPlanBytes bound what is kept of earlier reads, so that those that differ only in
	// their literals are neither parsed nor bound again; with a negative number nothing is kept.
	MaxPlans, MaxPlanBytes int
	// MaxURL, MaxHeader and MaxBody are limits in bytes; MaxLongQuery is that of the query options in
	// the body of a POST to …/$query.
	MaxURL, MaxHeader int
	MaxLongQuery      int
	MaxBody           int64
	// MaxBatch is the limit in bytes of the body of a batch, MaxRequests that of its requests.
	MaxBatch    int64
	MaxRequests int
	// TokenLife is how long a skip token is good for.
	TokenLife time.Duration
	// Timeout bounds one request, BatchTimeout all of those of a batch together.
	Timeout, BatchTimeout time.Duration
	// MaxWait bounds the time that a client may be ready to wait with Prefer: wait, beside Timeout.
	MaxWait time.Duration
	// MaxKept is the size in bytes up to which the answer of a repeatable request is kept; larger ones
	// are made anew from what the request did.
	MaxKept int
	// Settled returns once nothing follows any more by itself from the creation of an entity, or when
	// ctx ends. It is asked for clients that are ready to wait, before the entity is read back, and
	// tells whether anything follows from entities of that set at all. May be nil.
	Settled func(ctx context.Context, set *edm.EntitySet, key []query.KeyValue) (follows bool, err error)
}

// Root is one service root: a path below which the whole service is found.
type Root struct {
	// Path begins and ends with a slash.
	Path string
	// FoldCase accepts the path in any letter case.
	FoldCase bool
	Profile  Profile

	style *payload.Style
}

// Profile is how answers under a root differ from plain OData. The zero Profile is plain.
type Profile struct {
	// Stubs lists the properties with which references come inline without $expand.
	Stubs []string
	// StubMarks lists Boolean properties that a stub shows only when they are true.
	StubMarks []string
	// Nulls maps names of DateTimeOffset properties to the value shown in place of null;
	// the same value sent by a client means null.
	Nulls map[string]time.Time
}

// DropIn is the profile that clients of the original product expect.
func DropIn(openEnds ...string) Profile {
	nulls := map[string]time.Time{"DeleteTime": time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)}
	for _, name := range openEnds {
		nulls[name] = time.Date(9999, 12, 30, 23, 0, 0, 0, time.UTC)
	}
	return Profile{
		Stubs:     []string{"Id", "UId", "DisplayName", "KeyValue"},
		StubMarks: []string{"Deleted"},
		Nulls:     nulls,
	}
}

// New makes the service. Everything outside its roots is answered 404.
func New(store Store, config Config) http.Handler {
	return newService(store, config.withDefaults()).handler()
}

func (c Config) withDefaults() Config {
	if len(c.Roots) == 0 {
		c.Roots = []Root{{Path: "/odata/"}}
	}
	c.Roots = slices.Clone(c.Roots)
	for i, root := range c.Roots {
		_, marks := root.Profile.stubProperties()
		c.Roots[i].style = &payload.Style{Nulls: root.Profile.Nulls, StubMarks: marks}
	}
	if c.Caller == nil {
		c.Caller = func(context.Context) string { return "" }
	}
	if c.MayExport == nil {
		c.MayExport = func(context.Context) bool { return false }
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Whole == nil {
		c.Whole = func() *edm.Model { return nil }
	}
	if len(c.Secret) == 0 {
		c.Secret = []byte(rand.Text())
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	orInt(&c.PageSize, 1000)
	orInt(&c.MaxPageSize, 5000)
	orInt(&c.ExpandDepth, 3)
	orInt(&c.ExpandLimit, 1000)
	orInt(&c.MaxPageBytes, 32<<20)
	orInt(&c.MaxPlans, 2000)
	orInt(&c.MaxPlanBytes, 24<<20)
	orInt(&c.MaxURL, 16<<10)
	orInt(&c.MaxLongQuery, 64<<10)
	orInt(&c.MaxHeader, 64<<10)
	orInt(&c.MaxBody, 1<<20)
	orInt(&c.MaxBatch, 8<<20)
	orInt(&c.MaxRequests, 1000)
	orInt(&c.TokenLife, 24*time.Hour)
	orInt(&c.Timeout, 30*time.Second)
	orInt(&c.BatchTimeout, 60*time.Second)
	orInt(&c.MaxWait, 30*time.Second)
	orInt(&c.MaxKept, 64<<10)
	return c
}

func orInt[T ~int | ~int64](limit *T, standard T) {
	if *limit == 0 {
		*limit = standard
	}
}
