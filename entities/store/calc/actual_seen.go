package calc

import (
	"context"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Seen is what a report came to, beside what was known before it.
type Seen struct {
	Created, Changed, Unchanged int64
	// Concerned are the identities for whom something changed that bears on access, former owners included.
	Concerned []int64
}

func (s *Seen) concern(identities ...*int64) {
	for _, id := range identities {
		if id != nil {
			s.Concerned = append(s.Concerned, *id)
		}
	}
}

// SeeAccounts writes accounts that a system reports as far as they are new or differ from what is
// known, and fills in their numbers. Run is the import that lists them, 0 for none. What an account
// holds goes over to a new owner with it.
func SeeAccounts(ctx context.Context, tx Clocked, accounts []entities.ActualAccount, run int64) (Seen, error) {
	known, err := knownAccounts(ctx, tx, accounts)
	if err != nil {
		return Seen{}, err
	}
	var s Seen
	var same, moved []int64
	var write []int
	for i, a := range accounts {
		before, found := known[accountKey{a.System, a.AccountName}]
		switch {
		case !found:
			s.Created++
			s.concern(a.Identity)
			write = append(write, i)
		case bearsAlike(before, a) && sameMoment(before.LastLogon, a.LastLogon) && sameMoment(before.LastPasswordChange, a.LastPasswordChange):
			s.Unchanged++
			accounts[i].ID, accounts[i].SeenTime = before.ID, tx.Now()
			same = append(same, before.ID)
		default:
			s.Changed++
			write = append(write, i)
			if !bearsAlike(before, a) {
				s.concern(before.Identity, a.Identity)
			}
			if !sameNumber(before.Identity, a.Identity) {
				moved = append(moved, before.ID)
			}
		}
	}
	if err := writeSome(accounts, write, func(list []entities.ActualAccount) error { return putAccounts(ctx, tx, list, run) }); err != nil {
		return s, err
	}
	if err := markSeen(ctx, tx, "actual_accounts", same, run); err != nil {
		return s, err
	}
	return s, s.handOver(ctx, tx, moved)
}

// SeeAssignments does the same for access.
func SeeAssignments(ctx context.Context, tx Clocked, assignments []entities.ActualAssignment, run int64) (Seen, error) {
	known, err := knownAssignments(ctx, tx, assignments)
	if err != nil {
		return Seen{}, err
	}
	var s Seen
	var same []int64
	var write []int
	for i, a := range assignments {
		before, found := known[assignmentKey{a.Account, a.Resource, a.Direct}]
		if found && !before.Unconfirmed && before.Enabled == a.Enabled && sameNumber(before.Identity, a.Identity) && sameAttributes(before.Attributes, a.Attributes) {
			s.Unchanged++
			assignments[i].ID, assignments[i].SeenTime = before.ID, tx.Now()
			same = append(same, before.ID)
			continue
		}
		s.concern(before.Identity, a.Identity)
		write = append(write, i)
		if found {
			s.Changed++
		} else {
			s.Created++
		}
	}
	if err := writeSome(assignments, write, func(list []entities.ActualAssignment) error { return putAssignments(ctx, tx, list, run) }); err != nil {
		return s, err
	}
	return s, markSeen(ctx, tx, "actual_assignments", same, run)
}

type accountKey struct {
	system int64
	name   string
}

type assignmentKey struct {
	account, resource int64
	direct            bool
}

// bearsAlike tells whether nothing differs that bears on access.
func bearsAlike(before, now entities.ActualAccount) bool {
	return !before.Unconfirmed && before.Enabled == now.Enabled && before.Unsure == now.Unsure &&
		sameNumber(before.AccountType, now.AccountType) && sameNumber(before.Identity, now.Identity) && sameNumber(before.Resource, now.Resource) &&
		sameAttributes(before.Attributes, now.Attributes)
}

// sameAttributes compares what is reported of attributes; a report that says nothing of them differs from none.
func sameAttributes(before, now string) bool { return now == "" || before == now }

func sameNumber(a, b *int64) bool { return a == b || a != nil && b != nil && *a == *b }

// sameMoment compares as exactly as the databases keep times.
func sameMoment(a, b *time.Time) bool {
	return a == b || a != nil && b != nil && a.Truncate(time.Microsecond).Equal(b.Truncate(time.Microsecond))
}

// writeSome writes the rows at some places and puts back what that filled in.
func writeSome[T any](all []T, at []int, write func([]T) error) error {
	list := make([]T, len(at))
	for i, place := range at {
		list[i] = all[place]
	}
	err := write(list)
	for i, place := range at {
		all[place] = list[i]
	}
	return err
}

func knownAccounts(ctx context.Context, tx Tx, accounts []entities.ActualAccount) (map[accountKey]entities.ActualAccount, error) {
	systems, names := make([]int64, len(accounts)), make([]string, len(accounts))
	for i, a := range accounts {
		systems[i], names[i] = a.System, a.AccountName
	}
	out := make(map[accountKey]entities.ActualAccount, len(accounts))
	err := each(ctx, tx, func(r conn.Rows) error {
		var a entities.ActualAccount
		var kind, identity, resource int64
		err := r.Scan(&a.ID, &a.System, &a.AccountName, number(&kind), number(&identity), number(&resource), &a.Enabled, &a.Unsure, &a.Unconfirmed,
			moment(&a.LastLogon), moment(&a.LastPasswordChange), (*text)(&a.Attributes))
		a.AccountType, a.Identity, a.Resource = some(kind), some(identity), some(resource)
		out[accountKey{a.System, a.AccountName}] = a
		return err
	}, `SELECT id, system_id, account_name, account_type_id, identity_id, resource_id, enabled, unsure, unconfirmed, last_logon, last_password_change, attributes
FROM actual_accounts WHERE system_id {1} AND account_name {names}`, seen(systems), names)
	if err != nil {
		return nil, fmt.Errorf("read known accounts: %w", err)
	}
	return out, nil
}

func knownAssignments(ctx context.Context, tx Tx, assignments []entities.ActualAssignment) (map[assignmentKey]entities.ActualAssignment, error) {
	accounts, resources := make([]int64, len(assignments)), make([]int64, len(assignments))
	for i, a := range assignments {
		accounts[i], resources[i] = a.Account, a.Resource
	}
	out := make(map[assignmentKey]entities.ActualAssignment, len(assignments))
	err := each(ctx, tx, func(r conn.Rows) error {
		var a entities.ActualAssignment
		var identity int64
		err := r.Scan(&a.ID, &a.Account, &a.Resource, &a.Direct, number(&identity), &a.Enabled, &a.Unconfirmed, (*text)(&a.Attributes))
		a.Identity = some(identity)
		out[assignmentKey{a.Account, a.Resource, a.Direct}] = a
		return err
	}, `SELECT id, account_id, resource_id, direct, identity_id, enabled, unconfirmed, attributes
FROM actual_assignments WHERE account_id {1} AND resource_id {2}`, seen(accounts), seen(resources))
	if err != nil {
		return nil, fmt.Errorf("read known assignments: %w", err)
	}
	return out, nil
}

// markSeen notes that rows were reported as they are known.
func markSeen(ctx context.Context, tx Clocked, table string, ids []int64, run int64) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := exec(ctx, tx, `UPDATE `+table+` SET seen_time = $2, seen_run = {greatest}(seen_run, $3) WHERE id {1}`, ids, tx.Now(), run)
	if err != nil {
		return fmt.Errorf("mark %s as seen: %w", table, err)
	}
	return nil
}

// handOver gives what accounts hold to the owners that they have now, whoever had it before.
func (s *Seen) handOver(ctx context.Context, tx Tx, accounts []int64) error {
	if len(accounts) == 0 {
		return nil
	}
	holders, err := numbers(ctx, tx, `SELECT DISTINCT identity_id FROM actual_assignments WHERE account_id {1} AND identity_id IS NOT NULL ORDER BY identity_id`, accounts)
	if err != nil {
		return fmt.Errorf("find who has what accounts hold: %w", err)
	}
	s.Concerned = append(s.Concerned, holders...)
	_, err = exec(ctx, tx, `UPDATE actual_assignments SET identity_id = (SELECT a.identity_id FROM actual_accounts a WHERE a.id = account_id)
WHERE account_id {1}`, accounts)
	if err != nil {
		return fmt.Errorf("hand over what accounts hold: %w", err)
	}
	return nil
}
