// Package odatatest is what tests of an OData service are made of: a model with every feature,
// a store in memory that serves it, and scripts of requests and expected answers. It must never
// know the product's model, a database, or anything that only one test needs.
package odatatest

import "github.com/ropewalk/ropewalk/odata/edm"

// Model is the test model: a small firm with persons, units, badges and countries.
//
//	Person     every primitive type, coded, enum, complex and collection properties, references
//	Robot      derived from Person, in a set of its own
//	Unit       target of references, with the way back; changes need If-Match
//	Badge      created in the collection of its owner, linked with many units, both ways
//	Country    keys given by the client, no versions, really deleted
//	Signal     the same SOURCE again is answered with the first row
//	Total      read-only, key of two parts
//	Secret     hidden from callers by Restricted
//	Note       refers to any object, whatever its type
//	House      a singleton, with a collection of complex values
func Model() *edm.Model {
	b := newBuilder()
	b.person()
	b.others()
	m := &edm.Model{
		Namespace: namespace,
		Types:     []*edm.EntityType{b.object, b.personType, b.robot, b.unit, b.badge, b.country, b.signal, b.total, b.secret, b.note, b.house},
		Complexes: []*edm.ComplexType{b.contact},
		Enums:     []*edm.EnumType{b.kind, b.rights},
		Sets: []*edm.EntitySet{
			{Name: "Person", Type: b.personType, Doc: "People of the firm."},
			{Name: "Robot", Type: b.robot},
			{Name: "Unit", Type: b.unit, NeedsETag: true},
			{Name: "Badge", Type: b.badge},
			{Name: "Country", Type: b.country},
			{Name: "Signal", Type: b.signal, NoUpdate: true, NoDelete: true},
			{Name: "Total", Type: b.total, ReadOnly: true},
			{Name: "Secret", Type: b.secret},
			{Name: "Note", Type: b.note},
			{Name: "House", Type: b.house, Singleton: true},
		},
	}
	if err := m.Build(); err != nil {
		panic(err)
	}
	return m
}

// Restricted is the model of a caller who may not see Secret, nor how much people earn, and may
// delete nobody.
func Restricted(m *edm.Model) *edm.Model {
	return m.Restrict(edm.Cut{
		Set:      func(s *edm.EntitySet) bool { return s.Name != "Secret" },
		Property: func(_ *edm.EntityType, p *edm.Property) bool { return p.Name != "Salary" },
		Rights:   func(s *edm.EntitySet) { s.NoDelete = true },
	})
}

const namespace = "Test"

type builder struct {
	object, personType, robot, unit, badge, country, signal, total, secret, note, house *edm.EntityType

	contact      *edm.ComplexType
	kind, rights *edm.EnumType
	status       *edm.CodeSet
}

func newBuilder() *builder {
	entity := func(name string, base *edm.EntityType) *edm.EntityType {
		return &edm.EntityType{Namespace: namespace, Name: name, Base: base}
	}
	b := &builder{object: entity("Object", nil)}
	b.personType = entity("Person", b.object)
	b.robot = entity("Robot", b.personType)
	for name, t := range map[string]**edm.EntityType{"Unit": &b.unit, "Badge": &b.badge, "Signal": &b.signal, "Secret": &b.secret, "Note": &b.note} {
		*t = entity(name, b.object)
	}
	b.country, b.total, b.house = entity("Country", nil), entity("Total", nil), entity("House", nil)
	b.object.Abstract = true
	b.object.Key = []string{"Id"}
	b.object.Alternate = [][]string{{"UId"}}
	b.object.SoftDelete = "Deleted"
	b.object.ETag = "Version"
	b.object.Properties = []*edm.Property{
		{Name: "Id", Type: edm.Int64, Computed: true},
		{Name: "UId", Type: edm.Guid, Computed: true},
		{Name: "DisplayName", Type: edm.String, Nullable: true, Computed: true},
		{Name: "KeyValue", Type: edm.String, Nullable: true, Computed: true},
		{Name: "Version", Type: edm.Int64, Computed: true},
		{Name: "Deleted", Type: edm.Boolean, Computed: true},
		{Name: "DeleteTime", Type: edm.DateTimeOffset, Nullable: true, Computed: true},
	}
	b.values()
	return b
}

func (b *builder) values() {
	text := func(name string) *edm.Property { return &edm.Property{Name: name, Type: edm.String, Nullable: true} }
	b.contact = &edm.ComplexType{Namespace: namespace, Name: "Contact", Properties: []*edm.Property{
		text("City"), text("Street"), {Name: "Floor", Type: edm.Int32, Nullable: true},
	}}
	b.kind = &edm.EnumType{Namespace: namespace, Name: "Kind", Members: []edm.Member{{Name: "Employee"}, {Name: "Contractor", Value: 1}}}
	b.rights = &edm.EnumType{
		Namespace: namespace, Name: "Rights", Flags: true,
		Members: []edm.Member{{Name: "Read", Value: 1}, {Name: "Write", Value: 2}, {Name: "Admin", Value: 4}},
	}
	b.status = &edm.CodeSet{Name: "Status", Codes: []edm.Code{
		{ID: 1, UID: "0b3f1c1e-0000-4000-8000-000000000001", Value: "Active"},
		{ID: 2, UID: "0b3f1c1e-0000-4000-8000-000000000002", Value: "Locked"},
		{ID: 3, UID: "0b3f1c1e-0000-4000-8000-000000000003", Value: "Disabled"},
	}}
}

func (b *builder) person() {
	b.personType.Properties = []*edm.Property{
		{Name: "Name", Type: edm.String, MaxLength: 20, Searchable: true, Doc: "What people call her."},
		{Name: "Email", Type: edm.String, Nullable: true, Searchable: true, Personal: true},
		{Name: "Born", Type: edm.Date, Nullable: true},
		{Name: "Hired", Type: edm.DateTimeOffset, Nullable: true, Immutable: true},
		{Name: "VALIDTO", Type: edm.DateTimeOffset, Nullable: true},
		{Name: "Score", Type: edm.Decimal, Nullable: true, Precision: 9, Scale: 2},
		{Name: "Salary", Type: edm.Decimal, Nullable: true},
		{Name: "Ratio", Type: edm.Double, Nullable: true},
		{Name: "Weight", Type: edm.Single, Nullable: true},
		{Name: "Level", Type: edm.Int32, Nullable: true},
		{Name: "Small", Type: edm.Int16, Nullable: true},
		{Name: "Tiny", Type: edm.SByte, Nullable: true},
		{Name: "Octet", Type: edm.Byte, Nullable: true},
		{Name: "Big", Type: edm.Int64, Nullable: true},
		{Name: "Active", Type: edm.Boolean, Nullable: true},
		{Name: "Shift", Type: edm.TimeOfDay, Nullable: true},
		{Name: "Leave", Type: edm.Duration, Nullable: true},
		{Name: "Photo", Type: edm.Binary, Nullable: true, MaxLength: 8},
		{Name: "Badge", Type: edm.Guid, Nullable: true},
		{Name: "STATUS", Type: edm.Int64, Nullable: true, Codes: b.status},
		{Name: "Kind", Type: b.kind, Nullable: true},
		{Name: "Rights", Type: b.rights, Nullable: true},
		{Name: "Contact", Type: b.contact, Nullable: true},
		{Name: "Tags", Type: edm.String, Collection: true, Nullable: true},
		{Name: "UNITId", Type: edm.Int64, Nullable: true},
		{Name: "BOSSId", Type: edm.Int64, Nullable: true},
	}
	b.personType.Navigations = []*edm.Navigation{
		{Name: "UNIT", Target: b.unit, Nullable: true, Ref: "UNITId", Partner: "Members"},
		{Name: "BOSS", Target: b.personType, Nullable: true, Ref: "BOSSId", Partner: "Reports"},
		{Name: "Reports", Target: b.personType, Collection: true, Partner: "BOSS", ReadOnly: true},
		{Name: "FRIENDS", Target: b.personType, Collection: true},
		{Name: "Badges", Target: b.badge, Collection: true, Partner: "OWNER", ReadOnly: true},
	}
	b.robot.Properties = []*edm.Property{{Name: "Maker", Type: edm.String, Nullable: true}}
}

func (b *builder) others() {
	name := func() *edm.Property {
		return &edm.Property{Name: "Name", Type: edm.String, Nullable: true, Searchable: true}
	}
	b.unit.Properties = []*edm.Property{name(), {Name: "PARENTId", Type: edm.Int64, Nullable: true}}
	b.unit.Navigations = []*edm.Navigation{
		{Name: "PARENT", Target: b.unit, Nullable: true, Ref: "PARENTId"},
		{Name: "Members", Target: b.personType, Collection: true, Partner: "UNIT", ReadOnly: true},
		{Name: "OpenedBy", Target: b.badge, Collection: true, Partner: "OPENS", ReadOnly: true},
	}
	b.badge.Properties = []*edm.Property{name(), {Name: "OWNERId", Type: edm.Int64}}
	b.badge.Navigations = []*edm.Navigation{
		{Name: "OWNER", Target: b.personType, Ref: "OWNERId", Partner: "Badges"},
		{Name: "OPENS", Target: b.unit, Collection: true, Partner: "OpenedBy"},
	}
	b.country.Key = []string{"Code"}
	b.country.Properties = []*edm.Property{{Name: "Code", Type: edm.String, MaxLength: 12}, name()}
	b.signal.Properties = []*edm.Property{{Name: "SOURCE", Type: edm.String}, {Name: "Text", Type: edm.String, Nullable: true}}
	b.total.Key = []string{"Year", "Unit"}
	b.total.Properties = []*edm.Property{
		{Name: "Year", Type: edm.Int32, Computed: true},
		{Name: "Unit", Type: edm.String, Computed: true},
		{Name: "Heads", Type: edm.Int64, Computed: true},
	}
	b.secret.Properties = []*edm.Property{name()}
	b.note.Properties = []*edm.Property{{Name: "Text", Type: edm.String, Nullable: true}, {Name: "ABOUTId", Type: edm.Int64, Nullable: true}}
	b.note.Navigations = []*edm.Navigation{{Name: "ABOUT", Target: b.object, Nullable: true, Ref: "ABOUTId"}}
	b.house.Key = []string{"Street"}
	b.house.Properties = []*edm.Property{{Name: "Street", Type: edm.String}, {Name: "Floors", Type: edm.Int32, Nullable: true}, {Name: "KEEPERId", Type: edm.Int64, Nullable: true}, {Name: "Rooms", Type: b.contact, Collection: true, Nullable: true}}
	b.house.Navigations = []*edm.Navigation{{Name: "KEEPER", Target: b.personType, Nullable: true, Ref: "KEEPERId"}}
}
