// Package evaltest holds a small world of people for the tests of expressions: a model with
// every kind of property and navigation, and rows full of nulls and odd texts. It knows no database.
package evaltest

import "github.com/ropewalk/ropewalk/odata/edm"

// setValue is the type that coded values are shown as.
func setValue() *edm.ComplexType {
	return &edm.ComplexType{Namespace: "Test", Name: edm.SetValueName, Properties: []*edm.Property{
		null("Id", edm.Int64), null("UId", edm.Guid), null("Value", edm.String),
	}}
}

// Model is the model of the world.
func Model() *edm.Model {
	statuses := &edm.CodeSet{Name: "Status", Codes: []edm.Code{{ID: 1, Value: "Active"}, {ID: 2, Value: "Locked"}, {ID: 3, Value: "Inactive"}}}
	access := &edm.EnumType{Namespace: "Test", Name: "Access", Flags: true, Members: []edm.Member{
		{Name: "Read", Value: 1}, {Name: "Write", Value: 2}, {Name: "Own", Value: 4},
	}}
	unit := &edm.EntityType{Namespace: "Test", Name: "Unit", Key: []string{"Id"}}
	person := &edm.EntityType{Namespace: "Test", Name: "Person", Key: []string{"Id"}, Alternate: [][]string{{"UId"}}, SoftDelete: "Deleted", ETag: "Version"}
	badge := &edm.EntityType{Namespace: "Test", Name: "Badge", Key: []string{"Id"}}
	chief := &edm.EntityType{Namespace: "Test", Name: "Chief", Base: person}
	address := address()
	setValue := setValue()
	key := func() *edm.Property { return &edm.Property{Name: "Id", Type: edm.Int64} }
	unit.Properties = []*edm.Property{key(), null("Name", edm.String), null("PARENTId", edm.Int64)}
	unit.Navigations = []*edm.Navigation{
		{Name: "PARENT", Target: unit, Nullable: true, Ref: "PARENTId"},
		{Name: "PEOPLE", Target: person, Collection: true, Partner: "UNIT"},
	}
	person.Properties = []*edm.Property{
		key(),
		{Name: "UId", Type: edm.Guid},
		{Name: "Name", Type: edm.String},
		{Name: "Version", Type: edm.Int64},
		{Name: "Deleted", Type: edm.Boolean},
		{Name: "Grade", Type: edm.Int64},
		null("Email", edm.String), null("Level", edm.Int32), null("Score", edm.Decimal), null("Ratio", edm.Double),
		null("Active", edm.Boolean), null("Hired", edm.DateTimeOffset), null("Born", edm.Date), null("Shift", edm.Duration), null("Access", access),
		{Name: "STATUS", Type: setValue, Nullable: true, Codes: statuses},
		null("UNITId", edm.Int64), null("BOSSId", edm.Int64),
	}
	person.Properties = append(person.Properties, odd(address, access)...)
	chief.Properties = []*edm.Property{null("Bonus", edm.Decimal), null("DEPUTYId", edm.Int64)}
	chief.Navigations = []*edm.Navigation{{Name: "DEPUTY", Target: person, Nullable: true, Ref: "DEPUTYId"}}
	person.Navigations = []*edm.Navigation{
		{Name: "UNIT", Target: unit, Nullable: true, Ref: "UNITId", Partner: "PEOPLE"},
		{Name: "BOSS", Target: person, Nullable: true, Ref: "BOSSId", Partner: "REPORTS"},
		{Name: "REPORTS", Target: person, Collection: true, Partner: "BOSS"},
		{Name: "FRIENDS", Target: person, Collection: true},
		{Name: "BADGES", Target: badge, Collection: true, Partner: "OWNER"},
	}
	badge.Properties = []*edm.Property{key(), null("Name", edm.String), null("OWNERId", edm.Int64)}
	badge.Navigations = []*edm.Navigation{{Name: "OWNER", Target: person, Nullable: true, Ref: "OWNERId", Partner: "BADGES"}}
	for _, text := range []*edm.Property{unit.Property("Name"), person.Property("Name"), person.Property("Email"), badge.Property("Name")} {
		text.Searchable = true
	}
	m := &edm.Model{
		Namespace: "Test", Types: []*edm.EntityType{unit, person, badge, chief},
		Complexes: []*edm.ComplexType{setValue, address.Property("Spot").Type.(*edm.ComplexType), address}, Enums: []*edm.EnumType{access},
	}
	for _, t := range []*edm.EntityType{unit, person, badge} {
		m.Sets = append(m.Sets, &edm.EntitySet{Name: t.Name, Type: t})
	}
	return m
}

func null(name string, t edm.Type) *edm.Property {
	return &edm.Property{Name: name, Type: t, Nullable: true}
}

func many(name string, t edm.Type) *edm.Property {
	return &edm.Property{Name: name, Type: t, Collection: true, Nullable: true}
}

// address is a complex type with another and with a collection in it.
func address() *edm.ComplexType {
	spot := &edm.ComplexType{Namespace: "Test", Name: "Spot", Properties: []*edm.Property{null("Lat", edm.Double), null("Name", edm.String)}}
	return &edm.ComplexType{Namespace: "Test", Name: "Address", Properties: []*edm.Property{
		null("City", edm.String), null("Zip", edm.Int32), many("Lines", edm.String), null("Spot", spot),
	}}
}

// odd are properties for values at the ends of their types, for texts that are values of other
// types, and for values that are more than one.
func odd(address *edm.ComplexType, access *edm.EnumType) []*edm.Property {
	return []*edm.Property{
		null("Huge", edm.Int64), null("Size", edm.SByte), null("Points", edm.Int16), null("Weight", edm.Single), null("Photo", edm.Binary), null("Alarm", edm.TimeOfDay),
		null("Since", edm.DateTimeOffset), null("Until", edm.Date), null("Term", edm.Duration), null("Code", edm.String), null("Contact", address),
		many("Tags", edm.String), many("Marks", edm.Int64), many("Fees", edm.Decimal), many("Rates", edm.Double),
		many("Visits", edm.DateTimeOffset), many("Days", edm.Date), many("Keys", edm.Guid), many("Rights", access),
	}
}
