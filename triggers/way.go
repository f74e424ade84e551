package triggers

import (
	"context"

	"github.com/ropewalk/ropewalk/engine/process"
)

// Way is how a lockout was decided on.
type Way string

// The ways.
const (
	WaySystem   Way = "system"   // a system reported an incident, and that was enough
	WayPerson   Way = "person"   // a person asked
	WayDecision Way = "decision" // somebody asked, and a person had to decide first
)

// lockoutEnded settles a lockout that ended, and tells whoever measures of one that locked.
func (s *Service) lockoutEnded(ctx context.Context, r *process.Run) error {
	if err := settleEnded(ctx, r); err != nil {
		return err
	}
	if s.options.Locked == nil || r.Process.Hold == nil {
		return nil
	}
	var st state
	if err := r.Load(&st); err != nil {
		return err
	}
	id, way := r.Process.ID, st.way()
	r.Tx.OnCommit(func() { s.options.Locked(id, way) })
	return nil
}

func (s state) way() Way {
	switch {
	case s.Asked:
		return WayDecision
	case s.Automated:
		return WaySystem
	}
	return WayPerson
}
