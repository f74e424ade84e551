package store

import "github.com/ropewalk/ropewalk/entities"

// within writes the events of f as those of the process that a row is part of, if it is of one and nobody
// said otherwise: so the audit of a process tells what people decided in it too.
func (tx *Tx) within(r *row, f func() error) error {
	process := r.process()
	if process == 0 || OriginOf(tx.ctx).Process != 0 {
		return f()
	}
	return tx.withReason("", process, f)
}

// process is the run that the row is part of, 0 for none.
func (r *row) process() int64 {
	if _, involved := newObject(r.kind).(entities.Involved); !involved {
		return 0
	}
	object, err := r.object()
	if err != nil {
		return 0
	}
	if id := object.(entities.Involved).InProcess(); id != nil {
		return *id
	}
	return 0
}
