// Package gen is the parser that ANTLR wrote from grammar/OData.g4 (see grammar/generate.sh). It
// knows the shape of the language and nothing else; only package grammar can import it.
package gen
