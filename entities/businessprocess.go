package entities

import "net/http"

// Businessprocess is a job or function with the resources that it takes. Constraints between
// processes hold for all resources of both, those of the processes below them included.
type Businessprocess struct {
	Object      `odata:"Businessprocess" doc:"A job or function with the resources that it takes."`
	ProcessID   string   `odata:"BUSINESSPROCESSID,business,search" validate:"required,max=100"`
	Name        string   `odata:"NAME,search" validate:"required,max=200"`
	Description string   `odata:"DESCRIPTION,search" validate:"max=2000"`
	Parent      *int64   `odata:"PARENTPROCESS,ref=Businessprocess,partner=Children"`
	Owners      []int64  `odata:"OWNERREF,refs=Identity"`
	Resources   []int64  `odata:"ROLEREF,refs=Resource"`
	_           struct{} `odata:"Children,inverse=Businessprocess.PARENTPROCESS"`
}

// Describe implements Describer.
func (p *Businessprocess) Describe() (string, string) { return p.Name, p.ProcessID }

// CheckUpdate implements UpdateChecker.
func (p *Businessprocess) CheckUpdate(any, Change) error {
	if p.Parent != nil && *p.Parent == p.ID {
		return refuse(http.StatusBadRequest, "OwnParent", "PARENTPROCESS", "a process does not contain itself; name another one or none")
	}
	return nil
}
