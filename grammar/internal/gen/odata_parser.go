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
		"searchEntry", "segmentEntry", "expr", "conjunction", "operand", "branch",
		"path", "step", "args", "arg", "json", "jsonMember", "jsonValue", "option",
		"options_", "orderItems", "orderItem", "computeItems", "computeItem",
		"selectItems", "selectItem", "expandItems", "expandItem", "itemStep",
		"search", "searchAnd", "searchTerm",
	}
	staticData.PredictionContextCache = antlr.NewPredictionContextCache()
	staticData.serializedATN = []int32{
		4, 1, 81, 445, 2, 0, 7, 0, 2, 1, 7, 1, 2, 2, 7, 2, 2, 3, 7, 3, 2, 4, 7,
		4, 2, 5, 7, 5, 2, 6, 7, 6, 2, 7, 7, 7, 2, 8, 7, 8, 2, 9, 7, 9, 2, 10, 7,
		10, 2, 11, 7, 11, 2, 12, 7, 12, 2, 13, 7, 13, 2, 14, 7, 14, 2, 15, 7, 15,
		2, 16, 7, 16, 2, 17, 7, 17, 2, 18, 7, 18, 2, 19, 7, 19, 2, 20, 7, 20, 2,
		21, 7, 21, 2, 22, 7, 22, 2, 23, 7, 23, 2, 24, 7, 24, 2, 25, 7, 25, 2, 26,
		7, 26, 2, 27, 7, 27, 2, 28, 7, 28, 2, 29, 7, 29, 2, 30, 7, 30, 2, 31, 7,
		31, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 2, 1, 3, 1, 3, 1,
		3, 1, 4, 1, 4, 1, 4, 1, 5, 1, 5, 1, 5, 1, 6, 1, 6, 1, 6, 1, 6, 1, 6, 1,
		6, 1, 6, 1, 6, 4, 6, 91, 8, 6, 11, 6, 12, 6, 92, 1, 6, 1, 6, 3, 6, 97,
		8, 6, 1, 7, 1, 7, 1, 7, 5, 7, 102, 8, 7, 10, 7, 12, 7, 105, 9, 7, 1, 8,
		1, 8, 1, 8, 5, 8, 110, 8, 8, 10, 8, 12, 8, 113, 9, 8, 1, 9, 1, 9, 1, 9,
		1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 5, 9, 123, 8, 9, 10, 9, 12, 9, 126, 9, 9,
		1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 5, 9, 135, 8, 9, 10, 9, 12, 9,
		138, 9, 9, 1, 9, 1, 9, 1, 9, 1, 9, 3, 9, 144, 8, 9, 1, 9, 1, 9, 1, 9, 1,
		9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 5,
		9, 161, 8, 9, 10, 9, 12, 9, 164, 9, 9, 1, 10, 1, 10, 1, 10, 1, 10, 1, 11,
		1, 11, 1, 11, 1, 11, 3, 11, 174, 8, 11, 1, 11, 1, 11, 5, 11, 178, 8, 11,
		10, 11, 12, 11, 181, 9, 11, 1, 12, 1, 12, 3, 12, 185, 8, 12, 1, 12, 1,
		12, 1, 12, 1, 12, 1, 12, 3, 12, 192, 8, 12, 1, 12, 1, 12, 1, 12, 1, 12,
		1, 12, 1, 12, 5, 12, 200, 8, 12, 10, 12, 12, 12, 203, 9, 12, 1, 12, 1,
		12, 3, 12, 207, 8, 12, 1, 12, 1, 12, 1, 12, 1, 12, 1, 12, 1, 12, 3, 12,
		215, 8, 12, 1, 13, 1, 13, 1, 13, 1, 13, 5, 13, 221, 8, 13, 10, 13, 12,
		13, 224, 9, 13, 3, 13, 226, 8, 13, 1, 13, 1, 13, 1, 14, 1, 14, 3, 14, 232,
		8, 14, 1, 14, 1, 14, 1, 15, 1, 15, 1, 15, 1, 15, 5, 15, 240, 8, 15, 10,
		15, 12, 15, 243, 9, 15, 3, 15, 245, 8, 15, 1, 15, 1, 15, 1, 15, 1, 15,
		1, 15, 5, 15, 252, 8, 15, 10, 15, 12, 15, 255, 9, 15, 3, 15, 257, 8, 15,
		1, 15, 3, 15, 260, 8, 15, 1, 16, 1, 16, 1, 16, 1, 16, 1, 17, 1, 17, 1,
		17, 1, 17, 1, 17, 1, 17, 1, 17, 1, 17, 1, 17, 1, 17, 1, 17, 5, 17, 277,
		8, 17, 10, 17, 12, 17, 280, 9, 17, 3, 17, 282, 8, 17, 1, 18, 1, 18, 1,
		18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18,
		1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 1,
		18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 1, 18, 3, 18,
		317, 8, 18, 1, 19, 1, 19, 1, 19, 1, 19, 5, 19, 323, 8, 19, 10, 19, 12,
		19, 326, 9, 19, 1, 19, 1, 19, 1, 20, 1, 20, 1, 20, 5, 20, 333, 8, 20, 10,
		20, 12, 20, 336, 9, 20, 1, 21, 1, 21, 3, 21, 340, 8, 21, 1, 22, 1, 22,
		1, 22, 5, 22, 345, 8, 22, 10, 22, 12, 22, 348, 9, 22, 1, 23, 1, 23, 1,
		23, 1, 23, 1, 24, 1, 24, 1, 24, 5, 24, 357, 8, 24, 10, 24, 12, 24, 360,
		9, 24, 1, 25, 1, 25, 1, 25, 1, 25, 1, 25, 5, 25, 367, 8, 25, 10, 25, 12,
		25, 370, 9, 25, 1, 25, 1, 25, 1, 25, 1, 25, 1, 25, 5, 25, 377, 8, 25, 10,
		25, 12, 25, 380, 9, 25, 1, 25, 3, 25, 383, 8, 25, 3, 25, 385, 8, 25, 1,
		26, 1, 26, 1, 26, 5, 26, 390, 8, 26, 10, 26, 12, 26, 393, 9, 26, 1, 27,
		1, 27, 1, 27, 3, 27, 398, 8, 27, 1, 27, 1, 27, 1, 27, 1, 27, 1, 27, 3,
		27, 405, 8, 27, 5, 27, 407, 8, 27, 10, 27, 12, 27, 410, 9, 27, 1, 27, 3,
		27, 413, 8, 27, 1, 28, 1, 28, 1, 29, 1, 29, 1, 29, 5, 29, 420, 8, 29, 10,
		29, 12, 29, 423, 9, 29, 1, 30, 1, 30, 3, 30, 427, 8, 30, 1, 30, 5, 30,
		430, 8, 30, 10, 30, 12, 30, 433, 9, 30, 1, 31, 1, 31, 1, 31, 1, 31, 1,
		31, 1, 31, 1, 31, 1, 31, 3, 31, 443, 8, 31, 1, 31, 0, 1, 18, 32, 0, 2,
		4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40,
		42, 44, 46, 48, 50, 52, 54, 56, 58, 60, 62, 0, 16, 2, 0, 1, 2, 75, 75,
		2, 0, 26, 26, 41, 41, 2, 0, 5, 5, 9, 23, 1, 0, 48, 49, 1, 0, 33, 34, 1,
		0, 37, 40, 1, 0, 35, 36, 1, 0, 29, 32, 1, 0, 27, 28, 1, 0, 1, 2, 1, 0,
		45, 46, 1, 0, 68, 69, 1, 0, 10, 11, 2, 0, 1, 1, 12, 12, 1, 0, 42, 43, 2,
		0, 1, 2, 4, 4, 492, 0, 64, 1, 0, 0, 0, 2, 67, 1, 0, 0, 0, 4, 70, 1, 0,
		0, 0, 6, 73, 1, 0, 0, 0, 8, 76, 1, 0, 0, 0, 10, 79, 1, 0, 0, 0, 12, 96,
		1, 0, 0, 0, 14, 98, 1, 0, 0, 0, 16, 106, 1, 0, 0, 0, 18, 143, 1, 0, 0,
		0, 20, 165, 1, 0, 0, 0, 22, 173, 1, 0, 0, 0, 24, 214, 1, 0, 0, 0, 26, 216,
		1, 0, 0, 0, 28, 231, 1, 0, 0, 0, 30, 259, 1, 0, 0, 0, 32, 261, 1, 0, 0,
		0, 34, 281, 1, 0, 0, 0, 36, 316, 1, 0, 0, 0, 38, 318, 1, 0, 0, 0, 40, 329,
		1, 0, 0, 0, 42, 337, 1, 0, 0, 0, 44, 341, 1, 0, 0, 0, 46, 349, 1, 0, 0,
		0, 48, 353, 1, 0, 0, 0, 50, 384, 1, 0, 0, 0, 52, 386, 1, 0, 0, 0, 54, 397,
		1, 0, 0, 0, 56, 414, 1, 0, 0, 0, 58, 416, 1, 0, 0, 0, 60, 424, 1, 0, 0,
		0, 62, 442, 1, 0, 0, 0, 64, 65, 3, 14, 7, 0, 65, 66, 5, 0, 0, 1, 66, 1,
		1, 0, 0, 0, 67, 68, 3, 40, 20, 0, 68, 69, 5, 0, 0, 1, 69, 3, 1, 0, 0, 0,
		70, 71, 3, 48, 24, 0, 71, 72, 5, 0, 0, 1, 72, 5, 1, 0, 0, 0, 73, 74, 3,
		52, 26, 0, 74, 75, 5, 0, 0, 1, 75, 7, 1, 0, 0, 0, 76, 77, 3, 44, 22, 0,
		77, 78, 5, 0, 0, 1, 78, 9, 1, 0, 0, 0, 79, 80, 3, 58, 29, 0, 80, 81, 5,
		0, 0, 1, 81, 11, 1, 0, 0, 0, 82, 83, 5, 62, 0, 0, 83, 84, 5, 48, 0, 0,
		84, 85, 3, 14, 7, 0, 85, 86, 5, 50, 0, 0, 86, 87, 5, 0, 0, 1, 87, 97, 1,
		0, 0, 0, 88, 90, 7, 0, 0, 0, 89, 91, 3, 26, 13, 0, 90, 89, 1, 0, 0, 0,
		91, 92, 1, 0, 0, 0, 92, 90, 1, 0, 0, 0, 92, 93, 1, 0, 0, 0, 93, 94, 1,
		0, 0, 0, 94, 95, 5, 0, 0, 1, 95, 97, 1, 0, 0, 0, 96, 82, 1, 0, 0, 0, 96,
		88, 1, 0, 0, 0, 97, 13, 1, 0, 0, 0, 98, 103, 3, 16, 8, 0, 99, 100, 5, 24,
		0, 0, 100, 102, 3, 16, 8, 0, 101, 99, 1, 0, 0, 0, 102, 105, 1, 0, 0, 0,
		103, 101, 1, 0, 0, 0, 103, 104, 1, 0, 0, 0, 104, 15, 1, 0, 0, 0, 105, 103,
		1, 0, 0, 0, 106, 111, 3, 18, 9, 0, 107, 108, 5, 25, 0, 0, 108, 110, 3,
		18, 9, 0, 109, 107, 1, 0, 0, 0, 110, 113, 1, 0, 0, 0, 111, 109, 1, 0, 0,
		0, 111, 112, 1, 0, 0, 0, 112, 17, 1, 0, 0, 0, 113, 111, 1, 0, 0, 0, 114,
		115, 6, 9, -1, 0, 115, 116, 7, 1, 0, 0, 116, 144, 3, 18, 9, 10, 117, 144,
		7, 2, 0, 0, 118, 119, 7, 3, 0, 0, 119, 124, 3, 14, 7, 0, 120, 121, 5, 51,
		0, 0, 121, 123, 3, 14, 7, 0, 122, 120, 1, 0, 0, 0, 123, 126, 1, 0, 0, 0,
		124, 122, 1, 0, 0, 0, 124, 125, 1, 0, 0, 0, 125, 127, 1, 0, 0, 0, 126,
		124, 1, 0, 0, 0, 127, 128, 5, 50, 0, 0, 128, 144, 1, 0, 0, 0, 129, 130,
		5, 47, 0, 0, 130, 131, 5, 48, 0, 0, 131, 136, 3, 20, 10, 0, 132, 133, 5,
		51, 0, 0, 133, 135, 3, 20, 10, 0, 134, 132, 1, 0, 0, 0, 135, 138, 1, 0,
		0, 0, 136, 134, 1, 0, 0, 0, 136, 137, 1, 0, 0, 0, 137, 139, 1, 0, 0, 0,
		138, 136, 1, 0, 0, 0, 139, 140, 5, 50, 0, 0, 140, 144, 1, 0, 0, 0, 141,
		144, 3, 30, 15, 0, 142, 144, 3, 22, 11, 0, 143, 114, 1, 0, 0, 0, 143, 117,
		1, 0, 0, 0, 143, 118, 1, 0, 0, 0, 143, 129, 1, 0, 0, 0, 143, 141, 1, 0,
		0, 0, 143, 142, 1, 0, 0, 0, 144, 162, 1, 0, 0, 0, 145, 146, 10, 11, 0,
		0, 146, 147, 7, 4, 0, 0, 147, 161, 3, 18, 9, 12, 148, 149, 10, 9, 0, 0,
		149, 150, 7, 5, 0, 0, 150, 161, 3, 18, 9, 10, 151, 152, 10, 8, 0, 0, 152,
		153, 7, 6, 0, 0, 153, 161, 3, 18, 9, 9, 154, 155, 10, 7, 0, 0, 155, 156,
		7, 7, 0, 0, 156, 161, 3, 18, 9, 8, 157, 158, 10, 6, 0, 0, 158, 159, 7,
		8, 0, 0, 159, 161, 3, 18, 9, 7, 160, 145, 1, 0, 0, 0, 160, 148, 1, 0, 0,
		0, 160, 151, 1, 0, 0, 0, 160, 154, 1, 0, 0, 0, 160, 157, 1, 0, 0, 0, 161,
		164, 1, 0, 0, 0, 162, 160, 1, 0, 0, 0, 162, 163, 1, 0, 0, 0, 163, 19, 1,
		0, 0, 0, 164, 162, 1, 0, 0, 0, 165, 166, 3, 14, 7, 0, 166, 167, 5, 53,
		0, 0, 167, 168, 3, 14, 7, 0, 168, 21, 1, 0, 0, 0, 169, 174, 5, 6, 0, 0,
		170, 174, 5, 7, 0, 0, 171, 174, 5, 8, 0, 0, 172, 174, 3, 24, 12, 0, 173,
		169, 1, 0, 0, 0, 173, 170, 1, 0, 0, 0, 173, 171, 1, 0, 0, 0, 173, 172,
		1, 0, 0, 0, 174, 179, 1, 0, 0, 0, 175, 176, 5, 52, 0, 0, 176, 178, 3, 24,
		12, 0, 177, 175, 1, 0, 0, 0, 178, 181, 1, 0, 0, 0, 179, 177, 1, 0, 0, 0,
		179, 180, 1, 0, 0, 0, 180, 23, 1, 0, 0, 0, 181, 179, 1, 0, 0, 0, 182, 184,
		7, 9, 0, 0, 183, 185, 3, 26, 13, 0, 184, 183, 1, 0, 0, 0, 184, 185, 1,
		0, 0, 0, 185, 215, 1, 0, 0, 0, 186, 187, 7, 10, 0, 0, 187, 191, 5, 48,
		0, 0, 188, 189, 5, 1, 0, 0, 189, 190, 5, 53, 0, 0, 190, 192, 3, 14, 7,
		0, 191, 188, 1, 0, 0, 0, 191, 192, 1, 0, 0, 0, 192, 193, 1, 0, 0, 0, 193,
		215, 5, 50, 0, 0, 194, 206, 5, 70, 0, 0, 195, 196, 5, 48, 0, 0, 196, 201,
		3, 36, 18, 0, 197, 198, 5, 54, 0, 0, 198, 200, 3, 36, 18, 0, 199, 197,
		1, 0, 0, 0, 200, 203, 1, 0, 0, 0, 201, 199, 1, 0, 0, 0, 201, 202, 1, 0,
		0, 0, 202, 204, 1, 0, 0, 0, 203, 201, 1, 0, 0, 0, 204, 205, 5, 50, 0, 0,
		205, 207, 1, 0, 0, 0, 206, 195, 1, 0, 0, 0, 206, 207, 1, 0, 0, 0, 207,
		215, 1, 0, 0, 0, 208, 209, 5, 62, 0, 0, 209, 210, 5, 48, 0, 0, 210, 211,
		3, 14, 7, 0, 211, 212, 5, 50, 0, 0, 212, 215, 1, 0, 0, 0, 213, 215, 5,
		4, 0, 0, 214, 182, 1, 0, 0, 0, 214, 186, 1, 0, 0, 0, 214, 194, 1, 0, 0,
		0, 214, 208, 1, 0, 0, 0, 214, 213, 1, 0, 0, 0, 215, 25, 1, 0, 0, 0, 216,
		225, 5, 48, 0, 0, 217, 222, 3, 28, 14, 0, 218, 219, 5, 51, 0, 0, 219, 221,
		3, 28, 14, 0, 220, 218, 1, 0, 0, 0, 221, 224, 1, 0, 0, 0, 222, 220, 1,
		0, 0, 0, 222, 223, 1, 0, 0, 0, 223, 226, 1, 0, 0, 0, 224, 222, 1, 0, 0,
		0, 225, 217, 1, 0, 0, 0, 225, 226, 1, 0, 0, 0, 226, 227, 1, 0, 0, 0, 227,
		228, 5, 50, 0, 0, 228, 27, 1, 0, 0, 0, 229, 230, 5, 1, 0, 0, 230, 232,
		5, 55, 0, 0, 231, 229, 1, 0, 0, 0, 231, 232, 1, 0, 0, 0, 232, 233, 1, 0,
		0, 0, 233, 234, 3, 14, 7, 0, 234, 29, 1, 0, 0, 0, 235, 244, 5, 57, 0, 0,
		236, 241, 3, 34, 17, 0, 237, 238, 5, 51, 0, 0, 238, 240, 3, 34, 17, 0,
		239, 237, 1, 0, 0, 0, 240, 243, 1, 0, 0, 0, 241, 239, 1, 0, 0, 0, 241,
		242, 1, 0, 0, 0, 242, 245, 1, 0, 0, 0, 243, 241, 1, 0, 0, 0, 244, 236,
		1, 0, 0, 0, 244, 245, 1, 0, 0, 0, 245, 246, 1, 0, 0, 0, 246, 260, 5, 58,
		0, 0, 247, 256, 5, 59, 0, 0, 248, 253, 3, 32, 16, 0, 249, 250, 5, 51, 0,
		0, 250, 252, 3, 32, 16, 0, 251, 249, 1, 0, 0, 0, 252, 255, 1, 0, 0, 0,
		253, 251, 1, 0, 0, 0, 253, 254, 1, 0, 0, 0, 254, 257, 1, 0, 0, 0, 255,
		253, 1, 0, 0, 0, 256, 248, 1, 0, 0, 0, 256, 257, 1, 0, 0, 0, 257, 258,
		1, 0, 0, 0, 258, 260, 5, 60, 0, 0, 259, 235, 1, 0, 0, 0, 259, 247, 1, 0,
		0, 0, 260, 31, 1, 0, 0, 0, 261, 262, 5, 61, 0, 0, 262, 263, 5, 53, 0, 0,
		263, 264, 3, 34, 17, 0, 264, 33, 1, 0, 0, 0, 265, 282, 5, 61, 0, 0, 266,
		282, 5, 12, 0, 0, 267, 282, 5, 13, 0, 0, 268, 282, 5, 14, 0, 0, 269, 282,
		5, 10, 0, 0, 270, 282, 5, 11, 0, 0, 271, 282, 5, 9, 0, 0, 272, 282, 3,
		30, 15, 0, 273, 278, 5, 8, 0, 0, 274, 275, 5, 52, 0, 0, 275, 277, 3, 24,
		12, 0, 276, 274, 1, 0, 0, 0, 277, 280, 1, 0, 0, 0, 278, 276, 1, 0, 0, 0,
		278, 279, 1, 0, 0, 0, 279, 282, 1, 0, 0, 0, 280, 278, 1, 0, 0, 0, 281,
		265, 1, 0, 0, 0, 281, 266, 1, 0, 0, 0, 281, 267, 1, 0, 0, 0, 281, 268,
		1, 0, 0, 0, 281, 269, 1, 0, 0, 0, 281, 270, 1, 0, 0, 0, 281, 271, 1, 0,
		0, 0, 281, 272, 1, 0, 0, 0, 281, 273, 1, 0, 0, 0, 282, 35, 1, 0, 0, 0,
		283, 284, 5, 62, 0, 0, 284, 285, 5, 55, 0, 0, 285, 317, 3, 14, 7, 0, 286,
		287, 5, 63, 0, 0, 287, 288, 5, 55, 0, 0, 288, 317, 3, 40, 20, 0, 289, 290,
		5, 64, 0, 0, 290, 291, 5, 55, 0, 0, 291, 317, 3, 48, 24, 0, 292, 293, 5,
		65, 0, 0, 293, 294, 5, 55, 0, 0, 294, 317, 3, 52, 26, 0, 295, 296, 5, 66,
		0, 0, 296, 297, 5, 55, 0, 0, 297, 317, 3, 44, 22, 0, 298, 299, 5, 67, 0,
		0, 299, 300, 5, 55, 0, 0, 300, 317, 3, 58, 29, 0, 301, 302, 7, 11, 0, 0,
		302, 303, 5, 55, 0, 0, 303, 317, 5, 12, 0, 0, 304, 305, 5, 70, 0, 0, 305,
		306, 5, 55, 0, 0, 306, 317, 7, 12, 0, 0, 307, 308, 5, 71, 0, 0, 308, 309,
		5, 55, 0, 0, 309, 317, 7, 13, 0, 0, 310, 311, 5, 72, 0, 0, 311, 312, 5,
		55, 0, 0, 312, 317, 5, 76, 0, 0, 313, 314, 5, 5, 0, 0, 314, 315, 5, 55,
		0, 0, 315, 317, 3, 14, 7, 0, 316, 283, 1, 0, 0, 0, 316, 286, 1, 0, 0, 0,
		316, 289, 1, 0, 0, 0, 316, 292, 1, 0, 0, 0, 316, 295, 1, 0, 0, 0, 316,
		298, 1, 0, 0, 0, 316, 301, 1, 0, 0, 0, 316, 304, 1, 0, 0, 0, 316, 307,
		1, 0, 0, 0, 316, 310, 1, 0, 0, 0, 316, 313, 1, 0, 0, 0, 317, 37, 1, 0,
		0, 0, 318, 319, 5, 48, 0, 0, 319, 324, 3, 36, 18, 0, 320, 321, 5, 54, 0,
		0, 321, 323, 3, 36, 18, 0, 322, 320, 1, 0, 0, 0, 323, 326, 1, 0, 0, 0,
		324, 322, 1, 0, 0, 0, 324, 325, 1, 0, 0, 0, 325, 327, 1, 0, 0, 0, 326,
		324, 1, 0, 0, 0, 327, 328, 5, 50, 0, 0, 328, 39, 1, 0, 0, 0, 329, 334,
		3, 42, 21, 0, 330, 331, 5, 51, 0, 0, 331, 333, 3, 42, 21, 0, 332, 330,
		1, 0, 0, 0, 333, 336, 1, 0, 0, 0, 334, 332, 1, 0, 0, 0, 334, 335, 1, 0,
		0, 0, 335, 41, 1, 0, 0, 0, 336, 334, 1, 0, 0, 0, 337, 339, 3, 14, 7, 0,
		338, 340, 7, 14, 0, 0, 339, 338, 1, 0, 0, 0, 339, 340, 1, 0, 0, 0, 340,
		43, 1, 0, 0, 0, 341, 346, 3, 46, 23, 0, 342, 343, 5, 51, 0, 0, 343, 345,
		3, 46, 23, 0, 344, 342, 1, 0, 0, 0, 345, 348, 1, 0, 0, 0, 346, 344, 1,
		0, 0, 0, 346, 347, 1, 0, 0, 0, 347, 45, 1, 0, 0, 0, 348, 346, 1, 0, 0,
		0, 349, 350, 3, 14, 7, 0, 350, 351, 5, 44, 0, 0, 351, 352, 5, 1, 0, 0,
		352, 47, 1, 0, 0, 0, 353, 358, 3, 50, 25, 0, 354, 355, 5, 51, 0, 0, 355,
		357, 3, 50, 25, 0, 356, 354, 1, 0, 0, 0, 357, 360, 1, 0, 0, 0, 358, 356,
		1, 0, 0, 0, 358, 359, 1, 0, 0, 0, 359, 49, 1, 0, 0, 0, 360, 358, 1, 0,
		0, 0, 361, 385, 5, 56, 0, 0, 362, 385, 5, 3, 0, 0, 363, 368, 3, 56, 28,
		0, 364, 365, 5, 52, 0, 0, 365, 367, 3, 56, 28, 0, 366, 364, 1, 0, 0, 0,
		367, 370, 1, 0, 0, 0, 368, 366, 1, 0, 0, 0, 368, 369, 1, 0, 0, 0, 369,
		382, 1, 0, 0, 0, 370, 368, 1, 0, 0, 0, 371, 383, 3, 38, 19, 0, 372, 373,
		5, 48, 0, 0, 373, 378, 5, 1, 0, 0, 374, 375, 5, 51, 0, 0, 375, 377, 5,
		1, 0, 0, 376, 374, 1, 0, 0, 0, 377, 380, 1, 0, 0, 0, 378, 376, 1, 0, 0,
		0, 378, 379, 1, 0, 0, 0, 379, 381, 1, 0, 0, 0, 380, 378, 1, 0, 0, 0, 381,
		383, 5, 50, 0, 0, 382, 371, 1, 0, 0, 0, 382, 372, 1, 0, 0, 0, 382, 383,
		1, 0, 0, 0, 383, 385, 1, 0, 0, 0, 384, 361, 1, 0, 0, 0, 384, 362, 1, 0,
		0, 0, 384, 363, 1, 0, 0, 0, 385, 51, 1, 0, 0, 0, 386, 391, 3, 54, 27, 0,
		387, 388, 5, 51, 0, 0, 388, 390, 3, 54, 27, 0, 389, 387, 1, 0, 0, 0, 390,
		393, 1, 0, 0, 0, 391, 389, 1, 0, 0, 0, 391, 392, 1, 0, 0, 0, 392, 53, 1,
		0, 0, 0, 393, 391, 1, 0, 0, 0, 394, 398, 3, 56, 28, 0, 395, 398, 5, 56,
		0, 0, 396, 398, 5, 74, 0, 0, 397, 394, 1, 0, 0, 0, 397, 395, 1, 0, 0, 0,
		397, 396, 1, 0, 0, 0, 398, 408, 1, 0, 0, 0, 399, 404, 5, 52, 0, 0, 400,
		405, 3, 56, 28, 0, 401, 405, 5, 56, 0, 0, 402, 405, 5, 73, 0, 0, 403, 405,
		5, 70, 0, 0, 404, 400, 1, 0, 0, 0, 404, 401, 1, 0, 0, 0, 404, 402, 1, 0,
		0, 0, 404, 403, 1, 0, 0, 0, 405, 407, 1, 0, 0, 0, 406, 399, 1, 0, 0, 0,
		407, 410, 1, 0, 0, 0, 408, 406, 1, 0, 0, 0, 408, 409, 1, 0, 0, 0, 409,
		412, 1, 0, 0, 0, 410, 408, 1, 0, 0, 0, 411, 413, 3, 38, 19, 0, 412, 411,
		1, 0, 0, 0, 412, 413, 1, 0, 0, 0, 413, 55, 1, 0, 0, 0, 414, 415, 7, 15,
		0, 0, 415, 57, 1, 0, 0, 0, 416, 421, 3, 60, 30, 0, 417, 418, 5, 80, 0,
		0, 418, 420, 3, 60, 30, 0, 419, 417, 1, 0, 0, 0, 420, 423, 1, 0, 0, 0,
		421, 419, 1, 0, 0, 0, 421, 422, 1, 0, 0, 0, 422, 59, 1, 0, 0, 0, 423, 421,
		1, 0, 0, 0, 424, 431, 3, 62, 31, 0, 425, 427, 5, 79, 0, 0, 426, 425, 1,
		0, 0, 0, 426, 427, 1, 0, 0, 0, 427, 428, 1, 0, 0, 0, 428, 430, 3, 62, 31,
		0, 429, 426, 1, 0, 0, 0, 430, 433, 1, 0, 0, 0, 431, 429, 1, 0, 0, 0, 431,
		432, 1, 0, 0, 0, 432, 61, 1, 0, 0, 0, 433, 431, 1, 0, 0, 0, 434, 435, 5,
		81, 0, 0, 435, 443, 3, 62, 31, 0, 436, 443, 5, 77, 0, 0, 437, 443, 5, 78,
		0, 0, 438, 439, 5, 49, 0, 0, 439, 440, 3, 58, 29, 0, 440, 441, 5, 50, 0,
		0, 441, 443, 1, 0, 0, 0, 442, 434, 1, 0, 0, 0, 442, 436, 1, 0, 0, 0, 442,
		437, 1, 0, 0, 0, 442, 438, 1, 0, 0, 0, 443, 63, 1, 0, 0, 0, 45, 92, 96,
		103, 111, 124, 136, 143, 160, 162, 173, 179, 184, 191, 201, 206, 214, 222,
		225, 231, 241, 244, 253, 256, 259, 278, 281, 316, 324, 334, 339, 346, 358,
		368, 378, 382, 384, 391, 397, 404, 408, 412, 421, 426, 431, 442,
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
	ODataRULE_conjunction  = 8
	ODataRULE_operand      = 9
	ODataRULE_branch       = 10
	ODataRULE_path         = 11
	ODataRULE_step         = 12
	ODataRULE_args         = 13
	ODataRULE_arg          = 14
	ODataRULE_json         = 15
	ODataRULE_jsonMember   = 16
	ODataRULE_jsonValue    = 17
	ODataRULE_option       = 18
	ODataRULE_options_     = 19
	ODataRULE_orderItems   = 20
	ODataRULE_orderItem    = 21
	ODataRULE_computeItems = 22
	ODataRULE_computeItem  = 23
	ODataRULE_selectItems  = 24
	ODataRULE_selectItem   = 25
	ODataRULE_expandItems  = 26
	ODataRULE_expandItem   = 27
	ODataRULE_itemStep     = 28
	ODataRULE_search       = 29
	ODataRULE_searchAnd    = 30
	ODataRULE_searchTerm   = 31
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
		p.SetState(64)
		p.Expr()
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
		p.SetState(67)
		p.OrderItems()
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
		p.SetState(70)
		p.SelectItems()
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
		p.SetState(73)
		p.ExpandItems()
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
		p.SetState(76)
		p.ComputeItems()
	}
	{
		p.SetState(77)
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
		p.SetState(79)
		p.Search()
	}
	{
		p.SetState(80)
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

	p.SetState(96)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataFILTER:
		p.EnterOuterAlt(localctx, 1)
		{
			p.SetState(82)
			p.Match(ODataFILTER)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(83)
			p.Match(ODataCALL)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(84)
			p.Expr()
		}
		{
			p.SetState(85)
			p.Match(ODataCLOSE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(86)
			p.Match(ODataEOF)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataNAME, ODataQNAME, ODataDOLLAR:
		p.EnterOuterAlt(localctx, 2)
		{
			p.SetState(88)
			_la = p.GetTokenStream().LA(1)

			if !(_la == ODataNAME || _la == ODataQNAME || _la == ODataDOLLAR) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}
		p.SetState(90)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		for ok := true; ok; ok = _la == ODataCALL {
			{
				p.SetState(89)
				p.Args()
			}

			p.SetState(92)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)
		}
		{
			p.SetState(94)
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
	AllConjunction() []IConjunctionContext
	Conjunction(i int) IConjunctionContext
	AllOR() []antlr.TerminalNode
	OR(i int) antlr.TerminalNode

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

func (s *ExprContext) AllConjunction() []IConjunctionContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IConjunctionContext); ok {
			len++
		}
	}

	tst := make([]IConjunctionContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IConjunctionContext); ok {
			tst[i] = t.(IConjunctionContext)
			i++
		}
	}

	return tst
}

func (s *ExprContext) Conjunction(i int) IConjunctionContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IConjunctionContext); ok {
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

	return t.(IConjunctionContext)
}

func (s *ExprContext) AllOR() []antlr.TerminalNode {
	return s.GetTokens(ODataOR)
}

func (s *ExprContext) OR(i int) antlr.TerminalNode {
	return s.GetToken(ODataOR, i)
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
		p.SetState(98)
		p.Conjunction()
	}
	p.SetState(103)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataOR {
		{
			p.SetState(99)
			p.Match(ODataOR)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(100)
			p.Conjunction()
		}

		p.SetState(105)
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

// IConjunctionContext is an interface to support dynamic dispatch.
type IConjunctionContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	AllOperand() []IOperandContext
	Operand(i int) IOperandContext
	AllAND() []antlr.TerminalNode
	AND(i int) antlr.TerminalNode

	// IsConjunctionContext differentiates from other interfaces.
	IsConjunctionContext()
}

type ConjunctionContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyConjunctionContext() *ConjunctionContext {
	var p = new(ConjunctionContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_conjunction
	return p
}

func InitEmptyConjunctionContext(p *ConjunctionContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_conjunction
}

func (*ConjunctionContext) IsConjunctionContext() {}

func NewConjunctionContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *ConjunctionContext {
	var p = new(ConjunctionContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_conjunction

	return p
}

func (s *ConjunctionContext) GetParser() antlr.Parser { return s.parser }

func (s *ConjunctionContext) AllOperand() []IOperandContext {
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

func (s *ConjunctionContext) Operand(i int) IOperandContext {
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

func (s *ConjunctionContext) AllAND() []antlr.TerminalNode {
	return s.GetTokens(ODataAND)
}

func (s *ConjunctionContext) AND(i int) antlr.TerminalNode {
	return s.GetToken(ODataAND, i)
}

func (s *ConjunctionContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *ConjunctionContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) Conjunction() (localctx IConjunctionContext) {
	localctx = NewConjunctionContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 16, ODataRULE_conjunction)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(106)
		p.operand(0)
	}
	p.SetState(111)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataAND {
		{
			p.SetState(107)
			p.Match(ODataAND)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(108)
			p.operand(0)
		}

		p.SetState(113)
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
	AllOperand() []IOperandContext
	Operand(i int) IOperandContext
	NOT() antlr.TerminalNode
	MINUS() antlr.TerminalNode
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
	OPEN() antlr.TerminalNode
	CALL() antlr.TerminalNode
	AllCOMMA() []antlr.TerminalNode
	COMMA(i int) antlr.TerminalNode
	CASE() antlr.TerminalNode
	AllBranch() []IBranchContext
	Branch(i int) IBranchContext
	Json() IJsonContext
	Path() IPathContext
	HAS() antlr.TerminalNode
	IN() antlr.TerminalNode
	MUL() antlr.TerminalNode
	DIV() antlr.TerminalNode
	DIVBY() antlr.TerminalNode
	MOD() antlr.TerminalNode
	ADD() antlr.TerminalNode
	SUB() antlr.TerminalNode
	GT() antlr.TerminalNode
	GE() antlr.TerminalNode
	LT() antlr.TerminalNode
	LE() antlr.TerminalNode
	EQ() antlr.TerminalNode
	NE() antlr.TerminalNode

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

func (s *OperandContext) AllOperand() []IOperandContext {
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

func (s *OperandContext) Operand(i int) IOperandContext {
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

func (s *OperandContext) NOT() antlr.TerminalNode {
	return s.GetToken(ODataNOT, 0)
}

func (s *OperandContext) MINUS() antlr.TerminalNode {
	return s.GetToken(ODataMINUS, 0)
}

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

func (s *OperandContext) OPEN() antlr.TerminalNode {
	return s.GetToken(ODataOPEN, 0)
}

func (s *OperandContext) CALL() antlr.TerminalNode {
	return s.GetToken(ODataCALL, 0)
}

func (s *OperandContext) AllCOMMA() []antlr.TerminalNode {
	return s.GetTokens(ODataCOMMA)
}

func (s *OperandContext) COMMA(i int) antlr.TerminalNode {
	return s.GetToken(ODataCOMMA, i)
}

func (s *OperandContext) CASE() antlr.TerminalNode {
	return s.GetToken(ODataCASE, 0)
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

func (s *OperandContext) Path() IPathContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IPathContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IPathContext)
}

func (s *OperandContext) HAS() antlr.TerminalNode {
	return s.GetToken(ODataHAS, 0)
}

func (s *OperandContext) IN() antlr.TerminalNode {
	return s.GetToken(ODataIN, 0)
}

func (s *OperandContext) MUL() antlr.TerminalNode {
	return s.GetToken(ODataMUL, 0)
}

func (s *OperandContext) DIV() antlr.TerminalNode {
	return s.GetToken(ODataDIV, 0)
}

func (s *OperandContext) DIVBY() antlr.TerminalNode {
	return s.GetToken(ODataDIVBY, 0)
}

func (s *OperandContext) MOD() antlr.TerminalNode {
	return s.GetToken(ODataMOD, 0)
}

func (s *OperandContext) ADD() antlr.TerminalNode {
	return s.GetToken(ODataADD, 0)
}

func (s *OperandContext) SUB() antlr.TerminalNode {
	return s.GetToken(ODataSUB, 0)
}

func (s *OperandContext) GT() antlr.TerminalNode {
	return s.GetToken(ODataGT, 0)
}

func (s *OperandContext) GE() antlr.TerminalNode {
	return s.GetToken(ODataGE, 0)
}

func (s *OperandContext) LT() antlr.TerminalNode {
	return s.GetToken(ODataLT, 0)
}

func (s *OperandContext) LE() antlr.TerminalNode {
	return s.GetToken(ODataLE, 0)
}

func (s *OperandContext) EQ() antlr.TerminalNode {
	return s.GetToken(ODataEQ, 0)
}

func (s *OperandContext) NE() antlr.TerminalNode {
	return s.GetToken(ODataNE, 0)
}

func (s *OperandContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *OperandContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) Operand() (localctx IOperandContext) {
	return p.operand(0)
}

func (p *OData) operand(_p int) (localctx IOperandContext) {
	var _parentctx antlr.ParserRuleContext = p.GetParserRuleContext()

	_parentState := p.GetState()
	localctx = NewOperandContext(p, p.GetParserRuleContext(), _parentState)
	var _prevctx IOperandContext = localctx
	var _ antlr.ParserRuleContext = _prevctx // TODO: To prevent unused variable warning.
	_startState := 18
	p.EnterRecursionRule(localctx, 18, ODataRULE_operand, _p)
	var _la int

	var _alt int

	p.EnterOuterAlt(localctx, 1)
	p.SetState(143)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataNOT, ODataMINUS:
		{
			p.SetState(115)
			_la = p.GetTokenStream().LA(1)

			if !(_la == ODataNOT || _la == ODataMINUS) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}
		{
			p.SetState(116)
			p.operand(10)
		}

	case ODataALIAS, ODataNULL, ODataTRUE, ODataFALSE, ODataINT, ODataDECIMAL, ODataDOUBLE, ODataSTRING, ODataGUID, ODataDATE, ODataDATETIME, ODataTIME, ODataDURATION, ODataBINARY, ODataENUM, ODataGEO:
		{
			p.SetState(117)
			_la = p.GetTokenStream().LA(1)

			if !((int64(_la) & ^0x3f) == 0 && ((int64(1)<<_la)&16776736) != 0) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}

	case ODataCALL, ODataOPEN:
		{
			p.SetState(118)
			_la = p.GetTokenStream().LA(1)

			if !(_la == ODataCALL || _la == ODataOPEN) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}
		{
			p.SetState(119)
			p.Expr()
		}
		p.SetState(124)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		for _la == ODataCOMMA {
			{
				p.SetState(120)
				p.Match(ODataCOMMA)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(121)
				p.Expr()
			}

			p.SetState(126)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)
		}
		{
			p.SetState(127)
			p.Match(ODataCLOSE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataCASE:
		{
			p.SetState(129)
			p.Match(ODataCASE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(130)
			p.Match(ODataCALL)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(131)
			p.Branch()
		}
		p.SetState(136)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		for _la == ODataCOMMA {
			{
				p.SetState(132)
				p.Match(ODataCOMMA)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(133)
				p.Branch()
			}

			p.SetState(138)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)
		}
		{
			p.SetState(139)
			p.Match(ODataCLOSE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataLBRACKET, ODataLBRACE:
		{
			p.SetState(141)
			p.Json()
		}

	case ODataNAME, ODataQNAME, ODataANNOTATION, ODataIT, ODataTHIS, ODataROOT, ODataANY, ODataALL, ODataFILTER, ODataCOUNT:
		{
			p.SetState(142)
			p.Path()
		}

	default:
		p.SetError(antlr.NewNoViableAltException(p, nil, nil, nil, nil, nil))
		goto errorExit
	}
	p.GetParserRuleContext().SetStop(p.GetTokenStream().LT(-1))
	p.SetState(162)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_alt = p.GetInterpreter().AdaptivePredict(p.BaseParser, p.GetTokenStream(), 8, p.GetParserRuleContext())
	if p.HasError() {
		goto errorExit
	}
	for _alt != 2 && _alt != antlr.ATNInvalidAltNumber {
		if _alt == 1 {
			if p.GetParseListeners() != nil {
				p.TriggerExitRuleEvent()
			}
			_prevctx = localctx
			p.SetState(160)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}

			switch p.GetInterpreter().AdaptivePredict(p.BaseParser, p.GetTokenStream(), 7, p.GetParserRuleContext()) {
			case 1:
				localctx = NewOperandContext(p, _parentctx, _parentState)
				p.PushNewRecursionContext(localctx, _startState, ODataRULE_operand)
				p.SetState(145)

				if !(p.Precpred(p.GetParserRuleContext(), 11)) {
					p.SetError(antlr.NewFailedPredicateException(p, "p.Precpred(p.GetParserRuleContext(), 11)", ""))
					goto errorExit
				}
				{
					p.SetState(146)
					_la = p.GetTokenStream().LA(1)

					if !(_la == ODataHAS || _la == ODataIN) {
						p.GetErrorHandler().RecoverInline(p)
					} else {
						p.GetErrorHandler().ReportMatch(p)
						p.Consume()
					}
				}
				{
					p.SetState(147)
					p.operand(12)
				}

			case 2:
				localctx = NewOperandContext(p, _parentctx, _parentState)
				p.PushNewRecursionContext(localctx, _startState, ODataRULE_operand)
				p.SetState(148)

				if !(p.Precpred(p.GetParserRuleContext(), 9)) {
					p.SetError(antlr.NewFailedPredicateException(p, "p.Precpred(p.GetParserRuleContext(), 9)", ""))
					goto errorExit
				}
				{
					p.SetState(149)
					_la = p.GetTokenStream().LA(1)

					if !((int64(_la) & ^0x3f) == 0 && ((int64(1)<<_la)&2061584302080) != 0) {
						p.GetErrorHandler().RecoverInline(p)
					} else {
						p.GetErrorHandler().ReportMatch(p)
						p.Consume()
					}
				}
				{
					p.SetState(150)
					p.operand(10)
				}

			case 3:
				localctx = NewOperandContext(p, _parentctx, _parentState)
				p.PushNewRecursionContext(localctx, _startState, ODataRULE_operand)
				p.SetState(151)

				if !(p.Precpred(p.GetParserRuleContext(), 8)) {
					p.SetError(antlr.NewFailedPredicateException(p, "p.Precpred(p.GetParserRuleContext(), 8)", ""))
					goto errorExit
				}
				{
					p.SetState(152)
					_la = p.GetTokenStream().LA(1)

					if !(_la == ODataADD || _la == ODataSUB) {
						p.GetErrorHandler().RecoverInline(p)
					} else {
						p.GetErrorHandler().ReportMatch(p)
						p.Consume()
					}
				}
				{
					p.SetState(153)
					p.operand(9)
				}

			case 4:
				localctx = NewOperandContext(p, _parentctx, _parentState)
				p.PushNewRecursionContext(localctx, _startState, ODataRULE_operand)
				p.SetState(154)

				if !(p.Precpred(p.GetParserRuleContext(), 7)) {
					p.SetError(antlr.NewFailedPredicateException(p, "p.Precpred(p.GetParserRuleContext(), 7)", ""))
					goto errorExit
				}
				{
					p.SetState(155)
					_la = p.GetTokenStream().LA(1)

					if !((int64(_la) & ^0x3f) == 0 && ((int64(1)<<_la)&8053063680) != 0) {
						p.GetErrorHandler().RecoverInline(p)
					} else {
						p.GetErrorHandler().ReportMatch(p)
						p.Consume()
					}
				}
				{
					p.SetState(156)
					p.operand(8)
				}

			case 5:
				localctx = NewOperandContext(p, _parentctx, _parentState)
				p.PushNewRecursionContext(localctx, _startState, ODataRULE_operand)
				p.SetState(157)

				if !(p.Precpred(p.GetParserRuleContext(), 6)) {
					p.SetError(antlr.NewFailedPredicateException(p, "p.Precpred(p.GetParserRuleContext(), 6)", ""))
					goto errorExit
				}
				{
					p.SetState(158)
					_la = p.GetTokenStream().LA(1)

					if !(_la == ODataEQ || _la == ODataNE) {
						p.GetErrorHandler().RecoverInline(p)
					} else {
						p.GetErrorHandler().ReportMatch(p)
						p.Consume()
					}
				}
				{
					p.SetState(159)
					p.operand(7)
				}

			case antlr.ATNInvalidAltNumber:
				goto errorExit
			}

		}
		p.SetState(164)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_alt = p.GetInterpreter().AdaptivePredict(p.BaseParser, p.GetTokenStream(), 8, p.GetParserRuleContext())
		if p.HasError() {
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
	p.UnrollRecursionContexts(_parentctx)
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
	p.EnterRule(localctx, 20, ODataRULE_branch)
	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(165)
		p.Expr()
	}
	{
		p.SetState(166)
		p.Match(ODataCOLON)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}
	{
		p.SetState(167)
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

// IPathContext is an interface to support dynamic dispatch.
type IPathContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	IT() antlr.TerminalNode
	THIS() antlr.TerminalNode
	ROOT() antlr.TerminalNode
	AllStep() []IStepContext
	Step(i int) IStepContext
	AllSLASH() []antlr.TerminalNode
	SLASH(i int) antlr.TerminalNode

	// IsPathContext differentiates from other interfaces.
	IsPathContext()
}

type PathContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyPathContext() *PathContext {
	var p = new(PathContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_path
	return p
}

func InitEmptyPathContext(p *PathContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_path
}

func (*PathContext) IsPathContext() {}

func NewPathContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *PathContext {
	var p = new(PathContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_path

	return p
}

func (s *PathContext) GetParser() antlr.Parser { return s.parser }

func (s *PathContext) IT() antlr.TerminalNode {
	return s.GetToken(ODataIT, 0)
}

func (s *PathContext) THIS() antlr.TerminalNode {
	return s.GetToken(ODataTHIS, 0)
}

func (s *PathContext) ROOT() antlr.TerminalNode {
	return s.GetToken(ODataROOT, 0)
}

func (s *PathContext) AllStep() []IStepContext {
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

func (s *PathContext) Step(i int) IStepContext {
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

func (s *PathContext) AllSLASH() []antlr.TerminalNode {
	return s.GetTokens(ODataSLASH)
}

func (s *PathContext) SLASH(i int) antlr.TerminalNode {
	return s.GetToken(ODataSLASH, i)
}

func (s *PathContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *PathContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) Path() (localctx IPathContext) {
	localctx = NewPathContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 22, ODataRULE_path)
	var _alt int

	p.EnterOuterAlt(localctx, 1)
	p.SetState(173)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataIT:
		{
			p.SetState(169)
			p.Match(ODataIT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataTHIS:
		{
			p.SetState(170)
			p.Match(ODataTHIS)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataROOT:
		{
			p.SetState(171)
			p.Match(ODataROOT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataNAME, ODataQNAME, ODataANNOTATION, ODataANY, ODataALL, ODataFILTER, ODataCOUNT:
		{
			p.SetState(172)
			p.Step()
		}

	default:
		p.SetError(antlr.NewNoViableAltException(p, nil, nil, nil, nil, nil))
		goto errorExit
	}
	p.SetState(179)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_alt = p.GetInterpreter().AdaptivePredict(p.BaseParser, p.GetTokenStream(), 10, p.GetParserRuleContext())
	if p.HasError() {
		goto errorExit
	}
	for _alt != 2 && _alt != antlr.ATNInvalidAltNumber {
		if _alt == 1 {
			{
				p.SetState(175)
				p.Match(ODataSLASH)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(176)
				p.Step()
			}

		}
		p.SetState(181)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_alt = p.GetInterpreter().AdaptivePredict(p.BaseParser, p.GetTokenStream(), 10, p.GetParserRuleContext())
		if p.HasError() {
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

// IStepContext is an interface to support dynamic dispatch.
type IStepContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	NAME() antlr.TerminalNode
	QNAME() antlr.TerminalNode
	Args() IArgsContext
	CALL() antlr.TerminalNode
	CLOSE() antlr.TerminalNode
	ANY() antlr.TerminalNode
	ALL() antlr.TerminalNode
	COLON() antlr.TerminalNode
	Expr() IExprContext
	COUNT() antlr.TerminalNode
	AllOption() []IOptionContext
	Option(i int) IOptionContext
	AllSEMI() []antlr.TerminalNode
	SEMI(i int) antlr.TerminalNode
	FILTER() antlr.TerminalNode
	ANNOTATION() antlr.TerminalNode

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

func (s *StepContext) NAME() antlr.TerminalNode {
	return s.GetToken(ODataNAME, 0)
}

func (s *StepContext) QNAME() antlr.TerminalNode {
	return s.GetToken(ODataQNAME, 0)
}

func (s *StepContext) Args() IArgsContext {
	var t antlr.RuleContext
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IArgsContext); ok {
			t = ctx.(antlr.RuleContext)
			break
		}
	}

	if t == nil {
		return nil
	}

	return t.(IArgsContext)
}

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

func (s *StepContext) ANNOTATION() antlr.TerminalNode {
	return s.GetToken(ODataANNOTATION, 0)
}

func (s *StepContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *StepContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) Step() (localctx IStepContext) {
	localctx = NewStepContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 24, ODataRULE_step)
	var _la int

	p.SetState(214)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataNAME, ODataQNAME:
		p.EnterOuterAlt(localctx, 1)
		{
			p.SetState(182)
			_la = p.GetTokenStream().LA(1)

			if !(_la == ODataNAME || _la == ODataQNAME) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}
		p.SetState(184)
		p.GetErrorHandler().Sync(p)

		if p.GetInterpreter().AdaptivePredict(p.BaseParser, p.GetTokenStream(), 11, p.GetParserRuleContext()) == 1 {
			{
				p.SetState(183)
				p.Args()
			}

		} else if p.HasError() { // JIM
			goto errorExit
		}

	case ODataANY, ODataALL:
		p.EnterOuterAlt(localctx, 2)
		{
			p.SetState(186)
			_la = p.GetTokenStream().LA(1)

			if !(_la == ODataANY || _la == ODataALL) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}
		{
			p.SetState(187)
			p.Match(ODataCALL)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		p.SetState(191)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		if _la == ODataNAME {
			{
				p.SetState(188)
				p.Match(ODataNAME)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(189)
				p.Match(ODataCOLON)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(190)
				p.Expr()
			}

		}
		{
			p.SetState(193)
			p.Match(ODataCLOSE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataCOUNT:
		p.EnterOuterAlt(localctx, 3)
		{
			p.SetState(194)
			p.Match(ODataCOUNT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		p.SetState(206)
		p.GetErrorHandler().Sync(p)

		if p.GetInterpreter().AdaptivePredict(p.BaseParser, p.GetTokenStream(), 14, p.GetParserRuleContext()) == 1 {
			{
				p.SetState(195)
				p.Match(ODataCALL)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(196)
				p.Option()
			}
			p.SetState(201)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)

			for _la == ODataSEMI {
				{
					p.SetState(197)
					p.Match(ODataSEMI)
					if p.HasError() {
						// Recognition error - abort rule
						goto errorExit
					}
				}
				{
					p.SetState(198)
					p.Option()
				}

				p.SetState(203)
				p.GetErrorHandler().Sync(p)
				if p.HasError() {
					goto errorExit
				}
				_la = p.GetTokenStream().LA(1)
			}
			{
				p.SetState(204)
				p.Match(ODataCLOSE)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}

		} else if p.HasError() { // JIM
			goto errorExit
		}

	case ODataFILTER:
		p.EnterOuterAlt(localctx, 4)
		{
			p.SetState(208)
			p.Match(ODataFILTER)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(209)
			p.Match(ODataCALL)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(210)
			p.Expr()
		}
		{
			p.SetState(211)
			p.Match(ODataCLOSE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataANNOTATION:
		p.EnterOuterAlt(localctx, 5)
		{
			p.SetState(213)
			p.Match(ODataANNOTATION)
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
	AllArg() []IArgContext
	Arg(i int) IArgContext
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

func (s *ArgsContext) AllArg() []IArgContext {
	children := s.GetChildren()
	len := 0
	for _, ctx := range children {
		if _, ok := ctx.(IArgContext); ok {
			len++
		}
	}

	tst := make([]IArgContext, len)
	i := 0
	for _, ctx := range children {
		if t, ok := ctx.(IArgContext); ok {
			tst[i] = t.(IArgContext)
			i++
		}
	}

	return tst
}

func (s *ArgsContext) Arg(i int) IArgContext {
	var t antlr.RuleContext
	j := 0
	for _, ctx := range s.GetChildren() {
		if _, ok := ctx.(IArgContext); ok {
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

	return t.(IArgContext)
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
	p.EnterRule(localctx, 26, ODataRULE_args)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(216)
		p.Match(ODataCALL)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}
	p.SetState(225)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	if ((int64(_la) & ^0x3f) == 0 && ((int64(1)<<_la)&5333354873448562678) != 0) || _la == ODataCOUNT {
		{
			p.SetState(217)
			p.Arg()
		}
		p.SetState(222)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		for _la == ODataCOMMA {
			{
				p.SetState(218)
				p.Match(ODataCOMMA)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(219)
				p.Arg()
			}

			p.SetState(224)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)
		}

	}
	{
		p.SetState(227)
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

// IArgContext is an interface to support dynamic dispatch.
type IArgContext interface {
	antlr.ParserRuleContext

	// GetParser returns the parser.
	GetParser() antlr.Parser

	// Getter signatures
	Expr() IExprContext
	NAME() antlr.TerminalNode
	ASSIGN() antlr.TerminalNode

	// IsArgContext differentiates from other interfaces.
	IsArgContext()
}

type ArgContext struct {
	antlr.BaseParserRuleContext
	parser antlr.Parser
}

func NewEmptyArgContext() *ArgContext {
	var p = new(ArgContext)
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_arg
	return p
}

func InitEmptyArgContext(p *ArgContext) {
	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, nil, -1)
	p.RuleIndex = ODataRULE_arg
}

func (*ArgContext) IsArgContext() {}

func NewArgContext(parser antlr.Parser, parent antlr.ParserRuleContext, invokingState int) *ArgContext {
	var p = new(ArgContext)

	antlr.InitBaseParserRuleContext(&p.BaseParserRuleContext, parent, invokingState)

	p.parser = parser
	p.RuleIndex = ODataRULE_arg

	return p
}

func (s *ArgContext) GetParser() antlr.Parser { return s.parser }

func (s *ArgContext) Expr() IExprContext {
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

func (s *ArgContext) NAME() antlr.TerminalNode {
	return s.GetToken(ODataNAME, 0)
}

func (s *ArgContext) ASSIGN() antlr.TerminalNode {
	return s.GetToken(ODataASSIGN, 0)
}

func (s *ArgContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *ArgContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) Arg() (localctx IArgContext) {
	localctx = NewArgContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 28, ODataRULE_arg)
	p.EnterOuterAlt(localctx, 1)
	p.SetState(231)
	p.GetErrorHandler().Sync(p)

	if p.GetInterpreter().AdaptivePredict(p.BaseParser, p.GetTokenStream(), 18, p.GetParserRuleContext()) == 1 {
		{
			p.SetState(229)
			p.Match(ODataNAME)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(230)
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
		p.SetState(233)
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
	p.EnterRule(localctx, 30, ODataRULE_json)
	var _la int

	p.SetState(259)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataLBRACKET:
		p.EnterOuterAlt(localctx, 1)
		{
			p.SetState(235)
			p.Match(ODataLBRACKET)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		p.SetState(244)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		if (int64(_la) & ^0x3f) == 0 && ((int64(1)<<_la)&3026418949593005824) != 0 {
			{
				p.SetState(236)
				p.JsonValue()
			}
			p.SetState(241)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)

			for _la == ODataCOMMA {
				{
					p.SetState(237)
					p.Match(ODataCOMMA)
					if p.HasError() {
						// Recognition error - abort rule
						goto errorExit
					}
				}
				{
					p.SetState(238)
					p.JsonValue()
				}

				p.SetState(243)
				p.GetErrorHandler().Sync(p)
				if p.HasError() {
					goto errorExit
				}
				_la = p.GetTokenStream().LA(1)
			}

		}
		{
			p.SetState(246)
			p.Match(ODataRBRACKET)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataLBRACE:
		p.EnterOuterAlt(localctx, 2)
		{
			p.SetState(247)
			p.Match(ODataLBRACE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		p.SetState(256)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		if _la == ODataJSONSTRING {
			{
				p.SetState(248)
				p.JsonMember()
			}
			p.SetState(253)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)

			for _la == ODataCOMMA {
				{
					p.SetState(249)
					p.Match(ODataCOMMA)
					if p.HasError() {
						// Recognition error - abort rule
						goto errorExit
					}
				}
				{
					p.SetState(250)
					p.JsonMember()
				}

				p.SetState(255)
				p.GetErrorHandler().Sync(p)
				if p.HasError() {
					goto errorExit
				}
				_la = p.GetTokenStream().LA(1)
			}

		}
		{
			p.SetState(258)
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
	p.EnterRule(localctx, 32, ODataRULE_jsonMember)
	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(261)
		p.Match(ODataJSONSTRING)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}
	{
		p.SetState(262)
		p.Match(ODataCOLON)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}
	{
		p.SetState(263)
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
	AllStep() []IStepContext
	Step(i int) IStepContext

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

func (s *JsonValueContext) GetRuleContext() antlr.RuleContext {
	return s
}

func (s *JsonValueContext) ToStringTree(ruleNames []string, recog antlr.Recognizer) string {
	return antlr.TreesStringTree(s, ruleNames, recog)
}

func (p *OData) JsonValue() (localctx IJsonValueContext) {
	localctx = NewJsonValueContext(p, p.GetParserRuleContext(), p.GetState())
	p.EnterRule(localctx, 34, ODataRULE_jsonValue)
	var _la int

	p.SetState(281)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataJSONSTRING:
		p.EnterOuterAlt(localctx, 1)
		{
			p.SetState(265)
			p.Match(ODataJSONSTRING)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataINT:
		p.EnterOuterAlt(localctx, 2)
		{
			p.SetState(266)
			p.Match(ODataINT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataDECIMAL:
		p.EnterOuterAlt(localctx, 3)
		{
			p.SetState(267)
			p.Match(ODataDECIMAL)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataDOUBLE:
		p.EnterOuterAlt(localctx, 4)
		{
			p.SetState(268)
			p.Match(ODataDOUBLE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataTRUE:
		p.EnterOuterAlt(localctx, 5)
		{
			p.SetState(269)
			p.Match(ODataTRUE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataFALSE:
		p.EnterOuterAlt(localctx, 6)
		{
			p.SetState(270)
			p.Match(ODataFALSE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataNULL:
		p.EnterOuterAlt(localctx, 7)
		{
			p.SetState(271)
			p.Match(ODataNULL)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataLBRACKET, ODataLBRACE:
		p.EnterOuterAlt(localctx, 8)
		{
			p.SetState(272)
			p.Json()
		}

	case ODataROOT:
		p.EnterOuterAlt(localctx, 9)
		{
			p.SetState(273)
			p.Match(ODataROOT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		p.SetState(278)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		for _la == ODataSLASH {
			{
				p.SetState(274)
				p.Match(ODataSLASH)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(275)
				p.Step()
			}

			p.SetState(280)
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
	p.EnterRule(localctx, 36, ODataRULE_option)
	var _la int

	p.SetState(316)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataFILTER:
		p.EnterOuterAlt(localctx, 1)
		{
			p.SetState(283)
			p.Match(ODataFILTER)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(284)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(285)
			p.Expr()
		}

	case ODataORDERBY:
		p.EnterOuterAlt(localctx, 2)
		{
			p.SetState(286)
			p.Match(ODataORDERBY)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(287)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(288)
			p.OrderItems()
		}

	case ODataSELECT:
		p.EnterOuterAlt(localctx, 3)
		{
			p.SetState(289)
			p.Match(ODataSELECT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(290)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(291)
			p.SelectItems()
		}

	case ODataEXPAND:
		p.EnterOuterAlt(localctx, 4)
		{
			p.SetState(292)
			p.Match(ODataEXPAND)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(293)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(294)
			p.ExpandItems()
		}

	case ODataCOMPUTE:
		p.EnterOuterAlt(localctx, 5)
		{
			p.SetState(295)
			p.Match(ODataCOMPUTE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(296)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(297)
			p.ComputeItems()
		}

	case ODataSEARCH:
		p.EnterOuterAlt(localctx, 6)
		{
			p.SetState(298)
			p.Match(ODataSEARCH)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(299)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(300)
			p.Search()
		}

	case ODataTOP, ODataSKIPROWS:
		p.EnterOuterAlt(localctx, 7)
		{
			p.SetState(301)
			_la = p.GetTokenStream().LA(1)

			if !(_la == ODataTOP || _la == ODataSKIPROWS) {
				p.GetErrorHandler().RecoverInline(p)
			} else {
				p.GetErrorHandler().ReportMatch(p)
				p.Consume()
			}
		}
		{
			p.SetState(302)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(303)
			p.Match(ODataINT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataCOUNT:
		p.EnterOuterAlt(localctx, 8)
		{
			p.SetState(304)
			p.Match(ODataCOUNT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(305)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(306)
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
			p.SetState(307)
			p.Match(ODataLEVELS)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(308)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(309)
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
			p.SetState(310)
			p.Match(ODataAPPLY)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(311)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(312)
			p.Match(ODataTEXT)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataALIAS:
		p.EnterOuterAlt(localctx, 11)
		{
			p.SetState(313)
			p.Match(ODataALIAS)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(314)
			p.Match(ODataASSIGN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(315)
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
	p.EnterRule(localctx, 38, ODataRULE_options_)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(318)
		p.Match(ODataCALL)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}
	{
		p.SetState(319)
		p.Option()
	}
	p.SetState(324)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataSEMI {
		{
			p.SetState(320)
			p.Match(ODataSEMI)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(321)
			p.Option()
		}

		p.SetState(326)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)
	}
	{
		p.SetState(327)
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
	p.EnterRule(localctx, 40, ODataRULE_orderItems)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(329)
		p.OrderItem()
	}
	p.SetState(334)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataCOMMA {
		{
			p.SetState(330)
			p.Match(ODataCOMMA)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(331)
			p.OrderItem()
		}

		p.SetState(336)
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
	p.EnterRule(localctx, 42, ODataRULE_orderItem)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(337)
		p.Expr()
	}
	p.SetState(339)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	if _la == ODataASC || _la == ODataDESC {
		{
			p.SetState(338)
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
	p.EnterRule(localctx, 44, ODataRULE_computeItems)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(341)
		p.ComputeItem()
	}
	p.SetState(346)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataCOMMA {
		{
			p.SetState(342)
			p.Match(ODataCOMMA)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(343)
			p.ComputeItem()
		}

		p.SetState(348)
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
	p.EnterRule(localctx, 46, ODataRULE_computeItem)
	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(349)
		p.Expr()
	}
	{
		p.SetState(350)
		p.Match(ODataAS)
		if p.HasError() {
			// Recognition error - abort rule
			goto errorExit
		}
	}
	{
		p.SetState(351)
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
	p.EnterRule(localctx, 48, ODataRULE_selectItems)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(353)
		p.SelectItem()
	}
	p.SetState(358)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataCOMMA {
		{
			p.SetState(354)
			p.Match(ODataCOMMA)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(355)
			p.SelectItem()
		}

		p.SetState(360)
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
	p.EnterRule(localctx, 50, ODataRULE_selectItem)
	var _la int

	p.SetState(384)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataSTAR:
		p.EnterOuterAlt(localctx, 1)
		{
			p.SetState(361)
			p.Match(ODataSTAR)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataQSTAR:
		p.EnterOuterAlt(localctx, 2)
		{
			p.SetState(362)
			p.Match(ODataQSTAR)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataNAME, ODataQNAME, ODataANNOTATION:
		p.EnterOuterAlt(localctx, 3)
		{
			p.SetState(363)
			p.ItemStep()
		}
		p.SetState(368)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		for _la == ODataSLASH {
			{
				p.SetState(364)
				p.Match(ODataSLASH)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(365)
				p.ItemStep()
			}

			p.SetState(370)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)
		}
		p.SetState(382)
		p.GetErrorHandler().Sync(p)

		if p.GetInterpreter().AdaptivePredict(p.BaseParser, p.GetTokenStream(), 34, p.GetParserRuleContext()) == 1 {
			{
				p.SetState(371)
				p.Options_()
			}

		} else if p.HasError() { // JIM
			goto errorExit
		} else if p.GetInterpreter().AdaptivePredict(p.BaseParser, p.GetTokenStream(), 34, p.GetParserRuleContext()) == 2 {
			{
				p.SetState(372)
				p.Match(ODataCALL)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			{
				p.SetState(373)
				p.Match(ODataNAME)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}
			p.SetState(378)
			p.GetErrorHandler().Sync(p)
			if p.HasError() {
				goto errorExit
			}
			_la = p.GetTokenStream().LA(1)

			for _la == ODataCOMMA {
				{
					p.SetState(374)
					p.Match(ODataCOMMA)
					if p.HasError() {
						// Recognition error - abort rule
						goto errorExit
					}
				}
				{
					p.SetState(375)
					p.Match(ODataNAME)
					if p.HasError() {
						// Recognition error - abort rule
						goto errorExit
					}
				}

				p.SetState(380)
				p.GetErrorHandler().Sync(p)
				if p.HasError() {
					goto errorExit
				}
				_la = p.GetTokenStream().LA(1)
			}
			{
				p.SetState(381)
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
	p.EnterRule(localctx, 52, ODataRULE_expandItems)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(386)
		p.ExpandItem()
	}
	p.SetState(391)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataCOMMA {
		{
			p.SetState(387)
			p.Match(ODataCOMMA)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(388)
			p.ExpandItem()
		}

		p.SetState(393)
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
	p.EnterRule(localctx, 54, ODataRULE_expandItem)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	p.SetState(397)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataNAME, ODataQNAME, ODataANNOTATION:
		{
			p.SetState(394)
			p.ItemStep()
		}

	case ODataSTAR:
		{
			p.SetState(395)
			p.Match(ODataSTAR)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataVALUE:
		{
			p.SetState(396)
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
	p.SetState(408)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataSLASH {
		{
			p.SetState(399)
			p.Match(ODataSLASH)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		p.SetState(404)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}

		switch p.GetTokenStream().LA(1) {
		case ODataNAME, ODataQNAME, ODataANNOTATION:
			{
				p.SetState(400)
				p.ItemStep()
			}

		case ODataSTAR:
			{
				p.SetState(401)
				p.Match(ODataSTAR)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}

		case ODataREF:
			{
				p.SetState(402)
				p.Match(ODataREF)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}

		case ODataCOUNT:
			{
				p.SetState(403)
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

		p.SetState(410)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)
	}
	p.SetState(412)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	if _la == ODataCALL {
		{
			p.SetState(411)
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
	p.EnterRule(localctx, 56, ODataRULE_itemStep)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(414)
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
	p.EnterRule(localctx, 58, ODataRULE_search)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(416)
		p.SearchAnd()
	}
	p.SetState(421)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for _la == ODataORWORD {
		{
			p.SetState(417)
			p.Match(ODataORWORD)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(418)
			p.SearchAnd()
		}

		p.SetState(423)
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
	p.EnterRule(localctx, 60, ODataRULE_searchAnd)
	var _la int

	p.EnterOuterAlt(localctx, 1)
	{
		p.SetState(424)
		p.SearchTerm()
	}
	p.SetState(431)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}
	_la = p.GetTokenStream().LA(1)

	for (int64((_la-49)) & ^0x3f) == 0 && ((int64(1)<<(_la-49))&6174015489) != 0 {
		p.SetState(426)
		p.GetErrorHandler().Sync(p)
		if p.HasError() {
			goto errorExit
		}
		_la = p.GetTokenStream().LA(1)

		if _la == ODataANDWORD {
			{
				p.SetState(425)
				p.Match(ODataANDWORD)
				if p.HasError() {
					// Recognition error - abort rule
					goto errorExit
				}
			}

		}
		{
			p.SetState(428)
			p.SearchTerm()
		}

		p.SetState(433)
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
	p.EnterRule(localctx, 62, ODataRULE_searchTerm)
	p.SetState(442)
	p.GetErrorHandler().Sync(p)
	if p.HasError() {
		goto errorExit
	}

	switch p.GetTokenStream().LA(1) {
	case ODataNOTWORD:
		p.EnterOuterAlt(localctx, 1)
		{
			p.SetState(434)
			p.Match(ODataNOTWORD)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(435)
			p.SearchTerm()
		}

	case ODataWORD:
		p.EnterOuterAlt(localctx, 2)
		{
			p.SetState(436)
			p.Match(ODataWORD)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataPHRASE:
		p.EnterOuterAlt(localctx, 3)
		{
			p.SetState(437)
			p.Match(ODataPHRASE)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}

	case ODataOPEN:
		p.EnterOuterAlt(localctx, 4)
		{
			p.SetState(438)
			p.Match(ODataOPEN)
			if p.HasError() {
				// Recognition error - abort rule
				goto errorExit
			}
		}
		{
			p.SetState(439)
			p.Search()
		}
		{
			p.SetState(440)
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

func (p *OData) Sempred(localctx antlr.RuleContext, ruleIndex, predIndex int) bool {
	switch ruleIndex {
	case 9:
		var t *OperandContext = nil
		if localctx != nil {
			t = localctx.(*OperandContext)
		}
		return p.Operand_Sempred(t, predIndex)

	default:
		panic("No predicate with index: " + fmt.Sprint(ruleIndex))
	}
}

func (p *OData) Operand_Sempred(localctx antlr.RuleContext, predIndex int) bool {
	switch predIndex {
	case 0:
		return p.Precpred(p.GetParserRuleContext(), 11)

	case 1:
		return p.Precpred(p.GetParserRuleContext(), 9)

	case 2:
		return p.Precpred(p.GetParserRuleContext(), 8)

	case 3:
		return p.Precpred(p.GetParserRuleContext(), 7)

	case 4:
		return p.Precpred(p.GetParserRuleContext(), 6)

	default:
		panic("No predicate with index: " + fmt.Sprint(predIndex))
	}
}
