package demo

import (
	"context"
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// company is the topmost org unit; divisions stand below it, departments below them.
const company = "Hawser Works"

var divisions = []struct {
	name        string
	departments []string
}{
	{"Operations", []string{"Yard", "Logistics", "Quality", "Maintenance"}},
	{"Finance", []string{"Accounting", "Controlling", "Treasury"}},
	{"Technology", []string{"Infrastructure", "Applications", "Support", "Security"}},
	{"Sales", []string{"Domestic", "Export", "Marketing", "Care"}},
}

// departments lists the departments of all divisions in order.
func departments() []string {
	var all []string
	for _, d := range divisions {
		all = append(all, d.departments...)
	}
	return all
}

// units lists all org units: the company, the divisions, the departments. Person n leads unit n.
func units() []string {
	all := []string{company}
	for _, d := range divisions {
		all = append(all, d.name)
	}
	return append(all, departments()...)
}

var (
	firstNames = strings.Fields("Ada Ben Clara David Elena Felix Grace Henry Ines Jonas Kate Leo Mara Noah Olivia Paul Quinn Rosa Simon Tara Uma Victor Wanda Xenia Yara Zeno Alma Boris Cora Dario Edith Frank Gina Hugo Iris Jacob Karin Luis Mona Nils")
	lastNames  = strings.Fields("Abbott Baker Carver Dalton Ellis Fisher Garner Hooper Irving Jarvis Keller Lang Mercer Norris Osborn Porter Quincy Rigger Sawyer Turner Upton Vance Walker Yates Zeller Archer Brewer Cooper Dyer Farrier Glover Hunter Joiner Mason Miller Parker Piper Potter Roper Sadler Slater Smith Spicer Tanner Taylor Thatcher Tyler Wainwright Weaver Wright")
	jobTitles  = []string{"Specialist", "Analyst", "Engineer", "Coordinator", "Clerk"}
)

// person is one of the people, by number.
type person struct {
	n                   int
	id, first, last     string
	unit, title, mail   string
	category            entities.IdentityCategory
	leads, isContractor bool
}

// personAt describes person n. The first ones lead the org units; every sixth of the others is a contractor.
func personAt(n int) person {
	all := units()
	p := person{
		n: n, first: firstNames[n%len(firstNames)], last: lastNames[(n*7+n/len(firstNames))%len(lastNames)],
		title: jobTitles[n%len(jobTitles)], category: entities.CategoryEmployee,
	}
	if n < len(all) {
		p.unit, p.title, p.leads = all[n], "Head of "+all[n], true
	} else {
		names := departments()
		p.unit = names[(n-len(all))%len(names)]
		p.isContractor = n%6 == 5
	}
	p.id = fmt.Sprintf("E%06d", n+1)
	if p.isContractor {
		p.id, p.category = fmt.Sprintf("C%06d", n+1), entities.CategoryContractor
	}
	p.mail = strings.ToLower(fmt.Sprintf("%s.%s.%d@hawser.example", p.first, p.last, n+1))
	return p
}

// account is the name of the person's accounts.
func (p person) account() string {
	return strings.ToLower(p.first[:1]+p.last) + fmt.Sprint(p.n+1)
}

func (w *world) writeUnits(tx *store.Tx) error {
	if err := w.unit(tx, company, nil); err != nil {
		return err
	}
	for _, d := range divisions {
		if err := w.unit(tx, d.name, w.ref("unit", company)); err != nil {
			return err
		}
		for _, name := range d.departments {
			if err := w.unit(tx, name, w.ref("unit", d.name)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *world) unit(tx *store.Tx, name string, parent *int64) error {
	return w.create(tx, "unit", name, &entities.Orgunit{
		OrgUnitID: strings.ToUpper(strings.ReplaceAll(name, " ", "-")), Name: name,
		Parent: parent,
	})
}

func (w *world) writeIdentities(ctx context.Context) error {
	if err := w.inBatches(w.writePeople)(ctx); err != nil {
		return err
	}
	return w.inOne(w.writeTechnical)(ctx)
}

func (w *world) writePeople(tx *store.Tx, from, to int) error {
	people := make([]*entities.Identity, 0, to-from)
	for n := from; n < to; n++ {
		people = append(people, w.identity(n))
	}
	if err := store.CreateAll(tx, people); err != nil {
		return err
	}
	// A transaction that is tried again writes the same people under other numbers.
	w.persons = w.persons[:from]
	for _, i := range people {
		w.persons = append(w.persons, i.ID)
	}
	if w.progress != nil {
		w.progress(to, w.people)
	}
	return nil
}

func (w *world) identity(n int) *entities.Identity {
	p := personAt(n)
	i := &entities.Identity{
		IdentityID: p.id, FirstName: p.first, LastName: p.last, Email: p.mail, JobTitle: p.title,
		EmployeeID: fmt.Sprint(10000 + n), Category: p.category, Type: entities.TypePrimary,
		ValidFrom: day(n % 1000), OrgUnit: w.ref("unit", p.unit), BreakGlass: isAdministrator(n),
	}
	if p.isContractor {
		i.ValidTo = day(365 * 30)
	}
	return i
}

// writeTechnical writes the identities that are no people, two of them with an owner.
func (w *world) writeTechnical(tx *store.Tx) error {
	for n, name := range []string{"BACKUP", "INTERFACE"} {
		err := w.create(tx, "technical", name, &entities.Identity{
			IdentityID: "T-" + name, LastName: name, Category: entities.CategoryTechnical,
			ValidFrom: day(0), OrgUnit: w.ref("unit", "Infrastructure"), Owner: &w.persons[n+40],
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// writeManagers makes person n the manager of unit n.
func (w *world) writeManagers(tx *store.Tx) error {
	for n, name := range units() {
		u := &entities.Orgunit{}
		if err := tx.Lock(u, w.id("unit", name)); err != nil {
			return err
		}
		u.Managers = []int64{w.persons[n]}
		if err := tx.Update(u, "MANAGER"); err != nil {
			return err
		}
	}
	return nil
}

// IdentityID is the IDENTITYID of person n; the first forty of them are leaders and users of the
// demo world, all after them are good to be locked.
func IdentityID(n int) string { return personAt(n).id }

// Victim is the IDENTITYID of the person whom the tour locks.
var Victim = IdentityID(50)

// PastVictim is the IDENTITYID of the person who was locked by a false alarm.
var PastVictim = IdentityID(43)
