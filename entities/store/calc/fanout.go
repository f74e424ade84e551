package calc

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// FanOut says whom a change of one type of object concerns.
type FanOut struct {
	// Type is the name of the entity type.
	Type string
	// Properties bear on access; a change of others concerns nobody. None means that all do.
	Properties []string
	// identities selects them from the changed objects {1}; objects stand for old values where
	// calculated reasons still name them.
	identities string
}

// subtree is the changed contexts and all below them.
const subtree = `WITH RECURSIVE below (id) AS (
	SELECT id FROM orgunits WHERE id {1}
	UNION SELECT o.id FROM below JOIN orgunits o ON o.parentou_id = below.id) `

const belowMembers = `SELECT i.id FROM below JOIN identities i ON i.ouref_id = below.id
UNION SELECT a.ca_identity_id FROM below JOIN contextassignments a ON a.ca_context_id = below.id AND NOT a.deleted
UNION SELECT a.identityref_id FROM below JOIN resourceassignments a ON a.contextref_id = below.id AND NOT a.deleted`

// scopes is the contexts of the changed policies, with those below unless only direct members count.
const scopes = `below (id, deep) AS (
	SELECT c.target_id, NOT p.directmembersonly FROM changed
	JOIN assignmentpolicies p ON p.id = changed.id JOIN assignmentpolicies_contextref c ON c.owner_id = p.id
	UNION SELECT o.id, below.deep FROM below JOIN orgunits o ON o.parentou_id = below.id WHERE below.deep) `

const scopedMembers = belowMembers + `
UNION SELECT i.id FROM identities i WHERE EXISTS (SELECT 1 FROM changed WHERE NOT EXISTS (
	SELECT 1 FROM assignmentpolicies_contextref c WHERE c.owner_id = changed.id))`

// FanOuts is the table of the changes that queue identities.
var FanOuts = []FanOut{
	{
		Type: "Identity",
		Properties: []string{
			"IDENTITYID", "FIRSTNAME", "LASTNAME", "VALIDFROM", "VALIDTO", "IDENTITYSTATUS", "IDENTITYCATEGORY",
			"OUREF", "EXPLICITOWNER", "ODWBUSIKEY", "CLT_TAGS", "PRIMARYCONTEXTTYPE", "Deleted",
		},
		identities: `SELECT id FROM identities WHERE id {1}`,
	},
	{
		Type:       "Orgunit",
		Properties: []string{"PARENTOU", "OUTYPE", "VALIDFROM", "VALIDTO", "Deleted"},
		identities: subtree + belowMembers,
	},
	{
		Type: "Contextassignment",
		identities: `SELECT ca_identity_id FROM contextassignments WHERE id {1}
UNION SELECT h.ca_identity_id FROM contextassignments_history h WHERE h.id {1}`,
	},
	{
		Type: "Resourceassignment",
		Properties: []string{
			"IDENTITYREF", "ROLEREF", "ROLEASSNSTATUS", "VALIDFROM", "VALIDTO", "CONTEXTREF", "ACCOUNTKEY",
			"ACCOUNTTYPE", "ATTRIBUTES", "Deleted",
		},
		identities: `SELECT identityref_id FROM resourceassignments WHERE id {1}
UNION SELECT identity_id FROM calculated_reasons WHERE source_id {1}`,
	},
	{
		Type: "Resource",
		Properties: []string{
			"NAME", "RESOURCESTATUS", "VALIDFROM", "VALIDTO", "SYSTEMREF", "ROLETYPEREF", "ROLECATEGORY", "CHILDROLES",
			"ACCOUNTTYPE", "Deleted",
		},
		identities: `WITH RECURSIVE above (id) AS (
	SELECT id FROM resources WHERE id {1}
	UNION SELECT c.owner_id FROM above JOIN resources_childroles c ON c.target_id = above.id),
changed (id) AS (SELECT p.owner_id FROM above JOIN assignmentpolicies_roleref p ON p.target_id = above.id),
` + scopes + `
SELECT c.identity_id FROM above JOIN calculated_assignments c ON c.resource_id = above.id
UNION SELECT c.identity_id FROM resources_childroles l JOIN calculated_assignments c ON c.resource_id = l.target_id WHERE l.owner_id {1}
UNION SELECT a.identityref_id FROM above JOIN resourceassignments a ON a.roleref_id = above.id AND NOT a.deleted
UNION ` + scopedMembers,
	},
	{
		Type: "Assignmentpolicy",
		identities: `WITH RECURSIVE changed (id) AS (SELECT id FROM assignmentpolicies WHERE id {1}),
` + scopes + scopedMembers + `
UNION SELECT identity_id FROM calculated_reasons WHERE source_id {1}`,
	},
	{
		Type:       "Resourcetype",
		Properties: []string{"ROLECATEGORY", "POSTVALIDITY", "AUTOCREATEACCOUNT", "Deleted"},
		identities: `SELECT c.identity_id FROM resources r JOIN calculated_assignments c ON c.resource_id = r.id WHERE r.roletyperef_id {1}
UNION SELECT a.identityref_id FROM resources r JOIN resourceassignments a ON a.roleref_id = r.id AND NOT a.deleted WHERE r.roletyperef_id {1}`,
	},
	{
		Type:       "System",
		Properties: []string{"AUTOCREATEACCOUNT", "Deleted"},
		identities: `SELECT identity_id FROM calculated_assignments WHERE system_id {1}`,
	},
	{
		Type:       "ActualAccount",
		identities: `SELECT identity_id FROM actual_accounts WHERE id {1}`,
	},
	{
		Type:       "ActualAssignment",
		identities: `SELECT identity_id FROM actual_assignments WHERE id {1}`,
	},
}

// urgency lifts an identity that is locked, or whose access still stands as locked, to the
// highest priority: locks and their ends wait for nobody.
const urgency = `CASE WHEN i.identitystatus = 4 OR i.id IN (SELECT c.identity_id FROM calculated_assignments c
	WHERE c.identity_id {1} AND c.disabled_reason LIKE 'IdentityLocked%') THEN 3 ELSE $2 END`

// Fan queues everybody whom a change of some objects of one type concerns, by one statement, and
// gives their number.
// Properties are those that changed, none after an insertion or deletion.
func Fan(ctx context.Context, tx Tx, objects string, ids []int64, properties []string, e Entry) (int64, error) {
	i := slices.IndexFunc(FanOuts, func(f FanOut) bool { return f.Type == objects })
	if i < 0 {
		return 0, fmt.Errorf("fan out %s: no such type", objects)
	}
	f := FanOuts[i]
	concerns, err := f.concerns(ctx, tx, properties)
	if err != nil || !concerns {
		return 0, err
	}
	priority := "$2"
	if f.Type == "Identity" {
		priority = urgency
	}
	text := `INSERT INTO calculation_queue (identity_id, priority, source, cause, hops, queued_at, available_at, generation, attempts)
SELECT i.id, CAST(` + priority + ` AS smallint), $3, $4, $5, {clock}, {clock}, 1, 0 FROM identities i WHERE i.id IN (` + f.identities + `) ORDER BY i.id` + requeue
	n, err := exec(ctx, tx, text, ids, int64(e.Priority), e.Source, e.Cause, int64(e.Hops))
	if err != nil {
		return 0, fmt.Errorf("fan out %s: %w", objects, err)
	}
	return n, nil
}

// concerns tells whether one of the changed properties bears on access: it is in the list, or,
// of an identity, the filter of a policy reads it.
func (f FanOut) concerns(ctx context.Context, tx Tx, changed []string) (bool, error) {
	if f.lists(changed) {
		return true, nil
	}
	if f.Type != "Identity" {
		return false, nil
	}
	found := false
	err := each(ctx, tx, func(r conn.Rows) error {
		var filter text
		if err := r.Scan(&filter); err != nil {
			return err
		}
		found = found || mentions(string(filter), changed)
		return nil
	}, `SELECT DISTINCT identityfilter FROM assignmentpolicies WHERE identityfilter IS NOT NULL AND NOT deleted`)
	return found, err
}

// lists tells whether one of the changed properties is in the list. References come as the
// property that holds the key of their target.
func (f FanOut) lists(changed []string) bool {
	return len(changed) == 0 || len(f.Properties) == 0 || slices.ContainsFunc(changed, func(p string) bool {
		return slices.Contains(f.Properties, p) || slices.Contains(f.Properties, strings.TrimSuffix(p, "Id"))
	})
}

// mentions tells whether a filter names one of the properties, at worst in a text: an identity
// too many is calculated, none too few.
func mentions(filter string, properties []string) bool {
	apart := func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for _, word := range strings.FieldsFunc(filter, apart) {
		if slices.Contains(properties, word) || slices.Contains(properties, word+"Id") {
			return true
		}
	}
	return false
}
