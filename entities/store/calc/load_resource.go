package calc

import (
	"slices"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// accountCategory is the category of resources that stand for accounts.
const accountCategory = 1

// resources reads the resources found so far, all that they contain, the roles that contain any of
// those, and the account resources of their systems. Who is involved is found out first: asked for
// both at once, PostgreSQL takes the few that are for millions and reads all resources there are.
func (l *loader) resources() error {
	l.found.sets = map[int64]int64{}
	inside, all, err := l.involvedResources(seen(append(l.found.resources, l.batch.World.Settings.Additional...)))
	if err != nil {
		return err
	}
	l.found.resources = nil
	if err := l.each(l.resource, "SELECT "+resourceColumns+" FROM resources r"+resourceJoins+" WHERE r.id {1} AND NOT r.deleted", all); err != nil {
		return err
	}
	var systems []int64
	for _, id := range inside {
		if r := l.batch.World.Resources[id]; r != nil && r.System != 0 {
			systems = append(systems, r.System)
		}
	}
	if err := l.each(l.resource, accountResources, seen(systems)); err != nil {
		return err
	}
	l.found.resources = seen(l.found.resources)
	for _, list := range l.batch.World.Accounts {
		slices.Sort(list)
	}
	return nil
}

// involvedResources lists some resources with all that they contain, and these with all roles that
// contain any of them.
func (l *loader) involvedResources(roots []int64) (inside, all []int64, err error) {
	err = l.each(func(r conn.Rows) error {
		var id int64
		var within bool
		if err := r.Scan(&id, &within); err != nil {
			return err
		}
		if all = append(all, id); within {
			inside = append(inside, id)
		}
		return nil
	}, `WITH RECURSIVE down (id) AS (
	SELECT id FROM resources WHERE id {1}
	UNION SELECT c.target_id FROM down JOIN resources_childroles c ON c.owner_id = down.id
), up (id) AS (
	SELECT id FROM down
	UNION SELECT c.owner_id FROM up JOIN resources_childroles c ON c.target_id = up.id
) SELECT up.id, up.id IN (SELECT id FROM down) FROM up`, roots)
	return inside, all, err
}

// What is read of a resource r, with its type t and its system s.
const (
	resourceColumns = `r.id, r.uid, r.name, r.resourcestatus, coalesce(r.rolecategory, t.rolecategory), r.systemref_id, r.roletyperef_id,
	r.validfrom, r.validto, t.postvalidity, coalesce(t.autocreateaccount, {false}) OR coalesce(s.autocreateaccount, {false}),
	coalesce(t.exclusivelymanaged, {false}), r.riskscore, t.attributeset_id, coalesce(t.attributereconciliation, {false})`
	resourceJoins = ` LEFT JOIN resourcetypes t ON t.id = r.roletyperef_id LEFT JOIN systems s ON s.id = r.systemref_id`
)

// accountResources are the resources that stand for the accounts of some systems, by a category of
// their own or by that of their type.
const accountResources = "SELECT " + resourceColumns + " FROM resources r" + resourceJoins + `
WHERE r.rolecategory = 1 AND r.systemref_id {1} AND NOT r.deleted
UNION ALL SELECT ` + resourceColumns + ` FROM resourcetypes t JOIN resources r ON r.roletyperef_id = t.id LEFT JOIN systems s ON s.id = r.systemref_id
WHERE t.rolecategory = 1 AND r.rolecategory IS NULL AND r.systemref_id {1} AND NOT r.deleted`

// resource takes one of them, if it was not read before.
func (l *loader) resource(r conn.Rows) error {
	w, x := l.batch.World, &Resource{}
	var days, set int64
	if err := r.Scan(&x.ID, guid(&x.UID), &x.Name, number(&x.Status), number(&x.Category), number(&x.System), number(&x.Type),
		moment(&x.Valid.From), moment(&x.Valid.To), number(&days), &x.AutoAccount, &x.Exclusive, score(&x.Risk),
		number(&set), &x.Reconcile); err != nil {
		return err
	}
	if w.Resources[x.ID] != nil {
		return nil
	}
	x.PostDays = int(days)
	if set != 0 {
		l.found.sets[x.ID] = set
	}
	w.Resources[x.ID] = x
	if x.Category == accountCategory && x.System != 0 {
		w.Accounts[x.System] = append(w.Accounts[x.System], x.ID)
	}
	l.found.resources = append(l.found.resources, x.ID)
	return nil
}

func (l *loader) resourceLinks() error {
	w := l.batch.World
	return l.each(func(r conn.Rows) error {
		var kind, owner, target int64
		if err := r.Scan(&kind, &owner, &target); err != nil {
			return err
		}
		if kind == 1 {
			w.Children[owner] = append(w.Children[owner], target)
			w.Parents[target] = append(w.Parents[target], owner)
		} else {
			w.Resources[owner].AccountTypes = append(w.Resources[owner].AccountTypes, target)
		}
		return nil
	}, `SELECT 1, l.owner_id, l.target_id FROM resources_childroles l JOIN resources c ON c.id = l.target_id AND NOT c.deleted WHERE l.owner_id {1}
UNION ALL SELECT 2, owner_id, target_id FROM resources_accounttype WHERE owner_id {1}
ORDER BY 1, 2, 3`, l.found.resources)
}
