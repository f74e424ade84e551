// Code generated from OData.g4 by ANTLR 4.13.1. DO NOT EDIT.

package gen // OData
import (
	"fmt"
	"strconv"
	"sync"

	"github.com/antlr4-go/antlr/v4"
)

// Suppress unused import errors
var _ = fmt.Printf
var _ = strconv.Itoa
var _ = sync.Once{}

type OData struct {
	*antlr.BaseParser
}

var ODataParserStaticData struct {
	once                   sync.Once
	serializedATN          []int32
	LiteralNames           []string
	SymbolicNames          []string
	RuleNames              []string
	PredictionContextCache *antlr.PredictionContextCache
	atn                    *antlr.ATN
	decisionToDFA          []*antlr.DFA
}

func odataParserInit() {
	staticData := &ODataParserStaticData
	staticData.SymbolicNames = []string{
		"", "NAME", "QNAME", "QSTAR", "ANNOTATION", "ALIAS", "IT", "THIS", "ROOT",
		"NULL", "TRUE", "FALSE", "INT", "DECIMAL", "DOUBLE", "STRING", "GUID",
		"DATE", "DATETIME", "TIME", "DURATION", "BINARY", "ENUM", "GEO", "OR",
		"AND", "NOT", "EQ", "NE", "GT", "GE", "LT", "LE", "HAS", "IN", "ADD",
		"SUB", "MUL", "DIV", "DIVBY", "MOD", "MINUS", "ASC", "DESC", "AS", "ANY",
		"ALL", "CASE", "CALL", "OPEN", "CLOSE", "COMMA", "SLASH", "COLON", "SEMI",
		"ASSIGN", "STAR", "LBRACKET", "RBRACKET", "LBRACE", "RBRACE", "JSONSTRING",
		"FILTER", "ORDERBY", "SELECT", "EXPAND", "COMPUTE", "SEARCH", "TOP",
		"SKIPROWS", "COUNT", "LEVELS", "APPLY", "REF", "VALUE", "DOLLAR", "TEXT",
		"WORD", "PHRASE", "ANDWORD", "ORWORD", "NOTWORD",
	}
	staticData.RuleNames = []string{
		"filterEntry", "orderByEntry", "selectEntry", "expandEntry", "computeEntry",
		"searchEntry", "segmentEntry", "expr", "operand", "branch", "step",
		"args", "json", "jsonMember", "jsonValue", "option", "options_", "orderItems",
		"orderItem", "computeItems", "computeItem", "selectItems", "selectItem",
		"expandItems", "expandItem", "itemStep", "search", "searchAnd", "searchTerm",
	}
	staticData.PredictionContextCache = antlr.NewPredictionContextCache()
	staticData.serializedATN = []int32{
		4, 1, 81, 444, 2, 0, 7, 0, 2, 1, 7, 1, 2, 2, 7, 2, 2, 3, 7, 3, 2, 4, 7,
		4, 2, 5, 7, 5, 2, 6, 7, 6, 2, 7, 7, 7, 2, 8, 7, 8, 2, 9, 7, 9, 2, 10, 7,
		10, 2, 11, 7, 11, 2, 12, 7, 12, 2, 13, 7, 13, 2, 14, 7, 14, 2, 15, 7, 15,
		2, 16, 7, 16, 2, 17, 7, 17, 2, 18, 7, 18, 2, 19, 7, 19, 2, 20, 7, 20, 2,
		21, 7, 21, 2, 22, 7, 22, 2, 23, 7, 23, 2, 24, 7, 24, 2, 25, 7, 25, 2, 26,
		7, 26, 2, 27, 7, 27, 2, 28, 7, 28, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1,
		1, 2, 1, 2, 1, 2, 1, 3, 1, 3, 1, 3, 1, 4, 1, 4, 1, 4, 1, 5, 1, 5, 1, 5,
		1, 6, 1, 6, 1, 6, 1, 6, 1, 6, 1, 6, 1, 6, 1, 6, 4, 6, 85, 8, 6, 11, 6,
		12, 6, 86, 1, 6, 1, 6, 3, 6, 91, 8, 6, 1, 7, 1, 7, 1, 7, 5, 7, 96, 8, 7,
		10, 7, 12, 7, 99, 9, 7, 1, 8, 5, 8, 102, 8, 8, 10, 8, 12, 8, 105, 9, 8,
		1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8,
		1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 5, 8, 127, 8, 8, 10, 8,
		12, 8, 130, 9, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 5, 8, 139,
		8, 8, 10, 8, 12, 8, 142, 9, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8,
		1, 8, 3, 8, 152, 8, 8, 1, 8, 1, 8, 3, 8, 156, 8, 8, 1, 8, 1, 8, 1, 8, 3,
		8, 161, 8, 8, 1, 8, 1, 8, 3, 8, 165, 8, 8, 5, 8, 167, 8, 8, 10, 8, 12,
		8, 170, 9, 8, 3, 8, 172, 8, 8, 1, 9, 1, 9, 1, 9, 1, 9, 1, 10, 1, 10, 1,
		10, 1, 10, 1, 10, 3, 10, 183, 8, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10,
		1, 10, 5, 10, 191, 8, 10, 10, 10, 12, 10, 194, 9, 10, 1, 10, 1, 10, 3,
		10, 198, 8, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 3, 10, 205, 8, 10, 1,
		11, 1, 11, 1, 11, 3, 11, 210, 8, 11, 1, 11, 1, 11, 1, 11, 1, 11, 3, 11,
		216, 8, 11, 1, 11, 5, 11, 219, 8, 11, 10, 11, 12, 11, 222, 9, 11, 3, 11,
		224, 8, 11, 1, 11, 1, 11, 1, 12, 1, 12, 1, 12, 1, 12, 5, 12, 232, 8, 12,
		10, 12, 12, 12, 235, 9, 12, 3, 12, 237, 8, 12, 1, 12, 1, 12, 1, 12, 1,
		12, 1, 12, 5, 12, 244, 8, 12, 10, 12, 12, 12, 247, 9, 12, 3, 12, 249, 8,
		12, 1, 12, 3, 12, 252, 8, 12, 1, 13, 1, 13, 1, 13, 1, 13, 1, 14, 1, 14,
		1, 14, 1, 14, 1, 14, 1, 14, 1, 14, 1, 14, 1, 14, 1, 14, 1, 14, 1, 14, 3,
		14, 270, 8, 14, 1, 14, 1, 14, 3, 14, 274, 8, 14, 5, 14, 276, 8, 14, 10,
		14, 12, 14, 279, 9, 14, 3, 14, 281, 8, 14, 1, 15, 1, 15, 1, 15, 1, 15,
		1, 15, 1, 15, 1, 15, 1, 15, 1, 15, 1, 15, 1, 15, 1, 15, 1, 15, 1, 15, 1,
		15, 1, 15, 1, 15, 1, 15, 1, 15, 1, 15, 1, 15, 1, 15, 1, 15, 1, 15, 1, 15,
		1, 15, 1, 15, 1, 15, 1, 15, 1, 15, 1, 15, 1, 15, 1, 15, 3, 15, 316, 8,
		15, 1, 16, 1, 16, 1, 16, 1, 16, 5, 16, 322, 8, 16, 10, 16, 12, 16, 325,
		9, 16, 1, 16, 1, 16, 1, 17, 1, 17, 1, 17, 5, 17, 332, 8, 17, 10, 17, 12,
		17, 335, 9, 17, 1, 18, 1, 18, 3, 18, 339, 8, 18, 1, 19, 1, 19, 1, 19, 5,
		19, 344, 8, 19, 10, 19, 12, 19, 347, 9, 19, 1, 20, 1, 20, 1, 20, 1, 20,
		1, 21, 1, 21, 1, 21, 5, 21, 356, 8, 21, 10, 21, 12, 21, 359, 9, 21, 1,
		22, 1, 22, 1, 22, 1, 22, 1, 22, 5, 22, 366, 8, 22, 10, 22, 12, 22, 369,
		9, 22, 1, 22, 1, 22, 1, 22, 1, 22, 1, 22, 5, 22, 376, 8, 22, 10, 22, 12,
		22, 379, 9, 22, 1, 22, 3, 22, 382, 8, 22, 3, 22, 384, 8, 22, 1, 23, 1,
		23, 1, 23, 5, 23, 389, 8, 23, 10, 23, 12, 23, 392, 9, 23, 1, 24, 1, 24,
		1, 24, 3, 24, 397, 8, 24, 1, 24, 1, 24, 1, 24, 1, 24, 1, 24, 3, 24, 404,
		8, 24, 5, 24, 406, 8, 24, 10, 24, 12, 24, 409, 9, 24, 1, 24, 3, 24, 412,
		8, 24, 1, 25, 1, 25, 1, 26, 1, 26, 1, 26, 5, 26, 419, 8, 26, 10, 26, 12,
		26, 422, 9, 26, 1, 27, 1, 27, 3, 27, 426, 8, 27, 1, 27, 5, 27, 429, 8,
		27, 10, 27, 12, 27, 432, 9, 27, 1, 28, 1, 28, 1, 28, 1, 28, 1, 28, 1, 28,
		1, 28, 1, 28, 3, 28, 442, 8, 28, 1, 28, 0, 0, 29, 0, 2, 4, 6, 8, 10, 12,
		14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 42, 44, 46, 48,
		50, 52, 54, 56, 0, 11, 2, 0, 1, 2, 75, 75, 2, 0, 24, 25, 27, 40, 2, 0,
		26, 26, 41, 41, 1, 0, 48, 49, 1, 0, 1, 2, 1, 0, 45, 46, 1, 0, 68, 69, 1,
		0, 10, 11, 2, 0, 1, 1, 12, 12, 1, 0, 42, 43, 2, 0, 1, 2, 4, 4, 510, 0,
		58, 1, 0, 0, 0, 2, 61, 1, 0, 0, 0, 4, 64, 1, 0, 0, 0, 6, 67, 1, 0, 0, 0,
		8, 70, 1, 0, 0, 0, 10, 73, 1, 0, 0, 0, 12, 90, 1, 0, 0, 0, 14, 92, 1, 0,
		0, 0, 16, 103, 1, 0, 0, 0, 18, 173, 1, 0, 0, 0, 20, 204, 1, 0, 0, 0, 22,
		206, 1, 0, 0, 0, 24, 251, 1, 0, 0, 0, 26, 253, 1, 0, 0, 0, 28, 280, 1,
		0, 0, 0, 30, 315, 1, 0, 0, 0, 32, 317, 1, 0, 0, 0, 34, 328, 1, 0, 0, 0,
		36, 336, 1, 0, 0, 0, 38, 340, 1, 0, 0, 0, 40, 348, 1, 0, 0, 0, 42, 352,
		1, 0, 0, 0, 44, 383, 1, 0, 0, 0, 46, 385, 1, 0, 0, 0, 48, 396, 1, 0, 0,
		0, 50, 413, 1, 0, 0, 0, 52, 415, 1, 0, 0, 0, 54, 423, 1, 0, 0, 0, 56, 441,
		1, 0, 0, 0, 58, 59, 3, 14, 7, 0, 59, 60, 5, 0, 0, 1, 60, 1, 1, 0, 0, 0,
		61, 62, 3, 34, 17, 0, 62, 63, 5, 0, 0, 1, 63, 3, 1, 0, 0, 0, 64, 65, 3,
		42, 21, 0, 65, 66, 5, 0, 0, 1, 66, 5, 1, 0, 0, 0, 67, 68, 3, 46, 23, 0,
		68, 69, 5, 0, 0, 1, 69, 7, 1, 0, 0, 0, 70, 71, 3, 38, 19, 0, 71, 72, 5,
		0, 0, 1, 72, 9, 1, 0, 0, 0, 73, 74, 3, 52, 26, 0, 74, 75, 5, 0, 0, 1, 75,
		11, 1, 0, 0, 0, 76, 77, 5, 62, 0, 0, 77, 78, 5, 48, 0, 0, 78, 79, 3, 14,
		7, 0, 79, 80, 5, 50, 0, 0, 80, 81, 5, 0, 0, 1, 81, 91, 1, 0, 0, 0, 82,
		84, 7, 0, 0, 0, 83, 85, 3, 22, 11, 0, 84, 83, 1, 0, 0, 0, 85, 86, 1, 0,
		0, 0, 86, 84, 1, 0, 0, 0, 86, 87, 1, 0, 0, 0, 87, 88, 1, 0, 0, 0, 88, 89,
		5, 0, 0, 1, 89, 91, 1, 0, 0, 0, 90, 76, 1, 0, 0, 0, 90, 82, 1, 0, 0, 0,
		91, 13, 1, 0, 0, 0, 92, 97, 3, 16, 8, 0, 93, 94, 7, 1, 0, 0, 94, 96, 3,
		16, 8, 0, 95, 93, 1, 0, 0, 0, 96, 99, 1, 0, 0, 0, 97, 95, 1, 0, 0, 0, 97,
		98, 1, 0, 0, 0, 98, 15, 1, 0, 0, 0, 99, 97, 1, 0, 0, 0, 100, 102, 7, 2,
		0, 0, 101, 100, 1, 0, 0, 0, 102, 105, 1, 0, 0, 0, 103, 101, 1, 0, 0, 0,
		103, 104, 1, 0, 0, 0, 104, 171, 1, 0, 0, 0, 105, 103, 1, 0, 0, 0, 106,
		172, 5, 9, 0, 0, 107, 172, 5, 10, 0, 0, 108, 172, 5, 11, 0, 0, 109, 172,
		5, 12, 0, 0, 110, 172, 5, 13, 0, 0, 111, 172, 5, 14, 0, 0, 112, 172, 5,
		15, 0, 0, 113, 172, 5, 16, 0, 0, 114, 172, 5, 17, 0, 0, 115, 172, 5, 18,
		0, 0, 116, 172, 5, 19, 0, 0, 117, 172, 5, 20, 0, 0, 118, 172, 5, 21, 0,
		0, 119, 172, 5, 22, 0, 0, 120, 172, 5, 23, 0, 0, 121, 172, 5, 5, 0, 0,
		122, 123, 7, 3, 0, 0, 123, 128, 3, 14, 7, 0, 124, 125, 5, 51, 0, 0, 125,
		127, 3, 14, 7, 0, 126, 124, 1, 0, 0, 0, 127, 130, 1, 0, 0, 0, 128, 126,
		1, 0, 0, 0, 128, 129, 1, 0, 0, 0, 129, 131, 1, 0, 0, 0, 130, 128, 1, 0,
		0, 0, 131, 132, 5, 50, 0, 0, 132, 172, 1, 0, 0, 0, 133, 134, 5, 47, 0,
		0, 134, 135, 5, 48, 0, 0, 135, 140, 3, 18, 9, 0, 136, 137, 5, 51, 0, 0,
		137, 139, 3, 18, 9, 0, 138, 136, 1, 0, 0, 0, 139, 142, 1, 0, 0, 0, 140,
		138, 1, 0, 0, 0, 140, 141, 1, 0, 0, 0, 141, 143, 1, 0, 0, 0, 142, 140,
		1, 0, 0, 0, 143, 144, 5, 50, 0, 0, 144, 172, 1, 0, 0, 0, 145, 172, 3, 24,
		12, 0, 146, 156, 5, 6, 0, 0, 147, 156, 5, 7, 0, 0, 148, 156, 5, 8, 0, 0,
		149, 151, 7, 4, 0, 0, 150, 152, 3, 22, 11, 0, 151, 150, 1, 0, 0, 0, 151,
		152, 1, 0, 0, 0, 152, 156, 1, 0, 0, 0, 153, 156, 5, 4, 0, 0, 154, 156,
		3, 20, 10, 0, 155, 146, 1, 0, 0, 0, 155, 147, 1, 0, 0, 0, 155, 148, 1,
		0, 0, 0, 155, 149, 1, 0, 0, 0, 155, 153, 1, 0, 0, 0, 155, 154, 1, 0, 0,
		0, 156, 168, 1, 0, 0, 0, 157, 164, 5, 52, 0, 0, 158, 160, 7, 4, 0, 0, 159,
		161, 3, 22, 11, 0, 160, 159, 1, 0, 0, 0, 160, 161, 1, 0, 0, 0, 161, 165,
		1, 0, 0, 0, 162, 165, 5, 4, 0, 0, 163, 165, 3, 20, 10, 0, 164, 158, 1,
		0, 0, 0, 164, 162, 1, 0, 0, 0, 164, 163, 1, 0, 0, 0, 165, 167, 1, 0, 0,
		0, 166, 157, 1, 0, 0, 0, 167, 170, 1, 0, 0, 0, 168, 166, 1, 0, 0, 0, 168,
		169, 1, 0, 0, 0, 169, 172, 1, 0, 0, 0, 170, 168, 1, 0, 0, 0, 171, 106,
		1, 0, 0, 0, 171, 107, 1, 0, 0, 0, 171, 108, 1, 0, 0, 0, 171, 109, 1, 0,
		0, 0, 171, 110, 1, 0, 0, 0, 171, 111, 1, 0, 0, 0, 171, 112, 1, 0, 0, 0,
		171, 113, 1, 0, 0, 0, 171, 114, 1, 0, 0, 0, 171, 115, 1, 0, 0, 0, 171,
		116, 1, 0, 0, 0, 171, 117, 1, 0, 0, 0, 171, 118, 1, 0, 0, 0, 171, 119,
		1, 0, 0, 0, 171, 120, 1, 0, 0, 0, 171, 121, 1, 0, 0, 0, 171, 122, 1, 0,
		0, 0, 171, 133, 1, 0, 0, 0, 171, 145, 1, 0, 0, 0, 171, 155, 1, 0, 0, 0,
		172, 17, 1, 0, 0, 0, 173, 174, 3, 14, 7, 0, 174, 175, 5, 53, 0, 0, 175,
		176, 3, 14, 7, 0, 176, 19, 1, 0, 0, 0, 177, 178, 7, 5, 0, 0, 178, 182,
		5, 48, 0, 0, 179, 180, 5, 1, 0, 0, 180, 181, 5, 53, 0, 0, 181, 183, 3,
		14, 7, 0, 182, 179, 1, 0, 0, 0, 182, 183, 1, 0, 0, 0, 183, 184, 1, 0, 0,
		0, 184, 205, 5, 50, 0, 0, 185, 197, 5, 70, 0, 0, 186, 187, 5, 48, 0, 0,
		187, 192, 3, 30, 15, 0, 188, 189, 5, 54, 0, 0, 189, 191, 3, 30, 15, 0,
		190, 188, 1, 0, 0, 0, 191, 194, 1, 0, 0, 0, 192, 190, 1, 0, 0, 0, 192,
		193, 1, 0, 0, 0, 193, 195, 1, 0, 0, 0, 194, 192, 1, 0, 0, 0, 195, 196,
		5, 50, 0, 0, 196, 198, 1, 0, 0, 0, 197, 186, 1, 0, 0, 0, 197, 198, 1, 0,
		0, 0, 198, 205, 1, 0, 0, 0, 199, 200, 5, 62, 0, 0, 200, 201, 5, 48, 0,
		0, 201, 202, 3, 14, 7, 0, 202, 203, 5, 50, 0, 0, 203, 205, 1, 0, 0, 0,
		204, 177, 1, 0, 0, 0, 204, 185, 1, 0, 0, 0, 204, 199, 1, 0, 0, 0, 205,
		21, 1, 0, 0, 0, 206, 223, 5, 48, 0, 0, 207, 208, 5, 1, 0, 0, 208, 210,
		5, 55, 0, 0, 209, 207, 1, 0, 0, 0, 209, 210, 1, 0, 0, 0, 210, 211, 1, 0,
		0, 0, 211, 220, 3, 14, 7, 0, 212, 215, 5, 51, 0, 0, 213, 214, 5, 1, 0,
		0, 214, 216, 5, 55, 0, 0, 215, 213, 1, 0, 0, 0, 215, 216, 1, 0, 0, 0, 216,
		217, 1, 0, 0, 0, 217, 219, 3, 14, 7, 0, 218, 212, 1, 0, 0, 0, 219, 222,
		1, 0, 0, 0, 220, 218, 1, 0, 0, 0, 220, 221, 1, 0, 0, 0, 221, 224, 1, 0,
		0, 0, 222, 220, 1, 0, 0, 0, 223, 209, 1, 0, 0, 0, 223, 224, 1, 0, 0, 0,
		224, 225, 1, 0, 0, 0, 225, 226, 5, 50, 0, 0, 226, 23, 1, 0, 0, 0, 227,
		236, 5, 57, 0, 0, 228, 233, 3, 28, 14, 0, 229, 230, 5, 51, 0, 0, 230, 232,
		3, 28, 14, 0, 231, 229, 1, 0, 0, 0, 232, 235, 1, 0, 0, 0, 233, 231, 1,
		0, 0, 0, 233, 234, 1, 0, 0, 0, 234, 237, 1, 0, 0, 0, 235, 233, 1, 0, 0,
		0, 236, 228, 1, 0, 0, 0, 236, 237, 1, 0, 0, 0, 237, 238, 1, 0, 0, 0, 238,
		252, 5, 58, 0, 0, 239, 248, 5, 59, 0, 0, 240, 245, 3, 26, 13, 0, 241, 242,
		5, 51, 0, 0, 242, 244, 3, 26, 13, 0, 243, 241, 1, 0, 0, 0, 244, 247, 1,
		0, 0, 0, 245, 243, 1, 0, 0, 0, 245, 246, 1, 0, 0, 0, 246, 249, 1, 0, 0,
		0, 247, 245, 1, 0, 0, 0, 248, 240, 1, 0, 0, 0, 248, 249, 1, 0, 0, 0, 249,
		250, 1, 0, 0, 0, 250, 252, 5, 60, 0, 0, 251, 227, 1, 0, 0, 0, 251, 239,
		1, 0, 0, 0, 252, 25, 1, 0, 0, 0, 253, 254, 5, 61, 0, 0, 254, 255, 5, 53,
		0, 0, 255, 256, 3, 28, 14, 0, 256, 27, 1, 0, 0, 0, 257, 281, 5, 61, 0,
		0, 258, 281, 5, 12, 0, 0, 259, 281, 5, 13, 0, 0, 260, 281, 5, 14, 0, 0,
		261, 281, 5, 10, 0, 0, 262, 281, 5, 11, 0, 0, 263, 281, 5, 9, 0, 0, 264,
		281, 3, 24, 12, 0, 265, 277, 5, 8, 0, 0, 266, 273, 5, 52, 0, 0, 267, 269,
		7, 4, 0, 0, 268, 270, 3, 22, 11, 0, 269, 268, 1, 0, 0, 0, 269, 270, 1,
		0, 0, 0, 270, 274, 1, 0, 0, 0, 271, 274, 5, 4, 0, 0, 272, 274, 3, 20, 10,
		0, 273, 267, 1, 0, 0, 0, 273, 271, 1, 0, 0, 0, 273, 272, 1, 0, 0, 0, 274,
		276, 1, 0, 0, 0, 275, 266, 1, 0, 0, 0, 276, 279, 1, 0, 0, 0, 277, 275,
		1, 0, 0, 0, 277, 278, 1, 0, 0, 0, 278, 281, 1, 0, 0, 0, 279, 277, 1, 0,
		0, 0, 280, 257, 1, 0, 0, 0, 280, 258, 1, 0, 0, 0, 280, 259, 1, 0, 0, 0,
		280, 260, 1, 0, 0, 0, 280, 261, 1, 0, 0, 0, 280, 262, 1, 0, 0, 0, 280,
		263, 1, 0, 0, 0, 280, 264, 1, 0, 0, 0, 280, 265, 1, 0, 0, 0, 281, 29, 1,
		0, 0, 0, 282, 283, 5, 62, 0, 0, 283, 284, 5, 55, 0, 0, 284, 316, 3, 14,
		7, 0, 285, 286, 5, 63, 0, 0, 286, 287, 5, 55, 0, 0, 287, 316, 3, 34, 17,
		0, 288, 289, 5, 64, 0, 0, 289, 290, 5, 55, 0, 0, 290, 316, 3, 42, 21, 0,
		291, 292, 5, 65, 0, 0, 292, 293, 5, 55, 0, 0, 293, 316, 3, 46, 23, 0, 294,
		295, 5, 66, 0, 0, 295, 296, 5, 55, 0, 0, 296, 316, 3, 38, 19, 0, 297, 298,
		5, 67, 0, 0, 298, 299, 5, 55, 0, 0, 299, 316, 3, 52, 26, 0, 300, 301, 7,
		6, 0, 0, 301, 302, 5, 55, 0, 0, 302, 316, 5, 12, 0, 0, 303, 304, 5, 70,
		0, 0, 304, 305, 5, 55, 0, 0, 305, 316, 7, 7, 0, 0, 306, 307, 5, 71, 0,
		0, 307, 308, 5, 55, 0, 0, 308, 316, 7, 8, 0, 0, 309, 310, 5, 72, 0, 0,
		310, 311, 5, 55, 0, 0, 311, 316, 5, 76, 0, 0, 312, 313, 5, 5, 0, 0, 313,
		314, 5, 55, 0, 0, 314, 316, 3, 14, 7, 0, 315, 282, 1, 0, 0, 0, 315, 285,
		1, 0, 0, 0, 315, 288, 1, 0, 0, 0, 315, 291, 1, 0, 0, 0, 315, 294, 1, 0,
		0, 0, 315, 297, 1, 0, 0, 0, 315, 300, 1, 0, 0, 0, 315, 303, 1, 0, 0, 0,
		315, 306, 1, 0, 0, 0, 315, 309, 1, 0, 0, 0, 315, 312, 1, 0, 0, 0, 316,
		31, 1, 0, 0, 0, 317, 318, 5, 48, 0, 0, 318, 323, 3, 30, 15, 0, 319, 320,
		5, 54, 0, 0, 320, 322, 3, 30, 15, 0, 321, 319, 1, 0, 0, 0, 322, 325, 1,
		0, 0, 0, 323, 321, 1, 0, 0, 0, 323, 324, 1, 0, 0, 0, 324, 326, 1, 0, 0,
		0, 325, 323, 1, 0, 0, 0, 326, 327, 5, 50, 0, 0, 327, 33, 1, 0, 0, 0, 328,
		333, 3, 36, 18, 0, 329, 330, 5, 51, 0, 0, 330, 332, 3, 36, 18, 0, 331,
		329, 1, 0, 0, 0, 332, 335, 1, 0, 0, 0, 333, 331, 1, 0, 0, 0, 333, 334,
		1, 0, 0, 0, 334, 35, 1, 0, 0, 0, 335, 333, 1, 0, 0, 0, 336, 338, 3, 14,
		7, 0, 337, 339, 7, 9, 0, 0, 338, 337, 1, 0, 0, 0, 338, 339, 1, 0, 0, 0,
		339, 37, 1, 0, 0, 0, 340, 345, 3, 40, 20, 0, 341, 342, 5, 51, 0, 0, 342,
		344, 3, 40, 20, 0, 343, 341, 1, 0, 0, 0, 344, 347, 1, 0, 0, 0, 345, 343,
		1, 0, 0, 0, 345, 346, 1, 0, 0, 0, 346, 39, 1, 0, 0, 0, 347, 345, 1, 0,
		0, 0, 348, 349, 3, 14, 7, 0, 349, 350, 5, 44, 0, 0, 350, 351, 5, 1, 0,
		0, 351, 41, 1, 0, 0, 0, 352, 357, 3, 44, 22, 0, 353, 354, 5, 51, 0, 0,
		354, 356, 3, 44, 22, 0, 355, 353, 1, 0, 0, 0, 356, 359, 1, 0, 0, 0, 357,
		355, 1, 0, 0, 0, 357, 358, 1, 0, 0, 0, 358, 43, 1, 0, 0, 0, 359, 357, 1,
		0, 0, 0, 360, 384, 5, 56, 0, 0, 361, 384, 5, 3, 0, 0, 362, 367, 3, 50,
		25, 0, 363, 364, 5, 52, 0, 0, 364, 366, 3, 50, 25, 0, 365, 363, 1, 0, 0,
		0, 366, 369, 1, 0, 0, 0, 367, 365, 1, 0, 0, 0, 367, 368, 1, 0, 0, 0, 368,
		381, 1, 0, 0, 0, 369, 367, 1, 0, 0, 0, 370, 382, 3, 32, 16, 0, 371, 372,
		5, 48, 0, 0, 372, 377, 5, 1, 0, 0, 373, 374, 5, 51, 0, 0, 374, 376, 5,
		1, 0, 0, 375, 373, 1, 0, 0, 0, 376, 379, 1, 0, 0, 0, 377, 375, 1, 0, 0,
		0, 377, 378, 1, 0, 0, 0, 378, 380, 1, 0, 0, 0, 379, 377, 1, 0, 0, 0, 380,
		382, 5, 50, 0, 0, 381, 370, 1, 0, 0, 0, 381, 371, 1, 0, 0, 0, 381, 382,
		1, 0, 0, 0, 382, 384, 1, 0, 0, 0, 383, 360, 1, 0, 0, 0, 383, 361, 1, 0,
		0, 0, 383, 362, 1, 0, 0, 0, 384, 45, 1, 0, 0, 0, 385, 390, 3, 48, 24, 0,
		386, 387, 5, 51, 0, 0, 387, 389, 3, 48, 24, 0, 388, 386, 1, 0, 0, 0, 389,
		392, 1, 0, 0, 0, 390, 388, 1, 0, 0, 0, 390, 391, 1, 0, 0, 0, 391, 47, 1,
		0, 0, 0, 392, 390, 1, 0, 0, 0, 393, 397, 3, 50, 25, 0, 394, 397, 5, 56,
		0, 0, 395, 397, 5, 74, 0, 0, 396, 393, 1, 0, 0, 0, 396, 394, 1, 0, 0, 0,
		396, 395, 1, 0, 0, 0, 397, 407, 1, 0, 0, 0, 398, 403, 5, 52, 0, 0, 399,
		404, 3, 50, 25, 0, 400, 404, 5, 56, 0, 0, 401, 404, 5, 73, 0, 0, 402, 404,
		5, 70, 0, 0, 403, 399, 1, 0, 0, 0, 403, 400, 1, 0, 0, 0, 403, 401, 1, 0,
		0, 0, 403, 402, 1, 0, 0, 0, 404, 406, 1, 0, 0, 0, 405, 398, 1, 0, 0, 0,
		406, 409, 1, 0, 0, 0, 407, 405, 1, 0, 0, 0, 407, 408, 1, 0, 0, 0, 408,
		411, 1, 0, 0, 0, 409, 407, 1, 0, 0, 0, 410, 412, 3, 32, 16, 0, 411, 410,
		1, 0, 0, 0, 411, 412, 1, 0, 0, 0, 412, 49, 1, 0, 0, 0, 413, 414, 7, 10,
		0, 0, 414, 51, 1, 0, 0, 0, 415, 420, 3, 54, 27, 0, 416, 417, 5, 80, 0,
		0, 417, 419, 3, 54, 27, 0, 418, 416, 1, 0, 0, 0, 419, 422, 1, 0, 0, 0,
		420, 418, 1, 0, 0, 0, 420, 421, 1, 0, 0, 0, 421, 53, 1, 0, 0, 0, 422, 420,
		1, 0, 0, 0, 423, 430, 3, 56, 28, 0, 424, 426, 5, 79, 0, 0, 425, 424, 1,
		0, 0, 0, 425, 426, 1, 0, 0, 0, 426, 427, 1, 0, 0, 0, 427, 429, 3, 56, 28,
		0, 428, 425, 1, 0, 0, 0, 429, 432, 1, 0, 0, 0, 430, 428, 1, 0, 0, 0, 430,
		431, 1, 0, 0, 0, 431, 55, 1, 0, 0, 0, 432, 430, 1, 0, 0, 0, 433, 434, 5,
		81, 0, 0, 434, 442, 3, 56, 28, 0, 435, 442, 5, 77, 0, 0, 436, 442, 5, 78,
		0, 0, 437, 438, 5, 49, 0, 0, 438, 439, 3, 52, 26, 0, 439, 440, 5, 50, 0,
		0, 440, 442, 1, 0, 0, 0, 441, 433, 1, 0, 0, 0, 441, 435, 1, 0, 0, 0, 441,
		436, 1, 0, 0, 0, 441, 437, 1, 0, 0, 0, 442, 57, 1, 0, 0, 0, 48, 86, 90,
		97, 103, 128, 140, 151, 155, 160, 164, 168, 171, 182, 192, 197, 204, 209,
		215, 220, 223, 233, 236, 245, 248, 251, 269, 273, 277, 280, 315, 323, 333,
		338, 345, 357, 367, 377, 381, 383, 390, 396, 403, 407, 411, 420, 425, 430,
		441,
	}
	deserializer := antlr.NewATNDeserializer(nil)
	staticData.atn = deserializer.Deserialize(staticData.serializedATN)
	atn := staticData.atn
	staticData.decisionToDFA = make([]*antlr.DFA, len(atn.DecisionToState))
	decisionToDFA := staticData.decisionToDFA
	for index, state := range atn.DecisionToState {
		decisionToDFA[index] = antlr.NewDFA(state, index)
	}
}

// ODataInit initializes any static state used to implement OData. By default the
// static state used to implement the parser is lazily initialized during the first call to
// NewOData(). You can call this function if you wish to initialize the static state ahead
// of time.
func ODataInit() {
	staticData := &ODataParserStaticData
	staticData.once.Do(odataParserInit)
}

// NewOData produces a new parser instance for the optional input antlr.TokenStream.
func NewOData(input antlr.TokenStream) *OData {
	ODataInit()
	this := new(OData)
	this.BaseParser = antlr.NewBaseParser(input)
	staticData := &ODataParserStaticData
	this.Interpreter = antlr.NewParserATNSimulator(this, staticData.atn, staticData.decisionToDFA, staticData.PredictionContextCache)
	this.RuleNames = staticData.RuleNames
	this.LiteralNames = staticData.LiteralNames
	this.SymbolicNames = staticData.SymbolicNames
	this.GrammarFileName = "OData.g4"

	return this
}

// OData tokens.
const (
	ODataEOF        = antlr.TokenEOF
	ODataNAME       = 1
	ODataQNAME      = 2
	ODataQSTAR      = 3
	ODataANNOTATION = 4
	ODataALIAS      = 5
	ODataIT         = 6
	ODataTHIS       = 7
	ODataROOT       = 8
	ODataNULL       = 9
	ODataTRUE       = 10
	ODataFALSE      = 11
	ODataINT        = 12
	ODataDECIMAL    = 13
	ODataDOUBLE     = 14
	ODataSTRING     = 15
	ODataGUID       = 16
	ODataDATE       = 17
	ODataDATETIME   = 18
	ODataTIME       = 19
	ODataDURATION   = 20
	ODataBINARY     = 21
	ODataENUM       = 22
	ODataGEO        = 23
	ODataOR         = 24
	ODataAND        = 25
	ODataNOT        = 26
	ODataEQ         = 27
	ODataNE         = 28
	ODataGT         = 29
	ODataGE         = 30
	ODataLT         = 31
	ODataLE         = 32
	ODataHAS        = 33
	ODataIN         = 34
	ODataADD        = 35
	ODataSUB        = 36
	ODataMUL        = 37
	ODataDIV        = 38
	ODataDIVBY      = 39
	ODataMOD        = 40
	ODataMINUS      = 41
	ODataASC        = 42
	ODataDESC       = 43
	ODataAS         = 44
	ODataANY        = 45
	ODataALL        = 46
	ODataCASE       = 47
	ODataCALL       = 48
	ODataOPEN       = 49
	ODataCLOSE      = 50
	ODataCOMMA      = 51
	ODataSLASH      = 52
	ODataCOLON      = 53
	ODataSEMI       = 54
	ODataASSIGN     = 55
	ODataSTAR       = 56
	ODataLBRACKET   = 57
	ODataRBRACKET   = 58
	ODataLBRACE     = 59
	ODataRBRACE     = 60
	ODataJSONSTRING = 61
	ODataFILTER     = 62
	ODataORDERBY    = 63
	ODataSELECT     = 64
	ODataEXPAND     = 65
	ODataCOMPUTE    = 66
	ODataSEARCH     = 67
	ODataTOP        = 68
	ODataSKIPROWS   = 69
	ODataCOUNT      = 70
	ODataLEVELS     = 71
	ODataAPPLY      = 72
	ODataREF        = 73
	ODataVALUE      = 74
	ODataDOLLAR     = 75
	ODataTEXT       = 76
	ODataWORD       = 77
	ODataPHRASE     = 78
	ODataANDWORD    = 79
	ODataORWORD     = 80
	ODataNOTWORD    = 81
)

// OData rules.
const (
	ODataRULE_filterEntry  = 0
	ODataRULE_orderByEntry = 1
	ODataRULE_selectEntry  = 2
	ODataRULE_expandEntry  = 3
	ODataRULE_computeEntry = 4
	ODataRULE_searchEntry  = 5
	ODataRULE_segmentEntry = 6
	ODataRULE_expr         = 7
	ODataRULE_operand      = 8
	ODataRULE_branch       = 9
	ODataRULE_step         = 10
	ODataRULE_args         = 11
	ODataRULE_json         = 12
	ODataRULE_jsonMember   = 13
	ODataRULE_jsonValue    = 14
	ODataRULE_option       = 15
	ODataRULE_options_     = 16
	ODataRULE_orderItems   = 17
	ODataRULE_orderItem    = 18
	ODataRULE_computeItems = 19
	ODataRULE_computeItem  = 20
	ODataRULE_selectItems  = 21
	ODataRULE_selectItem   = 22
	ODataRULE_expandItems  = 23
	ODataRULE_expandItem   = 24
	ODataRULE_itemStep     = 25
	ODataRULE_search       = 26
	ODataRULE_searchAnd    = 27
	ODataRULE_searchTerm   = 28
)

// IFilterEntryContext is an interface to support dynamic dispatch.
type IFilterEntryContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	Expr() IExprContext
	EOF() antlr.TerminalNode

	// IsFilterEntryContext differentiates from other interfaces.
	IsFilterEntryContext()
}

type FilterEntryContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyFilterEntryContext() *FilterEntryContext {
	var p = new(FilterEntryContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_filterEntry
	return p
}

func InitEmptyFilterEntryContext(p *FilterEntryContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_filterEntry
}

func (*FilterEntryContext) IsFilterEntryContext() {}

func NewFilterEntryContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *FilterEntryContext {
	var p = new(FilterEntryContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_filterEntry

	return p
}

func (s *FilterEntryContext) GetParser() antlr.Parser { return s.parser }

func (s *FilterEntryContext) Expr() IExprContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IExprContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IExprContext)
}

func (s *FilterEntryContext) EOF() antlr.TerminalNode {
	return s.GetToken(ODataEOF, 0)
}

func (s *FilterEntryContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *FilterEntryContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) FilterEntry() (localctx IFilterEntryContext) {
	localctx = NewFilterEntryContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 0, ODataRULE_filterEntry)
	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(58)
		p.Expr()
	}
	{
		p.SetState(59)
		p.Match(ODataEOF)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IOrderByEntryContext is an interface to support dynamic dispatch.
type IOrderByEntryContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	OrderItems() IOrderItemsContext
	EOF() antlr.TerminalNode

	// IsOrderByEntryContext differentiates from other interfaces.
	IsOrderByEntryContext()
}

type OrderByEntryContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyOrderByEntryContext() *OrderByEntryContext {
	var p = new(OrderByEntryContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_orderByEntry
	return p
}

func InitEmptyOrderByEntryContext(p *OrderByEntryContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_orderByEntry
}

func (*OrderByEntryContext) IsOrderByEntryContext() {}

func NewOrderByEntryContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *OrderByEntryContext {
	var p = new(OrderByEntryContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_orderByEntry

	return p
}

func (s *OrderByEntryContext) GetParser() antlr.Parser { return s.parser }

func (s *OrderByEntryContext) OrderItems() IOrderItemsContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IOrderItemsContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IOrderItemsContext)
}

func (s *OrderByEntryContext) EOF() antlr.TerminalNode {
	return s.GetToken(ODataEOF, 0)
}

func (s *OrderByEntryContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *OrderByEntryContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) OrderByEntry() (localctx IOrderByEntryContext) {
	localctx = NewOrderByEntryContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 2, ODataRULE_orderByEntry)
	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(61)
		p.OrderItems()
	}
	{
		p.SetState(62)
		p.Match(ODataEOF)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// ISelectEntryContext is an interface to support dynamic dispatch.
type ISelectEntryContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	SelectItems() ISelectItemsContext
	EOF() antlr.TerminalNode

	// IsSelectEntryContext differentiates from other interfaces.
	IsSelectEntryContext()
}

type SelectEntryContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptySelectEntryContext() *SelectEntryContext {
	var p = new(SelectEntryContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_selectEntry
	return p
}

func InitEmptySelectEntryContext(p *SelectEntryContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_selectEntry
}

func (*SelectEntryContext) IsSelectEntryContext() {}

func NewSelectEntryContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *SelectEntryContext {
	var p = new(SelectEntryContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_selectEntry

	return p
}

func (s *SelectEntryContext) GetParser() antlr.Parser { return s.parser }

func (s *SelectEntryContext) SelectItems() ISelectItemsContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(ISelectItemsContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(ISelectItemsContext)
}

func (s *SelectEntryContext) EOF() antlr.TerminalNode {
	return s.GetToken(ODataEOF, 0)
}

func (s *SelectEntryContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *SelectEntryContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) SelectEntry() (localctx ISelectEntryContext) {
	localctx = NewSelectEntryContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 4, ODataRULE_selectEntry)
	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(64)
		p.SelectItems()
	}
	{
		p.SetState(65)
		p.Match(ODataEOF)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IExpandEntryContext is an interface to support dynamic dispatch.
type IExpandEntryContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	ExpandItems() IExpandItemsContext
	EOF() antlr.TerminalNode

	// IsExpandEntryContext differentiates from other interfaces.
	IsExpandEntryContext()
}

type ExpandEntryContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyExpandEntryContext() *ExpandEntryContext {
	var p = new(ExpandEntryContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_expandEntry
	return p
}

func InitEmptyExpandEntryContext(p *ExpandEntryContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_expandEntry
}

func (*ExpandEntryContext) IsExpandEntryContext() {}

func NewExpandEntryContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *ExpandEntryContext {
	var p = new(ExpandEntryContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_expandEntry

	return p
}

func (s *ExpandEntryContext) GetParser() antlr.Parser { return s.parser }

func (s *ExpandEntryContext) ExpandItems() IExpandItemsContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IExpandItemsContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IExpandItemsContext)
}

func (s *ExpandEntryContext) EOF() antlr.TerminalNode {
	return s.GetToken(ODataEOF, 0)
}

func (s *ExpandEntryContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *ExpandEntryContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) ExpandEntry() (localctx IExpandEntryContext) {
	localctx = NewExpandEntryContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 6, ODataRULE_expandEntry)
	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(67)
		p.ExpandItems()
	}
	{
		p.SetState(68)
		p.Match(ODataEOF)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IComputeEntryContext is an interface to support dynamic dispatch.
type IComputeEntryContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	ComputeItems() IComputeItemsContext
	EOF() antlr.TerminalNode

	// IsComputeEntryContext differentiates from other interfaces.
	IsComputeEntryContext()
}

type ComputeEntryContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyComputeEntryContext() *ComputeEntryContext {
	var p = new(ComputeEntryContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_computeEntry
	return p
}

func InitEmptyComputeEntryContext(p *ComputeEntryContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_computeEntry
}

func (*ComputeEntryContext) IsComputeEntryContext() {}

func NewComputeEntryContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *ComputeEntryContext {
	var p = new(ComputeEntryContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_computeEntry

	return p
}

func (s *ComputeEntryContext) GetParser() antlr.Parser { return s.parser }

func (s *ComputeEntryContext) ComputeItems() IComputeItemsContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IComputeItemsContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IComputeItemsContext)
}

func (s *ComputeEntryContext) EOF() antlr.TerminalNode {
	return s.GetToken(ODataEOF, 0)
}

func (s *ComputeEntryContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *ComputeEntryContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) ComputeEntry() (localctx IComputeEntryContext) {
	localctx = NewComputeEntryContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 8, ODataRULE_computeEntry)
	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(70)
		p.ComputeItems()
	}
	{
		p.SetState(71)
		p.Match(ODataEOF)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// ISearchEntryContext is an interface to support dynamic dispatch.
type ISearchEntryContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	Search() ISearchContext
	EOF() antlr.TerminalNode

	// IsSearchEntryContext differentiates from other interfaces.
	IsSearchEntryContext()
}

type SearchEntryContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptySearchEntryContext() *SearchEntryContext {
	var p = new(SearchEntryContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_searchEntry
	return p
}

func InitEmptySearchEntryContext(p *SearchEntryContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_searchEntry
}

func (*SearchEntryContext) IsSearchEntryContext() {}

func NewSearchEntryContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *SearchEntryContext {
	var p = new(SearchEntryContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_searchEntry

	return p
}

func (s *SearchEntryContext) GetParser() antlr.Parser { return s.parser }

func (s *SearchEntryContext) Search() ISearchContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(ISearchContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(ISearchContext)
}

func (s *SearchEntryContext) EOF() antlr.TerminalNode {
	return s.GetToken(ODataEOF, 0)
}

func (s *SearchEntryContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *SearchEntryContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) SearchEntry() (localctx ISearchEntryContext) {
	localctx = NewSearchEntryContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 10, ODataRULE_searchEntry)
	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(73)
		p.Search()
	}
	{
		p.SetState(74)
		p.Match(ODataEOF)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// ISegmentEntryContext is an interface to support dynamic dispatch.
type ISegmentEntryContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	FILTER() antlr.TerminalNode
	CALL() antlr.TerminalNode
	Expr() IExprContext
	CLOSE() antlr.TerminalNode
	EOF() antlr.TerminalNode
	NAME() antlr.TerminalNode
	QNAME() antlr.TerminalNode
	DOLLAR() antlr.TerminalNode
	AllArgs() []IArgsContext
	Args(i int) IArgsContext

	// IsSegmentEntryContext differentiates from other interfaces.
	IsSegmentEntryContext()
}

type SegmentEntryContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptySegmentEntryContext() *SegmentEntryContext {
	var p = new(SegmentEntryContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_segmentEntry
	return p
}

func InitEmptySegmentEntryContext(p *SegmentEntryContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_segmentEntry
}

func (*SegmentEntryContext) IsSegmentEntryContext() {}

func NewSegmentEntryContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *SegmentEntryContext {
	var p = new(SegmentEntryContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_segmentEntry

	return p
}

func (s *SegmentEntryContext) GetParser() antlr.Parser { return s.parser }

func (s *SegmentEntryContext) FILTER() antlr.TerminalNode {
	return s.GetToken(ODataFILTER, 0)
}

func (s *SegmentEntryContext) CALL() antlr.TerminalNode {
	return s.GetToken(ODataCALL, 0)
}

func (s *SegmentEntryContext) Expr() IExprContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IExprContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IExprContext)
}

func (s *SegmentEntryContext) CLOSE() antlr.TerminalNode {
	return s.GetToken(ODataCLOSE, 0)
}

func (s *SegmentEntryContext) EOF() antlr.TerminalNode {
	return s.GetToken(ODataEOF, 0)
}

func (s *SegmentEntryContext) NAME() antlr.TerminalNode {
	return s.GetToken(ODataNAME, 0)
}

func (s *SegmentEntryContext) QNAME() antlr.TerminalNode {
	return s.GetToken(ODataQNAME, 0)
}

func (s *SegmentEntryContext) DOLLAR() antlr.TerminalNode {
	return s.GetToken(ODataDOLLAR, 0)
}

func (s *SegmentEntryContext) AllArgs() []IArgsContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IArgsContext); ok {
			len++
		}
	}

	tst := make([]IArgsContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IArgsContext); ok {
			tst[i] = t.(IArgsContext)
			i++
		}
	}

	return tst
}

func (s *SegmentEntryContext) Args(i int) IArgsContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IArgsContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IArgsContext)
}

func (s *SegmentEntryContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *SegmentEntryContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) SegmentEntry() (localctx ISegmentEntryContext) {
	localctx = NewSegmentEntryContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 12, ODataRULE_segmentEntry)
	var _la int

	p.SetState(90)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataFILTER:
		p.EnterOuterAlt(localctx, 1)
		{
			p.SetState(76)
			p.Match(ODataFILTER)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(77)
			p.Match(ODataCALL)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(78)
			p.Expr()
		}
		{
			p.SetState(79)
			p.Match(ODataCLOSE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(80)
			p.Match(ODataEOF)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataNAME, ODataQNAME, ODataDOLLAR:
		p.EnterOuterAlt(localctx, 2)
		{
			p.SetState(82)
			_la = p.GetTokenStream().LA(1)

			if !(_la == ODataNAME || _la == ODataQNAME || _la == ODataDOLLAR) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}
		p.SetState(84)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		for ok := true; ok; ok = _la == ODataCALL {
			{
				p.SetState(83)
				p.Args()
			}

			p.SetState(86)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)
		}
		{
			p.SetState(88)
			p.Match(ODataEOF)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	default:
		p.SetError(antlr.NewNoViableAltException(p, nil, nil, nil, nil, nil))
		goto errorExit
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IExprContext is an interface to support dynamic dispatch.
type IExprContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	AllOperand() []IOperandContext
	Operand(i int) IOperandContext
	AllOR() []antlr.TerminalNode
	OR(i int) antlr.TerminalNode
	AllAND() []antlr.TerminalNode
	AND(i int) antlr.TerminalNode
	AllEQ() []antlr.TerminalNode
	EQ(i int) antlr.TerminalNode
	AllNE() []antlr.TerminalNode
	NE(i int) antlr.TerminalNode
	AllGT() []antlr.TerminalNode
	GT(i int) antlr.TerminalNode
	AllGE() []antlr.TerminalNode
	GE(i int) antlr.TerminalNode
	AllLT() []antlr.TerminalNode
	LT(i int) antlr.TerminalNode
	AllLE() []antlr.TerminalNode
	LE(i int) antlr.TerminalNode
	AllADD() []antlr.TerminalNode
	ADD(i int) antlr.TerminalNode
	AllSUB() []antlr.TerminalNode
	SUB(i int) antlr.TerminalNode
	AllMUL() []antlr.TerminalNode
	MUL(i int) antlr.TerminalNode
	AllDIV() []antlr.TerminalNode
	DIV(i int) antlr.TerminalNode
	AllDIVBY() []antlr.TerminalNode
	DIVBY(i int) antlr.TerminalNode
	AllMOD() []antlr.TerminalNode
	MOD(i int) antlr.TerminalNode
	AllHAS() []antlr.TerminalNode
	HAS(i int) antlr.TerminalNode
	AllIN() []antlr.TerminalNode
	IN(i int) antlr.TerminalNode

	// IsExprContext differentiates from other interfaces.
	IsExprContext()
}

type ExprContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyExprContext() *ExprContext {
	var p = new(ExprContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_expr
	return p
}

func InitEmptyExprContext(p *ExprContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_expr
}

func (*ExprContext) IsExprContext() {}

func NewExprContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *ExprContext {
	var p = new(ExprContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_expr

	return p
}

func (s *ExprContext) GetParser() antlr.Parser { return s.parser }

func (s *ExprContext) AllOperand() []IOperandContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IOperandContext); ok {
			len++
		}
	}

	tst := make([]IOperandContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IOperandContext); ok {
			tst[i] = t.(IOperandContext)
			i++
		}
	}

	return tst
}

func (s *ExprContext) Operand(i int) IOperandContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IOperandContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IOperandContext)
}

func (s *ExprContext) AllOR() []antlr.TerminalNode {
	return s.GetTokens(ODataOR)
}

func (s *ExprContext) OR(i int) antlr.TerminalNode {
	return s.GetToken(ODataOR, i)
}

func (s *ExprContext) AllAND() []antlr.TerminalNode {
	return s.GetTokens(ODataAND)
}

func (s *ExprContext) AND(i int) antlr.TerminalNode {
	return s.GetToken(ODataAND, i)
}

func (s *ExprContext) AllEQ() []antlr.TerminalNode {
	return s.GetTokens(ODataEQ)
}

func (s *ExprContext) EQ(i int) antlr.TerminalNode {
	return s.GetToken(ODataEQ, i)
}

func (s *ExprContext) AllNE() []antlr.TerminalNode {
	return s.GetTokens(ODataNE)
}

func (s *ExprContext) NE(i int) antlr.TerminalNode {
	return s.GetToken(ODataNE, i)
}

func (s *ExprContext) AllGT() []antlr.TerminalNode {
	return s.GetTokens(ODataGT)
}

func (s *ExprContext) GT(i int) antlr.TerminalNode {
	return s.GetToken(ODataGT, i)
}

func (s *ExprContext) AllGE() []antlr.TerminalNode {
	return s.GetTokens(ODataGE)
}

func (s *ExprContext) GE(i int) antlr.TerminalNode {
	return s.GetToken(ODataGE, i)
}

func (s *ExprContext) AllLT() []antlr.TerminalNode {
	return s.GetTokens(ODataLT)
}

func (s *ExprContext) LT(i int) antlr.TerminalNode {
	return s.GetToken(ODataLT, i)
}

func (s *ExprContext) AllLE() []antlr.TerminalNode {
	return s.GetTokens(ODataLE)
}

func (s *ExprContext) LE(i int) antlr.TerminalNode {
	return s.GetToken(ODataLE, i)
}

func (s *ExprContext) AllADD() []antlr.TerminalNode {
	return s.GetTokens(ODataADD)
}

func (s *ExprContext) ADD(i int) antlr.TerminalNode {
	return s.GetToken(ODataADD, i)
}

func (s *ExprContext) AllSUB() []antlr.TerminalNode {
	return s.GetTokens(ODataSUB)
}

func (s *ExprContext) SUB(i int) antlr.TerminalNode {
	return s.GetToken(ODataSUB, i)
}

func (s *ExprContext) AllMUL() []antlr.TerminalNode {
	return s.GetTokens(ODataMUL)
}

func (s *ExprContext) MUL(i int) antlr.TerminalNode {
	return s.GetToken(ODataMUL, i)
}

func (s *ExprContext) AllDIV() []antlr.TerminalNode {
	return s.GetTokens(ODataDIV)
}

func (s *ExprContext) DIV(i int) antlr.TerminalNode {
	return s.GetToken(ODataDIV, i)
}

func (s *ExprContext) AllDIVBY() []antlr.TerminalNode {
	return s.GetTokens(ODataDIVBY)
}

func (s *ExprContext) DIVBY(i int) antlr.TerminalNode {
	return s.GetToken(ODataDIVBY, i)
}

func (s *ExprContext) AllMOD() []antlr.TerminalNode {
	return s.GetTokens(ODataMOD)
}

func (s *ExprContext) MOD(i int) antlr.TerminalNode {
	return s.GetToken(ODataMOD, i)
}

func (s *ExprContext) AllHAS() []antlr.TerminalNode {
	return s.GetTokens(ODataHAS)
}

func (s *ExprContext) HAS(i int) antlr.TerminalNode {
	return s.GetToken(ODataHAS, i)
}

func (s *ExprContext) AllIN() []antlr.TerminalNode {
	return s.GetTokens(ODataIN)
}

func (s *ExprContext) IN(i int) antlr.TerminalNode {
	return s.GetToken(ODataIN, i)
}

func (s *ExprContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *ExprContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) Expr() (localctx IExprContext) {
	localctx = NewExprContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 14, ODataRULE_expr)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(92)
		p.Operand()
	}
	p.SetState(97)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for (int64(_la) & ^0x3f) == 0 && ((int64(1)<<_la)&2198939369472) != 0 {
		{
			p.SetState(93)
			_la = p.GetTokenStream().LA(1)

			if !((int64(_la) & ^0x3f) == 0 && ((int64(1)<<_la)&2198939369472) != 0) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}
		{
			p.SetState(94)
			p.Operand()
		}

		p.SetState(99)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IOperandContext is an interface to support dynamic dispatch.
type IOperandContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	NULL() antlr.TerminalNode
	TRUE() antlr.TerminalNode
	FALSE() antlr.TerminalNode
	INT() antlr.TerminalNode
	DECIMAL() antlr.TerminalNode
	DOUBLE() antlr.TerminalNode
	STRING() antlr.TerminalNode
	GUID() antlr.TerminalNode
	DATE() antlr.TerminalNode
	DATETIME() antlr.TerminalNode
	TIME() antlr.TerminalNode
	DURATION() antlr.TerminalNode
	BINARY() antlr.TerminalNode
	ENUM() antlr.TerminalNode
	GEO() antlr.TerminalNode
	ALIAS() antlr.TerminalNode
	AllExpr() []IExprContext
	Expr(i int) IExprContext
	CLOSE() antlr.TerminalNode
	CASE() antlr.TerminalNode
	CALL() antlr.TerminalNode
	AllBranch() []IBranchContext
	Branch(i int) IBranchContext
	Json() IJsonContext
	OPEN() antlr.TerminalNode
	AllNOT() []antlr.TerminalNode
	NOT(i int) antlr.TerminalNode
	AllMINUS() []antlr.TerminalNode
	MINUS(i int) antlr.TerminalNode
	IT() antlr.TerminalNode
	THIS() antlr.TerminalNode
	ROOT() antlr.TerminalNode
	AllANNOTATION() []antlr.TerminalNode
	ANNOTATION(i int) antlr.TerminalNode
	AllStep() []IStepContext
	Step(i int) IStepContext
	AllCOMMA() []antlr.TerminalNode
	COMMA(i int) antlr.TerminalNode
	AllNAME() []antlr.TerminalNode
	NAME(i int) antlr.TerminalNode
	AllQNAME() []antlr.TerminalNode
	QNAME(i int) antlr.TerminalNode
	AllSLASH() []antlr.TerminalNode
	SLASH(i int) antlr.TerminalNode
	AllArgs() []IArgsContext
	Args(i int) IArgsContext

	// IsOperandContext differentiates from other interfaces.
	IsOperandContext()
}

type OperandContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyOperandContext() *OperandContext {
	var p = new(OperandContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_operand
	return p
}

func InitEmptyOperandContext(p *OperandContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_operand
}

func (*OperandContext) IsOperandContext() {}

func NewOperandContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *OperandContext {
	var p = new(OperandContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_operand

	return p
}

func (s *OperandContext) GetParser() antlr.Parser { return s.parser }

func (s *OperandContext) NULL() antlr.TerminalNode {
	return s.GetToken(ODataNULL, 0)
}

func (s *OperandContext) TRUE() antlr.TerminalNode {
	return s.GetToken(ODataTRUE, 0)
}

func (s *OperandContext) FALSE() antlr.TerminalNode {
	return s.GetToken(ODataFALSE, 0)
}

func (s *OperandContext) INT() antlr.TerminalNode {
	return s.GetToken(ODataINT, 0)
}

func (s *OperandContext) DECIMAL() antlr.TerminalNode {
	return s.GetToken(ODataDECIMAL, 0)
}

func (s *OperandContext) DOUBLE() antlr.TerminalNode {
	return s.GetToken(ODataDOUBLE, 0)
}

func (s *OperandContext) STRING() antlr.TerminalNode {
	return s.GetToken(ODataSTRING, 0)
}

func (s *OperandContext) GUID() antlr.TerminalNode {
	return s.GetToken(ODataGUID, 0)
}

func (s *OperandContext) DATE() antlr.TerminalNode {
	return s.GetToken(ODataDATE, 0)
}

func (s *OperandContext) DATETIME() antlr.TerminalNode {
	return s.GetToken(ODataDATETIME, 0)
}

func (s *OperandContext) TIME() antlr.TerminalNode {
	return s.GetToken(ODataTIME, 0)
}

func (s *OperandContext) DURATION() antlr.TerminalNode {
	return s.GetToken(ODataDURATION, 0)
}

func (s *OperandContext) BINARY() antlr.TerminalNode {
	return s.GetToken(ODataBINARY, 0)
}

func (s *OperandContext) ENUM() antlr.TerminalNode {
	return s.GetToken(ODataENUM, 0)
}

func (s *OperandContext) GEO() antlr.TerminalNode {
	return s.GetToken(ODataGEO, 0)
}

func (s *OperandContext) ALIAS() antlr.TerminalNode {
	return s.GetToken(ODataALIAS, 0)
}

func (s *OperandContext) AllExpr() []IExprContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IExprContext); ok {
			len++
		}
	}

	tst := make([]IExprContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IExprContext); ok {
			tst[i] = t.(IExprContext)
			i++
		}
	}

	return tst
}

func (s *OperandContext) Expr(i int) IExprContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IExprContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IExprContext)
}

func (s *OperandContext) CLOSE() antlr.TerminalNode {
	return s.GetToken(ODataCLOSE, 0)
}

func (s *OperandContext) CASE() antlr.TerminalNode {
	return s.GetToken(ODataCASE, 0)
}

func (s *OperandContext) CALL() antlr.TerminalNode {
	return s.GetToken(ODataCALL, 0)
}

func (s *OperandContext) AllBranch() []IBranchContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IBranchContext); ok {
			len++
		}
	}

	tst := make([]IBranchContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IBranchContext); ok {
			tst[i] = t.(IBranchContext)
			i++
		}
	}

	return tst
}

func (s *OperandContext) Branch(i int) IBranchContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IBranchContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IBranchContext)
}

func (s *OperandContext) Json() IJsonContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IJsonContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IJsonContext)
}

func (s *OperandContext) OPEN() antlr.TerminalNode {
	return s.GetToken(ODataOPEN, 0)
}

func (s *OperandContext) AllNOT() []antlr.TerminalNode {
	return s.GetTokens(ODataNOT)
}

func (s *OperandContext) NOT(i int) antlr.TerminalNode {
	return s.GetToken(ODataNOT, i)
}

func (s *OperandContext) AllMINUS() []antlr.TerminalNode {
	return s.GetTokens(ODataMINUS)
}

func (s *OperandContext) MINUS(i int) antlr.TerminalNode {
	return s.GetToken(ODataMINUS, i)
}

func (s *OperandContext) IT() antlr.TerminalNode {
	return s.GetToken(ODataIT, 0)
}

func (s *OperandContext) THIS() antlr.TerminalNode {
	return s.GetToken(ODataTHIS, 0)
}

func (s *OperandContext) ROOT() antlr.TerminalNode {
	return s.GetToken(ODataROOT, 0)
}

func (s *OperandContext) AllANNOTATION() []antlr.TerminalNode {
	return s.GetTokens(ODataANNOTATION)
}

func (s *OperandContext) ANNOTATION(i int) antlr.TerminalNode {
	return s.GetToken(ODataANNOTATION, i)
}

func (s *OperandContext) AllStep() []IStepContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IStepContext); ok {
			len++
		}
	}

	tst := make([]IStepContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IStepContext); ok {
			tst[i] = t.(IStepContext)
			i++
		}
	}

	return tst
}

func (s *OperandContext) Step(i int) IStepContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IStepContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IStepContext)
}

func (s *OperandContext) AllCOMMA() []antlr.TerminalNode {
	return s.GetTokens(ODataCOMMA)
}

func (s *OperandContext) COMMA(i int) antlr.TerminalNode {
	return s.GetToken(ODataCOMMA, i)
}

func (s *OperandContext) AllNAME() []antlr.TerminalNode {
	return s.GetTokens(ODataNAME)
}

func (s *OperandContext) NAME(i int) antlr.TerminalNode {
	return s.GetToken(ODataNAME, i)
}

func (s *OperandContext) AllQNAME() []antlr.TerminalNode {
	return s.GetTokens(ODataQNAME)
}

func (s *OperandContext) QNAME(i int) antlr.TerminalNode {
	return s.GetToken(ODataQNAME, i)
}

func (s *OperandContext) AllSLASH() []antlr.TerminalNode {
	return s.GetTokens(ODataSLASH)
}

func (s *OperandContext) SLASH(i int) antlr.TerminalNode {
	return s.GetToken(ODataSLASH, i)
}

func (s *OperandContext) AllArgs() []IArgsContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IArgsContext); ok {
			len++
		}
	}

	tst := make([]IArgsContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IArgsContext); ok {
			tst[i] = t.(IArgsContext)
			i++
		}
	}

	return tst
}

func (s *OperandContext) Args(i int) IArgsContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IArgsContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IArgsContext)
}

func (s *OperandContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *OperandContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) Operand() (localctx IOperandContext) {
	localctx = NewOperandContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 16, ODataRULE_operand)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	p.SetState(103)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataNOT || _la == ODataMINUS {
		{
			p.SetState(100)
			_la = p.GetTokenStream().LA(1)

			if !(_la == ODataNOT || _la == ODataMINUS) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}

		p.SetState(105)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)
	}
	p.SetState(171)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataNULL:
		{
			p.SetState(106)
			p.Match(ODataNULL)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataTRUE:
		{
			p.SetState(107)
			p.Match(ODataTRUE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataFALSE:
		{
			p.SetState(108)
			p.Match(ODataFALSE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataINT:
		{
			p.SetState(109)
			p.Match(ODataINT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataDECIMAL:
		{
			p.SetState(110)
			p.Match(ODataDECIMAL)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataDOUBLE:
		{
			p.SetState(111)
			p.Match(ODataDOUBLE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataSTRING:
		{
			p.SetState(112)
			p.Match(ODataSTRING)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataGUID:
		{
			p.SetState(113)
			p.Match(ODataGUID)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataDATE:
		{
			p.SetState(114)
			p.Match(ODataDATE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataDATETIME:
		{
			p.SetState(115)
			p.Match(ODataDATETIME)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataTIME:
		{
			p.SetState(116)
			p.Match(ODataTIME)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataDURATION:
		{
			p.SetState(117)
			p.Match(ODataDURATION)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataBINARY:
		{
			p.SetState(118)
			p.Match(ODataBINARY)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataENUM:
		{
			p.SetState(119)
			p.Match(ODataENUM)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataGEO:
		{
			p.SetState(120)
			p.Match(ODataGEO)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataALIAS:
		{
			p.SetState(121)
			p.Match(ODataALIAS)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataCALL, ODataOPEN:
		{
			p.SetState(122)
			_la = p.GetTokenStream().LA(1)

			if !(_la == ODataCALL || _la == ODataOPEN) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}
		{
			p.SetState(123)
			p.Expr()
		}
		p.SetState(128)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		for _la == ODataCOMMA {
			{
				p.SetState(124)
				p.Match(ODataCOMMA)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(125)
				p.Expr()
			}

			p.SetState(130)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)
		}
		{
			p.SetState(131)
			p.Match(ODataCLOSE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataCASE:
		{
			p.SetState(133)
			p.Match(ODataCASE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(134)
			p.Match(ODataCALL)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(135)
			p.Branch()
		}
		p.SetState(140)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		for _la == ODataCOMMA {
			{
				p.SetState(136)
				p.Match(ODataCOMMA)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(137)
				p.Branch()
			}

			p.SetState(142)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)
		}
		{
			p.SetState(143)
			p.Match(ODataCLOSE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataLBRACKET, ODataLBRACE:
		{
			p.SetState(145)
			p.Json()
		}

	case ODataNAME, ODataQNAME, ODataANNOTATION, ODataIT, ODataTHIS, ODataROOT, ODataANY, ODataALL, ODataFILTER, ODataCOUNT:
		p.SetState(155)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}

		switch p.GetTokenStream().LA(1) {
		case ODataIT:
			{
				p.SetState(146)
				p.Match(ODataIT)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}

		case ODataTHIS:
			{
				p.SetState(147)
				p.Match(ODataTHIS)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}

		case ODataROOT:
			{
				p.SetState(148)
				p.Match(ODataROOT)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}

		case ODataNAME, ODataQNAME:
			{
				p.SetState(149)
				_la = p.GetTokenStream().LA(1)

				if !(_la == ODataNAME || _la == ODataQNAME) {
					p.GetErrorHandler().RecoverInline(p)
				} else {
					p.GetErrorHandler().ReportMatch(p)
					p.Consume()
				}
			}
			p.SetState(151)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)

			if _la == ODataCALL {
				{
					p.SetState(150)
					p.Args()
				}

			}

		case ODataANNOTATION:
			{
				p.SetState(153)
				p.Match(ODataANNOTATION)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}

		case ODataANY, ODataALL, ODataFILTER, ODataCOUNT:
			{
				p.SetState(154)
				p.Step()
			}

		default:
			p.SetError(antlr.NewNoViableAltException(p, nil, nil, nil, nil, nil))
			goto errorExit
		}
		p.SetState(168)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		for _la == ODataSLASH {
			{
				p.SetState(157)
				p.Match(ODataSLASH)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			p.SetState(164)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}

			switch p.GetTokenStream().LA(1) {
			case ODataNAME, ODataQNAME:
				{
					p.SetState(158)
					_la = p.GetTokenStream().LA(1)

					if !(_la == ODataNAME || _la == ODataQNAME) {
						p.GetErrorHandler().RecoverInline(p)
					} else {
						p.GetErrorHandler().ReportMatch(p)
						p.Consume()
					}
				}
				p.SetState(160)
				p.GetErrorHandler().Sync(p)
				if p.HasError() {
					goto errorExit
				}
				_la = p.GetTokenStream().LA(1)

				if _la == ODataCALL {
					{
						p.SetState(159)
						p.Args()
					}

				}

			case ODataANNOTATION:
				{
					p.SetState(162)
					p.Match(ODataANNOTATION)
					if p.HasError() {
						// Recognition error - abort rule
						goto errorExit
					}
				}

			case ODataANY, ODataALL, ODataFILTER, ODataCOUNT:
				{
					p.SetState(163)
					p.Step()
				}

			default:
				p.SetError(antlr.NewNoViableAltException(p, nil, nil, nil, nil, nil))
				goto errorExit
			}

			p.SetState(170)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)
		}

	default:
		p.SetError(antlr.NewNoViableAltException(p, nil, nil, nil, nil, nil))
		goto errorExit
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IBranchContext is an interface to support dynamic dispatch.
type IBranchContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	AllExpr() []IExprContext
	Expr(i int) IExprContext
	COLON() antlr.TerminalNode

	// IsBranchContext differentiates from other interfaces.
	IsBranchContext()
}

type BranchContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyBranchContext() *BranchContext {
	var p = new(BranchContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_branch
	return p
}

func InitEmptyBranchContext(p *BranchContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_branch
}

func (*BranchContext) IsBranchContext() {}

func NewBranchContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *BranchContext {
	var p = new(BranchContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_branch

	return p
}

func (s *BranchContext) GetParser() antlr.Parser { return s.parser }

func (s *BranchContext) AllExpr() []IExprContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IExprContext); ok {
			len++
		}
	}

	tst := make([]IExprContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IExprContext); ok {
			tst[i] = t.(IExprContext)
			i++
		}
	}

	return tst
}

func (s *BranchContext) Expr(i int) IExprContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IExprContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IExprContext)
}

func (s *BranchContext) COLON() antlr.TerminalNode {
	return s.GetToken(ODataCOLON, 0)
}

func (s *BranchContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *BranchContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) Branch() (localctx IBranchContext) {
	localctx = NewBranchContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 18, ODataRULE_branch)
	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(173)
		p.Expr()
	}
	{
		p.SetState(174)
		p.Match(ODataCOLON)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}
	{
		p.SetState(175)
		p.Expr()
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IStepContext is an interface to support dynamic dispatch.
type IStepContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	CALL() antlr.TerminalNode
	CLOSE() antlr.TerminalNode
	ANY() antlr.TerminalNode
	ALL() antlr.TerminalNode
	NAME() antlr.TerminalNode
	COLON() antlr.TerminalNode
	Expr() IExprContext
	COUNT() antlr.TerminalNode
	AllOption() []IOptionContext
	Option(i int) IOptionContext
	AllSEMI() []antlr.TerminalNode
	SEMI(i int) antlr.TerminalNode
	FILTER() antlr.TerminalNode

	// IsStepContext differentiates from other interfaces.
	IsStepContext()
}

type StepContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyStepContext() *StepContext {
	var p = new(StepContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_step
	return p
}

func InitEmptyStepContext(p *StepContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_step
}

func (*StepContext) IsStepContext() {}

func NewStepContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *StepContext {
	var p = new(StepContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_step

	return p
}

func (s *StepContext) GetParser() antlr.Parser { return s.parser }

func (s *StepContext) CALL() antlr.TerminalNode {
	return s.GetToken(ODataCALL, 0)
}

func (s *StepContext) CLOSE() antlr.TerminalNode {
	return s.GetToken(ODataCLOSE, 0)
}

func (s *StepContext) ANY() antlr.TerminalNode {
	return s.GetToken(ODataANY, 0)
}

func (s *StepContext) ALL() antlr.TerminalNode {
	return s.GetToken(ODataALL, 0)
}

func (s *StepContext) NAME() antlr.TerminalNode {
	return s.GetToken(ODataNAME, 0)
}

func (s *StepContext) COLON() antlr.TerminalNode {
	return s.GetToken(ODataCOLON, 0)
}

func (s *StepContext) Expr() IExprContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IExprContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IExprContext)
}

func (s *StepContext) COUNT() antlr.TerminalNode {
	return s.GetToken(ODataCOUNT, 0)
}

func (s *StepContext) AllOption() []IOptionContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IOptionContext); ok {
			len++
		}
	}

	tst := make([]IOptionContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IOptionContext); ok {
			tst[i] = t.(IOptionContext)
			i++
		}
	}

	return tst
}

func (s *StepContext) Option(i int) IOptionContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IOptionContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IOptionContext)
}

func (s *StepContext) AllSEMI() []antlr.TerminalNode {
	return s.GetTokens(ODataSEMI)
}

func (s *StepContext) SEMI(i int) antlr.TerminalNode {
	return s.GetToken(ODataSEMI, i)
}

func (s *StepContext) FILTER() antlr.TerminalNode {
	return s.GetToken(ODataFILTER, 0)
}

func (s *StepContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *StepContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) Step() (localctx IStepContext) {
	localctx = NewStepContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 20, ODataRULE_step)
	var _la int

	p.SetState(204)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataANY, ODataALL:
		p.EnterOuterAlt(localctx, 1)
		{
			p.SetState(177)
			_la = p.GetTokenStream().LA(1)

			if !(_la == ODataANY || _la == ODataALL) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}
		{
			p.SetState(178)
			p.Match(ODataCALL)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		p.SetState(182)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		if _la == ODataNAME {
			{
				p.SetState(179)
				p.Match(ODataNAME)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(180)
				p.Match(ODataCOLON)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(181)
				p.Expr()
			}

		}
		{
			p.SetState(184)
			p.Match(ODataCLOSE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataCOUNT:
		p.EnterOuterAlt(localctx, 2)
		{
			p.SetState(185)
			p.Match(ODataCOUNT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		p.SetState(197)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		if _la == ODataCALL {
			{
				p.SetState(186)
				p.Match(ODataCALL)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(187)
				p.Option()
			}
			p.SetState(192)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)

			for _la == ODataSEMI {
				{
					p.SetState(188)
					p.Match(ODataSEMI)
					if p.HasError() {
						// Recognition error - abort rule
						goto errorExit
					}
				}
				{
					p.SetState(189)
					p.Option()
				}

				p.SetState(194)
				p.GetErrorHandler().Sync(p)
				if p.HasError() {
					goto errorExit
				}
				_la = p.GetTokenStream().LA(1)
			}
			{
				p.SetState(195)
				p.Match(ODataCLOSE)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}

		}

	case ODataFILTER:
		p.EnterOuterAlt(localctx, 3)
		{
			p.SetState(199)
			p.Match(ODataFILTER)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(200)
			p.Match(ODataCALL)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(201)
			p.Expr()
		}
		{
			p.SetState(202)
			p.Match(ODataCLOSE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	default:
		p.SetError(antlr.NewNoViableAltException(p, nil, nil, nil, nil, nil))
		goto errorExit
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IArgsContext is an interface to support dynamic dispatch.
type IArgsContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	CALL() antlr.TerminalNode
	CLOSE() antlr.TerminalNode
	AllExpr() []IExprContext
	Expr(i int) IExprContext
	AllNAME() []antlr.TerminalNode
	NAME(i int) antlr.TerminalNode
	AllASSIGN() []antlr.TerminalNode
	ASSIGN(i int) antlr.TerminalNode
	AllCOMMA() []antlr.TerminalNode
	COMMA(i int) antlr.TerminalNode

	// IsArgsContext differentiates from other interfaces.
	IsArgsContext()
}

type ArgsContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyArgsContext() *ArgsContext {
	var p = new(ArgsContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_args
	return p
}

func InitEmptyArgsContext(p *ArgsContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_args
}

func (*ArgsContext) IsArgsContext() {}

func NewArgsContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *ArgsContext {
	var p = new(ArgsContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_args

	return p
}

func (s *ArgsContext) GetParser() antlr.Parser { return s.parser }

func (s *ArgsContext) CALL() antlr.TerminalNode {
	return s.GetToken(ODataCALL, 0)
}

func (s *ArgsContext) CLOSE() antlr.TerminalNode {
	return s.GetToken(ODataCLOSE, 0)
}

func (s *ArgsContext) AllExpr() []IExprContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IExprContext); ok {
			len++
		}
	}

	tst := make([]IExprContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IExprContext); ok {
			tst[i] = t.(IExprContext)
			i++
		}
	}

	return tst
}

func (s *ArgsContext) Expr(i int) IExprContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IExprContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IExprContext)
}

func (s *ArgsContext) AllNAME() []antlr.TerminalNode {
	return s.GetTokens(ODataNAME)
}

func (s *ArgsContext) NAME(i int) antlr.TerminalNode {
	return s.GetToken(ODataNAME, i)
}

func (s *ArgsContext) AllASSIGN() []antlr.TerminalNode {
	return s.GetTokens(ODataASSIGN)
}

func (s *ArgsContext) ASSIGN(i int) antlr.TerminalNode {
	return s.GetToken(ODataASSIGN, i)
}

func (s *ArgsContext) AllCOMMA() []antlr.TerminalNode {
	return s.GetTokens(ODataCOMMA)
}

func (s *ArgsContext) COMMA(i int) antlr.TerminalNode {
	return s.GetToken(ODataCOMMA, i)
}

func (s *ArgsContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *ArgsContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) Args() (localctx IArgsContext) {
	localctx = NewArgsContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 22, ODataRULE_args)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(206)
		p.Match(ODataCALL)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}
	p.SetState(223)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	if ((int64(_la) & ^0x3f) == 0 && ((int64(1)<<_la)&5333354873448562678) != 0) || _la == ODataCOUNT {
		p.SetState(209)
		p.GetErrorHandler().Sync(p)

		if p.GetInterpreter().AdaptivePredict(p.BaseParser, p.GetTokenStream(), 16, p.GetParserRuleContext()) == 1 {
			{
				p.SetState(207)
				p.Match(ODataNAME)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(208)
				p.Match(ODataASSIGN)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}

		} else if p.HasError() { // JIM
			goto errorExit
		}
		{
			p.SetState(211)
			p.Expr()
		}
		p.SetState(220)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		for _la == ODataCOMMA {
			{
				p.SetState(212)
				p.Match(ODataCOMMA)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			p.SetState(215)
			p.GetErrorHandler().Sync(p)

			if p.GetInterpreter().AdaptivePredict(p.BaseParser, p.GetTokenStream(), 17, p.GetParserRuleContext()) == 1 {
				{
					p.SetState(213)
					p.Match(ODataNAME)
					if p.HasError() {
						// Recognition error - abort rule
						goto errorExit
					}
				}
				{
					p.SetState(214)
					p.Match(ODataASSIGN)
					if p.HasError() {
						// Recognition error - abort rule
						goto errorExit
					}
				}

			} else if p.HasError() { // JIM
				goto errorExit
			}
			{
				p.SetState(217)
				p.Expr()
			}

			p.SetState(222)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)
		}

	}
	{
		p.SetState(225)
		p.Match(ODataCLOSE)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IJsonContext is an interface to support dynamic dispatch.
type IJsonContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	LBRACKET() antlr.TerminalNode
	RBRACKET() antlr.TerminalNode
	AllJsonValue() []IJsonValueContext
	JsonValue(i int) IJsonValueContext
	AllCOMMA() []antlr.TerminalNode
	COMMA(i int) antlr.TerminalNode
	LBRACE() antlr.TerminalNode
	RBRACE() antlr.TerminalNode
	AllJsonMember() []IJsonMemberContext
	JsonMember(i int) IJsonMemberContext

	// IsJsonContext differentiates from other interfaces.
	IsJsonContext()
}

type JsonContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyJsonContext() *JsonContext {
	var p = new(JsonContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_json
	return p
}

func InitEmptyJsonContext(p *JsonContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_json
}

func (*JsonContext) IsJsonContext() {}

func NewJsonContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *JsonContext {
	var p = new(JsonContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_json

	return p
}

func (s *JsonContext) GetParser() antlr.Parser { return s.parser }

func (s *JsonContext) LBRACKET() antlr.TerminalNode {
	return s.GetToken(ODataLBRACKET, 0)
}

func (s *JsonContext) RBRACKET() antlr.TerminalNode {
	return s.GetToken(ODataRBRACKET, 0)
}

func (s *JsonContext) AllJsonValue() []IJsonValueContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IJsonValueContext); ok {
			len++
		}
	}

	tst := make([]IJsonValueContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IJsonValueContext); ok {
			tst[i] = t.(IJsonValueContext)
			i++
		}
	}

	return tst
}

func (s *JsonContext) JsonValue(i int) IJsonValueContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IJsonValueContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IJsonValueContext)
}

func (s *JsonContext) AllCOMMA() []antlr.TerminalNode {
	return s.GetTokens(ODataCOMMA)
}

func (s *JsonContext) COMMA(i int) antlr.TerminalNode {
	return s.GetToken(ODataCOMMA, i)
}

func (s *JsonContext) LBRACE() antlr.TerminalNode {
	return s.GetToken(ODataLBRACE, 0)
}

func (s *JsonContext) RBRACE() antlr.TerminalNode {
	return s.GetToken(ODataRBRACE, 0)
}

func (s *JsonContext) AllJsonMember() []IJsonMemberContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IJsonMemberContext); ok {
			len++
		}
	}

	tst := make([]IJsonMemberContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IJsonMemberContext); ok {
			tst[i] = t.(IJsonMemberContext)
			i++
		}
	}

	return tst
}

func (s *JsonContext) JsonMember(i int) IJsonMemberContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IJsonMemberContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IJsonMemberContext)
}

func (s *JsonContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *JsonContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) Json() (localctx IJsonContext) {
	localctx = NewJsonContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 24, ODataRULE_json)
	var _la int

	p.SetState(251)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataLBRACKET:
		p.EnterOuterAlt(localctx, 1)
		{
			p.SetState(227)
			p.Match(ODataLBRACKET)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		p.SetState(236)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		if (int64(_la) & ^0x3f) == 0 && ((int64(1)<<_la)&3026418949593005824) != 0 {
			{
				p.SetState(228)
				p.JsonValue()
			}
			p.SetState(233)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)

			for _la == ODataCOMMA {
				{
					p.SetState(229)
					p.Match(ODataCOMMA)
					if p.HasError() {
						// Recognition error - abort rule
						goto errorExit
					}
				}
				{
					p.SetState(230)
					p.JsonValue()
				}

				p.SetState(235)
				p.GetErrorHandler().Sync(p)
				if p.HasError() {
					goto errorExit
				}
				_la = p.GetTokenStream().LA(1)
			}

		}
		{
			p.SetState(238)
			p.Match(ODataRBRACKET)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataLBRACE:
		p.EnterOuterAlt(localctx, 2)
		{
			p.SetState(239)
			p.Match(ODataLBRACE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		p.SetState(248)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		if _la == ODataJSONSTRING {
			{
				p.SetState(240)
				p.JsonMember()
			}
			p.SetState(245)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)

			for _la == ODataCOMMA {
				{
					p.SetState(241)
					p.Match(ODataCOMMA)
					if p.HasError() {
						// Recognition error - abort rule
						goto errorExit
					}
				}
				{
					p.SetState(242)
					p.JsonMember()
				}

				p.SetState(247)
				p.GetErrorHandler().Sync(p)
				if p.HasError() {
					goto errorExit
				}
				_la = p.GetTokenStream().LA(1)
			}

		}
		{
			p.SetState(250)
			p.Match(ODataRBRACE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	default:
		p.SetError(antlr.NewNoViableAltException(p, nil, nil, nil, nil, nil))
		goto errorExit
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IJsonMemberContext is an interface to support dynamic dispatch.
type IJsonMemberContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	JSONSTRING() antlr.TerminalNode
	COLON() antlr.TerminalNode
	JsonValue() IJsonValueContext

	// IsJsonMemberContext differentiates from other interfaces.
	IsJsonMemberContext()
}

type JsonMemberContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyJsonMemberContext() *JsonMemberContext {
	var p = new(JsonMemberContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_jsonMember
	return p
}

func InitEmptyJsonMemberContext(p *JsonMemberContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_jsonMember
}

func (*JsonMemberContext) IsJsonMemberContext() {}

func NewJsonMemberContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *JsonMemberContext {
	var p = new(JsonMemberContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_jsonMember

	return p
}

func (s *JsonMemberContext) GetParser() antlr.Parser { return s.parser }

func (s *JsonMemberContext) JSONSTRING() antlr.TerminalNode {
	return s.GetToken(ODataJSONSTRING, 0)
}

func (s *JsonMemberContext) COLON() antlr.TerminalNode {
	return s.GetToken(ODataCOLON, 0)
}

func (s *JsonMemberContext) JsonValue() IJsonValueContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IJsonValueContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IJsonValueContext)
}

func (s *JsonMemberContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *JsonMemberContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) JsonMember() (localctx IJsonMemberContext) {
	localctx = NewJsonMemberContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 26, ODataRULE_jsonMember)
	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(253)
		p.Match(ODataJSONSTRING)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}
	{
		p.SetState(254)
		p.Match(ODataCOLON)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}
	{
		p.SetState(255)
		p.JsonValue()
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IJsonValueContext is an interface to support dynamic dispatch.
type IJsonValueContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	JSONSTRING() antlr.TerminalNode
	INT() antlr.TerminalNode
	DECIMAL() antlr.TerminalNode
	DOUBLE() antlr.TerminalNode
	TRUE() antlr.TerminalNode
	FALSE() antlr.TerminalNode
	NULL() antlr.TerminalNode
	Json() IJsonContext
	ROOT() antlr.TerminalNode
	AllSLASH() []antlr.TerminalNode
	SLASH(i int) antlr.TerminalNode
	AllANNOTATION() []antlr.TerminalNode
	ANNOTATION(i int) antlr.TerminalNode
	AllStep() []IStepContext
	Step(i int) IStepContext
	AllNAME() []antlr.TerminalNode
	NAME(i int) antlr.TerminalNode
	AllQNAME() []antlr.TerminalNode
	QNAME(i int) antlr.TerminalNode
	AllArgs() []IArgsContext
	Args(i int) IArgsContext

	// IsJsonValueContext differentiates from other interfaces.
	IsJsonValueContext()
}

type JsonValueContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyJsonValueContext() *JsonValueContext {
	var p = new(JsonValueContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_jsonValue
	return p
}

func InitEmptyJsonValueContext(p *JsonValueContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_jsonValue
}

func (*JsonValueContext) IsJsonValueContext() {}

func NewJsonValueContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *JsonValueContext {
	var p = new(JsonValueContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_jsonValue

	return p
}

func (s *JsonValueContext) GetParser() antlr.Parser { return s.parser }

func (s *JsonValueContext) JSONSTRING() antlr.TerminalNode {
	return s.GetToken(ODataJSONSTRING, 0)
}

func (s *JsonValueContext) INT() antlr.TerminalNode {
	return s.GetToken(ODataINT, 0)
}

func (s *JsonValueContext) DECIMAL() antlr.TerminalNode {
	return s.GetToken(ODataDECIMAL, 0)
}

func (s *JsonValueContext) DOUBLE() antlr.TerminalNode {
	return s.GetToken(ODataDOUBLE, 0)
}

func (s *JsonValueContext) TRUE() antlr.TerminalNode {
	return s.GetToken(ODataTRUE, 0)
}

func (s *JsonValueContext) FALSE() antlr.TerminalNode {
	return s.GetToken(ODataFALSE, 0)
}

func (s *JsonValueContext) NULL() antlr.TerminalNode {
	return s.GetToken(ODataNULL, 0)
}

func (s *JsonValueContext) Json() IJsonContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IJsonContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IJsonContext)
}

func (s *JsonValueContext) ROOT() antlr.TerminalNode {
	return s.GetToken(ODataROOT, 0)
}

func (s *JsonValueContext) AllSLASH() []antlr.TerminalNode {
	return s.GetTokens(ODataSLASH)
}

func (s *JsonValueContext) SLASH(i int) antlr.TerminalNode {
	return s.GetToken(ODataSLASH, i)
}

func (s *JsonValueContext) AllANNOTATION() []antlr.TerminalNode {
	return s.GetTokens(ODataANNOTATION)
}

func (s *JsonValueContext) ANNOTATION(i int) antlr.TerminalNode {
	return s.GetToken(ODataANNOTATION, i)
}

func (s *JsonValueContext) AllStep() []IStepContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IStepContext); ok {
			len++
		}
	}

	tst := make([]IStepContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IStepContext); ok {
			tst[i] = t.(IStepContext)
			i++
		}
	}

	return tst
}

func (s *JsonValueContext) Step(i int) IStepContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IStepContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IStepContext)
}

func (s *JsonValueContext) AllNAME() []antlr.TerminalNode {
	return s.GetTokens(ODataNAME)
}

func (s *JsonValueContext) NAME(i int) antlr.TerminalNode {
	return s.GetToken(ODataNAME, i)
}

func (s *JsonValueContext) AllQNAME() []antlr.TerminalNode {
	return s.GetTokens(ODataQNAME)
}

func (s *JsonValueContext) QNAME(i int) antlr.TerminalNode {
	return s.GetToken(ODataQNAME, i)
}

func (s *JsonValueContext) AllArgs() []IArgsContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IArgsContext); ok {
			len++
		}
	}

	tst := make([]IArgsContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IArgsContext); ok {
			tst[i] = t.(IArgsContext)
			i++
		}
	}

	return tst
}

func (s *JsonValueContext) Args(i int) IArgsContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IArgsContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IArgsContext)
}

func (s *JsonValueContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *JsonValueContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) JsonValue() (localctx IJsonValueContext) {
	localctx = NewJsonValueContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 28, ODataRULE_jsonValue)
	var _la int

	p.SetState(280)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataJSONSTRING:
		p.EnterOuterAlt(localctx, 1)
		{
			p.SetState(257)
			p.Match(ODataJSONSTRING)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataINT:
		p.EnterOuterAlt(localctx, 2)
		{
			p.SetState(258)
			p.Match(ODataINT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataDECIMAL:
		p.EnterOuterAlt(localctx, 3)
		{
			p.SetState(259)
			p.Match(ODataDECIMAL)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataDOUBLE:
		p.EnterOuterAlt(localctx, 4)
		{
			p.SetState(260)
			p.Match(ODataDOUBLE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataTRUE:
		p.EnterOuterAlt(localctx, 5)
		{
			p.SetState(261)
			p.Match(ODataTRUE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataFALSE:
		p.EnterOuterAlt(localctx, 6)
		{
			p.SetState(262)
			p.Match(ODataFALSE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataNULL:
		p.EnterOuterAlt(localctx, 7)
		{
			p.SetState(263)
			p.Match(ODataNULL)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataLBRACKET, ODataLBRACE:
		p.EnterOuterAlt(localctx, 8)
		{
			p.SetState(264)
			p.Json()
		}

	case ODataROOT:
		p.EnterOuterAlt(localctx, 9)
		{
			p.SetState(265)
			p.Match(ODataROOT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		p.SetState(277)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		for _la == ODataSLASH {
			{
				p.SetState(266)
				p.Match(ODataSLASH)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			p.SetState(273)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}

			switch p.GetTokenStream().LA(1) {
			case ODataNAME, ODataQNAME:
				{
					p.SetState(267)
					_la = p.GetTokenStream().LA(1)

					if !(_la == ODataNAME || _la == ODataQNAME) {
						p.GetErrorHandler().RecoverInline(p)
					} else {
						p.GetErrorHandler().ReportMatch(p)
						p.Consume()
					}
				}
				p.SetState(269)
				p.GetErrorHandler().Sync(p)
				if p.HasError() {
					goto errorExit
				}
				_la = p.GetTokenStream().LA(1)

				if _la == ODataCALL {
					{
						p.SetState(268)
						p.Args()
					}

				}

			case ODataANNOTATION:
				{
					p.SetState(271)
					p.Match(ODataANNOTATION)
					if p.HasError() {
						// Recognition error - abort rule
						goto errorExit
					}
				}

			case ODataANY, ODataALL, ODataFILTER, ODataCOUNT:
				{
					p.SetState(272)
					p.Step()
				}

			default:
				p.SetError(antlr.NewNoViableAltException(p, nil, nil, nil, nil, nil))
				goto errorExit
			}

			p.SetState(279)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)
		}

	default:
		p.SetError(antlr.NewNoViableAltException(p, nil, nil, nil, nil, nil))
		goto errorExit
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IOptionContext is an interface to support dynamic dispatch.
type IOptionContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	FILTER() antlr.TerminalNode
	ASSIGN() antlr.TerminalNode
	Expr() IExprContext
	ORDERBY() antlr.TerminalNode
	OrderItems() IOrderItemsContext
	SELECT() antlr.TerminalNode
	SelectItems() ISelectItemsContext
	EXPAND() antlr.TerminalNode
	ExpandItems() IExpandItemsContext
	COMPUTE() antlr.TerminalNode
	ComputeItems() IComputeItemsContext
	SEARCH() antlr.TerminalNode
	Search() ISearchContext
	INT() antlr.TerminalNode
	TOP() antlr.TerminalNode
	SKIPROWS() antlr.TerminalNode
	COUNT() antlr.TerminalNode
	TRUE() antlr.TerminalNode
	FALSE() antlr.TerminalNode
	LEVELS() antlr.TerminalNode
	NAME() antlr.TerminalNode
	APPLY() antlr.TerminalNode
	TEXT() antlr.TerminalNode
	ALIAS() antlr.TerminalNode

	// IsOptionContext differentiates from other interfaces.
	IsOptionContext()
}

type OptionContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyOptionContext() *OptionContext {
	var p = new(OptionContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_option
	return p
}

func InitEmptyOptionContext(p *OptionContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_option
}

func (*OptionContext) IsOptionContext() {}

func NewOptionContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *OptionContext {
	var p = new(OptionContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_option

	return p
}

func (s *OptionContext) GetParser() antlr.Parser { return s.parser }

func (s *OptionContext) FILTER() antlr.TerminalNode {
	return s.GetToken(ODataFILTER, 0)
}

func (s *OptionContext) ASSIGN() antlr.TerminalNode {
	return s.GetToken(ODataASSIGN, 0)
}

func (s *OptionContext) Expr() IExprContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IExprContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IExprContext)
}

func (s *OptionContext) ORDERBY() antlr.TerminalNode {
	return s.GetToken(ODataORDERBY, 0)
}

func (s *OptionContext) OrderItems() IOrderItemsContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IOrderItemsContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IOrderItemsContext)
}

func (s *OptionContext) SELECT() antlr.TerminalNode {
	return s.GetToken(ODataSELECT, 0)
}

func (s *OptionContext) SelectItems() ISelectItemsContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(ISelectItemsContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(ISelectItemsContext)
}

func (s *OptionContext) EXPAND() antlr.TerminalNode {
	return s.GetToken(ODataEXPAND, 0)
}

func (s *OptionContext) ExpandItems() IExpandItemsContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IExpandItemsContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IExpandItemsContext)
}

func (s *OptionContext) COMPUTE() antlr.TerminalNode {
	return s.GetToken(ODataCOMPUTE, 0)
}

func (s *OptionContext) ComputeItems() IComputeItemsContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IComputeItemsContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IComputeItemsContext)
}

func (s *OptionContext) SEARCH() antlr.TerminalNode {
	return s.GetToken(ODataSEARCH, 0)
}

func (s *OptionContext) Search() ISearchContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(ISearchContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(ISearchContext)
}

func (s *OptionContext) INT() antlr.TerminalNode {
	return s.GetToken(ODataINT, 0)
}

func (s *OptionContext) TOP() antlr.TerminalNode {
	return s.GetToken(ODataTOP, 0)
}

func (s *OptionContext) SKIPROWS() antlr.TerminalNode {
	return s.GetToken(ODataSKIPROWS, 0)
}

func (s *OptionContext) COUNT() antlr.TerminalNode {
	return s.GetToken(ODataCOUNT, 0)
}

func (s *OptionContext) TRUE() antlr.TerminalNode {
	return s.GetToken(ODataTRUE, 0)
}

func (s *OptionContext) FALSE() antlr.TerminalNode {
	return s.GetToken(ODataFALSE, 0)
}

func (s *OptionContext) LEVELS() antlr.TerminalNode {
	return s.GetToken(ODataLEVELS, 0)
}

func (s *OptionContext) NAME() antlr.TerminalNode {
	return s.GetToken(ODataNAME, 0)
}

func (s *OptionContext) APPLY() antlr.TerminalNode {
	return s.GetToken(ODataAPPLY, 0)
}

func (s *OptionContext) TEXT() antlr.TerminalNode {
	return s.GetToken(ODataTEXT, 0)
}

func (s *OptionContext) ALIAS() antlr.TerminalNode {
	return s.GetToken(ODataALIAS, 0)
}

func (s *OptionContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *OptionContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) Option() (localctx IOptionContext) {
	localctx = NewOptionContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 30, ODataRULE_option)
	var _la int

	p.SetState(315)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataFILTER:
		p.EnterOuterAlt(localctx, 1)
		{
			p.SetState(282)
			p.Match(ODataFILTER)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(283)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(284)
			p.Expr()
		}

	case ODataORDERBY:
		p.EnterOuterAlt(localctx, 2)
		{
			p.SetState(285)
			p.Match(ODataORDERBY)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(286)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(287)
			p.OrderItems()
		}

	case ODataSELECT:
		p.EnterOuterAlt(localctx, 3)
		{
			p.SetState(288)
			p.Match(ODataSELECT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(289)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(290)
			p.SelectItems()
		}

	case ODataEXPAND:
		p.EnterOuterAlt(localctx, 4)
		{
			p.SetState(291)
			p.Match(ODataEXPAND)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(292)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(293)
			p.ExpandItems()
		}

	case ODataCOMPUTE:
		p.EnterOuterAlt(localctx, 5)
		{
			p.SetState(294)
			p.Match(ODataCOMPUTE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(295)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(296)
			p.ComputeItems()
		}

	case ODataSEARCH:
		p.EnterOuterAlt(localctx, 6)
		{
			p.SetState(297)
			p.Match(ODataSEARCH)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(298)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(299)
			p.Search()
		}

	case ODataTOP, ODataSKIPROWS:
		p.EnterOuterAlt(localctx, 7)
		{
			p.SetState(300)
			_la = p.GetTokenStream().LA(1)

			if !(_la == ODataTOP || _la == ODataSKIPROWS) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}
		{
			p.SetState(301)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(302)
			p.Match(ODataINT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataCOUNT:
		p.EnterOuterAlt(localctx, 8)
		{
			p.SetState(303)
			p.Match(ODataCOUNT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(304)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(305)
			_la = p.GetTokenStream().LA(1)

			if !(_la == ODataTRUE || _la == ODataFALSE) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}

	case ODataLEVELS:
		p.EnterOuterAlt(localctx, 9)
		{
			p.SetState(306)
			p.Match(ODataLEVELS)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(307)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(308)
			_la = p.GetTokenStream().LA(1)

			if !(_la == ODataNAME || _la == ODataINT) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}

	case ODataAPPLY:
		p.EnterOuterAlt(localctx, 10)
		{
			p.SetState(309)
			p.Match(ODataAPPLY)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(310)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(311)
			p.Match(ODataTEXT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataALIAS:
		p.EnterOuterAlt(localctx, 11)
		{
			p.SetState(312)
			p.Match(ODataALIAS)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(313)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(314)
			p.Expr()
		}

	default:
		p.SetError(antlr.NewNoViableAltException(p, nil, nil, nil, nil, nil))
		goto errorExit
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IOptions_Context is an interface to support dynamic dispatch.
type IOptions_Context interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	CALL() antlr.TerminalNode
	AllOption() []IOptionContext
	Option(i int) IOptionContext
	CLOSE() antlr.TerminalNode
	AllSEMI() []antlr.TerminalNode
	SEMI(i int) antlr.TerminalNode

	// IsOptions_Context differentiates from other interfaces.
	IsOptions_Context()
}

type Options_Context struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyOptions_Context() *Options_Context {
	var p = new(Options_Context)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_options_
	return p
}

func InitEmptyOptions_Context(p *Options_Context) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_options_
}

func (*Options_Context) IsOptions_Context() {}

func NewOptions_Context(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *Options_Context {
	var p = new(Options_Context)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_options_

	return p
}

func (s *Options_Context) GetParser() antlr.Parser { return s.parser }

func (s *Options_Context) CALL() antlr.TerminalNode {
	return s.GetToken(ODataCALL, 0)
}

func (s *Options_Context) AllOption() []IOptionContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IOptionContext); ok {
			len++
		}
	}

	tst := make([]IOptionContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IOptionContext); ok {
			tst[i] = t.(IOptionContext)
			i++
		}
	}

	return tst
}

func (s *Options_Context) Option(i int) IOptionContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IOptionContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IOptionContext)
}

func (s *Options_Context) CLOSE() antlr.TerminalNode {
	return s.GetToken(ODataCLOSE, 0)
}

func (s *Options_Context) AllSEMI() []antlr.TerminalNode {
	return s.GetTokens(ODataSEMI)
}

func (s *Options_Context) SEMI(i int) antlr.TerminalNode {
	return s.GetToken(ODataSEMI, i)
}

func (s *Options_Context) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *Options_Context) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) Options_() (localctx IOptions_Context) {
	localctx = NewOptions_Context(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 32, ODataRULE_options_)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(317)
		p.Match(ODataCALL)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}
	{
		p.SetState(318)
		p.Option()
	}
	p.SetState(323)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataSEMI {
		{
			p.SetState(319)
			p.Match(ODataSEMI)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(320)
			p.Option()
		}

		p.SetState(325)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)
	}
	{
		p.SetState(326)
		p.Match(ODataCLOSE)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IOrderItemsContext is an interface to support dynamic dispatch.
type IOrderItemsContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	AllOrderItem() []IOrderItemContext
	OrderItem(i int) IOrderItemContext
	AllCOMMA() []antlr.TerminalNode
	COMMA(i int) antlr.TerminalNode

	// IsOrderItemsContext differentiates from other interfaces.
	IsOrderItemsContext()
}

type OrderItemsContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyOrderItemsContext() *OrderItemsContext {
	var p = new(OrderItemsContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_orderItems
	return p
}

func InitEmptyOrderItemsContext(p *OrderItemsContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_orderItems
}

func (*OrderItemsContext) IsOrderItemsContext() {}

func NewOrderItemsContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *OrderItemsContext {
	var p = new(OrderItemsContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_orderItems

	return p
}

func (s *OrderItemsContext) GetParser() antlr.Parser { return s.parser }

func (s *OrderItemsContext) AllOrderItem() []IOrderItemContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IOrderItemContext); ok {
			len++
		}
	}

	tst := make([]IOrderItemContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IOrderItemContext); ok {
			tst[i] = t.(IOrderItemContext)
			i++
		}
	}

	return tst
}

func (s *OrderItemsContext) OrderItem(i int) IOrderItemContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IOrderItemContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IOrderItemContext)
}

func (s *OrderItemsContext) AllCOMMA() []antlr.TerminalNode {
	return s.GetTokens(ODataCOMMA)
}

func (s *OrderItemsContext) COMMA(i int) antlr.TerminalNode {
	return s.GetToken(ODataCOMMA, i)
}

func (s *OrderItemsContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *OrderItemsContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) OrderItems() (localctx IOrderItemsContext) {
	localctx = NewOrderItemsContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 34, ODataRULE_orderItems)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(328)
		p.OrderItem()
	}
	p.SetState(333)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataCOMMA {
		{
			p.SetState(329)
			p.Match(ODataCOMMA)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(330)
			p.OrderItem()
		}

		p.SetState(335)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IOrderItemContext is an interface to support dynamic dispatch.
type IOrderItemContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	Expr() IExprContext
	ASC() antlr.TerminalNode
	DESC() antlr.TerminalNode

	// IsOrderItemContext differentiates from other interfaces.
	IsOrderItemContext()
}

type OrderItemContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyOrderItemContext() *OrderItemContext {
	var p = new(OrderItemContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_orderItem
	return p
}

func InitEmptyOrderItemContext(p *OrderItemContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_orderItem
}

func (*OrderItemContext) IsOrderItemContext() {}

func NewOrderItemContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *OrderItemContext {
	var p = new(OrderItemContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_orderItem

	return p
}

func (s *OrderItemContext) GetParser() antlr.Parser { return s.parser }

func (s *OrderItemContext) Expr() IExprContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IExprContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IExprContext)
}

func (s *OrderItemContext) ASC() antlr.TerminalNode {
	return s.GetToken(ODataASC, 0)
}

func (s *OrderItemContext) DESC() antlr.TerminalNode {
	return s.GetToken(ODataDESC, 0)
}

func (s *OrderItemContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *OrderItemContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) OrderItem() (localctx IOrderItemContext) {
	localctx = NewOrderItemContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 36, ODataRULE_orderItem)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(336)
		p.Expr()
	}
	p.SetState(338)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	if _la == ODataASC || _la == ODataDESC {
		{
			p.SetState(337)
			_la = p.GetTokenStream().LA(1)

			if !(_la == ODataASC || _la == ODataDESC) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}

	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IComputeItemsContext is an interface to support dynamic dispatch.
type IComputeItemsContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	AllComputeItem() []IComputeItemContext
	ComputeItem(i int) IComputeItemContext
	AllCOMMA() []antlr.TerminalNode
	COMMA(i int) antlr.TerminalNode

	// IsComputeItemsContext differentiates from other interfaces.
	IsComputeItemsContext()
}

type ComputeItemsContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyComputeItemsContext() *ComputeItemsContext {
	var p = new(ComputeItemsContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_computeItems
	return p
}

func InitEmptyComputeItemsContext(p *ComputeItemsContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_computeItems
}

func (*ComputeItemsContext) IsComputeItemsContext() {}

func NewComputeItemsContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *ComputeItemsContext {
	var p = new(ComputeItemsContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_computeItems

	return p
}

func (s *ComputeItemsContext) GetParser() antlr.Parser { return s.parser }

func (s *ComputeItemsContext) AllComputeItem() []IComputeItemContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IComputeItemContext); ok {
			len++
		}
	}

	tst := make([]IComputeItemContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IComputeItemContext); ok {
			tst[i] = t.(IComputeItemContext)
			i++
		}
	}

	return tst
}

func (s *ComputeItemsContext) ComputeItem(i int) IComputeItemContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IComputeItemContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IComputeItemContext)
}

func (s *ComputeItemsContext) AllCOMMA() []antlr.TerminalNode {
	return s.GetTokens(ODataCOMMA)
}

func (s *ComputeItemsContext) COMMA(i int) antlr.TerminalNode {
	return s.GetToken(ODataCOMMA, i)
}

func (s *ComputeItemsContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *ComputeItemsContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) ComputeItems() (localctx IComputeItemsContext) {
	localctx = NewComputeItemsContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 38, ODataRULE_computeItems)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(340)
		p.ComputeItem()
	}
	p.SetState(345)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataCOMMA {
		{
			p.SetState(341)
			p.Match(ODataCOMMA)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(342)
			p.ComputeItem()
		}

		p.SetState(347)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IComputeItemContext is an interface to support dynamic dispatch.
type IComputeItemContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	Expr() IExprContext
	AS() antlr.TerminalNode
	NAME() antlr.TerminalNode

	// IsComputeItemContext differentiates from other interfaces.
	IsComputeItemContext()
}

type ComputeItemContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyComputeItemContext() *ComputeItemContext {
	var p = new(ComputeItemContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_computeItem
	return p
}

func InitEmptyComputeItemContext(p *ComputeItemContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_computeItem
}

func (*ComputeItemContext) IsComputeItemContext() {}

func NewComputeItemContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *ComputeItemContext {
	var p = new(ComputeItemContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_computeItem

	return p
}

func (s *ComputeItemContext) GetParser() antlr.Parser { return s.parser }

func (s *ComputeItemContext) Expr() IExprContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IExprContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IExprContext)
}

func (s *ComputeItemContext) AS() antlr.TerminalNode {
	return s.GetToken(ODataAS, 0)
}

func (s *ComputeItemContext) NAME() antlr.TerminalNode {
	return s.GetToken(ODataNAME, 0)
}

func (s *ComputeItemContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *ComputeItemContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) ComputeItem() (localctx IComputeItemContext) {
	localctx = NewComputeItemContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 40, ODataRULE_computeItem)
	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(348)
		p.Expr()
	}
	{
		p.SetState(349)
		p.Match(ODataAS)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}
	{
		p.SetState(350)
		p.Match(ODataNAME)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// ISelectItemsContext is an interface to support dynamic dispatch.
type ISelectItemsContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	AllSelectItem() []ISelectItemContext
	SelectItem(i int) ISelectItemContext
	AllCOMMA() []antlr.TerminalNode
	COMMA(i int) antlr.TerminalNode

	// IsSelectItemsContext differentiates from other interfaces.
	IsSelectItemsContext()
}

type SelectItemsContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptySelectItemsContext() *SelectItemsContext {
	var p = new(SelectItemsContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_selectItems
	return p
}

func InitEmptySelectItemsContext(p *SelectItemsContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_selectItems
}

func (*SelectItemsContext) IsSelectItemsContext() {}

func NewSelectItemsContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *SelectItemsContext {
	var p = new(SelectItemsContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_selectItems

	return p
}

func (s *SelectItemsContext) GetParser() antlr.Parser { return s.parser }

func (s *SelectItemsContext) AllSelectItem() []ISelectItemContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(ISelectItemContext); ok {
			len++
		}
	}

	tst := make([]ISelectItemContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(ISelectItemContext); ok {
			tst[i] = t.(ISelectItemContext)
			i++
		}
	}

	return tst
}

func (s *SelectItemsContext) SelectItem(i int) ISelectItemContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(ISelectItemContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(ISelectItemContext)
}

func (s *SelectItemsContext) AllCOMMA() []antlr.TerminalNode {
	return s.GetTokens(ODataCOMMA)
}

func (s *SelectItemsContext) COMMA(i int) antlr.TerminalNode {
	return s.GetToken(ODataCOMMA, i)
}

func (s *SelectItemsContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *SelectItemsContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) SelectItems() (localctx ISelectItemsContext) {
	localctx = NewSelectItemsContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 42, ODataRULE_selectItems)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(352)
		p.SelectItem()
	}
	p.SetState(357)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataCOMMA {
		{
			p.SetState(353)
			p.Match(ODataCOMMA)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(354)
			p.SelectItem()
		}

		p.SetState(359)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// ISelectItemContext is an interface to support dynamic dispatch.
type ISelectItemContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	STAR() antlr.TerminalNode
	QSTAR() antlr.TerminalNode
	AllItemStep() []IItemStepContext
	ItemStep(i int) IItemStepContext
	AllSLASH() []antlr.TerminalNode
	SLASH(i int) antlr.TerminalNode
	Options_() IOptions_Context
	CALL() antlr.TerminalNode
	AllNAME() []antlr.TerminalNode
	NAME(i int) antlr.TerminalNode
	CLOSE() antlr.TerminalNode
	AllCOMMA() []antlr.TerminalNode
	COMMA(i int) antlr.TerminalNode

	// IsSelectItemContext differentiates from other interfaces.
	IsSelectItemContext()
}

type SelectItemContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptySelectItemContext() *SelectItemContext {
	var p = new(SelectItemContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_selectItem
	return p
}

func InitEmptySelectItemContext(p *SelectItemContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_selectItem
}

func (*SelectItemContext) IsSelectItemContext() {}

func NewSelectItemContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *SelectItemContext {
	var p = new(SelectItemContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_selectItem

	return p
}

func (s *SelectItemContext) GetParser() antlr.Parser { return s.parser }

func (s *SelectItemContext) STAR() antlr.TerminalNode {
	return s.GetToken(ODataSTAR, 0)
}

func (s *SelectItemContext) QSTAR() antlr.TerminalNode {
	return s.GetToken(ODataQSTAR, 0)
}

func (s *SelectItemContext) AllItemStep() []IItemStepContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IItemStepContext); ok {
			len++
		}
	}

	tst := make([]IItemStepContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IItemStepContext); ok {
			tst[i] = t.(IItemStepContext)
			i++
		}
	}

	return tst
}

func (s *SelectItemContext) ItemStep(i int) IItemStepContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IItemStepContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IItemStepContext)
}

func (s *SelectItemContext) AllSLASH() []antlr.TerminalNode {
	return s.GetTokens(ODataSLASH)
}

func (s *SelectItemContext) SLASH(i int) antlr.TerminalNode {
	return s.GetToken(ODataSLASH, i)
}

func (s *SelectItemContext) Options_() IOptions_Context {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IOptions_Context); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IOptions_Context)
}

func (s *SelectItemContext) CALL() antlr.TerminalNode {
	return s.GetToken(ODataCALL, 0)
}

func (s *SelectItemContext) AllNAME() []antlr.TerminalNode {
	return s.GetTokens(ODataNAME)
}

func (s *SelectItemContext) NAME(i int) antlr.TerminalNode {
	return s.GetToken(ODataNAME, i)
}

func (s *SelectItemContext) CLOSE() antlr.TerminalNode {
	return s.GetToken(ODataCLOSE, 0)
}

func (s *SelectItemContext) AllCOMMA() []antlr.TerminalNode {
	return s.GetTokens(ODataCOMMA)
}

func (s *SelectItemContext) COMMA(i int) antlr.TerminalNode {
	return s.GetToken(ODataCOMMA, i)
}

func (s *SelectItemContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *SelectItemContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) SelectItem() (localctx ISelectItemContext) {
	localctx = NewSelectItemContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 44, ODataRULE_selectItem)
	var _la int

	p.SetState(383)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataSTAR:
		p.EnterOuterAlt(localctx, 1)
		{
			p.SetState(360)
			p.Match(ODataSTAR)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataQSTAR:
		p.EnterOuterAlt(localctx, 2)
		{
			p.SetState(361)
			p.Match(ODataQSTAR)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataNAME, ODataQNAME, ODataANNOTATION:
		p.EnterOuterAlt(localctx, 3)
		{
			p.SetState(362)
			p.ItemStep()
		}
		p.SetState(367)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		for _la == ODataSLASH {
			{
				p.SetState(363)
				p.Match(ODataSLASH)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(364)
				p.ItemStep()
			}

			p.SetState(369)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)
		}
		p.SetState(381)
		p.GetErrorHandler().Sync(p)

		if p.GetInterpreter().AdaptivePredict(p.BaseParser, p.GetTokenStream(), 37, p.GetParserRuleContext()) == 1 {
			{
				p.SetState(370)
				p.Options_()
			}

		} else if p.HasError() { // JIM
			goto errorExit
		} else if p.GetInterpreter().AdaptivePredict(p.BaseParser, p.GetTokenStream(), 37, p.GetParserRuleContext()) == 2 {
			{
				p.SetState(371)
				p.Match(ODataCALL)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(372)
				p.Match(ODataNAME)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			p.SetState(377)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)

			for _la == ODataCOMMA {
				{
					p.SetState(373)
					p.Match(ODataCOMMA)
					if p.HasError() {
						// Recognition error - abort rule
						goto errorExit
					}
				}
				{
					p.SetState(374)
					p.Match(ODataNAME)
					if p.HasError() {
						// Recognition error - abort rule
						goto errorExit
					}
				}

				p.SetState(379)
				p.GetErrorHandler().Sync(p)
				if p.HasError() {
					goto errorExit
				}
				_la = p.GetTokenStream().LA(1)
			}
			{
				p.SetState(380)
				p.Match(ODataCLOSE)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}

		} else if p.HasError() { // JIM
			goto errorExit
		}

	default:
		p.SetError(antlr.NewNoViableAltException(p, nil, nil, nil, nil, nil))
		goto errorExit
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IExpandItemsContext is an interface to support dynamic dispatch.
type IExpandItemsContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	AllExpandItem() []IExpandItemContext
	ExpandItem(i int) IExpandItemContext
	AllCOMMA() []antlr.TerminalNode
	COMMA(i int) antlr.TerminalNode

	// IsExpandItemsContext differentiates from other interfaces.
	IsExpandItemsContext()
}

type ExpandItemsContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyExpandItemsContext() *ExpandItemsContext {
	var p = new(ExpandItemsContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_expandItems
	return p
}

func InitEmptyExpandItemsContext(p *ExpandItemsContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_expandItems
}

func (*ExpandItemsContext) IsExpandItemsContext() {}

func NewExpandItemsContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *ExpandItemsContext {
	var p = new(ExpandItemsContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_expandItems

	return p
}

func (s *ExpandItemsContext) GetParser() antlr.Parser { return s.parser }

func (s *ExpandItemsContext) AllExpandItem() []IExpandItemContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IExpandItemContext); ok {
			len++
		}
	}

	tst := make([]IExpandItemContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IExpandItemContext); ok {
			tst[i] = t.(IExpandItemContext)
			i++
		}
	}

	return tst
}

func (s *ExpandItemsContext) ExpandItem(i int) IExpandItemContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IExpandItemContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IExpandItemContext)
}

func (s *ExpandItemsContext) AllCOMMA() []antlr.TerminalNode {
	return s.GetTokens(ODataCOMMA)
}

func (s *ExpandItemsContext) COMMA(i int) antlr.TerminalNode {
	return s.GetToken(ODataCOMMA, i)
}

func (s *ExpandItemsContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *ExpandItemsContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) ExpandItems() (localctx IExpandItemsContext) {
	localctx = NewExpandItemsContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 46, ODataRULE_expandItems)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(385)
		p.ExpandItem()
	}
	p.SetState(390)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataCOMMA {
		{
			p.SetState(386)
			p.Match(ODataCOMMA)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(387)
			p.ExpandItem()
		}

		p.SetState(392)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IExpandItemContext is an interface to support dynamic dispatch.
type IExpandItemContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	AllItemStep() []IItemStepContext
	ItemStep(i int) IItemStepContext
	AllSTAR() []antlr.TerminalNode
	STAR(i int) antlr.TerminalNode
	VALUE() antlr.TerminalNode
	AllSLASH() []antlr.TerminalNode
	SLASH(i int) antlr.TerminalNode
	Options_() IOptions_Context
	AllREF() []antlr.TerminalNode
	REF(i int) antlr.TerminalNode
	AllCOUNT() []antlr.TerminalNode
	COUNT(i int) antlr.TerminalNode

	// IsExpandItemContext differentiates from other interfaces.
	IsExpandItemContext()
}

type ExpandItemContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyExpandItemContext() *ExpandItemContext {
	var p = new(ExpandItemContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_expandItem
	return p
}

func InitEmptyExpandItemContext(p *ExpandItemContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_expandItem
}

func (*ExpandItemContext) IsExpandItemContext() {}

func NewExpandItemContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *ExpandItemContext {
	var p = new(ExpandItemContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_expandItem

	return p
}

func (s *ExpandItemContext) GetParser() antlr.Parser { return s.parser }

func (s *ExpandItemContext) AllItemStep() []IItemStepContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IItemStepContext); ok {
			len++
		}
	}

	tst := make([]IItemStepContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IItemStepContext); ok {
			tst[i] = t.(IItemStepContext)
			i++
		}
	}

	return tst
}

func (s *ExpandItemContext) ItemStep(i int) IItemStepContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IItemStepContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(IItemStepContext)
}

func (s *ExpandItemContext) AllSTAR() []antlr.TerminalNode {
	return s.GetTokens(ODataSTAR)
}

func (s *ExpandItemContext) STAR(i int) antlr.TerminalNode {
	return s.GetToken(ODataSTAR, i)
}

func (s *ExpandItemContext) VALUE() antlr.TerminalNode {
	return s.GetToken(ODataVALUE, 0)
}

func (s *ExpandItemContext) AllSLASH() []antlr.TerminalNode {
	return s.GetTokens(ODataSLASH)
}

func (s *ExpandItemContext) SLASH(i int) antlr.TerminalNode {
	return s.GetToken(ODataSLASH, i)
}

func (s *ExpandItemContext) Options_() IOptions_Context {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IOptions_Context); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IOptions_Context)
}

func (s *ExpandItemContext) AllREF() []antlr.TerminalNode {
	return s.GetTokens(ODataREF)
}

func (s *ExpandItemContext) REF(i int) antlr.TerminalNode {
	return s.GetToken(ODataREF, i)
}

func (s *ExpandItemContext) AllCOUNT() []antlr.TerminalNode {
	return s.GetTokens(ODataCOUNT)
}

func (s *ExpandItemContext) COUNT(i int) antlr.TerminalNode {
	return s.GetToken(ODataCOUNT, i)
}

func (s *ExpandItemContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *ExpandItemContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) ExpandItem() (localctx IExpandItemContext) {
	localctx = NewExpandItemContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 48, ODataRULE_expandItem)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	p.SetState(396)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataNAME, ODataQNAME, ODataANNOTATION:
		{
			p.SetState(393)
			p.ItemStep()
		}

	case ODataSTAR:
		{
			p.SetState(394)
			p.Match(ODataSTAR)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataVALUE:
		{
			p.SetState(395)
			p.Match(ODataVALUE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	default:
		p.SetError(antlr.NewNoViableAltException(p, nil, nil, nil, nil, nil))
		goto errorExit
	}
	p.SetState(407)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataSLASH {
		{
			p.SetState(398)
			p.Match(ODataSLASH)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		p.SetState(403)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}

		switch p.GetTokenStream().LA(1) {
		case ODataNAME, ODataQNAME, ODataANNOTATION:
			{
				p.SetState(399)
				p.ItemStep()
			}

		case ODataSTAR:
			{
				p.SetState(400)
				p.Match(ODataSTAR)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}

		case ODataREF:
			{
				p.SetState(401)
				p.Match(ODataREF)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}

		case ODataCOUNT:
			{
				p.SetState(402)
				p.Match(ODataCOUNT)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}

		default:
			p.SetError(antlr.NewNoViableAltException(p, nil, nil, nil, nil, nil))
			goto errorExit
		}

		p.SetState(409)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)
	}
	p.SetState(411)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	if _la == ODataCALL {
		{
			p.SetState(410)
			p.Options_()
		}

	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// IItemStepContext is an interface to support dynamic dispatch.
type IItemStepContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	NAME() antlr.TerminalNode
	QNAME() antlr.TerminalNode
	ANNOTATION() antlr.TerminalNode

	// IsItemStepContext differentiates from other interfaces.
	IsItemStepContext()
}

type ItemStepContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyItemStepContext() *ItemStepContext {
	var p = new(ItemStepContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_itemStep
	return p
}

func InitEmptyItemStepContext(p *ItemStepContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_itemStep
}

func (*ItemStepContext) IsItemStepContext() {}

func NewItemStepContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *ItemStepContext {
	var p = new(ItemStepContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_itemStep

	return p
}

func (s *ItemStepContext) GetParser() antlr.Parser { return s.parser }

func (s *ItemStepContext) NAME() antlr.TerminalNode {
	return s.GetToken(ODataNAME, 0)
}

func (s *ItemStepContext) QNAME() antlr.TerminalNode {
	return s.GetToken(ODataQNAME, 0)
}

func (s *ItemStepContext) ANNOTATION() antlr.TerminalNode {
	return s.GetToken(ODataANNOTATION, 0)
}

func (s *ItemStepContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *ItemStepContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) ItemStep() (localctx IItemStepContext) {
	localctx = NewItemStepContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 50, ODataRULE_itemStep)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(413)
		_la = p.GetTokenStream().LA(1)

		if !((int64(_la) & ^0x3f) == 0 && ((int64(1)<<_la)&22) != 0) {
			p.GetErrorHandler().RecoverInline(p)
		} else {
			p.GetErrorHandler().ReportMatch(p)
			p.Consume()
		}
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// ISearchContext is an interface to support dynamic dispatch.
type ISearchContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	AllSearchAnd() []ISearchAndContext
	SearchAnd(i int) ISearchAndContext
	AllORWORD() []antlr.TerminalNode
	ORWORD(i int) antlr.TerminalNode

	// IsSearchContext differentiates from other interfaces.
	IsSearchContext()
}

type SearchContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptySearchContext() *SearchContext {
	var p = new(SearchContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_search
	return p
}

func InitEmptySearchContext(p *SearchContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_search
}

func (*SearchContext) IsSearchContext() {}

func NewSearchContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *SearchContext {
	var p = new(SearchContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_search

	return p
}

func (s *SearchContext) GetParser() antlr.Parser { return s.parser }

func (s *SearchContext) AllSearchAnd() []ISearchAndContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(ISearchAndContext); ok {
			len++
		}
	}

	tst := make([]ISearchAndContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(ISearchAndContext); ok {
			tst[i] = t.(ISearchAndContext)
			i++
		}
	}

	return tst
}

func (s *SearchContext) SearchAnd(i int) ISearchAndContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(ISearchAndContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(ISearchAndContext)
}

func (s *SearchContext) AllORWORD() []antlr.TerminalNode {
	return s.GetTokens(ODataORWORD)
}

func (s *SearchContext) ORWORD(i int) antlr.TerminalNode {
	return s.GetToken(ODataORWORD, i)
}

func (s *SearchContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *SearchContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) Search() (localctx ISearchContext) {
	localctx = NewSearchContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 52, ODataRULE_search)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(415)
		p.SearchAnd()
	}
	p.SetState(420)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataORWORD {
		{
			p.SetState(416)
			p.Match(ODataORWORD)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(417)
			p.SearchAnd()
		}

		p.SetState(422)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// ISearchAndContext is an interface to support dynamic dispatch.
type ISearchAndContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	AllSearchTerm() []ISearchTermContext
	SearchTerm(i int) ISearchTermContext
	AllANDWORD() []antlr.TerminalNode
	ANDWORD(i int) antlr.TerminalNode

	// IsSearchAndContext differentiates from other interfaces.
	IsSearchAndContext()
}

type SearchAndContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptySearchAndContext() *SearchAndContext {
	var p = new(SearchAndContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_searchAnd
	return p
}

func InitEmptySearchAndContext(p *SearchAndContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_searchAnd
}

func (*SearchAndContext) IsSearchAndContext() {}

func NewSearchAndContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *SearchAndContext {
	var p = new(SearchAndContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_searchAnd

	return p
}

func (s *SearchAndContext) GetParser() antlr.Parser { return s.parser }

func (s *SearchAndContext) AllSearchTerm() []ISearchTermContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(ISearchTermContext); ok {
			len++
		}
	}

	tst := make([]ISearchTermContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(ISearchTermContext); ok {
			tst[i] = t.(ISearchTermContext)
			i++
		}
	}

	return tst
}

func (s *SearchAndContext) SearchTerm(i int) ISearchTermContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(ISearchTermContext); ok {
			if j == i {
				t = ctx.(antlr.RuleContext)
				break
			}
			j++
		}
	}

	if t == nil {
		return nil
	}

	return t.(ISearchTermContext)
}

func (s *SearchAndContext) AllANDWORD() []antlr.TerminalNode {
	return s.GetTokens(ODataANDWORD)
}

func (s *SearchAndContext) ANDWORD(i int) antlr.TerminalNode {
	return s.GetToken(ODataANDWORD, i)
}

func (s *SearchAndContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *SearchAndContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) SearchAnd() (localctx ISearchAndContext) {
	localctx = NewSearchAndContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 54, ODataRULE_searchAnd)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(423)
		p.SearchTerm()
	}
	p.SetState(430)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for (int64((_la-49)) & ^0x3f) == 0 && ((int64(1)<<(_la-49))&6174015489) != 0 {
		p.SetState(425)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		if _la == ODataANDWORD {
			{
				p.SetState(424)
				p.Match(ODataANDWORD)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}

		}
		{
			p.SetState(427)
			p.SearchTerm()
		}

		p.SetState(432)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}

// ISearchTermContext is an interface to support dynamic dispatch.
type ISearchTermContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	NOTWORD() antlr.TerminalNode
	SearchTerm() ISearchTermContext
	WORD() antlr.TerminalNode
	PHRASE() antlr.TerminalNode
	OPEN() antlr.TerminalNode
	Search() ISearchContext
	CLOSE() antlr.TerminalNode

	// IsSearchTermContext differentiates from other interfaces.
	IsSearchTermContext()
}

type SearchTermContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptySearchTermContext() *SearchTermContext {
	var p = new(SearchTermContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_searchTerm
	return p
}

func InitEmptySearchTermContext(p *SearchTermContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_searchTerm
}

func (*SearchTermContext) IsSearchTermContext() {}

func NewSearchTermContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *SearchTermContext {
	var p = new(SearchTermContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_searchTerm

	return p
}

func (s *SearchTermContext) GetParser() antlr.Parser { return s.parser }

func (s *SearchTermContext) NOTWORD() antlr.TerminalNode {
	return s.GetToken(ODataNOTWORD, 0)
}

func (s *SearchTermContext) SearchTerm() ISearchTermContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(ISearchTermContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(ISearchTermContext)
}

func (s *SearchTermContext) WORD() antlr.TerminalNode {
	return s.GetToken(ODataWORD, 0)
}

func (s *SearchTermContext) PHRASE() antlr.TerminalNode {
	return s.GetToken(ODataPHRASE, 0)
}

func (s *SearchTermContext) OPEN() antlr.TerminalNode {
	return s.GetToken(ODataOPEN, 0)
}

func (s *SearchTermContext) Search() ISearchContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(ISearchContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(ISearchContext)
}

func (s *SearchTermContext) CLOSE() antlr.TerminalNode {
	return s.GetToken(ODataCLOSE, 0)
}

func (s *SearchTermContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *SearchTermContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) SearchTerm() (localctx ISearchTermContext) {
	localctx = NewSearchTermContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 56, ODataRULE_searchTerm)
	p.SetState(441)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataNOTWORD:
		p.EnterOuterAlt(localctx, 1)
		{
			p.SetState(433)
			p.Match(ODataNOTWORD)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(434)
			p.SearchTerm()
		}

	case ODataWORD:
		p.EnterOuterAlt(localctx, 2)
		{
			p.SetState(435)
			p.Match(ODataWORD)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataPHRASE:
		p.EnterOuterAlt(localctx, 3)
		{
			p.SetState(436)
			p.Match(ODataPHRASE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataOPEN:
		p.EnterOuterAlt(localctx, 4)
		{
			p.SetState(437)
			p.Match(ODataOPEN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(438)
			p.Search()
		}
		{
			p.SetState(439)
			p.Match(ODataCLOSE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	default:
		p.SetError(antlr.NewNoViableAltException(p, nil, nil, nil, nil, nil))
		goto errorExit
	}

errorExit:
	if p.HasError() {
		v := p.GetError()
		localctx.SetException(v)
		p.GetErrorHandler().ReportError(p, v)
		p.GetErrorHandler().Recover(p, v)
		p.SetError(nil)
	}
	p.ExitRule()
	return localctx
	goto errorExit // Trick to prevent compiler error if the label is not used
}
