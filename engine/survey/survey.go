// Package survey makes the questions of access reviews, hands them to who is to answer, and does what the
// answers ask for. It knows surveys, questions, calculated access and whom to ask. It must never know how a
// process is started, and how verdicts become access: it is told by whom they are written.
package survey

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store"
)

// Decision is what somebody said about access.
type Decision struct {
	Keys    []uuid.UUID // of the access
	By      int64       // the user who decided, 0 for none
	Expiry  time.Time   // of what is kept
	Comment string
}

// Verdicts keep access that nothing else desires, or have it removed.
type Verdicts interface {
	Keep(ctx context.Context, tx *store.Tx, d Decision) error
	Remove(ctx context.Context, tx *store.Tx, d Decision) error
}

// Together is how many questions one transaction writes: few enough that no writer waits long.
const Together = 1000

// unanswered are the questions that still wait for an answer.
const unanswered = "SURVEYREFId eq @survey and ROUND eq @round and QUESTIONSTATUS/Value in ('Unassigned','Open','Answered')"
