package calc

import (
	"bytes"
	"encoding/binary"
	"hash"
	"math"
	"reflect"
	"slices"
	"sync"
	"time"

	"github.com/shopspring/decimal"
)

// printer writes a value of one type as bytes: equal values as equal bytes, different ones as others.
// All fields that are exported are written, so that nothing that is read can be forgotten, unless they
// are marked with json:"-". An empty list or map is written as none at all. No type may contain itself.
type printer func(b []byte, v reflect.Value) []byte

// printers are the printers of all types that were met.
var printers sync.Map

func printerOf(t reflect.Type) printer {
	if known, ok := printers.Load(t); ok {
		return known.(printer)
	}
	made := newPrinter(t)
	printers.Store(t, made)
	return made
}

// put writes values into a digest.
func put(h hash.Hash, values ...any) {
	room := pages.Get().(*[]byte)
	b := (*room)[:0]
	for _, v := range values {
		b = appendPrint(b, reflect.ValueOf(v))
	}
	h.Write(b)
	*room = b
	pages.Put(room)
}

// pages are room to print into.
var pages = sync.Pool{New: func() any { return new([]byte) }}

func appendPrint(b []byte, v reflect.Value) []byte {
	if !v.IsValid() {
		return append(b, 0)
	}
	return printerOf(v.Type())(b, v)
}

var (
	timeType    = reflect.TypeFor[time.Time]()
	decimalType = reflect.TypeFor[decimal.Decimal]()
)

func newPrinter(t reflect.Type) printer {
	switch t {
	case timeType:
		return func(b []byte, v reflect.Value) []byte {
			at := *as[time.Time](v)
			return binary.AppendVarint(binary.AppendVarint(b, at.Unix()), int64(at.Nanosecond()))
		}
	case decimalType:
		return func(b []byte, v reflect.Value) []byte { return appendText(b, as[decimal.Decimal](v).String()) }
	}
	switch t.Kind() {
	case reflect.Bool:
		return func(b []byte, v reflect.Value) []byte { return append(b, bit(v.Bool())) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(b []byte, v reflect.Value) []byte { return binary.AppendVarint(b, v.Int()) }
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(b []byte, v reflect.Value) []byte { return binary.AppendUvarint(b, v.Uint()) }
	case reflect.Float32, reflect.Float64:
		return func(b []byte, v reflect.Value) []byte { return binary.AppendUvarint(b, math.Float64bits(v.Float())) }
	case reflect.String:
		return func(b []byte, v reflect.Value) []byte { return appendText(b, v.String()) }
	case reflect.Interface:
		return printInterface
	}
	return newPrinterOfParts(t)
}

// as gives what a value holds, without a copy where it stands somewhere.
func as[T any](v reflect.Value) *T {
	if v.CanAddr() {
		return v.Addr().Interface().(*T)
	}
	copied := v.Interface().(T)
	return &copied
}

// newPrinterOfParts panics at a kind that no input has, such as a func: a digest without it would take
// inputs that differ for the same. Types are known when the program is written, and any digest of one
// shows it.
func newPrinterOfParts(t reflect.Type) printer {
	switch t.Kind() {
	case reflect.Pointer:
		return printPointer(printerOf(t.Elem()))
	case reflect.Slice:
		return printList(t, printerOf(t.Elem()))
	case reflect.Array:
		return printArray(t, printerOf(t.Elem()))
	case reflect.Map:
		return printMap(printerOf(t.Key()), printerOf(t.Elem()))
	case reflect.Struct:
		return printStruct(t)
	}
	panic("no digest can be taken of a " + t.String())
}

func bit(yes bool) byte {
	if yes {
		return 1
	}
	return 0
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// printInterface says which type it is, so that the text 1 is not the number 1.
func printInterface(b []byte, v reflect.Value) []byte {
	if v.IsNil() {
		return append(b, 0)
	}
	return appendPrint(appendText(b, v.Elem().Type().String()), v.Elem())
}

func printPointer(of printer) printer {
	return func(b []byte, v reflect.Value) []byte {
		if v.IsNil() {
			return append(b, 0)
		}
		return of(append(b, 1), v.Elem())
	}
}

func printList(t reflect.Type, of printer) printer {
	if t.Elem().Kind() == reflect.Uint8 {
		return func(b []byte, v reflect.Value) []byte {
			return append(binary.AppendUvarint(b, uint64(v.Len())), v.Bytes()...)
		}
	}
	return func(b []byte, v reflect.Value) []byte {
		n := v.Len()
		b = binary.AppendUvarint(b, uint64(n))
		for i := range n {
			b = of(b, v.Index(i))
		}
		return b
	}
}

func printArray(t reflect.Type, of printer) printer {
	if t.Elem().Kind() == reflect.Uint8 {
		of = func(b []byte, v reflect.Value) []byte { return append(b, byte(v.Uint())) }
	}
	return func(b []byte, v reflect.Value) []byte {
		if t.Elem().Kind() == reflect.Uint8 && v.CanAddr() {
			return append(b, v.Bytes()...)
		}
		for i := range t.Len() {
			b = of(b, v.Index(i))
		}
		return b
	}
}

// printMap writes the entries in order of what is written of them.
func printMap(key, value printer) printer {
	return func(b []byte, v reflect.Value) []byte {
		entries := make([][]byte, 0, v.Len())
		for i := v.MapRange(); i.Next(); {
			entries = append(entries, value(key(nil, i.Key()), i.Value()))
		}
		slices.SortFunc(entries, bytes.Compare)
		b = binary.AppendUvarint(b, uint64(len(entries)))
		for _, e := range entries {
			b = append(b, e...)
		}
		return b
	}
}

func printStruct(t reflect.Type) printer {
	type field struct {
		at int
		of printer
	}
	var fields []field
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && f.Tag.Get("json") != "-" {
			fields = append(fields, field{i, printerOf(f.Type)})
		}
	}
	return func(b []byte, v reflect.Value) []byte {
		for _, f := range fields {
			b = f.of(b, v.Field(f.at))
		}
		return b
	}
}
