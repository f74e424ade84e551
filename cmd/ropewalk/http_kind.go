package main

import (
	"net/http"
	"strings"
)

// resourceKind says what kind of resource a path asks for: a label of metrics, so one of a few
// words, whatever the path is. Only its form is looked at; whether the resource exists is another question.
func resourceKind(path string) string {
	rest, found := belowRoot(path)
	if !found {
		return "other"
	}
	segments := strings.Split(strings.Trim(rest, "/"), "/")
	last := segments[len(segments)-1]
	switch {
	case rest == "":
		return "service"
	case strings.HasPrefix(last, "$"):
		return dollarKind(last)
	case len(segments) > 1:
		return "member"
	case strings.HasSuffix(last, ")"):
		return "entity"
	}
	return "set"
}

// dollarKind is the kind of a path that ends with a word of OData.
func dollarKind(last string) string {
	switch word := strings.ToLower(last); word {
	case "$metadata", "$batch", "$count", "$value", "$ref", "$each", "$query":
		return word[1:]
	}
	return "other"
}

// belowRoot gives what follows the service root.
func belowRoot(path string) (rest string, found bool) {
	path = strings.ToLower(path)
	for _, root := range []string{"/odata/dataobjects/", "/odata/builtin/", "/odata/"} {
		if rest, found := strings.CutPrefix(path, root); found {
			return rest, true
		}
	}
	return "", false
}

// doing says what a request does, as far as its method tells: a long query is a read by POST.
func doing(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodOptions:
		return "read"
	}
	if strings.HasSuffix(strings.ToLower(r.URL.Path), "/$query") {
		return "read"
	}
	return "write"
}
