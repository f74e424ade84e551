package exchange

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// The sets of what connected systems report.
const (
	ActualAccounts    = "ActualAccounts"
	ActualAssignments = "ActualAssignments"
)

// Report writes accounts that a system reports, and the access that held gives for them once they
// have their numbers, and queues everybody whom that concerns.
type Report func(ctx context.Context, tx *store.Tx, accounts []entities.ActualAccount, held func([]entities.ActualAccount) []entities.ActualAssignment) error

// Actual is the door for what connected systems report. These sets are the service's own, so their
// rows are no objects with versions: a row takes the place of what was reported before.
type Actual struct {
	Store  *store.Store
	Report Report
}

// actualChunk is how many rows are reported together.
const actualChunk = 2000

// actualColumns are the columns of each set, with their types. Objects are named by their business keys.
var actualColumns = map[string]map[string]edm.Primitive{
	ActualAccounts: {
		systemKey: edm.String, accountName: edm.String, "AccountType/NAME": edm.String, "Identity/IDENTITYID": edm.String,
		resourceKey: edm.String, "Enabled": edm.Boolean, "LastLogon": edm.DateTimeOffset, "LastPasswordChange": edm.DateTimeOffset,
	},
	ActualAssignments: {
		systemKey: edm.String, accountName: edm.String, resourceKey: edm.String, "Direct": edm.Boolean, "Enabled": edm.Boolean,
	},
}

const (
	systemKey   = "System/SYSTEMID"
	accountName = "AccountName"
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

// Bulk implements Door: in one transaction if the rows stand together, else chunk by chunk.
func (a Actual) Bulk(ctx context.Context, o store.Bulk, rows iter.Seq2[store.BulkRow, error]) (*store.BulkReport, error) {
	if p := access.From(ctx); !p.System && !p.In(access.SystemAdministrators) {
		return nil, &odata.Error{Status: 403, Code: "Forbidden", Target: o.Set, Message: "only members of SystemAdministrators may say what systems report"}
	}
	l := &load{Actual: a, Bulk: o, report: &store.BulkReport{}}
	if !o.Atomic && !o.DryRun {
		return l.report, l.each(rows, func(chunk []store.BulkRow) error {
			err := a.Store.Once(ctx, func(tx *store.Tx) error { return l.kept(tx, l.write(tx, chunk)) })
			l.report.Committed = l.report.Committed || err == nil
			return err
		})
	}
	err := a.Store.Once(ctx, func(tx *store.Tx) error {
		err := l.each(rows, func(chunk []store.BulkRow) error { return l.write(tx, chunk) })
		if err == nil && (o.DryRun || l.report.Failed > 0) {
			err = errUndo
		}
		return l.kept(tx, err)
	})
	l.report.Committed = err == nil
	if errors.Is(err, errUndo) {
		err = nil
	}
	return l.report, err
}

// load is one import of what systems report.
type load struct {
	Actual
	store.Bulk
	report *store.BulkReport
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
	return write(chunk)
}

// write reports one chunk.
func (l *load) write(tx *store.Tx, rows []store.BulkRow) error {
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
