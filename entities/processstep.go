package entities

import (
	"strconv"
	"time"
)

// Processstep is one step of a run.
type Processstep struct {
	Object   `odata:"Processstep,noinsert,noupdate,nodelete" doc:"One step of a run."`
	Process  *int64     `odata:"PROCESSREF,ref=Process,partner=Steps,filled"`
	Name     string     `odata:"NAME,search,filled" validate:"max=100"`
	Position int64      `odata:"POSITION"`
	Status   StepStatus `odata:"STEPSTATUS,filled"`
	Start    time.Time  `odata:"STARTTIME"`
	End      *time.Time `odata:"ENDTIME"`
	Outcome  string     `odata:"OUTCOME" validate:"max=100"`
	Details  string     `odata:"DETAILS" doc:"What the step did, as text or JSON."`
	Error    string     `odata:"ERRORTEXT" validate:"max=4000"`
	Attempts int64      `odata:"ATTEMPTS"`
}

// Describe implements Describer.
func (s *Processstep) Describe() (string, string) {
	return s.Name, pair(s.Process, nil) + "-" + strconv.FormatInt(s.Position, 10)
}
