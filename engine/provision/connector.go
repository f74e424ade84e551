package provision

import (
	"context"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// Answer is what a connector says about a task.
type Answer struct {
	// Done is true if the target has done it; otherwise somebody will say so later.
	Done bool
	// Text tells people what happened or what is to be done.
	Text string
}

// Connector carries out tasks in one kind of system. An error means that the task failed and may
// be tried again; what it did must bear being done twice.
type Connector interface {
	Perform(ctx context.Context, t calc.Task) (Answer, error)
}

// Connectors lists the connectors by the way in which a system is provisioned.
var Connectors = map[entities.ProvisioningType]Connector{
	entities.ProvisioningNone:   manual{},
	entities.ProvisioningManual: manual{},
}

// connector finds who carries out a task. Where a system names a way that nothing is installed
// for, a person has to do it: no task may be lost without a word.
func connector(t calc.Task) Connector {
	if c, found := Connectors[entities.ProvisioningType(t.Provisioning)]; found {
		return c
	}
	return manual{}
}
