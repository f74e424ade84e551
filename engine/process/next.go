package process

import "github.com/ropewalk/ropewalk/entities"

// Await names what a waiting step waits for.
type Await string

// What can be awaited.
const (
	Nothing     Await = ""
	Calculation Await = "calculation"
	Decision    Await = "decision"
)

// Next is what a step says about how to go on. The zero value goes on with the next step.
type Next struct {
	await   Await
	again   bool
	back    string
	status  entities.ProcessStatus
	outcome string
	message string
}

// Continue goes on with the next step, in a transaction of its own.
func Continue() Next { return Next{} }

// Repeat runs the same step once more, in a transaction of its own: for what is too much for one. Each
// of them must end, and what is done must not be done again by the next.
func Repeat() Next { return Next{again: true} }

// Back goes on with a step that was taken before, as a further step of the run: what it did then stays, and
// it does it anew.
func Back(step string) Next { return Next{back: step} }

// Stay leaves a process waiting that looked at a notice.
func Stay() Next { return Next{} }

// Wait goes on with the next step when what is awaited has come: a finished calculation that
// carries the process as its waiter, or a decision on one of its work items.
func Wait(awaited Await) Next { return Next{await: awaited} }

// Complete ends the process well; the outcome is one word.
func Complete(outcome string) Next {
	return Next{status: entities.ProcessCompleted, outcome: outcome}
}

// CompleteWithErrors ends the process, which did what it should except for what message says.
func CompleteWithErrors(outcome, message string) Next {
	return Next{status: entities.ProcessCompletedWithErrors, outcome: outcome, message: message}
}

// Reject ends the process without effect, since what was asked cannot or may not be done.
func Reject(outcome, message string) Next {
	return Next{status: entities.ProcessRejected, outcome: outcome, message: message}
}

// Terminate ends the process since what it was about is over.
func Terminate(outcome, message string) Next {
	return Next{status: entities.ProcessTerminated, outcome: outcome, message: message}
}

// Fail ends the process as Failed at once, for a fault that trying again cannot mend.
func Fail(outcome, message string) Next {
	return Next{status: entities.ProcessFailed, outcome: outcome, message: message}
}
