package process

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// The decisions that most work items offer.
const (
	Approve = "Approve"
	Decline = "Reject"
	// Submit hands in what was decided elsewhere.
	Submit = "Submit"
)

// Item is a question to people.
type Item struct {
	Title, Question string
	// Choices are the decisions that are open.
	Choices []string
	// ReasonFor are those of them that need a reason.
	ReasonFor []string
	// Group is the name of the group that may decide, People are identities that may.
	Group  string
	People []int64
	// Flagged marks an item that came to the group since nobody else could be found.
	Flagged bool
	// Excluded are identities, and ExcludedUser a user, who may not decide since they had a part in what
	// is decided on.
	Excluded     []int64
	ExcludedUser *int64
}

// Ask writes a work item about the subject of the process.
func (r *Run) Ask(i Item) error {
	_, err := r.AskFor(i)
	return err
}

// AskFor is Ask for those who have more to do with the work item.
func (r *Run) AskFor(i Item) (*entities.Workitem, error) {
	item := &entities.Workitem{
		Process: &r.Process.ID, Step: &r.Step.ID, Title: cut(i.Title, 200), Question: cut(i.Question, 4000),
		Choices: strings.Join(i.Choices, ","), Subject: r.Process.Subject, Status: entities.WorkitemOpen,
		ReasonFor: strings.Join(i.ReasonFor, ","), Excluded: i.Excluded, ExcludedBy: i.ExcludedUser,
	}
	if err := i.assign(r.Tx, item); err != nil {
		return nil, err
	}
	if err := r.Tx.Create(item); err != nil {
		return nil, fmt.Errorf("process %d: ask: %w", r.Process.ID, err)
	}
	return item, nil
}

// assign says in a work item who may decide.
func (i Item) assign(tx *store.Tx, item *entities.Workitem) (err error) {
	item.Assignees, item.Group, item.Flagged = i.People, nil, i.Flagged
	if i.Group == "" {
		return nil
	}
	// A group that somebody removed must not keep a process from telling of its trouble: whoever
	// oversees all work items finds the flag.
	item.Group, err = groupOf(tx, i.Group)
	item.Flagged = item.Flagged || item.Group == nil
	return err
}

// Reassign hands an open work item on to those whom another question would go to.
func Reassign(tx *store.Tx, item *entities.Workitem, to Item) error {
	if err := to.assign(tx, item); err != nil {
		return err
	}
	if err := tx.Update(item, "ASSIGNEE", "ASSIGNEEGROUP", "FLAGGED"); err != nil {
		return fmt.Errorf("hand on work item %d: %w", item.ID, err)
	}
	return nil
}

// Alert tells the Operation Administrators of something that they should see to: they get what
// nobody else is there for.
func (r *Run) Alert(title, text string) error {
	return r.Ask(Item{Title: title, Question: text, Choices: []string{"Done"}, Group: entities.OperationAdministrators})
}

// groupOf gives the id of a group, nil if there is none of that name.
func groupOf(tx *store.Tx, name string) (*int64, error) {
	var groups []entities.Usergroup
	if err := tx.Find(&groups, "NAME eq @name", map[string]any{"name": name}); err != nil {
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

// voided says whether there is no decision that counts on what the process waits for: none at all, or one of
// which whoever made it, or in whose place he did, was barred before the process went on. Then the work item is
// open again; its versions keep what was decided. The process goes on waiting.
func (r *Run) voided(at Position) (bool, error) {
	if at.Awaited != Decision {
		return false, nil
	}
	item, err := r.Decided()
	if err != nil {
		return false, err
	}
	// Nothing was decided, or what was asked in a step that is over: what is asked now is still open.
	if item == nil || item.Step != nil && *item.Step != r.Step.ID {
		return true, nil
	}
	if item.DecidedBy == nil {
		return false, nil
	}
	if counts, err := r.counts(item); err != nil || counts {
		return false, err
	}
	item.Status, item.Decision, item.Comment, item.DecidedBy, item.DecidedAt = entities.WorkitemOpen, "", "", nil, nil
	item.DecidedFor, item.Delegation = nil, nil
	if err := r.Tx.Update(item, "WORKITEMSTATUS", "DECISION", "REASON", "DECIDEDBY", "DECIDEDAT", "DECIDEDFOR", "DELEGATIONREF"); err != nil {
		return false, fmt.Errorf("process %d: open work item %d again: %w", r.Process.ID, item.ID, err)
	}
	return true, nil
}

// counts says whether whoever decided may still do so, and in whose place he did.
func (r *Run) counts(item *entities.Workitem) (bool, error) {
	params := map[string]any{"user": *item.DecidedBy, "now": r.Tx.Now()}
	n, err := r.Tx.Count(entities.User{}, "Id eq @user and "+Admitted(""), params)
	if err != nil || n == 0 || item.DecidedFor == nil {
		return n > 0, err
	}
	n, err = r.Tx.Count(entities.Identity{}, "Id eq @person and "+Able(""), map[string]any{"person": *item.DecidedFor, "now": r.Tx.Now()})
	return n > 0, err
}

func cut(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most])
	}
	return text
}
