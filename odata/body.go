package odata

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// readBody reads the request body as one entity of the type that the request leads to.
func (x *exchange) readBody(req *query.Request, create bool) (*payload.Entity, error) {
	body, err := x.jsonBytes()
	if err != nil {
		return nil, err
	}
	return x.reader(req.Query, create).Read(body)
}

// jsonBytes gives the whole body, which must be JSON.
func (x *exchange) jsonBytes() ([]byte, error) {
	if err := x.checkContentType(); err != nil {
		return nil, err
	}
	return x.bodyBytes()
}

// reader makes a reader of bodies about the entities that a query leads to.
func (x *exchange) reader(q *query.Query, create bool) *payload.Reader {
	_, marks := x.root.Profile.stubProperties()
	return &payload.Reader{
		Model: q.Model, Type: q.Type, Set: q.Set, Create: create, Replace: x.r.Method == http.MethodPut,
		Depth: x.config.ExpandDepth,
		Nulls: x.root.Profile.Nulls, StubMarks: marks,
		Resolve: func(id string) (payload.Ref, error) { return x.resolve(q, id) },
	}
}

func (x *exchange) checkContentType() error {
	sent := x.r.Header.Get("Content-Type")
	name, params, err := mime.ParseMediaType(sent)
	charset := strings.ToLower(params["charset"])
	if err != nil || name != "application/json" || charset != "" && charset != "utf-8" {
		return &Error{
			Status: http.StatusUnsupportedMediaType, Code: "UnsupportedMediaType", Target: "Content-Type",
			Message: fmt.Sprintf("bodies of type %q are not read; send application/json in UTF-8", sent),
		}
	}
	return nil
}

// body is what was sent as the body of a request. A second attempt finds it read.
type body struct {
	bytes []byte
	err   error
}

// bodyBytes gives the whole body.
func (x *exchange) bodyBytes() ([]byte, error) {
	if x.body == nil {
		bytes, err := x.unpackBody()
		x.body = &body{bytes, err}
	}
	return x.body.bytes, x.body.err
}

// maxBody is the limit of the body: a batch holds those of many requests.
func (x *exchange) maxBody() int64 {
	if x.path == batchPath {
		return x.config.MaxBatch
	}
	return x.config.MaxBody
}

// unpackBody reads the whole body; the limit counts what is sent and what that unpacks to.
func (x *exchange) unpackBody() ([]byte, error) {
	limit := x.maxBody()
	var in io.Reader = http.MaxBytesReader(x.w, x.r.Body, limit)
	switch encoding := strings.ToLower(x.r.Header.Get("Content-Encoding")); encoding {
	case "", "identity":
	case "gzip":
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return nil, badRequest("InvalidBody", "Content-Encoding", "the body is not gzip as its header says; send it plain or packed")
		}
		in = io.LimitReader(unpacked, limit+1)
	default:
		return nil, &Error{
			Status: http.StatusUnsupportedMediaType, Code: "UnsupportedMediaType", Target: "Content-Encoding",
			Message: fmt.Sprintf("the encoding %q is not understood; send the body plain or as gzip", encoding),
		}
	}
	body, err := io.ReadAll(in)
	if int64(len(body)) > limit {
		return nil, tooLarge(limit)
	}
	var size *http.MaxBytesError
	if err != nil && !errors.As(err, &size) {
		return nil, badRequest("InvalidBody", "", "the body could not be read to its end; send it again")
	}
	return body, err
}

// resolve finds what the id of an entity refers to; the error is a reason for people.
func (x *exchange) resolve(q *query.Query, id string) (payload.Ref, error) {
	ref, err := x.locate(q, id)
	if err != nil {
		err = errors.New(translate(err).Message)
	}
	return ref, err
}

// locate reads an id as a set and a key. Nothing is looked up outside this service. In a batch an id
// such as $1 is what an earlier request wrote.
func (x *exchange) locate(q *query.Query, id string) (payload.Ref, error) {
	if x.refs != nil && strings.HasPrefix(id, "$") {
		if ref, found := x.refs(id); found {
			return ref, nil
		}
	}
	path, err := x.relative(id)
	if err != nil {
		return payload.Ref{}, err
	}
	url, err := x.parse(path, "")
	if err != nil {
		return payload.Ref{}, err
	}
	if len(url.Path) != 1 || len(url.Path[0].Keys) == 0 {
		return payload.Ref{}, badRequest("InvalidReference", "", "expected a set and a key, such as Set(5)")
	}
	set := q.Model.Set(url.Path[0].Name)
	if set == nil {
		return payload.Ref{}, badRequest("InvalidReference", "", "there is no entity set %s", url.Path[0].Name)
	}
	key, err := query.BindKey(q.Model, set.Type, url.Path[0].Keys, map[string]grammar.Expr{})
	return payload.Ref{Set: set, Key: key}, err
}
