package entities

import "time"

// Processtemplate is the definition of a process as data.
type Processtemplate struct {
	Object      `odata:"Processtemplate" doc:"The definition of a process."`
	Name        string `odata:"NAME,business,search" validate:"required,max=100"`
	Title       string `odata:"TITLE,search" validate:"max=200"`
	Description string `odata:"DESCRIPTION,search" validate:"max=4000"`
	Steps       string `odata:"STEPS" validate:"omitempty,json,max=100000" doc:"Steps, assignees and fields as JSON."`
	Shipped     bool   `odata:"SHIPPED,computed"`
	Active      *bool  `odata:"ACTIVE,filled"`
}

// Describe implements Describer.
func (t *Processtemplate) Describe() (string, string) { return first(t.Title, t.Name), t.Name }

// Prepare implements Preparer.
func (t *Processtemplate) Prepare(time.Time) { t.Active = yes(t.Active) }
