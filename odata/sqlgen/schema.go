package sqlgen

import "github.com/ropewalk/ropewalk/odata/edm"

// Schema says where the rows of a model live.
type Schema struct {
	Tables map[*edm.EntityType]*Table
}

// Table is the table or view of one entity type. A derived type has one of its own, with a row for
// each row of its base that is of the type, under the same key.
type Table struct {
	Name string
	// Columns maps the names of structural properties to columns, inherited ones too. The members
	// of a complex property have a column each, under a path such as Contact/City; a collection of
	// values is one column, an array of JSON (see funcs.SQLiteArray and funcs.PostgresArray).
	Columns map[string]string
	// Search lists the text columns whose words PostgreSQL finds by an index over SearchIndex; none
	// where there is no such index.
	Search []string
	// Joins maps the names of navigation properties to the way to their targets.
	Joins map[string]Join
}

// Join leads from a row to its targets: those whose Foreign column equals the row's Local
// column or, if Link is given, those that a row of the link table pairs with it
// (LinkOwner = Local and LinkTarget = Foreign).
type Join struct {
	Local, Foreign        string
	Link                  string
	LinkOwner, LinkTarget string
}
