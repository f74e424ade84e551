package calc

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Reviewable is access as a review shows it to whoever decides about it.
type Reviewable struct {
	Unapproved
	Context                    int64 // 0 for none
	Home                       int64 // the primary context of the identity, 0 if it has none
	From, To                   *time.Time
	Compliance                 int64
	Person, Title              string // what the identity and the resource are called
	PersonRisk, ResourceRisk   int64
	Technical, Unknown, Orphan bool
	SystemPermission           bool
	Reasons                    []int64 // their types, each once
}

// FirstReviewable reads the first access that a statement selects, in order of key, at most n of it. kind is the
// name of the resource type of system permissions.
func FirstReviewable(ctx context.Context, tx Clocked, selection string, args []any, kind string, n int) ([]Reviewable, error) {
	first := len(args)
	bind := func(i int) string { return fmt.Sprintf("$%d", first+i) }
	text := `WITH asked (id) AS (` + selection + `)
SELECT c.assignment_key, c.identity_id, c.resource_id, c.account_name, coalesce(c.context_id, 0), c.valid_from, c.valid_to, c.compliance,
	i.firstname, i.lastname, r.name, coalesce(i.risklevel, 0), coalesce(r.risklevel, 0),
	i.identitycategory = 3, i.identitycategory = 4, c.compliance = 5, coalesce(t.name = ` + bind(1) + `, {false}),
	coalesce((SELECT min(e.context_id) FROM effective_contexts e WHERE e.identity_id = c.identity_id AND e.is_primary
		AND (e.valid_from IS NULL OR e.valid_from <= ` + bind(3) + `) AND (e.valid_to IS NULL OR e.valid_to >= ` + bind(3) + `)), 0),
	(SELECT CAST({list}(x.type) AS text) FROM calculated_reasons x WHERE x.assignment_key = c.assignment_key)
FROM calculated_assignments c JOIN identities i ON i.id = c.identity_id JOIN resources r ON r.id = c.resource_id
LEFT JOIN resourcetypes t ON t.id = r.roletyperef_id
WHERE c.assignment_key IN (SELECT id FROM asked)
ORDER BY c.assignment_key LIMIT ` + bind(2)
	var out []Reviewable
	err := unharmed(ctx, tx, func() error {
		return each(ctx, tx, func(r conn.Rows) error {
			x, err := scanReviewable(r)
			out = append(out, x)
			return err
		}, text, append(slices.Clone(args), kind, int64(n), tx.Now())...)
	})
	if err != nil {
		return nil, fmt.Errorf("read access to review: %w", err)
	}
	return out, nil
}

// unharmed reads by what people wrote: if that cannot be answered, the transaction can still say so.
func unharmed(ctx context.Context, tx Tx, read func() error) error {
	if err := tx.Conn().Savepoint(ctx, "reading"); err != nil {
		return err
	}
	if err := read(); err != nil {
		return errors.Join(err, tx.Conn().UndoTo(ctx, "reading"))
	}
	return tx.Conn().Keep(ctx, "reading")
}

func scanReviewable(r conn.Rows) (x Reviewable, err error) {
	var account, first, last, title, reasons text
	err = r.Scan(guid(&x.Key), &x.Identity, &x.Resource, &account, number(&x.Context), moment(&x.From), moment(&x.To), number(&x.Compliance),
		&first, &last, &title, number(&x.PersonRisk), number(&x.ResourceRisk), &x.Technical, &x.Unknown, &x.Orphan, &x.SystemPermission,
		number(&x.Home), &reasons)
	if err != nil {
		return x, err
	}
	x.Account, x.Title, x.Person = string(account), string(title), joined(string(first), string(last))
	if reasons != "" {
		err = json.Unmarshal([]byte(reasons), &x.Reasons)
	}
	slices.Sort(x.Reasons)
	x.Reasons = slices.Compact(x.Reasons)
	return x, err
}

func joined(first, last string) string {
	if first == "" || last == "" {
		return first + last
	}
	return first + " " + last
}

// Grounded is why some access stands, as a review has to know when it ends it.
type Grounded struct {
	Direct []int64 // the direct assignments
	// Elsewhere are the objects other than those that desire it or make it up: policies, and roles that give it.
	Elsewhere []int64
	Actual    bool // a system reports it
	Desired   bool // something desires it, other than a review
}

// Grounds reads why the access of some keys stands; what is not there any more is left out. Of the types of
// reasons, direct is that of direct assignments, reviewed that of reviews; desired and actual are states.
func Grounds(ctx context.Context, tx Tx, keys []uuid.UUID, direct, reviewed, desired, actual int64) (map[uuid.UUID]*Grounded, error) {
	out := map[uuid.UUID]*Grounded{}
	err := each(ctx, tx, func(r conn.Rows) error {
		var key uuid.UUID
		var kind, state, source, parent int64
		if err := r.Scan(guid(&key), number(&kind), number(&state), number(&source), number(&parent)); err != nil {
			return err
		}
		g := out[key]
		if g == nil {
			g = &Grounded{}
			out[key] = g
		}
		g.Actual = g.Actual || state == actual
		if state == actual || kind == reviewed || kind == 0 {
			return nil
		}
		g.Desired = g.Desired || state == desired
		switch {
		case kind == direct:
			g.Direct = append(g.Direct, source)
		case parent != 0:
			g.Elsewhere = append(g.Elsewhere, parent)
		default:
			g.Elsewhere = append(g.Elsewhere, source)
		}
		return nil
	}, `SELECT c.assignment_key, coalesce(x.type, 0), coalesce(x.state, 0), coalesce(x.source_id, 0), coalesce(p.resource_id, 0)
FROM calculated_assignments c LEFT JOIN calculated_reasons x ON x.assignment_key = c.assignment_key
LEFT JOIN calculated_assignments p ON p.assignment_key = x.parent_key
WHERE c.assignment_key {keys} ORDER BY c.assignment_key, x.id`, keys)
	if err != nil {
		return nil, fmt.Errorf("read why access stands: %w", err)
	}
	return out, nil
}
