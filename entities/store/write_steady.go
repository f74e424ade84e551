package store

import (
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// steady says that what the caller may see and write does not change while rows of the type are
// written: no rule that is asked looks from a row at others of its type, or at what the service
// makes of them.
func (w *writer) steady(t *entities.Type, c odata.Change) bool {
	if w.caller.System {
		return true
	}
	rights := w.tx.store.rights
	var asked []query.Expr
	for _, op := range []access.Op{access.Create, access.Update, access.Delete, access.Restore} {
		condition, _, err := rights.Rule(t.Edm, op, w.caller)
		if err != nil {
			return false
		}
		asked = append(asked, condition)
	}
	asked = append(asked, w.options.Rule(t.Edm))
	for _, name := range mentioned(c) {
		if f, known := t.Field(name); known && f.Nav != "" {
			name = f.Nav
		}
		if nav := t.Edm.Navigation(name); nav != nil {
			asked = append(asked, w.options.Rule(nav.Target))
		}
	}
	return !slices.ContainsFunc(asked, func(e query.Expr) bool { return w.leadsBack(e, t) })
}

// leadsBack says that a condition looks at other rows than the one it is about, such that a write of a row of t can change them.
func (w *writer) leadsBack(e query.Expr, t *entities.Type) (yes bool) {
	query.Reach(e, func(of *edm.EntityType) {
		kind := w.tx.store.catalog.Of(of)
		yes = yes || kind == nil || kind == t || kind.Computed
	})
	return yes
}
