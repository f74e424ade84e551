// Package sqltest holds what the tests of the SQL generator share with those that run its SQL on
// databases: the corpus of filters, the place where the rows of evaltest's world live, and the
// row rules of a caller. It opens no connection.
package sqltest

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// Schema says where the rows of evaltest's world live.
func Schema(m *edm.Model) *sqlgen.Schema {
	s := &sqlgen.Schema{Tables: map[*edm.EntityType]*sqlgen.Table{}}
	tables := map[string]string{"Unit": "units", "Person": "people", "Badge": "badges", "Chief": "chiefs"}
	for _, t := range m.Types {
		table := &sqlgen.Table{Name: tables[t.Name], Columns: map[string]string{}, Joins: map[string]sqlgen.Join{}}
		for _, c := range Columns(t) {
			table.Columns[c.Path] = c.Name
		}
		for _, n := range t.AllNavigations() {
			table.Joins[n.Name] = join(n)
		}
		if t.Name == "Person" {
			table.Search = []string{"name", "email"}
		}
		s.Tables[t] = table
	}
	return s
}

func join(n *edm.Navigation) sqlgen.Join {
	switch {
	case n.Ref != "":
		return sqlgen.Join{Local: strings.ToLower(n.Ref), Foreign: "id"}
	case n.Partner != "":
		return sqlgen.Join{Local: "id", Foreign: strings.ToLower(n.Target.Navigation(n.Partner).Ref)}
	}
	return sqlgen.Join{Local: "id", Foreign: "id", Link: "friends", LinkOwner: "owner_id", LinkTarget: "target_id"}
}

// Column is a column of the table of a type.
type Column struct {
	Name string
	// Path is the name of the property, with those it lies in before it.
	Path     string
	Property *edm.Property
}

// Columns lists the columns of the table of a type: one for each primitive value, also within
// complex ones, inherited ones too.
func Columns(t *edm.EntityType) []Column { return columns(t.AllProperties(), "") }

func columns(properties []*edm.Property, before string) []Column {
	var all []Column
	for _, p := range properties {
		path := before + p.Name
		if inner, ok := p.Type.(*edm.ComplexType); ok && p.Codes == nil {
			all = append(all, columns(inner.AllProperties(), path+"/")...)
			continue
		}
		all = append(all, Column{Name: strings.ToLower(strings.ReplaceAll(path, "/", "_")), Path: path, Property: p})
	}
	return all
}

// Value is what a row has in a column.
func (c Column) Value(row map[string]any) any {
	names := strings.Split(c.Path, "/")
	for _, name := range names[:len(names)-1] {
		row, _ = row[name].(map[string]any)
	}
	return row[names[len(names)-1]]
}

func Parse(t testing.TB, m *edm.Model, path string, options url.Values) *query.Query {
	t.Helper()
	raw := options.Encode()
	u, err := grammar.Parse(path, raw, grammar.Limits{})
	require.NoError(t, err, raw)
	r, err := query.Bind(m, u, query.Env{IncludeDeleted: true})
	require.NoError(t, err, options)
	return r.Query
}

// rules hide some rows of every type: of people by a navigation and a collection, too.
func Rules(t testing.TB, m *edm.Model) func(*edm.EntityType) query.Expr {
	t.Helper()
	bound := map[string]query.Expr{}
	for name, text := range map[string]string{
		"Person": "Grade ne @grade and (UNIT/Name ne 'a' or BADGES/any(b:b/OWNER/Level gt 1))",
		"Unit":   "Id ne 4",
		"Badge":  "OWNER/Name ne 'a'",
	} {
		rule, err := query.ParseFilter(m, m.Set(name).Type, text, query.Params{"grade": {Type: edm.Int64}})
		require.NoError(t, err)
		bound[name] = rule
	}
	return func(t *edm.EntityType) query.Expr { return bound[t.Name] }
}
