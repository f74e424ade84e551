package seal

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Checkpoint is a signed statement that the chain reached a block with a hash. Kept elsewhere, it
// proves later that nothing up to there was changed or taken away. Its JSON form is what is exported.
type Checkpoint struct {
	Block     int64     `json:"block"`
	Hash      []byte    `json:"hash"`
	SignedAt  time.Time `json:"signed_at"`
	Key       string    `json:"key"`
	Signature []byte    `json:"signature"`
}

// KeyName names a public key: the beginning of its SHA-256.
func KeyName(key ed25519.PublicKey) string {
	sum := sha256.Sum256(key)
	return hex.EncodeToString(sum[:8])
}

func (c Checkpoint) message() []byte {
	b := number([]byte("ropewalk checkpoint 1"), c.Block)
	return number(append(b, c.Hash...), c.SignedAt.UnixMicro())
}

// Valid says whether the checkpoint was signed with the key.
func (c Checkpoint) Valid(key ed25519.PublicKey) bool {
	return c.Key == KeyName(key) && ed25519.Verify(key, c.message(), c.Signature)
}

// Sign makes a checkpoint of the last block and keeps a copy. It is nil as long as there is no
// block, or none since the last checkpoint.
func Sign(ctx context.Context, db *conn.DB, key ed25519.PrivateKey) (*Checkpoint, error) {
	last, err := lastBlock(ctx, db)
	if err != nil || last.number == 0 {
		return nil, err
	}
	if before, err := Last(ctx, db); err != nil || before != nil && before.Block == last.number {
		return nil, err
	}
	now, err := db.Now(ctx)
	if err != nil {
		return nil, fmt.Errorf("sign checkpoint: %w", err)
	}
	c := &Checkpoint{Block: last.number, Hash: last.hash, SignedAt: now, Key: KeyName(key.Public().(ed25519.PublicKey))}
	c.Signature = ed25519.Sign(key, c.message())
	_, err = db.Exec(ctx, "INSERT INTO audit_checkpoints (id, block, block_hash, signed_at, key_id, signature) VALUES ($1, $1, $2, $3, $4, $5)",
		c.Block, c.Hash, c.SignedAt, c.Key, c.Signature)
	if conn.IsUnique(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("sign checkpoint: %w", err)
	}
	return c, nil
}

// Last gives the last checkpoint that the database knows, nil if there is none.
func Last(ctx context.Context, q conn.Querier) (*Checkpoint, error) {
	var c Checkpoint
	err := q.QueryRow(ctx, "SELECT block, block_hash, signed_at, key_id, signature FROM audit_checkpoints ORDER BY id DESC LIMIT 1").
		Scan(&c.Block, &c.Hash, conn.Time(&c.SignedAt), &c.Key, &c.Signature)
	if errors.Is(err, conn.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read last checkpoint: %w", err)
	}
	return &c, nil
}
