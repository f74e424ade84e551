package payload_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
)

// sketch says in one line what a body was read as.
func sketch(e *payload.Entity) string {
	var b strings.Builder
	for _, k := range e.Key {
		fmt.Fprintf(&b, "%s=%v ", k.Property.Name, k.Value)
	}
	fmt.Fprintf(&b, "%d values", len(e.Values))
	for _, rel := range e.Related {
		fmt.Fprintf(&b, ", %s", rel.Nav.Name)
		if rel.Delta {
			b.WriteString(" changes")
		}
		for _, item := range rel.Items {
			switch {
			case item.Entity != nil:
				fmt.Fprintf(&b, " {%s}", sketch(item.Entity))
			case item.Removed != payload.Kept:
				fmt.Fprintf(&b, " -%s", item.Removed)
			default:
				b.WriteString(" ref")
			}
		}
	}
	return b.String()
}

// What a body says of related entities: references stay references, the rest is to be written.
func TestReadRelated(t *testing.T) {
	tests := []struct{ body, want string }{
		{`{"UNIT":{"Id":1}}`, "0 values"},
		{`{"UNIT":{"Id":1,"Note":"x"}}`, "0 values, UNIT {Id=1 1 values}"},
		{`{"UNIT":{"Note":"x"}}`, "0 values, UNIT {1 values}"},
		{`{"FRIENDS":[{"Score":1},{"Score":2,"UNIT":{"Note":"x"}}]}`, "0 values, FRIENDS {1 values} {1 values, UNIT {1 values}}"},
		{`{"FRIENDS@delta":[{"Score":1},{"@removed":{"reason":"changed"},"@id":"Unit(1)"}]}`, ""},
		{`{"FRIENDS@odata.delta":[]}`, "0 values, FRIENDS changes"},
		{`{"FRIENDS":[]}`, "0 values"},
	}
	for _, test := range tests {
		t.Run(test.body, func(t *testing.T) {
			e, err := read(test.body, true)
			if test.want == "" {
				if err == nil {
					t.Fatalf("read as %s", sketch(e))
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := sketch(e); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// All faults of a body are told, one for each property, and no more than fifty.
func TestReadTellsAllFaults(t *testing.T) {
	_, err := read(`{"Score":"x","Nope":1,"Contact":{"City":5,"Nope":2},"FRIENDS":[{"Score":"y"}],"Active":3}`, true)
	want := []string{"Score", "Nope", "Contact/City", "Contact/Nope", "FRIENDS/0/Score", "Active"}
	if diff := cmp.Diff(want, targets(t, err)); diff != "" {
		t.Error(diff)
	}
	_, err = read(`{"FRIENDS":[`+strings.Repeat(`{"Nope":1},`, 80)+`{}]}`, true)
	if n := len(targets(t, err)); n != 50 {
		t.Errorf("%d faults are told", n)
	}
}

func targets(t *testing.T, err error) (all []string) {
	t.Helper()
	var fault *payload.Error
	if !errors.As(err, &fault) {
		t.Fatalf("got %v", err)
	}
	for _, f := range append([]*payload.Error{fault}, fault.Others...) {
		all = append(all, f.Target)
	}
	return all
}

// An update changes what it names of a complex value; a new entity and a PUT have it whole.
func TestReadComplex(t *testing.T) {
	body := []byte(`{"Contact":{"City":"Ulm"}}`)
	for _, test := range []struct {
		create, replace bool
		want            any
	}{
		{false, false, payload.Patch{"City": "Ulm"}},
		{true, false, map[string]any{"City": "Ulm"}},
		{false, true, map[string]any{"City": "Ulm"}},
	} {
		m := model()
		r := payload.Reader{Model: m, Type: m.Set("Person").Type, Create: test.create, Replace: test.replace}
		e, err := r.Read(body)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, e.Values["Contact"]); diff != "" {
			t.Error(diff)
		}
	}
}

// An item of a delta payload with a fault does not hide the others.
func TestReadDelta(t *testing.T) {
	m := model()
	r := payload.Reader{Model: m, Type: m.Set("Unit").Type, Set: m.Set("Unit"), Depth: 1}
	items, err := r.ReadDelta([]byte(`{"@odata.context":"#Unit/$delta","value":[{"Id":1,"Note":"x"},{"Id":2,"Note":5},{"Note":"y"},{"@removed":{},"Id":3},7]}`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, item := range items {
		switch {
		case item.Err != nil:
			got = append(got, "fault")
		case item.Removed != payload.Kept:
			got = append(got, string(item.Removed)+" "+sketch(item.Entity))
		default:
			got = append(got, sketch(item.Entity))
		}
	}
	want := []string{"Id=1 1 values", "fault", "1 values", "changed Id=3 0 values", "fault"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if items[1].Source != `{"Id":2,"Note":5}` {
		t.Errorf("the item is kept as %s", items[1].Source)
	}
}

// A property by itself: in an object, as the object, as text, as bytes.
func TestReadProperty(t *testing.T) {
	m := model()
	r := payload.Reader{Model: m, Type: m.Set("Person").Type, Set: m.Set("Person")}
	at := func(name string, sub ...string) payload.Path {
		path := payload.Path{Property: r.Type.Property(name)}
		for _, s := range sub {
			path.Sub = append(path.Sub, path.Leaf().Type.(*edm.ComplexType).Property(s))
		}
		return path
	}
	read := func(e *payload.Entity, err error) any {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range e.Values {
			return v
		}
		return nil
	}
	for i, pair := range [][2]any{
		{read(r.ReadProperty(at("Ratio"), []byte(`{"value":1.5}`))), 1.5},
		{read(r.ReadProperty(at("Contact"), []byte(`{"City":"Ulm"}`))), payload.Patch{"City": "Ulm"}},
		{read(r.ReadProperty(at("Contact", "City"), []byte(`{"value":"Ulm"}`))), payload.Patch{"City": "Ulm"}},
		{read(r.ReadNull(at("Contact", "City"))), payload.Patch{"City": nil}},
		{read(r.ReadNull(at("Tags"))), []any{}},
		{read(r.ReadAppend(at("Tags"), []byte(`{"value":"x"}`))), payload.Append{"x"}},
		{read(r.ReadText(at("Ratio"), []byte("2.5"))), 2.5},
		{read(r.ReadText(at("Active"), []byte("true"))), true},
		{read(r.ReadBytes(at("Photo"), []byte{0xfb, 0xff})), []byte{0xfb, 0xff}},
	} {
		if diff := cmp.Diff(pair[1], pair[0]); diff != "" {
			t.Errorf("%d: %s", i, diff)
		}
	}
}
