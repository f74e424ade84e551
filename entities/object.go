// Package entities says which data objects there are: one file for each type, types.go lists
// them. The types describe themselves to the entity data model by struct tags, and hold the
// rules that are theirs alone (status transitions, defaults, idempotency). It must never know
// processes or triggers, who calls, or how rows are stored.
package entities

import (
	"time"

	"github.com/google/uuid"
)

// Namespace is the schema namespace of the model.
const Namespace = "Ropewalk"

// BaseType is the name of the abstract type that all data objects derive from.
const BaseType = "DataObject"

// Object is what every data object has; the service sets all of it. In the Go structs a
// nullable text is a string whose empty value is null, and a code of 0 is null.
type Object struct {
	ID               int64      `odata:"Id,key,computed" doc:"Number of the object, unique over all types."`
	UID              uuid.UUID  `odata:"UId,computed" doc:"Identifier that is never used again."`
	DisplayName      string     `odata:"DisplayName,computed,search,filled" doc:"Name for people."`
	KeyValue         string     `odata:"KeyValue,computed,search,filled" doc:"The business key as text."`
	CreateTime       time.Time  `odata:"CreateTime,computed"`
	ChangeTime       time.Time  `odata:"ChangeTime,computed"`
	Deleted          bool       `odata:"Deleted" doc:"Deleted objects stay as rows; a data administrator may restore one."`
	DeleteTime       *time.Time `odata:"DeleteTime,computed"`
	CurrentVersionID int64      `odata:"CurrentVersionId,computed" doc:"Number of the audit event that made this version."`
}

// Base gives the common part of any data object.
func (o *Object) Base() *Object { return o }

// Entity is a pointer to a data object.
type Entity interface{ Base() *Object }
