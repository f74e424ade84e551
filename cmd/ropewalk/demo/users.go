package demo

import (
	"context"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

// KeyPrefix is what the key of each demo user begins with: demo-<name>.
const KeyPrefix = "demo-"

// user is one who signs in to the demo world. Person -1 is a service client.
type user struct {
	name   string
	person int
	group  string
}

// users lists the demo users. The manager leads
// the Yard, where the employee works; the others lead nobody, so that each has the rights of one role.
var users = []user{
	{"sysadmin", 21, access.SystemAdministrators},
	{"opadmin", 22, access.OperationAdministrators},
	{"dataadmin", 24, access.DataAdministrators},
	{"secofficer", 25, access.SecurityOfficers},
	{"surveyadmin", 26, access.SurveyAdministrators},
	{"auditor", 27, access.Auditors},
	{"servicedesk", 28, access.ServiceDesk},
	{"manager", 5, ""},
	{"sysowner", 30, ""},
	{"employee", 20, ""},
	{"siem", -1, access.Integration},
}

// isAdministrator tells whether person n is one of those who must stay able to work when a source
// of incidents runs wild: their automated lockout waits for a person.
func isAdministrator(n int) bool {
	return slices.ContainsFunc(users, func(u user) bool {
		return u.person == n && (u.group == access.SystemAdministrators || u.group == access.OperationAdministrators)
	})
}

// Present tells whether the users of a demo world are there.
func Present(ctx context.Context, s *store.Store) (bool, error) {
	var found []entities.User
	err := s.Read(ctx, &found, "USERNAME eq 'siem' and SERVICE eq true", nil)
	return len(found) > 0, err
}

// Users names the demo users.
func Users() []string {
	names := make([]string, len(users))
	for i, u := range users {
		names[i] = u.name
	}
	return names
}

func (w *world) writeUsers(tx *store.Tx) error {
	members := map[string][]int64{}
	for _, u := range users {
		row := &entities.User{UserName: u.name, Name: u.name, Service: u.person < 0, LockDirect: u.person < 0}
		if u.person >= 0 {
			p := personAt(u.person)
			row.Name, row.Email, row.Identity = p.first+" "+p.last, p.mail, &w.persons[u.person]
		}
		if err := w.create(tx, "user", u.name, row); err != nil {
			return err
		}
		members[u.group] = append(members[u.group], row.ID)
		key, _ := access.DemoKey(row.ID, u.name, tx.Recorded())
		if err := tx.AddKey(key); err != nil {
			return err
		}
	}
	return w.writeMembers(tx, members)
}

// writeMembers puts the users into the built-in groups.
func (w *world) writeMembers(tx *store.Tx, members map[string][]int64) error {
	var groups []entities.Usergroup
	if err := tx.Find(&groups, "", nil); err != nil {
		return err
	}
	for i := range groups {
		g := &groups[i]
		if members[g.Name] == nil {
			continue
		}
		g.Members = members[g.Name]
		if err := tx.Update(g, "MEMBERS"); err != nil {
			return err
		}
	}
	s := &entities.System{}
	if err := tx.Lock(s, w.id("system", "ERP")); err != nil {
		return err
	}
	s.Owners = []int64{w.persons[30]}
	return tx.Update(s, "OWNERREF")
}
