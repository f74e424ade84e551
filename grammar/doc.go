// Package grammar turns the text of an OData 4.01 URL into a plain syntax tree, and a tree back
// into text. It knows the language of URLs: paths, $filter, $orderby, $select, $expand, $compute,
// $search, parameter aliases and literals, and the limits within which a text is worth reading.
// It must never know a model: names are not resolved and nothing is typed here; nor SQL, nor HTTP.
//
// The way of a text: Parse splits the query at & and =, decodes each part once, scan.go cuts it
// into tokens (counting length, tokens, brackets and lists on the way, so that a hostile text
// ends before any parsing), the ANTLR parser made from OData.g4 checks it and stops at the first
// error, tree.go makes a tree of what it has found, in which arrange.go puts operators in order by
// their precedence, and build_*.go turn that into the nodes of ast.go, counting nodes and depth.
//
// A Pattern is what a URL has in common with others that differ from it in their literals only. It
// is read in one pass without any of that, so that whoever has seen the like need not parse at all.
//
// Decoding: a "+" in a query means a space, as HTML forms write it, with two exceptions that
// could mean nothing else: the offset of a time (10:00:00+02:00) and the sign of an exponent
// (1e+5). A plus sign in a string is written %2B. In a path a "+" is a plus sign. What is not
// UTF-8 and NUL are refused.
//
// Only this package knows ANTLR; its generated code is hidden in internal/gen. The prediction
// cache of the generated parser is shared by all goroutines and guarded by ANTLR's own lock,
// so the build tag antlr.nomutex must never be set.
package grammar

//go:generate ./generate.sh
