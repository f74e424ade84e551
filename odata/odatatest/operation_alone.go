package odatatest

import (
	"context"
	"net/http"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// standing are the functions that are bound to nothing.
func (f firm) standing() []odata.Operation {
	persons := func(many bool) *edm.Return { return &edm.Return{Type: f.person, Collection: many, Nullable: !many} }
	sum := func(_ context.Context, c odata.Call) (any, error) {
		total := int64(0)
		for _, n := range c.Args["numbers"].([]any) {
			total += n.(int64)
		}
		return total, nil
	}
	named := func(_ context.Context, c odata.Call) (any, error) {
		keys := []any{}
		for _, id := range c.Args["ids"].([]any) {
			keys = append(keys, odata.Record{"Id": id})
		}
		return keys, nil
	}
	return []odata.Operation{
		f.echo(),
		{Def: &edm.Operation{Name: "Sum", Import: true, Returns: &edm.Return{Type: edm.Int64}, Params: []*edm.Parameter{
			{Name: "numbers", Type: edm.Int64, Collection: true},
		}}, Call: sum},
		{Def: &edm.Operation{Name: "Places", Import: true, Returns: &edm.Return{Type: f.contact, Collection: true}, Params: []*edm.Parameter{
			{Name: "contacts", Type: f.contact, Collection: true, Nullable: true},
		}}, Call: func(_ context.Context, c odata.Call) (any, error) { return c.Args["contacts"], nil }},
		{Def: &edm.Operation{Name: "Chief", Import: true, Set: "Person", Returns: persons(false)}, Call: func(context.Context, odata.Call) (any, error) {
			return odata.Record{"Id": int64(4)}, nil
		}},
		{Def: &edm.Operation{Name: "Named", Import: true, Set: "Person", Returns: persons(true), Params: []*edm.Parameter{
			{Name: "ids", Type: edm.Int64, Collection: true},
		}}, Call: named},
	}
}

// echo gives back what it is given, as one complex value.
func (f firm) echo() odata.Operation {
	kinds := []edm.Primitive{
		edm.Binary, edm.Boolean, edm.Byte, edm.Date, edm.DateTimeOffset, edm.Decimal, edm.Double, edm.Duration, edm.Guid,
		edm.Int16, edm.Int32, edm.Int64, edm.SByte, edm.Single, edm.String, edm.TimeOfDay,
	}
	said := &edm.ComplexType{Namespace: namespace, Name: "Said"}
	def := &edm.Operation{Name: "Echo", Import: true, Returns: &edm.Return{Type: said}}
	add := func(name string, t edm.Type, many bool) {
		said.Properties = append(said.Properties, &edm.Property{Name: name, Type: t, Collection: many, Nullable: true})
		def.Params = append(def.Params, &edm.Parameter{Name: name, Type: t, Collection: many, Nullable: true})
	}
	for _, p := range kinds {
		add(p.TypeName()[len("Edm."):], p, false)
	}
	add("Kind", f.store.whole.Enum(namespace+".Kind"), false)
	add("Rights", f.store.whole.Enum(namespace+".Rights"), false)
	add("Contact", f.contact, false)
	add("Texts", edm.String, true)
	return odata.Operation{Def: def, Call: func(_ context.Context, c odata.Call) (any, error) { return c.Args, nil }}
}

func (f firm) actions() []odata.Operation {
	rename := func(ctx context.Context, c odata.Call) (any, error) {
		name := c.Args["name"].(string)
		if name == "Nobody" {
			return nil, &odata.Error{Status: http.StatusConflict, Code: "NameTaken", Target: "name", Message: "that is how nobody is called; choose another name"}
		}
		change := odata.Change{Op: odata.Update, Set: f.store.whole.Set("Person"), Key: f.keyOf(c.Key), Values: map[string]any{"Name": name}}
		if email, given := c.Args["email"]; given {
			change.Values["Email"] = email
		}
		_, err := f.store.Write(ctx, []odata.Change{change})
		return c.Key, err
	}
	opened := func(context.Context, odata.Call) (any, error) { return []any{"Gate", "Door"}, nil }
	return []odata.Operation{
		{Def: &edm.Operation{
			Name: "Rename", Action: true, Bound: f.person, Set: "Person", Returns: &edm.Return{Type: f.person},
			Params: []*edm.Parameter{{Name: "name", Type: edm.String}, {Name: "email", Type: edm.String, Nullable: true}},
		}, Call: rename},
		{Def: &edm.Operation{Name: "Ping", Action: true, Import: true}, Call: func(context.Context, odata.Call) (any, error) { return nil, nil }},
		{Def: &edm.Operation{
			Name: "Opened", Action: true, Bound: f.store.whole.Type(namespace + ".Badge"), BoundCollection: true,
			Returns: &edm.Return{Type: edm.String, Collection: true},
		}, Call: opened},
	}
}
