// Package migrations holds the schema of both databases: numbered files of the same names in
// postgres and sqlite, forward only, never edited after a release. It knows nothing else.
package migrations

import "embed"

// FS holds postgres/NNNNN_name.sql and sqlite/NNNNN_name.sql.
//
//go:embed postgres/*.sql sqlite/*.sql
var FS embed.FS
