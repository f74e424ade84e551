package triggers

import (
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
)

// question says whom to ask before the identity is locked, if anybody.
func (s *Service) question(r *process.Run, st *state, identity *entities.Identity) (process.Item, bool, error) {
	toOperators := func(why string) process.Item {
		return lockItem(identity, why, process.Item{Group: access.OperationAdministrators})
	}
	if forOperators(st, identity) {
		return toOperators("It is on the break-glass list."), true, nil
	}
	if st.Confirm {
		item, err := confirmer(r, st, identity)
		return lockItem(identity, "The binding asks for a confirmation.", item), true, err
	}
	if !st.Automated {
		return process.Item{}, false, nil
	}
	over, err := s.tooMany(r, st)
	why := fmt.Sprintf("%s has had more identities locked than it may in that time.", r.Process.Source)
	return toOperators(why), over, err
}

// forOperators says that only operators may have an identity locked, whomever the binding names.
func forOperators(st *state, identity *entities.Identity) bool {
	return identity.BreakGlass && !st.Confirmed
}

func lockItem(identity *entities.Identity, why string, to process.Item) process.Item {
	to.Title = "Lock " + identity.DisplayName + "?"
	to.Question = why
	to.Choices = []string{process.Approve, process.Decline}
	return to
}

// confirmer is the group that the binding names, else the managers, else those of the contexts above, else
// the Security Officers. Whoever is barred is passed over, as is a group in which nobody can decide.
func confirmer(r *process.Run, st *state, identity *entities.Identity) (process.Item, error) {
	group, err := boundGroup(r, st)
	if err != nil || group != "" {
		return process.Item{Group: group}, err
	}
	people, err := managers(r.Tx, identity.ID)
	if err == nil && len(people) == 0 {
		people, err = above(r.Tx, identity.OrgUnit, identity.ID)
	}
	if err != nil || len(people) > 0 {
		return process.Item{People: people}, err
	}
	return process.Item{Group: access.SecurityOfficers, Flagged: true}, nil
}

// boundGroup is the name of the group that the binding wants to be asked, "" for none.
func boundGroup(r *process.Run, st *state) (string, error) {
	if st.ConfirmGroup == nil {
		return "", nil
	}
	var found []entities.Usergroup
	err := r.Tx.Find(&found, "Id eq @group and Deleted eq false and MEMBERS/any(m:"+process.Admitted("m/")+")",
		map[string]any{"group": *st.ConfirmGroup, "now": r.Tx.Now()})
	if err != nil {
		return "", fmt.Errorf("find confirming group: %w", err)
	}
	if len(found) == 0 {
		return "", nil
	}
	return found[0].Name, nil
}

// fromSource finds the processes that incidents of a source began, and those of the client that
// reported them: the name of the source is the client's own word, so it could give another one
// with each incident.
const fromSource = "(SOURCESYSTEM eq @source or SOURCESYSTEM ne null and STARTEDBYId eq @user)"

// tooMany says whether the source has reached its limit of automated lockouts. The lock on its
// user makes processes of one source count one after the other.
func (s *Service) tooMany(r *process.Run, st *state) (bool, error) {
	limit, window, err := s.limit(r, st)
	if err != nil {
		return false, err
	}
	var author int64
	if r.Process.StartedBy != nil {
		author = *r.Process.StartedBy
		if err := r.Tx.Lock(&entities.User{}, *r.Process.StartedBy); err != nil {
			return false, fmt.Errorf("lock source: %w", err)
		}
	}
	var cleared []entities.Process
	err = r.Tx.Find(&cleared, fromSource+" and ENTRYTYPE/Value eq 'Lockout' and STARTTIME ge @since",
		map[string]any{"source": r.Process.Source, "user": author, "since": r.Tx.Now().Add(-window)})
	if err != nil {
		return false, fmt.Errorf("count lockouts of %s: %w", r.Process.Source, err)
	}
	people := map[int64]bool{}
	for i := range cleared {
		if cleared[i].Subject != nil {
			people[*cleared[i].Subject] = true
		}
	}
	return !people[*r.Process.Subject] && len(people) >= limit, nil
}

// limit is how many identities one source may have locked within which time: what the binding
// says, else the setting, else the larger of fifty and one in a hundred of all identities.
func (s *Service) limit(r *process.Run, st *state) (int, time.Duration, error) {
	switch {
	case st.MaxPerHour != nil:
		return int(*st.MaxPerHour), time.Hour, nil
	case s.options.MaxLockouts > 0:
		return s.options.MaxLockouts, s.options.Window, nil
	}
	n, err := r.Tx.Count(entities.Identity{}, "", nil)
	if err != nil {
		return 0, 0, fmt.Errorf("count identities: %w", err)
	}
	return max(50, int(n/100)), s.options.Window, nil
}
