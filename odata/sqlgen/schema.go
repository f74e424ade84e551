package sqlgen

import "github.com/ropewalk/ropewalk/odata/edm"

// Schema says where the rows of a model live.
type Schema struct {
	Tables map[*edm.EntityType]*Table
}

// Table is the table or view of one entity type.
type Table struct {
	Name string
	// Columns maps the names of structural properties to columns.
	Columns map[string]string
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
