package calc

import "github.com/ropewalk/ropewalk/entities/store/internal/conn"

// Claiming is the statement that claims identities, as PostgreSQL gets it.
var Claiming = spellings[conn.Postgres].Replace(take)
