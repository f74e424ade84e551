package odata

import (
	"net/http"
	"strconv"
	"strings"
)

// preferences are the parts of the Prefer headers, and which of them were honoured.
type preferences struct {
	list []preference
}

type preference struct {
	name, value string
	// sent is the name as the client wrote it, with or without "odata.".
	sent    string
	honours string
}

// parsePreferences reads Prefer headers; what cannot be read is ignored, as preferences are.
func parsePreferences(headers []string) preferences {
	var p preferences
	for _, header := range headers {
		for _, item := range splitQuoted(header, ',') {
			item, _, _ = strings.Cut(item, ";")
			name, value, _ := strings.Cut(item, "=")
			name = strings.ToLower(strings.TrimSpace(name))
			plain := strings.TrimPrefix(name, "odata.")
			if name != "" && p.find(plain) == nil {
				p.list = append(p.list, preference{name: plain, value: strings.Trim(strings.TrimSpace(value), `"`), sent: name})
			}
		}
	}
	return p
}

func (p *preferences) find(name string) *preference {
	for i := range p.list {
		if p.list[i].name == name {
			return &p.list[i]
		}
	}
	return nil
}

func (p *preferences) value(name string) string {
	if found := p.find(name); found != nil {
		return found.value
	}
	return ""
}

// honour notes that a preference was applied, perhaps with another value than asked for.
func (p *preferences) honour(name, value string) {
	if found := p.find(name); found != nil {
		found.honours = found.sent + "=" + value
	}
}

// applied is the value of Preference-Applied.
func (p *preferences) applied() string {
	var done []string
	for _, item := range p.list {
		if item.honours != "" {
			done = append(done, item.honours)
		}
	}
	return strings.Join(done, ", ")
}

// pageSize is the size of a page for this request.
func (x *exchange) pageSize() int64 {
	n, err := strconv.ParseInt(x.prefs.value("maxpagesize"), 10, 64)
	if err != nil || n < 1 {
		return x.config.PageSize
	}
	n = min(n, x.config.MaxPageSize)
	x.prefs.honour("maxpagesize", strconv.FormatInt(n, 10))
	return n
}

// returns tells what a write answers with: the preference, or the standard.
func (x *exchange) returns(standard string) string {
	switch v := x.prefs.value("return"); v {
	case "minimal", "representation":
		x.prefs.honour("return", v)
		return v
	}
	return standard
}

// continues tells whether what fails of many things that are asked for does not end the others.
func (x *exchange) continues() bool {
	found := x.prefs.find("continue-on-error")
	if found == nil || found.value == "false" {
		return false
	}
	found.honours = found.sent
	return true
}

// handle honours handling=strict: what a request says is always read strictly, so that a client who
// prefers lenient handling is not told that he got it.
func (x *exchange) handle() {
	if x.prefs.value("handling") == "strict" {
		x.prefs.honour("handling", "strict")
	}
}

// stubs tells whether references come inline.
func (x *exchange) stubs() bool {
	switch v := x.prefs.value("ropewalk.references"); v {
	case "stub", "none":
		x.prefs.honour("ropewalk.references", v)
		return v == "stub"
	}
	return len(x.root.Profile.Stubs) > 0
}

// omitNulls tells whether a read leaves out what is null. No property has another default, so that
// to omit defaults is the same. A write shows all that it made.
func (x *exchange) omitNulls() bool {
	v := x.prefs.value("omit-values")
	if v != "nulls" && v != "defaults" || x.r.Method != http.MethodGet && x.r.Method != http.MethodHead {
		return false
	}
	x.prefs.honour("omit-values", v)
	return true
}

// includeDeleted tells whether deleted rows are asked for as well.
func (x *exchange) includeDeleted() bool {
	found := x.prefs.find("ropewalk.include-deleted")
	if found == nil {
		return false
	}
	found.honours = found.sent
	return true
}

// splitQuoted splits at a separator that does not stand within double quotes.
func splitQuoted(s string, separator byte) []string {
	var parts []string
	start, quoted := 0, false
	for i := range len(s) {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == separator && !quoted:
			parts = append(parts, s[start:i])
			start = i + 1
		}
	}
	return append(parts, s[start:])
}
