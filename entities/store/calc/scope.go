package calc

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Scope is who could belong to a policy: the members of contexts, with those of sub-contexts if it is
// deep, or everybody.
type Scope struct {
	Contexts []int64 // none means everybody
	Deep     bool
	// Selection is a statement for those whom a filter lets in, "" if there is none; its only column is id.
	Selection string
	Args      []any
}

// Members lists who is in a scope, in order of id, and no more than most.
func Members(ctx context.Context, tx Tx, s Scope, most int) ([]int64, error) {
	args := slices.Clone(s.Args)
	bind := func(v any) string { args = append(args, v); return fmt.Sprintf("$%d", len(args)) }
	with, where := "", "NOT i.deleted"
	if s.Selection != "" {
		with, where = "asked (id) AS ("+s.Selection+"), ", where+" AND i.id IN (SELECT id FROM asked)"
	}
	if len(s.Contexts) > 0 {
		where += " AND i.id IN (SELECT id FROM inside)"
	}
	within := among(tx, bind(s.Contexts))
	text := `WITH RECURSIVE ` + with + `below (id) AS (
	SELECT id FROM orgunits WHERE id ` + within + `
	UNION SELECT o.id FROM below JOIN orgunits o ON o.parentou_id = below.id WHERE ` + bind(s.Deep) + `),
inside (id) AS (` + members + `)
SELECT i.id FROM identities i WHERE ` + where + ` ORDER BY i.id LIMIT ` + bind(int64(most))
	out, err := numbers(ctx, tx, text, args...)
	if err != nil {
		return nil, fmt.Errorf("read members of scope: %w", err)
	}
	return out, nil
}

// Matching lists those of some identities that a statement selects.
func Matching(ctx context.Context, tx Tx, selection string, args []any, of []int64) ([]int64, error) {
	text := `WITH asked (id) AS (` + selection + `) SELECT i.id FROM identities i WHERE i.id ` + among(tx, fmt.Sprintf("$%d", len(args)+1)) +
		` AND i.id IN (SELECT id FROM asked) ORDER BY i.id`
	out, err := numbers(ctx, tx, text, append(slices.Clone(args), of)...)
	if err != nil {
		return nil, fmt.Errorf("match identities: %w", err)
	}
	return out, nil
}

// among says "is one of the numbers bound to" a parameter.
func among(tx Tx, parameter string) string {
	return strings.ReplaceAll(spellings[tx.Conn().Dialect].Replace("{1}"), "$1", parameter)
}

// Receivers lists who has access from a policy, as calculated, and no more than most.
func Receivers(ctx context.Context, tx Tx, policy int64, most int) ([]int64, error) {
	out, err := numbers(ctx, tx, `SELECT DISTINCT identity_id FROM calculated_reasons WHERE source_id = $1 ORDER BY identity_id LIMIT $2`, policy, int64(most))
	if err != nil {
		return nil, fmt.Errorf("read who has access from policy %d: %w", policy, err)
	}
	return out, nil
}

// PolicyOf reads a policy as it stands, active or not; nil if there is none of that number.
func PolicyOf(ctx context.Context, tx Tx, id int64) (*Policy, error) {
	var p *Policy
	err := each(ctx, tx, func(r conn.Rows) error {
		p = &Policy{}
		var filter text
		err := r.Scan(&p.ID, &p.Name, moment(&p.Valid.From), moment(&p.Valid.To), &p.DirectOnly, &filter)
		p.Filter = string(filter)
		return err
	}, `SELECT id, name, validfrom, validto, directmembersonly, identityfilter FROM assignmentpolicies WHERE id = $1 AND NOT deleted`, id)
	if err == nil && p != nil {
		l := &loader{ctx: ctx, tx: tx, batch: &Batch{World: &World{Policies: []Policy{*p}}}}
		l.found.policies = []int64{id}
		err = l.policyLinks()
		p = &l.batch.World.Policies[0]
	}
	if err != nil {
		return nil, fmt.Errorf("read policy %d: %w", id, err)
	}
	return p, nil
}

// HoldersOfTwo lists who holds at least two of some resources, as calculated, and no more than most.
func HoldersOfTwo(ctx context.Context, tx Tx, resources []int64, most int) ([]int64, error) {
	out, err := numbers(ctx, tx, `SELECT identity_id FROM calculated_assignments WHERE resource_id {1}
GROUP BY identity_id HAVING count(DISTINCT resource_id) > 1 ORDER BY identity_id LIMIT $2`, resources, int64(most))
	if err != nil {
		return nil, fmt.Errorf("read holders of resources: %w", err)
	}
	return out, nil
}

// StoodOn reads how the access of some identities to some resources stands.
func StoodOn(ctx context.Context, tx Tx, identities, resources []int64) (map[int64][]Stood, error) {
	out := map[int64][]Stood{}
	err := each(ctx, tx, func(r conn.Rows) error {
		var identity int64
		var s Stood
		var account, cause text
		err := r.Scan(&identity, &s.Resource, &account, &cause)
		s.Account, s.DisabledBy = string(account), string(cause)
		out[identity] = append(out[identity], s)
		return err
	}, `SELECT identity_id, resource_id, account_name, disabled_reason FROM calculated_assignments
WHERE identity_id {1} AND resource_id `+among(tx, "$2")+` ORDER BY assignment_key`, identities, resources)
	if err != nil {
		return nil, fmt.Errorf("read access that stands: %w", err)
	}
	return out, nil
}
