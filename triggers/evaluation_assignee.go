package triggers

import (
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

// evaluator says who evaluates: whom the template names, else the managers, for a technical identity who
// answers for it, else those of the contexts above, else the Operation Administrators.
func evaluator(tx *store.Tx, c course, identity int64) (process.Item, error) {
	item, found, err := namedBy(tx, c.step(stepEvaluate).Assignee, identity, nil)
	if err != nil || found {
		return item, err
	}
	people, err := managing(tx, identity)
	if err != nil || len(people) > 0 {
		return process.Item{People: people}, err
	}
	return process.Item{Group: access.OperationAdministrators, Flagged: true}, nil
}

// reviewer says who reviews: whom the template names, else the system administrators. Who had a part in
// what was submitted does not, unless the template lets him (G-13).
func reviewer(tx *store.Tx, c course, identity int64, submitted *entities.Workitem) (process.Item, error) {
	step := c.step(stepReview)
	var party process.Item
	if !step.SameParty {
		var err error
		if party, err = partyOf(tx, submitted); err != nil {
			return party, err
		}
	}
	item, found, err := namedBy(tx, step.Assignee, identity, party.Excluded)
	if err != nil {
		return item, err
	}
	if !found {
		item = process.Item{Group: access.SystemAdministrators}
	}
	item.Excluded, item.ExcludedUser = party.Excluded, party.ExcludedUser
	return item, nil
}

// partyOf is who had a part in what was submitted: who wrote any of it or submitted it, who they are, and in
// whose place it was submitted.
func partyOf(tx *store.Tx, submitted *entities.Workitem) (party process.Item, err error) {
	party.ExcludedUser = submitted.DecidedBy
	if submitted.DecidedFor != nil {
		party.Excluded = append(party.Excluded, *submitted.DecidedFor)
	}
	users, err := authors(tx, submitted)
	if err != nil || len(users) == 0 {
		return party, err
	}
	var found []entities.User
	if err := tx.Find(&found, "Id in @users and IDENTITYREFId ne null and Deleted in (true,false)", map[string]any{"users": users}); err != nil {
		return party, fmt.Errorf("read who had a part: %w", err)
	}
	for i := range found {
		if !slices.Contains(party.Excluded, *found[i].Identity) {
			party.Excluded = append(party.Excluded, *found[i].Identity)
		}
	}
	return party, nil
}

// authors are the users who submitted an evaluation or, by its audit, wrote anything in it: the hand that
// decides need not be the one that submits.
func authors(tx *store.Tx, submitted *entities.Workitem) (users []int64, err error) {
	if submitted.DecidedBy != nil {
		users = append(users, *submitted.DecidedBy)
	}
	var written []entities.AuditEvent
	err = tx.Find(&written, "ProcessId eq @process and UserId ne null and Type in ('Evaluation','Constraintdecision','Resourcedecision')",
		map[string]any{"process": *submitted.Process})
	if err != nil {
		return nil, fmt.Errorf("find who wrote decisions: %w", err)
	}
	for i := range written {
		if !slices.Contains(users, *written[i].User) {
			users = append(users, *written[i].User)
		}
	}
	return users, nil
}

// managing gives who manages an identity and can decide, or those of the contexts above.
func managing(tx *store.Tx, identity int64) ([]int64, error) {
	people, err := managers(tx, identity)
	if err != nil || len(people) > 0 {
		return people, err
	}
	row := &entities.Identity{}
	if err := tx.Get(row, identity); err != nil {
		return nil, fmt.Errorf("read identity %d: %w", identity, err)
	}
	return above(tx, row.OrgUnit, identity)
}

// namedBy finds whom a template names, as far as they are there and can decide about an identity; found is
// false if there is nobody.
func namedBy(tx *store.Tx, a *entities.Assignee, about int64, without []int64) (item process.Item, found bool, err error) {
	if a == nil {
		return item, false, nil
	}
	var people []int64
	switch a.Kind {
	case entities.AssignGroup:
		n, err := tx.Count(entities.Usergroup{}, "NAME eq @name and Deleted eq false and MEMBERS/any(m:"+process.Admitted("m/")+")",
			map[string]any{"name": a.Name, "now": tx.Now()})
		return process.Item{Group: a.Name}, n > 0, err
	case entities.AssignManager:
		people, err = managing(tx, about)
	case entities.AssignIdentity:
		people, err = identitiesWhere(tx, "IDENTITYID eq @name and "+process.Able(""), a.Name)
	case entities.AssignUser:
		people, err = identitiesWhere(tx, process.Able("")+" and Users/any(u:u/USERNAME eq @name and "+process.Admitted("u/")+")", a.Name)
	}
	people = slices.DeleteFunc(people, func(id int64) bool { return id == about || slices.Contains(without, id) })
	return process.Item{People: people}, len(people) > 0, err
}

func identitiesWhere(tx *store.Tx, filter, name string) ([]int64, error) {
	var rows []entities.Identity
	if err := tx.Find(&rows, filter, map[string]any{"name": name, "now": tx.Now()}); err != nil {
		return nil, fmt.Errorf("find assignee %s: %w", name, err)
	}
	ids := make([]int64, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	return ids, nil
}

// evaluationAsks says whom an evaluation asks as the world is now.
func evaluationAsks(r *process.Run) (item process.Item, err error) {
	c, err := courseOf(r)
	if err != nil {
		return item, err
	}
	submitted, err := r.Decided()
	if err != nil {
		return item, err
	}
	n, err := r.Tx.Count(entities.Evaluation{}, "PROCESSREFId eq @process and EVALUATIONSTAGE/Value eq 'Review'", map[string]any{"process": r.Process.ID})
	if err != nil {
		return item, fmt.Errorf("find stage of evaluation: %w", err)
	}
	if n > 0 && submitted != nil {
		return reviewer(r.Tx, c, *r.Process.Subject, submitted)
	}
	return evaluator(r.Tx, c, *r.Process.Subject)
}
