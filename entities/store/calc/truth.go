package calc

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// TimedPolicy is an active policy whose filter speaks of the time of day: its truth may change though
// nothing else does.
type TimedPolicy struct {
	ID     int64
	Filter string
}

// TimedPolicies lists them. A filter that only looks like it is listed as well; that costs a look.
func TimedPolicies(ctx context.Context, tx Tx) ([]TimedPolicy, error) {
	var out []TimedPolicy
	err := each(ctx, tx, func(r conn.Rows) error {
		var p TimedPolicy
		err := r.Scan(&p.ID, &p.Filter)
		out = append(out, p)
		return err
	}, `SELECT id, identityfilter FROM assignmentpolicies WHERE lower(identityfilter) LIKE '%now%' AND active AND NOT deleted ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("read policies that speak of the time: %w", err)
	}
	return out, nil
}

// turned queues who is a member of the contexts of {policy}, or anybody if it has none, and for whom what
// its filter came to is no more so.
const turned = intoQueue + `
SELECT i.id, 1, 'validity', 0, 0, {clock}, {clock}, 1, 0 FROM identities i
WHERE NOT i.deleted AND (i.id IN (SELECT id FROM asked)) <> EXISTS (SELECT 1 FROM policy_truths t WHERE t.policy_id = {policy} AND t.identity_id = i.id)
AND (NOT EXISTS (SELECT 1 FROM assignmentpolicies_contextref c WHERE c.owner_id = {policy}) OR i.id IN (` + members + `))
ORDER BY i.id ON CONFLICT (identity_id) DO NOTHING`

// Turned queues, by one statement, those for whom the truth of a policy's filter has turned since they
// were calculated. The selection gives those for whom it holds now. Who waits already is left as he is.
func Turned(ctx context.Context, tx Tx, policy int64, selection string, args []any) (int64, error) {
	const contexts = `below (id, deep) AS (
	SELECT c.target_id, NOT p.directmembersonly FROM assignmentpolicies_contextref c JOIN assignmentpolicies p ON p.id = c.owner_id WHERE c.owner_id = {policy}
	UNION SELECT o.id, below.deep FROM below JOIN orgunits o ON o.parentou_id = below.id WHERE below.deep) `
	text := "WITH RECURSIVE asked (id) AS (" + selection + "), " + strings.ReplaceAll(contexts+turned, "{policy}", fmt.Sprintf("$%d", len(args)+1))
	n, err := exec(ctx, tx, text, append(slices.Clone(args), policy)...)
	if err != nil {
		return 0, fmt.Errorf("queue those for whom policy %d has turned: %w", policy, err)
	}
	return n, nil
}

// Truth is what the filter of a policy came to for some identities.
type Truth struct {
	Policy             int64
	Holds, DoesNotHold []int64
}

// KeepTruths keeps what filters that speak of the time came to when identities were calculated.
func KeepTruths(ctx context.Context, tx Tx, truths []Truth) error {
	rows := table{name: "policy_truths", columns: []string{"policy_id int", "identity_id int"}, conflict: "ON CONFLICT DO NOTHING"}
	for _, t := range truths {
		if _, err := exec(ctx, tx, `DELETE FROM policy_truths WHERE identity_id {1} AND policy_id = $2`, t.DoesNotHold, t.Policy); err != nil {
			return fmt.Errorf("keep truth of policy %d: %w", t.Policy, err)
		}
		for _, id := range t.Holds {
			rows.add(t.Policy, id)
		}
	}
	if err := rows.insert(ctx, tx); err != nil {
		return fmt.Errorf("keep truths of policies: %w", err)
	}
	return nil
}

// HadFrom lists those of the identities {1} that a policy gave something when they were calculated last.
func HadFrom(ctx context.Context, tx Tx, policy int64, identities []int64) ([]int64, error) {
	out, err := numbers(ctx, tx, `SELECT DISTINCT identity_id FROM calculated_reasons WHERE source_id = $2 AND identity_id {1} ORDER BY identity_id`,
		identities, policy)
	if err != nil {
		return nil, fmt.Errorf("read whom policy %d gave something: %w", policy, err)
	}
	return out, nil
}
