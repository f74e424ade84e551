package odatatest

import (
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the service answers into the scripts")

// Options adjust how scripts run. The zero value is fine.
type Options struct {
	// Fresh makes the handler of each script; without it all share the one given to RunScripts.
	Fresh func(t *testing.T) http.Handler
	// As signs a request for the user that a script names by a header "As: user".
	As func(r *http.Request, user string)
	// Vars are known to the scripts from the start, as {{name}}.
	Vars map[string]string
	// Before runs before each request, such as to let background work come to rest.
	Before func(t *testing.T)
}

// RunScripts runs every *.txt file of a directory as a subtest. A script is a text of pairs:
//
//	what is shown, in free words
//	-- request --
//	PATCH /odata/Person({{anna}})
//	As: manager
//	If-Match: *
//
//	{"Level":5}
//	-- response --
//	200
//	OData-Version: 4.0
//
//	{"@odata.context": …}
//
// {{base}} is the URL of the server. {{name}} in an expected answer matches any value the first
// time and that very value from then on, in requests too; {{*}} matches anything. {{repeat:9:(}}
// in a request is nine parentheses. Headers that the script does not name are not looked at; a
// header named with the value "-" must not be there. White space between JSON tokens does not
// count. A body of lines that begin with "~ " must contain each of them, and none of those that
// begin with "! ". An answer in multipart is compared without carriage returns and lengths, and its
// boundaries without what is random in them.
//
// Lines that begin with "# " at the top of a request say in words what it shows.
//
// With the flag -update, answers that differ are written into the script.
func RunScripts(t *testing.T, handler http.Handler, dir string, o Options) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts in %s (%v)", dir, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			h := handler
			if o.Fresh != nil {
				h = o.Fresh(t)
			}
			runScript(t, h, file, o)
		})
	}
}

// script is one running script.
type script struct {
	t       *testing.T
	server  *httptest.Server
	options Options
	vars    map[string]string
}

func runScript(t *testing.T, handler http.Handler, file string, o Options) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	defer server.Close()
	s := &script{t: t, server: server, options: o, vars: map[string]string{"base": server.URL}}
	for name, value := range o.Vars {
		s.vars[name] = value
	}
	comment, sections := parseArchive(string(text))
	if len(sections) == 0 || len(sections)%2 != 0 {
		t.Fatalf("%s: a script is made of pairs of -- request -- and -- response --", file)
	}
	for i := 0; i < len(sections); i += 2 {
		s.exchange(i/2+1, &sections[i], &sections[i+1])
	}
	if rewritten := formatArchive(comment, sections); *update && rewritten != string(text) {
		if err := os.WriteFile(file, []byte(rewritten), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// exchange sends one request and compares the answer.
func (s *script) exchange(number int, request, response *section) {
	s.t.Helper()
	if request.name != "request" || response.name != "response" {
		s.t.Fatalf("exchange %d: found %q and %q instead of request and response", number, request.name, response.name)
	}
	if s.options.Before != nil {
		s.options.Before(s.t)
	}
	got, err := s.send(request.text)
	if err != nil {
		s.t.Fatalf("exchange %d: %v", number, err)
	}
	want := parseMessage(response.text)
	if fault := s.compare(want, got); fault != "" {
		if *update {
			response.text = s.render(want, got)
			return
		}
		s.t.Errorf("exchange %d: %s\n%s\nwant:\n%s\ngot:\n%s", number, strings.SplitN(request.text, "\n", 2)[0], fault, response.text, s.render(want, got))
	}
}

// message is a request or a response: first line, headers, body.
type message struct {
	first   string
	headers [][2]string
	body    string
	header  http.Header // of an actual response
}

func parseMessage(text string) message {
	for strings.HasPrefix(text, "# ") {
		_, text, _ = strings.Cut(text, "\n")
	}
	head, body, _ := strings.Cut(text, "\n\n")
	var m message
	for i, line := range strings.Split(strings.TrimRight(head, "\n"), "\n") {
		if i == 0 {
			m.first = strings.TrimSpace(line)
			continue
		}
		name, value, _ := strings.Cut(line, ":")
		m.headers = append(m.headers, [2]string{strings.TrimSpace(name), strings.TrimSpace(value)})
	}
	m.body = strings.TrimRight(body, "\n")
	return m
}

var repetition = regexp.MustCompile(`\{\{repeat:(\d+):(.+?)\}\}`)

// fill puts the variables into a text of a request.
func (s *script) fill(text string) string {
	for name, value := range s.vars {
		text = strings.ReplaceAll(text, "{{"+name+"}}", value)
	}
	return repetition.ReplaceAllStringFunc(text, func(m string) string {
		parts := repetition.FindStringSubmatch(m)
		n, err := strconv.Atoi(parts[1])
		if err != nil {
			return m
		}
		return strings.Repeat(parts[2], n)
	})
}

func (s *script) send(text string) (message, error) {
	m := parseMessage(s.fill(text))
	method, target, ok := strings.Cut(m.first, " ")
	if !ok {
		return message{}, fmt.Errorf("%q is no request line", m.first)
	}
	if strings.HasPrefix(target, "/") {
		target = s.server.URL + target
	}
	target = strings.ReplaceAll(target, " ", "%20")
	r, err := http.NewRequest(method, target, strings.NewReader(m.body))
	if err != nil {
		return message{}, err
	}
	if m.body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	s.setHeaders(r, m.headers)
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return message{}, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	got := message{first: strconv.Itoa(resp.StatusCode), header: resp.Header, body: strings.TrimRight(string(body), "\r\n")}
	if strings.HasPrefix(resp.Header.Get("Content-Type"), "multipart/") {
		got.body = plainParts(got.body)
	}
	if err != nil {
		got.body += "\n(broken connection)"
	}
	return got, nil
}

var (
	randomBoundary = regexp.MustCompile(`\b(batch|changeset)_[A-Z2-7]{26}`)
	partLength     = regexp.MustCompile(`(?m)^Content-Length: .*\n`)
)

// plainParts leaves out of an answer in multipart what differs each time.
func plainParts(body string) string {
	body = strings.ReplaceAll(body, "\r\n", "\n")
	return partLength.ReplaceAllString(randomBoundary.ReplaceAllString(body, "$1"), "")
}

func (s *script) setHeaders(r *http.Request, headers [][2]string) {
	for _, h := range headers {
		switch {
		case h[0] == "As" && s.options.As != nil:
			s.options.As(r, h[1])
		case h[1] == "-":
			r.Header.Del(h[0])
		case h[0] == "Content-Type":
			r.Header.Set(h[0], h[1])
		default:
			r.Header.Add(h[0], h[1])
		}
	}
}
