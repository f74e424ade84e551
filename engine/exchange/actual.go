package exchange

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// The sets of what connected systems report.
const (
	ActualAccounts    = "ActualAccounts"
	ActualAssignments = "ActualAssignments"
)

// Report is what is done with what systems report: rows are written as far as they differ from what
// is known, what a full list has no more ends, and everybody whom that concerns is queued.
type Report struct {
	Accounts       func(ctx context.Context, tx *store.Tx, accounts []entities.ActualAccount, run int64) (calc.Seen, error)
	Assignments    func(ctx context.Context, tx *store.Tx, assignments []entities.ActualAssignment, run int64) (calc.Seen, error)
	EndAccounts    func(ctx context.Context, tx *store.Tx, l calc.Listing) (int64, error)
	EndAssignments func(ctx context.Context, tx *store.Tx, l calc.Listing) (int64, error)
}

// Actual is the door for what connected systems report. These sets are the service's own, so their
// rows are no objects with versions: a row takes the place of what was reported before.
type Actual struct {
	Store  *store.Store
	Report Report
	// Run is the number of the import.
	Run int64
	// Full is the SYSTEMID of the system of which the rows are a full list; "" if they are none.
	Full string
}

// actualChunk is how many rows are reported together.
const actualChunk = 2000

// actualColumns are the columns of each set, with their types. Objects are named by their business keys.
var actualColumns = map[string]map[string]edm.Primitive{
	ActualAccounts: {
		systemKey: edm.String, accountName: edm.String, accountType: edm.String, ownerKey: edm.String,
		resourceKey: edm.String, "Enabled": edm.Boolean, "LastLogon": edm.DateTimeOffset, "LastPasswordChange": edm.DateTimeOffset,
		attributesColumn: edm.String,
	},
	ActualAssignments: {
		systemKey: edm.String, accountName: edm.String, resourceKey: edm.String, "Direct": edm.Boolean, "Enabled": edm.Boolean, attributesColumn: edm.String,
	},
}

const (
	systemKey   = "System/SYSTEMID"
	accountName = "AccountName"
	accountType = "AccountType/NAME"
	ownerKey    = "Identity/IDENTITYID"
	resourceKey = "Resource/ROLEID"
)

// BulkColumn implements Door.
func (a Actual) BulkColumn(_ context.Context, set, name string) (*store.BulkColumn, error) {
	t, known := actualColumns[set][name]
	if !known {
		return nil, &odata.Error{
			Status: 400, Code: "UnknownProperty", Target: name, Message: fmt.Sprintf("%s are not imported with a column %s", set, name),
		}
	}
	return &store.BulkColumn{Name: name, Property: &edm.Property{Name: name, Type: t, Nullable: true}, Nullable: true}, nil
}

// errUndo ends a transaction that is not meant to stay.
var errUndo = errors.New("undo")

// Bulk implements Door: in one transaction if the rows stand together, else chunk by chunk. What a
// full list does not have ends with its last chunk, so that a list that broke off ends nothing.
func (a Actual) Bulk(ctx context.Context, o store.Bulk, rows iter.Seq2[store.BulkRow, error]) (*store.BulkReport, error) {
	if err := mayReport(ctx, o.Set); err != nil {
		return nil, err
	}
	l := &load{Actual: a, Bulk: o, report: &store.BulkReport{}}
	var err error
	if l.system, err = fullOf(ctx, a.Store, a.Full); err != nil {
		return nil, err
	}
	if !o.Atomic && !o.DryRun {
		return l.report, l.parts(ctx, rows)
	}
	return l.report, l.whole(ctx, rows)
}

// mayReport refuses who may not say what systems have.
func mayReport(ctx context.Context, set string) error {
	if p := access.From(ctx); !p.System && !p.In(access.SystemAdministrators) {
		return &odata.Error{Status: 403, Code: "Forbidden", Target: set, Message: "only members of SystemAdministrators may say what systems report"}
	}
	return nil
}

// fullOf finds the system that a full list is of; 0 if it is none.
func fullOf(ctx context.Context, s *store.Store, name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	var found []entities.System
	err := s.Read(ctx, &found, "SYSTEMID eq @name and Deleted eq false", map[string]any{"name": name})
	if err == nil && len(found) == 0 {
		err = &odata.Error{Status: 400, Code: "UnknownReference", Target: "full", Message: fmt.Sprintf("there is no system with the SYSTEMID %s", name)}
	}
	if err != nil {
		return 0, err
	}
	return found[0].ID, nil
}

// load is one import of what systems report.
type load struct {
	Actual
	store.Bulk
	report *store.BulkReport
	// system is the one that the rows are a full list of; 0 if they are none.
	system int64
}

// whole writes all rows in one transaction, or none of them.
func (l *load) whole(ctx context.Context, rows iter.Seq2[store.BulkRow, error]) error {
	err := l.Store.Once(ctx, func(tx *store.Tx) error {
		err := l.each(rows, func(chunk []store.BulkRow) error { return l.write(tx, chunk) })
		if err == nil {
			err = l.end(tx)
		}
		if err == nil && (l.DryRun || l.report.Failed > 0) {
			err = errUndo
		}
		return l.kept(tx, err)
	})
	l.report.Committed = err == nil
	if errors.Is(err, errUndo) {
		return nil
	}
	return err
}

// parts writes every chunk in a transaction of its own.
func (l *load) parts(ctx context.Context, rows iter.Seq2[store.BulkRow, error]) error {
	once := func(f func(tx *store.Tx) error) error {
		before := *l.report
		err := l.Store.Once(ctx, func(tx *store.Tx) error { return l.kept(tx, f(tx)) })
		if err != nil {
			*l.report = before
			return err
		}
		l.report.Committed = true
		return nil
	}
	err := l.each(rows, func(chunk []store.BulkRow) error {
		return once(func(tx *store.Tx) error { return l.write(tx, chunk) })
	})
	if err != nil || l.system == 0 {
		return err
	}
	return once(l.end)
}

// each hands out the rows in chunks.
func (l *load) each(rows iter.Seq2[store.BulkRow, error], write func([]store.BulkRow) error) error {
	var chunk []store.BulkRow
	for row, err := range rows {
		if err != nil {
			return err
		}
		if chunk = append(chunk, row); len(chunk) == actualChunk {
			if err := write(chunk); err != nil {
				return err
			}
			chunk = chunk[:0]
		}
	}
	if len(chunk) == 0 {
		return nil
	}
	return write(chunk)
}

// write reports one chunk.
func (l *load) write(tx *store.Tx, rows []store.BulkRow) error {
	if l.system != 0 && !l.Atomic {
		if err := takeList(tx, l.listing(), l.Set); err != nil {
			return err
		}
	}
	if _, err := tx.EventFor(l.typeName(), store.OpUpdate); err != nil {
		return err
	}
	c := &reported{load: l, tx: tx, known: map[string]map[string]int64{}}
	for _, row := range rows {
		c.take(row)
	}
	write := c.accounts
	if l.Set == ActualAssignments {
		write = c.assignments
	}
	if err := write(); err != nil {
		return err
	}
	l.report.Rows += int64(len(rows))
	if l.Progress != nil {
		l.Progress(l.report.Rows)
	}
	return nil
}

// end lets go of what a full list does not have any more. A row at fault may be about just that, so
// nothing ends then.
func (l *load) end(tx *store.Tx) error {
	if l.system == 0 {
		return nil
	}
	if l.report.Failed > 0 {
		l.tell(0, incomplete(), true)
		return nil
	}
	if err := takeList(tx, l.listing(), l.Set); err != nil {
		return err
	}
	if _, err := tx.EventFor(l.typeName(), store.OpDelete); err != nil {
		return err
	}
	end := l.Report.EndAccounts
	if l.Set == ActualAssignments {
		end = l.Report.EndAssignments
	}
	n, err := end(tx.Context(), tx, l.listing())
	l.report.Deleted += n
	return err
}

func (l *load) listing() calc.Listing { return calc.Listing{System: l.system, Run: l.Run} }

// takeList refuses a full list if one that began later was taken before: it would bring back what has ended.
func takeList(tx *store.Tx, l calc.Listing, set string) error {
	overtaken, err := calc.TakeList(tx.Context(), tx, l, set)
	if err == nil && overtaken {
		err = &odata.Error{
			Status: 409, Code: "OvertakenList", Target: "full",
			Message: "a full list of the system that was begun later has been taken meanwhile; make a new list and import that",
		}
	}
	return err
}

// incomplete warns that a full list was not taken as such.
func incomplete() *odata.Error {
	return &odata.Error{
		Status: 400, Code: "IncompleteList", Target: "full",
		Message: "rows are at fault, so nothing was ended that the list does not have; mend them and import the list again",
	}
}

// kept tells in the transaction what stands once it is committed, unless there was an error.
func (l *load) kept(tx *store.Tx, err error) error {
	if err != nil || l.Keep == nil {
		return err
	}
	return l.Keep(tx, *l.report)
}

func (l *load) typeName() string {
	if l.Set == ActualAssignments {
		return "ActualAssignment"
	}
	return "ActualAccount"
}

// count adds what became of rows.
func (l *load) count(s calc.Seen) {
	l.report.Created += s.Created
	l.report.Changed += s.Changed
	l.report.Unchanged += s.Unchanged
}

// tell hands out a fault of a row, or a warning.
func (l *load) tell(row int64, e *odata.Error, warning bool) {
	if warning {
		l.report.Warnings++
	} else {
		l.report.Failed++
	}
	if l.Fault != nil {
		l.Fault(store.BulkFault{Row: row, Status: e.Status, Property: e.Target, Code: e.Code, Message: e.Message, Warning: warning})
	}
}
