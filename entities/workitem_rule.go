package entities

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// Describe implements Describer.
func (w *Workitem) Describe() (string, string) { return w.Title, strconv.FormatInt(w.ID, 10) }

// Refresh implements Refresher: a person's decision closes the item, and new assignees take it
// over from whoever had it.
func (w *Workitem) Refresh(_ any, c Change) {
	if c.System {
		return
	}
	if c.Touches("DECISION") {
		w.Status, w.DecidedAt, w.DecidedBy = WorkitemCompleted, &c.Now, author(nil, c.User)
	}
	if c.Touches("ASSIGNEE") {
		w.Group, w.Flagged = nil, false
	}
}

// Deputes implements Deputed: who was asked can have somebody decide in his place.
func (w *Workitem) Deputes(c Change) bool { return c.Touches("DECISION") }

// Task implements Deputed.
func (w *Workitem) Task() int64 { return w.ID }

// ActFor implements Deputed.
func (w *Workitem) ActFor(person, delegation int64) {
	w.DecidedFor, w.Delegation = &person, &delegation
}

// CheckUpdate implements UpdateChecker: an item is decided once, by one of its choices, and never
// by the person whom it is about.
func (w *Workitem) CheckUpdate(old any, c Change) error {
	before, ok := old.(*Workitem)
	if !ok || c.System {
		return nil
	}
	if before.Subject != nil && *before.Subject == c.Identity {
		return refuse(http.StatusForbidden, "OwnCase", "SUBJECTREF", "nobody decides about himself; somebody else of those asked has to")
	}
	if w.excludes(c) {
		return refuse(http.StatusForbidden, "SameParty", "EXCLUDED", "you had a part in what is decided on here; it takes two, so somebody else of those asked has to decide")
	}
	if before.Status != WorkitemOpen {
		return refuse(http.StatusConflict, "AlreadyDecided", "WORKITEMSTATUS", "the work item is not open any more")
	}
	if c.Touches("DECISION") {
		if err := w.checkDecision(); err != nil {
			return err
		}
	}
	if c.Touches("ASSIGNEE") {
		return w.checkAssignees(before, c)
	}
	return nil
}

// excludes tells whether the caller, or in whose place he decides, had a part in what is decided on (G-13).
func (w *Workitem) excludes(c Change) bool {
	return w.ExcludedBy != nil && *w.ExcludedBy == c.User || slices.Contains(w.Excluded, c.Identity) ||
		w.DecidedFor != nil && slices.Contains(w.Excluded, *w.DecidedFor)
}

func (w *Workitem) checkDecision() error {
	if w.Choices == "" {
		return refuse(http.StatusConflict, "AnswerQuestions", "DECISION", "the work item offers no decision; submit its SurveyQuestions, and it closes with the last of them")
	}
	choices := strings.Split(w.Choices, ",")
	if slices.Contains(choices, w.Decision) {
		if w.ReasonFor != "" && slices.Contains(strings.Split(w.ReasonFor, ","), w.Decision) {
			return needReason(w.Comment)
		}
		return nil
	}
	return refuse(http.StatusBadRequest, "UnknownDecision", "DECISION",
		fmt.Sprintf("%q is not a decision of this work item; it offers %s", w.Decision, strings.Join(choices, ", ")))
}

func (w *Workitem) checkAssignees(before *Workitem, c Change) error {
	if len(w.Assignees) == 0 {
		return refuse(http.StatusBadRequest, "AssigneeMissing", "ASSIGNEE", "name at least one identity to reassign the work item to")
	}
	if w.Subject != nil && slices.Contains(w.Assignees, *w.Subject) {
		return refuse(http.StatusBadRequest, "OwnCase", "ASSIGNEE", "nobody decides about himself; name somebody else")
	}
	if w.takesOver(before, c) {
		return refuse(http.StatusForbidden, "OwnAssignment", "ASSIGNEE", "nobody makes himself the one who decides; name somebody else")
	}
	if slices.ContainsFunc(w.Assignees, func(id int64) bool { return slices.Contains(w.Excluded, id) }) {
		return refuse(http.StatusBadRequest, "SameParty", "ASSIGNEE", "somebody named had a part in what is decided on; name somebody else")
	}
	return nil
}

// InProcess implements Involved.
func (w *Workitem) InProcess() *int64 { return w.Process }
