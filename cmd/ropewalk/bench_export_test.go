//go:build bench

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// everything asks for all assignments as one stream.
var everything = question{
	name: "export", prefer: "maxpagesize=0", hand: 0.85,
	odata: func(int) string { return "Resourceassignment" },
	plain: func(int) string { return "export" },
}

// export compares whole streams of all assignments.
func (s *sides) export(t *testing.T, table *table, w *benchWorld, rounds int) {
	all, done := []*side{s.ours, s.hand}, map[*side][]round{}
	for n := range rounds {
		for i := range all {
			who := all[(n+i)%len(all)]
			start := time.Now()
			rows := who.stream(t)
			took := time.Since(start)
			require.Equal(t, w.size.Assignments(), rows, "%s must export everything", who.name)
			done[who] = append(done[who], round{rate: float64(rows) / took.Seconds(), times: []time.Duration{took}})
		}
	}
	hand := ratios(done[s.ours], done[s.hand])
	table.line("export", "1", rate(done[s.ours])+" rows", spread(hand), goal(everything.hand, hand), "", "",
		latency(done[s.ours]), latency(done[s.hand]), "")
}

var nextLink = regexp.MustCompile(`"@odata\.nextLink":"([^"]*)"`)

// stream reads all assignments and counts them; should the answer end with a link to more, it
// goes on there.
func (s *side) stream(t *testing.T) (rows int) {
	l, path := s.dial(), s.ask(everything, 0)
	defer l.conn.Close()
	for path != "" {
		ask := func(question, int) string { return path }
		one := &side{address: s.address, key: s.key, ask: ask}
		var tail []byte
		require.NoError(t, l.exchange(one.request(everything, 0), func(body io.Reader) (err error) {
			var n int
			n, tail, err = l.count(body)
			rows += n
			return err
		}))
		path = ""
		if found := nextLink.FindSubmatch(tail); found != nil {
			path = strings.TrimPrefix(string(found[1]), benchRoot)
		}
	}
	return rows
}

// tailSize is more than a link takes.
const tailSize = 4 << 10

// count counts the entities of a body, and keeps its end.
func (l *line) count(body io.Reader) (rows int, tail []byte, err error) {
	mark, kept := []byte(`"@odata.etag"`), 0
	for {
		n, err := body.Read(l.buffer[kept:])
		n += kept
		// What may be the beginning of a mark is looked at again, and the end is kept.
		fresh := l.buffer[max(0, kept-len(mark)+1):n]
		rows += bytes.Count(fresh, mark)
		if err == io.EOF {
			return rows, slices.Clone(l.buffer[:n]), nil
		}
		if err != nil {
			return rows, nil, err
		}
		kept = copy(l.buffer, l.buffer[max(0, n-tailSize):n])
	}
}

// memory exports from a service in a process of its own, and prints how large that becomes.
func (w *benchWorld) memory(t *testing.T) {
	c := newChild(t, w.dsn)
	c.start()
	before := c.resident("VmRSS")
	c.forgetPeak()
	s := &side{name: "export", t: t, address: strings.TrimPrefix(c.url, "http://"), key: w.auditor, ask: question.ours}
	rows := s.stream(t)
	t.Logf("an export of %d rows by a process of its own: resident %d MiB before, %d MiB at most (goal: at most 40); of that %d MiB are pages of the program itself",
		rows, before, c.resident("VmHWM"), c.resident("RssFile"))
	c.kill()
}

// forgetPeak makes the peak begin anew.
func (c *child) forgetPeak() {
	require.NoError(c.t, os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", c.cmd.Process.Pid), []byte("5"), 0))
}

// resident gives a figure of the child's memory in MiB.
func (c *child) resident(what string) int {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", c.cmd.Process.Pid))
	require.NoError(c.t, err)
	found := regexp.MustCompile(what + `:\s+(\d+) kB`).FindSubmatch(status)
	require.NotNil(c.t, found)
	kilobytes, err := strconv.Atoi(string(found[1]))
	require.NoError(c.t, err)
	return kilobytes >> 10
}
