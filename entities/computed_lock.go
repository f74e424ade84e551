package entities

import "time"

// LockHold keeps an identity locked while it is open.
type LockHold struct {
	Computed     `odata:"LockHold,set=LockHolds,table=lock_hold_list" doc:"What keeps an identity locked while it is open."`
	ID           int64      `odata:"Id,key"`
	Identity     int64      `odata:"Identity,ref=Identity,filled,partner=LockHolds"`
	Source       string     `odata:"Source,filled"`
	OpenedBy     string     `odata:"OpenedBy"`
	OpenedTime   time.Time  `odata:"OpenedTime"`
	StatusBefore string     `odata:"StatusBefore"`
	Reason       string     `odata:"Reason"`
	Process      *int64     `odata:"Process,ref=Process"`
	ClosedBy     string     `odata:"ClosedBy"`
	ClosedTime   *time.Time `odata:"ClosedTime"`
	CloseReason  string     `odata:"CloseReason"`
}

// LockoutEntry is one lockout or revocation made by a process.
type LockoutEntry struct {
	Computed  `odata:"LockoutEntry,set=LockoutsAndRevocations,table=lockouts_and_revocations" doc:"A lockout or revocation made by a process."`
	ID        int64      `odata:"Id,key" doc:"Id of the process."`
	Identity  *int64     `odata:"Identity,ref=Identity"`
	Type      string     `odata:"Type,filled" doc:"Lockout or Revocation."`
	Time      time.Time  `odata:"Time"`
	EndTime   *time.Time `odata:"EndTime"`
	Reason    string     `odata:"Reason"`
	State     string     `odata:"State,filled" doc:"Status of the process."`
	Outcome   string     `odata:"Outcome"`
	ProcessID int64      `odata:"Process,ref=Process,filled"`
	MadeBy    *int64     `odata:"MadeBy,ref=User"`
	Hold      *int64     `odata:"Lockout,ref=LockHold"`
}

// MyLockoutEntry is one lockout or revocation that the caller made.
type MyLockoutEntry struct {
	Computed  `odata:"MyLockoutEntry,set=MyLockoutsAndRevocations,table=lockouts_and_revocations" doc:"A lockout or revocation that the caller made."`
	ID        int64      `odata:"Id,key" doc:"Id of the process."`
	Identity  *int64     `odata:"Identity,ref=Identity"`
	Type      string     `odata:"Type,filled" doc:"Lockout or Revocation."`
	Time      time.Time  `odata:"Time"`
	EndTime   *time.Time `odata:"EndTime"`
	Reason    string     `odata:"Reason"`
	State     string     `odata:"State,filled" doc:"Status of the process."`
	Outcome   string     `odata:"Outcome"`
	ProcessID int64      `odata:"Process,ref=Process,filled"`
	MadeBy    *int64     `odata:"MadeBy,ref=User"`
	Hold      *int64     `odata:"Lockout,ref=LockHold"`
}
