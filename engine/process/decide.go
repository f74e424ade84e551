package process

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
)

// Decide closes an open work item with one of its choices, for the caller in ctx. The process
// reacts to the changed row.
func Decide(ctx context.Context, s *store.Store, id int64, decision, comment string) error {
	return change(ctx, s, id, func(tx *store.Tx, item *entities.Workitem) error {
		choices := strings.Split(item.Choices, ",")
		if !slices.Contains(choices, decision) {
			return refuse(http.StatusBadRequest, "UnknownDecision", "decision",
				fmt.Sprintf("%q is not a decision of this work item; it offers %s", decision, strings.Join(choices, ", ")))
		}
		now := tx.Now()
		item.Status, item.Decision, item.Comment, item.DecidedAt = entities.WorkitemCompleted, decision, comment, &now
		if user := access.From(ctx).User; user != 0 {
			item.DecidedBy = &user
		}
		return tx.Update(item, "WORKITEMSTATUS", "DECISION", "REASON", "DECIDEDAT", "DECIDEDBY")
	})
}

// Reassign hands an open work item to other people.
func Reassign(ctx context.Context, s *store.Store, id int64, people []int64) error {
	return change(ctx, s, id, func(tx *store.Tx, item *entities.Workitem) error {
		if len(people) == 0 {
			return refuse(http.StatusBadRequest, "AssigneeMissing", "assignees", "name at least one identity to reassign the work item to")
		}
		if item.Subject != nil && slices.Contains(people, *item.Subject) {
			return refuse(http.StatusBadRequest, "OwnCase", "assignees", "nobody decides about himself; name somebody else")
		}
		for _, person := range people {
			if err := tx.Get(&entities.Identity{}, person); err != nil {
				return refuse(http.StatusBadRequest, "UnknownAssignee", "assignees", "an assignee is not a known identity")
			}
		}
		item.Assignees, item.Group, item.Flagged = people, nil, false
		return tx.Update(item, "ASSIGNEE", "ASSIGNEEGROUP", "FLAGGED")
	})
}

// change locks an open work item that the caller may act on.
func change(ctx context.Context, s *store.Store, id int64, f func(*store.Tx, *entities.Workitem) error) error {
	return s.Tx(ctx, func(tx *store.Tx) error {
		item := &entities.Workitem{}
		if err := tx.Lock(item, id); errors.Is(err, store.ErrNotFound) {
			return refuse(http.StatusNotFound, "NotFound", "", "there is no such work item")
		} else if err != nil {
			return fmt.Errorf("read work item %d: %w", id, err)
		}
		if err := mayDecide(tx, access.From(ctx), item); err != nil {
			return err
		}
		if item.Status != entities.WorkitemOpen {
			return refuse(http.StatusConflict, "AlreadyDecided", "WORKITEMSTATUS", "the work item is not open any more")
		}
		return f(tx, item)
	})
}

// mayDecide lets in who the item is assigned to, by person or group, but nobody about himself.
func mayDecide(tx *store.Tx, p access.Principal, item *entities.Workitem) error {
	if p.System {
		return nil
	}
	if item.Subject != nil && p.Identity != 0 && p.Identity == *item.Subject {
		return refuse(http.StatusForbidden, "OwnCase", "", "nobody decides about himself; somebody else of those asked has to")
	}
	if p.Identity != 0 && slices.Contains(item.Assignees, p.Identity) {
		return nil
	}
	if item.Group != nil {
		group := &entities.Usergroup{}
		if err := tx.Get(group, *item.Group); err != nil {
			return fmt.Errorf("read group of work item %d: %w", item.ID, err)
		}
		if p.In(group.Name) {
			return nil
		}
	}
	return refuse(http.StatusForbidden, "NotAssigned", "", "the work item is not assigned to you")
}

func refuse(status int, code, target, message string) error {
	return &odata.Error{Status: status, Code: code, Target: target, Message: message}
}
