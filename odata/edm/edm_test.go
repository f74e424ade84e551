package edm_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/ropewalk/ropewalk/odata/edm"
)

func model(t *testing.T) *edm.Model {
	t.Helper()
	base := &edm.EntityType{
		Namespace: "T", Name: "Base", Abstract: true, Key: []string{"Id"}, Alternate: [][]string{{"UId"}}, ETag: "Version",
		Properties: []*edm.Property{
			{Name: "Id", Type: edm.Int64, Computed: true},
			{Name: "UId", Type: edm.Guid, Computed: true},
			{Name: "Version", Type: edm.Int64, Computed: true},
		},
	}
	unit := &edm.EntityType{Namespace: "T", Name: "Unit", Base: base, Doc: `a "unit" & more`}
	person := &edm.EntityType{Namespace: "T", Name: "Person", Base: base, Properties: []*edm.Property{
		{Name: "Name", Type: edm.String, MaxLength: 20},
		{Name: "Pay", Type: edm.Decimal, Nullable: true, Precision: 9, Scale: 2},
		{Name: "UNITId", Type: edm.Int64, Nullable: true},
		{Name: "Hired", Type: edm.DateTimeOffset, Nullable: true, Immutable: true},
		{Name: "STATUS", Type: edm.Int64, Codes: &edm.CodeSet{Name: "S", Codes: []edm.Code{{ID: 1, Value: "Active"}, {ID: 2, Value: "Locked"}}}},
	}}
	person.Navigations = []*edm.Navigation{{Name: "UNIT", Target: unit, Nullable: true, Ref: "UNITId", Partner: "Members"}}
	unit.Navigations = []*edm.Navigation{{Name: "Members", Target: person, Collection: true, Partner: "UNIT", ReadOnly: true}}
	m := &edm.Model{
		Namespace: "T", Types: []*edm.EntityType{base, unit, person},
		Sets: []*edm.EntitySet{{Name: "Person", Type: person, NoDelete: true}, {Name: "Unit", Type: unit, ReadOnly: true}},
	}
	if err := m.Build(); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestWriteXML(t *testing.T) {
	var out bytes.Buffer
	if err := edm.WriteXML(&out, model(t), edm.Abilities{}); err != nil {
		t.Fatal(err)
	}
	for d := xml.NewDecoder(strings.NewReader(out.String())); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, out.String())
		}
	}
	for _, want := range []string{
		`<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">`,
		`<EntityType Name="Base" Abstract="true">`,
		`<EntityType Name="Person" BaseType="T.Base">`,
		`<ComplexType Name="SetValue">`,
		`<Property Name="STATUS" Type="T.SetValue" Nullable="false">`,
		`<PropertyValue Property="Value" String="Locked"/>`,
		`<Property Name="Name" Type="Edm.String" Nullable="false" MaxLength="20"/>`,
		`<Property Name="Pay" Type="Edm.Decimal" Precision="9" Scale="2"/>`,
		`<Annotation Term="Core.Immutable" Bool="true"/>`,
		`<NavigationProperty Name="UNIT" Type="T.Unit" Partner="Members">`,
		`<ReferentialConstraint Property="UNITId" ReferencedProperty="Id"/>`,
		`<NavigationProperty Name="Members" Type="Collection(T.Person)" Partner="UNIT"/>`,
		`<NavigationPropertyBinding Path="UNIT" Target="Unit"/>`,
		`<PropertyValue Property="Name" PropertyPath="UId"/>`,
		`<Annotation Term="Core.Description" String="a &#34;unit&#34; &amp; more"/>`,
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("missing %s", want)
		}
	}
	for term, n := range map[string]int{"Capabilities.InsertRestrictions": 1, "Capabilities.UpdateRestrictions": 2, `Property="DeltaUpdateSupported" Bool="true"`: 1, "Capabilities.DeepUpdateSupport": 1, "AsynchronousRequestsSupported": 0, "Capabilities.DeleteRestrictions": 2} {
		if got := strings.Count(out.String(), term); got != n {
			t.Errorf("%s: %d times instead of %d", term, got, n)
		}
	}
}

// TestAbilities: $metadata says what a service can do, and not what it cannot.
func TestAbilities(t *testing.T) {
	for _, async := range []bool{true, false} {
		var out bytes.Buffer
		if err := edm.WriteXML(&out, model(t), edm.Abilities{Async: async}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(out.String(), `<Annotation Term="Capabilities.AsynchronousRequestsSupported" Bool="true"/>`) != async {
			t.Errorf("async %t:\n%s", async, out.String())
		}
	}
}

func TestRestrict(t *testing.T) {
	m := model(t)
	cut := m.Restrict(edm.Cut{
		Set:      func(s *edm.EntitySet) bool { return s.Name == "Person" },
		Property: func(_ *edm.EntityType, p *edm.Property) bool { return p.Name == "Name" },
		Rights:   func(s *edm.EntitySet) { s.NoInsert = true },
	})
	person := cut.Set("Person").Type
	if person == m.Set("Person").Type || person.Origin() != m.Set("Person").Type {
		t.Error("the copy must be another type with the whole one as origin")
	}
	if cut.Set("Unit") != nil || cut.Set("Person").Bindings["UNIT"] != nil {
		t.Error("a hidden set is still there")
	}
	if person.Property("Pay") != nil || person.Property("Name") == nil || person.Property("Id") == nil {
		t.Errorf("properties: %d left", len(person.AllProperties()))
	}
	if target := person.Navigation("UNIT").Target; target != cut.Type("T.Unit") || !target.Is(cut.Type("T.Base")) {
		t.Error("a navigation leads out of the copy")
	}
	if !cut.Set("Person").NoInsert || m.Set("Person").NoInsert || m.Set("Person").Type.Property("Pay") == nil {
		t.Error("rights or cuts reached the whole model")
	}
	var out bytes.Buffer
	if err := edm.WriteXML(&out, cut, edm.Abilities{}); err != nil || strings.Contains(out.String(), "UNITId") || strings.Contains(out.String(), "AlternateKeys") {
		t.Errorf("$metadata tells of what was cut away (%v):\n%s", err, out.String())
	}
	if again := cut.Restrict(edm.Cut{}); again.Set("Person").Type.Origin() != m.Set("Person").Type {
		t.Error("the origin of a copy's copy is the whole type")
	}
}

func TestValidate(t *testing.T) {
	key := []*edm.Property{{Name: "Id", Type: edm.Int64}}
	entity := func(name string, props ...*edm.Property) *edm.EntityType {
		return &edm.EntityType{Namespace: "T", Name: name, Key: []string{"Id"}, Properties: append(props, key...)}
	}
	keyless := entity("A")
	keyless.Key = nil
	circle := entity("A")
	circle.Base = circle
	ref := entity("A")
	ref.Navigations = []*edm.Navigation{{Name: "B", Target: ref, Ref: "BId"}}
	foreign := entity("A")
	foreign.Navigations = []*edm.Navigation{{Name: "B", Target: entity("Far")}}
	tests := []struct {
		name string
		typ  *edm.EntityType
		want string
	}{
		{"good", entity("A", &edm.Property{Name: "X", Type: edm.String}), ""},
		{"case", entity("A", &edm.Property{Name: "ID", Type: edm.String}), "twice"},
		{"as its type", entity("A", &edm.Property{Name: "a", Type: edm.String}), "named as its type"},
		{"no identifier", entity("A", &edm.Property{Name: "1x", Type: edm.String}), "no identifier"},
		{"no type", entity("A", &edm.Property{Name: "X"}), "has no type"},
		{"no key", keyless, "has no key"},
		{"circle", circle, "derives from itself"},
		{"dependent property", ref, `"BId"`},
		{"foreign target", foreign, "not in the model"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := &edm.Model{Namespace: "T", Types: []*edm.EntityType{test.typ}, Sets: []*edm.EntitySet{{Name: "S", Type: test.typ}}}
			err := m.Validate("builtin")
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func TestReservedNames(t *testing.T) {
	m := model(t)
	if err := m.Build("person"); err == nil || !strings.Contains(err.Error(), "reserved") {
		t.Errorf("got %v", err)
	}
	if err := m.Build("builtin"); err != nil {
		t.Error(err)
	}
}

func TestEnumFormat(t *testing.T) {
	e := &edm.EnumType{Flags: true, Members: []edm.Member{{Name: "None"}, {Name: "Read", Value: 1}, {Name: "Write", Value: 2}}}
	for value, want := range map[int64]string{0: "None", 1: "Read", 3: "Read,Write"} {
		if got, ok := e.Format(value); !ok || got != want {
			t.Errorf("%d: %q", value, got)
		}
	}
	if got, ok := e.Format(8); ok {
		t.Errorf("8 has no name, got %q", got)
	}
}
