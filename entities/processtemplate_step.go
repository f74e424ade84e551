package entities

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
)

// TemplateStep is one step of a process as its template describes it. What a run goes by is the template as
// it was when the run began.
type TemplateStep struct {
	Name string `json:"name"`
	// Assignee is who is asked in the step; nil for steps that ask nobody, or always the same.
	Assignee *Assignee `json:"assignee,omitempty"`
	// SameParty lets somebody decide in the step who had a part in the one before.
	SameParty bool `json:"sameParty,omitempty"`
	// NoControl lets access be allowed although nothing makes up for it.
	NoControl bool `json:"noControl,omitempty"`
}

// Assignee is who a step asks: the manager of whom the process is about, a group, the identity of
// an IDENTITYID, or a user by his name.
type Assignee struct {
	Kind string `json:"kind"`
	Name string `json:"name,omitempty"`
}

// The kinds of assignees.
const (
	AssignManager  = "Manager"
	AssignGroup    = "Group"
	AssignIdentity = "Identity"
	AssignUser     = "User"
)

// ReadSteps reads the steps of a template.
func (t *Processtemplate) ReadSteps() (steps []TemplateStep, err error) {
	if t.Steps == "" {
		return nil, nil
	}
	dec := json.NewDecoder(bytes.NewReader([]byte(t.Steps)))
	dec.DisallowUnknownFields()
	return steps, dec.Decode(&steps)
}

// CheckInsert implements InsertChecker.
func (t *Processtemplate) CheckInsert(Change) error { return t.checkSteps() }

// CheckUpdate implements UpdateChecker: what a shipped process does is its own; people choose how.
func (t *Processtemplate) CheckUpdate(old any, c Change) error {
	if err := t.checkSteps(); err != nil {
		return err
	}
	before, ok := old.(*Processtemplate)
	if !ok || c.System || !before.Shipped || !c.Touches("STEPS") {
		return nil
	}
	if names := before.stepNames(); !slices.Equal(names, t.stepNames()) {
		return refuse(http.StatusBadRequest, "InvalidSteps", "STEPS",
			"the steps of a shipped process are its own; list all of them, in this order: "+strings.Join(names, ", "))
	}
	return nil
}

func (t *Processtemplate) stepNames() (names []string) {
	steps, err := t.ReadSteps()
	if err != nil {
		return nil
	}
	for _, s := range steps {
		names = append(names, s.Name)
	}
	return names
}

func (t *Processtemplate) checkSteps() error {
	steps, err := t.ReadSteps()
	if err != nil {
		return refuse(http.StatusBadRequest, "InvalidSteps", "STEPS",
			`STEPS is a list such as [{"name":"Review","assignee":{"kind":"Group","name":"SecurityOfficers"}}]: `+err.Error())
	}
	for _, s := range steps {
		if s.Assignee != nil && !s.Assignee.known() {
			return refuse(http.StatusBadRequest, "InvalidAssignee", "STEPS",
				`an assignee is {"kind":"Manager"}, or of kind Group, Identity or User with a name`)
		}
	}
	return nil
}

func (a Assignee) known() bool {
	switch a.Kind {
	case AssignManager:
		return a.Name == ""
	case AssignGroup, AssignIdentity, AssignUser:
		return a.Name != ""
	}
	return false
}
