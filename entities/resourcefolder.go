package entities

// Resourcefolder groups resources.
type Resourcefolder struct {
	Object      `odata:"Resourcefolder" doc:"A group of resources."`
	Name        string   `odata:"NAME,business,search" validate:"required,max=200"`
	Description string   `odata:"DESCRIPTION,search" validate:"max=2000"`
	Parent      *int64   `odata:"PARENTFOLDER,ref=Resourcefolder"`
	Owners      []int64  `odata:"OWNERREF,refs=Identity"`
	Tags        []int64  `odata:"CLT_TAGS,refs=Classificationtag"`
	_           struct{} `odata:"Resources,inverse=Resource.ROLEFOLDER"`
}

// Describe implements Describer.
func (f *Resourcefolder) Describe() (string, string) { return f.Name, f.Name }
