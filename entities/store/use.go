package store

import "github.com/ropewalk/ropewalk/entities/store/internal/conn"

// Use is how busy one pool of connections is.
type Use = conn.Use

// Uses tells how busy the pools of connections to the database are.
func (s *Store) Uses() []Use { return s.db.Uses() }
