package triggers

import (
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// The rights of whoever wrote a row were checked when it was written; they are checked again
// when the process runs, since groups, managers and users may have changed in between.

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

// What decides who manages an identity: its own properties, what it was made a member of, and what
// structures the company. A process writes a membership in nobody's name: it is the deed of who asked for
// it and of who agreed.
const (
	movedIdentity = "Event/UserId eq @user and Time ge @since and ObjectId eq @identity and Type eq 'Identity' and Property in @properties"
	movedByAsking = "IDENTITYREFId eq @identity and MEMBERSHIPREF/CreateTime ge @since and " +
		"(CREATEDBYId eq @user or PROCESSREF/WorkItems/any(w:w/DECIDEDBYId eq @user))"
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
	owned, err := tx.Count(entities.ProvisioningTask{}, "Id eq @task and System/OWNERREF/any(o:o/Users/any(u:u/Id eq @user and u/ACTIVE eq true))",
		map[string]any{"task": task, "user": *user})
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

// isUser says whether the user is active and meets a condition.
func isUser(tx *store.Tx, user int64, condition string) (bool, error) {
	var found []entities.User
	if err := tx.Find(&found, "Id eq @user and ACTIVE eq true and "+condition, map[string]any{"user": user}); err != nil {
		return false, fmt.Errorf("check rights of user %d: %w", user, err)
	}
	return len(found) > 0, nil
}

// isManager says whether the person behind an active user manages the identity.
func isManager(tx *store.Tx, user, identity int64) (bool, error) {
	var found []entities.User
	err := tx.Find(&found, "Id eq @user and ACTIVE eq true and IDENTITYREFId ne null", map[string]any{"user": user})
	if err != nil || len(found) == 0 {
		return false, err
	}
	var managed []entities.Manager
	err = tx.Find(&managed, "IdentityId eq @identity and PersonId eq @person and PersonId ne @identity",
		map[string]any{"identity": identity, "person": *found[0].Identity})
	return len(managed) > 0, err
}
