package payload_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
)

var badge = uuid.MustParse("776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e11")

func model() *edm.Model {
	status := &edm.CodeSet{Name: "Status", Codes: []edm.Code{{ID: 1, UID: badge.String(), Value: "Active"}, {ID: 2, Value: "Locked"}}}
	contact := &edm.ComplexType{Namespace: "T", Name: "Contact", Properties: []*edm.Property{{Name: "City", Type: edm.String, Nullable: true}}}
	kind := &edm.EnumType{Namespace: "T", Name: "Kind", Flags: true, Members: []edm.Member{{Name: "A", Value: 1}, {Name: "B", Value: 2}}}
	unit := &edm.EntityType{Namespace: "T", Name: "Unit", Key: []string{"Id"}, Alternate: [][]string{{"UId"}}, Properties: []*edm.Property{
		{Name: "Id", Type: edm.Int64, Computed: true},
		{Name: "UId", Type: edm.Guid, Computed: true},
		{Name: "DisplayName", Type: edm.String, Nullable: true, Computed: true},
		{Name: "Name", Type: edm.String, Nullable: true},
		{Name: "Note", Type: edm.String, Nullable: true},
	}}
	p := &edm.EntityType{Namespace: "T", Name: "Person", Key: []string{"Id"}}
	null := func(name string, t edm.Type) *edm.Property { return &edm.Property{Name: name, Type: t, Nullable: true} }
	p.Properties = []*edm.Property{
		{Name: "Id", Type: edm.Int64, Computed: true},
		{Name: "Name", Type: edm.String, MaxLength: 5},
		null("Born", edm.Date), null("At", edm.DateTimeOffset), null("Clock", edm.TimeOfDay), null("Long", edm.Duration),
		null("Score", edm.Decimal), null("Ratio", edm.Double), null("Weight", edm.Single), null("Tiny", edm.SByte), null("Big", edm.Int64),
		null("Active", edm.Boolean), null("Photo", edm.Binary), null("Badge", edm.Guid), null("Kind", kind), null("Contact", contact),
		{Name: "STATUS", Type: edm.Int64, Nullable: true, Codes: status},
		{Name: "Tags", Type: edm.String, Collection: true},
		null("UNITId", edm.Int64),
		{Name: "Hired", Type: edm.Date, Nullable: true, Immutable: true},
	}
	p.Navigations = []*edm.Navigation{
		{Name: "UNIT", Target: unit, Nullable: true, Ref: "UNITId"},
		{Name: "FRIENDS", Target: p, Collection: true},
		{Name: "MAIN", Target: unit},
		{Name: "Reports", Target: p, Collection: true, ReadOnly: true},
	}
	m := &edm.Model{
		Namespace: "T", Types: []*edm.EntityType{unit, p}, Complexes: []*edm.ComplexType{contact}, Enums: []*edm.EnumType{kind},
		Sets: []*edm.EntitySet{{Name: "Person", Type: p}, {Name: "Unit", Type: unit}},
	}
	if err := m.Build(); err != nil {
		panic(err)
	}
	return m
}

func read(body string, create bool) (*payload.Entity, error) {
	m := model()
	r := payload.Reader{
		Model: m, Type: m.Set("Person").Type, Set: m.Set("Person"), Create: create,
		Depth: 3, StubMarks: []string{"Name"}, Nulls: map[string]time.Time{"At": time.Date(9999, 12, 30, 23, 0, 0, 0, time.UTC)},
		Resolve: func(id string) (payload.Ref, error) {
			var n int64
			if _, err := fmt.Sscanf(id, "Unit(%d)", &n); err != nil {
				return payload.Ref{}, errors.New("no such thing")
			}
			return payload.Ref{Set: m.Set("Unit")}, nil
		},
	}
	return r.Read([]byte(body))
}

func TestReadValues(t *testing.T) {
	id, active := int64(1), "Active"
	tests := []struct {
		body string
		name string
		want any
	}{
		{`{"Name":"J\u00f6\ud83d\ude00\n"}`, "Name", "Jö😀\n"},
		{`{"Born":"1970-01-02"}`, "Born", edm.Days(1)},
		{`{"Born":"1969-12-31"}`, "Born", edm.Days(-1)},
		{`{"At":"2026-01-01T10:00:00.123456+02:00"}`, "At", time.Date(2026, 1, 1, 8, 0, 0, 123456000, time.UTC)},
		{`{"At":"2026-01-01t10:00z"}`, "At", time.Date(2026, 1, 1, 10, 0, 0, 0, time.UTC)},
		{`{"At":"9999-12-30T23:00:00Z"}`, "At", nil},
		{`{"Clock":"08:30"}`, "Clock", edm.Clock(8.5 * 3600e6)},
		{`{"Clock":"23:59:59.999999"}`, "Clock", edm.Clock(86400e6 - 1)},
		{`{"Long":"-P1DT2H3M4.5S"}`, "Long", -(26*time.Hour + 3*time.Minute + 4500*time.Millisecond)},
		{`{"Score":12.5}`, "Score", decimal.RequireFromString("12.5")},
		{`{"Score":"12.5"}`, "Score", decimal.RequireFromString("12.5")},
		{`{"Score":1e2}`, "Score", decimal.RequireFromString("100")},
		{`{"Ratio":-1.5e-3}`, "Ratio", -0.0015},
		{`{"Weight":0.1}`, "Weight", float64(float32(0.1))},
		{`{"Tiny":-128}`, "Tiny", int64(-128)},
		{`{"Big":"9007199254740993"}`, "Big", int64(9007199254740993)},
		{`{"Active":true}`, "Active", true},
		{`{"Photo":"-_8A"}`, "Photo", []byte{0xfb, 0xff, 0}},
		{`{"Photo":"+/8A"}`, "Photo", []byte{0xfb, 0xff, 0}},
		{`{"Badge":"776AFC26-0d1c-4b8a-9a6e-0b8d3a6f5e11"}`, "Badge", badge},
		{`{"Kind":"A,B"}`, "Kind", int64(3)},
		{`{"Contact":{"City":"Ulm","@odata.type":"#T.Contact"}}`, "Contact", map[string]any{"City": "Ulm"}},
		{`{"Tags":["a","b"]}`, "Tags", []any{"a", "b"}},
		{`{"STATUS":"Active"}`, "STATUS", payload.Coded{Value: &active}},
		{`{"STATUS":{"Id":1,"Value":"Active"}}`, "STATUS", payload.Coded{ID: &id, Value: &active}},
		{`{"STATUS":null}`, "STATUS", nil},
		{"\ufeff {\"Active\" : false } ", "Active", false},
	}
	for _, test := range tests {
		t.Run(test.body, func(t *testing.T) {
			e, err := read(test.body, true)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(map[string]any{test.name: test.want}, e.Values); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// refused are bodies that are not read: code, target and a part of the message.
var refused = []struct{ body, code, target, text string }{
	{``, "InvalidJson", "", "too early"},
	{`[]`, "InvalidBody", "", "no JSON object"},
	{`{"Name":"a"} {}`, "InvalidJson", "", "follows the end"},
	{`{"Name":"a",}`, "InvalidJson", "", "expected the name"},
	{`{"Name" "a"}`, "InvalidJson", "", "expected :"},
	{`{"Name":"a`, "InvalidJson", "", "not closed"},
	{`{"Name":"` + "\t" + `"}`, "InvalidJson", "", "control characters"},
	{`{"Name":"\ud800"}`, "InvalidJson", "", "surrogate"},
	{`{"Name":"\x"}`, "InvalidJson", "", "escape"},
	{"{\"Name\":\"\xff\"}", "InvalidJson", "", "UTF-8"},
	{`{"Big":01}`, "InvalidJson", "", "leading zeros"},
	{`{"Big":1.}`, "InvalidJson", "", "digits after"},
	{`{"Big":nil}`, "InvalidJson", "", "expected a JSON value"},
	{`{"Contact":` + strings.Repeat("[", 40), "LimitExceeded", "", "32 levels"},
	{`{"Tags":[` + strings.Repeat(`"",`, payload.MaxNodes) + `""]}`, "LimitExceeded", "", "100000"},
	{`{"Name":"a","Name":"b"}`, "DuplicateProperty", "Name", "twice"},
	{`{"Name":"a","\u004eame":"b"}`, "DuplicateProperty", "Name", "twice"},
	{`{"Name":"a","NAME":"b"}`, "DuplicateProperty", "NAME", "letter case"},
	{`{"name":"a"}`, "UnknownProperty", "name", `did you mean "Name"`},
	{`{"Nmae":"a"}`, "UnknownProperty", "Nmae", `did you mean "Name"`},
	{`{"Contact":{"city":"x"}}`, "UnknownProperty", "Contact/city", `did you mean "City"`},
	{`{"Contact":{"City":"x","CITY":"y"}}`, "DuplicateProperty", "Contact/CITY", "letter case"},
	{`{"Contact":{"@odata.type":"#T.Other"}}`, "ForeignType", "Contact", "T.Contact"},
	{`{"@odata.type":"#T.Unit"}`, "ForeignType", "@odata.type", "T.Person"},
	{`{"Name":null}`, "NotNullable", "Name", "cannot be null"},
	{`{"Tags":[null]}`, "NotNullable", "Tags", "cannot be null"},
	{`{"Tags":"a"}`, "InvalidValue", "Tags", "array"},
	{`{"Name":5}`, "InvalidValue", "Name", "JSON string"},
	{`{"Name":"abcdef"}`, "InvalidValue", "Name", "longer than 5"},
	{`{"Name":"a\u0000"}`, "InvalidValue", "Name", "NUL"},
	{`{"Big":1.5}`, "InvalidValue", "Big", "whole number"},
	{`{"Big":9223372036854775808}`, "InvalidValue", "Big", "whole number"},
	{`{"Tiny":128}`, "InvalidValue", "Tiny", "-128 to 127"},
	{`{"Ratio":1e999}`, "InvalidValue", "Ratio", "range"},
	{`{"Score":1e999999999}`, "InvalidValue", "Score", "40 digits"},
	{`{"Score":1.1234567}`, "InvalidValue", "Score", "6 digits"},
	{`{"Active":"true"}`, "InvalidValue", "Active", "true or false"},
	{`{"Born":"2026-02-30"}`, "InvalidValue", "Born", "2026-01-31"},
	{`{"At":"2026-01-01"}`, "InvalidValue", "At", "offset"},
	{`{"At":"2026-01-01T10:00:00,5Z"}`, "InvalidValue", "At", "offset"},
	{`{"At":"2026-01-01T10:00:00.1234567Z"}`, "InvalidValue", "At", "microsecond"},
	{`{"Clock":"24:00"}`, "InvalidValue", "Clock", "time of day"},
	{`{"Long":"P"}`, "InvalidValue", "Long", "duration"},
	{`{"Long":"P999999999D"}`, "InvalidValue", "Long", "duration"},
	{`{"Badge":"{776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e11}"}`, "InvalidValue", "Badge", "GUID"},
	{`{"Photo":"*"}`, "InvalidValue", "Photo", "base64url"},
	{`{"Kind":"A,C"}`, "InvalidValue", "Kind", "it has A, B"},
	{`{"STATUS":"Gone"}`, "InvalidValue", "STATUS", "Active, Locked"},
	{`{"STATUS":{"Id":1,"Value":"Locked"}}`, "InvalidValue", "STATUS", "Active, Locked"},
	{`{"STATUS":{}}`, "InvalidValue", "STATUS", "Value, Id or UId"},
	{`{"STATUS":{"value":"Active"}}`, "UnknownProperty", "STATUS/value", `"Value"`},
	{`{"UNIT":5}`, "InvalidReference", "UNIT", `{"Id":5}`},
	{`{"UNIT":{}}`, "InvalidReference", "UNIT", "by its key"},
	{`{"UNIT":{"Id":"x"}}`, "InvalidReference", "UNIT/Id", "Edm.Int64"},
	{`{"UNIT":{"Nope":1}}`, "UnknownProperty", "UNIT/Nope", "no property"},
	{`{"UNIT":{"Id":1,"Note":5}}`, "InvalidValue", "UNIT/Note", "Edm.String"},
	{`{"FRIENDS":[{"UNIT":{"Id":"x"}}]}`, "InvalidReference", "FRIENDS/0/UNIT/Id", "Edm.Int64"},
	{`{"FRIENDS":[{"name":"x","NAME":"y"}]}`, "DuplicateProperty", "FRIENDS/0/NAME", "letter case"},
	{`{"FRIENDS":[{"FRIENDS":[{"FRIENDS":[{"FRIENDS":[{"Score":1}]}]}]}]}`, "LimitExceeded", "FRIENDS/0/FRIENDS/0/FRIENDS/0/FRIENDS/0", "3 levels"},
	{`{"UNIT":{"@odata.type":"#T.Person","Note":"x"}}`, "ForeignType", "UNIT/@odata.type", "T.Unit"},
	{`{"FRIENDS@delta":[{"@removed":{"reason":"gone"},"Id":1}]}`, "InvalidBody", "FRIENDS/0", "reason"},
	{`{"UNIT@delta":[]}`, "UnknownProperty", "UNIT", "no collection"},
	{`{"UNIT@odata.bind":"Unit(1)","UNIT":{"Note":"x"}}`, "DuplicateProperty", "UNIT", "two ways"},
	{`{"UNIT@odata.bind":"Nope(1)"}`, "InvalidReference", "UNIT", "no such thing"},
	{`{"UNIT@odata.bind":5}`, "InvalidReference", "UNIT", "Unit(5)"},
	{`{"FRIENDS@odata.bind":["Unit(1)"]}`, "InvalidReference", "FRIENDS", "is no Person"},
	{`{"UNIT@bind":"Unit(1)"}`, "InvalidBody", "UNIT", "odata.bind"},
	{`{"Nope@odata.bind":"Unit(1)"}`, "UnknownProperty", "Nope", "navigation"},
	{`{"UNIT":{"Id":1},"UNITId":2}`, "DuplicateProperty", "UNITId", "two ways"},
	{`{"UNIT":{"UId":"776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e11"},"UNITId":2}`, "DuplicateProperty", "UNITId", "do not agree"},
	{`{"UNIT":null,"UNITId":2}`, "DuplicateProperty", "UNITId", "do not agree"},
	{`{"FRIENDS":{"Id":1}}`, "InvalidReference", "FRIENDS", "array"},
	{`{"MAIN":null}`, "NotNullable", "MAIN", "cannot be empty"},
	{`{"Reports":[]}`, "ReadOnlyProperty", "Reports", "cannot be written"},
}

func TestReadRefuses(t *testing.T) {
	for _, test := range refused {
		t.Run(test.body[:min(len(test.body), 60)], func(t *testing.T) {
			_, err := read(test.body, true)
			var fault *payload.Error
			if !errors.As(err, &fault) {
				t.Fatalf("got %v", err)
			}
			if fault.Code != test.code || fault.Target != test.target || !strings.Contains(fault.Message, test.text) {
				t.Errorf("got %s at %q: %s", fault.Code, fault.Target, fault.Message)
			}
		})
	}
}

func TestReadRefs(t *testing.T) {
	tests := []struct {
		body, nav string
		want      []string
	}{
		{`{"UNIT":{"Id":5}}`, "UNIT", []string{"Id=5"}},
		{`{"UNITId":5}`, "UNIT", []string{"Id=5"}},
		{`{"UNITId":null}`, "UNIT", []string{}},
		{`{"UNITId":null,"UNIT":null}`, "UNIT", []string{}},
		{`{"UNIT":{"Id":5,"Name":"shown","DisplayName":"x"},"UNITId":5}`, "UNIT", []string{"Id=5"}},
		{`{"UNIT":null}`, "UNIT", []string{}},
		{`{"UNIT@odata.bind":null}`, "UNIT", []string{}},
		{`{"UNIT":{"UId":"776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e11"}}`, "UNIT", []string{"UId=" + badge.String()}},
		{`{"UNIT":{"Id":5,"UId":"776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e11","DisplayName":"x"}}`, "UNIT", []string{"Id=5 UId=" + badge.String()}},
		{`{"UNIT":{"@id":"Unit(5)"}}`, "UNIT", []string{""}},
		{`{"UNIT@odata.bind":"Unit(5)"}`, "UNIT", []string{""}},
		{`{"FRIENDS":[{"Id":1},{"Id":2}]}`, "FRIENDS", []string{"Id=1", "Id=2"}},
		{`{"FRIENDS":[]}`, "FRIENDS", []string{}},
	}
	for _, test := range tests {
		t.Run(test.body, func(t *testing.T) {
			e, err := read(test.body, false)
			if err != nil {
				t.Fatal(err)
			}
			got := []string{}
			for _, ref := range e.Refs[test.nav] {
				if ref.Set == nil {
					t.Error("a reference without a set")
				}
				text := ""
				for _, k := range ref.Key {
					text += fmt.Sprintf(" %s=%v", k.Property.Name, k.Value)
				}
				got = append(got, strings.TrimSpace(text))
			}
			if diff := cmp.Diff(test.want, got); diff != "" || len(e.Values) > 0 {
				t.Error(diff, e.Values)
			}
		})
	}
}

func TestReadIgnores(t *testing.T) {
	e, err := read(`{"Id":99,"Hired":"2020-01-01","@odata.context":"x","@odata.etag":"W/\"7\"","Name@my.note":{"a":1},"@odata.type":"#T.Person"}`, false)
	if err != nil || len(e.Values) > 0 || e.ETag != `W/"7"` {
		t.Errorf("%v %v %q", err, e.Values, e.ETag)
	}
	if e, err = read(`{"Hired":"2020-01-01"}`, true); err != nil || len(e.Values) != 1 {
		t.Errorf("an immutable property is read when an entity is made: %v %v", err, e)
	}
}

// No body, however broken, may do anything but be read or be refused by a payload error.
func TestReadNeverPanics(t *testing.T) {
	pieces := []string{`{`, `}`, `[`, `]`, `"`, `:`, `,`, `"Name"`, `"UNIT"`, `"STATUS"`, `"Contact"`, `"@odata.type"`, `null`, `1`, `-`, `\u`, `e9`, " ", `"Id":1`, "\xff"}
	rapid.Check(t, func(t *rapid.T) {
		body := strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "body"), "")
		_, err := read(body, true)
		var fault *payload.Error
		if err != nil && !errors.As(err, &fault) {
			t.Fatalf("%q: %v", body, err)
		}
	})
}
