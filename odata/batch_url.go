package odata

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/odata/batch"
)

// partURL is what a request of the batch asks for: relative to the root of the batch, a path, an
// absolute URL of this service, or an earlier request ($1) with what follows it. Other services are
// never asked.
func (s *sequence) partURL(r *batch.Request) (*url.URL, Root, error) {
	path, err := s.partPath(strings.ReplaceAll(r.URL, " ", "%20"))
	if err != nil {
		return nil, Root{}, err
	}
	u, err := url.ParseRequestURI(path)
	if err != nil || strings.Contains(path, "#") {
		return nil, Root{}, badRequest("InvalidURL", "url", "the URL of a request cannot be read; encode it as RFC 3986 says, without a fragment")
	}
	u.Scheme = s.x.r.URL.Scheme
	for _, root := range s.roots {
		if _, below := root.below(u.EscapedPath()); below {
			return u, root, nil
		}
	}
	return nil, Root{}, s.foreign()
}

func (s *sequence) foreign() *Error {
	return badRequest("ForeignURL", "url", "a request of a batch asks this service only; send a URL that begins with %s, or one relative to that", s.x.base)
}

// partPath turns the URL into a path with query that begins with a slash.
func (s *sequence) partPath(sent string) (string, error) {
	switch {
	case strings.HasPrefix(sent, "//"):
		return "", s.foreign()
	case strings.HasPrefix(sent, "/"):
		return sent, nil
	case strings.HasPrefix(sent, "$"):
		path, err := s.behind(sent)
		return s.x.root.Path + path, err
	case !absolute(sent):
		return s.x.root.Path + sent, nil
	case len(sent) > len(s.public) && strings.EqualFold(sent[:len(s.public)], s.public) && sent[len(s.public)] == '/':
		return sent[len(s.public):], nil
	}
	return "", s.foreign()
}

// absolute tells whether a URL begins with a scheme.
func absolute(sent string) bool {
	end := strings.IndexFunc(sent, func(c rune) bool {
		return !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.')
	})
	return end > 0 && sent[end] == ':'
}

// systemPaths are the resources below a root whose names begin with a dollar sign.
var systemPaths = []string{"$async", "$batch", "$metadata", "$entity", "$all", "$crossjoin"}

// behind puts what an earlier request wrote, or asked for, in place of $id at the beginning of a URL.
func (s *sequence) behind(sent string) (string, error) {
	end := strings.IndexAny(sent, "/?(")
	if end < 0 {
		end = len(sent)
	}
	name := sent[:end]
	if slices.Contains(systemPaths, name) || s.members[name[1:]] != nil {
		return sent, nil
	}
	d := s.done[name[1:]]
	switch {
	case d == nil || d.ok() && d.path == "":
		return "", badRequest("InvalidReference", name, "%q is no earlier request of this batch; refer to one that is", name)
	case !d.ok():
		return "", &Error{
			Status: http.StatusFailedDependency, Code: "FailedDependency", Target: name,
			Message: "the request was not made, since the one that it refers to failed; mend that one and send both again",
		}
	}
	return d.path + sent[end:], nil
}
