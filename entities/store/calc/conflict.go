package calc

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Conflict is what some objects give together although a constraint keeps it apart.
type Conflict struct {
	Object     int64 // the role or policy
	Constraint string
	Resources  [2]string
}

// content lists, for each type that gives access, its objects {1} with what they give at first.
var content = map[string]string{
	"Resource": "SELECT id, id FROM resources WHERE id {1} AND NOT deleted",
	"Assignmentpolicy": `SELECT l.owner_id, l.target_id FROM assignmentpolicies_roleref l JOIN assignmentpolicies p ON p.id = l.owner_id
	WHERE l.owner_id {1} AND NOT p.deleted`,
}

// Contents names the reference by which the objects of a type give access, "" if they give none.
func Contents(kind string) string {
	switch kind {
	case "Resource":
		return "CHILDROLES"
	case "Assignmentpolicy":
		return "ROLEREF"
	}
	return ""
}

// FindConflict finds what an object gives, by itself or by the roles that it gives, although a constraint
// keeps it apart; nil if there is nothing. Of constraints about single accounts only resources of one
// system can be against each other.
func FindConflict(ctx context.Context, tx Tx, kind string, ids []int64) (*Conflict, error) {
	var held []given
	err := each(ctx, tx, func(r conn.Rows) error {
		var g given
		err := r.Scan(&g.object, &g.constraint, &g.name, &g.level, &g.side, &g.resource, &g.resourceName, number(&g.system))
		held = append(held, g)
		return err
	}, `WITH RECURSIVE content (object, id) AS (`+content[kind]+`
	UNION SELECT c.object, l.target_id FROM content c JOIN resources_childroles l ON l.owner_id = c.id
	JOIN resources d ON d.id = l.target_id AND NOT d.deleted
) SELECT c.object, s.constraint_id, s.name, s.constraintlevel, s.side, r.id, r.name, r.systemref_id
FROM content c JOIN constraint_sides s ON s.resource_id = c.id JOIN resources r ON r.id = c.id
ORDER BY 1, 2, 5, 6`, ids)
	if err != nil {
		return nil, fmt.Errorf("find conflicts of %s: %w", kind, err)
	}
	for i, a := range held {
		for _, b := range held[i+1:] {
			if a.against(b) {
				return &Conflict{a.object, a.name, [2]string{a.resourceName, b.resourceName}}, nil
			}
		}
	}
	return nil, nil
}

// given is a resource that an object gives and that stands on a side of a constraint.
type given struct {
	object, constraint, level, side int64
	name                            string
	resource, system                int64
	resourceName                    string
}

func (a given) against(b given) bool {
	if a.object != b.object || a.constraint != b.constraint || a.side == b.side || a.resource == b.resource {
		return false
	}
	return a.level != accountLevel || a.system != 0 && a.system == b.system
}
