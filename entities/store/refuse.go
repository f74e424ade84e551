package store

import (
	"context"

	"github.com/ropewalk/ropewalk/odata"
)

// Deny keeps in the audit that the caller in ctx was refused a change before it was tried. It
// implements odata.Witness.
func (s *Store) Deny(ctx context.Context, c odata.Change, refused *odata.Error) error {
	if err := s.deny(ctx, c, refused); err != nil {
		return busy("the refusal could not be recorded; try again", err)
	}
	return nil
}
