package odata

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

const (
	version40  = "4.0"
	version401 = "4.01"
)

// admit checks what needs neither model nor URL grammar: sizes, protocol version, Accept.
func (x *exchange) admit() error {
	if err := x.admitVersion(); err != nil {
		return err
	}
	if err := x.admitMethod(); err != nil {
		return err
	}
	if len(x.r.RequestURI) > x.config.MaxURL {
		return &Error{
			Status: http.StatusRequestURITooLong, Code: "LimitExceeded", Target: "URL",
			Message: fmt.Sprintf("the URL is longer than %d bytes; shorten it", x.config.MaxURL),
		}
	}
	size := 0
	for name, values := range x.r.Header {
		for _, v := range values {
			size += len(name) + len(v) + len(": \r\n")
		}
	}
	if size > x.config.MaxHeader {
		return &Error{
			Status: http.StatusRequestHeaderFieldsTooLarge, Code: "LimitExceeded", Target: "header",
			Message: fmt.Sprintf("the headers are larger than %d bytes; send less", x.config.MaxHeader),
		}
	}
	return nil
}

// admitVersion settles the version of the answer: 4.01 only for those who ask for it (G-57).
func (x *exchange) admitVersion() error {
	if sent := x.r.Header.Get(versionKey); sent != "" && sent != version40 && sent != version401 {
		return badRequest("UnsupportedVersion", "OData-Version", "requests of version %q are not understood; send 4.0 or 4.01", sent)
	}
	asked := x.r.Header.Get(maxVersionKey)
	if asked == "" {
		return nil
	}
	v, err := strconv.ParseFloat(asked, 64)
	if err != nil || v < 4 || v > 1000 {
		return badRequest("UnsupportedVersion", "OData-MaxVersion", "no answer of version %q or lower can be given; send 4.0 or 4.01", asked)
	}
	if v >= 4.01 {
		x.version = version401
	}
	return nil
}

// The keys under which net/http keeps headers that are spelt otherwise: to ask by the usual spelling costs
// an allocation each time.
const (
	versionKey    = "Odata-Version"
	maxVersionKey = "Odata-Maxversion"
	etagKey       = "Etag"
)

// overrides are the headers by which some clients tunnel another method through the one they send, by
// their keys.
var overrides = map[string]string{
	"X-Http-Method": "X-HTTP-Method", "X-Http-Method-Override": "X-HTTP-Method-Override", "X-Method-Override": "X-Method-Override",
}

// admitMethod refuses a request that means another method than its own. To ignore that would turn
// the change of a row into a new one.
func (x *exchange) admitMethod() error {
	for key, name := range overrides {
		if sent := x.r.Header.Get(key); sent != "" && !strings.EqualFold(sent, x.r.Method) {
			return badRequest("InvalidHeader", name, "the method is not taken from a header; send the request as %s", strings.ToUpper(sent))
		}
	}
	return nil
}

// head sets the headers that every answer has.
func (x *exchange) head() http.Header {
	h := x.w.Header()
	commonHead(h, x.version)
	if applied := x.prefs.applied(); applied != "" {
		h.Set("Preference-Applied", applied)
	}
	return h
}

// commonHead sets what does not depend on the request.
func commonHead(h http.Header, version string) {
	h.Set(versionKey, version)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "private, no-cache")
}
