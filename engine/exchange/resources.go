package exchange

import (
	"context"
	"iter"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/odata"
)

// Resources is the door for a full list of the resources of one system. A resource that an earlier
// list had and this one has not gets the status Deleted; one that is listed again, what its dates
// dictate. A resource that was never listed is not the system's to miss.
type Resources struct {
	Store *store.Store
	// Run is the number of the import.
	Run int64
	// Full is the SYSTEMID of the system.
	Full string
}

// resourceSet is the set of resources, listedKey what finds them.
const (
	resourceSet = "Resource"
	listedKey   = "ROLEID"
)

// BulkColumn implements Door. A system says that a resource is there, but not what status it has.
func (r Resources) BulkColumn(ctx context.Context, set, name string) (*store.BulkColumn, error) {
	if name == "RESOURCESTATUS" {
		return nil, &odata.Error{
			Status: 400, Code: "NotListed", Target: name, Message: "a status is never taken from a system; leave the column out of a full list",
		}
	}
	return r.Store.BulkColumn(ctx, set, name)
}

// Bulk implements Door.
func (r Resources) Bulk(ctx context.Context, o store.Bulk, rows iter.Seq2[store.BulkRow, error]) (*store.BulkReport, error) {
	if err := mayReport(ctx, o.Set); err != nil {
		return nil, err
	}
	if o.Set != resourceSet || o.Key != listedKey || o.Mode != store.BulkUpsert {
		return nil, &odata.Error{
			Status: 400, Code: "NoFullList", Target: "full",
			Message: "a full list is one of " + ActualAccounts + ", " + ActualAssignments + ", or " + resourceSet + " with the key " + listedKey,
		}
	}
	system, err := fullOf(ctx, r.Store, r.Full)
	if err != nil {
		return nil, err
	}
	l := &listed{Bulk: o, store: r.Store, listing: calc.Listing{System: system, Run: r.Run}}
	return l.write(ctx, rows)
}

// listed is a full list on its way.
type listed struct {
	store.Bulk
	store   *store.Store
	listing calc.Listing
	keys    []string
	lost    int64
	found   int64
}

func (l *listed) write(ctx context.Context, rows iter.Seq2[store.BulkRow, error]) (*store.BulkReport, error) {
	o := l.Bulk
	if o.Atomic {
		o.Keep = func(tx *store.Tx, r store.BulkReport) error {
			if err := l.settle(tx); err != nil {
				return err
			}
			return l.keep(tx, r)
		}
	}
	report, err := l.store.Bulk(ctx, o, l.noted(rows))
	if err == nil && !o.Atomic && !o.DryRun {
		err = l.last(ctx, report)
	}
	if report != nil {
		*report = l.with(*report)
	}
	return report, err
}

// last compares after the last chunk, so that a list that broke off or has faults ends nothing.
func (l *listed) last(ctx context.Context, report *store.BulkReport) error {
	if report.Failed > 0 {
		report.Warnings++
		if l.Fault != nil {
			e := incomplete()
			l.Fault(store.BulkFault{Status: e.Status, Property: e.Target, Code: e.Code, Message: e.Message, Warning: true})
		}
		return nil
	}
	return l.store.Tx(ctx, func(tx *store.Tx) error {
		l.lost, l.found = 0, 0
		if err := l.settle(tx); err != nil {
			return err
		}
		return l.keep(tx, *report)
	})
}

// with adds what the comparison came to.
func (l *listed) with(r store.BulkReport) store.BulkReport {
	r.Deleted += l.lost
	r.Changed += l.found
	return r
}

func (l *listed) keep(tx *store.Tx, r store.BulkReport) error {
	if l.Keep == nil {
		return nil
	}
	return l.Keep(tx, l.with(r))
}

// noted remembers which resources the rows are about.
func (l *listed) noted(rows iter.Seq2[store.BulkRow, error]) iter.Seq2[store.BulkRow, error] {
	return func(yield func(store.BulkRow, error) bool) {
		for row, err := range rows {
			for _, cell := range row.Cells {
				if key, ok := cell.Value.(string); ok && cell.Column.Name == listedKey {
					l.keys = append(l.keys, key)
				}
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

// settle compares the list with the one before it.
func (l *listed) settle(tx *store.Tx) error {
	if err := takeList(tx, l.listing, resourceSet); err != nil {
		return err
	}
	for keys := range slices.Chunk(l.keys, actualChunk) {
		if err := calc.SeeResources(tx.Context(), tx, l.listing, keys); err != nil {
			return err
		}
	}
	if err := l.lose(tx); err != nil {
		return err
	}
	return l.find(tx)
}

// lose marks what the list does not have any more.
func (l *listed) lose(tx *store.Tx) error {
	for {
		ids, err := calc.LostResources(tx.Context(), tx, l.listing, actualChunk)
		if err != nil || len(ids) == 0 {
			return err
		}
		if err := calc.NoteDisabled(tx.Context(), tx, ids); err != nil {
			return err
		}
		l.lost += int64(len(ids))
		err = stand(tx, ids, func(r *entities.Resource) bool {
			r.Status = entities.ResourceDeleted
			return true
		})
		if err != nil {
			return err
		}
	}
}

// find has what is listed again stand as its dates dictate, or as people had disabled it.
func (l *listed) find(tx *store.Tx) error {
	for {
		ids, err := calc.FoundResources(tx.Context(), tx, l.listing, actualChunk)
		if err != nil || len(ids) == 0 {
			return err
		}
		disabled, err := calc.WereDisabled(tx.Context(), tx, ids)
		if err != nil {
			return err
		}
		l.found += int64(len(ids))
		err = stand(tx, ids, func(r *entities.Resource) bool {
			if r.Found(tx.Now()); slices.Contains(disabled, r.ID) {
				r.Status = entities.ResourceDisabled
			}
			return true
		})
		if err != nil {
			return err
		}
	}
}

// stand changes the status of resources by statements for all of them.
func stand(tx *store.Tx, ids []int64, change func(*entities.Resource) bool) error {
	_, err := store.UpdateWhere[entities.Resource]{
		Filter: "Id in @ids", Params: map[string]any{"ids": ids}, Most: actualChunk, Properties: []string{"RESOURCESTATUS"}, Change: change,
	}.Run(tx)
	return err
}
