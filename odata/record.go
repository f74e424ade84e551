package odata

import (
	"bytes"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// recorder holds an answer back, to keep it before it is given. One that grows too large is let
// through and not kept.
type recorder struct {
	http.ResponseWriter
	limit  int
	before http.Header
	status int
	body   []byte
	passed bool
}

// record holds back what the exchange answers until pass, or for good if restore comes first.
func (x *exchange) record() (rec *recorder, restore func()) {
	out := x.w.ResponseWriter
	rec = &recorder{ResponseWriter: out, limit: x.config.MaxKept, before: out.Header().Clone(), status: http.StatusOK}
	x.w.ResponseWriter = rec
	return rec, func() { x.w.ResponseWriter = out }
}

// WriteHeader implements http.ResponseWriter.
func (rec *recorder) WriteHeader(status int) {
	if rec.passed {
		rec.ResponseWriter.WriteHeader(status)
		return
	}
	rec.status = status
}

// Write implements http.ResponseWriter.
func (rec *recorder) Write(b []byte) (int, error) {
	if !rec.passed && len(rec.body)+len(b) > rec.limit {
		if err := rec.pass(); err != nil {
			return 0, err
		}
	}
	if rec.passed {
		return rec.ResponseWriter.Write(b)
	}
	rec.body = append(rec.body, b...)
	return len(b), nil
}

// Unwrap is for http.ResponseController.
func (rec *recorder) Unwrap() http.ResponseWriter { return rec.ResponseWriter }

// pass lets through what was held back.
func (rec *recorder) pass() error {
	if rec.passed {
		return nil
	}
	rec.passed = true
	rec.ResponseWriter.WriteHeader(rec.status)
	if len(rec.body) == 0 { // some statuses allow none
		return nil
	}
	_, err := rec.ResponseWriter.Write(rec.body)
	return err
}

// answer is what was held back, with the headers that belong to it and not to the connection; nil
// if it was let through.
func (rec *recorder) answer() *Answer {
	if rec.passed {
		return nil
	}
	h := maps.Clone(rec.Header())
	maps.DeleteFunc(h, func(name string, values []string) bool { return slices.Equal(values, rec.before[name]) })
	return &Answer{Status: rec.status, Header: h.Clone(), Body: rec.body}
}

// sentBytes gives the body as it was sent, and lets it be read once more.
func (x *exchange) sentBytes() ([]byte, error) {
	if x.sent == nil {
		limit := x.sentLimit()
		bytes, err := io.ReadAll(io.LimitReader(x.r.Body, limit+1))
		switch {
		case err != nil:
			err = badRequest("InvalidBody", "", "the body could not be read to its end; send it again")
		case int64(len(bytes)) > limit:
			err = tooLarge(limit)
		}
		x.sent = &body{bytes, err}
	}
	r := *x.r
	r.Body = io.NopCloser(bytes.NewReader(x.sent.bytes))
	x.r = &r
	return x.sent.bytes, x.sent.err
}

// sentLimit is the largest body that the path accepts.
func (x *exchange) sentLimit() int64 {
	if _, longQuery := cutFold(x.path, "/$query"); longQuery {
		return int64(x.config.MaxLongQuery)
	}
	return x.maxBody()
}

// shownQuery is the query of the request without the options that must not be shown.
func (x *exchange) shownQuery() string {
	var kept []string
	for _, pair := range strings.Split(x.r.URL.RawQuery, "&") {
		name, _, _ := strings.Cut(pair, "=")
		name, err := url.QueryUnescape(name)
		if pair == "" || err == nil && slices.Contains(x.config.HiddenOptions, name) {
			continue
		}
		kept = append(kept, pair)
	}
	return strings.Join(kept, "&")
}
