package odata

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/odata/batch"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// inner is what an exchange knows of the batch that it is a part of.
type inner struct {
	sequence *sequence
	request  *batch.Request
}

// recall finds out anew who makes a request: for a part of a batch, who sends the batch.
func (x *exchange) recall() (context.Context, error) {
	if x.inner != nil {
		ctx, err := x.inner.sequence.recall()
		if err != nil {
			return nil, err
		}
		return x.inner.sequence.partContext(ctx, x.r.Header)
	}
	if x.config.Renew == nil {
		return nil, ErrStale
	}
	return x.config.Renew(x.r)
}

// exchange makes the exchange of one request of the batch. It asks the service itself, and nothing
// else; who calls is who sent the batch.
func (s *sequence) exchange(r *batch.Request) (*exchange, error) {
	if r.Err != nil {
		return nil, r.Err
	}
	if !slices.Contains(partMethods, r.Method) {
		return nil, badRequest("InvalidMethod", "method", "a request of a batch is a %s; found %q", strings.Join(partMethods, ", "), r.Method)
	}
	header, err := s.partHeader(r)
	if err != nil {
		return nil, err
	}
	url, root, err := s.partURL(r)
	if err != nil {
		return nil, err
	}
	ctx, err := s.partContext(s.ctx, header)
	if err != nil {
		return nil, err
	}
	outer := s.x.r
	asked := &http.Request{
		Method: r.Method, URL: url, Proto: outer.Proto, ProtoMajor: outer.ProtoMajor, ProtoMinor: outer.ProtoMinor, Header: header,
		Body: io.NopCloser(bytes.NewReader(r.Body)), ContentLength: int64(len(r.Body)),
		Host: outer.Host, RemoteAddr: outer.RemoteAddr, RequestURI: url.RequestURI(), TLS: outer.TLS,
	}
	below, _ := root.below(url.EscapedPath())
	x := s.x.service.exchange(nil, asked.WithContext(ctx), root, below)
	x.inner = &inner{s, r}
	x.body = &body{bytes: r.Body}
	if int64(len(r.Body)) > x.config.MaxBody {
		x.body = &body{err: tooLarge(x.config.MaxBody)}
	}
	x.refs = func(id string) (payload.Ref, bool) { return s.reference(x, id) }
	return x, nil
}

var partMethods = []string{http.MethodGet, http.MethodPost, http.MethodPatch, http.MethodPut, http.MethodDelete}

// partContext is the context of one request: that of the caller, with what its own headers say.
func (s *sequence) partContext(ctx context.Context, header http.Header) (context.Context, error) {
	if s.x.config.Part == nil || !slices.ContainsFunc(s.x.config.PartHeaders, func(name string) bool { return header.Values(name) != nil }) {
		return ctx, nil
	}
	return s.x.config.Part(ctx, header)
}

// partHeaders are the headers that a request of a batch may bring, beside those of the
// configuration. Others are as if they were not there.
var partHeaders = map[string]bool{
	"Accept": true, "Accept-Charset": true, "Accept-Language": true, "Content-Type": true, "If-Match": true, "If-None-Match": true,
	"Isolation": true, "Odata-Isolation": true, "Odata-Maxversion": true, "Odata-Version": true, "Prefer": true,
	"Repeatability-Client-Id": true, "Repeatability-First-Sent": true, "Repeatability-Request-Id": true,
}

// forbiddenHeaders say who calls, from where, or how bytes travel. That is settled for the batch, and a
// request that says something else about it is refused. A dash at the end stands for all that follow.
var forbiddenHeaders = []string{
	"Authorization", "Connection", "Content-Encoding", "Cookie", "Expect", "Forwarded", "Impersonate_user", "Keep-Alive", "Proxy-",
	"Te", "Trailer", "Transfer-Encoding", "Upgrade", "X-Api-Key", "X-Forwarded-", "X-Http-Method", "X-Http-Method-", "X-Method-", "X-Real-Ip",
}

func forbiddenHeader(name string) bool {
	return slices.ContainsFunc(forbiddenHeaders, func(forbidden string) bool {
		return name == forbidden || strings.HasSuffix(forbidden, "-") && strings.HasPrefix(name, forbidden)
	})
}

// partHeader picks the headers of a request that count. The version of the batch is that of its
// requests, if they do not say another.
func (s *sequence) partHeader(r *batch.Request) (http.Header, error) {
	header := http.Header{}
	for name, values := range r.Header { // the reader of the batch wrote the names as HTTP does
		switch {
		case partHeaders[name], slices.ContainsFunc(s.x.config.PartHeaders, func(own string) bool { return strings.EqualFold(own, name) }):
			header[name] = values
		case forbiddenHeader(name), name == "Host" && !s.hostedAt(values):
			return nil, badRequest("ForbiddenHeader", name, "a request of a batch cannot have the header %s; what it says is settled for the whole batch", name)
		}
	}
	for _, name := range []string{"OData-Version", "OData-MaxVersion"} {
		if outer := s.x.r.Header.Values(name); header.Values(name) == nil && outer != nil {
			header[http.CanonicalHeaderKey(name)] = outer
		}
	}
	return header, s.etagOf(header)
}

// hostedAt tells whether a header Host names this very service, as the standard lets it do beside
// an absolute path. It is compared and not used.
func (s *sequence) hostedAt(hosts []string) bool {
	_, public, _ := strings.Cut(s.public, "://")
	public, _, _ = strings.Cut(public, "/")
	return len(hosts) == 1 && (strings.EqualFold(hosts[0], s.x.r.Host) || strings.EqualFold(hosts[0], public))
}

// etagOf puts the ETag of what an earlier request answered with in place of $id in If-Match and If-None-Match.
func (s *sequence) etagOf(header http.Header) error {
	for _, name := range []string{"If-Match", "If-None-Match"} {
		sent := header.Get(name)
		if !strings.HasPrefix(sent, "$") {
			continue
		}
		d := s.done[sent[1:]]
		switch {
		case s.members[sent[1:]] != nil:
			return &Error{Status: http.StatusNotImplemented, Code: "NotImplemented", Target: name, Message: "the ETag of what the same change set writes is not known yet; leave the header out, nobody else can change it meanwhile"}
		case d == nil || d.etag == "":
			return badRequest("InvalidReference", name, "%q is no earlier request of this batch that was answered with an ETag; name one", sent)
		}
		header.Set(name, d.etag)
	}
	return nil
}

// reference resolves an id such as $1 in the body of a request. What the same change set writes is
// told by the number of its change; it is negative, since it does not count from the request's own.
func (s *sequence) reference(x *exchange, id string) (payload.Ref, bool) {
	name := strings.TrimPrefix(id, "$")
	if d := s.members[name]; d != nil && len(d.edit.changes) > 0 {
		return payload.Ref{Set: d.edit.changes[d.edit.about].Set, Of: -(d.at + d.edit.about + 1)}, true
	}
	d := s.done[name]
	if d == nil || !d.ok() {
		return payload.Ref{}, false
	}
	model, err := x.store.Model(x.r.Context())
	if err != nil {
		return payload.Ref{}, false
	}
	ref, err := x.locate(&query.Query{Model: model}, d.path)
	return ref, err == nil
}
