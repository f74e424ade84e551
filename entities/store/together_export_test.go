package store

import "github.com/ropewalk/ropewalk/entities/access"

// Apart has a store apply changes of one shape one by one.
func Apart(s *Store) { s.options.apart = true }

// SetRights has a store go by other rules.
func SetRights(s *Store, r *access.Rights) { s.rights = r }
