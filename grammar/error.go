package grammar

import (
	"fmt"
	"slices"
	"strings"

	"github.com/antlr4-go/antlr/v4"

	"github.com/ropewalk/ropewalk/grammar/internal/gen"
)

// Error implements error. Positions are counted from 1 for people.
func (e *SyntaxError) Error() string {
	if e.Option == "" {
		return fmt.Sprintf("at position %d: %s", e.At+1, e.Msg)
	}
	return fmt.Sprintf("%s, at position %d: %s", e.Option, e.At+1, e.Msg)
}

// syntax makes a plain syntax error.
func syntax(at int, format string, args ...any) *SyntaxError {
	return &SyntaxError{At: at, Msg: fmt.Sprintf(format, args...)}
}

// in names the option that the error belongs to, unless a part of it has done so.
func (e *SyntaxError) in(option string) *SyntaxError {
	if e.Option == "" {
		e.Option = option
	}
	return e
}

// bail is the error strategy: the first error ends the parse. ANTLR's own recovery would go on
// guessing, which costs seconds on a hostile text.
type bail struct {
	antlr.DefaultErrorStrategy
}

// Sync implements antlr.ErrorStrategy; it would try to repair the text.
func (*bail) Sync(antlr.Parser) {}

// RecoverInline implements antlr.ErrorStrategy for a token that does not match.
func (*bail) RecoverInline(p antlr.Parser) antlr.Token {
	panic(unexpected(p.GetCurrentToken().(*token), p.GetExpectedTokens()))
}

// Recover implements antlr.ErrorStrategy for a token that no alternative begins with.
func (*bail) Recover(p antlr.Parser, e antlr.RecognitionException) {
	at, ok := e.GetOffendingToken().(*token)
	if !ok {
		at = p.GetCurrentToken().(*token)
	}
	panic(unexpected(at, p.GetExpectedTokens()))
}

// ReportError implements antlr.ErrorStrategy; Recover, which follows, tells everything.
func (*bail) ReportError(antlr.Parser, antlr.RecognitionException) {}

// unexpected says in plain words what was found and what could have stood there.
func unexpected(found *token, expected *antlr.IntervalSet) *SyntaxError {
	what := "the end of the text"
	if found.kind != antlr.TokenEOF {
		what = "\"" + clip(found.text) + "\""
	}
	if words := describe(expected); words != "" {
		return syntax(found.start, "unexpected %s: expected %s", what, words)
	}
	return syntax(found.start, "unexpected %s", what)
}

// expectations are the words for what may stand at a place; the first kind of each must be in
// the expected set. Several kinds share words, which are then said once.
var expectations = []struct {
	kind int
	word string
}{
	{gen.ODataSTRING, "a value, a property or a function"},
	{gen.ODataNAME, "a name"},
	{gen.ODataEQ, "an operator"},
	{gen.ODataAND, "\"and\" or \"or\""},
	{gen.ODataAS, "\"as\""},
	{gen.ODataFILTER, "a query option"},
	{gen.ODataWORD, "a word or a phrase"},
	{gen.ODataCALL, "\"(\""},
	{gen.ODataCLOSE, "\")\""},
	{gen.ODataRBRACKET, "\"]\""},
	{gen.ODataRBRACE, "\"}\""},
	{gen.ODataJSONSTRING, "a JSON value"},
	{gen.ODataCOMMA, "\",\""},
	{gen.ODataSEMI, "\";\""},
	{gen.ODataCOLON, "\":\""},
	{gen.ODataASSIGN, "\"=\""},
	{gen.ODataINT, "a number"},
	{gen.ODataTRUE, "true or false"},
	{antlr.TokenEOF, "the end"},
}

// implied are kinds that another expectation already speaks of.
var implied = map[int][]int{
	gen.ODataNAME: {gen.ODataSTRING}, gen.ODataFILTER: {gen.ODataSTRING}, gen.ODataCALL: {gen.ODataSTRING}, gen.ODataAND: {gen.ODataEQ},
	gen.ODataINT: {gen.ODataSTRING, gen.ODataJSONSTRING}, gen.ODataTRUE: {gen.ODataSTRING, gen.ODataJSONSTRING},
}

func describe(expected *antlr.IntervalSet) string {
	has := func(kind int) bool { return expected != nil && contains(expected, kind) }
	var words []string
	for _, e := range expectations {
		if has(e.kind) && !slices.ContainsFunc(implied[e.kind], has) {
			words = append(words, e.word)
		}
	}
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
	}
	return strings.Join(words, "")
}

func contains(set *antlr.IntervalSet, kind int) bool {
	for _, i := range set.GetIntervals() {
		if kind >= i.Start && kind < i.Stop {
			return true
		}
	}
	return false
}
