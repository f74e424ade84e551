package demo

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

const (
	personal   = "Personal"
	privileged = "Privileged"
)

// system is one connected system and the things that people have permissions on there.
type system struct {
	name, title string
	kind        entities.ProvisioningType
	auto        bool
	objects     []string
}

var systems = []system{
	{"AD", "Directory", entities.ProvisioningManual, true, nil},
	{"MAIL", "Mail", entities.ProvisioningManual, true, []string{"mailboxes", "distribution lists", "rooms"}},
	{"ERP", "Enterprise planning", entities.ProvisioningManual, true, []string{"payments", "vendors", "purchase orders"}},
	{"CRM", "Customer records", entities.ProvisioningManual, true, []string{"customers", "offers", "contracts"}},
	{"FILES", "File shares", entities.ProvisioningNone, false, []string{"department shares", "project shares", "archives"}},
	{"HRM", "Human resources", entities.ProvisioningNone, false, []string{"personnel files", "salaries", "absences"}},
	{"VPN", "Remote access", entities.ProvisioningManual, true, []string{"office network", "plant network", "supplier gateway"}},
	{"ROLES", "Business roles", entities.ProvisioningNone, false, nil},
}

// levels are the kinds of permission on each object, and the application role that bundles them.
var levels = []struct{ verb, role string }{
	{"Read", "Reader"}, {"Edit", "Clerk"}, {"Approve", "Approver"}, {"Administer", "Administrator"},
}

// projects is the number of project groups in the directory.
const projects = 14

func (w *world) writeKinds(tx *store.Tx) error {
	if err := w.create(tx, "contexttype", "Project", &entities.Contexttype{Name: "Project"}); err != nil {
		return err
	}
	for _, t := range []*entities.Accounttype{{Name: personal, Default: true}, {Name: privileged}} {
		if err := w.create(tx, "accounttype", t.Name, t); err != nil {
			return err
		}
	}
	for _, t := range []*entities.Resourcetype{
		{Name: "Account", Category: entities.RoleAccount, PostValidity: ptr(int64(30))},
		{Name: "Permission", Category: entities.RolePermission},
		{Name: "Application role", Category: entities.RoleRole},
		{Name: "Business role", Category: entities.RoleRole},
	} {
		if err := w.create(tx, "resourcetype", t.Name, t); err != nil {
			return err
		}
	}
	if err := w.writeAttributes(tx); err != nil {
		return err
	}
	return w.writeTags(tx)
}

func (w *world) writeTags(tx *store.Tx) error {
	c := &entities.Classificationtagcategory{Name: "Confidentiality", Purpose: "How much harm a leak would do.", RiskRelevant: true}
	if err := w.create(tx, "category", c.Name, c); err != nil {
		return err
	}
	for _, name := range []string{"Public", "Internal", "Confidential", "Strictly confidential"} {
		if err := w.create(tx, "tag", name, &entities.Classificationtag{Name: name, Category: &c.ID}); err != nil {
			return err
		}
	}
	return nil
}

func (w *world) writeSystems(tx *store.Tx) error {
	for _, s := range systems {
		err := w.create(tx, "system", s.name, &entities.System{
			SystemID: s.name, Name: s.title, Provisioning: s.kind, AutoCreateAccount: s.auto,
			Tags: []int64{w.id("tag", "Internal")},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *world) writeResources(tx *store.Tx) error {
	for _, write := range []func(*store.Tx) error{w.writeAccounts, w.writeGroups, w.writeApplications, w.writeBusinessRoles} {
		if err := write(tx); err != nil {
			return err
		}
	}
	return nil
}

// resource writes one resource of a system under the name it is found by.
func (w *world) resource(tx *store.Tx, system, kind, id, name, account string, children ...int64) error {
	return w.create(tx, "resource", id, &entities.Resource{
		RoleID: id, Name: name, System: w.ref("system", system), Type: w.ref("resourcetype", kind),
		Category: categories[kind], AccountTypes: []int64{w.id("accounttype", account)}, Children: children,
	})
}

var categories = map[string]entities.ResourceCategory{
	"Account": entities.RoleAccount, mailKind: entities.RoleAccount, "Permission": entities.RolePermission,
	"Application role": entities.RoleRole, "Business role": entities.RoleRole,
}

func (w *world) writeAccounts(tx *store.Tx) error {
	for _, s := range systems {
		if s.name == "ROLES" {
			continue
		}
		kind := "Account"
		if s.name == "MAIL" {
			kind = mailKind
		}
		if err := w.resource(tx, s.name, kind, s.name+"-ACCOUNT", s.title+" account", personal); err != nil {
			return err
		}
	}
	for _, name := range []string{"AD", "ERP"} {
		if err := w.resource(tx, name, "Account", name+"-ADMIN", name+" administrator account", privileged); err != nil {
			return err
		}
	}
	return nil
}

func (w *world) writeGroups(tx *store.Tx) error {
	for _, d := range departments() {
		if err := w.resource(tx, "AD", "Permission", "AD-"+d, "Members of "+d, personal); err != nil {
			return err
		}
	}
	for n := 1; n <= projects; n++ {
		if err := w.resource(tx, "AD", "Permission", fmt.Sprintf("AD-PROJECT-%02d", n), fmt.Sprintf("Project group %d", n), personal); err != nil {
			return err
		}
	}
	return w.resource(tx, "AD", "Permission", "AD-DOMAIN", "Domain administration", privileged)
}

// writeApplications writes, for each system with objects, a permission for each object and level
// and an application role for each level.
func (w *world) writeApplications(tx *store.Tx) error {
	for _, s := range systems {
		for _, l := range levels {
			var children []int64
			for n, object := range s.objects {
				id := permission(s.name, l.verb, n)
				if err := w.resource(tx, s.name, "Permission", id, l.verb+" "+object, personal); err != nil {
					return err
				}
				children = append(children, w.id("resource", id))
			}
			if children == nil {
				continue
			}
			if err := w.resource(tx, s.name, "Application role", s.name+"-"+l.role, s.title+" "+l.role, personal, children...); err != nil {
				return err
			}
		}
	}
	return nil
}

func permission(system, verb string, object int) string {
	return fmt.Sprintf("%s-%s-%d", system, verb, object+1)
}

// writeBusinessRoles writes one role for each department, made of application roles.
func (w *world) writeBusinessRoles(tx *store.Tx) error {
	var apps []string
	for _, s := range systems {
		if s.objects != nil {
			apps = append(apps, s.name)
		}
	}
	for n, d := range departments() {
		children := []int64{
			w.id("resource", apps[n%len(apps)]+"-"+levels[n%2].role),
			w.id("resource", apps[(n+1)%len(apps)]+"-"+levels[0].role),
		}
		if err := w.resource(tx, "ROLES", "Business role", "ROLE-"+d, d+" staff", personal, children...); err != nil {
			return err
		}
	}
	return nil
}
