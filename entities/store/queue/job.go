// Package queue keeps the jobs: outbox and work queue in one table. It knows how a job is put,
// claimed, kept alive, finished, put back and buried, all by the clock of the database. It must
// never know what a job does.
package queue

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Job is one unit of background work.
type Job struct {
	ID   int64
	Kind string
	// Priority runs from 0 (bulk) to 3 (emergency); the highest is claimed first.
	Priority int
	// Key is unique among the jobs of a kind that wait and that nobody has claimed; "" for none.
	Key     string
	Payload json.RawMessage
	// Cause is the number of the audit event that led to the job, Hops the length of the chain of triggers behind it.
	Cause int64
	Hops  int
	// RunAt is the earliest moment, by the clock of the database; zero is now.
	RunAt time.Time
	// Attempts counts the claims, this one included.
	Attempts int
	// Token fences: whoever claims the job again gets another one.
	Token   int64
	Created time.Time
}

// ErrLost says that the lease of a job went to somebody else, or the job is gone.
var ErrLost = errors.New("job lease lost")

// Tx is a transaction of the write door.
type Tx interface {
	Conn() *conn.Tx
}

// Queue is the queue of one database.
type Queue struct {
	db   *conn.DB
	wake *bell
	// finished wakes those who wait for what jobs do.
	finished *bell
	// notices holds at most one notice that other processes are to get.
	notices chan struct{}
	// self is in the notices of this process, which has no need of them.
	self string
}

// New gives the queue of db. Jobs that other processes leave ring too once Listen runs.
func New(db *conn.DB) *Queue {
	return &Queue{db: db, wake: newBell(), finished: newBell(), notices: make(chan struct{}, 1), self: uuid.NewString()}
}
