//go:build bench

package pgtest

// memory is what an operator gives a server of millions of rows: room for the indexes that an import
// writes all over, and as much log between two checkpoints.
const memory = "-c shared_buffers=4GB -c max_wal_size=8GB"
