package triggers

import (
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// The rights of whoever wrote a row were checked when it was written; they are checked again
// when the process runs, since groups, managers and users may have changed in between: what somebody
// wrote who was locked since has no effect.

// mayLock says whether the user may still have the identity locked. A row without a user was
// written by the service itself.
func mayLock(tx *store.Tx, user *int64, identity int64, automated bool) (bool, error) {
	if user == nil {
		return true, nil
	}
	if automated {
		return isUser(tx, *user, anyGroup(access.Integration, access.OperationAdministrators))
	}
	return inGroupOrManager(tx, *user, identity, access.OperationAdministrators, access.SecurityOfficers)
}

// mayRevoke says whether the user may still end the lock of the identity by a request.
func mayRevoke(tx *store.Tx, user *int64, identity int64) (bool, error) {
	if user == nil {
		return true, nil
	}
	operator, err := isUser(tx, *user, anyGroup(access.OperationAdministrators))
	if err != nil || operator {
		return operator, err
	}
	manager, err := isManager(tx, *user, identity)
	if err != nil || !manager {
		return false, err
	}
	self, err := madeHimselfManager(tx, *user, identity)
	return !self, err
}

// mayAsk says whether the user may still ask for what somebody else decides.
func mayAsk(tx *store.Tx, user *int64) (bool, error) {
	if user == nil {
		return true, nil
	}
	return isUser(tx, *user, "Id eq @user")
}

// What decides who manages an identity: its own properties, what it was made a member of, and what
// structures the company. A process writes a membership in nobody's name: it is the deed of who asked for
// it, of who agreed, and of whom he agreed for.
const (
	movedIdentity = "Event/UserId eq @user and Time ge @since and ObjectId eq @identity and Type eq 'Identity' and Property in @properties"
	movedByAsking = "IDENTITYREFId eq @identity and MEMBERSHIPREF/CreateTime ge @since and " +
		"(CREATEDBYId eq @user or PROCESSREF/WorkItems/any(w:w/DECIDEDBYId eq @user or w/DECIDEDFOR/Users/any(u:u/Id eq @user)))"
	movedOthers = "UserId eq @user and Time ge @since and Operation ne 'Denied' and " +
		"(Type eq 'Orgunit' or Type eq 'Contexttype' or Type eq 'Contextassignment' or Type eq 'Usergroup' or Type eq 'User')"
)

// madeHimselfManager says whether the user, since the lock began, changed what decides who manages
// the identity. Whoever maintains master data may do that, but must not gain by it what a plain
// write refuses him: to end a lock. It takes a second person.
func madeHimselfManager(tx *store.Tx, user, identity int64) (bool, error) {
	holds, err := openHolds(tx, identity)
	if err != nil || len(holds) == 0 {
		return false, err
	}
	for _, moved := range []struct {
		rows   any
		filter string
	}{
		{entities.ObjectChange{}, movedIdentity},
		{entities.Membershiprequest{}, movedByAsking},
		{entities.AuditEvent{}, movedOthers},
	} {
		n, err := tx.Count(moved.rows, moved.filter, map[string]any{
			"user": user, "since": holds[0].OpenedTime, "identity": identity, "properties": supervision(),
		})
		if err != nil || n > 0 {
			return n > 0, err
		}
	}
	return false, nil
}

// supervision lists the properties of an identity that decide who manages it, as changes name them: a
// reference with one target by its id.
func supervision() (out []string) {
	for _, p := range calc.SupervisionOf("Identity") {
		out = append(out, p, p+"Id")
	}
	return out
}

// mayRevokeAlone says whether triggers of the user may end a lock without a person.
func mayRevokeAlone(tx *store.Tx, user *int64) (bool, error) {
	if user == nil {
		return false, nil
	}
	return isUser(tx, *user, "REVOKEDIRECT eq true")
}

// mayReport says whether the user may still say what became of a provisioning task: he keeps the service
// running, or owns the system.
func mayReport(tx *store.Tx, user *int64, task int64) (bool, error) {
	if user == nil {
		return true, nil
	}
	operator, err := isUser(tx, *user, anyGroup(access.SystemAdministrators, access.OperationAdministrators))
	if err != nil || operator {
		return operator, err
	}
	owned, err := tx.Count(entities.ProvisioningTask{}, "Id eq @task and System/OWNERREF/any(o:o/Users/any(u:u/Id eq @user and "+process.Admitted("u/")+"))",
		map[string]any{"task": task, "user": *user, "now": tx.Now()})
	return owned > 0, err
}

func inGroupOrManager(tx *store.Tx, user, identity int64, groups ...string) (bool, error) {
	yes, err := isUser(tx, user, anyGroup(groups...))
	if err != nil || yes {
		return yes, err
	}
	return isManager(tx, user, identity)
}

// anyGroup is the condition that a user is a member of one of the groups.
func anyGroup(groups ...string) string {
	names := make([]string, len(groups))
	for i, g := range groups {
		names[i] = "g/NAME eq '" + g + "'"
	}
	return "Groups/any(g:" + strings.Join(names, " or ") + ")"
}

// isUser says whether the user may still sign in and meets a condition.
func isUser(tx *store.Tx, user int64, condition string) (bool, error) {
	found, err := usersWhere(tx, user, condition)
	return len(found) > 0, err
}

// usersWhere gives the user, if he may still sign in and meets a condition.
func usersWhere(tx *store.Tx, user int64, condition string) (found []entities.User, err error) {
	filter := "Id eq @user and " + process.Admitted("") + " and " + condition
	if err := tx.Find(&found, filter, map[string]any{"user": user, "now": tx.Now()}); err != nil {
		return nil, fmt.Errorf("check rights of user %d: %w", user, err)
	}
	return found, nil
}

// isManager says whether the person behind a user who may still sign in manages the identity.
func isManager(tx *store.Tx, user, identity int64) (bool, error) {
	found, err := usersWhere(tx, user, "IDENTITYREFId ne null")
	if err != nil || len(found) == 0 {
		return false, err
	}
	var managed []entities.Manager
	err = tx.Find(&managed, "IdentityId eq @identity and PersonId eq @person and PersonId ne @identity",
		map[string]any{"identity": identity, "person": *found[0].Identity})
	return len(managed) > 0, err
}
