package triggers

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Options are the settings of a Service; the zero value is right for a server.
type Options struct {
	// MaxLockouts is how many identities one source may have locked within Window before the rest
	// waits for a person (default the larger of 50 and 1 % of the identities, within 10 minutes).
	MaxLockouts int
	Window      time.Duration
	// StrictRevocation keeps managers from ending holds that nobody of their kind opened.
	StrictRevocation bool
	// Zone is where days begin and end (default UTC).
	Zone *time.Location
	// Locked is told of each lockout that opened a hold and has come to its end, for metrics; it must
	// not block.
	Locked func(process int64, way Way)
}

// Service is the dispatcher and the processes it starts.
type Service struct {
	engine  *process.Engine
	options Options
}

// New makes a service with the built-in processes.
func New(o Options) (*Service, error) {
	if o.Window <= 0 {
		o.Window = 10 * time.Minute
	}
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	s := &Service{options: o}
	engine, err := process.New(s.lockout(), s.revocation(), review(), notification(), calculation(),
		membership(), s.initialLoad(), taskReport(), s.evaluation(), s.evaluationReset(),
		surveyGeneration(), surveyWithdrawal(), surveyCampaign(), surveyFollowUp(), failedDispatch())
	if err != nil {
		return nil, fmt.Errorf("make trigger service: %w", err)
	}
	s.engine = engine
	return s, nil
}

// Handlers gives the handlers of the jobs that triggers and processes leave.
func (s *Service) Handlers() map[string]job.Handler {
	handlers := s.engine.Handlers()
	handlers[DispatchKind] = s.dispatch
	handlers[TickKind] = tick
	handlers[ReassignKind] = reassign
	handlers[SurveyAnswerKind] = s.surveyAnswered
	handlers[SurveyOverKind] = surveyEnded
	handlers[DueKind] = s.evaluationDue
	return handlers
}

// Watches lists the changes that must leave a job behind. The store asks for each transaction.
func Watches() []store.Watch { return watched() }

var watched = sync.OnceValue(watches)

func watches() []store.Watch {
	all := process.Watches()
	for _, typ := range slices.Sorted(maps.Keys(sources)) {
		all = append(all, store.Watch{Type: typ, Ops: []string{store.OpCreate}, Kind: DispatchKind, Priority: urgency(typ)})
	}
	// What the dispatcher itself writes into a row must not wake it again.
	all = append(all, store.Watch{
		Type: "Incidenttrigger", Ops: []string{store.OpUpdate}, Properties: writable("Incidenttrigger"),
		Kind: DispatchKind, Priority: job.Emergency,
	})
	return slices.Clip(append(all, surveyWatches...))
}

// urgency is the priority at which a new row of a type is dispatched: that of the most urgent process
// which it may ask for, so that what could be a lockout, or its end, waits for nobody.
func urgency(typ string) int {
	most := job.Bulk
	for _, t := range All {
		if t.On.Type == typ {
			most = max(most, t.Priority)
		}
	}
	return most
}

// writable lists the properties of a type that clients write.
func writable(typ string) []string {
	var names []string
	set := entities.Model().Set(typ)
	for _, p := range set.Type.Properties {
		if !p.Computed {
			names = append(names, p.Name)
		}
	}
	return names
}

// Origin says how the writes of a job go into the audit. It is a setting of job.Options.
func Origin(ctx context.Context, s *store.Store, j queue.Job) (store.Origin, error) {
	switch j.Kind {
	case DispatchKind, DueKind:
		return store.Origin{Channel: "process", Cause: j.Cause, Hops: j.Hops}, nil
	case TickKind:
		return store.Origin{Channel: "event", Cause: j.Cause, Hops: j.Hops, Reason: "validity"}, nil
	case ReassignKind:
		return store.Origin{Channel: "event", Cause: j.Cause, Hops: j.Hops, Reason: "nobody who was asked can decide"}, nil
	}
	return process.Origin(ctx, s, j)
}

// OnDead sees to it that what a buried job stood for ends visibly. It is a job.DeadHandler.
func (s *Service) OnDead(ctx context.Context, tx *store.Tx, j queue.Job, cause error) error {
	if j.Kind != DispatchKind {
		return s.engine.Dead(ctx, tx, j, cause)
	}
	var c store.Change
	if err := json.Unmarshal(j.Payload, &c); err != nil {
		return fmt.Errorf("read job %d: %w", j.ID, err)
	}
	for _, id := range c.IDs {
		from, known := sources[c.Type]
		if !known {
			continue
		}
		asked, err := from.load(tx, id)
		if err != nil {
			return err
		}
		if err := s.reportFailure(tx, j, asked, "Failed", process.Brief(cause)); err != nil {
			return err
		}
	}
	return nil
}
