package odatatest

import (
	"context"
	"net/http"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Operations are functions and actions of the firm.
//
//	Greeting   of a person, with two overloads; null for nobody
//	Income     of a person whose salary the caller may see
//	Tally      of a collection of persons
//	Reveal     of a secret
//	Echo       stands alone, with a parameter of each type, all of which may be left out
//	Sum        stands alone, with a collection of numbers
//	Places     stands alone, with a collection of complex values, and gives one back
//	Chief      without parameters, gives an entity back
//	Named      gives entities back
//	Rename     an action of a person, with a parameter that it needs and one that it does not
//	Ping       an action without parameters and without result
//	Opened     an action of a collection, with a result
func (s *Store) Operations() []odata.Operation {
	o := firm{store: s, person: s.whole.Type(namespace + ".Person"), contact: s.whole.Complex(namespace + ".Contact")}
	all := o.ofPerson()
	all = append(all, o.ofMany()...)
	all = append(all, o.standing()...)
	return append(all, o.actions()...)
}

// firm makes the operations.
type firm struct {
	store   *Store
	person  *edm.EntityType
	contact *edm.ComplexType
}

func (f firm) ofPerson() []odata.Operation {
	text := &edm.Return{Type: edm.String, Nullable: true}
	greet := func(ctx context.Context, c odata.Call) (any, error) {
		name, err := f.name(ctx, c.Key)
		if err != nil || name == "" {
			return nil, err
		}
		word, times := "Hello", int64(1)
		if w, ok := c.Args["word"]; ok {
			word = w.(string)
		}
		if n, ok := c.Args["times"].(int64); ok {
			times = n
		}
		if times == 0 {
			return nil, nil
		}
		return strings.Repeat(word+" ", int(min(times, 9))) + name, nil
	}
	income := func(ctx context.Context, c odata.Call) (any, error) {
		row, err := f.row(ctx, c.Key)
		if err != nil || row["Salary"] == nil {
			return nil, err
		}
		return row["Salary"].(decimal.Decimal).Mul(decimal.NewFromInt(c.Args["months"].(int64))), nil
	}
	return []odata.Operation{
		{Def: &edm.Operation{Name: "Greeting", Bound: f.person, Returns: text, Doc: "What she hears."}, Call: greet},
		{Def: &edm.Operation{Name: "Greeting", Bound: f.person, Returns: text, Params: []*edm.Parameter{
			{Name: "word", Type: edm.String}, {Name: "times", Type: edm.Int32, Nullable: true},
		}}, Call: greet},
		{Def: &edm.Operation{
			Name: "Income", Bound: f.person, Needs: []string{"Salary"}, Returns: &edm.Return{Type: edm.Decimal, Nullable: true},
			Params: []*edm.Parameter{{Name: "months", Type: edm.Int64}},
		}, Call: income},
	}
}

func (f firm) ofMany() []odata.Operation {
	line := &edm.ComplexType{Namespace: namespace, Name: "Line", Properties: []*edm.Property{
		{Name: "Name", Type: edm.String},
		{Name: "Letters", Type: edm.Int64},
		{Name: "Share", Type: edm.Decimal},
		{Name: "Home", Type: f.contact, Nullable: true},
		{Name: "Tags", Type: edm.String, Collection: true},
	}}
	tally := func(ctx context.Context, c odata.Call) (any, error) {
		lines := []any{}
		err := f.each(ctx, c.Of, func(row odata.Record) {
			name := row["Name"].(string)
			lines = append(lines, odata.Record{
				"Name": name, "Letters": int64(len(name)), "Share": decimal.New(int64(len(name)), -1), "Home": row["Contact"], "Tags": row["Tags"],
			})
		})
		return lines, err
	}
	reveal := func(context.Context, odata.Call) (any, error) { return "nothing to see", nil }
	return []odata.Operation{
		{Def: &edm.Operation{Name: "Tally", Bound: f.person, BoundCollection: true, Returns: &edm.Return{Type: line, Collection: true}}, Call: tally},
		{Def: &edm.Operation{Name: "Reveal", Bound: f.store.whole.Type(namespace + ".Secret"), Returns: &edm.Return{Type: edm.String}}, Call: reveal},
	}
}

// row reads the values of a person.
func (f firm) row(ctx context.Context, key odata.Record) (odata.Record, error) {
	q := query.ByKey(f.store.whole, f.store.whole.Set("Person"), f.keyOf(key))
	var found odata.Record
	err := f.each(ctx, q, func(row odata.Record) { found = row })
	if err == nil && found == nil {
		err = &odata.Error{Status: http.StatusNotFound, Code: "NotFound", Target: "Person", Message: "nobody is there"}
	}
	return found, err
}

func (f firm) keyOf(key odata.Record) []query.KeyValue {
	return []query.KeyValue{{Property: f.person.Property("Id"), Value: key["Id"]}}
}

func (f firm) name(ctx context.Context, key odata.Record) (string, error) {
	row, err := f.row(ctx, key)
	name, _ := row["Name"].(string)
	return name, err
}

// each reads persons.
func (f firm) each(ctx context.Context, q *query.Query, do func(odata.Record)) error {
	result, err := f.store.Query(ctx, q)
	if err != nil {
		return err
	}
	for row, err := range result.Rows {
		if err != nil {
			return err
		}
		values := odata.Record{}
		for i, p := range q.Columns {
			values[p.Name] = row.Cells[i].Value(p.Type)
		}
		do(values)
	}
	return nil
}
