package batch

import (
	"bytes"
	"strings"
)

// maxBoundary is how long a boundary may be (RFC 2046).
const maxBoundary = 70

// readMultipart reads a body of type multipart/mixed: each part is a request, or a change set that
// is a multipart/mixed of requests again. Change sets hold no change sets.
func readMultipart(boundary string, body []byte, l Limits) ([]Request, error) {
	s, err := newSplitter(boundary, body)
	if err != nil {
		return nil, err
	}
	r := reader{limits: l}
	for {
		part, ok, err := s.next()
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		if err := r.part(part, nil); err != nil {
			return nil, err
		}
	}
	return r.requests, nil
}

type reader struct {
	limits   Limits
	requests []Request
}

// part reads one part, in a group or outside of one.
func (r *reader) part(part []byte, group *Group) error {
	header, body, err := readHeader(part, false)
	if err != nil {
		return err
	}
	name, boundary := mediaType(header.Get("Content-Type"))
	switch {
	case name == "application/http":
		return r.request(header.Get("Content-Id"), header.Get("Content-Transfer-Encoding"), body, group)
	case name != "multipart/mixed":
		return fault("InvalidBatch", "Content-Type", "a part is of type application/http, or a change set of type multipart/mixed; found %q", name)
	case group != nil:
		return fault("InvalidBatch", "Content-Type", "a change set holds requests only; take the inner change set out")
	}
	return r.changeSet(boundary, body)
}

// changeSet reads a part that is a change set.
func (r *reader) changeSet(boundary string, body []byte) error {
	s, err := newSplitter(boundary, body)
	if err != nil {
		return err
	}
	group := new(Group)
	for {
		part, ok, err := s.next()
		if err != nil || !ok {
			return err
		}
		if err := r.part(part, group); err != nil {
			return err
		}
	}
}

// request reads a part that is a request. What is wrong with the request itself is its own error.
func (r *reader) request(id, encoding string, body []byte, group *Group) error {
	if len(r.requests) == r.limits.Requests {
		return tooMany(r.limits)
	}
	switch strings.ToLower(encoding) {
	case "", "binary", "8bit", "7bit":
	default:
		return fault("InvalidBatch", "Content-Transfer-Encoding", "the encoding %q is not read; send binary", encoding)
	}
	q := Request{ID: id, Group: group}
	q.Err = q.read(body)
	if q.ID == "" && q.Header != nil {
		q.ID = q.Header.Get("Content-Id")
	}
	if q.ID != "" {
		if err := checkName(q.ID); err != nil {
			return err
		}
	}
	r.requests = append(r.requests, q)
	return nil
}

// splitter cuts a body into the parts between its boundaries. What stands before the first and
// behind the last one is passed over.
type splitter struct {
	rest []byte
	// dash is the boundary with the two dashes before it.
	dash []byte
	done bool
	// parts counts those found.
	parts int
}

func newSplitter(boundary string, body []byte) (*splitter, error) {
	if boundary == "" || len(boundary) > maxBoundary || !text(boundary) || strings.HasSuffix(boundary, " ") {
		return nil, fault("InvalidBatch", "boundary", "the Content-Type names no boundary of 1 to %d characters; send multipart/mixed;boundary=…", maxBoundary)
	}
	s := &splitter{rest: body, dash: []byte("--" + boundary)}
	_, found, err := s.cut()
	if err == nil && !found {
		err = fault("InvalidBatch", "boundary", "the boundary that the Content-Type names is not in the body; send the one that is")
	}
	return s, err
}

// next gives the next part; ok is false behind the last one.
func (s *splitter) next() (part []byte, ok bool, err error) {
	if s.done {
		if s.parts == 0 {
			return nil, false, fault("InvalidBatch", "", "there is no part between the boundaries; send at least one request")
		}
		return nil, false, nil
	}
	part, found, err := s.cut()
	if err == nil && !found {
		err = fault("InvalidBatch", "", "the body ends before its last boundary; send all of it, with -- behind the last boundary")
	}
	s.parts++
	return part, true, err
}

// cut gives what stands before the next line that is a boundary, and goes on behind that line.
func (s *splitter) cut() (before []byte, found bool, err error) {
	at := 0
	for {
		i := bytes.Index(s.rest[at:], s.dash)
		if i < 0 {
			return nil, false, nil
		}
		at += i
		if at == 0 || s.rest[at-1] == '\n' { // only there: else a line full of boundaries would be read over and over
			if end, last, ok := s.line(at + len(s.dash)); ok {
				before, s.rest, s.done = s.rest[:at], s.rest[end:], last
				before = bytes.TrimSuffix(before, []byte("\n"))
				return bytes.TrimSuffix(before, []byte("\r")), true, nil
			}
		}
		at += len(s.dash)
	}
}

// line reads what follows a boundary on its line: dashes behind the last one, then blanks only.
func (s *splitter) line(at int) (end int, last, ok bool) {
	rest := s.rest[at:]
	if last = bytes.HasPrefix(rest, []byte("--")); last {
		at, rest = at+2, rest[2:]
	}
	line, _, closed := bytes.Cut(rest, []byte("\n"))
	if len(bytes.Trim(line, " \t\r")) > 0 || !closed && !last {
		return 0, false, false
	}
	return min(at+len(line)+1, len(s.rest)), last, true
}
