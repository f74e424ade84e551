package store

import (
	"context"
	"crypto/ed25519"

	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// Seal appends blocks to the audit chain until no event is ready, and gives the number of events.
func (s *Store) Seal(ctx context.Context) (int, error) { return seal.All(ctx, s.db) }

// Checkpoint signs the last block; nil if there is nothing new to sign.
func (s *Store) Checkpoint(ctx context.Context, key ed25519.PrivateKey) (*seal.Checkpoint, error) {
	return seal.Sign(ctx, s.db, key)
}
