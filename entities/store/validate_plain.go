package store

import (
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// plainRule is what nearly all validate tags say: that a text must be there, and how long it may be.
type plainRule struct {
	index    []int
	required bool
	max      int
}

func (r plainRule) holds(v reflect.Value) bool {
	text := v.FieldByIndex(r.index).String()
	return (text != "" || !r.required) && (len(text) <= r.max || utf8.RuneCountInString(text) <= r.max)
}

// plainType is what a type of object asks of its texts; plain is false if it asks for more.
type plainType struct {
	rules []plainRule
	plain bool
}

// plainTypes remembers what each type of object asks.
var plainTypes sync.Map

// plainlyValid spares an object that plainly keeps its rules the long way through the validator,
// which takes thirty times as long. False says only that the validator has to look.
func plainlyValid(object any) bool {
	v := reflect.Indirect(reflect.ValueOf(object))
	known, ok := plainTypes.Load(v.Type())
	if !ok {
		rules, plain := readPlainRules(v.Type(), nil)
		known, _ = plainTypes.LoadOrStore(v.Type(), plainType{rules, plain})
	}
	asked := known.(plainType)
	for _, r := range asked.rules {
		if !r.holds(v) {
			return false
		}
	}
	return asked.plain
}

func readPlainRules(t reflect.Type, within []int) (rules []plainRule, plain bool) {
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(append([]int{}, within...), i)
		if f.Anonymous && f.Type.Kind() == reflect.Struct {
			inner, plain := readPlainRules(f.Type, index)
			if !plain {
				return nil, false
			}
			rules = append(rules, inner...)
			continue
		}
		tag := f.Tag.Get("validate")
		if tag == "" {
			continue
		}
		r, ok := plainRuleOf(tag)
		if r.index = index; !ok || f.Type.Kind() != reflect.String {
			return nil, false
		}
		rules = append(rules, r)
	}
	return rules, true
}

func plainRuleOf(tag string) (r plainRule, plain bool) {
	r.max = 1 << 30
	for _, part := range strings.Split(tag, ",") {
		name, value, _ := strings.Cut(part, "=")
		switch name {
		case "required":
			r.required = true
		case "max":
			n, err := strconv.Atoi(value)
			if err != nil {
				return r, false
			}
			r.max = n
		default:
			return r, false
		}
	}
	return r, true
}
