package entities

// Accounttype is a kind of account: personal, privileged, …
type Accounttype struct {
	Object      `odata:"Accounttype" doc:"A kind of account."`
	Name        string `odata:"NAME,business,search" validate:"required,max=200"`
	Description string `odata:"DESCRIPTION,search" validate:"max=2000"`
	Default     bool   `odata:"ISDEFAULT"`
}

// Describe implements Describer.
func (t *Accounttype) Describe() (string, string) { return t.Name, t.Name }
