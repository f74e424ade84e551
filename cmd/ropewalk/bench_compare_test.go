//go:build bench

package main

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
	"time"
)

// turnTime is how long each side works in a round; heavy questions need longer to be asked often
// enough. Many short rounds bear a noisy neighbour better than a few long ones.
const turnTime = 150 * time.Millisecond

// compare lets the sides take turns at a question and adds a line to the table. Ratios are taken
// within each round; the line shows their median and, in brackets, the lowest and the highest.
func (s *sides) compare(t *testing.T, table *table, q question, workers, rounds int) {
	all := []*side{s.ours, s.hand, s.gorm}
	requests, done, lasts := map[*side][][]byte{}, map[*side][]round{}, turnTime
	if q.heavy {
		lasts, workers = lasts*2, min(workers, 4) // a turn ends when the last answer has come
	}
	for _, who := range all {
		defer who.hangUp()
		requests[who] = who.requests(q)
		who.turn(requests[who], workers, lasts) // to warm up
	}
	for n := range rounds {
		for i := range all {
			who := all[(n+i)%len(all)]
			done[who] = append(done[who], who.turn(requests[who], workers, lasts))
		}
	}
	hand, gorm := ratios(done[s.ours], done[s.hand]), ratios(done[s.ours], done[s.gorm])
	table.line(q.name, fmt.Sprint(workers), rate(done[s.ours]), spread(hand), goal(q.hand, hand), spread(gorm), goal(q.gorm, gorm),
		latency(done[s.ours]), latency(done[s.hand]), latency(done[s.gorm]))
}

// restricted shows what row rules cost: the same page to somebody who may see thirty people.
func (s *sides) restricted(t *testing.T, table *table) {
	q := question{odata: func(n int) string {
		return odataURL("Identity", "$filter", fmt.Sprintf("Id ne %d", n), "$orderby", "LASTNAME", "$top", "50")
	}}
	requests := s.manager.requests(q)
	defer s.manager.hangUp()
	s.manager.turn(requests, 1, turnTime)
	var done []round
	for range 3 {
		done = append(done, s.manager.turn(requests, 1, turnTime))
	}
	table.line("a manager's people", "1", rate(done), "", "", "", "", latency(done), "", "")
}

func ratios(ours, theirs []round) []float64 {
	list := make([]float64, len(ours))
	for i := range ours {
		list[i] = ours[i].rate / theirs[i].rate
	}
	slices.Sort(list)
	return list
}

func median[T any](sorted []T) T { return sorted[len(sorted)/2] }

func spread(sorted []float64) string {
	return fmt.Sprintf("%.2f (%.2f–%.2f)", median(sorted), sorted[0], sorted[len(sorted)-1])
}

// goal tells whether the median reaches what is wanted.
func goal(wanted float64, sorted []float64) string {
	switch {
	case wanted == 0:
		return ""
	case median(sorted) >= wanted:
		return fmt.Sprintf("≥ %.2f", wanted)
	}
	return fmt.Sprintf("≥ %.2f missed", wanted)
}

func rate(rounds []round) string {
	var rates []float64
	for _, r := range rounds {
		rates = append(rates, r.rate)
	}
	slices.Sort(rates)
	return fmt.Sprintf("%.0f/s", median(rates))
}

func latency(rounds []round) string {
	var times []time.Duration
	for _, r := range rounds {
		times = append(times, r.times...)
	}
	slices.Sort(times)
	at := func(p int) time.Duration { return times[(len(times)-1)*p/100].Round(10 * time.Microsecond) }
	return fmt.Sprintf("%v %v", at(50), at(95))
}

// table gathers lines of columns.
type table struct {
	text   strings.Builder
	writer *tabwriter.Writer
}

func newTable(head ...string) *table {
	t := &table{}
	t.writer = tabwriter.NewWriter(&t.text, 0, 0, 2, ' ', 0)
	t.line(head...)
	return t
}

func (t *table) line(cells ...string) { fmt.Fprintln(t.writer, strings.Join(cells, "\t")) }

func (t *table) String() string {
	_ = t.writer.Flush()
	return t.text.String()
}

// machine says what the figures were taken on, and how busy that was.
func machine() string {
	load, _ := os.ReadFile("/proc/loadavg")
	return fmt.Sprintf("%s, %d processors, load %s", runtime.Version(), runtime.NumCPU(), strings.TrimSpace(string(load)))
}
