package main

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/google/uuid"
)

// requestIDHeader is the spelling that net/http keeps X-Request-ID by.
const requestIDHeader = "X-Request-Id"

// exchange is what the middleware knows of one request. It travels by pointer in the context,
// so that what an inner handler learns (the caller) reaches the log of the outer one.
type exchange struct {
	ID     string
	Caller string
}

type exchangeKey struct{}

// exchangeOf gives the exchange that ctx belongs to; outside of a request a fresh one.
func exchangeOf(ctx context.Context) *exchange {
	if e, ok := ctx.Value(exchangeKey{}).(*exchange); ok {
		return e
	}
	return &exchange{}
}

// withExchange names every request: by the caller's X-Request-ID where it is short and plain,
// else by a new UUID. The id stands in the answer, in the log and in the audit.
func withExchange(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		e := &exchange{ID: r.Header.Get(requestIDHeader)}
		if !plainID(e.ID) {
			e.ID = uuid.NewString()
		}
		w.Header().Set(requestIDHeader, e.ID)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), exchangeKey{}, e)))
	})
}

func plainID(id string) bool {
	return id != "" && len(id) <= 100 && strings.IndexFunc(id, func(c rune) bool {
		return c < '!' || c > '~'
	}) < 0
}

// withLog writes one line per request when it ends, and measures it.
func withLog(log *slog.Logger, m *metrics, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		begun, end := m.begin(r)
		defer end()
		seen := &observed{ResponseWriter: w, status: http.StatusOK, begun: begun}
		next.ServeHTTP(seen, r)
		seen.finish()
		took := time.Since(start)
		m.request(r, seen.status, took)
		e := exchangeOf(r.Context())
		log.LogAttrs(r.Context(), slog.LevelInfo, "request",
			slog.String("id", e.ID),
			slog.String("caller", e.Caller),
			slog.String("method", r.Method),
			slog.String("url", redact(r.URL)),
			slog.Int("status", seen.status),
			slog.Int64("bytes", seen.bytes),
			slog.Duration("took", took))
	})
}

// redact gives the URL without credentials, bounded in length.
func redact(u *url.URL) string {
	text := u.EscapedPath()
	if strings.Contains(text, "=") {
		text = inPath.ReplaceAllString(text, "${1}REDACTED")
	}
	if u.RawQuery != "" {
		text += "?" + redactQuery(u.RawQuery)
	}
	if len(text) > 2048 {
		text = text[:2048] + "…"
	}
	return text
}

// inPath finds an option that a slip put into the path.
var inPath = regexp.MustCompile(`(?i)(` + keyOption + `=)[^/;&]*`)

// redactQuery gives a query without credentials. A semicolon separates options for some clients;
// such a request is refused, but its key is a key all the same.
func redactQuery(raw string) string {
	var b strings.Builder
	b.Grow(len(raw))
	for raw != "" {
		end := strings.IndexAny(raw, "&;")
		if end < 0 {
			end = len(raw)
		}
		b.WriteString(redactPair(raw[:end]))
		if end < len(raw) {
			b.WriteByte(raw[end])
			end++
		}
		raw = raw[end:]
	}
	return b.String()
}

func redactPair(option string) string {
	name, _, found := strings.Cut(option, "=")
	plain, err := url.QueryUnescape(name)
	if found && (err != nil || isKeyOption(plain)) {
		return name + "=REDACTED"
	}
	return option
}

func isKeyOption(name string) bool {
	return strings.EqualFold(strings.TrimPrefix(strings.TrimSpace(name), "$"), keyOption)
}

// observed remembers what was answered, and to whom.
type observed struct {
	http.ResponseWriter
	status int
	bytes  int64
	wrote  bool
	// sized says that the head tells how long the answer is.
	sized bool
	// begun is shown the head of the answer once.
	begun func(http.Header)
}

func (o *observed) WriteHeader(status int) {
	o.head(status)
	o.ResponseWriter.WriteHeader(status)
}

func (o *observed) head(status int) {
	if !o.wrote {
		o.status, o.wrote = status, true
		o.sized = o.Header()["Content-Length"] != nil
		o.begun(o.Header())
	}
}

func (o *observed) Write(p []byte) (int, error) {
	o.head(o.status)
	n, err := o.ResponseWriter.Write(p)
	o.bytes += int64(n)
	return n, err
}

// finish sends the rest of an answer that is whole, before its line is written: nobody waits for that. Of
// another answer the server itself finds out how long it is.
func (o *observed) finish() {
	if o.sized {
		o.Flush()
	}
}

// Unwrap lets http.ResponseController reach the connection.
func (o *observed) Unwrap() http.ResponseWriter { return o.ResponseWriter }

// Flush passes what is buffered on.
func (o *observed) Flush() { _ = http.NewResponseController(o.ResponseWriter).Flush() }
