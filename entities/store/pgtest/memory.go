//go:build !bench

package pgtest

// memory is little: the databases of tests are small, and several servers may run at once.
const memory = "-c shared_buffers=128MB -c max_wal_size=512MB"
