package job

import (
	"context"
	"fmt"
	"maps"
	"runtime/debug"
	"slices"

	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Effect does what no transaction can undo, such as a call of another system, while the job is
// leased and no transaction is open. The Handler that it returns keeps what came of it, in one
// transaction with the job's completion. A crash between the two does the effect again, so it must
// bear being done twice. An error has the job tried again.
type Effect func(ctx context.Context, s *store.Store, j queue.Job) (Handler, error)

// handler gives what finishes a job: that of its kind, or what its effect leaves to be done.
func (p *Pool) handler(ctx context.Context, j queue.Job) (h Handler, err error) {
	effect, found := p.options.Effects[j.Kind]
	if !found {
		return p.handlers[j.Kind], nil
	}
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("%w: %v\n%s", ErrPanic, reason, debug.Stack())
		}
	}()
	return effect(ctx, p.store, j)
}

// kinds lists what a pool takes from the queue.
func kinds(handlers map[string]Handler, effects map[string]Effect) []string {
	list := slices.AppendSeq(slices.Collect(maps.Keys(handlers)), maps.Keys(effects))
	slices.Sort(list)
	return slices.Compact(list)
}
