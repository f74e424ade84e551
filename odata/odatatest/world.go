package odatatest

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// World is a store with a few rows that show the corners: nulls, all types, a deleted person.
//
//	Unit    1 Firm   2 Sales (in 1)   3 Lab (in 1)
//	Person  4 Anna (Sales)   5 Bob (Sales, boss Anna)   6 Cleo (Lab, boss Anna, friends Anna and Bob)
//	        7 Dora (no values)   8 Emil (deleted, boss of nobody)
//	Badge   9 Gate of Anna   10 Door of Anna
//	Secret  11
//	Note    101 about Anna   102 about Sales   103 about nothing
//	House   kept by Bob
func World(t testing.TB) *Store {
	t.Helper()
	s := NewStore(Model())
	w := writer{t: t, store: s}
	w.create("Unit", values{"Name": "Firm"}, nil)
	w.create("Unit", values{"Name": "Sales"}, refs{"PARENT": {1}})
	w.create("Unit", values{"Name": "Lab"}, refs{"PARENT": {1}})
	w.create("Person", anna(), refs{"UNIT": {2}})
	w.create("Person", values{
		"Name": "Bob", "Email": "bob@example.com", "Level": int64(2), "Score": decimal.RequireFromString("7.25"),
		"Active": false, "STATUS": int64(2), "Tags": []any{"vip"},
	}, refs{"UNIT": {2}, "BOSS": {4}})
	w.create("Person", values{"Name": "Cleo", "Level": int64(9), "Ratio": 0.1, "Weight": float64(float32(0.1)), "STATUS": int64(1), "Tags": []any{}},
		refs{"UNIT": {3}, "BOSS": {4}, "FRIENDS": {4, 5}})
	w.create("Person", values{"Name": "Dora", "Tags": []any{}}, nil)
	w.create("Person", values{"Name": "Emil", "Tags": []any{}}, nil)
	w.write(odata.Change{Op: odata.Delete, Set: s.whole.Set("Person"), Key: w.key("Person", 8)})
	w.create("Badge", values{"Name": "Gate"}, refs{"OWNER": {4}})
	w.create("Badge", values{"Name": "Door"}, refs{"OWNER": {4}})
	w.create("Secret", values{"Name": "of the house"}, nil)
	w.create("Country", values{"Code": "DE", "Name": "Germany"}, nil)
	w.create("Country", values{"Code": "O'Neil/1", "Name": "Odd"}, nil)
	w.create("Total", values{"Year": int64(2026), "Unit": "Sales", "Heads": int64(2)}, nil)
	w.create("Total", values{"Year": int64(2026), "Unit": "Lab", "Heads": int64(1)}, nil)
	last, version := s.last, s.version
	s.last, s.version = 100, 1000 // what tests create does not depend on how many notes there are
	w.create("Note", values{"Text": "on Anna"}, nil, odata.Ref{Set: s.whole.Set("Person"), Key: w.key("Person", 4)})
	w.create("Note", values{"Text": "on Sales"}, nil, odata.Ref{Set: s.whole.Set("Unit"), Key: w.key("Unit", 2)})
	w.create("Note", values{"Text": "on nothing"}, nil)
	w.create("House", values{"Street": "Am Markt 1", "Floors": int64(3)}, refs{"KEEPER": {5}})
	s.last, s.version = last, version
	return s
}

type (
	values = map[string]any
	refs   = map[string][]int64
)

func anna() values {
	return values{
		"Name": "Anna", "Email": "anna@example.com",
		"Born":   edm.Days(time.Date(1990, 2, 28, 0, 0, 0, 0, time.UTC).Unix() / 86400),
		"Hired":  time.Date(2020, 1, 1, 8, 0, 0, 123456000, time.UTC),
		"Score":  decimal.RequireFromString("12.50"),
		"Salary": decimal.RequireFromString("90000"),
		"Ratio":  1.5, "Weight": float64(float32(61.3)), "Level": int64(5), "Small": int64(-3), "Tiny": int64(-1), "Octet": int64(255),
		"Big": int64(9007199254740993), "Active": true, "Shift": edm.Clock(8.5 * 3600e6), "Leave": 30 * 24 * time.Hour,
		"Photo": []byte{0xfb, 0xff, 0x00}, "Badge": uuid.MustParse("776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e11"),
		"STATUS": int64(1), "Kind": int64(0), "Rights": int64(3),
		"Contact": map[string]any{"City": "Ulm", "Street": "Am \"Markt\"", "Floor": int64(2)},
		"Tags":    []any{"vip", "early"},
	}
}

type writer struct {
	t     testing.TB
	store *Store
}

// create makes a row; about is what a note refers to, which may be of any type.
func (w writer) create(set string, v values, r refs, about ...odata.Ref) {
	c := odata.Change{Op: odata.Create, Set: w.store.whole.Set(set), Values: v, Refs: map[string][]odata.Ref{}}
	for name, ids := range r {
		for _, id := range ids {
			target := w.store.whole.SetOf(c.Set.Type.Navigation(name).Target)
			c.Refs[name] = append(c.Refs[name], odata.Ref{Set: target, Key: w.key(target.Name, id)})
		}
	}
	if about != nil {
		c.Refs["ABOUT"] = about
	}
	w.write(c)
}

func (w writer) key(set string, id int64) []query.KeyValue {
	return []query.KeyValue{{Property: w.store.whole.Set(set).Type.Property("Id"), Value: id}}
}

func (w writer) write(c odata.Change) {
	w.t.Helper()
	if _, err := w.store.Write(context.Background(), []odata.Change{c}); err != nil {
		w.t.Fatal(err)
	}
}
