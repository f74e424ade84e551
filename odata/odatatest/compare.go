package odatatest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"
)

// compare tells how an answer differs from what was expected; "" if it does not. Names in the
// expected answer that are new are noted with what they matched.
func (s *script) compare(want, got message) string {
	if want.first != got.first {
		return "the status differs"
	}
	for _, h := range want.headers {
		have := strings.Join(got.header.Values(h[0]), " | ")
		if h[1] == "-" {
			if _, there := got.header[h[0]]; there {
				return fmt.Sprintf("header %s must not be there", h[0])
			}
		} else if !s.match(h[1], have) {
			return fmt.Sprintf("header %s differs", h[0])
		}
	}
	if lines, ok := fragments(want.body); ok {
		for _, line := range lines {
			if rest, absent := strings.CutPrefix(line, "! "); absent {
				if strings.Contains(got.body, rest) {
					return fmt.Sprintf("the body contains %q", rest)
				}
			} else if !s.contains(line, got.body) {
				return fmt.Sprintf("the body does not contain %q", line)
			}
		}
		return ""
	}
	if !s.match(squeeze(want.body), squeeze(got.body)) {
		return "the body differs"
	}
	return ""
}

// fragments reads a body of "~ " and "! " lines.
func fragments(body string) (lines []string, ok bool) {
	if !strings.HasPrefix(body, "~ ") && !strings.HasPrefix(body, "! ") {
		return nil, false
	}
	for _, line := range strings.Split(body, "\n") {
		lines = append(lines, strings.TrimPrefix(line, "~ "))
	}
	return lines, true
}

var placeholder = regexp.MustCompile(`\{\{(\*|[a-zA-Z]\w*)\}\}`)

// pattern turns an expected text into a regular expression; new names become groups.
func (s *script) pattern(want string) string {
	var b strings.Builder
	seen := map[string]bool{}
	at := 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(want, -1) {
		b.WriteString(regexp.QuoteMeta(want[at:m[0]]))
		name := want[m[2]:m[3]]
		value, known := s.vars[name]
		switch {
		case name == "*":
			b.WriteString(`(?s:.*?)`)
		case known:
			b.WriteString(regexp.QuoteMeta(value))
		case seen[name]:
			b.WriteString(`[^"\s,}]+`)
		case m[0] > 0 && want[m[0]-1] == '"':
			seen[name] = true
			b.WriteString(`(?P<` + name + `>[^"]+)`)
		default:
			seen[name] = true
			b.WriteString(`(?P<` + name + `>[^"\s,})]+)`)
		}
		at = m[1]
	}
	b.WriteString(regexp.QuoteMeta(want[at:]))
	return b.String()
}

func (s *script) match(want, got string) bool {
	return s.capture(regexp.MustCompile("^"+s.pattern(want)+"$"), got)
}

func (s *script) contains(want, got string) bool {
	return s.capture(regexp.MustCompile(s.pattern(want)), got)
}

func (s *script) capture(re *regexp.Regexp, got string) bool {
	m := re.FindStringSubmatch(got)
	if m == nil {
		return false
	}
	for i, name := range re.SubexpNames() {
		if name != "" {
			s.vars[name] = m[i]
		}
	}
	return true
}

// squeeze takes white space between JSON tokens away; placeholders need not be JSON.
func squeeze(text string) string {
	if text == "" || text[0] != '{' && text[0] != '[' {
		return text
	}
	var b strings.Builder
	quoted := false
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quoted && c == '\\' && i+1 < len(text):
			b.WriteByte(c)
			i++
			b.WriteByte(text[i])
			continue
		case c == '"':
			quoted = !quoted
		case !quoted && strings.IndexByte(" \t\r\n", c) >= 0:
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// render writes an actual answer as a script would expect it: the headers that were asked for,
// and what is known under a name by that name.
func (s *script) render(want, got message) string {
	var b strings.Builder
	b.WriteString(got.first + "\n")
	for _, h := range want.headers {
		value := strings.Join(got.header.Values(h[0]), " | ")
		if value == "" {
			value = "-"
		}
		b.WriteString(h[0] + ": " + s.unfill(value) + "\n")
	}
	if got.body != "" {
		b.WriteString("\n" + s.unfill(layout(got.body)) + "\n")
	}
	return b.String()
}

// unfill puts names in place of values that are long enough to be meant.
func (s *script) unfill(text string) string {
	names := make([]string, 0, len(s.vars))
	for name := range s.vars {
		names = append(names, name)
	}
	sort.Strings(names)
	slices.SortStableFunc(names, func(a, b string) int { return len(s.vars[b]) - len(s.vars[a]) })
	for _, name := range names {
		if value := s.vars[name]; len(value) >= 8 {
			text = strings.ReplaceAll(text, value, "{{"+name+"}}")
		}
	}
	return text
}

// layout makes JSON readable: what is short or has lines already stays, the rest is indented.
func layout(body string) string {
	var b bytes.Buffer
	if len(body) <= 200 || strings.Contains(body, "\n") || !json.Valid([]byte(body)) {
		return body
	}
	if err := json.Indent(&b, []byte(body), "", "  "); err != nil {
		return body
	}
	return b.String()
}
