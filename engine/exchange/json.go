package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// jsonMember is one member of an object. An object is a []jsonMember and not a map, so that a name
// that stands there twice is seen.
type jsonMember struct {
	name  string
	value any
}

// maxNested bounds how deep arrays and objects may lie within each other.
const maxNested = 8

// readObject reads a text that is one JSON object and nothing else.
func readObject(text []byte) ([]jsonMember, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	v, err := readValue(d, 0)
	if err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("something follows the JSON value")
	}
	object, ok := v.([]jsonMember)
	if !ok {
		return nil, errors.New("the line is no JSON object")
	}
	return object, nil
}

func readValue(d *json.Decoder, depth int) (any, error) {
	if depth > maxNested {
		return nil, fmt.Errorf("values are nested deeper than %d levels", maxNested)
	}
	token, err := d.Token()
	if err == io.EOF {
		return nil, errors.New("the JSON text ends too early")
	}
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		return readMembers(d, depth)
	case json.Delim('['):
		return readItems(d, depth)
	}
	return token, nil
}

func readMembers(d *json.Decoder, depth int) (any, error) {
	members := []jsonMember{}
	seen := map[string]bool{}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, err
		}
		v, err := readValue(d, depth+1)
		if err != nil {
			return nil, err
		}
		if seen[name.(string)] {
			return nil, fmt.Errorf("%q is given twice", name)
		}
		seen[name.(string)] = true
		members = append(members, jsonMember{name.(string), v})
	}
	_, err := d.Token()
	return members, err
}

func readItems(d *json.Decoder, depth int) (any, error) {
	items := []any{}
	for d.More() {
		v, err := readValue(d, depth+1)
		if err != nil {
			return nil, err
		}
		items = append(items, v)
	}
	_, err := d.Token()
	return items, err
}
