package calc

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Scored is an object that carries a risk score.
type Scored struct {
	ID int64
	// Score and Level are what it carries now; Known is false if it carries nothing yet.
	Score decimal.Decimal
	Level int64
	Known bool
	// Tags are those that count for a resource.
	Tags []Tag
	// Risk is what the last calculation of an identity came to.
	Risk decimal.Decimal
}

// Threshold is the score from which on a level holds.
type Threshold struct {
	Subject, Level int64
	From           decimal.Decimal
}

// scoredBy finds the resources {1} whose score the changed objects bear on.
var scoredBy = map[string]string{
	"Resource":                  `SELECT id FROM resources WHERE id {1}`,
	"Resourcefolder":            `SELECT id FROM resources WHERE rolefolder_id {1}`,
	"System":                    `SELECT id FROM resources WHERE systemref_id {1}`,
	"Classificationtag":         taggedResources(`SELECT id FROM classificationtags WHERE id {1}`),
	"Classificationtagcategory": taggedResources(`SELECT id FROM classificationtags WHERE category_id {1}`),
	"Risklevelthreshold":        `SELECT id FROM resources WHERE riskscore IS NOT NULL AND EXISTS (SELECT 1 FROM risklevelthresholds t WHERE t.id {1})`,
}

func taggedResources(tags string) string {
	return `WITH tags (id) AS (` + tags + `)
SELECT l.owner_id FROM resources_clt_tags l JOIN tags ON tags.id = l.target_id
UNION SELECT r.id FROM resources r JOIN resourcefolders_clt_tags l ON l.owner_id = r.rolefolder_id JOIN tags ON tags.id = l.target_id
UNION SELECT r.id FROM resources r JOIN systems_clt_tags l ON l.owner_id = r.systemref_id JOIN tags ON tags.id = l.target_id
ORDER BY 1`
}

// Scorers lists the types whose changes bear on the score of resources, with the properties that do;
// none means all.
var Scorers = map[string][]string{
	"Resource":                  {"CLT_TAGS", "ROLEFOLDER", "SYSTEMREF", "Deleted"},
	"Resourcefolder":            {"CLT_TAGS", "Deleted"},
	"System":                    {"CLT_TAGS", "Deleted"},
	"Classificationtag":         {"CATEGORY", "RISKVALUE", "Deleted"},
	"Classificationtagcategory": {"RISKWEIGHT", "RISKRELEVANT", "Deleted"},
	"Risklevelthreshold":        nil,
}

// ScoredResources lists the resources whose score the changed objects bear on.
func ScoredResources(ctx context.Context, tx Tx, objects string, ids []int64) ([]int64, error) {
	out, err := numbers(ctx, tx, scoredBy[objects], ids)
	if err != nil {
		return nil, fmt.Errorf("find resources scored by %s: %w", objects, err)
	}
	return out, nil
}

// judgedIdentities finds the identities whose score the changed objects bear on.
var judgedIdentities = map[string]string{
	"Classificationtag":         taggedIdentities(`SELECT id FROM classificationtags WHERE id {1}`),
	"Classificationtagcategory": taggedIdentities(`SELECT id FROM classificationtags WHERE category_id {1}`),
}

func taggedIdentities(tags string) string {
	return `WITH tags (id) AS (` + tags + `), below (id) AS (
	SELECT l.owner_id FROM orgunits_clt_tags l JOIN tags ON tags.id = l.target_id)
SELECT l.owner_id FROM identities_clt_tags l JOIN tags ON tags.id = l.target_id
UNION SELECT i.id FROM below JOIN identities i ON i.ouref_id = below.id
UNION SELECT a.ca_identity_id FROM below JOIN contextassignments a ON a.ca_context_id = below.id AND NOT a.deleted
ORDER BY 1`
}

// TaggedIdentities lists the identities that carry changed tags, or whose contexts do.
func TaggedIdentities(ctx context.Context, tx Tx, objects string, ids []int64) ([]int64, error) {
	text, known := judgedIdentities[objects]
	if !known {
		return nil, nil
	}
	out, err := numbers(ctx, tx, text, ids)
	if err != nil {
		return nil, fmt.Errorf("find identities tagged by %s: %w", objects, err)
	}
	return out, nil
}

// ReadResourceScores reads what some resources carry, and the tags that count for them.
func ReadResourceScores(ctx context.Context, tx Tx, ids []int64) ([]Scored, error) {
	list, byID, err := readScores(ctx, tx, `SELECT id, riskscore, risklevel, NULL FROM resources WHERE id {1} AND NOT deleted ORDER BY id`, ids)
	if err != nil {
		return nil, err
	}
	err = each(ctx, tx, func(r conn.Rows) error {
		owner, t, err := scanTag(r)
		if i, known := byID[owner]; known {
			list[i].Tags = append(list[i].Tags, t)
		}
		return err
	}, `SELECT resource_id, tag_id, name, value, weight FROM resource_risk_explanations WHERE resource_id {1} ORDER BY 1, 2`, ids)
	if err != nil {
		return nil, fmt.Errorf("read tags of resources: %w", err)
	}
	return list, nil
}

// ReadIdentityScores reads what some identities carry, and what their last calculation came to.
func ReadIdentityScores(ctx context.Context, tx Tx, ids []int64) ([]Scored, error) {
	list, _, err := readScores(ctx, tx, `SELECT i.id, i.riskscore, i.risklevel, s.risk
FROM identities i JOIN calculation_state s ON s.identity_id = i.id WHERE i.id {1} AND NOT i.deleted ORDER BY i.id`, ids)
	return list, err
}

func readScores(ctx context.Context, tx Tx, text string, ids []int64) (list []Scored, byID map[int64]int, err error) {
	byID = map[int64]int{}
	err = each(ctx, tx, func(r conn.Rows) error {
		var s Scored
		err := r.Scan(&s.ID, scored{&s}, number(&s.Level), score(&s.Risk))
		byID[s.ID] = len(list)
		list = append(list, s)
		return err
	}, text, ids)
	if err != nil {
		return nil, nil, fmt.Errorf("read risk scores: %w", err)
	}
	return list, byID, nil
}

// scored scans a score and whether there is one.
type scored struct{ s *Scored }

// Scan implements sql.Scanner.
func (x scored) Scan(src any) error {
	x.s.Known = src != nil
	return score(&x.s.Score).Scan(src)
}

// ScoredIdentities lists all identities that carry a score.
func ScoredIdentities(ctx context.Context, tx Tx) ([]int64, error) {
	out, err := numbers(ctx, tx, `SELECT id FROM identities WHERE riskscore IS NOT NULL AND NOT deleted ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("find scored identities: %w", err)
	}
	return out, nil
}

// Thresholds reads from which scores on which levels hold, the lowest first.
func Thresholds(ctx context.Context, tx Tx) (list []Threshold, err error) {
	err = each(ctx, tx, func(r conn.Rows) error {
		var t Threshold
		err := r.Scan(&t.Subject, &t.Level, score(&t.From))
		list = append(list, t)
		return err
	}, `SELECT risksubject, risklevel, fromscore FROM risklevelthresholds WHERE NOT deleted ORDER BY fromscore, risklevel`)
	if err != nil {
		return nil, fmt.Errorf("read risk level thresholds: %w", err)
	}
	return list, nil
}
