package entities

import (
	"fmt"
	"net/http"
	"slices"
)

// takesOver tells whether the caller makes himself one of those who decide.
func (w *Workitem) takesOver(before *Workitem, c Change) bool {
	return c.Identity != 0 && slices.Contains(w.Assignees, c.Identity) && !slices.Contains(before.Assignees, c.Identity)
}

// Leans implements Leaning: nobody chooses who decides what he asked for himself, by whichever of his users.
func (w *Workitem) Leans(c Change) []Lean {
	if c.System || w.Process == nil || !c.Touches("ASSIGNEE") {
		return nil
	}
	others := fmt.Sprintf("STARTEDBYId ne %d", c.User)
	if c.Identity != 0 {
		others += fmt.Sprintf(" and STARTEDBY/IDENTITYREFId ne %d", c.Identity)
	}
	return []Lean{{Type: "Process", ID: *w.Process, About: "ASSIGNEE", Precondition: Precondition{
		Filter: others, Status: http.StatusForbidden, Code: "OwnRequest", Target: "ASSIGNEE",
		Message: "you asked for what is decided here; somebody else has to say who decides",
	}}}
}

// Shed implements Leaning: nothing is handed on by halves.
func (w *Workitem) Shed(Lean) string { return "" }
