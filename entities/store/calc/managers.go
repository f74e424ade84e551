package calc

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// levels bounds how far the search for a manager climbs; it also ends loops in the hierarchy.
const levels = "32"

// managing finds who manages each of the identities {1}: the person that answers for a technical
// identity; else the supervisors named on the identity, by the property that its primary context
// type says, of which MANAGER comes with groups; else those of its primary context; else those of the
// nearest context above that has any. Nobody manages himself. Whether a person is still
// there is asked of each by itself: to join them PostgreSQL would read all identities.
const managing = `WITH RECURSIVE
supervised (identity_id, property) AS (
	SELECT i.id, CASE WHEN t.id IS NULL THEN 'MANAGER' ELSE t.supervisorproperty END
	FROM identities i LEFT JOIN contexttypes t ON NOT t.deleted
		AND t.id = coalesce(i.primarycontexttype_id, (SELECT min(o.id) FROM contexttypes o WHERE o.name = 'Org. unit' AND NOT o.deleted))
	WHERE i.id {1}
),
home (identity_id, context_id) AS (
	SELECT e.identity_id, e.context_id FROM effective_contexts e
	WHERE e.identity_id {1} AND e.is_primary AND (e.valid_from IS NULL OR e.valid_from <= $2) AND (e.valid_to IS NULL OR e.valid_to >= $2)
),
climb (identity_id, context_id, level) AS (
	SELECT identity_id, context_id, 0 FROM home
	UNION SELECT c.identity_id, o.parentou_id, c.level + 1 FROM climb c JOIN orgunits o ON o.id = c.context_id
	WHERE o.parentou_id IS NOT NULL AND c.level < ` + levels + `
),
named (identity_id, person_id, level, via) AS (
	SELECT i.id, i.identityowner_id, -2, 'IDENTITYOWNER' FROM identities i WHERE i.id {1} AND i.identitycategory = 3
	UNION ALL SELECT m.owner_id, m.target_id, -1, 'MANAGER' FROM supervised s
		JOIN identities_manager m ON m.owner_id = s.identity_id WHERE s.property = 'MANAGER'
	UNION ALL SELECT m.owner_id, u.identityref_id, -1, 'MANAGERGROUP' FROM supervised s JOIN identities_managergroup m ON m.owner_id = s.identity_id
		JOIN usergroups_members g ON g.owner_id = m.target_id JOIN users u ON u.id = g.target_id WHERE s.property = 'MANAGER' AND NOT u.deleted
	UNION ALL SELECT m.owner_id, m.target_id, -1, 'EXPLICITOWNER' FROM supervised s
		JOIN identities_explicitowner m ON m.owner_id = s.identity_id WHERE s.property = 'EXPLICITOWNER'
	UNION ALL SELECT i.id, i.identityowner_id, -1, 'IDENTITYOWNER' FROM supervised s
		JOIN identities i ON i.id = s.identity_id WHERE s.property = 'IDENTITYOWNER'
	UNION ALL SELECT c.identity_id, m.target_id, c.level, 'Context' FROM climb c JOIN orgunits_manager m ON m.owner_id = c.context_id
	UNION ALL SELECT c.identity_id, m.target_id, c.level, 'Context' FROM climb c JOIN orgunits_ownerref m ON m.owner_id = c.context_id
	UNION ALL SELECT c.identity_id, u.identityref_id, c.level, 'Context' FROM climb c JOIN orgunits_managergroup m ON m.owner_id = c.context_id
		JOIN usergroups_members g ON g.owner_id = m.target_id JOIN users u ON u.id = g.target_id WHERE NOT u.deleted
),
fit (identity_id, person_id, level, via, nearest) AS (
	SELECT n.identity_id, n.person_id, n.level, n.via, min(n.level) OVER (PARTITION BY n.identity_id)
	FROM named n WHERE n.person_id <> n.identity_id AND (SELECT NOT p.deleted FROM identities p WHERE p.id = n.person_id)
)
INSERT INTO managers (identity_id, person_id, via)
SELECT f.identity_id, f.person_id, min(CASE WHEN f.level > 0 THEN 'Context above' ELSE f.via END) FROM fit f
WHERE f.level = f.nearest
GROUP BY f.identity_id, f.person_id`

// leading finds those of the contexts {1} from which somebody is named, there or above: members of the
// others have no manager unless they name one.
const leading = `WITH RECURSIVE climb (root, context_id, level) AS (
	SELECT o.id, o.id, 0 FROM orgunits o WHERE o.id {1}
	UNION SELECT c.root, o.parentou_id, c.level + 1 FROM climb c JOIN orgunits o ON o.id = c.context_id
	WHERE o.parentou_id IS NOT NULL AND c.level < ` + levels + `
)
SELECT DISTINCT c.root FROM climb c WHERE EXISTS (SELECT 1 FROM orgunits_manager m WHERE m.owner_id = c.context_id)
	OR EXISTS (SELECT 1 FROM orgunits_ownerref m WHERE m.owner_id = c.context_id)
	OR EXISTS (SELECT 1 FROM orgunits_managergroup m WHERE m.owner_id = c.context_id)`

// Leading gives those of some contexts from which a manager of their members may follow.
func Leading(ctx context.Context, tx Tx, contexts []int64) (found []int64, err error) {
	text, these := few(leading, contexts)
	err = each(ctx, tx, func(r conn.Rows) error {
		var id int64
		err := r.Scan(number(&id))
		found = append(found, id)
		return err
	}, text, these)
	if err != nil {
		return nil, fmt.Errorf("find contexts with managers: %w", err)
	}
	return found, nil
}

// Clocked is a transaction that knows business time.
type Clocked interface {
	Tx
	Moment
}

// recomputeManagers brings the kept set of managers up to date for the given identities.
func recomputeManagers(ctx context.Context, tx Clocked, identities []int64) error {
	if len(identities) == 0 {
		return nil
	}
	text, these := few(`DELETE FROM managers WHERE identity_id {1}`, identities)
	if err := later(ctx, tx, text, these); err != nil {
		return fmt.Errorf("recompute managers: %w", err)
	}
	return ManagersOfNew(ctx, tx, identities)
}

// ManagersOfNew finds the managers of identities that nobody was found for yet.
func ManagersOfNew(ctx context.Context, tx Clocked, identities []int64) error {
	text, these := few(managing, identities)
	if err := later(ctx, tx, text, these, tx.Now()); err != nil {
		return fmt.Errorf("find managers: %w", err)
	}
	return nil
}

// few writes a text for the numbers {1}. PostgreSQL keeps the plan of an equation, but plans anew for
// each list: for a statement with as many tables as there are here that takes 15 ms, to run it 0.1 ms.
func few(text string, numbers []int64) (string, any) {
	if len(numbers) == 1 {
		return strings.ReplaceAll(text, "{1}", "= $1"), numbers[0]
	}
	return text, numbers
}

// moving is one kind of change that moves the set of managers.
type moving struct {
	FanOut
	properties []string // that do it; none means all
}

// lists tells whether one of the changed properties is in the list.
func (m moving) lists(changed []string) bool {
	return len(changed) == 0 || len(m.properties) == 0 || slices.ContainsFunc(changed, func(p string) bool {
		return slices.Contains(m.properties, bare(p))
	})
}

// managed says which changes move the set of managers, and whose managers they move.
var managed = []moving{
	{
		properties: []string{"OUREF", "MANAGER", "MANAGERGROUP", "PRIMARYCONTEXTTYPE", "IDENTITYOWNER", "EXPLICITOWNER", "IDENTITYCATEGORY", "Deleted"},
		FanOut: FanOut{Type: "Identity", identities: `SELECT id FROM identities WHERE id {1} UNION SELECT identity_id FROM managers WHERE person_id {1}
UNION SELECT owner_id FROM identities_manager WHERE target_id {1} UNION SELECT owner_id FROM identities_explicitowner WHERE target_id {1}
UNION SELECT id FROM identities WHERE identityowner_id {1}`},
	},
	{
		properties: []string{"SUPERVISORPROPERTY", "Deleted"},
		FanOut: FanOut{Type: "Contexttype", identities: `SELECT id FROM identities WHERE primarycontexttype_id {1} AND NOT deleted
UNION SELECT i.id FROM contexttypes t JOIN identities i ON i.primarycontexttype_id IS NULL AND NOT i.deleted WHERE t.id {1} AND t.name = 'Org. unit'`},
	},
	{
		properties: []string{"MANAGER", "MANAGERGROUP", "OWNERREF", "PARENTOU", "OUTYPE", "VALIDFROM", "VALIDTO", "Deleted"},
		FanOut:     FanOut{Type: "Orgunit", identities: subtree + members},
	},
	{FanOut: FanOut{Type: "Contextassignment", identities: `SELECT ca_identity_id FROM contextassignments WHERE id {1}`}},
	{
		properties: []string{"MEMBERS", "Deleted"},
		FanOut: FanOut{Type: "Usergroup", identities: `WITH RECURSIVE below (id) AS (
	SELECT m.owner_id FROM orgunits_managergroup m WHERE m.target_id {1}
	UNION SELECT o.id FROM below JOIN orgunits o ON o.parentou_id = below.id)
` + members + ` UNION SELECT m.owner_id FROM identities_managergroup m WHERE m.target_id {1}`},
	},
	{
		properties: []string{"IDENTITYREF", "Deleted"},
		FanOut: FanOut{Type: "User", identities: `WITH RECURSIVE groups (id) AS (SELECT owner_id FROM usergroups_members WHERE target_id {1}),
below (id) AS (
	SELECT m.owner_id FROM orgunits_managergroup m JOIN groups ON groups.id = m.target_id
	UNION SELECT o.id FROM below JOIN orgunits o ON o.parentou_id = below.id)
` + members + ` UNION SELECT m.owner_id FROM identities_managergroup m JOIN groups ON groups.id = m.target_id`},
	},
}

// SupervisionOf lists the properties of a type that decide who manages whom.
func SupervisionOf(objects string) []string {
	i := slices.IndexFunc(managed, func(m moving) bool { return m.Type == objects })
	return managed[i].properties
}

// ManagersAfter is called by the write door after it wrote objects of a type: it recomputes the
// managers of everybody whom the change concerns. Properties are those that changed, none after
// an insertion or deletion.
func ManagersAfter(ctx context.Context, tx Clocked, objects string, ids []int64, properties []string) error {
	i := slices.IndexFunc(managed, func(m moving) bool { return m.Type == objects })
	if i < 0 {
		return nil
	}
	if !managed[i].lists(properties) {
		return nil
	}
	var concerned []int64
	text, these := few(managed[i].identities, ids)
	err := each(ctx, tx, func(r conn.Rows) error {
		var id int64
		err := r.Scan(number(&id))
		concerned = append(concerned, id)
		return err
	}, text, these)
	if err != nil {
		return fmt.Errorf("find managed identities: %w", err)
	}
	return recomputeManagers(ctx, tx, seen(concerned))
}
