package calc

import (
	"context"
	"fmt"
	"slices"
)

// FanOutKind is the kind of the jobs that queue everybody whom a change concerns.
const FanOutKind = "rope.fanout"

// FanOut says whom a change of one type of object concerns. Which properties bear on access at all
// is configuration: see concern. What connected systems report queues its owners where it is written.
type FanOut struct {
	// Type is the name of the entity type.
	Type string
	// identities selects them from the changed objects {1} and, where the old state counts as well,
	// from what the event $4 ended.
	identities string
	// scored selects them if nothing that counts has changed but the risk score; "" if that is no less.
	scored string
}

// subtree is the changed contexts and all below them.
const subtree = `WITH RECURSIVE below (id) AS (
	SELECT id FROM orgunits WHERE id {1}
	UNION SELECT o.id FROM below JOIN orgunits o ON o.parentou_id = below.id) `

// members of the contexts in below: by their org unit or by a context assignment.
const members = `SELECT i.id FROM below JOIN identities i ON i.ouref_id = below.id
UNION SELECT a.ca_identity_id FROM below JOIN contextassignments a ON a.ca_context_id = below.id AND NOT a.deleted`

// scopes is the contexts of the changed policies, those that the event took out of the scope
// included, with all below them unless only direct members count.
const scopes = `below (id, deep) AS (
	SELECT c.context_id, NOT p.directmembersonly FROM changed JOIN assignmentpolicies p ON p.id = changed.id
	JOIN (SELECT owner_id, target_id AS context_id FROM assignmentpolicies_contextref
		UNION ALL SELECT owner_id, target_id FROM assignmentpolicies_contextref_history WHERE closed_by = $4) c ON c.owner_id = p.id
	UNION SELECT o.id, below.deep FROM below JOIN orgunits o ON o.parentou_id = below.id WHERE below.deep) `

// scoped is the members of those contexts, and everybody if a policy has no contexts.
const scoped = members + `
UNION SELECT i.id FROM identities i WHERE EXISTS (SELECT 1 FROM changed WHERE NOT EXISTS (
	SELECT 1 FROM assignmentpolicies_contextref c WHERE c.owner_id = changed.id))`

// states of the resources in changed_resources: those that hold, and those that the event ended.
const states = `states (system_id, category, type_id) AS (
	SELECT r.systemref_id, r.rolecategory, r.roletyperef_id FROM changed_resources c JOIN resources r ON r.id = c.id
	UNION ALL SELECT h.systemref_id, h.rolecategory, h.roletyperef_id
	FROM changed_resources c JOIN resources_history h ON h.id = c.id AND h.closed_by = $4)`

// housed is who has access in a system that one of these resources stands for the accounts of, or
// did until the event: whether there is an account, and whether one can be made, hangs on it.
const housed = `SELECT c.identity_id FROM states s LEFT JOIN resourcetypes t ON t.id = s.type_id
	JOIN calculated_assignments c ON c.system_id = s.system_id
	WHERE coalesce(s.category, t.rolecategory) = 1 OR s.category IS NULL AND EXISTS (
		SELECT 1 FROM resourcetypes_history h WHERE h.id = s.type_id AND h.closed_by = $4 AND h.rolecategory = 1)` + underway + `
	AND EXISTS (SELECT 1 FROM states s LEFT JOIN resourcetypes t ON t.id = s.type_id WHERE coalesce(s.category, t.rolecategory) = 1)`

// underway is whose calculation has begun: what it comes to cannot be seen yet, so that nobody can tell
// whether a change concerns them by what was calculated.
const underway = `
UNION SELECT q.identity_id FROM calculation_queue q WHERE q.lease IS NOT NULL`

// holders of the resources in changed_resources: of them, of the roles that contain them or, for a
// role, of what it contains, as calculated, as assigned, as systems report it, and as policies would
// give it; and who is housed by them.
const holders = `above (id) AS (
	SELECT id FROM changed_resources
	UNION SELECT c.owner_id FROM above JOIN resources_childroles c ON c.target_id = above.id),
changed (id) AS (SELECT p.owner_id FROM above JOIN assignmentpolicies_roleref p ON p.target_id = above.id),
` + states + `,
` + scopes + `
SELECT c.identity_id FROM above JOIN calculated_assignments c ON c.resource_id = above.id
UNION SELECT c.identity_id FROM changed_resources r JOIN resources_childroles l ON l.owner_id = r.id
	JOIN calculated_assignments c ON c.resource_id = l.target_id
UNION SELECT a.identityref_id FROM above JOIN resourceassignments a ON a.roleref_id = above.id AND NOT a.deleted
UNION SELECT k.identity_id FROM above JOIN actual_accounts k ON k.resource_id = above.id
UNION SELECT k.identity_id FROM above JOIN actual_assignments k ON k.resource_id = above.id
UNION ` + housed + `
UNION ` + scoped

// carriers is who holds resources of the types whose attribute set is one of sets.
const carriers = `SELECT c.identity_id FROM sets JOIN resourcetypes t ON t.attributeset_id = sets.id
	JOIN resources r ON r.roletyperef_id = t.id JOIN calculated_assignments c ON c.resource_id = r.id`

// tagged is who carries one of the tags, by himself or as a member of a context.
const tagged = `below (id) AS (SELECT l.owner_id FROM tags JOIN orgunits_clt_tags l ON l.target_id = tags.id) ` + members + `
UNION SELECT l.owner_id FROM tags JOIN identities_clt_tags l ON l.target_id = tags.id`

// FanOuts is the table of the changes that queue identities, one row for each kind.
var FanOuts = []FanOut{
	{ // itself, and owners that were added or removed
		Type: "Identity",
		identities: `SELECT id FROM identities WHERE id {1}
UNION SELECT target_id FROM identities_explicitowner WHERE owner_id {1} AND version_id = $4
UNION SELECT target_id FROM identities_explicitowner_history WHERE owner_id {1} AND closed_by = $4`,
	},
	{ // members of the context and of those below it, and who was given something in one of them
		Type: "Orgunit",
		identities: subtree + members + `
UNION SELECT a.identityref_id FROM below JOIN resourceassignments a ON a.contextref_id = below.id AND NOT a.deleted`,
	},
	{ // its identity, and the one that it was of
		Type: "Contextassignment",
		identities: `SELECT ca_identity_id FROM contextassignments WHERE id {1}
UNION SELECT ca_identity_id FROM contextassignments_history WHERE id {1} AND closed_by = $4`,
	},
	{ // the person it is given to, and the one it was given to
		Type: "Delegation",
		identities: `SELECT toref_id FROM delegations WHERE id {1}
UNION SELECT toref_id FROM delegations_history WHERE id {1} AND closed_by = $4`,
	},
	{ // its identity, and the one that it was of
		Type: "Resourceassignment",
		identities: `SELECT identityref_id FROM resourceassignments WHERE id {1}
UNION SELECT identityref_id FROM resourceassignments_history WHERE id {1} AND closed_by = $4`,
	},
	{ // who holds it, for a role also who holds what it contains, for an account who holds access in its system; of its score, who holds it
		Type:       "Resource",
		identities: `WITH RECURSIVE changed_resources (id) AS (SELECT id FROM resources WHERE id {1}), ` + holders,
		scored:     `SELECT identity_id FROM calculated_assignments WHERE resource_id {1}`,
	},
	{ // members of its contexts, those it had included, and who has access from it
		Type: "Assignmentpolicy",
		identities: `WITH RECURSIVE changed (id) AS (SELECT id FROM assignmentpolicies WHERE id {1}), ` + scopes + scoped + `
UNION SELECT identity_id FROM calculated_reasons WHERE source_id {1}` + underway,
	},
	{ // who holds resources of the type
		Type:       "Resourcetype",
		identities: `WITH RECURSIVE changed_resources (id) AS (SELECT id FROM resources WHERE roletyperef_id {1}), ` + holders + underway,
	},
	{ // who holds resources of the types that a set with it is of, or was until the event
		Type: "Attributedefinition",
		identities: `WITH sets (id) AS (
	SELECT owner_id FROM attributesets_attributes WHERE target_id {1}
	UNION SELECT owner_id FROM attributesets_attributes_history WHERE target_id {1} AND closed_by = $4) ` + carriers + underway,
	},
	{ // who holds resources of its types
		Type:       "Attributeset",
		identities: `WITH sets (id) AS (SELECT id FROM attributesets WHERE id {1}) ` + carriers + underway,
	},
	{ // who violates it, and who holds both sides
		Type:       "Constraint",
		identities: `WITH changed (id) AS (SELECT id FROM constraints WHERE id {1}) ` + tied + underway,
	},
	{ // the same of all constraints about it, or about a process that it is part of
		Type:       "Businessprocess",
		identities: `WITH RECURSIVE ` + processes + tied + underway,
	},
	{ // who holds access in it
		Type:       "System",
		identities: `SELECT identity_id FROM calculated_assignments WHERE system_id {1}` + underway,
	},
	{ // who carries it, by himself or as a member of a context
		Type:       "Classificationtag",
		identities: `WITH tags (id) AS (SELECT id FROM classificationtags WHERE id {1}), ` + tagged,
	},
	{ // who carries one of its tags
		Type:       "Classificationtagcategory",
		identities: `WITH tags (id) AS (SELECT id FROM classificationtags WHERE category_id {1}), ` + tagged,
	},
}

// fanOutOf finds the row of a type.
func fanOutOf(objects string) (FanOut, error) {
	i := slices.IndexFunc(FanOuts, func(f FanOut) bool { return f.Type == objects })
	if i < 0 {
		return FanOut{}, fmt.Errorf("fan out %s: no such type", objects)
	}
	return FanOuts[i], nil
}

// Fan queues everybody whom a change of some objects of one type concerns, by one statement, and
// gives their number. Properties are those that changed, none after an insertion or deletion; the
// cause of the entry is the event of the change.
func Fan(ctx context.Context, tx Tx, objects string, ids []int64, properties []string, e Entry) (int64, error) {
	f, err := fanOutOf(objects)
	if err != nil {
		return 0, err
	}
	c, err := f.concern(ctx, tx, properties)
	if err != nil {
		return 0, fmt.Errorf("fan out %s: %w", objects, err)
	}
	if c.scored && f.scored != "" {
		f.identities = f.scored
	}
	var n int64
	if c.own {
		if n, err = f.queue(ctx, tx, ids, e); err != nil {
			return 0, err
		}
	}
	if len(c.policies) == 0 {
		return n, nil
	}
	readers, err := fanOutOf("Assignmentpolicy")
	if err != nil {
		return 0, err
	}
	more, err := readers.queue(ctx, tx, c.policies, e)
	return n + more, err
}

// urgency lifts an identity that is locked, or whose access still stands as locked, to the
// highest priority: locks and their ends wait for nobody.
const urgency = `CASE WHEN i.identitystatus = 4 OR i.id IN (SELECT c.identity_id FROM calculated_assignments c
	WHERE c.identity_id {1} AND c.disabled_reason LIKE 'IdentityLocked%') THEN 3 ELSE $2 END`

// queue is the one statement. Who is deleted is calculated once more, for that very change, and
// holds nothing that another could concern.
func (f FanOut) queue(ctx context.Context, tx Tx, ids []int64, e Entry) (int64, error) {
	priority, there := "$2", " AND NOT i.deleted"
	if f.Type == "Identity" {
		priority, there = urgency, ""
	}
	text := intoQueue + `
SELECT i.id, CAST(` + priority + ` AS smallint), $3, $4, $5, {clock}, {clock}, 1, 0 FROM identities i
WHERE i.id IN (` + f.identities + `)` + there + ` ORDER BY i.id` + requeue
	n, err := exec(ctx, tx, text, ids, int64(e.Priority), e.Source, e.Cause, int64(e.Hops))
	if err != nil {
		return 0, fmt.Errorf("fan out %s: %w", f.Type, err)
	}
	return n, nil
}
