package rope

import (
	"strings"

	"github.com/ropewalk/ropewalk/entities"
)

// traceTo takes the trace of an identity apart, and tells at each step how many reasons of one
// access stem from it.
func traceTo(trace string, reasons []ExplainedReason) []Traced {
	here := map[string]int{}
	for _, r := range reasons {
		here[stepOf(entities.ReasonType(r.Type))]++
	}
	var out []Traced
	for line := range strings.Lines(trace) {
		step, outcome, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		out = append(out, Traced{step, outcome, here[step]})
	}
	return out
}

func stepOf(t entities.ReasonType) string {
	for _, r := range Reasons {
		if r.Type == t {
			return r.Step
		}
	}
	return ""
}
