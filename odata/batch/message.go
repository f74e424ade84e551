package batch

import (
	"bytes"
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// read reads a message of type application/http: the line of the request, headers, a body.
func (r *Request) read(message []byte) error {
	line, rest, _ := bytes.Cut(message, []byte("\n"))
	if err := r.readLine(strings.TrimSuffix(string(line), "\r")); err != nil {
		return err
	}
	header, body, err := readHeader(rest, true)
	if err != nil {
		return err
	}
	r.Header = header
	r.Body, err = measured(header, body)
	return err
}

// readLine reads "GET url HTTP/1.1". Blanks within the URL are kept: browsers' scripts send them.
func (r *Request) readLine(line string) error {
	method, rest, _ := strings.Cut(line, " ")
	at := strings.LastIndex(rest, " ")
	if at < 1 || !strings.HasPrefix(rest[at+1:], "HTTP/1.") || method == "" || !text(line) {
		return fault("InvalidRequest", "", "a request of a batch begins with a line such as GET Set(5) HTTP/1.1")
	}
	r.Method, r.URL = method, strings.TrimSpace(rest[:at])
	return nil
}

// measured gives as much of a body as its Content-Length says; behind that only blanks may stand.
func measured(header http.Header, body []byte) ([]byte, error) {
	sent := header.Get("Content-Length")
	if sent == "" {
		return body, nil
	}
	n, err := strconv.ParseUint(sent, 10, 31)
	if err != nil || n > uint64(len(body)) || len(bytes.TrimSpace(body[n:])) > 0 || len(header.Values("Content-Length")) > 1 {
		return nil, fault("InvalidHeader", "Content-Length", "the body of the request has another length; leave the header out, the boundary ends the body")
	}
	return body[:n], nil
}

// maxHeaders is how many lines of headers a part may have.
const maxHeaders = 100

// readHeader reads headers up to the blank line that ends them. Lines may end without a carriage
// return, as those of scripts do; they are never folded. Where nothing needs to follow, as behind a
// GET, the headers may end with the message.
func readHeader(message []byte, mayEnd bool) (header http.Header, body []byte, err error) {
	header = http.Header{}
	for n := 0; ; n++ {
		line, rest, found := bytes.Cut(message, []byte("\n"))
		if !found && !mayEnd {
			return nil, nil, fault("InvalidHeader", "", "no blank line ends the headers; send one")
		}
		message = rest
		line = bytes.TrimSuffix(line, []byte("\r"))
		if len(line) == 0 {
			return header, message, nil
		}
		if n == maxHeaders {
			return nil, nil, &Error{Code: "LimitExceeded", Target: "header", Message: "a part has more than 100 headers; send fewer"}
		}
		name, value, colon := strings.Cut(string(line), ":")
		if !colon {
			name = ""
		}
		if err := addHeader(header, name, value); err != nil {
			return nil, nil, err
		}
	}
}

// addHeader adds a header if it could be one of HTTP.
func addHeader(header http.Header, name, value string) error {
	if !isToken(name) {
		return fault("InvalidHeader", "", "a header has no proper name; write Name: value, each on one line")
	}
	value = strings.Trim(value, " \t")
	if strings.IndexFunc(value, func(c rune) bool { return c < ' ' && c != '\t' || c == 0x7f }) >= 0 {
		return fault("InvalidHeader", name, "the value of the header %s holds a control character; leave it out", name)
	}
	header.Add(name, value)
	return nil
}

// isToken tells names of headers from other texts.
func isToken(name string) bool {
	for _, c := range []byte(name) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte(`"(),/:;<=>?@[\]{}`, c) >= 0 {
			return false
		}
	}
	return name != ""
}

// mediaType reads a Content-Type; what cannot be read is no type.
func mediaType(contentType string) (name, boundary string) {
	name, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return "", ""
	}
	return name, params["boundary"]
}
