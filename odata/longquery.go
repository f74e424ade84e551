package odata

import (
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
)

// longQuery turns a POST to …/$query, which brings its query options in the body because a URL
// would not hold them, into the GET that it stands for. Links to further pages are such a GET.
func (x *exchange) longQuery() error {
	path, found := cutFold(x.path, "/$query")
	if !found {
		return nil
	}
	if x.r.Method != http.MethodPost {
		return x.methodNotAllowed([]string{http.MethodPost})
	}
	if name, _, err := mime.ParseMediaType(x.r.Header.Get("Content-Type")); err != nil || name != "text/plain" && name != "application/x-www-form-urlencoded" {
		return &Error{
			Status: http.StatusUnsupportedMediaType, Code: "UnsupportedMediaType", Target: "Content-Type",
			Message: "send the query options as text/plain, encoded as in a URL",
		}
	}
	most := x.config.MaxLongQuery
	body, err := io.ReadAll(io.LimitReader(x.r.Body, int64(most)+1))
	if err != nil {
		return badRequest("InvalidBody", "", "the body could not be read to its end; send it again")
	}
	if len(body) > most {
		return &Error{
			Status: http.StatusRequestEntityTooLarge, Code: "LimitExceeded", Target: "body",
			Message: fmt.Sprintf("the query options are larger than %d bytes; send less", most),
		}
	}
	x.path, x.limits.Text = path, most
	x.ask(strings.Trim(x.r.URL.RawQuery+"&"+strings.TrimSpace(string(body)), "&"))
	return nil
}

// ask makes the request a GET of the path before $query with these query options.
func (x *exchange) ask(rawQuery string) {
	r, url := *x.r, *x.r.URL
	url.Path, _ = cutFold(url.Path, "/$query")
	url.RawPath, _ = cutFold(url.RawPath, "/$query")
	url.RawQuery = rawQuery
	r.Method, r.URL = http.MethodGet, &url
	x.r = &r
}

// cutFold cuts a suffix off in any letter case.
func cutFold(text, suffix string) (before string, found bool) {
	n := len(text) - len(suffix)
	if n < 0 || !strings.EqualFold(text[n:], suffix) {
		return text, false
	}
	return text[:n], true
}
