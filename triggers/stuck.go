package triggers

import (
	"fmt"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// hopeless is after how many failures of a calculation a process no longer waits for it.
const hopeless = 10

// releaseStuck wakes processes whose calculation fails again and again: a lockout is in force
// without it, and every process has to come to an end that people can see.
func releaseStuck(tx *store.Tx, j queue.Job) error {
	var waiting []entities.Process
	if err := tx.Find(&waiting, "PROCESSSTATUS/Value eq 'Waiting' and SUBJECTREFId ne null", nil); err != nil {
		return fmt.Errorf("find waiting processes: %w", err)
	}
	j.Priority = job.High
	for i := range waiting {
		problem, err := failing(tx, *waiting[i].Subject)
		if err != nil {
			return err
		}
		if problem == "" {
			continue
		}
		at := process.Position{Process: waiting[i].ID, Awaited: process.Calculation, Problem: problem}
		if err := process.Wake(tx, at, j); err != nil {
			return err
		}
	}
	return nil
}

// failing says why the latest calculation of an identity failed, "" if it is not hopeless.
func failing(tx *store.Tx, identity int64) (string, error) {
	var runs []entities.CalculationRun
	err := tx.Find(&runs, "IdentityId eq @identity and (State ne 'Failed' or Attempts ge @hopeless)",
		map[string]any{"identity": identity, "hopeless": int64(hopeless)})
	if err != nil {
		return "", fmt.Errorf("find calculations of %d: %w", identity, err)
	}
	if len(runs) == 0 || runs[len(runs)-1].State != "Failed" {
		return "", nil
	}
	return "The calculation failed " + fmt.Sprint(runs[len(runs)-1].Attempts) + " times: " + runs[len(runs)-1].Error, nil
}
