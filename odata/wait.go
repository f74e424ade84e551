package odata

import (
	"strconv"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// settle waits with Prefer: wait for what follows from a new entity, so that the answer shows what
// came of it. It never turns a write that was done into a failure: whoever has waited long enough
// gets the entity as it is by then.
func (x *exchange) settle(set *edm.EntitySet, o Outcome) {
	seconds := x.patience()
	if seconds == 0 || x.config.Settled == nil {
		return
	}
	ctx, cancel := x.waiting(seconds)
	defer cancel()
	follows, err := x.config.Settled(ctx, set, o.Key)
	if err != nil {
		x.config.Log.WarnContext(x.r.Context(), "wait for what follows", "set", set.Name, "error", err)
		return
	}
	if follows {
		x.prefs.honour("wait", strconv.Itoa(seconds))
	}
}
