package conn

import (
	"database/sql"
	"time"
)

// Use is how busy one pool of connections is.
type Use struct {
	// Pool is "all", or "write" and "read" where they are apart.
	Pool                string
	Acquired, Idle, Max int
	// Waits is how often nobody could have a connection at once so far, Waited how long that took in
	// all. How many wait at this moment no driver tells.
	Waits  int64
	Waited time.Duration
}

// Uses tells of each pool.
func (db *DB) Uses() []Use {
	if db.Pool != nil {
		s := db.Pool.Stat()
		return []Use{{"all", int(s.AcquiredConns()), int(s.IdleConns()), int(s.MaxConns()), s.EmptyAcquireCount(), s.EmptyAcquireWaitTime()}}
	}
	if db.read == db.write {
		return []Use{useOf("all", db.write.Stats())}
	}
	return []Use{useOf("write", db.write.Stats()), useOf("read", db.read.Stats())}
}

func useOf(pool string, s sql.DBStats) Use {
	return Use{pool, s.InUse, s.Idle, s.MaxOpenConnections, s.WaitCount, s.WaitDuration}
}
