package process

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
)

// The decisions that most work items offer.
const (
	Approve = "Approve"
	Decline = "Reject"
)

// Item is a question to people.
type Item struct {
	Title, Question string
	// Choices are the decisions that are open.
	Choices []string
	// Group is the name of the group that may decide, People are identities that may.
	Group  string
	People []int64
	// Flagged marks an item that came to the group since nobody else could be found.
	Flagged bool
}

// Ask writes a work item about the subject of the process.
func (r *Run) Ask(i Item) error {
	item := &entities.Workitem{
		Process: &r.Process.ID, Step: &r.Step.ID, Title: cut(i.Title, 200), Question: cut(i.Question, 4000),
		Choices: strings.Join(i.Choices, ","), Subject: r.Process.Subject, Assignees: i.People,
		Status: entities.WorkitemOpen, Flagged: i.Flagged,
	}
	if i.Group != "" {
		group, err := r.group(i.Group)
		if err != nil {
			return err
		}
		// A group that somebody removed must not keep a process from telling of its trouble: whoever
		// oversees all work items finds the flag.
		item.Group, item.Flagged = group, item.Flagged || group == nil
	}
	if err := r.Tx.Create(item); err != nil {
		return fmt.Errorf("process %d: ask: %w", r.Process.ID, err)
	}
	return nil
}

// Alert tells the Operation Administrators of something that they should see to: they get what
// nobody else is there for.
func (r *Run) Alert(title, text string) error {
	return r.Ask(Item{Title: title, Question: text, Choices: []string{"Done"}, Group: entities.OperationAdministrators})
}

// group gives the id of a group, nil if there is none of that name.
func (r *Run) group(name string) (*int64, error) {
	var groups []entities.Usergroup
	if err := r.Tx.Find(&groups, "NAME eq @name", map[string]any{"name": name}); err != nil {
		return nil, fmt.Errorf("find group %s: %w", name, err)
	}
	if len(groups) == 0 {
		return nil, nil
	}
	return &groups[0].ID, nil
}

// Decided gives the latest work item of the process that was decided by one of its choices, or nil.
func (r *Run) Decided() (*entities.Workitem, error) {
	var items []entities.Workitem
	err := r.Tx.Find(&items, "PROCESSREFId eq @process and WORKITEMSTATUS/Value eq 'Completed'", map[string]any{"process": r.Process.ID})
	if err != nil {
		return nil, fmt.Errorf("process %d: find decision: %w", r.Process.ID, err)
	}
	slices.Reverse(items)
	for i := range items {
		if items[i].Decision != "" {
			return &items[i], nil
		}
	}
	return nil, nil
}

func cut(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most])
	}
	return text
}
