//go:build bench

package rival

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// reads are the questions that a rival can answer, and no others.
type reads interface {
	point(ctx context.Context, a *answer, id int64) error
	// careful is point for a caller whose key and user the database has to know.
	careful(ctx context.Context, a *answer, id int64, caller proof) error
	page(ctx context.Context, a *answer, status int64, prefix string, count bool) error
	expand(ctx context.Context, a *answer, after int64) error
	wide(ctx context.Context, a *answer, from, n int64) error
	holders(ctx context.Context, a *answer, resource, status int64) error
}

// exports is a rival that can stream a whole table.
type exports interface {
	export(ctx context.Context, a *answer) error
}

// Options are what all handlers of rivals need to know.
type Options struct {
	// Key is the only key that opens the handler; Root is what contexts begin with.
	Key, Root string
	// Log gets a line for each request that is answered with care.
	Log *slog.Logger
}

// proof finds a key: the part of it that stands in the open, and the digest of the whole.
type proof struct {
	prefix string
	hash   [sha256.Size]byte
}

func proofOf(key string) proof {
	parts := strings.SplitN(key, "_", 3)
	return proof{prefix: parts[len(parts)-2], hash: sha256.Sum256([]byte(key))}
}

// proven asks whether a key and its user are good, as the service does before every answer.
const proven = "SELECT EXISTS (SELECT 1 FROM api_keys k JOIN users u ON u.id = k.user_id WHERE k.prefix = $1 AND k.hash = $2 AND NOT k.revoked AND u.active AND NOT u.deleted)"

// flushAt is how much is gathered before it goes out.
const flushAt = 32 << 10

// answer gathers an answer and sends it, in one piece if it is small.
type answer struct {
	w    http.ResponseWriter
	b    []byte
	sent bool
	// root is what contexts begin with.
	root string
}

var answers = sync.Pool{New: func() any { return &answer{b: make([]byte, 0, flushAt+8<<10)} }}

// full sends what was gathered once it is enough.
func (a *answer) full() error {
	if len(a.b) < flushAt {
		return nil
	}
	a.sent = true
	_, err := a.w.Write(a.b)
	a.b = a.b[:0]
	return err
}

func (a *answer) end() error {
	if !a.sent {
		a.w.Header().Set("Content-Length", strconv.Itoa(len(a.b)))
	}
	_, err := a.w.Write(a.b)
	return err
}

// handler answers each question under a path of its own, to whoever has the key.
func handler(o Options, r reads) http.Handler {
	bearer := []byte("Bearer " + o.Key)
	mux := http.NewServeMux()
	on := func(method, path string, f func(*http.Request, *answer) error) {
		mux.HandleFunc(method+" "+path, func(w http.ResponseWriter, req *http.Request) {
			if subtle.ConstantTimeCompare([]byte(req.Header.Get("Authorization")), bearer) != 1 {
				http.Error(w, "who are you?", http.StatusUnauthorized)
				return
			}
			serve(o, w, req, f)
		})
	}
	route := func(path string, f func(*http.Request, *answer) error) { on(http.MethodGet, path, f) }
	route("/point", func(q *http.Request, a *answer) error { return r.point(q.Context(), a, integerOf(q, "id")) })
	route("/careful", func(q *http.Request, a *answer) error {
		start := time.Now()
		key := strings.TrimPrefix(q.Header.Get("Authorization"), "Bearer ")
		err := r.careful(q.Context(), a, integerOf(q, "id"), proofOf(key))
		o.Log.LogAttrs(q.Context(), slog.LevelInfo, "request", slog.String("method", q.Method), slog.String("url", q.URL.Path), slog.Duration("took", time.Since(start)))
		return err
	})
	route("/page", func(q *http.Request, a *answer) error {
		values := q.URL.Query()
		status, _ := strconv.ParseInt(values.Get("status"), 10, 64)
		return r.page(q.Context(), a, status, values.Get("prefix"), values.Get("count") != "")
	})
	route("/expand", func(q *http.Request, a *answer) error { return r.expand(q.Context(), a, integerOf(q, "after")) })
	route("/wide", func(q *http.Request, a *answer) error { return r.wide(q.Context(), a, integerOf(q, "from"), 5000) })
	route("/holders", func(q *http.Request, a *answer) error { return r.holders(q.Context(), a, integerOf(q, "resource"), 1) })
	if r, ok := r.(exports); ok {
		route("/export", func(q *http.Request, a *answer) error { return r.export(q.Context(), a) })
	}
	if w, ok := r.(writes); ok {
		routeWrites(func(path string, f func(*http.Request, *answer) error) { on(http.MethodPost, path, f) }, w)
	}
	return mux
}

// errUnproven is for a key that the database does not know.
var errUnproven = errors.New("who are you?")

func serve(o Options, w http.ResponseWriter, req *http.Request, f func(*http.Request, *answer) error) {
	a := answers.Get().(*answer)
	defer answers.Put(a)
	a.w, a.b, a.sent, a.root = w, a.b[:0], false, o.Root
	w.Header().Set("Content-Type", "application/json;odata.metadata=minimal")
	w.Header().Set("OData-Version", "4.0")
	if err := f(req, a); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func integerOf(q *http.Request, name string) int64 {
	n, _ := strconv.ParseInt(q.URL.Query().Get(name), 10, 64)
	return n
}

// context begins an answer.
func (a *answer) context(fragment string) {
	a.b = append(a.b, `{"@odata.context":"`...)
	a.b = append(a.b, a.root...)
	a.b = append(a.b, "$metadata#"...)
	a.b = append(a.b, fragment...)
	a.b = append(a.b, '"')
}

// set begins an answer with many rows.
func (a *answer) set(fragment string) {
	a.context(fragment)
	a.b = append(a.b, `,"value":[`...)
}

// separate goes before every row but the first.
func (a *answer) separate(n int) {
	if n > 0 {
		a.b = append(a.b, ',', '\n')
	}
}

func (a *answer) close() error {
	a.b = append(a.b, "]}\n"...)
	return a.end()
}

// after gives the first text behind all those that begin with a prefix.
func after(prefix string) string {
	last := []rune(prefix)
	last[len(last)-1]++
	return string(last)
}
