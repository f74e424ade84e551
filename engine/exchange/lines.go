package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// readLines gives the rows of a file that has one JSON object on each line.
func readLines(from io.Reader, known *columns) iter.Seq2[store.BulkRow, error] {
	return func(yield func(store.BulkRow, error) bool) {
		in := bufio.NewScanner(from)
		in.Buffer(make([]byte, 0, MaxLine), MaxLine)
		line := int64(0)
		for in.Scan() {
			line++
			if len(bytes.TrimSpace(in.Bytes())) == 0 {
				continue
			}
			if !yield(readLine(line, in.Bytes(), known), nil) {
				return
			}
		}
		err := in.Err()
		if errors.Is(err, bufio.ErrTooLong) {
			err = fault(line+1, "the line is longer than %d bytes", MaxLine)
		}
		if err != nil {
			yield(store.BulkRow{}, err)
		}
	}
}

func readLine(line int64, text []byte, known *columns) store.BulkRow {
	row := store.BulkRow{Number: line}
	if !utf8.Valid(text) {
		row.Fault = notJSON("the line is not valid UTF-8; save the file as UTF-8")
		return row
	}
	members, err := readObject(text)
	if err != nil {
		row.Fault = notJSON(err.Error())
		return row
	}
	given := map[string]bool{}
	for _, m := range members {
		if bytes.ContainsRune([]byte(m.name), '@') {
			continue
		}
		if _, err := known.of(m.name); err != nil {
			m = spread(m)
		}
		member(&row, m, given, known)
	}
	return row
}

func notJSON(message string) *odata.Error {
	return &odata.Error{Status: 400, Code: "InvalidJson", Message: message + "; each line holds one JSON object"}
}

// member adds the value of one name to a row.
func member(row *store.BulkRow, m jsonMember, given map[string]bool, known *columns) {
	column, err := known.of(m.name)
	if err != nil && empty(m.value) {
		// A reference to nothing needs no key.
		if ref, isRef := known.of(m.name + "/Id"); isRef == nil {
			column, err = ref, nil
		}
	}
	var refused *odata.Error
	if errors.As(err, &refused) {
		row.Fault = collect(row.Fault, refused)
		return
	}
	if err != nil {
		row.Fault = collect(row.Fault, invalid(m.name, err.Error()))
		return
	}
	if column.Ignored {
		return
	}
	if given[column.Writes()] {
		row.Fault = collect(row.Fault, &odata.Error{
			Status: 400, Code: "DuplicateProperty", Target: m.name, Message: m.name + " is given twice; give it once",
		})
		return
	}
	given[column.Writes()] = true
	v, fault := valueOf(column, m.value)
	if fault != nil {
		row.Fault = collect(row.Fault, fault)
		return
	}
	row.Cells = append(row.Cells, store.BulkCell{Column: column, Value: v})
}

// empty tells what stands for no target.
func empty(v any) bool {
	list, isList := v.([]any)
	return v == nil || isList && len(list) == 0
}

// spread turns NAV: {KEY: v} and NAV: [{KEY: v}, …] into NAV/KEY.
func spread(m jsonMember) jsonMember {
	if list, ok := m.value.([]any); ok {
		return spreadList(m, list)
	}
	object, ok := m.value.([]jsonMember)
	if !ok || len(object) != 1 {
		return m
	}
	return jsonMember{m.name + "/" + object[0].name, object[0].value}
}

func spreadList(m jsonMember, list []any) jsonMember {
	name, values := "", []any{}
	for _, item := range list {
		object, ok := item.([]jsonMember)
		if !ok || len(object) != 1 || name != "" && name != object[0].name {
			return m
		}
		name = object[0].name
		values = append(values, object[0].value)
	}
	if name == "" {
		return m
	}
	return jsonMember{m.name + "/" + name, values}
}

// valueOf reads a JSON value for a column.
func valueOf(c *store.BulkColumn, v any) (any, *odata.Error) {
	if !c.Many {
		return scalar(c, v)
	}
	list, ok := v.([]any)
	if !ok {
		return nil, invalid(c.Name, "expected a JSON array")
	}
	targets := make([]any, 0, len(list))
	for _, one := range list {
		target, fault := scalar(c, one)
		if fault != nil {
			return nil, fault
		}
		targets = append(targets, target)
	}
	return targets, nil
}

func scalar(c *store.BulkColumn, v any) (any, *odata.Error) {
	if object, ok := v.([]jsonMember); ok && c.Property.Codes != nil {
		return coded(c, object)
	}
	switch x := v.(type) {
	case nil:
		return nil, nil
	case string:
		if holdsText(c.Property) {
			return parse(c, x)
		}
	case json.Number:
		if t, ok := c.Property.Type.(edm.Primitive); ok && c.Property.Codes == nil && (t.Integer() || t == edm.Decimal || t == edm.Double || t == edm.Single) {
			return parse(c, x.String())
		}
	case bool:
		if c.Property.Type == edm.Boolean {
			return x, nil
		}
	}
	return nil, invalid(c.Name, fmt.Sprintf("the JSON value is not of type %s", c.Property.Type.TypeName()))
}

// coded reads the object of a coded value; if more than its text is given, all must agree.
func coded(c *store.BulkColumn, object []jsonMember) (any, *odata.Error) {
	for _, known := range c.Property.Codes.Codes {
		known, _ = c.Property.Codes.ByID(known.ID)
		parts := map[string]any{"Id": json.Number(strconv.FormatInt(known.ID, 10)), "UId": known.UID, "Value": known.Value}
		agree := len(object) > 0
		for _, m := range object {
			agree = agree && m.value != nil && m.value == parts[m.name]
		}
		if agree {
			return known.ID, nil
		}
	}
	return nil, invalid(c.Name, "there is no such value; legal are "+strings.Join(c.Property.Codes.Values(), ", "))
}

// holdsText says that values of the property are strings in JSON. Numbers of 64 bits may be both.
func holdsText(p *edm.Property) bool {
	if p.Codes != nil {
		return true
	}
	t, ok := p.Type.(edm.Primitive)
	return ok && t != edm.Boolean && (!t.Integer() || t == edm.Int64)
}
