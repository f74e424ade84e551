// Package triggers starts processes because rows were written: it holds the list of triggers, the
// dispatcher that finds the one a row asks for, and the processes that the service ships with. It
// knows request and incident types, bindings and the process engine. It must never know SQL, or
// how a row came in.
package triggers

import (
	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/entities"
)

// Trigger says that a process starts because a row was written.
type Trigger struct {
	Name string
	On   On
	// When is a filter on the row that must hold; "" always holds.
	When string
	// Process is the name of a definition.
	Process string
	// Confirm has a person confirm before anything is done; ConfirmGroup is the group to ask, nil
	// for the manager and, where there is none, the Security Officers.
	Confirm      bool
	ConfirmGroup *int64
	// Automatic lets a revocation run without a person, if the source has that right.
	Automatic bool
	// MaxPerHour bounds the automated lockouts of one source; nil for the setting of the service.
	MaxPerHour *int64
	Priority   int
}

// On is the write that a trigger waits for.
type On struct {
	// Type is the name of an object type.
	Type  string
	Event entities.BindingEvent
	// Properties narrows an update to changes of one of them; none means any.
	Properties []string
}

// All is the table of contents: what starts a process as long as no Triggerbinding row for the
// same type and event says otherwise.
var All = []Trigger{
	lockoutRequested, incidentLockout, incidentLockoutLater,
	revocationRequested, incidentRevoke, incidentRevokeLater,
	incidentReview, incidentNotify,
	calculationRequested,
	membershipRequested, initialLoadRequested, taskReported, resetRequested,
	surveyWritten, surveyGenerated, surveyWithdrawn, surveyLaunched,
}

// onInsert and onAction build the entries of All.
func onInsert(name, typ, when, process string) Trigger {
	return Trigger{
		Name: name, On: On{Type: typ, Event: entities.OnInsert}, When: when,
		Process: process, Priority: job.Emergency,
	}
}

func onAction(name, when, process string) Trigger {
	t := onInsert(name, "Incidenttrigger", when, process)
	t.On.Event, t.On.Properties = entities.OnUpdate, []string{"ACTION"}
	return t
}
