package grammar

import (
	"github.com/antlr4-go/antlr/v4"

	"github.com/ropewalk/ropewalk/grammar/internal/gen"
)

// token is one token of the scanner. It implements antlr.Token so that ANTLR reads the scanner's
// slice as it is, without a copy of its own.
type token struct {
	kind       int
	start, end int    // byte offsets in the text; end is behind the last byte
	text       string // the value: decoded, without quotes and prefix
	prefix     string // the type name of an enum literal, the kind of a geo literal
}

func (t *token) GetSource() *antlr.TokenSourceCharStreamPair { return nil }
func (t *token) GetTokenType() int                           { return t.kind }
func (t *token) GetChannel() int                             { return antlr.TokenDefaultChannel }
func (t *token) GetStart() int                               { return t.start }
func (t *token) GetStop() int                                { return t.end - 1 }
func (t *token) GetLine() int                                { return 1 }
func (t *token) GetColumn() int                              { return t.start }
func (t *token) GetText() string                             { return t.text }
func (t *token) SetText(s string)                            { t.text = s }
func (t *token) GetTokenIndex() int                          { return 0 }
func (t *token) SetTokenIndex(int)                           {}
func (t *token) GetTokenSource() antlr.TokenSource           { return nil }
func (t *token) GetInputStream() antlr.CharStream            { return nil }
func (t *token) String() string                              { return t.text }

// tokens is the token stream that the parser reads; its last token is always EOF.
type tokens struct {
	all []token
	at  int
}

func (s *tokens) Consume() {
	if s.at < len(s.all)-1 {
		s.at++
	}
}

// LA returns the kind of the k-th token from here; LA(-1) is the one just consumed.
func (s *tokens) LA(k int) int {
	if t := s.token(k); t != nil {
		return t.kind
	}
	return antlr.TokenInvalidType
}

// LT is LA for the token itself.
func (s *tokens) LT(k int) antlr.Token {
	if t := s.token(k); t != nil {
		return t
	}
	return nil
}

func (s *tokens) token(k int) *token {
	i := s.at + k
	if k > 0 {
		i--
	}
	if i < 0 {
		return nil
	}
	return &s.all[min(i, len(s.all)-1)]
}

func (s *tokens) Mark() int                                       { return 0 }
func (s *tokens) Release(int)                                     {}
func (s *tokens) Index() int                                      { return s.at }
func (s *tokens) Seek(i int)                                      { s.at = min(i, len(s.all)-1) }
func (s *tokens) Size() int                                       { return len(s.all) }
func (s *tokens) Reset()                                          { s.at = 0 }
func (s *tokens) Get(i int) antlr.Token                           { return &s.all[i] }
func (s *tokens) GetSourceName() string                           { return "" }
func (s *tokens) GetTokenSource() antlr.TokenSource               { return nil }
func (s *tokens) SetTokenSource(antlr.TokenSource)                {}
func (s *tokens) GetAllText() string                              { return "" }
func (s *tokens) GetTextFromInterval(antlr.Interval) string       { return "" }
func (s *tokens) GetTextFromRuleContext(antlr.RuleContext) string { return "" }
func (s *tokens) GetTextFromTokens(_, _ antlr.Token) string       { return "" }

// operators are the words that mean something between two operands.
var operators = map[string]int{
	"or": gen.ODataOR, "and": gen.ODataAND, "eq": gen.ODataEQ, "ne": gen.ODataNE,
	"gt": gen.ODataGT, "ge": gen.ODataGE, "lt": gen.ODataLT, "le": gen.ODataLE,
	"has": gen.ODataHAS, "in": gen.ODataIN, "add": gen.ODataADD, "sub": gen.ODataSUB,
	"mul": gen.ODataMUL, "div": gen.ODataDIV, "divby": gen.ODataDIVBY, "mod": gen.ODataMOD,
}

// endings are the words that may close an item of $orderby or $compute.
var endings = map[string]int{"asc": gen.ODataASC, "desc": gen.ODataDESC, "as": gen.ODataAS}

// constants are the words that are values.
var constants = map[string]int{"null": gen.ODataNULL, "true": gen.ODataTRUE, "false": gen.ODataFALSE}

// optionWords are the system query options that may stand in parentheses.
var optionWords = map[string]int{
	"filter": gen.ODataFILTER, "orderby": gen.ODataORDERBY, "select": gen.ODataSELECT, "expand": gen.ODataEXPAND,
	"compute": gen.ODataCOMPUTE, "search": gen.ODataSEARCH, "top": gen.ODataTOP, "skip": gen.ODataSKIPROWS,
	"count": gen.ODataCOUNT, "levels": gen.ODataLEVELS, "apply": gen.ODataAPPLY,
}

// dollarWords are the other words with a dollar sign.
var dollarWords = map[string]int{
	"it": gen.ODataIT, "this": gen.ODataTHIS, "root": gen.ODataROOT, "ref": gen.ODataREF, "value": gen.ODataVALUE,
}
