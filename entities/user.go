package entities

import "time"

// User is who signs in: a person or a service client.
type User struct {
	Object       `odata:"User" doc:"Who signs in: a person or a service client."`
	UserName     string     `odata:"USERNAME,business,search" validate:"required,max=200"`
	Name         string     `odata:"NAME,search" validate:"max=200"`
	Email        string     `odata:"EMAIL,personal,search" validate:"max=320"`
	Identity     *int64     `odata:"IDENTITYREF,ref=Identity,partner=Users"`
	Service      bool       `odata:"SERVICE" doc:"A service client, with no person behind it."`
	Active       *bool      `odata:"ACTIVE,filled"`
	ValidFrom    *time.Time `odata:"VALIDFROM"`
	ValidTo      *time.Time `odata:"VALIDTO"`
	LockDirect   bool       `odata:"LOCKDIRECT" doc:"May set IDENTITYSTATUS to Locked by a plain write."`
	RevokeDirect bool       `odata:"REVOKEDIRECT" doc:"Its triggers may end a lock without a person."`
	_            struct{}   `odata:"Groups,inverse=Usergroup.MEMBERS"`
}

// Describe implements Describer.
func (u *User) Describe() (string, string) { return first(u.Name, u.UserName), u.UserName }

// Prepare implements Preparer.
func (u *User) Prepare(time.Time) { u.Active = yes(u.Active) }
