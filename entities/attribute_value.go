package entities

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// errAttributes tells how attribute values are written.
var errAttributes = errors.New(`attribute values are a JSON object of lists of texts, numbers and truth values, such as {"MAIL":["a@b.example"],"LIMIT":[5]}`)

// AttributeValues reads attribute values from a JSON object of lists, each value as a text.
func AttributeValues(object string) (map[string][]string, error) {
	if strings.TrimSpace(object) == "" {
		return nil, nil
	}
	read := json.NewDecoder(strings.NewReader(object))
	read.UseNumber()
	var lists map[string][]any
	if err := read.Decode(&lists); err != nil || read.More() {
		return nil, errAttributes
	}
	out := make(map[string][]string, len(lists))
	for name, list := range lists {
		out[name] = []string{}
		for _, v := range list {
			switch v.(type) {
			case nil:
				continue
			case string, bool, json.Number:
				out[name] = append(out[name], fmt.Sprint(v))
			default:
				return nil, errAttributes
			}
		}
	}
	return out, nil
}

// Legal tells whether a text is a value of the type.
func (c AttributeType) Legal(v string) bool {
	var err error
	switch c {
	case AttributeBoolean:
		return v == "true" || v == "false"
	case AttributeInteger, AttributeReference:
		_, err = strconv.ParseInt(v, 10, 64)
	case AttributeDateTime:
		_, err = time.Parse(time.RFC3339Nano, v)
	}
	return err == nil
}

// attributeTypesOf lists the types that some texts are all values of.
func attributeTypesOf(values []string) []string {
	var out []string
	for t := AttributeBoolean; t <= AttributeReference; t++ {
		if !slices.ContainsFunc(values, func(v string) bool { return !t.Legal(v) }) {
			out = append(out, t.String())
		}
	}
	return out
}
