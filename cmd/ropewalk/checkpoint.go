package main

import (
	"bufio"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// signing are the flags that make the audit tamper evident: signed checkpoints, kept where who
// runs the database cannot reach them.
type signing struct {
	SigningKey  string `help:"Private key (PEM, Ed25519) that signs checkpoints of the audit; made if there is none." placeholder:"FILE"`
	Checkpoints string `help:"File that every checkpoint is appended to as a line of JSON." placeholder:"FILE"`
}

// options gives the settings of the sealer.
func (c signing) options() (seal.Options, error) {
	if c.SigningKey == "" {
		if c.Checkpoints != "" {
			return seal.Options{}, wrongUse("--checkpoints needs --signing-key, which signs them")
		}
		return seal.Options{}, nil
	}
	key, err := signingKey(c.SigningKey)
	o := seal.Options{Key: key}
	if c.Checkpoints != "" {
		o.Export = func(_ context.Context, p seal.Checkpoint) error { return appendLine(c.Checkpoints, p) }
	}
	return o, err
}

// signingKey reads the key, or makes it with its public half beside it.
func signingKey(path string) (ed25519.PrivateKey, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return makeSigningKey(path)
	}
	if err != nil {
		return nil, fmt.Errorf("read signing key: %w", err)
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, fmt.Errorf("read signing key %s: it is no PEM file", path)
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if private, ok := key.(ed25519.PrivateKey); ok {
		return private, nil
	}
	return nil, fmt.Errorf("read signing key %s: it is no Ed25519 key: %w", path, err)
}

func makeSigningKey(path string) (ed25519.PrivateKey, error) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make signing key: %w", err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return nil, fmt.Errorf("make signing key: %w", err)
	}
	open, err := x509.MarshalPKIXPublicKey(public)
	if err != nil {
		return nil, fmt.Errorf("make signing key: %w", err)
	}
	return private, errors.Join(
		os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), 0o600),
		os.WriteFile(path+".pub", pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: open}), 0o644))
}

// publicKey reads the key that checkpoints are checked with.
func publicKey(path string) (ed25519.PublicKey, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read public key: %w", err)
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, fmt.Errorf("read public key %s: it is no PEM file", path)
	}
	key, err := x509.ParsePKIXPublicKey(block.Bytes)
	if public, ok := key.(ed25519.PublicKey); ok {
		return public, nil
	}
	return nil, fmt.Errorf("read public key %s: it is no Ed25519 key: %w", path, err)
}

func appendLine(path string, p seal.Checkpoint) error {
	line, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("export checkpoint: %w", err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("export checkpoint: %w", err)
	}
	_, err = f.Write(append(line, '\n'))
	return errors.Join(err, f.Sync(), f.Close())
}

// lastCheckpoint reads the last line of a file of checkpoints and checks its signature.
func lastCheckpoint(path string, key ed25519.PublicKey) (*seal.Checkpoint, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read checkpoints: %w", err)
	}
	defer f.Close()
	var last []byte
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		last = append(last[:0], lines.Bytes()...)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read checkpoints: %w", err)
	}
	p := &seal.Checkpoint{}
	if err := json.Unmarshal(last, p); err != nil {
		return nil, fmt.Errorf("read checkpoints %s: the last line is no checkpoint: %w", path, err)
	}
	if !p.Valid(key) {
		return nil, fmt.Errorf("read checkpoints %s: the last one was not signed with the given key", path)
	}
	return p, nil
}
