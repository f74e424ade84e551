package store

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata"
)

// sighted refuses an object that keeps a filter by which the caller would hear what he may not read: what
// is done for those whom it finds tells of each of them whether it holds. old is nil for a new object; who
// changes nothing about a filter that stands learns nothing by it.
func (w *writer) sighted(object any, old, next *row) error {
	asking, ok := object.(entities.Asking)
	if !ok || w.caller.System {
		return nil
	}
	for _, q := range asking.Asks() {
		if strings.TrimSpace(q.Filter) == "" || old != nil && !q.Concerned(changes(old, next)) || w.tx.store.InSight(w.tx.ctx, q.Type, q.Filter) {
			continue
		}
		return &odata.Error{
			Status: http.StatusForbidden, Code: "Forbidden", Target: q.Property,
			Message: fmt.Sprintf("%s speaks of what you may not read of every %s; leave that out, or let somebody write it who may", q.Property, q.Type),
		}
	}
	return nil
}
