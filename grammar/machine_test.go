package grammar

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/antlr4-go/antlr/v4"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/grammar/internal/gen"
)

// corpus is every good text of the table tests with the entry it belongs to.
func corpus() map[string]entry {
	all := map[string]entry{}
	for _, tt := range filters {
		all[tt.text] = filterEntry
	}
	for _, tt := range orderBys {
		all[tt.text] = orderEntry
	}
	for _, tt := range computes {
		all[tt.text] = computeEntry
	}
	for _, tt := range selects {
		all[tt.text] = selectEntry
	}
	for _, tt := range expands {
		all[tt.text] = expandEntry
	}
	for _, tt := range searches {
		all[tt.text] = searchEntry
	}
	return all
}

// ambiguities collects what ANTLR's diagnostic listener says.
type ambiguities struct {
	*antlr.DefaultErrorListener
	found []string
}

func (a *ambiguities) ReportAmbiguity(p antlr.Parser, dfa *antlr.DFA, start, stop int, exact bool, _ *antlr.BitSet, _ *antlr.ATNConfigSet) {
	a.found = append(a.found, fmt.Sprintf("ambiguity at tokens %d to %d", start, stop))
}

func (a *ambiguities) ReportAttemptingFullContext(_ antlr.Parser, _ *antlr.DFA, start, stop int, _ *antlr.BitSet, _ *antlr.ATNConfigSet) {
	a.found = append(a.found, fmt.Sprintf("full context needed at tokens %d to %d", start, stop))
}

// TestNoAmbiguity parses the corpus with ANTLR's exact ambiguity detection: no text may have two
// readings, and none may need more than the fast SLL prediction.
func TestNoAmbiguity(t *testing.T) {
	for text, e := range corpus() {
		m := &machine{}
		require.Nil(t, m.scan(text, e, defaults), text)
		m.tokens.all = m.scanner.out
		p := gen.NewOData(&m.tokens)
		p.RemoveErrorListeners()
		listener := &ambiguities{DefaultErrorListener: antlr.NewDefaultErrorListener()}
		p.AddErrorListener(listener)
		p.SetErrorHandler(&bail{})
		p.GetInterpreter().SetPredictionMode(antlr.PredictionModeLLExactAmbigDetection)
		e.rule(p)
		require.Empty(t, listener.found, text)
	}
}

// TestGoroutines lets 32 goroutines parse everything at once; each must see the same trees.
func TestGoroutines(t *testing.T) {
	var group sync.WaitGroup
	errs := make(chan string, 32)
	for g := range 32 {
		group.Go(func() {
			for i := range filters {
				tt := filters[(i+g*7)%len(filters)]
				if x, err := ParseFilter(tt.text, Limits{}); err != nil || sexpr(x) != tt.tree {
					errs <- tt.text
					return
				}
				_, _ = ParseFilter(tt.text+" eq", Limits{})
			}
		})
	}
	group.Wait()
	close(errs)
	require.Empty(t, errs)
}

// TestMachineAfterError parses good texts right after bad ones on the same goroutine, which
// gets the same machine back from the pool.
func TestMachineAfterError(t *testing.T) {
	for _, bad := range []string{"a eq", "a eq )", "a b", "a/any(x)", "f(", "a eq 1 or or or", "((a)"} {
		_, err := ParseFilter(bad, Limits{})
		require.Error(t, err)
		x, err := ParseFilter("a eq 1", Limits{})
		require.NoError(t, err)
		require.Equal(t, "(eq a 1)", sexpr(x))
	}
}

// states counts the states of the prediction cache that all parsers share. ANTLR hides it in an
// unexported field.
func states() int {
	n := 0
	cache := reflect.ValueOf(&gen.ODataParserStaticData).Elem().FieldByName("decisionToDFA")
	for i := range cache.Len() {
		n += (*antlr.DFA)(cache.Index(i).UnsafePointer()).Len()
	}
	return n
}

// TestPredictionCacheIsBounded parses thousands of different filters: names and values do not
// reach the cache, so it stops growing.
func TestPredictionCacheIsBounded(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	parse := func(n int) {
		for range n {
			_, _ = ParseFilter(randomFilter(r, 5), Limits{})
		}
	}
	parse(3000)
	before := states()
	parse(6000)
	require.LessOrEqual(t, states(), before+before/50, "states of the prediction cache")
}

// randomFilter makes a filter with names and values never seen before.
func randomFilter(r *rand.Rand, depth int) string {
	name := fmt.Sprintf("N%d", r.Uint64())
	if depth == 0 {
		return []string{name, "'" + name + "'", "5", "null", "$it/" + name, "@" + name, "NS." + name + "'x'", "{\"a\":[1]}"}[r.IntN(8)]
	}
	sub := func() string { return randomFilter(r, r.IntN(depth)) }
	operators := strings.Fields("eq ne gt ge lt le add sub mul div divby mod has and or")
	switch r.IntN(8) {
	case 0:
		return "not " + "(" + sub() + ")"
	case 1:
		return name + "(" + sub() + "," + sub() + ")"
	case 2:
		return name + "/any(x:" + sub() + ")"
	case 3:
		return sub() + " in (" + sub() + "," + sub() + ")"
	case 4:
		return name + "/$count($filter=" + sub() + ") gt -(" + sub() + ")"
	case 5:
		return "case(" + sub() + " : " + sub() + ")"
	default:
		return "(" + sub() + ") " + operators[r.IntN(len(operators))] + " " + sub()
	}
}
