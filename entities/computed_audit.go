package entities

import (
	"time"

	"github.com/google/uuid"
)

// AuditEvent is one recorded act; it is never changed.
type AuditEvent struct {
	Computed     `odata:"AuditEvent,set=AuditLog,table=audit_log" doc:"Who did what, by what way, and what led to it."`
	ID           int64     `odata:"Id,key" doc:"Number of the event."`
	Time         time.Time `odata:"Time"`
	RecordedTime time.Time `odata:"RecordedTime"`
	Actor        string    `odata:"Actor"`
	User         *int64    `odata:"User,ref=User"`
	Channel      string    `odata:"Channel,filled"`
	Type         string    `odata:"Type,filled"`
	Operation    string    `odata:"Operation,filled"`
	Object       *int64    `odata:"Object,ref=DataObject" doc:"The object, if the event made one version only."`
	Count        int64     `odata:"Count" doc:"Number of versions that the event made."`
	Reason       string    `odata:"Reason"`
	OnBehalfOf   string    `odata:"OnBehalfOf"`
	RequestID    string    `odata:"RequestId"`
	Hops         int64     `odata:"Hops"`
	Digest       []byte    `odata:"Digest"`
	Cause        *int64    `odata:"Cause,ref=AuditEvent,partner=Consequences"`
	Process      *int64    `odata:"Process,ref=Process,partner=AuditLog"`
	_            struct{}  `odata:"Consequences,inverse=AuditEvent.Cause"`
	_            struct{}  `odata:"Versions,inverse=ObjectVersion.Event"`
	_            struct{}  `odata:"Changes,inverse=ObjectChange.Event"`
}

// AuditCheckpoint is a block of the audit chain.
type AuditCheckpoint struct {
	Computed  `odata:"AuditCheckpoint,set=AuditCheckpoints,table=audit_checkpoint_list" doc:"A signed point of the audit chain."`
	ID        int64     `odata:"Id,key"`
	Block     int64     `odata:"Block" doc:"Number of the last block it covers."`
	Time      time.Time `odata:"Time"`
	Events    int64     `odata:"Events" doc:"Number of events up to there."`
	Hash      []byte    `odata:"Hash"`
	Signature []byte    `odata:"Signature"`
	KeyName   string    `odata:"KeyName"`
}

// ObjectVersion is one version of one data object.
type ObjectVersion struct {
	Computed      `odata:"ObjectVersion,set=ObjectVersions,table=object_versions" doc:"One version of one data object."`
	ObjectID      int64      `odata:"Object,ref=DataObject,key,filled"`
	Event         int64      `odata:"Event,ref=AuditEvent,key,filled,partner=Versions"`
	UID           uuid.UUID  `odata:"UId"`
	Type          string     `odata:"Type,filled"`
	DisplayName   string     `odata:"DisplayName"`
	Deleted       bool       `odata:"Deleted"`
	EffectiveFrom time.Time  `odata:"EffectiveFrom"`
	EffectiveTo   *time.Time `odata:"EffectiveTo"`
	ClosedBy      *int64     `odata:"ClosedBy" doc:"Number of the event that ended it."`
}

// ObjectChange is one value that one event changed, read off two neighbouring versions.
type ObjectChange struct {
	Computed `odata:"ObjectChange,set=ObjectChanges,table=object_changes" doc:"One changed value: what it was, what it became, when, by whom and why."`
	ObjectID int64     `odata:"Object,ref=DataObject,key,filled"`
	Event    int64     `odata:"Event,ref=AuditEvent,key,filled,partner=Changes"`
	Property string    `odata:"Property,key,filled"`
	Item     int64     `odata:"Item,key" doc:"The target, if the property is a reference with many; else 0."`
	Type     string    `odata:"Type,filled"`
	Time     time.Time `odata:"Time"`
	Old      string    `odata:"Old" doc:"Null for a new object or target."`
	New      string    `odata:"New" doc:"Null for what was emptied or removed."`
	Actor    string    `odata:"Actor"`
	Channel  string    `odata:"Channel"`
	Reason   string    `odata:"Reason"`
}
