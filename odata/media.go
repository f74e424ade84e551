package odata

import (
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/ropewalk/ropewalk/odata/payload"
)

// media is the form of an answer in JSON.
type media struct {
	level   payload.Level
	ieee754 bool
}

var levels = map[string]payload.Level{"minimal": payload.Minimal, "none": payload.None, "full": payload.Full}

// contentType names the form in the answer.
func (m media) contentType() string {
	text := contentTypes[m.level]
	if m.ieee754 {
		text += ";IEEE754Compatible=true"
	}
	return text
}

var contentTypes = map[payload.Level]string{
	payload.Minimal: "application/json;odata.metadata=minimal", payload.None: "application/json;odata.metadata=none",
	payload.Full: "application/json;odata.metadata=full",
}

// mediaRange is one item of an Accept header.
type mediaRange struct {
	name   string
	params map[string]string
	weight float64
}

// parseAccept reads an Accept header; items that cannot be read are left out.
func parseAccept(header string) []mediaRange {
	var ranges []mediaRange
	for _, item := range splitQuoted(header, ',') {
		name, params, err := mime.ParseMediaType(item)
		if err != nil {
			continue
		}
		r := mediaRange{name: name, params: params, weight: 1}
		if q, ok := params["q"]; ok {
			if r.weight, err = strconv.ParseFloat(q, 64); err != nil || r.weight < 0 || r.weight > 1 {
				continue
			}
		}
		ranges = append(ranges, r)
	}
	return ranges
}

// What clients accept most often.
var (
	anything  = []mediaRange{{name: "*/*", weight: 1}}
	plainJSON = []mediaRange{{name: "application/json", weight: 1}}
)

// accepted gives what the client accepts: $format counts more than the header.
func (x *exchange) accepted(format *string) []mediaRange {
	if format != nil {
		switch strings.ToLower(*format) {
		case "json":
			return plainJSON
		case "xml":
			return []mediaRange{{name: "application/xml", weight: 1}}
		}
		return parseAccept(*format)
	}
	switch header := strings.Join(x.r.Header.Values("Accept"), ","); strings.TrimSpace(header) {
	case "":
		return anything
	case "application/json":
		return plainJSON
	default:
		return parseAccept(header)
	}
}

// accepts tells whether a plain media type is acceptable.
func accepts(ranges []mediaRange, name string) bool { return wanted(ranges, name) > 0 }

// wanted is how much a plain media type is wanted: as the range says that names it most closely.
func wanted(ranges []mediaRange, name string) float64 {
	major, _, _ := strings.Cut(name, "/")
	best, specific := 0.0, -1
	for _, r := range ranges {
		rank := -1
		switch r.name {
		case name:
			rank = 2
		case major + "/*":
			rank = 1
		case "*/*":
			rank = 0
		}
		if rank > specific {
			best, specific = r.weight, rank
		}
	}
	return best
}

// negotiateJSON picks the form of a JSON answer: the acceptable one of the highest weight.
func (x *exchange) negotiateJSON(format *string) error {
	best := 0.0
	ranges := x.accepted(format)
	for _, r := range ranges {
		m, ok := r.json()
		if ok && r.weight > best {
			x.media, best = m, r.weight
		}
	}
	if best > 0 && accepts(ranges, "application/json") {
		return nil
	}
	return notAcceptable("application/json, with odata.metadata=none, minimal or full")
}

func notAcceptable(offer string) *Error {
	return &Error{
		Status: http.StatusNotAcceptable, Code: "NotAcceptable", Target: "Accept",
		Message: "the answer is not available in the format asked for; accept " + offer,
	}
}

// json reads a media range as a form of JSON.
func (r mediaRange) json() (media, bool) {
	if r.name == "*/*" || r.name == "application/*" {
		return media{}, true
	}
	if r.name != "application/json" {
		return media{}, false
	}
	var m media
	for name, value := range r.params {
		value = strings.ToLower(value)
		switch strings.ToLower(name) {
		case "odata.metadata", "metadata":
			level, ok := levels[value]
			if !ok {
				return m, false
			}
			m.level = level
		case "ieee754compatible":
			m.ieee754 = value == "true"
		case "charset":
			if value != "utf-8" {
				return m, false
			}
		}
	}
	return m, true
}

// negotiate checks that a media type without variants is acceptable.
func (x *exchange) negotiate(format *string, name string) error {
	if accepts(x.accepted(format), name) {
		return nil
	}
	return notAcceptable(name)
}
