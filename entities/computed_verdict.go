package entities

import (
	"time"

	"github.com/google/uuid"
)

// Verdict is what an authoritative review said of access.
type Verdict struct {
	Computed      `odata:"Verdict,set=Verdicts,table=verdicts" doc:"What a review approved, until it expires, or decided to remove."`
	Key           uuid.UUID  `odata:"VerdictKey,key"`
	AssignmentKey uuid.UUID  `odata:"AssignmentKey" doc:"The access that it is about."`
	Identity      int64      `odata:"Identity,ref=Identity,filled"`
	Resource      int64      `odata:"Resource,ref=Resource,filled"`
	AccountName   string     `odata:"AccountName"`
	Decision      string     `odata:"Decision,filled" doc:"Keep or Remove."`
	DecidedBy     *int64     `odata:"DecidedBy,ref=User"`
	DecidedTime   time.Time  `odata:"DecidedTime"`
	Comment       string     `odata:"Comment"`
	Expiry        time.Time  `odata:"Expiry"`
	ExpiredBy     *int64     `odata:"ExpiredBy,ref=User" doc:"Who ended it before its time."`
	ExpiredTime   *time.Time `odata:"ExpiredTime"`
	ExpireReason  string     `odata:"ExpireReason"`
}
